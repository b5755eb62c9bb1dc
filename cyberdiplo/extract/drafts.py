"""Drafts of events: the triggers of one sentence with their arguments, their dates and how real they are.

A draft knows only its own sentence. What it takes from the rest of the document is added in ``events`` and ``dating``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cyberdiplo.extract.clauses import Clause, VerbGroup, status_cue, verb_group
from cyberdiplo.extract.matching import match_at
from cyberdiplo.extract.placing import Counted, Placer
from cyberdiplo.extract.reading import SentenceReading
from cyberdiplo.extract.roles import ArgumentReader, Arguments
from cyberdiplo.extract.subjects import QUOTE_ENDS
from cyberdiplo.extract.triggers import Trigger
from cyberdiplo.extract.word_classes import before_adverbs
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import Status
from cyberdiplo.model.mention import Timex

_NEAR = 6
"""Words between a noun and the verb that says it took place: "the first round of talks on cyber crime was held"."""
_SUBJECT = 12
"""Words of the subject of a closing "…, the presidents of the two nations said"; more is no subject any longer."""


class SpokenOn(NamedTuple):
    """The day on which the answers of a transcript were given, and the expression that says so, if one does."""

    interval: EdtfInterval
    timex: Timex | None


class Draft(NamedTuple):
    """A trigger read in its sentence.

    ``cue`` is the phrase that gave ``status`` (both empty for a plain report). ``reported`` is the speech trigger in
    whose complement the draft stands, and ``performed`` tells that saying so brings it about. ``dated``, ``within``,
    ``beside`` and ``counted`` are the expressions that place it in time (see ``placing``). ``occurs`` tells that a verb
    near a noun says that it took place, ``closing`` that a verb of saying comes after what was said, ``habitual`` that
    its verb tells of what is done time and again. ``spoken`` is the day of the transcript in which somebody says these
    very words.
    """

    reading: SentenceReading
    trigger: Trigger
    type: str
    clause: Clause
    group: VerbGroup | None
    arguments: Arguments
    status: Status | None
    cue: str
    dated: tuple[Timex, ...] = ()
    within: Timex | None = None
    beside: Timex | None = None
    counted: Counted | None = None
    occurs: bool = False
    reported: Trigger | None = None
    performed: bool = False
    closing: bool = False
    habitual: bool = False
    spoken: SpokenOn | None = None

    @property
    def own_date(self) -> bool:
        """Whether an expression dates the trigger itself."""
        return any(timex.interval for timex in self.dated)

    @property
    def worded(self) -> bool:
        """Whether the auxiliaries belong to the words of a verb of saying: "would not be drawn"."""
        group = self.group
        return group is not None and self.trigger.speech and self.trigger.first <= group.first < self.trigger.head


def draft_events(reading: SentenceReading, grammar: Grammar) -> Iterator[Draft]:
    """One draft for each trigger of a sentence, in text order."""
    tokens = reading.tokens
    arguments = ArgumentReader(tokens, reading.references, reading.clauses, reading.governors, grammar)
    placer = Placer(reading, grammar)
    for trigger in reading.triggers:
        clause = reading.clause_of(trigger.head)
        group = verb_group(tokens, trigger.head, trigger.letters, clause, grammar) if trigger.verb else None
        status, cue = _status(reading, trigger, clause, group, grammar)
        yield Draft(
            reading=reading,
            trigger=trigger,
            type=trigger.rule.type,
            clause=clause,
            group=group,
            arguments=arguments.read(trigger, group),
            status=status,
            cue=cue,
            dated=placer.own(trigger, clause),
            within=placer.within(trigger, clause),
            beside=placer.beside(trigger, clause),
            counted=placer.counted(trigger, clause),
            occurs=_occurs(reading, trigger, clause, grammar),
            reported=_reporting(reading, trigger, grammar),
            closing=_closing(reading, trigger, grammar),
            habitual=_habitual(reading, trigger, group, grammar),
        )


def _status(
    reading: SentenceReading, trigger: Trigger, clause: Clause, group: VerbGroup | None, grammar: Grammar
) -> tuple[Status | None, str]:
    """How real the words make the event: by a cue in the trigger, one before it, or the verb above an infinitive."""
    status, cue = _own_cue(reading, trigger, grammar)
    if status is None:
        others = {at for one in reading.triggers if one is not trigger for at in range(one.first, one.last)}
        tokens = reading.tokens
        dates = (range(tokens.at(one.span.begin), tokens.at(one.span.end)) for one in reading.timexes)
        others.update(*dates)  # "in May" is no "may"
        blocked = others - set(range(group.first if group else trigger.first, trigger.last))
        head = trigger.head if group and not trigger.speech else trigger.first  # "would not be drawn" is one verb
        status, cue = status_cue(reading.tokens, head, clause, grammar, blocked)
    if status is None and group and group.infinitive:
        status, cue = _depending(reading, trigger, clause, grammar)
    return status, cue


def _own_cue(reading: SentenceReading, trigger: Trigger, grammar: Grammar) -> tuple[Status | None, str]:
    """A cue of status that opens a trigger of several words: "considering sanctions"."""
    tokens = reading.tokens
    match = match_at(tokens.lowers, trigger.first, grammar.cues) if trigger.last - trigger.first > 1 else None
    if match is None or match.last >= trigger.last or trigger.rule.type == "denial" or trigger.speech:
        return None, ""
    return match.meaning, " ".join(tokens.words[match.first : match.last])


def _depending(
    reading: SentenceReading, trigger: Trigger, clause: Clause, grammar: Grammar
) -> tuple[Status | None, str]:
    """The status of an infinitive by the verb that it hangs on: what is agreed is planned, what is asked for is wished.

    After verbs of motion and of success ("flew to Beijing to meet Wang Yi", "was forced to drop") it is told as a fact.
    """
    before = [one for one in reading.governors if clause.first <= one.at < trigger.head]
    verb = before[-1].trigger if before else None
    if before and verb is None:
        word = reading.tokens.lowers[before[-1].at]
        return (None, "") if word in grammar.implicative else ("hypothetical", word)
    if verb is None or not verb.verb:
        return None, ""
    words = reading.tokens.span(verb.first, verb.last).of(reading.tokens.text)
    if verb.rule.outcome:
        return "planned", words
    return ("hypothetical", words) if verb.rule.complement else (None, "")


def _occurs(reading: SentenceReading, trigger: Trigger, clause: Clause, grammar: Grammar) -> bool:
    """Whether a verb near a noun says that it took place ("held", "opened")."""
    words, sentence = reading.tokens.lowers, reading.sentence
    before = words[max(clause.first, trigger.first - _NEAR) : trigger.first]
    after = words[trigger.last : min(sentence.last, trigger.last + _NEAR)]
    return not (grammar.occurrence.isdisjoint(before) and grammar.occurrence.isdisjoint(after))


def _reporting(reading: SentenceReading, trigger: Trigger, grammar: Grammar) -> Trigger | None:
    """The speech trigger in whose complement this one stands: one before it, or one that closes the sentence.

    "…, the ministers said on Friday" speaks of all that comes before it in the sentence.
    """
    by_doing = trigger.first > 0 and reading.tokens.lowers[trigger.first - 1] == "by" and "g" in trigger.letters
    if by_doing or _closing(reading, trigger, grammar):
        return None
    speech = [
        one
        for one in reading.triggers
        if one.rule.complement and one.verb and one is not trigger and not _frames(reading, one, trigger)
    ]
    before = [one for one in speech if one.last <= trigger.first]
    after = (one for one in speech if trigger.last <= one.first and _closing(reading, one, grammar))
    return before[-1] if before else next(after, None)


def _frames(reading: SentenceReading, speech: Trigger, trigger: Trigger) -> bool:
    """Whether a verb of saying only opens the sentence: "Speaking next to Xi, the president stressed"."""
    opening = reading.clauses[0]
    return opening.opening == "participle" and speech.head < opening.last <= trigger.head


def _habitual(reading: SentenceReading, trigger: Trigger, group: VerbGroup | None, grammar: Grammar) -> bool:
    """Whether an adverb before a present tense says that this is done time and again: "routinely denies"."""
    if group is None or group.tense != "present":
        return False
    before = before_adverbs(reading.tokens, group.first, reading.sentence.first, grammar)
    return any(word in grammar.habit for word in reading.tokens.lowers[before + 1 : trigger.head])


def _closing(reading: SentenceReading, trigger: Trigger, grammar: Grammar) -> bool:
    """Whether a speech verb comes after what it reports: behind a comma or quotation, and followed by no complement."""
    words, sentence = reading.tokens.lowers, reading.sentence
    if not trigger.speech or not trigger.verb or "g" in trigger.letters:
        return False
    if not _ends(reading, trigger, grammar) and words[max(sentence.first, trigger.first - 1)] not in QUOTE_ENDS:
        return False
    before = range(trigger.first - 1, max(sentence.first, trigger.first - _SUBJECT - 1), -1)
    return any(words[at] in QUOTE_ENDS for at in before)


def _ends(reading: SentenceReading, trigger: Trigger, grammar: Grammar) -> bool:
    """Whether nothing follows a verb that could be said: only an end, a date, a mark or a preposition."""
    if trigger.last >= reading.sentence.last:
        return True
    following, begin = reading.tokens.lowers[trigger.last], reading.tokens.begins[trigger.last]
    dated = any(timex.span.begin == begin for timex in reading.timexes)
    return dated or following in grammar.preposition or not following[0].isalnum()
