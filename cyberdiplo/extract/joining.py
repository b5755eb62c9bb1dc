"""Joins the drafts of one sentence that tell of one event.

Each function takes the drafts of a sentence in text order and returns those that are left. ``join_drafts`` applies them
in the order in which they build on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.participants import Casting
from cyberdiplo.extract.roles import Arguments, roles
from cyberdiplo.model.event import GATHERINGS

_BODIES = frozenset({"dialogue", "working_group", "conference"})
_ATTENDED = GATHERINGS - {"call"} | {"working_group"}
_TALKS = frozenset({"meeting", "call", "summit"})
_DURING = frozenset({"in", "during", "at", "over"})
_PHRASE = 4
"""Tokens from a preposition to its noun at most: "during a long working", "in three days of"."""
_CALLED_OFF = GATHERINGS | {"working_group"}


def join_drafts(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of a sentence, one for each event that it tells of, as far as the sentence alone can say."""
    joined = list(drafts)
    for step in (
        opened,
        without_founders,
        attended,
        bodies_meet,
        on_each_day,
        agreed_to_do,
        called_off,
        meanwhile,
        talks_of_visits,
        reports_speak,
        without_repeats,
        recast,
    ):
        joined = step(joined)
    return joined


def opened(drafts: Sequence[Draft]) -> list[Draft]:
    """A participle that opens the sentence only frames what is said: "Speaking in Beijing on Friday, Kerry warned"."""
    if not drafts or drafts[0].reading.clauses[0].opening != "participle":
        return list(drafts)
    first, *rest = drafts[0].reading.clauses
    told = any(draft.trigger.verb and rest and draft.clause == rest[0] for draft in drafts)
    frames = [
        draft for draft in drafts if draft.clause == first and (draft.trigger.speech or draft.trigger.rule.rank < 0)
    ]
    return [draft for draft in drafts if not (told and draft in frames)]


def without_founders(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop a plain verb whose date a noun took: in "the group was started last year" the group is the event."""
    drafts = list(drafts)
    for number, draft in enumerate(drafts):
        noun = next((n for n in range(number - 1, -1, -1) if not drafts[n].trigger.verb), None)
        if draft.trigger.rule.rank < 0 and draft.group and draft.group.passive and noun is not None:
            drafts[noun] = _founded(drafts[noun], draft)
    claimed = {timex.span for draft in drafts if draft.trigger.rule.rank >= 0 for timex in draft.dated}

    def is_founder(draft: Draft) -> bool:
        dated = bool(draft.dated) and all(timex.span in claimed for timex in draft.dated)
        return draft.trigger.rule.rank < 0 and dated

    return [draft for draft in drafts if not is_founder(draft)]


def attended(drafts: Sequence[Draft]) -> list[Draft]:
    """Whoever chairs or attends a gathering of the sentence takes part in it: "the meeting, held on Tuesday, …".

    Where the sentence has no gathering, all who come are one draft: "Guo led the Chinese side, and Lynch the US side".
    """
    kept = [draft for draft in drafts if draft.trigger.rule.resumes != "gathering"]
    places = [number for number, draft in enumerate(kept) if draft.type in _ATTENDED]
    there: list[Draft] = []
    for draft in drafts:
        if draft.trigger.rule.resumes != "gathering":
            continue
        coming = tuple(one for one, _ in roles(draft.trigger, draft.arguments))
        before = [n for n in places if kept[n].trigger.first <= draft.trigger.first]
        place = before[-1] if before else next(iter(places), None)
        if place is not None:
            gathering = _with_companions(kept[place], Arguments(companion=coming))
            kept[place] = gathering._replace(dated=gathering.dated or draft.dated, occurs=True)
        elif there:
            there = [there[0]._replace(arguments=Arguments(subject=there[0].arguments.subject + coming))]
        else:
            there = [draft._replace(arguments=Arguments(subject=coming))]
    return sorted([*kept, *there], key=lambda draft: draft.trigger.first)


def _founded(noun: Draft, verb: Draft) -> Draft:
    """A mechanism with the date and the founders that the passive verb has of which it is the subject."""
    subject = verb.clause == noun.clause or verb.clause.opening == "resumed"
    other = noun.own_date and noun.dated != verb.dated
    if noun.type not in _BODIES or other or not subject:
        return noun
    return noun._replace(dated=verb.dated, arguments=noun.arguments._replace(agent=verb.arguments.agent), occurs=True)


def bodies_meet(drafts: Sequence[Draft]) -> list[Draft]:
    """A mechanism that meets is the event, not an unnamed meeting: "the dialogue on cybercrime met in Beijing"."""
    kept: list[Draft] = []
    for draft in drafts:
        body = kept[-1] if kept and draft.type == "meeting" and draft.trigger.verb else None
        if (
            body is None
            or body.trigger.verb
            or body.type not in _BODIES
            or not set(draft.arguments.all) <= set(body.arguments.all)
            or body.clause != draft.clause
        ):
            kept.append(draft)
        else:
            kept[-1] = draft._replace(type=body.type, arguments=draft.arguments._replace(owner=body.arguments.all))
    return kept


def on_each_day(drafts: Sequence[Draft]) -> list[Draft]:
    """One event for each date of a gathering: "has met twice, in Washington last December and in Beijing last week"."""
    kept: list[Draft] = []
    for draft in drafts:
        dates = [timex for timex in draft.dated if timex.interval]
        apart = all(
            not one.interval.overlaps(two.interval) for one, two in pairwise(dates) if one.interval and two.interval
        )
        if draft.type in _BODIES | {"meeting"} and draft.trigger.verb and len(dates) > 1 and apart:
            kept += [draft._replace(dated=(timex,)) for timex in sorted(dates, key=lambda one: one.span)]
        else:
            kept.append(draft)
    return kept


def agreed_to_do(drafts: Sequence[Draft]) -> list[Draft]:
    """Agreeing to do what is itself an outcome is one event: "agreed to set up a working group" founds the group."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        chained = before is not None and before.trigger.rule.outcome and draft.trigger.rule.outcome
        if before is None or not chained or not _chained(before, draft):
            kept.append(draft)
        elif draft.type != before.type:
            told = before._replace(trigger=draft.trigger, type=draft.type, dated=before.dated or draft.dated)
            kept[-1] = told._replace(arguments=draft.arguments._replace(subject=before.arguments.subject))
    return kept


def _chained(first: Draft, second: Draft) -> bool:
    """Whether an infinitive hangs right on the verb before it."""
    infinitive = second.group is not None and second.group.infinitive and first.trigger.verb
    if not infinitive or second.clause != first.clause:
        return False
    tokens = first.reading.tokens
    dates = {at for one in first.dated for at in range(tokens.at(one.span.begin), tokens.at(one.span.end))}
    between = [at for at in range(first.trigger.last, second.trigger.first) if at not in dates]
    return len(between) <= 1 or [tokens.lowers[at] for at in between] == ["on", "to"]  # "agreed on Friday to set up"


def called_off(drafts: Sequence[Draft]) -> list[Draft]:
    """A gathering that is called off is one event, the calling off, with those who were to meet."""
    suspensions = [draft for draft in drafts if draft.type == "suspension"]
    kept: list[Draft] = []
    cast: dict[int, Arguments] = {}
    for draft in drafts:
        off = next((one for one in suspensions if one.clause == draft.clause), None)
        if off is None or draft.trigger.verb or draft.type not in _CALLED_OFF or draft.own_date:
            kept.append(draft)
        else:
            cast[off.trigger.first] = draft.arguments
    return [_with_companions(draft, cast[at]) if (at := draft.trigger.first) in cast else draft for draft in kept]


def meanwhile(drafts: Sequence[Draft]) -> list[Draft]:
    """Those who act in the course of talks take part in them: "told Kerry in a meeting", "agreed over the phone"."""
    kept: list[Draft] = []
    for draft in drafts:
        act = next((one for one in drafts if _in_course_of(one, draft)), None)
        people = act.arguments.subject + act.arguments.object if act else ()
        several = len({actor.id for one in people for actor in one.mention.actors}) > 1
        kept.append(_with_companions(draft, Arguments(companion=people)) if several else draft)
    return kept


def _in_course_of(act: Draft, talks: Draft) -> bool:
    """Whether a phrase of the verb's clause names talks of which nothing else is said."""
    if not act.trigger.verb or talks.trigger.verb or talks.type not in _TALKS or talks.arguments.all:
        return False
    first, tokens = talks.trigger.first, talks.reading.tokens
    before = tokens.lowers[max(talks.reading.sentence.first, first - _PHRASE) : first]
    return act.clause == talks.clause and any(word in _DURING for word in before)


def talks_of_visits(drafts: Sequence[Draft]) -> list[Draft]:
    """The talks that a visit is made for belong to it, with those who take part: "was in China for talks with …"."""
    kept: list[Draft] = []
    for draft in drafts:
        visit = next((n for n, one in enumerate(kept) if one.type == "visit" and one.clause == draft.clause), None)
        before = draft.reading.tokens.lowers[draft.trigger.first - 1] if draft.trigger.first else ""
        if visit is None or before != "for" or draft.type != "meeting" or draft.dated:
            kept.append(draft)
        else:
            kept[visit] = _with_companions(kept[visit], Arguments(companion=draft.arguments.companion))
    return kept


def _with_companions(draft: Draft, joining: Arguments) -> Draft:
    arguments = draft.arguments
    return draft._replace(arguments=arguments._replace(companion=arguments.companion + joining.all))


def reports_speak(drafts: Sequence[Draft]) -> list[Draft]:
    """A report that says something is the report's event: "a report released in February said …"."""
    kept: list[Draft] = []
    for draft in drafts:
        here = (n for n, one in enumerate(kept) if one.type == "disclosure_report" and one.clause == draft.clause)
        report = next((n for n in here if not kept[n].trigger.verb), None)
        voiceless = not draft.arguments.subject and not draft.arguments.agent
        if report is None or not (draft.trigger.verb and draft.trigger.rule.complement and voiceless):
            kept.append(draft)
        elif draft.dated and not kept[report].dated:
            kept[report] = kept[report]._replace(dated=draft.dated)
    return kept


def without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Join drafts of one type that name no different dates: "had an exchange in her meeting with Meng"."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, one in enumerate(kept) if _repeats(one, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _united(kept[twin], draft)
    return kept


def _repeats(one: Draft, other: Draft) -> bool:
    if one.type != other.type or one.trigger.speech:
        return False
    if other.group is not None and other.group.infinitive and other.clause == one.clause and not other.dated:
        return True  # "summoned the ambassador to protest"
    if one.trigger.rule.outcome and one.own_date != other.own_date:
        return False
    dates = [{timex.interval for timex in draft.dated if timex.interval} for draft in (one, other)]
    if dates[0] and dates[1] and not dates[0] & dates[1]:
        return False
    return one.trigger.weak or other.trigger.weak


def _united(one: Draft, other: Draft) -> Draft:
    """Two drafts of one event: the verb's where there is one, with the arguments of both."""
    strong, weak = (other, one) if one.trigger.weak and not other.trigger.weak else (one, other)
    left, right = strong.arguments, weak.arguments
    arguments = Arguments(
        subject=left.subject or right.subject,
        object=left.object or right.object,
        agent=left.agent or right.agent,
        companion=left.companion or right.companion,
        target=left.target or right.target,
        owner=left.owner or right.owner,
        passive=left.passive,
    )
    return strong._replace(arguments=arguments, dated=strong.dated or weak.dated, occurs=strong.occurs or weak.occurs)


def recast(drafts: Sequence[Draft]) -> list[Draft]:
    """Give a speech the type of the words that it consists of: "the charge is groundless, he said" is a denial."""
    telling = {draft.reported.first: draft for draft in drafts if draft.trigger.rule.recasts and draft.reported}
    kept: list[Draft] = []
    for draft in drafts:
        content = telling.get(draft.trigger.first)
        if content is not None and draft.type == content.trigger.rule.recasts:
            kept.append(draft._replace(type=content.type))
        elif not draft.trigger.rule.recasts:
            kept.append(draft)
    return kept


def announced(drafts: Sequence[Draft], casting: Casting) -> list[Draft]:
    """Join an announcement with the outcome that it announces: one event, on the day of the speech.

    Whoever announces it acts; what heads of state say that their countries have agreed is their act, too.
    """
    kept: list[Draft] = []
    absorbed: list[Draft] = []
    for draft in drafts:
        speech = next((one for one in drafts if draft.reported is one.trigger), None)
        outcome = draft.trigger.rule.outcome and not draft.own_date and draft.status in (None, "planned")
        if speech is None or not outcome or speech.type != "statement" or speech.group is None:
            kept.append(draft)
            continue
        heads = casting.speak_for_states(speech)
        said = draft.arguments._replace(subject=speech.arguments.subject or draft.arguments.subject)
        closing = draft.trigger.last <= speech.trigger.first
        if speech.trigger.rule.announces or (heads and closing):
            absorbed.append(speech)
            kept.append(_told(draft, speech, said) if not closing else _closed(draft, speech, said))
        else:
            kept.append(draft._replace(arguments=said, performed=True) if heads else draft)
    return [draft for draft in kept if draft not in absorbed]


def _closed(outcome: Draft, speech: Draft, arguments: Arguments) -> Draft:
    """The outcome as a fact of the words that close it: "both have agreed to address it, the presidents said"."""
    return outcome._replace(arguments=arguments, dated=speech.dated, status=None, cue="")


def _told(outcome: Draft, speech: Draft, arguments: Arguments) -> Draft:
    """The outcome as a fact of its announcement."""
    return outcome._replace(
        arguments=arguments,
        dated=speech.dated,
        status=None,
        cue="",
        reported=None,
        clause=speech.clause,
        group=speech.group,
    )
