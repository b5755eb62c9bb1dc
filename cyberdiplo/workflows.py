"""The use cases, in the order of the work. The only module that wires the layers together."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from cyberdiplo import __version__
from cyberdiplo.errors import CyberdiploError, InputError, QueryError, UnknownValue
from cyberdiplo.extract.pipeline import Extraction, extract_document, extract_relevant
from cyberdiplo.extract.timexes import TimexTrace, explain_timexes
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.phrases import END, PhraseTrie
from cyberdiplo.knowledge.topics import FIELD
from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.document import Document
from cyberdiplo.model.event import Event, EventMention
from cyberdiplo.report.reading import is_event_record, read_events
from cyberdiplo.sources.discover import read_inputs
from cyberdiplo.sources.jsonlines import RECORD_SUFFIXES, STDIN
from cyberdiplo.sources.text import Metadata, read_document
from cyberdiplo.timeline.merging import merge_mentions
from cyberdiplo.timeline.query import Query, Selection, select_events
from cyberdiplo.timeline.vocabulary import Vocabulary, fold

if TYPE_CHECKING:  # spares a timeline the scorer and the reports; there is no cycle to hide
    from cyberdiplo.report.edition.compose import Wishes
    from cyberdiplo.report.edition.content import Edition
    from cyberdiplo.report.edition.cover import Answered
    from cyberdiplo.timeline.evaluation import Scores

BUNDLED = "seeds"
_CANDIDATES = 8


class Timeline(NamedTuple):
    """Events, what they were made of, and what went wrong on the way. A selection of them has an order.

    ``texts`` holds the documents that were read, by the digest of their text; events that were read back from records
    have none. ``undated`` names the documents without any date. ``passed_over`` are documents that cannot add to a
    timeline of the field (see ``extract.relevance``), and were read for no event.
    """

    events: tuple[Event, ...]
    texts: dict[str, Document]
    failures: tuple[InputError, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    passed_over: tuple[Document, ...] = ()

    @property
    def undated(self) -> tuple[str, ...]:
        """Documents that neither say when they appeared nor were told."""
        return tuple(document.id for document in self.texts.values() if document.published is None)


def build_timeline(
    paths: Sequence[str],
    knowledge: Knowledge,
    *,
    stdin: bytes = b"",
    published: dt.date | None = None,
    everything: bool = False,
    watch: Callable[[int], None] = lambda _: None,
) -> Timeline:
    """Read what ``paths`` name, find the events in it, and put those that are one event together.

    Files of event records (JSON Lines as this tool prints them) are taken as they are. Without ``paths`` the bundled
    articles are read. What cannot be read stands in ``failures``, and the rest is done. Documents that cannot add to a
    timeline of the field are passed over, unless ``everything`` is wanted. ``watch`` is told after each document how
    many are done.
    """
    records, others = _parted(paths, stdin)
    failures: list[InputError] = []
    documents: list[Document] = []
    for found in _documents(others, knowledge, stdin, published, bundled=not paths):
        if isinstance(found, InputError):
            failures.append(found)
        else:
            documents.append(found)
    events, passed_over = _events_of(documents, knowledge, watch, everything=everything)
    for path in records:
        for read in _recorded(path, stdin):
            if isinstance(read, InputError):
                failures.append(read)
            else:
                events.append(read)
    return Timeline(
        tuple(_once(events)),
        {document.sha256: document for document in documents},
        tuple(failures),
        _doubts(documents),
        tuple(passed_over),
    )


def read_on(timeline: Timeline, knowledge: Knowledge) -> Timeline:
    """``timeline`` with the events of the documents that were passed over: as if everything had been wanted."""
    aside = [mention for one in timeline.passed_over for mention in _told_aside(one, knowledge)]
    return timeline._replace(events=tuple(_once([*timeline.events, *_merged(aside, knowledge)])), passed_over=())


def _events_of(
    documents: Iterable[Document], knowledge: Knowledge, watch: Callable[[int], None], *, everything: bool = False
) -> tuple[list[Event], list[Document]]:
    """The events that the documents tell, put together, and the documents that were passed over.

    What the latter tell is never put together with what the others do, so that the events of the others are the same
    whether everything is wanted or not.
    """
    mentions: list[EventMention] = []
    aside: list[EventMention] = []
    passed_over: list[Document] = []
    for done, document in enumerate(documents, 1):
        if extraction := extract_relevant(document, knowledge):
            mentions += extraction.mentions
        elif everything:
            aside += _told_aside(document, knowledge)
        else:
            passed_over.append(document)
        watch(done)
    return [*_merged(mentions, knowledge), *_merged(aside, knowledge)], passed_over


def _told_aside(document: Document, knowledge: Knowledge) -> list[EventMention]:
    """What a document tells that is passed over: off the topic, though it may have a word of it that any paper has."""
    return [mention._replace(on_topic=False) for mention in extract_document(document, knowledge).mentions]


def _merged(mentions: Sequence[EventMention], knowledge: Knowledge) -> list[Event]:
    return merge_mentions(mentions, knowledge.ontology, ruleset_of(knowledge)) if mentions else []


def _doubts(documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """What was doubted in reading the documents, those that were passed over among them."""
    return tuple(doubt for document in documents for doubt in document.diagnostics)


def ruleset_of(knowledge: Knowledge) -> str:
    """Version of the engine and digest of its knowledge: together they name what made an event."""
    return f"{__version__}+{knowledge.digest}"


class Evaluation(NamedTuple):
    """The timeline of annotated documents, as it is printed unless more is asked for, and how good it is.

    ``flaws`` are faults of the annotations; where there are any, nothing is measured and ``scores`` is ``None``.
    """

    timeline: Timeline
    scores: Scores | None
    flaws: tuple[InputError, ...] = ()


def evaluate_timeline(
    gold: Path,
    paths: Sequence[str],
    knowledge: Knowledge,
    *,
    stdin: bytes = b"",
    published: dt.date | None = None,
    watch: Callable[[int], None] = lambda _: None,
) -> Evaluation:
    """Measure the timeline of the documents that ``gold`` annotates against the annotations.

    The documents are looked for among ``paths``, or beside ``gold`` without any; others that are found there are left
    out. Raises ``InputError`` where ``gold`` cannot be read.
    """
    # Imported here, as everything that a timeline does without.
    from cyberdiplo.knowledge.naming import load_naming  # noqa: PLC0415 - see above
    from cyberdiplo.sources.annotated import read_annotated  # noqa: PLC0415 - see above
    from cyberdiplo.timeline.annotation import prediction_of  # noqa: PLC0415 - see above
    from cyberdiplo.timeline.evaluation import evaluate  # noqa: PLC0415 - see above

    annotated = read_annotated(gold, paths, knowledge, stdin=stdin, published=published)
    if annotated.flaws:
        return Evaluation(Timeline((), {}, annotated.failures), None, annotated.flaws)
    documents = [_renamed(document, name) for name, document in annotated.documents.items()]
    found, passed_over = _events_of(documents, knowledge, watch)
    events = select_events(_once(found), Query(), Vocabulary()).events
    texts = {document.id: document.text for document in documents}
    scores = evaluate(annotated.mentions, [prediction_of(event) for event in events], texts, load_naming())
    read = {document.sha256: document for document in documents}
    timeline = Timeline(events, read, annotated.failures, _doubts(documents), tuple(passed_over))
    return Evaluation(timeline, scores)


def _parted(paths: Sequence[str], stdin: bytes) -> tuple[list[str], list[str]]:
    """Inputs that hold event records, and all others."""
    records = [path for path in dict.fromkeys(paths) if _holds_records(path, stdin)]
    return records, [path for path in paths if path not in records]


def _holds_records(path: str, stdin: bytes) -> bool:
    """Whether the first line of an input is an event record."""
    if path != STDIN and not path.endswith(RECORD_SUFFIXES):
        return False
    try:
        with _opened(path, stdin) as stream:
            first = next((line for line in stream if line.strip()), b"")
        return is_event_record(json.loads(first))
    except (OSError, ValueError):
        return False


def _recorded(path: str, stdin: bytes) -> Iterator[Event | InputError]:
    """Events of one input of records."""
    with _opened(path, stdin) as stream, io.TextIOWrapper(stream, encoding="utf-8", errors="replace") as text:
        yield from read_events(text, path)


def _opened(path: str, stdin: bytes) -> BinaryIO:
    return io.BytesIO(stdin) if path == STDIN else Path(path).open("rb")


def _documents(
    paths: Sequence[str], knowledge: Knowledge, stdin: bytes, published: dt.date | None, *, bundled: bool
) -> Iterator[Document | InputError]:
    if not bundled:
        if paths:
            yield from read_inputs(paths, knowledge.reading, stdin, published)
        return
    folder = bundled_articles()
    for found in read_inputs([folder], knowledge.reading, published=published):
        # Under one name wherever the program is installed, so that the same articles give the same bytes.
        yield found if isinstance(found, InputError) else _renamed(found, f"{BUNDLED}/{Path(found.id).name}")


def _renamed(document: Document, name: str) -> Document:
    notes = tuple(note._replace(doc=name) for note in document.diagnostics)
    return document._replace(id=name, diagnostics=notes)


def bundled_articles() -> Path:
    """The folder of the five articles: inside the package where it is installed, beside it in a checkout."""
    package = Path(__file__).parent
    for folder in (package / BUNDLED, package.parent / BUNDLED):
        if folder.is_dir():
            return folder
    raise CyberdiploError("the bundled articles are not there", hint="install the package anew, or name a PATH")


def _once(events: Iterable[Event]) -> list[Event]:
    """Each event once: of several with one id, the one with the most evidence, which has grown from the others."""
    best: dict[str, Event] = {}
    for event in events:
        known = best.get(event.id)
        if known is None or len(known.evidence) < len(event.evidence):
            best[event.id] = event
    return list(best.values())


def answer_from(
    timeline: Timeline, query: Query, vocabulary: Vocabulary, knowledge: Knowledge
) -> tuple[Timeline, Selection]:
    """The events of ``timeline`` that answer ``query``, and the timeline itself.

    It is read on where the question has a name that it does not know, which may stand in what was passed over. Raises
    ``UnknownValue`` where it does not stand there either.
    """
    try:
        return timeline, select_events(timeline.events, query, vocabulary)
    except UnknownValue:
        if not timeline.passed_over:
            raise
    timeline = read_on(timeline, knowledge)
    return timeline, select_events(timeline.events, query, vocabulary)


def find_event(timeline: Timeline, prefix: str) -> Event:
    """The event whose id begins with ``prefix``.

    Raises ``UnknownValue`` where there is none, and ``QueryError`` with the candidates where there are several.
    """
    wanted = prefix.strip().casefold()
    found = [event for event in timeline.events if wanted and event.id.casefold().startswith(wanted)]
    exact = [event for event in found if event.id.casefold() == wanted]
    if len(found) == 1 or exact:
        return (exact or found)[0]
    if not found:
        raise UnknownValue("no event has this id", where=prefix, hint="'cyberdiplo timeline' prints the ids")
    candidates = "\n".join(f"{event.id}  {event.title}" for event in found[:_CANDIDATES])
    more = f"\n… and {len(found) - _CANDIDATES} more" if len(found) > _CANDIDATES else ""
    raise QueryError(
        f"{len(found)} events have an id that begins with {prefix}",
        where=f"{candidates}{more}",
        hint="add a letter or two",
    )


def compose_report(timeline: Timeline, question: Answered, knowledge: Knowledge, wishes: Wishes) -> Edition:
    """The report on the events that answer a question about ``timeline``, whatever it will be printed as."""
    from cyberdiplo.report.edition.compose import compose_edition  # noqa: PLC0415 - other commands do without
    from cyberdiplo.report.edition.cover import Read  # noqa: PLC0415 - as above

    read = Read(timeline.events, timeline.texts, len(timeline.passed_over), len(timeline.failures))
    return compose_edition(read, question, knowledge, ruleset_of(knowledge), wishes)


def explain_text(text: str, published: dt.date | None, knowledge: Knowledge) -> tuple[Extraction, list[TimexTrace]]:
    """All that the stages find in a text of the user's own, and every temporal rule that fitted in it."""
    document = read_document(text, "text", knowledge.reading, Metadata(published=published))
    extraction = extract_document(document, knowledge)
    of_text = extraction.tokens, extraction.sentences, knowledge.temporal
    return extraction, explain_timexes(*of_text, document.dct, document.dct_basis)


def vocabulary_of(knowledge: Knowledge) -> Vocabulary:
    """The values that filters know."""
    countries: dict[str, dict[str, None]] = {}
    actors: dict[str, dict[str, None]] = {}
    gazetteer = knowledge.gazetteer
    for id_, actor in gazetteer.actors.items():
        if actor.kind == "country":
            countries[id_] = {actor.name: None}
        actors.setdefault(fold(actor.name), {})[id_] = None
    for phrase, (kind, ids) in _phrases(gazetteer.lexicon, []):
        for id_ in ids:
            if kind in ("country", "demonym"):
                countries.setdefault(id_, {})[phrase] = None
            if kind in ("person", "organisation", "country"):
                actors.setdefault(fold(phrase), {})[id_] = None
    for family, people in gazetteer.families.items():
        actors.setdefault(fold(family), {}).update(dict.fromkeys(people))
    return Vocabulary(
        types=tuple(knowledge.ontology.types),
        topics=topics_of(knowledge),
        countries={code: tuple(names) for code, names in countries.items()},
        actors={alias: tuple(ids) for alias, ids in actors.items()},
    )


def topics_of(knowledge: Knowledge) -> tuple[str, ...]:
    """The topics that events can be about, sorted; the field itself is none of them."""
    topics: set[str] = {topic for _, found in _phrases(knowledge.topics.words, []) for topic in found}
    topics.update(topic for stems in knowledge.topics.stems.values() for _, found in stems for topic in found)
    return tuple(sorted(topics - {FIELD}))


def _phrases(node: PhraseTrie, words: list[str]) -> Iterator[tuple[str, Any]]:
    """Every phrase of a trie, and what it stands for."""
    for word, below in node.items():
        if word == END:
            yield " ".join(words), below
        else:
            yield from _phrases(below, [*words, word])
