"""Reads one sentence into drafts of events: triggers with their arguments, their dates and how real they are.

A draft knows only its own sentence. What it takes from the rest of the document is added in ``events`` and ``dating``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cyberdiplo.extract.attachment import Attachment, Governor, attach, governors
from cyberdiplo.extract.clauses import Clause, VerbGroup, clause_at, finite_at, split_clauses, status_cue, verb_group
from cyberdiplo.extract.matching import match_at
from cyberdiplo.extract.references import Reference, freed_subjects, refer
from cyberdiplo.extract.roles import ArgumentReader, Arguments
from cyberdiplo.extract.subjects import QUOTE_ENDS
from cyberdiplo.extract.topics import topics_of
from cyberdiplo.extract.triggers import Trigger, spot_triggers
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.event import Status
from cyberdiplo.model.mention import ActorMention, PlaceMention, Sentence, Timex
from cyberdiplo.model.tokens import Tokens


_RELIANCE = {"none": 0, "dateline": 1, "publication": 1, "text": 2}
"""Of two dates of one event, one that stands for itself goes before one counted from another ("three years earlier, in
May 2014")."""
CALLED_OFF = frozenset({"meeting", "summit", "dialogue", "visit", "conference", "call", "working_group"})
LIST_GAP = 4
"""Words between two names of a list: ", and the then president"."""


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """A sentence with all that the stages before found in it."""

    sentence: Sentence
    tokens: Tokens
    clauses: list[Clause]
    references: list[Reference]
    places: Sequence[PlaceMention]
    timexes: Sequence[Timex]
    triggers: list[Trigger]
    governors: list[Governor]
    attachments: list[Attachment]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A trigger read in its sentence.

    ``cue`` is the phrase that gave ``status`` (both empty for a plain report). ``reported`` is the speech trigger in
    whose complement the draft stands. ``dated`` are the expressions that date it, the cheapest first.
    """

    reading: SentenceReading
    trigger: Trigger
    clause: Clause
    group: VerbGroup | None
    arguments: Arguments
    status: Status | None
    cue: str
    dated: tuple[Timex, ...] = ()
    beside: Timex | None = None
    within: Timex | None = None
    occurs: bool = False
    performed: bool = False
    reported: Trigger | None = None
    type: str = field(default="")

    @property
    def passive(self) -> bool:
        """Whether the trigger's subject undergoes what it tells."""
        if self.group is None:
            return False
        return self.group.passive or (not self.arguments.subject and bool(self.arguments.agent))


def read_sentence(
    tokens: Tokens,
    sentence: Sentence,
    timexes: Sequence[Timex],
    mentions: Sequence[ActorMention],
    places: Sequence[PlaceMention],
    knowledge: Knowledge,
) -> SentenceReading | None:
    """Find triggers and structure; ``None`` for a sentence without a trigger, which is most of them."""
    grammar = knowledge.grammar
    triggers = spot_triggers(tokens, sentence, knowledge.ontology, grammar)
    references = refer(tokens, mentions, sentence.first, grammar)
    triggers = [one for one in triggers if not any(ref.first <= one.head < ref.last for ref in references)]
    if not triggers:
        return None
    whole = {at for ref in references for at in range(ref.first + 1, ref.last)}
    for left, right in pairwise(references):
        between = tokens.lowers[left.last : right.first]
        listed = len(between) <= LIST_GAP and all(word in grammar.joiner or word in grammar.determiner for word in between)
        if listed and "that" not in between and not finite_at(tokens, right.last, sentence.last, grammar):
            whole.update(range(left.last, right.first))  # ", and the president, …" carries a list of names on
    for timex in timexes:
        whole.update(range(tokens.at(timex.span.begin), tokens.at(timex.span.end)))
    clauses = split_clauses(tokens, sentence, grammar, whole)
    candidates = governors(tokens, sentence, triggers, grammar)
    verbs = [one.at for one in candidates if one.trigger is None or one.trigger.verb]
    return SentenceReading(
        sentence=sentence,
        tokens=tokens,
        clauses=clauses,
        references=freed_subjects(references, clauses, verbs),
        places=places,
        timexes=timexes,
        triggers=triggers,
        governors=candidates,
        attachments=attach(tokens, timexes, candidates, clauses, grammar),
        topics=topics_of(tokens, sentence.first, sentence.last, knowledge.topics),
    )


def draft_events(reading: SentenceReading, knowledge: Knowledge) -> list[Draft]:
    """One draft for each trigger of a sentence that tells of something, in text order."""
    tokens, grammar = reading.tokens, knowledge.grammar
    arguments = ArgumentReader(tokens, reading.references, reading.clauses, reading.governors, grammar)
    taken = {at for trigger in reading.triggers for at in range(trigger.first, trigger.last)}
    drafts: list[Draft] = []
    for trigger in reading.triggers:
        clause = reading.clauses[clause_at(reading.clauses, trigger.head)]
        group = verb_group(tokens, trigger.head, trigger.letters, clause, grammar) if trigger.verb else None
        if trigger.rule.needs and trigger.rule.needs not in reading.topics:
            continue
        start = group.first if group else trigger.first
        blocked = taken - set(range(start, trigger.last))
        status, cue = _own_cue(tokens, trigger, grammar)
        if status is None:
            status, cue = status_cue(tokens, trigger.head if group else trigger.first, clause, grammar, blocked)
        if status is None and group and group.infinitive:
            status, cue = _depending(reading, trigger, clause)
        drafts.append(
            Draft(
                reading=reading,
                trigger=trigger,
                clause=clause,
                group=group,
                arguments=arguments.read(trigger, group),
                status=status,
                cue=cue,
                dated=_dated(reading, trigger, clause),
                beside=_beside(reading, trigger, clause, grammar),
                within=_within(reading, trigger, grammar) or _in_time_clause(reading, trigger, clause),
                occurs=_occurs(reading, trigger, clause, knowledge),
                reported=_reporting(reading, trigger, grammar),
                type=trigger.rule.type,
            )
        )
    return _without_repeats(_reports_speak(_talks_of_visits(_called_off(_without_founders(drafts)))))


def _own_cue(tokens: Tokens, trigger: Trigger, grammar: Grammar) -> tuple[Status | None, str]:
    """A cue of status that opens a trigger of several words: "considering sanctions"."""
    match = match_at(tokens.lowers, trigger.first, grammar.cues) if trigger.last - trigger.first > 1 else None
    if match is None or match.last >= trigger.last or trigger.rule.type == "denial":
        return None, ""
    return match.meaning, " ".join(tokens.words[match.first : match.last])


def _depending(reading: SentenceReading, trigger: Trigger, clause: Clause) -> tuple[Status | None, str]:
    """The status of an infinitive by the verb that it hangs on: what is agreed is planned, what is asked for is wished.

    After verbs of motion ("flew to Beijing to meet Wang Yi") it is told as a fact.
    """
    before = [one for one in reading.governors if clause.first <= one.at < trigger.head]
    verb = before[-1].trigger if before else None
    if verb is None or not verb.verb:
        return None, ""
    words = reading.tokens.span(verb.first, verb.last).of(reading.tokens.text)
    if verb.rule.outcome:
        return "planned", words
    return ("hypothetical", words) if verb.rule.complement else (None, "")


def _dated(reading: SentenceReading, trigger: Trigger, clause: Clause) -> tuple[Timex, ...]:
    """Expressions attached to the trigger itself, or, for a noun, to the plain verb of its clause."""
    own = [one for one in reading.attachments if one.governor.trigger is trigger]
    if not own and trigger.verb and trigger.speech:
        own = [
            one
            for one in reading.attachments
            if one.governor.trigger is not None
            and not one.governor.trigger.verb
            and one.governor.trigger.speech
            and clause.first <= one.governor.at < clause.last
        ]
    if not own and not trigger.verb:
        own = [
            one
            for one in reading.attachments
            if _plain(one.governor)
            and (clause.first <= one.governor.at < clause.last or _relative_to(reading, trigger, one.governor))
            and not any(
                other is not trigger and not other.verb and trigger.last <= other.first < one.governor.at
                for other in reading.triggers
            )
        ]
    own.sort(key=lambda one: (one.timex.interval is None, _RELIANCE[one.timex.anchor_basis], one.cost))
    return tuple(one.timex for one in own)


def _in_time_clause(reading: SentenceReading, trigger: Trigger, clause: Clause) -> Timex | None:
    """The date of the clause of time that follows: "will hold talks while he is in Washington on Friday"."""
    number = reading.clauses.index(clause)
    following = reading.clauses[number + 1 : number + 2]
    if not trigger.verb or not following or following[0].opening != "time":
        return None
    if reading.tokens.lowers[following[0].first] not in ("while", "when", "as"):
        return None
    return next(
        (
            one.timex
            for one in reading.attachments
            if one.timex.interval is not None and following[0].first <= one.governor.at < following[0].last
        ),
        None,
    )


def _plain(governor: Governor) -> bool:
    """Whether a governor tells of no event of its own, so that its date is that of the noun beside it."""
    return governor.trigger is None or governor.trigger.rule.rank < 0


def _relative_to(reading: SentenceReading, trigger: Trigger, governor: Governor) -> bool:
    """Whether a verb stands in the relative clause of a noun: "the group, which was started last year"."""
    clause = reading.clauses[clause_at(reading.clauses, governor.at)]
    return clause.opening in ("relative", "that") and 0 <= clause.first - trigger.last <= 2  # ", of which"


def _within(reading: SentenceReading, trigger: Trigger, grammar: Grammar) -> Timex | None:
    """The date of the event at which this one took place: "reached a consensus during Xi's visit in September"."""
    words = reading.tokens.lowers
    for one in reading.attachments:
        noun = one.governor.trigger
        if noun is None or noun.verb or noun is trigger or one.timex.interval is None:
            continue
        low, high = (trigger.last, noun.first) if trigger.last <= noun.first else (noun.first - 8, noun.first)
        phrase = next(
            (
                at
                for at in range(high - 1, max(low, reading.sentence.first) - 1, -1)
                if words[at] in grammar.time_phrase
            ),
            None,
        )
        if phrase is None or words[phrase] in ("before", "ahead", "since"):
            continue
        ahead = trigger.last <= noun.first
        crossed = abs(clause_at(reading.clauses, noun.first) - clause_at(reading.clauses, trigger.head))
        between = range(trigger.last, phrase) if ahead else range(noun.last, trigger.first)
        rivals = [other for other in reading.triggers if other.verb and other.rule.rank >= 0 and other.head in between]
        if not rivals and crossed <= (2 if ahead else 1) and (ahead or phrase - reading.sentence.first <= 1):
            return one.timex
    return None


def _beside(reading: SentenceReading, trigger: Trigger, clause: Clause, grammar: Grammar) -> Timex | None:
    """The expression that dates the verb which a phrase or clause of time hangs on."""
    words, tokens = reading.tokens.lowers, reading.tokens
    placed = clause.opening in ("relative", "time") and words[clause.first] in ("where", "when")
    reason = words[clause.first] == "because" or _goes_on(reading, trigger, clause, grammar)
    first = clause.first if clause.opening == "time" or placed or reason else None
    if first is None and not trigger.verb:
        first = next(
            (
                at
                for at in range(trigger.first - 1, max(clause.first, trigger.first - 8) - 1, -1)
                if words[at] in grammar.time_phrase
            ),
            None,
        )
        if first is not None and words[first] in ("ahead", "before"):
            return None
    if first is None or words[first] in ("before", "until", "till"):
        return None
    dated = [
        one
        for one in reading.attachments
        if one.timex.interval is not None
        and one.governor.trigger is not trigger
        and (one.governor.trigger is None or one.governor.trigger.verb or placed)
        and (one.governor.at < first or clause.opening not in ("time", "relative", "other"))
    ]
    if not dated:
        return None
    nearest = min(dated, key=lambda one: abs(one.governor.at - first))
    return (
        nearest.timex
        if abs(clause_at(reading.clauses, nearest.governor.at) - clause_at(reading.clauses, trigger.head)) <= 1
        and tokens
        else None
    )


def _goes_on(reading: SentenceReading, trigger: Trigger, clause: Clause, grammar: Grammar) -> bool:
    """Whether a relative clause carries the story on: "toured the plant on Wednesday, who also met its head"."""
    words = reading.tokens.lowers
    if clause.opening != "relative" or words[clause.first] not in ("who", "which") or words[clause.first - 1] != ",":
        return False
    return trigger.verb and verb_group(reading.tokens, trigger.head, trigger.letters, clause, grammar).tense == "past"


def _occurs(reading: SentenceReading, trigger: Trigger, clause: Clause, knowledge: Knowledge) -> bool:
    """Whether a verb near a noun says that it took place ("held", "opened")."""
    words = reading.tokens.lowers
    near = range(max(clause.first, trigger.first - 6), min(reading.sentence.last, trigger.last + 6))
    return any(words[at] in knowledge.grammar.occurrence for at in near if not trigger.first <= at < trigger.last)


def _reporting(reading: SentenceReading, trigger: Trigger, grammar: Grammar) -> Trigger | None:
    """The speech trigger in whose complement this one stands: one before it, or one that closes the sentence.

    "…, the ministers said on Friday" speaks of all that comes before it in the sentence.
    """
    speech = [one for one in reading.triggers if one.rule.complement and one.verb and one is not trigger]
    if any(one is trigger for one in reading.triggers if _closing(reading, one, grammar)):
        return None
    before = next((one for one in reversed(speech) if one.last <= trigger.first), None)
    return before or next(
        (one for one in speech if trigger.last <= one.first and _closing(reading, one, grammar)), None
    )


def _closing(reading: SentenceReading, trigger: Trigger, grammar: Grammar) -> bool:
    """Whether a speech verb comes after what it reports: behind a comma or quotation, and followed by no complement."""
    words, sentence = reading.tokens.lowers, reading.sentence
    if not trigger.speech or not trigger.verb:
        return False
    following = words[trigger.last] if trigger.last < sentence.last else "."
    timed = (
        any(timex.span.begin == reading.tokens.begins[trigger.last] for timex in reading.timexes)
        if trigger.last < sentence.last
        else True
    )
    if not (timed or following in grammar.preposition or not following[0].isalnum()):
        if not (trigger.first > sentence.first and words[trigger.first - 1] in QUOTE_ENDS):
            return False
    at = trigger.first - 1
    while at > sentence.first and words[at] not in QUOTE_ENDS:
        at -= 1
    return at > sentence.first and trigger.first - at <= 12


def _without_founders(drafts: list[Draft]) -> list[Draft]:
    """Drop a plain verb whose date a noun took: in "the group was started last year" the group is the event."""
    claimed = {timex.span for draft in drafts if draft.trigger.rule.rank >= 0 for timex in draft.dated}
    return [
        draft
        for draft in drafts
        if draft.trigger.rule.rank >= 0 or not draft.dated or not all(timex.span in claimed for timex in draft.dated)
    ]


def _called_off(drafts: list[Draft]) -> list[Draft]:
    """A gathering that is called off is one event, the calling off, with those who were to meet."""
    kept: list[Draft] = []
    for draft in drafts:
        off = next((n for n, one in enumerate(drafts) if one.type == "suspension" and one.clause == draft.clause), None)
        own = any(timex.interval for timex in draft.dated)
        if off is None or draft.trigger.verb or draft.type not in CALLED_OFF or own:
            kept.append(draft)
            continue
        host = next((n for n, one in enumerate(kept) if one.trigger is drafts[off].trigger), None)
        joined = draft.arguments.all
        if host is not None:
            arguments = kept[host].arguments
            kept[host] = replace(kept[host], arguments=replace(arguments, companion=arguments.companion + joined))
        else:
            drafts[off] = replace(drafts[off], arguments=replace(drafts[off].arguments, companion=joined))
    return kept


def _talks_of_visits(drafts: list[Draft]) -> list[Draft]:
    """The talks that a visit is made for belong to it, with those who take part: "was in China for talks with …"."""
    kept: list[Draft] = []
    for draft in drafts:
        visit = next((n for n, one in enumerate(kept) if one.type == "visit" and one.clause == draft.clause), None)
        words = draft.reading.tokens.lowers
        purpose = draft.trigger.first > 0 and words[draft.trigger.first - 1] == "for"
        if visit is None or not purpose or draft.type != "meeting" or draft.dated:
            kept.append(draft)
            continue
        host = kept[visit]
        kept[visit] = replace(
            host, arguments=replace(host.arguments, companion=host.arguments.companion + draft.arguments.companion)
        )
    return kept


def _reports_speak(drafts: list[Draft]) -> list[Draft]:
    """A report that says something is the report's event: "a report released in February said …"."""
    kept: list[Draft] = []
    for draft in drafts:
        report = next(
            (
                n
                for n, one in enumerate(kept)
                if one.type == "disclosure_report" and not one.trigger.verb and one.clause == draft.clause
            ),
            None,
        )
        speaks = (
            draft.trigger.verb
            and draft.trigger.rule.complement
            and not draft.arguments.subject
            and not draft.arguments.agent
        )
        if report is None or not speaks:
            kept.append(draft)
        elif draft.dated and not kept[report].dated:
            kept[report] = replace(kept[report], dated=draft.dated)
    return kept


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Join drafts of one type in one sentence that name no different dates: "a meeting … in her meeting with Meng"."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, one in enumerate(kept) if _same(one, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _joined(kept[twin], draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if one.type != other.type or one.trigger.speech:
        return False
    if other.group is not None and other.group.infinitive and other.clause == one.clause and not other.dated:
        return True  # "summoned the ambassador to protest"
    intervals = [{timex.interval for timex in draft.dated if timex.interval} for draft in (one, other)]
    if one.trigger.rule.outcome and bool(intervals[0]) != bool(intervals[1]):
        return False
    if intervals[0] and intervals[1] and not intervals[0] & intervals[1]:
        return False
    return one.trigger.weak or other.trigger.weak


def _joined(one: Draft, other: Draft) -> Draft:
    strong, weak = (other, one) if one.trigger.weak and not other.trigger.weak else (one, other)
    places = {
        name: tuple(
            {
                **{r.first: r for r in getattr(strong.arguments, name)},
                **{r.first: r for r in getattr(weak.arguments, name)},
            }.values()
        )
        for name in ("subject", "object", "agent", "companion", "target", "owner")
    }
    return replace(
        strong,
        arguments=Arguments(**places),
        dated=strong.dated or weak.dated,
        occurs=strong.occurs or weak.occurs,
    )
