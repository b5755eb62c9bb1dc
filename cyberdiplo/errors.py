"""The errors that a user can cause. Only ``cli`` catches them; anything else that is raised is a bug.

CyberdiploError
├── InputError          a document that cannot be read
│   ├── MissingInput    no such file or folder
│   ├── EmptyInput      nothing in it
│   └── NotText         binary, or not in an encoding that can be read
├── QueryError          a filter that cannot be understood
│   ├── DateError       … because it is no date or period
│   └── UnknownValue    … because nothing has that name
├── EdtfError           a text that is no EDTF date
├── KnowledgeError      a knowledge file that breaks its schema
└── OutputError         a place where the answer cannot be written
    └── TemplateError   … because a template of the user's own cannot be followed
"""

from __future__ import annotations


class CyberdiploError(Exception):
    """Base of all errors that a user can cause: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        located = f"{self.where}: {self.what}" if self.where else self.what
        return f"{located} ({self.hint})" if self.hint else located


class InputError(CyberdiploError):
    """A document that cannot be read; the other documents still can."""


class MissingInput(InputError):
    """No such file or folder."""


class EmptyInput(InputError):
    """A file without text, or a folder without documents."""


class NotText(InputError):
    """A file that is binary, or in no encoding that can be read."""


class QueryError(CyberdiploError):
    """A filter that cannot be understood."""


class DateError(QueryError):
    """A filter's value that is neither a date nor a period."""


class UnknownValue(QueryError):
    """A filter's value that nothing can match, with the nearest values that something can."""


class EdtfError(CyberdiploError):
    """A text that is not an EDTF date of the kinds that this tool writes."""


class KnowledgeError(CyberdiploError):
    """A knowledge file that breaks its schema: which file, which entry, what is expected."""


class OutputError(CyberdiploError):
    """A file that cannot be written, or a format that its name does not tell."""


class TemplateError(OutputError):
    """A template of the user's own that cannot be read or followed: which line of it, and what is wrong there."""
