"""The options that commands share: what to read, what to select, and how to print it.

Each group is a named tuple whose fields are Typer options. A command names the groups that it wants as parameters, and
``with_options`` spreads them out for Typer and gathers them again, so that an option is written down once.
"""

import datetime as dt
import functools
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

import typer

from cyberdiplo.cli.completing import (
    Completion,
    actors,
    countries,
    formats,
    groupings,
    languages,
    papers,
    sections,
    sides,
    sources,
    statuses,
    topics,
    types,
)
from cyberdiplo.cli.terms import TERM
from cyberdiplo.errors import QueryError
from cyberdiplo.timeline.ordering import Order
from cyberdiplo.timeline.periods import parse_bound
from cyberdiplo.timeline.query import FIELD_NAMES, FIELDS, Match, Query, Term, parse_query
from cyberdiplo.timeline.vocabulary import Vocabulary, nearest, unknown_value

Many = list[str] | None
One = str | None


def _option(metavar: str, text: str, *names: str, among: Completion | None = None) -> Any:
    """An option with a value; the shell completes it with the values of ``among``."""
    return typer.Option(*names, metavar=metavar, help=text, show_default=False, autocompletion=among)


class Filters(NamedTuple):
    """Which events. Given twice, an option means either; ``not:`` before a value excludes it."""

    since: Annotated[Many, _option("DATE", "From the beginning of this date.", "-S", "--since")] = None
    until: Annotated[Many, _option("DATE", "To the end of this date.", "-U", "--until")] = None
    period: Annotated[Many, _option("PERIOD", "2015, 2015-Q3, 2013..2015-09.", "-p", "--period")] = None
    type: Annotated[Many, _option("TYPE", "Event type, such as meeting.", "-t", "--type", among=types)] = None
    actor: Annotated[Many, _option("NAME", "Person, organisation, country.", "-a", "--actor", among=actors)] = None
    country: Annotated[Many, _option("CODE", "A country by code or name.", "-c", "--country", among=countries)] = None
    place: Annotated[Many, _option("NAME", "Where it happened.", "--place")] = None
    topic: Annotated[Many, _option("TOPIC", "What it is about, such as norms.", "--topic", among=topics)] = None
    source: Annotated[Many, _option("NAME", "A publisher or a news agency.", "--source", among=sources)] = None
    side: Annotated[Many, _option("SIDE", "The publisher's: US, CN or third.", "--side", among=sides)] = None
    status: Annotated[Many, _option("STATUS", "occurred, planned, alleged, ...", "--status", among=statuses)] = None
    grep: Annotated[Many, _option("RE", "Pattern in a title or a quote.", "-g", "--grep")] = None
    min_confidence: Annotated[One, _option("0..1", "At least this sure.", "--min-confidence")] = None
    min_sources: Annotated[One, _option("N", "Told by N publishers or more.", "--min-sources")] = None
    max_sources: Annotated[One, _option("N", "Told by N publishers or fewer.", "--max-sources")] = None
    match: Annotated[str, _option("HOW", "Dates possibly or certainly within.", "--match")] = "possible"
    all: Annotated[bool, typer.Option("--all", help="Comments and off-topic events too.")] = False
    sort: Annotated[str, _option("KEY", "date, confidence or intensity.", "--sort")] = "date"
    reverse: Annotated[bool, typer.Option("--reverse", help="The last first.")] = False
    limit: Annotated[int | None, typer.Option("-n", "--limit", metavar="N", min=0, help="The first N only.")] = None
    after_dashes: Annotated[Many, typer.Option(TERM, hidden=True)] = None
    today: Annotated[One, _option("DATE", "What 'two years ago' counts from.", "--today")] = None

    def query(self, terms: Sequence[Term], vocabulary: Vocabulary) -> Query:
        """What ``terms`` and the other options ask for."""
        query = parse_query(terms, vocabulary, self._day())
        return query._replace(
            match=_one_of("match", self.match, get_args(Match)),
            everything=self.all,
            order=_one_of("sort", self.sort, get_args(Order)),
            reverse=self.reverse,
            limit=self.limit,
        )

    def terms(self) -> list[Term]:
        """The filters as terms, in a fixed order, and then the words after ``--``."""
        found: list[Term] = []
        for field, given in self._asdict().items():
            if field not in _TERMS or not given:
                continue
            name = field.replace("_", "-")
            found += [Term(name, text, f"--{name} ") for text in ([given] if isinstance(given, str) else given)]
        return found + _terms_after_dashes(self.after_dashes or [])

    def _day(self) -> dt.date:
        """Today, or the day that is to count as today."""
        clock = dt.datetime.now().astimezone().date()
        if self.today is None:
            return clock
        return parse_bound(self.today, clock).earliest or clock


Published = Annotated[One, _option("DATE", "Day of publication of the documents read.", "--published")]
Packs = Annotated[list[Path] | None, _option("DIR", "A knowledge pack to lay over the bundled one.", "--knowledge")]


class Inputs(NamedTuple):
    """What is read, for commands whose words are paths."""

    paths: Annotated[
        Many, typer.Argument(metavar="[PATH...|-]", help="Files, folders, JSON Lines, or - for stdin.")
    ] = None
    published: Published = None
    knowledge: Packs = None


class InputsBeside(NamedTuple):
    """What is read, for commands whose words are something else."""

    paths: Annotated[Many, _option("PATH", "What to read: a PATH as of timeline.", "-i", "--in")] = None
    published: Published = None
    knowledge: Packs = None


def published_day(inputs: Inputs | InputsBeside) -> dt.date | None:
    """The day of publication that was given; raises ``QueryError`` for what is longer than a day."""
    if inputs.published is None:
        return None
    found = parse_bound(inputs.published, dt.datetime.now().astimezone().date())
    if found.days != 1:
        raise QueryError("not a day", where=f"--published {inputs.published}", hint="write it as 2013-06-09")
    return found.earliest


class Output(NamedTuple):
    """How the answer is printed."""

    format: Annotated[
        str | None,
        _option("FORMAT", "table, plain, json, csv, md, ics, ...", "-O", "--format", among=formats),
    ] = None
    output: Annotated[
        Path | None, _option("FILE", "Write there; the name's ending tells the format.", "-o", "--output")
    ] = None
    fields: Annotated[str | None, _option("A,B", "Print these fields only.", "--fields")] = None
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit with 3 when nothing matches.")] = False
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours (NO_COLOR works too).")] = False
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never start a pager.")] = False
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No notes or warnings on stderr.")] = False
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="More notes on stderr.")] = False


# The fields of ``Filters`` that are conditions; the others say how the answer is made.
_TERMS = frozenset(name.replace("-", "_") for name in FIELDS)


def _one_of(name: str, text: str, known: Sequence[str]) -> Any:
    """``text`` if it is one of the values that an option has."""
    if text not in known:
        raise unknown_value(name, text, known, shown=f"--{name} ")
    return text


class Layout(NamedTuple):
    """How a table of events is laid out."""

    evidence: Annotated[bool, typer.Option("--evidence", help="With the quotes (table and md).")] = False
    wide: Annotated[bool, typer.Option("--wide", help="A column each for actors and sources.")] = False
    group: Annotated[str, _option("KEY", "Headings by year, by month, or none.", "--group")] = "year"
    compact: Annotated[bool, typer.Option("--compact", help="One line an event, cut to the width.")] = False


class Printing(NamedTuple):
    """What a printed report is like."""

    title: Annotated[str, _option("TEXT", "What stands on its cover.", "--title")] = ""
    subtitle: Annotated[str, _option("TEXT", "What stands below that.", "--subtitle")] = ""
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", min=1, help="The N most important events only.", show_default=False),
    ] = None
    group_by: Annotated[
        str, _option("KEY", "Headings by year, month, actor or type.", "--group-by", among=groupings)
    ] = "year"
    sections: Annotated[Many, _option("A,B", "These sections only, in this order.", "--sections", among=sections)] = (
        None
    )
    lang: Annotated[str, _option("LANG", "Language of labels and dates: en, zh.", "--lang", among=languages)] = "en"
    template: Annotated[Path | None, _option("FILE", "A template of the house's own.", "--template")] = None
    paper: Annotated[str, _option("PAPER", "Paper of a PDF: a4, letter.", "--paper", among=papers)] = "a4"
    stamp: Annotated[bool, typer.Option("--stamp", help="Print the time of printing on the cover.")] = False


GROUPS = (Filters, Inputs, InputsBeside, Layout, Output, Printing)


def option_kinds() -> dict[str, str]:
    """Every shared option by its long name, and what it takes: ``many`` values, ``one``, or none (``switch``)."""
    kinds: dict[str, str] = {}
    for group in GROUPS:
        for name, annotation in group.__annotations__.items():
            type_ = get_args(annotation)[0]
            kind = "switch" if type_ is bool else "many" if type_ in (Many, list[Path] | None) else "one"
            kinds[name.replace("_", "-")] = kind
    return {name: kind for name, kind in kinds.items() if name not in ("paths", "after-dashes")}


Command = TypeVar("Command", bound=Callable[..., None])


def with_options(command: Command) -> Command:
    """``command`` as Typer wants it: each parameter that is a group of options is spread out into its options."""
    signature = inspect.signature(command, eval_str=True)
    groups: dict[str, type[Any]] = {}
    parameters: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        if parameter.annotation not in GROUPS:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        group = groups[parameter.name] = parameter.annotation
        parameters += [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=group.__annotations__[name]
            )
            for name, default in group._field_defaults.items()
        ]

    @functools.wraps(command)
    def spread(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{option: given.pop(option) for option in group._fields})
        command(**given)

    spread.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined] # read by inspect
    spread.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del spread.__wrapped__
    return spread  # type: ignore[return-value] # called through Typer with the options in place of the groups


def _terms_after_dashes(words: Sequence[str]) -> list[Term]:
    """The query terms after ``--``: ``field:value``, or a plain word that must stand in the event."""
    found: list[Term] = []
    for word in words:
        negated = word.startswith("not:")
        name, colon, value = word.removeprefix("not:").partition(":")
        if word.startswith("-"):
            raise QueryError("an option among the query terms", where=word, hint="options go before --")
        if not colon:
            found.append(Term("word", word))
            continue
        if name not in FIELD_NAMES:
            near = nearest(name, FIELD_NAMES)
            hint = f"did you mean {' or '.join(near)}?" if near else f"known are {', '.join(sorted(FIELD_NAMES))}"
            raise QueryError(f"no field is called {name!r}", where=word, hint=hint)
        if negated:
            value = f"not:{value}"
        found.append(Term(FIELD_NAMES[name], value, f"{name}:"))
    return found
