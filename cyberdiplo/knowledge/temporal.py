"""Rules for temporal expressions: what the files in ``data/temporal`` say, in the form that the tagger walks.

``lexicon*.toml``   ``[[slot]]``: classes of words (months, units, …) with the value of each
``holidays.tsv``    named days and how each is found in a year
``cues.toml``       ``[cues]``: words that tell how an ambiguous word is meant, and the tense of a clause
``rules-*.toml``    ``[[rule]]``, ``[[macro]]``, ``[[modifier]]`` and ``[[range]]`` entries
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.phrases import PhraseTrie
from cyberdiplo.knowledge.schema import Table, entries, read_toml, read_tsv, require
from cyberdiplo.knowledge.temporal_patterns import (
    END,
    PatternError,
    RuleTrie,
    Step,
    Variant,
    add_variant,
    expand,
    share,
)
from cyberdiplo.model.tokens import tokenise

SlotValue = int | float | str
# What a word of the lexicon is: its slot in braces, its value, and the marks below.
Reading = tuple[str, SlotValue, str]
CAPITAL = "C"  # only where the word begins with a capital
DOTTED = "D"  # an abbreviation, which takes the full stop after it along

_RULE_KEYS = ("patterns", "operator", "with", "type", "unless", "when", "source", "examples", "counterexamples")
NUMERALS = frozenset({"{cardinal}", "{ordinal}", "{scale}"})  # the slots that numbers in words are put together from
_HOLIDAY_COLUMNS = ("names", "day", "source")


class TemporalRule(NamedTuple):
    """A rule: its id, the operator that gives it meaning and that operator's constants, and where it holds.

    ``unless`` and ``when`` name tests of the surroundings (see ``extract/timex_context``).
    """

    id: str
    operator: str
    constants: tuple[tuple[str, SlotValue], ...]
    unless: tuple[str, ...]
    when: tuple[str, ...]


class Modifier(NamedTuple):
    """Words beside an expression that become part of it, and the TIMEX3 ``mod`` that they give.

    ``kinds`` are the kinds of expression that it goes with: units, ``duration``, ``time``, ``set`` or ``ago``;
    ``after`` tells that it stands behind the expression, ``bounded`` that the document's day parts what it means from
    the rest ("earlier this year"). Without a ``mod`` it only belongs to the extent.
    """

    id: str
    mod: str
    kinds: frozenset[str]
    after: bool
    bounded: bool


class Joint(NamedTuple):
    """What words between two dates make of them.

    ``kinds``: a ``range``, where one of ``before`` stands before the first (the empty string for anything); a ``row``
    of days; a ``list`` of weekdays; a ``sequence``, of which the second follows the first.
    """

    kinds: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


class Temporal(NamedTuple):
    """The compiled rules.

    ``trie`` leads from words and slots to (rule number, slot names, covered parts); ``starters`` are the words at which
    one may begin. ``before`` and ``after`` are the tries of the modifiers, the former from right to left; ``ranges``
    leads from the words between two expressions to what they make of them. ``lexicon`` leads from
    lower-case words to their readings; ``numerals`` are those of them that numbers are spelled with.
    """

    rules: tuple[TemporalRule, ...]
    trie: RuleTrie
    starters: frozenset[str]
    modifiers: tuple[Modifier, ...]
    before: RuleTrie
    after: RuleTrie
    ranges: dict[tuple[str, ...], Joint]
    lexicon: PhraseTrie
    numerals: frozenset[str]
    holidays: dict[str, str]
    cues: dict[str, frozenset[str]]


def compile_temporal(files: Sequence[Path]) -> Temporal:
    """Compile the temporal files among ``files``. Raises ``KnowledgeError`` with file and entry."""
    files = [file for file in files if file.parent.name == "temporal" or file.name.startswith("temporal")]
    macros = {entry["name"]: entry["pattern"] for _, entry in entries(files, "rules-*.toml", "macro")}
    lexicon, holidays = _lexicon(files)
    rules, trie = _rules(files, macros)
    modifiers, before, after = _modifiers(files, macros)
    return Temporal(
        rules=rules,
        trie=share(trie),
        starters=_starters(trie, lexicon),
        modifiers=modifiers,
        before=share(before),
        after=share(after),
        ranges=_ranges(files, macros),
        lexicon=lexicon,
        numerals=frozenset(
            word for word, node in lexicon.items() if NUMERALS & {slot for slot, _, _ in node.get(END, ())}
        ),
        holidays=holidays,
        cues=_cues(files),
    )


def rule_entries(files: Sequence[Path], table: str = "rule") -> list[tuple[Path, Table]]:
    """The ``[[rule]]`` (or ``[[modifier]]``) entries, the last of each id, in the order of their files."""
    found = {entry.get("id", ""): (file, entry) for file, entry in entries(files, "rules-*.toml", table)}
    return list(found.values())


def _rules(files: Sequence[Path], macros: Mapping[str, str]) -> tuple[tuple[TemporalRule, ...], RuleTrie]:
    rules: list[TemporalRule] = []
    trie: RuleTrie = {}
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}  # equal tuples are one object, which keeps the pickle small
    for file, entry in rule_entries(files):
        require(entry, file, allowed=_RULE_KEYS, required=("id", "patterns", "operator", "source", "examples"))
        constants = tuple(sorted(entry.get("with", {}).items()))
        for variant in _variants(entry, file, macros):
            names = known.setdefault(variant.names, variant.names)
            parts = known.setdefault(variant.parts, variant.parts)
            add_variant(trie, variant, (len(rules), names, parts))
        rules.append(
            TemporalRule(
                entry["id"], entry["operator"], constants, tuple(entry.get("unless", ())), tuple(entry.get("when", ()))
            )
        )
    return tuple(rules), trie


def _modifiers(files: Sequence[Path], macros: Mapping[str, str]) -> tuple[tuple[Modifier, ...], RuleTrie, RuleTrie]:
    modifiers: list[Modifier] = []
    before: RuleTrie = {}
    after: RuleTrie = {}
    for file, entry in rule_entries(files, "modifier"):
        require(
            entry,
            file,
            allowed=("mod", "side", "bounded", "counterexamples"),
            required=("id", "patterns", "kinds", "source", "examples"),
        )
        behind = entry.get("side", "before") == "after"
        for variant in _variants(entry, file, macros):
            steps = variant.steps if behind else variant.steps[::-1]
            add_variant(after if behind else before, Variant(steps, variant.parts), len(modifiers))
        bounded = entry.get("bounded", False)
        modifiers.append(Modifier(entry["id"], entry.get("mod", ""), frozenset(entry["kinds"]), behind, bounded))
    return tuple(modifiers), before, after


def _ranges(files: Sequence[Path], macros: Mapping[str, str]) -> dict[tuple[str, ...], Joint]:
    ranges: dict[tuple[str, ...], Joint] = {}
    for file, entry in rule_entries(files, "range"):
        require(entry, file, allowed=("before", "kind"), required=("id", "patterns", "source", "examples"))
        for variant in _variants(entry, file, macros):
            words = tuple(step.key for step in variant.steps)
            kind = entry.get("kind", "range")
            joint = ranges.get(words, Joint())
            before = joint.before | frozenset(entry.get("before", [""])) if kind == "range" else joint.before
            ranges[words] = Joint(joint.kinds | {kind}, before)
    return ranges


def _variants(entry: Table, file: Path, macros: Mapping[str, str]) -> Iterator[Variant]:
    for pattern in entry["patterns"]:
        try:
            yield from expand(pattern, macros)
        except PatternError as error:
            raise KnowledgeError(f"the pattern {pattern!r} of {entry['id']!r}: {error}", where=str(file)) from error


def _lexicon(files: Sequence[Path]) -> tuple[PhraseTrie, dict[str, str]]:
    words: dict[tuple[str, ...], list[Reading]] = {}
    for file, entry in entries(files, "lexicon*.toml", "slot"):
        require(entry, file, allowed=("case", "dotted"), required=("name", "words"))
        dotted = set(entry.get("dotted", ()))
        capital = CAPITAL if entry.get("case") == "capital" else ""
        for text, value in entry["words"].items():
            marks = capital + (DOTTED if text in dotted else "")
            _enter(words, text, (f"{{{entry['name']}}}", value, marks))
    holidays: dict[str, str] = {}
    for file in files:
        if file.name == "holidays.tsv":
            for row in read_tsv(file, _HOLIDAY_COLUMNS):
                names = row["names"].split("|")
                holidays[names[0]] = row["day"]
                for name in names:
                    _enter(words, name.lower(), ("{holiday}", names[0], CAPITAL))
    trie: PhraseTrie = {}
    for tokens, readings in words.items():
        node = trie
        for word in tokens:
            node = node.setdefault(word, {})
        node[END] = tuple(readings)
    return trie, holidays


def _enter(words: dict[tuple[str, ...], list[Reading]], text: str, reading: Reading) -> None:
    words.setdefault(tuple(tokenise(text).lowers), []).append(reading)


def _cues(files: Sequence[Path]) -> dict[str, frozenset[str]]:
    cues: dict[str, frozenset[str]] = {}
    for file in files:
        if file.name == "cues.toml":
            for name, words in read_toml(file).get("cues", {}).items():
                cues[name] = frozenset(words) | cues.get(name, frozenset())
    return cues


def _starters(trie: RuleTrie, lexicon: PhraseTrie) -> frozenset[str]:
    """Words with which a rule's first step can begin; numbers in digits are told by their shape."""
    slots = {key for key in trie if key.startswith("{")}
    first = {word for word in trie if not word.startswith("{")}
    return frozenset(first | {word for word, node in lexicon.items() if slots & set(_slots_below(node))})


def _slots_below(node: Mapping[str, Any]) -> Iterable[str]:
    for key, child in node.items():
        if key == END:
            for slot, _, _ in child:
                yield slot
                if slot in NUMERALS:
                    yield from ("{number}", "{count}", "{year}", "{day}")
        else:
            yield from _slots_below(child)


__all__ = [
    "CAPITAL",
    "DOTTED",
    "Modifier",
    "Reading",
    "SlotValue",
    "Step",
    "Temporal",
    "TemporalRule",
    "compile_temporal",
    "rule_entries",
]
