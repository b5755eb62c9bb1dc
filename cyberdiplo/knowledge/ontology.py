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
    text has told. ``rank``: of two triggers that overlap, the one of the higher rank stays; below 0, the verb is no
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
    rank: int = 0


class TriggerPattern(NamedTuple):
    """A row of token sets; ``head`` is the element whose form gives tense and voice, ``verb`` whether that is a verb.

    ``gaps`` are the numbers of the elements that stand for a gap, ``optional`` of those that may be missing. ``second``
    are the tokens that must follow the first at once, where some must; ``final`` those of the last element that may not
    be missing. ``turned``: the passive of a pattern with an object ("reach * agreement"), the object first.
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
    compiler = _Compiler(grammar)
    rules: list[TriggerRule] = []
    patterns: list[TriggerPattern] = []
    examples: list[tuple[str, str]] = []
    counterexamples: list[tuple[str, str]] = []
    for file, entry in tables.values():
        rules.append(_rule(entry, file, types))
        for text in entry["patterns"]:
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


def _turned(text: str) -> str | None:
    """The passive order of a pattern of verb, gap and object, or ``None`` for another pattern."""
    items = [match[0] for match in _ITEM.finditer(text)]
    if len(items) != 3 or items[1] != "*" or "/v" not in items[0]:
        return None
    verbs = items[0].strip("[]").split("|")
    return f"{items[2]} * {items[0]}" if all(verb.endswith("/v") for verb in verbs) else None


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
        if not items or items[0][0] == [GAP]:
            raise KnowledgeError(f"a pattern cannot begin with a gap: {text!r}", where=str(file))
        for choice in itertools.product(*[_by_length(item) for item in items]):
            elements: list[frozenset[str]] = []
            optional: set[int] = set()
            verb = noun = None
            for row, kind, maybe in choice:
                if maybe:
                    optional.update(range(len(elements), len(elements) + len(row)))
                if kind == "v" and verb is None:
                    verb = len(elements)
                if kind == "n":
                    noun = len(elements) + len(row) - 1
                elements += [self._shared(tokens) for tokens in row]
            head = verb if verb is not None else noun if noun is not None else len(elements) - 1
            gaps = frozenset(number for number, tokens in enumerate(elements) if tokens == GAP)
            at_once = len(elements) > 1 and 1 not in gaps | optional
            second = elements[1] if at_once else frozenset()
            final = next(tokens for n, tokens in reversed(list(enumerate(elements))) if n not in gaps | optional)
            places = self._shared(gaps), self._shared(frozenset(optional))
            yield TriggerPattern(rule, tuple(elements), *places, second, final, head, verb is not None)

    def _shared(self, one: frozenset[Any]) -> frozenset[Any]:
        """The one object for all equal sets: what is kept is smaller, and sooner read."""
        return self._sets.setdefault(one, one)

    def _alternatives(self, match: re.Match[str]) -> list[Any]:
        """The alternatives of an item, each as (row of token sets, kind); the first entry is the plain gap marker."""
        words = match[1].split("|") if match[1] else [match[3]]
        if words == ["*"]:
            return [[GAP], "", False]
        maybe = bool(match[2])
        if not match[1] and words[0].endswith("?") and len(words[0]) > 1:
            words, maybe = [words[0][:-1]], True
        return [[self._word(word) for word in words], maybe]

    def _word(self, word: str) -> tuple[tuple[frozenset[str], ...], str]:
        base, slash, kind = word.rpartition("/")
        if not slash:
            base, kind = word, ""
        tokens = tokenise(base).lowers
        last = frozenset({tokens[-1]})
        if kind == "v":
            forms = list(verb_forms(tokens[-1], self._grammar.irregular, self._grammar.doubled))
            for form, letter in forms:
                if letter not in self.letters.get(form, ""):
                    self.letters[form] = self.letters.get(form, "") + letter
            last = frozenset(form for form, _ in forms)
        elif kind == "n":
            last = frozenset({tokens[-1], plural(tokens[-1])})
        return (*[frozenset({token}) for token in tokens[:-1]], last), kind


def _by_length(item: list[Any]) -> list[tuple[tuple[frozenset[str], ...], str, bool]]:
    """Alternatives of one word each are joined into one set; longer ones stay apart."""
    if item[0] == [GAP]:
        return [((GAP,), "", False)]
    alternatives, maybe = item
    single = [(row, kind) for row, kind in alternatives if len(row) == 1]
    rows = [(row, kind, maybe) for row, kind in alternatives if len(row) > 1]
    for wanted in ("v", "n", ""):
        tokens = frozenset().union(*[row[0] for row, kind in single if kind == wanted])
        if tokens:
            rows.append(((tokens,), wanted, maybe))
    return rows
