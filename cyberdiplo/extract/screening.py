"""Decides which drafts are events. Each rule has a name, so that what is left out can be explained.

A trigger is only a word: "no agreement was reached", "hopes to visit", "the accused", "China opposes hacking" all hold
one and tell of no event. What remains has someone who acts, and happened, or is planned for a time.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.model.event import SPEECH_ACTS
from cyberdiplo.model.mention import Actor

ACTORLESS = frozenset(
    {
        "conference",
        "dialogue",
        "disclosure_report",
        "cyber_incident",
        "indictment",
        "court_action",
        "law_or_regulation",
        "summit",
        "suspension",
    }
)
"""Types that a text dates without naming who takes part."""
_GATHERED = frozenset({"dialogue", "conference", "agreement", "working_group"})
_SPEECH_ACTS = SPEECH_ACTS | {"comment"}
_BACKGROUND = frozenset({"law_or_regulation", "court_action", "appointment", "visit", "meeting"})
_ANNOUNCED_AHEAD = frozenset({"dialogue", "summit"})
"""Gatherings whose announcement is news even where no day is given yet."""
_ATTENDED = frozenset({"dialogue", "summit", "conference"})
_ENDS = frozenset('.!?"”’)…')
_POSITIONS = _SPEECH_ACTS | {"agreement"}


class Standing(NamedTuple):
    """What the assembler knows of a draft: its named actors, all its actors, and whether a date is its own.

    ``dated`` is true for an expression that dates the draft itself or what it belongs to: the event at which it took
    place, or its entry in a chronology. ``matter`` is true for a noun that a verb treats as a matter to be talked about
    or acted upon ("discuss", "ban"), ``carries_on`` for what tells more of an event that the text has told.
    """

    named: Collection[Actor]
    actors: Collection[Actor]
    dated: bool
    matter: bool = False
    carries_on: bool = False


def reason_to_drop(draft: Draft, standing: Standing) -> str | None:
    """The name of the rule by which a draft is no event, or ``None`` for one that is."""
    for rule in _RULES:
        if rule(draft, standing):
            return rule.__name__.strip("_").replace("_", "-")
    return None


def _negated(draft: Draft, standing: Standing) -> bool:
    """ "Did not agree", "no agreement was reached"; a denial denies by nature."""
    del standing
    if draft.type == "denial":
        return False
    return (draft.group is not None and draft.group.negated) or (
        draft.status == "denied" and draft.type != "cyber_incident"
    )


def _only_wished_for(draft: Draft, standing: Standing) -> bool:
    """Calls for action, conditions and wishes; sanctions are an event from the moment that they are weighed."""
    del standing
    return draft.status == "hypothetical" and draft.type not in ("sanctions",)


def _speech_without_speaker(draft: Draft, standing: Standing) -> bool:
    return draft.trigger.speech and not standing.named


def _speech_within_speech(draft: Draft, standing: Standing) -> bool:
    """What a speaker reports that another says is the first one's speech, unless that other has a name and a date."""
    if not draft.trigger.speech or draft.reported is None:
        return False
    return not (standing.dated and any(actor.kind == "person" for actor in standing.actors))


def _speech_to_come(draft: Draft, standing: Standing) -> bool:
    """An infinitive or a gerund ("to express concern", "by blaming China") tells of no speech."""
    del standing
    says = draft.trigger.speech or draft.type in _SPEECH_ACTS
    if not says or draft.group is None:
        return False
    return draft.group.infinitive or (draft.group.tense == "none" and draft.clause.opening != "participle")


def _standing_position(draft: Draft, standing: Standing) -> bool:
    """A country's position in the present tense ("China opposes", "Washington accuses Beijing") is no act of a day."""
    if draft.type not in _POSITIONS or standing.dated or draft.group is None or draft.group.tense != "present":
        return False
    doers = [actor for ref in draft.arguments.subject for actor in ref.mention.actors]
    return bool(doers) and all(actor.kind == "country" for actor in doers)


def _nobody_says_so(draft: Draft, standing: Standing) -> bool:
    """An accusation, denial or protest whose author the text leaves out, or that is only an attribute of a noun."""
    if draft.type not in _SPEECH_ACTS or draft.trigger.speech or standing.dated or draft.group is None:
        return False
    arguments = draft.arguments
    return not (arguments.subject or arguments.agent) or (arguments.passive and not draft.group.passive)


def _incident_without_date(draft: Draft, standing: Standing) -> bool:
    """Attacks are spoken of everywhere; one is an event of its own when it has a time."""
    return draft.type == "cyber_incident" and not standing.dated


def _incident_as_a_matter(draft: Draft, standing: Standing) -> bool:
    """ "Phoned Xi on Monday to discuss cyber attacks" tells of no attack on Monday."""
    return draft.type == "cyber_incident" and standing.matter


def _bare_noun(draft: Draft, standing: Standing) -> bool:
    """A noun alone refers; it tells of an event with a date, an owner or company, or a verb that says it took place."""
    if not draft.trigger.weak or standing.carries_on:
        return False
    dated = draft.own_date or draft.within is not None or (draft.beside is not None and draft.type in _ATTENDED)
    if draft.trigger.rule.bare:
        return not (dated and (draft.occurs or draft.arguments.agent or draft.arguments.owner))
    if dated or (draft.status == "planned" and draft.type in _ANNOUNCED_AHEAD):
        return False
    people = [actor for actor in standing.named if actor.kind == "person"]
    if draft.trigger.rule.frame == "visit":
        return not (draft.arguments.owner and people)
    if draft.type in ("meeting", "summit"):
        return len({actor.id for actor in standing.named}) < 2
    return not (draft.occurs and (draft.arguments.owner or len(standing.named) > 1) and draft.type in _GATHERED)


def _resumes_nothing(draft: Draft, standing: Standing) -> bool:
    """Who chairs or attends says something only of a gathering that the text has told; so do a case's defendants."""
    return draft.trigger.rule.resumes is not None and not standing.carries_on


def _done_to_nobody(draft: Draft, standing: Standing) -> bool:
    """What a person has to undergo, done to a thing or to nobody: "replaced the servers", "named a price"."""
    del standing
    wanted = draft.trigger.rule.whom
    undergoing = (actor for ref in draft.arguments.object for actor in ref.mention.actors)
    return wanted is not None and all(actor.kind != wanted for actor in undergoing)


def _same_change(draft: Draft, standing: Standing) -> bool:
    """ "Won Senate backing to lead the department, replacing Elaine Duke" tells of one change in office."""
    del standing
    if draft.type != "appointment" or draft.clause.opening != "participle":
        return False
    before = (one for one in draft.reading.triggers if one.last <= draft.clause.first)
    return any(one.verb and one.rule.type == "appointment" for one in before)


def _meets_nobody(draft: Draft, standing: Standing) -> bool:
    """A meeting takes two, or a date that makes it one: "the firm met the deadline"."""
    alone = len(standing.actors) < 2 and not standing.dated and not standing.carries_on
    return draft.type == "meeting" and draft.group is not None and alone


def _stays_there(draft: Draft, standing: Standing) -> bool:
    """Being somewhere is a visit when it has a time: "was in Beijing last week", not "are believed to be in China"."""
    return draft.type == "visit" and draft.trigger.rule.stay and not standing.dated


def _off_ontology_without_date(draft: Draft, standing: Standing) -> bool:
    del standing
    return draft.type == "other" and not draft.own_date


def _nobody_acts(draft: Draft, standing: Standing) -> bool:
    if standing.actors:
        return False
    return draft.type not in ACTORLESS or not standing.dated


def _fragment(draft: Draft, standing: Standing) -> bool:
    """A noun in a line without any verb and without an end: a tag, a crumb, a file name."""
    del standing
    reading = draft.reading
    if draft.trigger.verb or reading.sentence.kind == "entry":
        return False
    ended = reading.tokens.words[reading.sentence.last - 1] in _ENDS
    return not ended and all(
        governor.trigger is not None and not governor.trigger.verb for governor in reading.governors
    )


def _reported_without_date(draft: Draft, standing: Standing) -> bool:
    """Background that a speaker mentions without a date ("saying that China had passed laws") is part of the speech."""
    return draft.reported is not None and not standing.dated and draft.type in _BACKGROUND


def _said_along(draft: Draft, standing: Standing) -> bool:
    """A participle that only unfolds the main clause: "charged five officers, alleging that …"."""
    if standing.dated or draft.clause.opening != "participle" or draft.type not in _SPEECH_ACTS:
        return False
    return any(
        other.verb and other.last <= draft.clause.first and other.rule.rank >= 0 for other in draft.reading.triggers
    )


_RULES = (
    _fragment,
    _negated,
    _only_wished_for,
    _speech_without_speaker,
    _speech_within_speech,
    _speech_to_come,
    _standing_position,
    _nobody_says_so,
    _said_along,
    _reported_without_date,
    _incident_without_date,
    _incident_as_a_matter,
    _bare_noun,
    _off_ontology_without_date,
    _resumes_nothing,
    _done_to_nobody,
    _same_change,
    _meets_nobody,
    _stays_there,
    _nobody_acts,
)
