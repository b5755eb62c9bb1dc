"""Event types, and the triggers that announce them, compiled from ``ontology.toml`` and ``triggers.toml``."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.grammar import Grammar, plural, verb_forms
from cyberdiplo.knowledge.schema import entries_by_id, read_toml, require
from cyberdiplo.model.tokens import tokenise

Frame = Literal["participants", "visit", "act", "patient", "speech", "report", "content", "quoted", "hosts", "named"]
Resumed = Literal["gathering", "case"]

GAP = frozenset({"*"})
"""The element of a pattern that stands for up to ``MAX_GAP`` words."""

_ITEM = re.compile(r"\[([^\]]+)\](\??)|(\S+)")
_KINDS = ("v", "p", "n")
_LIST = re.compile(r"@([a-z-]+)")


class EventType(NamedTuple):
    """A type of the ontology: its definition, its codes in PLOVER and CAMEO, and its Goldstein intensity."""

    id: str
    definition: str
    intensity: float
    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None
    sign: str = "·"
    leaders: str | None = None


class TriggerRule(NamedTuple):
    """What a trigger announces, and what the words around it are to the event.

    ``weak``: a noun (or any trigger of the rule) that makes an event only with a date, a place or a participant of its
    own. ``bare``: it needs a verb that says that it took place. ``outcome``: what a meeting brings forth, so that it
    takes the meeting's day. ``complement``: a clause with what is said follows. ``clausal``: a verb of saying only with
    a clause or a quotation. ``announces``: saying so brings an outcome about. ``needs``: a topic of the sentence.
    ``stay``: being somewhere, which has to have a time. ``recasts``: words that, in what somebody says, make it an
    event of this rule's type. ``resumes``: no event of its own, but more of a gathering or a criminal case that the
    text has told. ``whom``: what its object has to be, for verbs that are done to much else ("named him", not "named a
    price"). ``rank``: of two triggers that overlap, the one of the higher rank stays; below 0, the verb is no
    event where a noun takes its date.
    """

    id: str
    type: str
    frame: Frame
    weak: bool = False
    weak_nouns: bool = False
    bare: bool = False
    outcome: bool = False
    complement: bool = False
    announces: bool = False
    clausal: bool = False
    stay: bool = False
    needs: str | None = None
    recasts: str | None = None
    resumes: Resumed | None = None
    whom: Literal["person"] | None = None
    rank: int = 0


class TriggerPattern(NamedTuple):
    """A row of token sets; ``head`` is the element whose form gives tense and voice, ``verb`` whether that is a verb.

    ``gaps`` are the numbers of the elements that stand for a gap, ``optional`` of those that may be missing. ``second``
    are the tokens that must follow the first at once, where some must; ``final`` those of the last element that may not
    be missing. ``turned``: the passive of a pattern with an object ("reach * agreement"), the object first.
    ``passive``: the verb is meant only as one that is undergone ("was named").
    """

    rule: int
    elements: tuple[frozenset[str], ...]
    gaps: frozenset[int]
    optional: frozenset[int]
    second: frozenset[str]
    final: frozenset[str]
    head: int
    verb: bool
    turned: bool = False
    passive: bool = False


class _Row(NamedTuple):
    """An alternative of a pattern's item: its token sets, its kind ("v", "n", "p" or none), and which set bears it."""

    tokens: tuple[frozenset[str], ...]
    kind: str = ""
    bearer: int = 0


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types and triggers. ``index`` leads from a token to the patterns that can begin with it."""

    types: dict[str, EventType]
    rules: tuple[TriggerRule, ...]
    patterns: tuple[TriggerPattern, ...]
    index: dict[str, tuple[int, ...]]
    forms: dict[str, str]
    heads: frozenset[str] = frozenset()
    examples: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    counterexamples: tuple[tuple[str, str], ...] = field(default=(), compare=False)


def compile_ontology(files: Sequence[Path], grammar: Grammar) -> Ontology:
    """Compile the types and triggers; a pack's entry replaces the bundled one of the same id."""
    types = {
        key: _event_type(entry, file) for key, (file, entry) in entries_by_id(files, "ontology.toml", "type").items()
    }
    tables = entries_by_id(files, "triggers.toml", "trigger")
    lists = _lists(files)
    compiler = _Compiler(grammar)
    rules: list[TriggerRule] = []
    patterns: list[TriggerPattern] = []
    examples: list[tuple[str, str]] = []
    counterexamples: list[tuple[str, str]] = []
    for file, entry in tables.values():
        rules.append(_rule(entry, file, types))
        for text in (_written_out(text, lists, file) for text in entry["patterns"]):
            patterns += compiler.patterns(text, len(rules) - 1, file)
            if (turned := _turned(text)) and rules[-1].frame not in ("speech", "quoted"):
                patterns += (one._replace(turned=True) for one in compiler.patterns(turned, len(rules) - 1, file))
        examples += [(entry["id"], example) for example in entry["examples"]]
        counterexamples += [(entry["id"], example) for example in entry.get("counterexamples", [])]
    index: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for token in sorted(pattern.elements[0]):
            index.setdefault(token, []).append(number)
    return Ontology(
        types=types,
        rules=tuple(rules),
        patterns=tuple(patterns),
        index={token: tuple(numbers) for token, numbers in index.items()},
        forms=compiler.letters,
        heads=frozenset(
            office for file in files if file.name == "ontology.toml" for office in read_toml(file).get("heads", [])
        ),
        examples=tuple(examples),
        counterexamples=tuple(counterexamples),
    )


def _lists(files: Sequence[Path]) -> dict[str, str]:
    """The named lists of alternatives, each as it is written between brackets; a pack's replaces the bundled one."""
    found: dict[str, str] = {}
    for file in files:
        if file.name == "triggers.toml":
            found |= {name: "|".join(words) for name, words in read_toml(file).get("lists", {}).items()}
    return found


def _written_out(text: str, lists: dict[str, str], file: Path) -> str:
    """A pattern with the alternatives in place of each list that it names: "[appoint/v|name/v] * [@office]"."""

    def alternatives(match: re.Match[str]) -> str:
        if match[1] not in lists:
            raise KnowledgeError(f"no list {match[1]!r}: {text!r}", where=str(file), hint=f"known are {sorted(lists)}")
        return lists[match[1]]

    return _LIST.sub(alternatives, text)


def _turned(text: str) -> str | None:
    """The passive order of a pattern of verb, gap and object, or ``None`` for another pattern."""
    items = [match[0] for match in _ITEM.finditer(text)]
    if len(items) != 3 or items[1] != "*":
        return None
    verbs = items[0].strip("[]").split("|")
    return f"{items[2]} * {items[0]}" if all("/v" in verb for verb in verbs) else None


def _event_type(entry: dict[str, Any], file: Path) -> EventType:
    require(entry, file, [*EventType._field_defaults], ["id", "definition", "intensity"])
    return EventType(**entry)


def _rule(entry: dict[str, Any], file: Path, types: dict[str, EventType]) -> TriggerRule:
    flags = TriggerRule._field_defaults
    require(entry, file, [*flags, "counterexamples"], ["id", "type", "patterns", "frame", "examples"])
    if entry["type"] not in types:
        raise KnowledgeError(f"the trigger {entry['id']!r} has an unknown type {entry['type']!r}", where=str(file))
    if entry["frame"] not in get_args(Frame):
        raise KnowledgeError(
            f"the trigger {entry['id']!r} has an unknown frame {entry['frame']!r}",
            where=str(file),
            hint=f"{get_args(Frame)}",
        )
    chosen = {key: entry[key] for key in flags if key in entry}
    return TriggerRule(id=entry["id"], type=entry["type"], frame=entry["frame"], **chosen)


class _Compiler:
    """Turns pattern texts into rows of token sets, and remembers the forms of the verbs that it met."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._sets: dict[frozenset[Any], frozenset[Any]] = {}
        self.letters: dict[str, str] = {}

    def patterns(self, text: str, rule: int, file: Path) -> Iterable[TriggerPattern]:
        """Compile one pattern; an alternative of several words makes a pattern of its own."""
        items = [self._alternatives(match) for match in _ITEM.finditer(text)]
        if not items or items[0] is None:
            raise KnowledgeError(f"a pattern cannot begin with a gap: {text!r}", where=str(file))
        for choice in itertools.product(*[_by_length(item) for item in items]):
            elements: list[frozenset[str]] = []
            optional: set[int] = set()
            verb = noun = None
            passive = False
            for row, maybe in choice:
                if maybe:
                    optional.update(range(len(elements), len(elements) + len(row.tokens)))
                if row.kind in ("v", "p") and verb is None:
                    verb, passive = len(elements) + row.bearer, row.kind == "p"
                if row.kind == "n":
                    noun = len(elements) + row.bearer
                elements += [self._shared(tokens) for tokens in row.tokens]
            head = verb if verb is not None else noun if noun is not None else len(elements) - 1
            gaps = frozenset(number for number, tokens in enumerate(elements) if tokens == GAP)
            at_once = len(elements) > 1 and 1 not in gaps | optional
            second = elements[1] if at_once else frozenset()
            final = next(tokens for n, tokens in reversed(list(enumerate(elements))) if n not in gaps | optional)
            places = self._shared(gaps), self._shared(frozenset(optional))
            row_of_sets = tuple(elements)
            yield TriggerPattern(rule, row_of_sets, *places, second, final, head, verb is not None, passive=passive)

    def _shared(self, one: frozenset[Any]) -> frozenset[Any]:
        """The one object for all equal sets: what is kept is smaller, and sooner read."""
        return self._sets.setdefault(one, one)

    def _alternatives(self, match: re.Match[str]) -> tuple[list[_Row], bool] | None:
        """The alternatives of an item and whether it may be missing, or ``None`` for a gap."""
        words = match[1].split("|") if match[1] else [match[3]]
        if words == ["*"]:
            return None
        maybe = bool(match[2])
        if not match[1] and words[0].endswith("?") and len(words[0]) > 1:
            words, maybe = [words[0][:-1]], True
        return [self._row(word) for word in words], maybe

    def _row(self, alternative: str) -> _Row:
        """The token sets of an alternative, which may be of several words: "talks", "walk/v out of"."""
        sets: list[frozenset[str]] = []
        bearer, kind = 0, ""
        for piece in alternative.split():
            base, slash, own = piece.rpartition("/")
            *fixed, last = tokenise(base if slash else piece).lowers
            sets += [frozenset({token}) for token in fixed]
            if own in _KINDS and slash and kind in ("", "n"):
                bearer, kind = len(sets), own
            sets.append(self._forms(last, own if slash else ""))
        return _Row(tuple(sets), kind, bearer if kind else len(sets) - 1)

    def _forms(self, word: str, kind: str) -> frozenset[str]:
        """The forms of a word that an element stands for: of a verb, of its passive participle, of a noun."""
        if kind == "n":
            return frozenset({word, plural(word)})
        if kind not in ("v", "p"):
            return frozenset({word})
        forms = list(verb_forms(word, self._grammar.irregular, self._grammar.doubled))
        for form, letter in forms:
            if letter not in self.letters.get(form, ""):
                self.letters[form] = self.letters.get(form, "") + letter
        return frozenset(form for form, letter in forms if kind == "v" or letter == "n")


def _by_length(item: tuple[list[_Row], bool] | None) -> list[tuple[_Row, bool]]:
    """Alternatives of one word each are joined into one set; longer ones stay apart."""
    if item is None:
        return [(_Row((GAP,)), False)]
    alternatives, maybe = item
    rows = [(row, maybe) for row in alternatives if len(row.tokens) > 1]
    for wanted in ("v", "p", "n", ""):
        of_kind = (row for row in alternatives if len(row.tokens) == 1 and row.kind == wanted)
        tokens = frozenset().union(*[row.tokens[0] for row in of_kind])
        if tokens:
            rows.append((_Row((tokens,), wanted), maybe))
    return rows
