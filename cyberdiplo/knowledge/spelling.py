"""Spellings of names: what the files give once and newspapers print in several ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# Countries whose names are written family name first.
FAMILY_FIRST = frozenset({"CN", "HK", "TW", "KR", "KP", "VN"})

_SMALL = frozenset({"of", "for", "the", "and", "to", "at", "in", "on", "de", "with"})
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|an|en|"
    r"in|un|ia|ua|uo|a|o|e|i|u)|er",
)


def slug(name: str) -> str:
    """Lower case, ASCII, words joined by hyphens: the id of an actor that only its name identifies."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def capitalised(phrase: str) -> list[str]:
    """``foreign minister`` as it stands, at the head of a sentence, and before a name or in a headline."""
    words = phrase.split(" ")
    head = [_upper(words[0]), *words[1:]]
    titled = [_upper(words[0]), *(word if word in _SMALL else _upper(word) for word in words[1:])]
    hyphened = ["-".join(map(_upper, word.split("-"))) if "-" in word else word for word in titled]
    return list(dict.fromkeys([phrase, " ".join(head), " ".join(titled), " ".join(hyphened)]))


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]


def family_name(name: str, country: str | None, given: Container[str], chinese: Container[str]) -> str:
    """The word of a name by which later sentences call its bearer: ``Xi``, ``Obama``, ``McCain``.

    Names of ``FAMILY_FIRST`` countries begin with it unless they begin with one of the western ``given`` names ("Jack
    Ma"); so do Chinese names of people elsewhere ("Xi Xiaoxing"), told by a ``chinese`` family name and a given name
    of two syllables.
    """
    parts = [part for part in name.split(" ") if part not in ("Jr.", "Sr.", "III", "II")]
    if len(parts) == 1 or parts[0] in given:
        return parts[-1]
    if country in FAMILY_FIRST:
        sounds = is_chinese_given(parts[0]) and parts[-1] not in chinese
        foreign = country == "CN" and parts[0] not in chinese and not sounds
        return parts[-1] if foreign or len(parts) > 3 else parts[0]
    native = len(parts) == 2 and parts[0] in chinese and two_syllables(parts[1]) is not None
    return parts[0] if native else parts[-1]


def name_variants(name: str, country: str | None) -> list[str]:
    """A name as it stands; a Chinese one also in syllables (``Xi Jin Ping``) and western order (``Chunying Hua``)."""
    variants = [name]
    parts = name.split(" ")
    if country in ("CN", "HK", "TW") and len(parts) == 2 and "-" not in name:
        family, given = parts
        variants += [f"{given} {family}", f"{family.upper()} {given}"]
        if syllables := two_syllables(given):
            first, second = syllables
            variants += [
                f"{family} {first} {_upper(second)}",
                f"{family} {first}-{second}",
                f"{family} {first}-{_upper(second)}",
            ]
    return variants


def two_syllables(given: str) -> tuple[str, str] | None:
    """A Chinese given name in pinyin, cut into its two syllables; ``None`` when it has one or three."""
    plain = given.replace("'", "").lower()
    for cut in range(len(plain) - 1, 0, -1):
        if _SYLLABLE.fullmatch(plain[:cut]) and _SYLLABLE.fullmatch(plain[cut:]):
            return given[:cut], plain[cut:]
    return None


def is_chinese_given(word: str) -> bool:
    """Whether a capitalised word can be a Chinese given name in pinyin: one or two syllables."""
    return word[:1].isupper() and (bool(_SYLLABLE.fullmatch(word.lower())) or two_syllables(word) is not None)
