"""Fonts for tests: one that has the letters that are wanted, and a machine that has no other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # it has no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # as above

FAMILY = "Letters for Tests"
_EM = 1000


def write_font(file: Path, letters: Iterable[str], family: str = FAMILY) -> Path:
    """Write a font in which each of ``letters`` is a box; each has its own, so that its text can be read again."""
    names = {ord(letter): f"u{ord(letter):05X}" for letter in sorted(letters)}
    order = [".notdef", *names.values()]
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(order, _box()))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (_EM, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    names_of_it = {"familyName": family, "styleName": "Regular", "fullName": family, "psName": family.replace(" ", "")}
    builder.setupNameTable(names_of_it)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(file)
    return file


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((900, 0), (900, 700), (100, 700)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def machine_with(folder: Path, *fonts: Path) -> dict[str, str]:
    """The environment in which a machine has ``fonts`` and no others, where fonts are found as on Linux."""
    shelf = folder / "shelf"
    shelf.mkdir(parents=True)
    for font in fonts:
        (shelf / font.name).write_bytes(font.read_bytes())
    settings = folder / "fonts.conf"
    settings.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{shelf}</dir></fontconfig>',
        "utf-8",
    )
    return {"FONTCONFIG_FILE": str(settings)}
