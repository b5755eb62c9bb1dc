"""Works out the day of each event, and says how.

An event takes the expression that its clause gives it. Failing that it takes the date of what it belongs to: the entry
of a chronology, the speech that tells of it, the gathering that brought it forth, the day on which its speaker was last
seen. Failing all of these it is bounded by the document's own date: past events lie not after it, planned ones not
before. A date is never the day of publication merely because nothing else is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.lexemes import POSSESSIVE
from cyberdiplo.extract.memory import STAY, Dated, Discourse, Remembered
from cyberdiplo.extract.periods import containing, shifted_day
from cyberdiplo.extract.placing import length_of
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.edtf import between, not_after, not_before, span_of
from cyberdiplo.model.event import GATHERINGS, DateBasis, Status
from cyberdiplo.model.mention import Timex

_ANSWERS = frozenset({"denial", "protest", "suspension"})
_MEETINGS = frozenset({"meeting", "summit", "visit"})
_MEMORY = 6
"""Sentences over which an outcome belongs to the gathering last spoken of: about two newspaper paragraphs."""
_ANSWER = 2
"""Sentences over which a denial answers the charge last spoken of."""
_ONSET = 5
"""Words before an expression among which "starting" or "since" says that something began then."""
_BEFORE = 4
"""Words from "prior to" to the gathering that it names at most: "prior to the Strategic and Economic Dialogue"."""

_COMPARED = frozenset({"BEFORE", "AFTER"})
"""Modifiers of TIMEX3 that compare a point in time with one that is counted."""

_DAY = dt.timedelta(days=1)


class Case(NamedTuple):
    """A draft to be dated: the sentence's number, its actors, and the date of the speech that tells of it."""

    draft: Draft
    discourse: Discourse
    number: int
    actors: Sequence[str]
    reported: Dated | None
    grammar: Grammar


def date_of(case: Case) -> Dated | None:
    """The date that the text gives, by the first rule that gives one; ``None`` where it gives none."""
    dated = next((dated for rule in _RULES if (dated := rule(case))), None)
    moment = case.discourse.moment
    if dated and moment and case.number - moment.sentence <= 1 and _points_back(dated.timex, case):
        return _anaphoric(moment, "at-that-time", "the expression points to the day just spoken of")
    return dated


def _points_back(timex: Timex | None, case: Case) -> bool:
    """Whether an expression is one like "that night" or "the same day"."""
    if timex is None or timex.anchor_basis != "text":
        return False
    tokens = case.draft.reading.tokens
    first = tokens.at(timex.span.begin)
    return any(word in case.grammar.pointing for word in tokens.lowers[first : first + 2])


def own_date(draft: Draft) -> Dated | None:
    """The date that the draft's own clause gives it."""
    for timex in draft.dated:
        if timex.interval is not None:
            return Dated(
                timex.interval, _basis(timex), timex, "own-expression", "the expression stands with its trigger"
            )
    return None


def bounded_date(status: Status, dct: dt.date | None, told_by: dt.date | None) -> Dated:
    """The bound that the document's own date gives; what is planned has none where that date is contested."""
    if told_by is None:
        return Dated(None, "publication", None, "no-date", "neither the text nor the page gives a date")
    if status == "planned":
        if dct is None:
            return Dated(None, "publication", None, "no-date", "the page contradicts its day of publication")
        return Dated(
            not_before(dct), "publication", None, "not-before-publication", "planned when the article appeared"
        )
    return Dated(not_after(told_by), "publication", None, "not-after-publication", "past when the article appeared")


def _basis(timex: Timex) -> DateBasis:
    if timex.anchor_basis == "none":
        return "explicit"
    return "anaphoric" if timex.anchor_basis == "text" else "relative"


def _anaphoric(memory: Remembered, rule: str, detail: str) -> Dated:
    return Dated(memory.interval, "anaphoric", memory.timex, rule, detail)


# ---- the rules, in the order in which they are tried ----


def _spoken(case: Case) -> Dated | None:
    """What an answer does by saying so was done when it was given."""
    spoken = case.draft.spoken
    if spoken is None:
        return None
    basis: DateBasis = _basis(spoken.timex) if spoken.timex else "anaphoric"
    return Dated(spoken.interval, basis, spoken.timex, "transcript", "the day on which the answers were given")


def _onset(case: Case) -> Dated | None:
    """An attack "starting as early as 2006" has gone on since."""
    for timex in case.draft.dated if case.draft.type == "cyber_incident" else ():
        tokens, sentence = case.draft.reading.tokens, case.draft.reading.sentence
        first = tokens.at(timex.span.begin)
        near = tokens.lowers[max(sentence.first, first - _ONSET) : first]
        if timex.interval and timex.interval.earliest and any(word in case.grammar.onset for word in near):
            lasting = span_of(timex.interval, not_before(timex.interval.earliest))
            return Dated(lasting, _basis(timex), timex, "onset", "the expression says when it began")
    return None


def _by_or_after(case: Case) -> Dated | None:
    """ "By May", "before May" and "after May" bound an event: it is not said to lie in May.

    The article's day is the other bound: what is planned lies not before it, what has happened not after it.
    """
    draft, grammar = case.draft, case.grammar
    timex = next((one for one in draft.dated if one.type == "DATE" and one.interval), None)
    if timex is None or timex.interval is None:
        return None
    tokens = draft.reading.tokens
    first, last = tokens.at(timex.span.begin), tokens.at(timex.span.end)
    earliest, latest = _bounds(tokens.lowers[max(draft.reading.sentence.first, first - 2) : first], timex, grammar)
    modifies = last < len(tokens.lowers) and (
        tokens.lowers[last] in POSSESSIVE or any(one.first == last for one in draft.reading.triggers)
    )
    if modifies or earliest is latest:
        return None
    if draft.status == "planned":
        earliest = earliest or case.discourse.dct
    else:
        latest = latest or case.discourse.told_by
    if earliest and latest and latest < earliest:
        return None
    return Dated(between(earliest, latest), _basis(timex), timex, "by-or-after", "the preposition makes it a bound")


def _bounds(before: Sequence[str], timex: Timex, grammar: Grammar) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that the words ``before`` an expression leave; ``None`` is an open end."""
    interval = timex.interval
    if not before or interval is None:
        return None, None
    word = before[0] if before[-1] in ("of", "to") else before[-1]  # "ahead of", "prior to"
    if word in grammar.by_then or (word in grammar.before_then and timex.mod == "END"):
        return None, interval.latest  # "before the end of the year" may be any day of it
    if word in grammar.before_then and interval.earliest:
        return None, interval.earliest - _DAY
    if word in grammar.after_then and interval.latest:
        return interval.latest + _DAY, None
    return None, None


def _own(case: Case) -> Dated | None:
    """The clause's own expression, unless the day that heads a chronology's entry says more than a year named in it."""
    dated, entry = own_date(case.draft), case.discourse.entry
    if dated and _yet_to_come(case, dated):
        return None  # "The law takes effect on June 1, Zhao said": the day is that of what he said
    counted = dated and dated.timex and dated.timex.mod in _COMPARED  # "less than a month later": some day of it
    if dated and dated.interval and not counted and case.draft.trigger.speech and dated.interval.precision == "range":
        dated = dated if (dated.interval.days or 0) <= STAY else None  # what went on for years is what was spoken of
    if dated and entry and dated.interval and dated.interval != entry[1] and dated.interval.contains(entry[1]):
        return None
    return dated


def _yet_to_come(case: Case, dated: Dated) -> bool:
    """Whether a day lies after the article, though the verb of saying is in the past tense."""
    draft, dct = case.draft, case.discourse.dct
    first = dated.interval.earliest if dated.interval else None
    past = draft.group is not None and draft.group.tense in ("past", "perfect") and draft.status is None
    return bool(draft.trigger.speech and past and first and dct and first > dct)


def _chronology(case: Case) -> Dated | None:
    entry = case.discourse.entry
    if entry is None or entry[0] != case.draft.reading.sentence.block:
        return None
    return Dated(entry[1], _basis(entry[2]), entry[2], "chronology-entry", "the date that heads the entry")


def _at_the_event(case: Case) -> Dated | None:
    timex = case.draft.within
    if timex is None or timex.interval is None or not _told(case.draft):
        return None
    return Dated(
        timex.interval, _basis(timex), timex, "at-the-event", "the sentence places it at an event that it dates"
    )


def _on_the_day_of(case: Case) -> Dated | None:
    """ "On the day of the charges", "within hours of the unsealing", "hours later": the day of what it speaks of."""
    draft, grammar, discourse = case.draft, case.grammar, case.discourse
    words, sentence = draft.reading.tokens.lowers, draft.reading.sentence
    if draft.own_date or draft.status is not None:
        return None
    for at in range(sentence.first, sentence.last):
        hours = words[at] in grammar.short and _within(words, at, grammar)
        if not (hours or words[at : at + 2] == ["day", "of"]) or not _is_nearest(draft, at):
            continue
        behind = words[at + 1 : min(at + _BEFORE + 2, sentence.last)]
        if any(word in grammar.charging for word in behind):
            memory = discourse.charges
        elif not hours or behind[:1] in (["of"], ["after"], ["before"]):
            continue
        else:
            memory = _answered(case)
        if memory is not None and memory.interval.precision in ("day", "month"):
            return _anaphoric(memory, "on-the-day-of", "the sentence puts it on the day of another event")
    return None


def _answered(case: Case) -> Remembered | None:
    """What "hours later" counts from: the charge that an answer meets, else the event told just before.

    An event that lies before others that were told is an aside, and the hours may be those of another.
    """
    discourse = case.discourse
    charge, last = discourse.charge, discourse.last
    if case.draft.type in _ANSWERS and charge and case.number - charge.sentence <= _ANSWER + 1:
        return charge
    if last is None or case.number - last.sentence > 2 or last.interval.latest != discourse.latest:
        return None
    return last


def _within(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    """Whether a word for hours counts a few of them: "within hours", "hours later", not "within 48 hours"."""
    before = words[max(0, at - 3) : at]
    if any(word.isdigit() for word in before[-1:]):
        return False
    return "within" in before or words[at + 1] in grammar.hence


def _is_nearest(draft: Draft, at: int) -> bool:
    """Whether no other verb of an event stands between the draft's trigger and token ``at``."""
    low, high = sorted((draft.trigger.head, at))
    return not any(one.verb and low < one.first < high for one in draft.reading.triggers)


def _in_the_paper(case: Case) -> Dated | None:
    """ "In the plea agreement, Su acknowledged": what somebody says in a paper, he said on its day."""
    draft, grammar = case.draft, case.grammar
    words, first = draft.reading.tokens.lowers, draft.clause.first
    if not draft.trigger.speech or draft.own_date or words[first] != "in" or words[first + 1] not in grammar.definite:
        return None
    nouns = (one for one in draft.reading.triggers if not one.verb and 0 < one.first - first <= _BEFORE)
    noun = next(nouns, None)
    memory = case.discourse.papers.get(noun.rule.type) if noun else None
    if memory is None or case.number - memory.sentence > _MEMORY:
        return None
    return _anaphoric(memory, "in-the-paper", "said in a paper that the text has dated")


def _deadline(case: Case) -> Dated | None:
    """What is planned "within six months" lies between the article and then."""
    draft, dct = case.draft, case.discourse.dct
    tokens = draft.reading.tokens
    for timex in draft.dated if draft.status == "planned" and dct and not draft.own_date else ():
        if timex.type != "DURATION" or tokens.lowers[tokens.at(timex.span.begin) - 1] != "within":
            continue
        length = length_of(timex)
        last = shifted_day(dct, length[1], length[0]) if length and dct else None
        if last:
            return Dated(between(dct, last), "relative", timex, "deadline", "the length of time that a plan is given")
    return None


def _counted(case: Case) -> Dated | None:
    """What lies a length of time from what has a day: "on Monday, two days after a call"; "it comes a week after".

    The answer is as fine as the length was counted: a day, a week, a month or a year.
    """
    draft = case.draft
    if draft.counted is None or not _told(draft):
        return None
    number, unit, timex, date, later = draft.counted
    anchor = date.interval.earliest if date and date.interval and date.interval.precision == "day" else None
    anchor = case.discourse.dct if date is None else anchor
    day = shifted_day(anchor, unit, number if later else -number) if anchor else None
    if day is None:
        return None
    basis: DateBasis = "relative" if date is None else "anaphoric"
    interval = containing(unit, day).interval
    return Dated(interval, basis, timex or date, "counted", "a length of time from another event of the sentence")


def _beside(case: Case) -> Dated | None:
    """An event in a clause of time: on the day of the verb, or, after it, no later than that day.

    A gathering that a speaker has just left took place that day; a coarse date covers what came shortly before.
    """
    draft, timex = case.draft, case.draft.beside
    if timex is None or timex.interval is None or not _told(draft):
        return None
    after = draft.reading.tokens.lowers[draft.clause.first] in case.grammar.after_time
    last = timex.interval.latest
    if after and last and timex.interval.precision == "day" and draft.type not in GATHERINGS:
        return Dated(not_after(last), "anaphoric", timex, "before-the-verb", "the clause puts it before that day")
    return Dated(timex.interval, _basis(timex), timex, "with-the-verb", "the clause puts it at the time of its verb")


def _announced(case: Case) -> Dated | None:
    """What was agreed is done on the day of the speech that brings it about, or by the day of one that tells of it."""
    draft, told = case.draft, case.reported
    if told is None or told.interval is None or told.basis == "publication":
        return None
    if not draft.trigger.rule.outcome or draft.status not in (None, "planned"):
        return None
    if draft.performed or told.interval.latest is None:
        return told._replace(
            basis="anaphoric", rule="announced", detail="brought about by the statement that tells of it"
        )
    done = not_after(told.interval.latest)
    return Dated(done, "anaphoric", told.timex, "told-by-then", "done when the speaker tells of it")


def _at_the_gathering(case: Case) -> Dated | None:
    gathering = case.discourse.gathering
    if case.discourse.recalled != case.number or gathering is None:
        return None
    if not (case.draft.trigger.speech or case.draft.trigger.rule.outcome):
        return None
    return _anaphoric(gathering, "at-the-gathering", "the sentence places it at a gathering dated before")


def _after_the_charge(case: Case) -> Dated | None:
    """A denial lies between the charge that it answers and the article; of a charge's day it need not be."""
    charge, told_by = case.discourse.charge, case.discourse.told_by
    if case.draft.type != "denial" or charge is None or told_by is None or case.number - charge.sentence > _ANSWER:
        return None
    if charge.interval.precision == "day" or charge.interval.earliest is None or charge.interval.earliest > told_by:
        return None
    sentence = case.draft.reading.sentence
    words = case.draft.reading.tokens.lowers[sentence.first : sentence.last]
    if any(words[at : at + 3] == ["at", "the", "time"] for at in range(len(words))):
        return _anaphoric(charge, "with-the-charge", "the text puts the answer at the time of the charge")
    between = span_of(charge.interval, not_after(told_by))
    return Dated(between, "anaphoric", charge.timex, "after-the-charge", "between the charge and the article")


def _before_the_gathering(case: Case) -> Dated | None:
    """ "Prior to the dialogue, …": no later than the day on which that began."""
    words, clause = case.draft.reading.tokens.lowers, case.draft.clause
    first = clause.first + (not words[clause.first][0].isalnum())
    if words[first] not in case.grammar.before_time:
        return None
    nouns = (one for one in case.draft.reading.triggers if not one.verb and 0 < one.first - first <= _BEFORE)
    noun = next(nouns, None)
    memory = case.discourse.gatherings.get(noun.rule.type) if noun and noun.first < case.draft.trigger.first else None
    if memory is None or memory.interval.earliest is None:
        return None
    by_then = not_after(memory.interval.earliest)
    return Dated(by_then, "anaphoric", memory.timex, "before-the-gathering", "the sentence puts it before a gathering")


def _same_speaker(case: Case) -> Dated | None:
    """The day on which the text last places the actor, for what he says and whom he meets in the past tense."""
    draft = case.draft
    says = draft.trigger.speech or draft.type in ("statement", "comment", "denial")
    if not says and (draft.type not in _MEETINGS or draft.status is not None or _in_general(draft)):
        return None
    memory = next((case.discourse.seen[actor] for actor in case.actors if actor in case.discourse.seen), None)
    return _anaphoric(memory, "same-speaker", "the day on which the text last places this actor") if memory else None


def _outcome(case: Case) -> Dated | None:
    gathering = case.discourse.gathering
    if not case.draft.trigger.rule.outcome or gathering is None or case.number - gathering.sentence > _MEMORY:
        return None
    return _anaphoric(gathering, "outcome-of-gathering", "the gathering that brought it forth")


def _told(draft: Draft) -> bool:
    """Whether a draft is told as something that has happened, is said to have, or will."""
    return draft.status in (None, "alleged", "planned")


def _in_general(draft: Draft) -> bool:
    """Whether a verb speaks of no past occasion."""
    tense = draft.group.tense if draft.group else "past"
    return tense in ("present", "future", "none") and draft.clause.opening != "time"


_RULES: tuple[Callable[[Case], Dated | None], ...] = (
    _spoken,
    _onset,
    _by_or_after,
    _own,
    _chronology,
    _at_the_event,
    _on_the_day_of,
    _in_the_paper,
    _deadline,
    _counted,
    _beside,
    _announced,
    _before_the_gathering,
    _at_the_gathering,
    _after_the_charge,
    _same_speaker,
    _outcome,
)
