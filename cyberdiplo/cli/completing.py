"""What the shell offers after an option: the values that begin as the word does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import get_args

Completion = Callable[[str], Iterator[str]]


def _beginning(values: Iterable[str], incomplete: str) -> Iterator[str]:
    """Those of ``values`` that begin as ``incomplete`` does, whatever its case; ``not:`` may stand before it."""
    negation = "not:" if incomplete.startswith("not:") else ""
    wanted = incomplete.removeprefix("not:").casefold()
    return (negation + value for value in values if value.casefold().startswith(wanted))


# Each looks its values up when it is called: completion runs in a process of its own, everything else without it.


def types(incomplete: str) -> Iterator[str]:
    """Event types of the ontology."""
    from cyberdiplo.knowledge.compile import load_knowledge  # noqa: PLC0415 - see above

    return _beginning(load_knowledge().ontology.types, incomplete)


def topics(incomplete: str) -> Iterator[str]:
    """Topics of the ontology."""
    from cyberdiplo.knowledge.compile import load_knowledge  # noqa: PLC0415 - see above
    from cyberdiplo.workflows import topics_of  # noqa: PLC0415 - see above

    return _beginning(topics_of(load_knowledge()), incomplete)


def actors(incomplete: str) -> Iterator[str]:
    """Ids of the actors of the gazetteer, which hold their names without spaces."""
    from cyberdiplo.knowledge.compile import load_knowledge  # noqa: PLC0415 - see above

    return _beginning(sorted(load_knowledge().gazetteer.actors), incomplete)


def countries(incomplete: str) -> Iterator[str]:
    """Codes of the countries of the gazetteer."""
    from cyberdiplo.knowledge.compile import load_knowledge  # noqa: PLC0415 - see above

    known = load_knowledge().gazetteer.actors
    return _beginning(sorted(id_ for id_, actor in known.items() if actor.kind == "country"), incomplete)


def sources(incomplete: str) -> Iterator[str]:
    """Publishers of the bundled articles."""
    from cyberdiplo.knowledge.compile import load_knowledge  # noqa: PLC0415 - see above
    from cyberdiplo.workflows import build_timeline  # noqa: PLC0415 - see above

    events = build_timeline([], load_knowledge()).events
    names = {mention.source for event in events for mention in event.evidence if mention.source}
    return _beginning(sorted(names), incomplete)


def statuses(incomplete: str) -> Iterator[str]:
    """Statuses of events."""
    from cyberdiplo.model.event import Status  # noqa: PLC0415 - see above

    return _beginning(get_args(Status), incomplete)


def sides(incomplete: str) -> Iterator[str]:
    """Sides of publishers."""
    from cyberdiplo.model.event import Side  # noqa: PLC0415 - see above

    return _beginning(get_args(Side), incomplete)


def formats(incomplete: str) -> Iterator[str]:
    """Output formats."""
    from cyberdiplo.cli.printing import FORMATS, PRINTED  # noqa: PLC0415 - see above

    return _beginning((*FORMATS, *PRINTED), incomplete)


def languages(incomplete: str) -> Iterator[str]:
    """Languages of reports."""
    from cyberdiplo.report.edition.content import Language  # noqa: PLC0415 - see above

    return _beginning(get_args(Language), incomplete)


def sections(incomplete: str) -> Iterator[str]:
    """Sections of reports, of which several stand between commas."""
    from cyberdiplo.report.edition.content import SectionName  # noqa: PLC0415 - see above

    before, comma, begun = incomplete.rpartition(",")
    return (f"{before}{comma}{name}" for name in _beginning(get_args(SectionName), begun))


def groupings(incomplete: str) -> Iterator[str]:
    """What the events of a report can be grouped by."""
    from cyberdiplo.report.edition.content import Grouping  # noqa: PLC0415 - see above

    return _beginning(get_args(Grouping), incomplete)


def papers(incomplete: str) -> Iterator[str]:
    """The paper of a report in PDF."""
    from cyberdiplo.report.edition.content import Paper  # noqa: PLC0415 - see above

    return _beginning(get_args(Paper), incomplete)
