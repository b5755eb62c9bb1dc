"""Assembles event mentions: drafts of single sentences, put in the context of their document.

``assemble_events`` walks the sentences in order. Each draft is typed, cast, dated and judged; it either becomes an
``EventMention`` or is dropped by a rule of ``screening`` that has a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from cyberdiplo.extract.actors import ActorLinks
from cyberdiplo.extract.dating import Case, bounded_date, date_of, own_date
from cyberdiplo.extract.drafts import Draft, draft_events
from cyberdiplo.extract.joining import announced, join_drafts
from cyberdiplo.extract.judging import expected, factual, foretold, judged_status, typed
from cyberdiplo.extract.lexemes import POSSESSIVE
from cyberdiplo.extract.memory import Dated, Discourse
from cyberdiplo.extract.participants import Cast, Casting
from cyberdiplo.extract.reading import Findings, SentenceReading, read_sentence
from cyberdiplo.extract.screening import Standing, reason_to_drop
from cyberdiplo.extract.story import Story, Told
from cyberdiplo.extract.timexes import HEAD_REACH
from cyberdiplo.extract.titles import quote_span, write_title
from cyberdiplo.extract.topics import speaks_of
from cyberdiplo.extract.transcripts import Transcript, in_own_words, read_transcript
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.topics import FIELD
from cyberdiplo.model.document import Document
from cyberdiplo.model.event import (
    GATHERINGS,
    OUTCOMES,
    EventMention,
    Evidence,
    Place,
    Provenance,
    Status,
    TriggerMention,
)
from cyberdiplo.model.mention import ActorMention, Sentence, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import Tokens

MAX_QUOTE = 700
"""Characters of a quote, as the event record defines it."""

LEAD = 3
"""Sentences of a story that sum it up, the title among them, as the inverted pyramid of news has it."""
ACTS = frozenset({"law_or_regulation", "sanctions", "indictment", "suspension"})
"""Types of acts of a state that a lead tells as news, and the story again in detail."""
_AGAIN = 2
"""Sentences behind a lead's in which its act is told again: the next, or the one after."""
_OBJECT = 4
"""Words from a verb to the noun that is its object at most: "discuss a wave of cyber attacks"."""

_UNSPOKEN = frozenset({"title", "heading", "byline", "dateline", "debris"})
"""Blocks that repeat or frame the story: what they say is told in full below them."""


class Assembler:
    """Turns the sentences of one document into event mentions."""

    def __init__(
        self,
        document: Document,
        tokens: Tokens,
        knowledge: Knowledge,
        transcript: Transcript,
        actors: Sequence[ActorMention] = (),
    ) -> None:
        self._document = document
        self._tokens = tokens
        self._knowledge = knowledge
        self._discourse = Discourse(document.dct, document.told_by)
        dyad = set(knowledge.gazetteer.dyad)
        named = {actor.country for mention in actors for actor in mention.actors if actor.kind == "country"}
        self._casting = Casting(tokens, knowledge, document.dct, dyad_alone=named == dyad)
        self._transcript = transcript
        self._answered: set[str] = set()
        self._story = Story(knowledge.grammar)
        self._topical = speaks_of(FIELD, tokens.lowers, knowledge.topics)
        self._head_end = -HEAD_REACH
        self._side = knowledge.reading.side(document.source) if document.source else None

    def read(self, reading: SentenceReading, number: int) -> list[EventMention]:
        """Event mentions of one sentence; ``number`` counts the document's sentences."""
        dates: dict[int, Dated] = {}
        real: list[tuple[Draft, Cast, Told | None]] = []
        for draft, cast, told, reason in self.screened(reading, number):
            if reason is None:
                real.append((draft, cast, told))
                continue
            self._discourse.recall(draft, number)
            if dated := own_date(draft):
                dates[draft.trigger.first] = dated
        return [
            self._carry_on(draft, cast, number, told) if told else self._place_in_time(draft, cast, number, dates)
            for draft, cast, told in real
        ]

    def screened(self, reading: SentenceReading, number: int) -> list[tuple[Draft, Cast, Told | None, str | None]]:
        """The drafts of a sentence with their actors, and for each that is no event the rule that says so.

        The third is the event of which a draft only tells more.
        """
        drafts: Iterable[Draft] = draft_events(reading, self._knowledge.grammar)
        if voice := self._transcript.voice(reading.sentence):
            drafts = in_own_words(drafts, voice, self._transcript.day, self._answered, self._knowledge)
        drafts = join_drafts(drafts)
        drafts = announced([self._typed(draft) for draft in drafts], self._casting)
        reporting = {draft.reported.first for draft in drafts if draft.reported}
        result: list[tuple[Draft, Cast, Told | None, str | None]] = []
        for one in sorted(drafts, key=lambda one: one.trigger.first not in reporting):
            cast = self._casting.cast(one, number)
            draft = self._raised(one, cast)
            named = [actor for actor, _, mention in cast.values() if mention.form != "unnamed" or mention.affiliation]
            everyone = [actor for actor, _, _ in cast.values()]
            told = self._story.carried_on(draft, cast, number) if named else None
            standing = Standing(
                named,
                everyone,
                dated=self._has_date(draft),
                matter=self._is_matter(draft),
                general=self._is_general(draft),
                carries_on=told is not None,
                in_office=[actor for actor, _, mention in cast.values() if self._casting.actor_class(actor, mention)],
                headed=self._is_headed(draft),
            )
            reason = reason_to_drop(draft, standing)
            if reason is None:
                self._casting.remember(draft, cast, number)
            result.append((draft, cast, told, reason))
        return result

    def look_at_picture(self, sentence: Sentence, timexes: Sequence[Timex], mentions: Sequence[ActorMention]) -> None:
        """Take note of who is shown in a dated caption."""
        day = next((timex for timex in timexes if timex.interval and timex.interval.precision == "day"), None)
        people = [actor.id for mention in mentions for actor in mention.actors if actor.kind == "person"]
        if sentence.kind == "caption" and day and day.interval and len(people) > 1:
            self._discourse.picture(day.interval, day, people)

    def enter(self, sentence: Sentence, timexes: Sequence[Timex]) -> None:
        """The date that heads an entry of a chronology holds for all of the entry."""
        number = sentence.block
        if sentence.kind != "entry" or (self._discourse.entry and self._discourse.entry[0] == number):
            return
        first = next((timex for timex in timexes if timex.interval), None)
        if first and first.interval and first.span.begin - self._document.blocks[number].span.begin <= HEAD_REACH:
            self._discourse.entry = (number, first.interval, first)
            alone = sentence.span.end - max(timex.span.end for timex in timexes) <= HEAD_REACH
            self._head_end = sentence.last if alone else -HEAD_REACH

    def _raised(self, draft: Draft, cast: Cast) -> Draft:
        """A meeting of the heads of both sides is what the ontology calls it, a summit."""
        higher = self._knowledge.ontology.types[draft.type].leaders
        return draft._replace(type=higher) if higher and self._casting.is_summit(draft, cast) else draft

    def _typed(self, draft: Draft) -> Draft:
        draft = expected(factual(foretold(draft), self._document.dct), self._knowledge.grammar)
        return typed(draft, self._casting, self._knowledge.grammar)

    def _has_date(self, draft: Draft) -> bool:
        """Whether the text dates the draft itself: in its clause, at an event beside it, or as a chronology's entry."""
        entry = self._discourse.entry is not None and self._discourse.entry[0] == draft.reading.sentence.block
        return entry or draft.within is not None or draft.own_date

    def _is_headed(self, draft: Draft) -> bool:
        """Whether a draft is the first that the sentence tells after the date that heads its entry and stands alone."""
        reading = draft.reading
        entry = self._discourse.entry is not None and self._discourse.entry[0] == reading.sentence.block
        return (
            entry
            and 0 <= reading.sentence.first - self._head_end < HEAD_REACH
            and draft.trigger.first == reading.triggers[0].first
        )

    def _is_matter(self, draft: Draft) -> bool:
        """Whether a noun is the object of a verb that talks about it or acts upon it."""
        first = max(draft.clause.first, draft.trigger.first - _OBJECT)
        before = draft.reading.tokens.lowers[first : draft.trigger.first]
        return not draft.trigger.verb and any(word in self._knowledge.grammar.treating for word in before)

    def _is_general(self, draft: Draft) -> bool:
        """Whether a plural noun stands without an article, a number or an owner: "intrusions", not "the attacks"."""
        tokens, first = draft.reading.tokens, draft.trigger.first
        if not tokens.lowers[draft.trigger.head].endswith("s"):
            return False
        grammar = self._knowledge.grammar
        start = draft.clause.first + (draft.clause.opening == "that")
        for word in reversed(tokens.lowers[max(start, first - _OBJECT) : first]):
            if word in grammar.determiner or word in POSSESSIVE or word[0].isdigit():
                return False
            if word in grammar.preposition or not word[0].isalnum():
                break
        return True

    def _place_in_time(self, draft: Draft, cast: Cast, number: int, dates: dict[int, Dated]) -> EventMention:
        """Date and judge a draft, and remember it for those that follow; ``dates`` are those of the sentence so far."""
        dct = self._document.dct
        reported = dates.get(draft.reported.first) if draft.reported else None
        dated = date_of(Case(draft, self._discourse, number, list(cast), reported, self._knowledge.grammar))
        status = judged_status(draft, dated, dct)
        dated = dated or bounded_date(status, dct, self._document.told_by)
        dates[draft.trigger.first] = dated
        acting = [actor.id for actor, _, _ in cast.values() if actor.kind != "country"]
        self._discourse.note(draft._replace(status=None if status == "occurred" else status), dated, acting, number)
        trigger = self._tokens.span(draft.trigger.first, draft.trigger.last)
        self._story.tell(draft.type, status, dated, trigger, cast, number)
        return self._mention(draft, status, dated, cast)

    def _carry_on(self, draft: Draft, cast: Cast, number: int, told: Told) -> EventMention:
        """A draft that tells more of an event: of its type, its date and its status."""
        dated = told.dated._replace(rule="carried-on", detail="more of an event that the text has told")
        if dated.basis != "publication":
            dated = dated._replace(basis="anaphoric")
        draft = draft._replace(type=told.type)
        acting = [actor.id for actor, _, _ in cast.values() if actor.kind != "country"]
        self._discourse.note(draft, dated, acting, number)
        return self._mention(draft, told.status, dated, cast)._replace(resumes=told.trigger)

    def _mention(self, draft: Draft, status: Status, dated: Dated, cast: Cast) -> EventMention:
        participants = self._casting.participants(draft, cast)
        place = self._place(draft)
        spoken_of = {actor.country for ref in draft.reading.references for actor in ref.mention.actors}
        countries = {one.actor.country for one in participants} | spoken_of | {place.country if place else None}
        topics = draft.reading.topics
        return EventMention(
            type=draft.type,
            status=status,
            date=dated.interval,
            basis=dated.basis,
            participants=participants,
            countries=tuple(sorted(country for country in countries if country)),
            place=place,
            topics=tuple(sorted(topics - {FIELD})),
            title=write_title(draft, [one.actor for one in participants], self._knowledge.grammar),
            evidence=self._evidence(draft, dated),
            provenance=_provenance(draft, status, dated),
            key=draft.reading.telling_words,
            on_topic=self._topical,
        )

    def _place(self, draft: Draft) -> Place | None:
        """The place nearest after the trigger in its clause, else nearest before it there."""
        tokens, clause = self._tokens, draft.clause
        here = tokens.begins[draft.trigger.head]
        whole = tokens.span(clause.first, clause.last)
        within = [place for place in draft.reading.places if whole.covers(place.span)]
        if not within:
            return None
        nearest = min(within, key=lambda place: (place.span.begin < here, abs(place.span.begin - here)))
        return Place(nearest.name, nearest.country)

    def _evidence(self, draft: Draft, dated: Dated) -> Evidence:
        document = self._document
        span = quote_span(draft, MAX_QUOTE)
        trigger = self._tokens.span(draft.trigger.first, draft.trigger.last)
        return Evidence(
            doc=document.id,
            sha256=document.sha256,
            source=document.source,
            published=document.published,
            span=span,
            quote=span.of(document.text),
            trigger=TriggerMention(trigger, trigger.of(document.text), draft.trigger.rule.id),
            timex=dated.timex,
            timex_text=dated.timex.span.of(document.text) if dated.timex else "",
            speaker=_speaker(draft),
            via=document.agency,
            side=self._side,
            url=document.url,
        )


def _speaker(draft: Draft) -> str | None:
    """Who says so in the sentence, if not the paper itself."""
    if draft.reported is None:
        return None
    before = [ref for ref in draft.reading.references if ref.last <= draft.reported.first and not ref.preposition]
    return before[0].mention.actors[0].name if before else None


def _provenance(draft: Draft, status: Status, dated: Dated) -> tuple[Provenance, ...]:
    text = draft.reading.tokens.span(draft.trigger.first, draft.trigger.last).of(draft.reading.tokens.text)
    steps = [Provenance("trigger", draft.trigger.rule.id, f"«{text}» announces {draft.trigger.rule.type}")]
    if draft.type != draft.trigger.rule.type:
        steps.append(Provenance("type", f"{draft.trigger.rule.type}-to-{draft.type}", "by who takes part"))
    if draft.cue:
        steps.append(Provenance("status", f"cue-{draft.status}", f"«{draft.cue}»"))
    if (draft.status or "occurred") != status:
        steps.append(Provenance("status", "date-over-tense", f"{draft.status or 'occurred'} became {status}"))
    steps.append(Provenance("date", dated.rule, dated.detail))
    return tuple(steps)


def assemble_events(
    document: Document, text: AnalysedText, links: ActorLinks, knowledge: Knowledge
) -> list[EventMention]:
    """Event mentions of a document, in text order."""
    transcript = read_transcript(document, text.tokens, text.sentences, text.timexes, links.actors, knowledge)
    assembler = Assembler(document, text.tokens, knowledge, transcript, links.actors)
    mentions: list[EventMention] = []
    for number, (sentence, findings) in enumerate(findings_of(text, links)):
        if sentence.kind in _UNSPOKEN:
            continue
        assembler.enter(sentence, findings.timexes)
        assembler.look_at_picture(sentence, findings.timexes, findings.actors)
        voiced = transcript.voice(sentence) is not None
        reading = read_sentence(text.tokens, sentence, findings, knowledge, voiced=voiced)
        if reading:
            mentions += assembler.read(reading, number)
    return [_settled(mention, mentions, text.sentences) for mention in mentions]


class AnalysedText(NamedTuple):
    """A document's tokens, its sentences, and the temporal expressions in them."""

    tokens: Tokens
    sentences: Sequence[Sentence]
    timexes: Sequence[Timex]


def findings_of(text: AnalysedText, links: ActorLinks) -> Iterator[tuple[Sentence, Findings]]:
    """Each sentence with what was found in it; a date inside a longer name ("Mar" in "Mar-a-Lago") is none."""
    times, actors, places = Cursor(text.timexes), Cursor(links.actors), Cursor(links.places)
    for sentence in text.sentences:
        here = times.within(sentence), actors.within(sentence), places.within(sentence)
        names = [name.span for name in here[1]] + [name.span for name in here[2]]
        dates = [one for one in here[0] if not any(name.covers(one.span) and name != one.span for name in names)]
        yield sentence, Findings(dates, here[1], here[2])


def _settled(mention: EventMention, mentions: Sequence[EventMention], sentences: Sequence[Sentence]) -> EventMention:
    """Date an outcome that the lead tells without a date by the gathering of its people that the story tells below."""
    lead = sentences[min(LEAD, len(sentences)) - 1].span.end if sentences else 0
    if mention.basis == "publication" and mention.type in ACTS:
        return _told_again(mention, mentions, sentences)
    if mention.basis != "publication" or mention.type not in OUTCOMES or mention.evidence.span.begin >= lead:
        return mention
    people = {one.actor.id for one in mention.participants if one.actor.kind != "country"}
    for other in mentions:
        among = people & {one.actor.id for one in other.participants}
        if among and other.type in GATHERINGS and other.basis != "publication" and other.status == mention.status:
            step = Provenance("date", "gathering-below", "the gathering of the same people that the story tells below")
            evidence = mention.evidence._replace(timex=other.evidence.timex, timex_text=other.evidence.timex_text)
            steps = (*(one for one in mention.provenance if one.stage != "date"), step)
            return mention._replace(date=other.date, basis="anaphoric", evidence=evidence, provenance=steps)
    return mention


def _told_again(mention: EventMention, mentions: Sequence[EventMention], sentences: Sequence[Sentence]) -> EventMention:
    """Date an act that the lead tells in the perfect by the next sentences, where they tell it again with its day.

    They do if they tell one act of its type, by an actor of its country: "China's legislature has passed a law …. The
    Standing Committee approved the text on Monday."
    """
    story = [one for one in sentences if one.kind == "paragraph"]
    at = next((at for at, one in enumerate(story) if one.span.covers(mention.evidence.trigger.span)), LEAD)
    if at >= LEAD:
        return mention
    last = story[min(at + _AGAIN, len(story) - 1)].span.end
    source = _source_country(mention)
    below = [
        other
        for other in mentions
        if other.type == mention.type and mention.evidence.span.end <= other.evidence.span.begin < last
        if _source_country(other) == source and other.status == mention.status
    ]
    if len(below) != 1 or source is None:
        return mention
    other = below[0]
    if other.basis == "publication" or other.date is None or other.date.precision != "day":
        return mention
    step = Provenance("date", "told-again", "the day on which the story tells it again")
    evidence = mention.evidence._replace(timex=other.evidence.timex, timex_text=other.evidence.timex_text)
    steps = (*(one for one in mention.provenance if one.stage != "date"), step)
    return mention._replace(date=other.date, basis="anaphoric", evidence=evidence, provenance=steps)


def _source_country(mention: EventMention) -> str | None:
    return next((one.actor.country for one in mention.participants if one.role == "source"), None)


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Item = TypeVar("Item", bound=Spanned)


class Cursor(Generic[Item]):
    """Hands out the members of a list in text order, sentence by sentence."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._at = 0

    def within(self, sentence: Sentence) -> list[Item]:
        """The members that begin in ``sentence``; sentences must come in text order."""
        begin, end = sentence.span
        found: list[Item] = []
        while self._at < len(self._items) and (at := self._items[self._at].span.begin) < end:
            if at >= begin:
                found.append(self._items[self._at])
            self._at += 1
        return found
