"""From bytes to text: UTF-8 first, what its byte order mark says, and Windows-1252 as old news sites wrote it."""

from __future__ import annotations

import codecs
import unicodedata

from cyberdiplo.errors import EmptyInput, NotText

# Control characters that texts do contain: tab, line feed, vertical tab, form feed, carriage return, file separators of
# old wire formats (0x1c-0x1f), escape.
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f")
_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS) + b"\x7f"
# Of wire copy with transmission marks under 1 % are control characters; of images and archives above 10 %.
_BINARY_SHARE = 0.05
# English text in Windows-1252 holds typographic quotes and a few accents, about 1 %; a double-byte encoding read as
# Windows-1252 is nearly all beyond ASCII.
_FOREIGN_SHARE = 0.2


def decode_text(data: bytes, where: str) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding: ``utf-8``, ``utf-16`` or ``windows-1252``.

    Raises ``EmptyInput`` where there is no text in it, ``NotText`` where it is binary or in an unknown encoding;
    ``where`` is what the error names.
    """
    text, encoding = _decode(data, where)
    if not text.strip("\ufeff \t\r\n\f\v\xa0\u200b"):
        raise EmptyInput("there is no text in it", where=where, hint="give a file that holds an article")
    return text, encoding


def _decode(data: bytes, where: str) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise NotText("it begins like UTF-16 and is not", where=where, hint="save it as UTF-8") from error
    if b"\0" in data or len(data) - len(data.translate(None, _CONTROLS)) > _BINARY_SHARE * len(data):
        raise NotText("it is binary, not text", where=where, hint="give plain text or JSON Lines")
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        text = _windows_1252(data)
        if text is None:
            raise NotText(
                f"byte {error.start} is not UTF-8, and no other encoding fits", where=where, hint="save it as UTF-8"
            ) from error
        return text, "windows-1252"


def _windows_1252(data: bytes) -> str | None:
    """``data`` as Windows-1252, where that gives letters and typographic marks in a mostly English text."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if character > "\x7f"]
    # What printed English has beyond ASCII: letters, quotes, dashes, spaces, currency and other signs. Two capitals or
    # signs in a row come from other encodings.
    odd = sum(unicodedata.category(character) in ("Cc", "Cn", "Sk", "No") for character in beyond)
    if len(beyond) > _FOREIGN_SHARE * len(text) or odd * 2 > len(beyond):
        return None
    return text
