"""Assembles event mentions: drafts of single sentences, put in the context of their document.

``assemble_events`` walks the sentences in order and keeps a ``Discourse``; each draft is classified, dated, given its
participants and either becomes an ``EventMention`` or is dropped by a rule that has a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cyberdiplo.extract.actors import ActorLinks, office_on
from cyberdiplo.extract.dating import Dated, Discourse, bounded_date, inherited_date, own_date
from cyberdiplo.extract.drafts import Draft, SentenceReading, draft_events, read_sentence
from cyberdiplo.extract.roles import actors_of, roles
from cyberdiplo.extract.screening import Standing, reason_to_drop
from cyberdiplo.extract.titles import quote_span, write_title
from cyberdiplo.extract.topics import topics_of
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.topics import FIELD
from cyberdiplo.model.document import Document
from cyberdiplo.model.event import (
    EventMention,
    Evidence,
    Participant,
    ParticipantRole,
    Place,
    Provenance,
    Status,
    TriggerMention,
    without_stand_ins,
)
from cyberdiplo.model.mention import Actor, ActorMention, Sentence, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import Tokens

MAX_QUOTE = 700
"""Characters of a quote, as the event record defines it."""

_COMMENTING = frozenset({"expert", "executive", "company", "security_firm", "research"})
_SPEECH_TYPES = frozenset({"statement", "accusation", "denial", "protest"})
Actors = dict[str, tuple[Actor, ParticipantRole, ActorMention]]
_THEY = ActorMention(Span(0, 0), (), "pronoun", "plural-pronoun")
_UNSPOKEN = frozenset({"title", "heading", "byline", "dateline", "debris"})
_BILATERAL = frozenset({"agreement", "dialogue", "working_group", "meeting", "summit"})


class Assembler:
    """Turns the sentences of one document into event mentions."""

    def __init__(self, document: Document, tokens: Tokens, knowledge: Knowledge) -> None:
        self._document = document
        self._tokens = tokens
        self._knowledge = knowledge
        self._discourse = Discourse(document.dct)
        self._topical = FIELD in topics_of(tokens, 0, len(tokens), knowledge.topics)
        self._side = knowledge.reading.side(document.source) if document.source else None

    def read(self, reading: SentenceReading, number: int) -> list[EventMention]:
        """Event mentions of one sentence; ``number`` counts the document's sentences."""
        self._chronology(reading)
        drafts = [self._typed(draft) for draft in draft_events(reading, self._knowledge)]
        drafts = _announced(drafts)
        mentions: list[EventMention] = []
        spoken: dict[str, Dated] = {}
        dates: dict[int, Dated] = {}
        reporting = {draft.reported.first for draft in drafts if draft.reported}
        real: list[tuple[Draft, Actors]] = []
        for draft in sorted(drafts, key=lambda one: one.trigger.first not in reporting):
            actors = self._actors(draft, number)
            if not self._dropped(draft, actors):
                real.append((draft, actors))
                continue
            self._discourse.recall(draft, number)
            if dated := own_date(draft):
                dates[draft.trigger.first] = dated
        for draft, actors in real:
            reported = dates.get(draft.reported.first) if draft.reported else None
            dated = self._date(draft, list(actors), number, reported, spoken)
            status = self._status(draft, dated)
            if dated is None:
                dated = bounded_date(status, self._document.dct)
            dates[draft.trigger.first] = dated
            if draft.trigger.speech:
                for actor in actors:
                    spoken.setdefault(actor, dated)
            acting = [actor.id for actor, _, _ in actors.values() if actor.kind != "country"]
            self._discourse.note(
                draft if status == "occurred" else replace(draft, status=status), dated, acting, number
            )
            self._remember_pair(draft, actors, number)
            mentions.append(self._mention(draft, status, dated, actors))
        return mentions

    def look_at_picture(self, sentence: Sentence, timexes: Sequence[Timex], mentions: Sequence[ActorMention]) -> None:
        """Take note of who is shown in a dated caption."""
        day = next((timex for timex in timexes if timex.interval and timex.interval.precision == "day"), None)
        people = [actor.id for mention in mentions for actor in mention.actors if actor.kind == "person"]
        if sentence.kind == "caption" and day and day.interval and len(people) > 1:
            self._discourse.picture(day.interval, day, people)

    def _chronology(self, reading: SentenceReading) -> None:
        """The date that heads an entry of a chronology holds for all of the entry."""
        block = self._document.blocks[reading.sentence.block]
        if reading.sentence.kind != "entry" or (
            self._discourse.entry and self._discourse.entry[0] == reading.sentence.block
        ):
            return
        first = next((timex for timex in reading.timexes if timex.interval), None)
        if first and first.interval and first.span.begin - block.span.begin <= 3:
            self._discourse.entry = (reading.sentence.block, first.interval, first)

    # ---- what kind of event ----

    def _typed(self, draft: Draft) -> Draft:
        """The type with what the participants make of it: leaders meet in summits, experts comment."""
        ontology = self._knowledge.ontology
        named = [actor for ref in draft.arguments.all for actor in ref.mention.actors]
        draft = self._factual(draft)
        if draft.type == "dialogue" and draft.dated and self._founded(draft):
            return replace(draft, type="agreement")
        kind = ontology.types[draft.type]
        if kind.leaders and self._are_leaders(named, draft):
            return replace(draft, type=kind.leaders)
        if draft.type in _SPEECH_TYPES:
            found = actors_of(roles(draft.trigger, draft.arguments, draft.passive))
            speakers = [(actor, mention) for actor, role, mention in found.values() if role in ("speaker", "source")]
            if speakers and all(self._class(actor, mention) in _COMMENTING for actor, mention in speakers):
                return replace(draft, type="comment")
            if (
                speakers
                and speakers[0][0].kind == "person"
                and not speakers[0][0].known
                and self._class(*speakers[0]) is None
            ):
                return replace(draft, type="comment")
        return draft

    def _factual(self, draft: Draft) -> Draft:
        """A noun with a past date of its own is a fact, whatever modal verb stands before it."""
        dct = self._document.dct
        if draft.trigger.verb or draft.status not in ("hypothetical", "planned", "denied") or dct is None:
            return draft
        if any(timex.interval and timex.interval.latest and timex.interval.latest < dct for timex in draft.dated):
            return replace(draft, status=None, cue="")
        return draft

    def _founded(self, draft: Draft) -> bool:
        """Whether the sentence says that a mechanism was set up, not that it met."""
        words = self._tokens.lowers[draft.trigger.last : draft.reading.sentence.last]
        return any(word in self._knowledge.grammar.founding for word in words)

    def _class(self, actor: Actor, mention: ActorMention) -> str | None:
        classes = self._knowledge.gazetteer.classes
        found = mention.role_class or classes.get(actor.id)
        if found is None and mention.affiliation:
            found = classes.get(mention.affiliation.id)
        return found

    def _are_leaders(self, named: Sequence[Actor], draft: Draft) -> bool:
        gazetteer = self._knowledge.gazetteer
        sides = {
            actor.country
            for actor in named
            if actor.kind == "person"
            and any(term.office in self._knowledge.ontology.heads for term in gazetteer.terms.get(actor.id, ()))
        }
        sidelines = (
            "sidelines" in draft.reading.tokens.lowers[draft.reading.sentence.first : draft.reading.sentence.last]
        )
        people = [actor for actor in named if actor.kind == "person"]
        return set(gazetteer.dyad) <= sides and len(people) == 2 and not sidelines

    # ---- who ----

    def _actors(self, draft: Draft, number: int) -> dict[str, tuple[Actor, ParticipantRole, ActorMention]]:
        media = self._knowledge.gazetteer.media
        found = actors_of(roles(draft.trigger, draft.arguments, draft.passive))
        found = {key: value for key, value in found.items() if key not in media}
        if not found and self._they(draft) and self._discourse.pair and number - self._discourse.pair[0] <= 2:
            found = {actor.id: (actor, "source", _THEY) for actor in self._discourse.pair[1]}
        if draft.type in ("meeting", "summit") and draft.trigger.weak and len(found) < 2:
            found |= self._theirs(draft, number)
        if not found and draft.type in _BILATERAL:
            for ref in draft.reading.references:
                if ref.mention.form == "group" and (draft.dated or not draft.trigger.weak):
                    found |= {actor.id: (actor, "participant", ref.mention) for actor in ref.mention.actors}
        return found

    def _theirs(self, draft: Draft, number: int) -> Actors:
        """The two people before "their meeting" in the sentence, or those whom the text last spoke of together."""
        first = draft.trigger.first
        if "their" not in self._tokens.lowers[max(draft.reading.sentence.first, first - 3) : first]:
            return {}
        pair = self._discourse.pair
        people = [
            (actor, ref.mention)
            for ref in draft.reading.references
            for actor in ref.mention.actors
            if ref.last <= first and actor.kind == "person"
        ]
        if len(people) < 2 and pair and number - pair[0] <= 2:
            people = [(actor, _THEY) for actor in pair[1]]
        return {actor.id: (actor, "participant", mention) for actor, mention in people[-2:]} if len(people) > 1 else {}

    def _remember_pair(self, draft: Draft, actors: Actors, number: int) -> None:
        """Those whom "they" can mean in the next sentences: several at once, both sides of the dyad before others."""
        several = tuple(actor for actor, _, _ in actors.values())
        countries = {actor.country for actor in several}
        if (
            len(several) > 1
            and set(self._knowledge.gazetteer.dyad) <= countries
            or draft.arguments.subject
            and len(several) > 1
        ):
            self._discourse.pair = (number, several)

    def _they(self, draft: Draft) -> bool:
        """Whether the subject is a plural pronoun."""
        if draft.group is None or draft.arguments.subject:
            return False
        return any(
            self._tokens.lowers[at] in ("they", "both")
            for at in range(max(draft.clause.first, draft.group.first - 2), draft.group.first)
        )

    def _participants(
        self, draft: Draft, actors: dict[str, tuple[Actor, ParticipantRole, ActorMention]]
    ) -> tuple[Participant, ...]:
        """The actors with their bodies; one named beside an unnamed one of its own takes its place."""
        day = draft.reading.sentence and self._document.dct
        people = [
            Participant(
                actor,
                role,
                office_on(actor.id, day, self._knowledge.gazetteer) if day and actor.kind == "person" else None,
            )
            for actor, role, _ in actors.values()
        ]
        have = set(actors)
        for actor, role, mention in actors.values():
            body = mention.affiliation
            if (
                body
                and body.id not in have
                and body.kind == "organisation"
                and body.id not in self._knowledge.gazetteer.media
            ):
                if mention.form in ("unnamed", "office") or self._speaks_for(mention):
                    have.add(body.id)
                    people.append(Participant(body, role))
        if draft.type == "conference":
            people = [one for one in people if actors.get(one.actor.id, (None, None, _THEY))[2].form != "group"]
        return without_stand_ins(people)

    def _speaks_for(self, mention: ActorMention) -> bool:
        """Whether the mention presents its person as the voice of a body, or by nothing but the body."""
        text = mention.span.of(self._tokens.text).lower()
        return any(word in text for word in ("spokes", "ministry official")) or not mention.actors[0].known

    # ---- when ----

    def _date(
        self, draft: Draft, actors: list[str], number: int, reported: Dated | None, spoken: dict[str, Dated]
    ) -> Dated | None:
        dated = own_date(draft, self._knowledge.grammar.onset)
        if dated:
            return dated
        for actor in actors if draft.trigger.speech else ():
            if actor in spoken:
                return spoken[actor]
        return inherited_date(draft, self._discourse, number, actors, reported)

    # ---- how real ----

    def _status(self, draft: Draft, dated: Dated | None) -> Status:
        """The status that the language gives, corrected by the date where that says more."""
        dct = self._document.dct
        interval = dated.interval if dated else None
        status: Status = draft.status or "occurred"
        opener = self._tokens.lowers[draft.clause.first]
        if (
            status == "occurred"
            and draft.group
            and draft.group.tense == "present"
            and opener in self._knowledge.grammar.future_time
            and not interval
        ):
            return "planned"
        if draft.trigger.speech and status in ("hypothetical", "alleged", "denied"):
            return "occurred"
        if dated and dated.basis == "publication":
            interval = None
        if (
            status == "planned"
            and interval
            and dct
            and interval.earliest
            and interval.earliest < dct
            and dated
            and dated.rule != "announced"
        ):
            return "occurred"
        if dated and dated.rule == "announced":
            return "occurred"
        if status == "occurred" and interval and dct and interval.earliest and interval.earliest > dct:
            return "planned"
        return status

    # ---- whether at all ----

    def _dropped(self, draft: Draft, actors: dict[str, tuple[Actor, ParticipantRole, ActorMention]]) -> str | None:
        entry = self._discourse.entry is not None and self._discourse.entry[0] == draft.reading.sentence.block
        named = [actor for actor, _, mention in actors.values() if mention.form != "unnamed"]
        dated = entry or draft.within is not None or any(timex.interval for timex in draft.dated)
        return reason_to_drop(draft, Standing(named, [actor for actor, _, _ in actors.values()], dated))

    # ---- the mention ----

    def _mention(
        self, draft: Draft, status: Status, dated: Dated, actors: dict[str, tuple[Actor, ParticipantRole, ActorMention]]
    ) -> EventMention:
        participants = self._participants(draft, actors)
        place = self._place(draft)
        countries = {p.actor.country for p in participants if p.actor.country}
        if place and place.country:
            countries.add(place.country)
        countries |= {
            actor.country for ref in draft.reading.references for actor in ref.mention.actors if actor.country
        }
        topics = draft.reading.topics
        return EventMention(
            type=draft.type,
            status=status,
            date=dated.interval,
            basis=dated.basis,
            participants=participants,
            countries=tuple(sorted(countries)),
            place=place,
            topics=tuple(sorted(topics - {FIELD})),
            title=write_title(draft, [p.actor for p in participants]),
            evidence=self._evidence(draft, dated),
            provenance=_provenance(draft, status, dated),
            key=frozenset(),
            on_topic=FIELD in topics
            or (self._topical and set(self._knowledge.gazetteer.dyad) <= countries)
            or self._topical,
        )

    def _place(self, draft: Draft) -> Place | None:
        """The place nearest after the trigger in its clause, else nearest before it there."""
        tokens, clause = self._tokens, draft.clause
        here = tokens.begins[draft.trigger.head]
        within = [
            place
            for place in draft.reading.places
            if tokens.begins[clause.first] <= place.span.begin < tokens.ends[clause.last - 1]
        ]
        if not within:
            return None
        nearest = min(within, key=lambda place: (place.span.begin < here, abs(place.span.begin - here)))
        return Place(nearest.name, nearest.country)

    def _evidence(self, draft: Draft, dated: Dated) -> Evidence:
        document, tokens = self._document, self._tokens
        span = quote_span(draft, MAX_QUOTE)
        trigger = tokens.span(draft.trigger.first, draft.trigger.last)
        speaker = None
        if draft.reported:
            voice = next(
                (one for one in draft.reading.references if one.last <= draft.reported.first and not one.preposition),
                None,
            )
            speaker = voice.mention.actors[0].name if voice else None
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
            speaker=speaker,
            via=document.agency,
            side=self._side,
            url=document.url,
        )


def _announced(drafts: list[Draft]) -> list[Draft]:
    """An announcement and the outcome that it announces are one event: the outcome, on the day and by the speaker."""
    kept: list[Draft] = []
    absorbed: list[Draft] = []
    for draft in drafts:
        outcome = draft.trigger.rule.outcome and draft.reported is not None and not any(t.interval for t in draft.dated)
        speech = next((one for one in drafts if draft.reported is one.trigger), None) if outcome else None
        if speech is None or not _announces(speech, draft):
            kept.append(draft)
            continue
        absorbed.append(speech)
        arguments = replace(draft.arguments, subject=speech.arguments.subject + draft.arguments.subject)
        kept.append(
            replace(
                draft,
                arguments=arguments,
                dated=speech.dated,
                status=None,
                cue="",
                reported=None,
                clause=speech.clause,
                group=speech.group,
            )
        )
    return [draft for draft in kept if draft not in absorbed]


def _announces(speech: Draft, outcome: Draft) -> bool:
    """Whether a speech brings its outcome about: it announces it, or follows it as its only source."""
    if speech.type != "statement" or speech.group is None or outcome.status not in (None, "planned"):
        return False
    closing = outcome.trigger.last <= speech.trigger.first
    return closing or speech.reading.tokens.lowers[speech.trigger.head] in _ANNOUNCING


_ANNOUNCING = frozenset({"announce", "announced", "announces", "announcing", "declared", "unveiled", "confirmed"})


def _provenance(draft: Draft, status: Status, dated: Dated) -> tuple[Provenance, ...]:
    text = draft.reading.tokens.span(draft.trigger.first, draft.trigger.last).of(draft.reading.tokens.text)
    steps = [Provenance("trigger", draft.trigger.rule.id, f"«{text}» announces {draft.trigger.rule.type}")]
    if draft.type != draft.trigger.rule.type:
        steps.append(Provenance("type", f"{draft.trigger.rule.type}-to-{draft.type}", "by who takes part"))
    if draft.cue:
        steps.append(Provenance("status", f"cue-{draft.status}", f"«{draft.cue}»"))
    if draft.status and draft.status != status:
        steps.append(Provenance("status", "date-over-tense", f"{draft.status} became {status}"))
    steps.append(Provenance("date", dated.rule, dated.detail))
    return tuple(steps)


def assemble_events(
    document: Document,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    links: ActorLinks,
    knowledge: Knowledge,
) -> list[EventMention]:
    """Event mentions of a document, in text order."""
    assembler = Assembler(document, tokens, knowledge)
    mentions: list[EventMention] = []
    starts = _Cursor(timexes), _Cursor(links.actors), _Cursor(links.places)
    for number, sentence in enumerate(sentences):
        parts = [cursor.within(sentence) for cursor in starts]
        parts[0] = [
            timex
            for timex in parts[0]
            if not any(
                named.span.overlaps(timex.span) and named.span != timex.span
                for named in (*parts[1], *parts[2])
                if named.span.begin <= timex.span.begin and timex.span.end <= named.span.end
            )
        ]
        if sentence.kind in _UNSPOKEN:
            continue
        assembler.look_at_picture(sentence, parts[0], parts[1])
        reading = read_sentence(tokens, sentence, parts[0], parts[1], parts[2], knowledge)
        if reading:
            mentions += assembler.read(reading, number)
    return mentions


class _Cursor:
    """Hands out the members of a list in text order, sentence by sentence."""

    def __init__(self, items: Sequence[object]) -> None:
        self._items = items
        self._at = 0

    def within(self, sentence: Sentence) -> list:  # type: ignore[type-arg]
        first = self._at
        while first < len(self._items) and self._items[first].span.begin < sentence.span.begin:
            first += 1
        last = first
        while last < len(self._items) and self._items[last].span.begin < sentence.span.end:
            last += 1
        self._at = last
        return list(self._items[first:last])
