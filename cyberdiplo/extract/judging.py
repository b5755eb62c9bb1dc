"""Judges what kind of event a draft is and how real it is, from the whole of what is known of it."""

from __future__ import annotations

import datetime as dt

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.memory import STAY, Dated
from cyberdiplo.extract.participants import Casting
from cyberdiplo.extract.roles import actors_of, roles
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import GATHERINGS, SPEECH_ACTS, Status

_COMMENTING = frozenset({"expert", "executive", "company", "security_firm", "research"})
_FIRMS = frozenset({"company", "security_firm"})


def typed(draft: Draft, casting: Casting, grammar: Grammar) -> Draft:
    """The draft with the type that its context makes of it: mechanisms are founded by agreement, experts comment."""
    if draft.type == "dialogue" and draft.dated and _founded(draft, grammar):
        return draft._replace(type="agreement")
    if draft.type in SPEECH_ACTS and _only_comments(draft, casting):
        return draft._replace(type="disclosure_report" if _discloses(draft, casting) else "comment")
    return draft


def _only_comments(draft: Draft, casting: Casting) -> bool:
    """Whether those who speak do so for themselves: experts and companies, or people of whom nothing is said."""
    found = actors_of(roles(draft.trigger, draft.arguments))
    speakers = [(actor, mention) for actor, role, mention in found.values() if role in ("speaker", "source")]
    classes = [casting.actor_class(actor, mention) for actor, mention in speakers]
    if draft.type != "statement" and any(actor.kind != "person" for actor, _ in speakers):
        return False  # a firm that blames or denies does so on the record
    if speakers and all(one in _COMMENTING for one in classes):
        return True
    return bool(speakers) and classes[0] is None and speakers[0][0].kind == "person" and not speakers[0][0].known


def _discloses(draft: Draft, casting: Casting) -> bool:
    """Whether a firm says on a day of its own what attacks it has seen: that is its report."""
    speakers = [(actor, ref.mention) for ref in draft.arguments.subject for actor in ref.mention.actors]
    firm = bool(speakers) and all(casting.actor_class(actor, mention) in _FIRMS for actor, mention in speakers)
    attacks = (one for one in draft.reading.triggers if one.rule.type == "cyber_incident")
    return firm and draft.own_date and any(one.first >= draft.trigger.last for one in attacks)


def _founded(draft: Draft, grammar: Grammar) -> bool:
    """Whether the sentence says that a mechanism was set up, not that it met."""
    words = draft.reading.tokens.lowers[draft.trigger.last : draft.reading.sentence.last]
    return any(word in grammar.founding for word in words)


def foretold(draft: Draft) -> Draft:
    """What was said "would" be done is planned, if it is announced or its day is named (future in the past, §4.48)."""
    if draft.status != "hypothetical" or draft.cue.lower() != "would" or draft.reported is None:
        return draft
    certain = draft.reported.rule.announces or (draft.own_date and draft.trigger.rule.type in GATHERINGS)
    return draft._replace(status="planned") if certain else draft


def factual(draft: Draft, dct: dt.date | None) -> Draft:
    """A noun with a past date of its own is a fact, whatever modal verb stands before it."""
    if draft.trigger.verb or draft.status not in ("hypothetical", "planned") or dct is None:
        return draft
    if any(timex.interval and timex.interval.latest and timex.interval.latest <= dct for timex in draft.dated):
        return draft._replace(status=None, cue="")
    return draft


def expected(draft: Draft, grammar: Grammar) -> Draft:
    """The present tense of a clause of time speaks of the future: "when he meets Xi" (Quirk et al. 1985, §4.45)."""
    words, clause = draft.reading.tokens.lowers, draft.clause
    present = draft.group is not None and draft.group.tense == "present" and draft.reading.sentence.kind != "entry"
    if draft.status is None and present and not draft.dated and words[clause.first] in grammar.future_time:
        return draft._replace(status="planned", cue=words[clause.first])
    return draft


def judged_status(draft: Draft, dated: Dated | None, dct: dt.date | None) -> Status:
    """The status that the language gives, corrected by the date where that says more.

    ``dated`` is the date that the text gives, ``None`` where it gives none. A stay that has begun by the article's day
    has occurred, though the sentence says "will"; a day after it is planned, though the sentence tells it as a fact.
    """
    status: Status = draft.status or "occurred"
    first = dated.interval.earliest if dated and dated.interval else None
    if dated and dated.rule == "announced":
        return "occurred"
    if draft.trigger.speech and status in ("hypothetical", "alleged", "denied"):
        return "occurred"
    if status == "planned" and dated and dated.interval and dct and _has_begun(draft, dated.interval, dct):
        return "occurred"
    if status == "occurred" and first and dct and first > dct:
        return "planned"
    return status


def _has_begun(draft: Draft, interval: EdtfInterval, dct: dt.date) -> bool:
    """Whether a plan's days are over, or are those of a gathering that has begun: "will be in China from Wednesday on".

    A deadline ("before the end of the year") and a week named as such say nothing of a beginning.
    """
    if interval.latest is not None and interval.latest < dct:
        return True
    stay = interval.precision == "range" and (interval.days or STAY + 1) <= STAY and draft.type in GATHERINGS
    return stay and interval.earliest is not None and interval.earliest < dct
