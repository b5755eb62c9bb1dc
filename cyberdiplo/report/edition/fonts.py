"""Fonts for what the built-in ones lack: Chinese above all, and whatever else articles quote.

Typst carries fonts for the scripts of Europe. Only where a report has other letters are the machine's fonts asked for,
and then just those that have them, one family after another in a fixed order, so that machines with the same fonts
agree. Which letters a font has is asked of Typst itself, with a page of nothing else.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import typst

from cyberdiplo.errors import OutputError
from cyberdiplo.report.edition.typesetting import Job, Unshown, set_job

TEXT = "Libertinus Serif"
MONO = "DejaVu Sans Mono"
MATHS = "New Computer Modern Math"
_BUILT_IN = (TEXT, MONO, MATHS)

# Families for Chinese, the best beside a serif first: Noto and Source Han, then what systems bring with them.
_PREFERRED = (
    *("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "Songti SC", "SimSun"),
    *("STSong", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC"),
    *("Microsoft YaHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "AR PL UMing CN"),
)
# Fonts that have a glyph for everything, and show nothing with it.
_EMPTY = ("LastResort", "Last Resort", "Adobe Blank", "Adobe NotDef")

_REGULAR, _BOLD = 400, 700
_NAMED = 12  # as many letters as an error names


class Fonts(NamedTuple):
    """The families that a report is set in beside the built-in ones, and the folder that has them."""

    families: tuple[str, ...]
    folders: tuple[Path, ...]


class _Family(NamedTuple):
    name: str
    files: tuple[Path, ...]


@contextmanager
def chosen_fonts(letters: Collection[str], folder: Path | None = None) -> Iterator[Fonts]:
    """The fonts for ``letters``, as long as the context lasts; those in ``folder`` are there in any case.

    Raises ``OutputError`` with the letters that no font has.
    """
    own = (folder,) if folder else ()
    families: list[str] = []
    missing = unshown(letters, _BUILT_IN)
    with TemporaryDirectory() as chosen:
        for family in _candidates(own) if missing else ():
            left = _unshown_by(family, missing)
            if len(left) < len(missing):
                families.append(family.name)
                _lay(family.files, Path(chosen), len(families))
                missing = left
            if not missing:
                break
        if missing:
            raise no_font(missing)
        yield Fonts(tuple(families), (*own, Path(chosen)))


def unshown(letters: Iterable[str], families: Iterable[str], folders: tuple[Path, ...] = ()) -> list[str]:
    """Those of ``letters`` that none of ``families`` has, in order; blanks and controls, which show nothing, never."""
    asked = sorted(letter for letter in letters if unicodedata.category(letter)[0] not in "ZC")
    if not asked:
        return []
    data = json.dumps({"families": list(families), "letters": asked}).encode()
    try:
        set_job(Job("letters.typ", data, folders))
    except Unshown as error:
        missing = set("".join(error.texts))
        return [letter for letter in asked if letter in missing]
    return []


def no_font(letters: Collection[str]) -> OutputError:
    """The error that names letters which no font at hand has, and what to install."""
    shown = [letter if letter.isprintable() else f"U+{ord(letter[0]):04X}" for letter in sorted(letters)[:_NAMED]]
    more = f" and {len(letters) - _NAMED} more" if len(letters) > _NAMED else ""
    scripts = {unicodedata.name(letter[0], "").split(" ")[0] for letter in letters}
    if scripts & {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH"}:
        install = "a font with Chinese letters: fonts-noto-cjk on Debian and Ubuntu, else Noto Serif SC of Google Fonts"
    else:
        install = "a font that has them: Google's Noto fonts cover every script"
    return OutputError(f"no font on this machine has the letters {' '.join(shown)}{more}", hint=f"install {install}")


def _candidates(own: tuple[Path, ...]) -> list[_Family]:
    """The families of the machine, the preferred ones first and the others by name."""
    faces: dict[str, dict[int, Path]] = {}
    for face in typst.Fonts(include_embedded_fonts=False, font_paths=list(own)).fonts():
        if face.path and face.style == "normal" and not face.family.startswith(_EMPTY):
            faces.setdefault(face.family, {}).setdefault(face.weight, Path(face.path))
    rank = {name: at for at, name in enumerate(_PREFERRED)}
    names = sorted(faces, key=lambda name: (rank.get(name, len(rank)), name))
    return [_Family(name, _weights(faces[name])) for name in names]


def _weights(files: dict[int, Path]) -> tuple[Path, ...]:
    """The files of the two weights that a report has, or of the nearest."""
    wanted = (min(files, key=lambda weight: (abs(weight - want), weight)) for want in (_REGULAR, _BOLD))
    return tuple(dict.fromkeys(files[weight] for weight in wanted))


def _unshown_by(family: _Family, letters: list[str]) -> list[str]:
    with TemporaryDirectory() as alone:
        _lay(family.files, Path(alone), 0)
        return unshown(letters, (family.name,), (Path(alone),))


def _lay(files: Iterable[Path], folder: Path, number: int) -> None:
    """Put fonts into ``folder`` without copying them, where that is allowed."""
    for at, file in enumerate(files):
        place = folder / f"{number:03}-{at}{file.suffix}"
        try:
            place.symlink_to(file)
        except OSError:  # Windows asks for a privilege
            place.write_bytes(file.read_bytes())
