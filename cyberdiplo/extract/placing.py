"""Finds the expressions that place a trigger in time: its own, and those of what it hangs on.

``own``: the expression stands with the trigger. ``within``: it dates an event at which this one took place. ``beside``:
it dates the verb that this one's clause or phrase of time hangs on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cyberdiplo.extract.attachment import Attachment, Governor
from cyberdiplo.extract.clauses import Clause, verb_group
from cyberdiplo.extract.periods import Unit
from cyberdiplo.extract.reading import SentenceReading
from cyberdiplo.extract.triggers import Trigger
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.event import GATHERINGS, SPEECH_ACTS
from cyberdiplo.model.mention import Timex

_RELIANCE = {"none": 0, "dateline": 1, "publication": 1, "text": 2}
"""Of two dates of one event, one that stands for itself goes before one counted from another: "three years earlier, in
May 2014"."""
_PHRASE = 8
"""Words from a preposition of time to its noun at most: "during the first round of the high-level" has seven."""
_TALKS = 5
"""Tokens from "in" to a gathering at most: "in their second telephone", "in three hours of closed-door" is more."""
_RELATIVE = 6
"""Tokens between a noun and its relative clause at most: "visit to the United States, which" has four."""


_UNITS: Mapping[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
"""Units of time by their letters in the value of a duration (ISO 8601-1)."""
_WORDS: Mapping[str, Unit] = {unit: unit for unit in _UNITS.values()}


def length_of(timex: Timex) -> tuple[int, Unit] | None:
    """The number and unit of a duration; ``None`` where it has no number, or is only compared with ("more than")."""
    number, unit = timex.value[1:-1], _UNITS.get(timex.value[-1:])
    return (int(number), unit) if number.isdigit() and unit and not timex.mod else None


class Counted(NamedTuple):
    """``number`` units of time from an event to another, dated by ``date`` (the article's day where it is ``None``).

    ``later`` tells that it comes behind the other, ``timex`` is the expression of the length, where it is one.
    """

    number: int
    unit: Unit
    timex: Timex | None
    date: Timex | None
    later: bool


class Placer:
    """Places the triggers of one sentence in time."""

    def __init__(self, reading: SentenceReading, grammar: Grammar) -> None:
        self._reading = reading
        self._words = reading.tokens.lowers
        self._grammar = grammar
        self._dated = [one for one in reading.attachments if one.timex.interval is not None]

    def own(self, trigger: Trigger, clause: Clause) -> tuple[Timex, ...]:
        """Expressions that date the trigger itself, the most reliable first.

        A verb of saying takes the date of the speech in its clause ("said in his Friday speech"), a noun that of the
        plain verb of its clause or of its relative clause ("the group, which was started last year").
        """
        every = self._reading.attachments
        own = [one for one in every if one.governor.trigger is trigger]
        if not own and trigger.verb and trigger.speech:
            own = [one for one in every if _speech_noun(one.governor) and clause.first <= one.governor.at < clause.last]
        if not trigger.verb and all(one.timex.interval is None for one in own):  # "a two-day visit, ended Friday"
            own += [one for one in every if self._tells_of(one.governor, trigger, clause)]
        if not own and trigger.verb:
            own = [
                one
                for one in every
                if self._begins(one.governor, trigger, clause)
                or self._made(one.governor, trigger)
                or self._charged_in(one.governor, trigger)
                or (trigger.rule.type in SPEECH_ACTS and self._spoken_in(one.governor, trigger, clause))
            ]
        nearest = min(
            own, key=lambda one: (one.timex.interval is None, self._aside(one.governor), one.cost), default=None
        )
        own = [one for one in own if nearest and one.governor is nearest.governor]
        own.sort(key=lambda one: (one.timex.interval is None, _RELIANCE[one.timex.anchor_basis], one.cost))
        return tuple(one.timex for one in own)

    def _made(self, governor: Governor, trigger: Trigger) -> bool:
        """Whether a participle behind says when the verb's object came about: "said in a report issued Monday"."""
        behind = governor.trigger is None and 0 <= governor.at - trigger.last <= 1
        return behind and self._words[governor.at] in self._grammar.occurrence

    def _charged_in(self, governor: Governor, trigger: Trigger) -> bool:
        """Whether a participle dates the paper with the charges: "charged, according to a complaint filed Monday"."""
        there = self._reading.clause_of(governor.at)
        cited = governor.trigger is None and self._words[there.first] == "according" and governor.at > trigger.last
        return cited and trigger.rule.type == "indictment" and self._words[governor.at] in self._grammar.releasing

    def _spoken_in(self, governor: Governor, trigger: Trigger, clause: Clause) -> bool:
        """Whether a participle dates what somebody speaks in: "In an answer released Monday, the ministry said"."""
        behind = governor.at > trigger.head
        first = trigger.last if behind else clause.first
        if behind and self._words[clause.last : clause.last + 1] == [":"]:  # "declared itself pleased: in a notice …"
            first = clause.last + 1
        near = governor.trigger is None and 0 < governor.at - first <= _PHRASE
        spoken = near and self._words[first] == "in" and self._words[governor.at] in self._grammar.releasing
        verbs = (one for one in self._reading.governors if one.verb and one.at != governor.at)
        return spoken and not any(
            first <= one.at < max(governor.at, trigger.head) and one.at != trigger.head for one in verbs
        )

    def _begins(self, governor: Governor, trigger: Trigger, clause: Clause) -> bool:
        """Whether a participle behind the clause says when it began: "broke into the network, starting in March"."""
        there = self._reading.clause_of(governor.at)
        follows = there.opening == "participle" and trigger.last <= there.first == clause.last
        return follows and self._words[governor.at] in self._grammar.onset

    def _tells_of(self, governor: Governor, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb that is no event of its own tells of a noun."""
        if governor.trigger is not None and governor.trigger.rule.rank >= 0:
            return False
        if self._merely_mentioned(governor, trigger):
            return False
        there = self._reading.clause_of(governor.at)
        relative = there.opening in ("relative", "that") and 0 <= there.first - trigger.last <= _RELATIVE
        relative = relative and not self._verbs_between(trigger.last, there.first)
        resumed = (
            there.opening == "resumed" and self._reading.clauses.index(there) - self._reading.clauses.index(clause) == 2
        )
        nouns = (one for one in self._reading.triggers if one is not trigger and not one.verb)
        nearer = any(trigger.last <= one.first < governor.at for one in nouns)
        nearer = nearer or self._has_subject_behind(governor, trigger)
        return (relative or resumed or clause.first <= governor.at < clause.last) and not nearer

    def _verbs_between(self, first: int, last: int) -> bool:
        return any(one.verb and first <= one.at < last for one in self._reading.governors)

    def _merely_mentioned(self, governor: Governor, noun: Trigger) -> bool:
        """Whether a noun is only what a verb is about: "blamed for the raid"."""
        gathering = noun.rule.type in GATHERINGS  # "sat down for the talks"
        if gathering or self._words[governor.at] in self._grammar.occurrence or governor.at > noun.first:
            return False
        between = self._words[governor.at + 1 : noun.first]
        return any(word in self._grammar.topical for word in between)

    def _aside(self, governor: Governor) -> bool:
        """Whether a verb stands in a relative clause: "the forum, which was started in 2014, opened on Friday"."""
        return self._reading.clause_of(governor.at).opening == "relative"

    def _has_subject_behind(self, governor: Governor, trigger: Trigger) -> bool:
        """Whether a verb behind a participle has a subject of its own: "a pact modelled on the one Xi signed"."""
        verb = next((one.at for one in self._reading.governors if one.verb and one.at >= trigger.last), governor.at)
        between = [ref for ref in self._reading.references if verb < ref.first and ref.last == governor.at]
        return any(not ref.preposition and not ref.mention.possessive for ref in between)

    def within(self, trigger: Trigger, clause: Clause) -> Timex | None:
        """The date of the event at which this one took place: "reached a consensus during Xi's visit in September"."""
        for one in self._dated:
            noun = one.governor.trigger
            if noun is not None and not noun.verb and noun is not trigger and self._at(trigger, noun):
                return one.timex
        return self._in_time_clause(trigger, clause)

    def _at(self, trigger: Trigger, noun: Trigger) -> bool:
        """Whether a phrase of time puts the trigger at the event that a noun names, behind it or at the beginning."""
        behind = trigger.last <= noun.first
        low = trigger.last if behind else self._reading.sentence.first
        phrase = self._time_phrase(max(low, noun.first - _PHRASE), noun.first)
        if phrase is None and noun.rule.type in GATHERINGS and behind:
            phrase = self._in_talks(trigger.last, noun.first)
        if phrase is None or self._words[phrase] in self._grammar.before_time:
            return False
        between = range(trigger.last, phrase) if behind else range(noun.last, trigger.first)
        rivals = (one for one in self._reading.triggers if one.verb and one.rule.rank >= 0)
        if any(one.head in between for one in rivals):
            return False
        crossed = self._reading.distance(noun.first, trigger.head)
        return crossed <= 2 if behind else crossed <= 1 and phrase - self._reading.sentence.first <= 1

    def _in_talks(self, first: int, last: int) -> int | None:
        """The "in" of "told Kerry in a meeting": one that an article and a few adjectives part from the noun."""
        for at in range(last - 1, max(first, last - _TALKS) - 1, -1):
            if self._words[at] in ("in", "over"):
                return at
            if self._words[at] in self._grammar.preposition and self._words[at] not in self._grammar.determiner:
                return None
        return None

    def _time_phrase(self, first: int, last: int) -> int | None:
        """The last preposition of time among the tokens ``[first, last)``."""
        return next((at for at in range(last - 1, first - 1, -1) if self._words[at] in self._grammar.time_phrase), None)

    def _in_time_clause(self, trigger: Trigger, clause: Clause) -> Timex | None:
        """The date of the clause of time that follows: "will hold talks while he is in Washington on Friday"."""
        number = self._reading.clauses.index(clause) + 1
        if not trigger.verb or number == len(self._reading.clauses):
            return None
        following = self._reading.clauses[number]
        if self._words[following.first] not in self._grammar.same_time:
            return None
        return next((one.timex for one in self._dated if following.first <= one.governor.at < following.last), None)

    def counted(self, trigger: Trigger, clause: Clause) -> Counted | None:
        """The length of time between a trigger and the verb that it comes after: "on Monday, two days after a call"."""
        first = clause.first if trigger.verb else self._time_phrase(clause.first, trigger.first)
        if first is None or self._words[first] not in ("after", "before"):
            return None
        length = self._length(first)
        verbs = [one for one in self._reading.governors if one.verb and one.at < first]
        if length is None or not verbs:
            return None
        date = next((one.timex for one in self._dated if one.governor is verbs[-1]), None)
        if date is None and self._words[verbs[-1].at] not in self._grammar.coming:
            return None
        return Counted(*length, date, later=self._words[first] == "before")

    def _length(self, last: int) -> tuple[int, Unit, Timex | None] | None:
        """The length of time that ends before token ``last``: its number and unit, and the expression, if it is one."""
        tokens = self._reading.tokens
        for timex in self._reading.timexes:
            if timex.type == "DURATION" and tokens.at(timex.span.end) == last:
                length = length_of(timex)
                return (*length, timex) if length else None
        unit = _WORDS.get(self._words[last - 1])
        single = self._words[last - 2] in self._grammar.single or (unit == "day" and self._words[last - 2] == "the")
        return (1, unit, None) if unit and single else None

    def beside(self, trigger: Trigger, clause: Clause) -> Timex | None:
        """The date of the verb that a clause or phrase of time hangs on: "met on Friday after the talks"."""
        if opening := self._opening_date(trigger, clause) or self._done_by(trigger) or self._shared(trigger, clause):
            return opening
        placed = self._words[clause.first] in self._grammar.scene
        first = clause.first if placed or self._hangs(trigger, clause) else None
        if first is None and not trigger.verb:
            first = self._time_phrase(max(clause.first, trigger.first - _PHRASE), trigger.first)
        if first is None or self._words[first] in self._grammar.before_time:
            return None
        verbs = [one for one in self._dated if one.governor.trigger is not trigger and (placed or one.governor.verb)]
        if clause.opening in ("time", "relative", "other", "participle"):
            verbs = [one for one in verbs if one.governor.at < first]
        if not verbs:
            return None
        nearest = _nearest(verbs, first)
        return nearest.timex if self._reading.distance(nearest.governor.at, trigger.head) <= 1 else None

    def _opening_date(self, trigger: Trigger, clause: Clause) -> Timex | None:
        """The date of the participle before a verb: "Opening the talks Wednesday, Xi said", "Xi, opening …, said"."""
        number = self._reading.clauses.index(clause)
        first = self._reading.clauses[number - 1] if number else clause
        if first.opening != "participle" or not trigger.verb or not (number == 1 or clause.opening == "resumed"):
            return None
        begin, end = self._reading.tokens.begins[first.first], self._reading.tokens.begins[first.last]
        within = [timex for timex in self._reading.timexes if timex.interval and begin < timex.span.begin < end]
        return next((timex for timex in within if self._frames(timex, first)), None)

    def _frames(self, timex: Timex, opening: Clause) -> bool:
        """Whether an expression dates the participle or the gathering that it speaks of, and no other word there."""
        governor = next((one.governor for one in self._dated if one.timex is timex), None)
        if governor is None or governor.at == opening.first:
            return True
        noun = governor.trigger
        return noun is not None and not noun.verb and (noun.rule.type in GATHERINGS or noun.speech)

    def _done_by(self, trigger: Trigger) -> Timex | None:
        """The date of what was done by doing something: "By renewing its vow, Beijing last Wednesday handed …"."""
        if "g" not in trigger.letters or self._words[trigger.first - 1] != "by":
            return None
        opens = trigger.first - 1 == self._reading.sentence.first
        verbs = [one for one in self._reading.governors if one.verb and one.at != trigger.head]
        ahead = [one for one in verbs if one.at > trigger.last and "," in self._words[trigger.last : one.at]]
        governing = ahead[:1] if opens else [one for one in verbs if one.at < trigger.first][-1:]
        return next((one.timex for one in self._dated if one.governor in governing), None)

    def _shared(self, trigger: Trigger, clause: Clause) -> Timex | None:
        """The month or year of the act that a clause is joined to: "indicted them in May 2014, and China withdrew".

        A gathering is no answer to an act, and has a date of its own.
        """
        number = self._reading.clauses.index(clause)
        if clause.opening != "coordinate" or self._words[clause.first] not in self._grammar.coordinator:
            return None
        placed = any(one.governor.trigger is trigger for one in self._reading.attachments)
        if placed or trigger.rule.type in GATHERINGS or not self._plain_past(trigger, clause):
            return None
        before = self._reading.clauses[number - 1]
        acts = [one for one in self._dated if before.first <= one.governor.at < before.last and one.governor.trigger]
        timex = acts[-1].timex if acts else None
        coarse = timex is not None and timex.interval is not None and timex.interval.precision in ("month", "year")
        verb = acts[-1].governor.trigger if acts else None
        return timex if coarse and verb and verb.verb and self._plain_past(verb, before) else None

    def _plain_past(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb tells in the past tense, and not of a time before that."""
        if not trigger.verb:
            return False
        group = verb_group(self._reading.tokens, trigger.head, trigger.letters, clause, self._grammar)
        return group.tense == "past" and "had" not in self._words[group.first : trigger.head]

    def _hangs(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a clause takes its time from the one before: a clause of time or reason, or one that goes on."""
        opener = self._words[clause.first]
        return (
            clause.opening in ("time", "participle")
            or opener in self._grammar.after_time
            or self._goes_on(trigger, clause)
        )

    def _goes_on(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a relative clause carries the story on: "toured the plant on Wednesday, who also met its head"."""
        if clause.opening != "relative" or not trigger.verb or self._words[clause.first - 1] != ",":
            return False
        group = verb_group(self._reading.tokens, trigger.head, trigger.letters, clause, self._grammar)
        return self._words[clause.first] in self._grammar.carrying and group.tense == "past"


def _speech_noun(governor: Governor) -> bool:
    return governor.trigger is not None and not governor.trigger.verb and governor.trigger.speech


def _nearest(attachments: Sequence[Attachment], at: int) -> Attachment:
    return min(attachments, key=lambda one: abs(one.governor.at - at))
