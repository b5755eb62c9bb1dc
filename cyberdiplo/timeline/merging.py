"""Puts mentions of one event together, within a document and across documents.

Two mentions are one event when they speak of the same thing that happened. The test is the same for every pair and
symmetric; events are the connected groups, checked once more so that no chain of likenesses joins what its ends tell
apart. The result does not depend on the order of the documents. A wrong merge does more harm than a missed one, so
whatever is doubtful stays apart.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from cyberdiplo.knowledge.ontology import Ontology
from cyberdiplo.model.event import (
    Confidence,
    Event,
    EventMention,
    Participant,
    Plover,
    Provenance,
    without_stand_ins,
)
from cyberdiplo.timeline.likeness import COARSE, is_close, is_within, keys, refers, same_event

ID_LENGTH = 10
"""Hexadecimal digits of an id: 40 bits; among a million events two share them in one case of two."""

_RANK = (
    "denial",
    "protest",
    "indictment",
    "disclosure_report",
    "dialogue",
    "summit",
    "accusation",
    "meeting",
    "statement",
)
"""Of the types that one event is told as, the more special one names it: the first of these."""
_ONCE_A_YEAR = frozenset({"indictment", "suspension", "agreement"})
"""Types of acts that a text can name by their year alone: "the 2014 indictment", "the 2015 consensus"."""
_YEAR = 366


def merge_mentions(mentions: Sequence[EventMention], ontology: Ontology, ruleset: str = "") -> list[Event]:
    """Events of ``mentions``, each with all its evidence, in the order of their ids."""
    ordered = sorted(mentions, key=_place)
    groups = _with_undated(_with_coarse(_groups(ordered)))
    events = [_event(group, ontology, ruleset) for group in groups]
    return sorted(events, key=lambda event: event.id)


Place = tuple[str, str, int, int, int, str]


def _place(mention: EventMention) -> Place:
    evidence = mention.evidence
    day = evidence.published.isoformat() if evidence.published else "9999"
    dated = evidence.timex.span.begin if evidence.timex else -1
    return (day, evidence.sha256, evidence.span.begin, evidence.trigger.span.begin, dated, mention.type)


def _groups(ordered: Sequence[EventMention]) -> list[list[EventMention]]:
    """Greedy grouping: a mention joins the first group all of whose members it is compatible with and one matches."""
    groups: list[list[EventMention]] = []
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for mention in ordered:
        shared = sorted(keys(mention))
        near = sorted({number for key in shared for number in buckets[key]})
        home = next((n for n in near if _belongs(mention, groups[n])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(mention)
        for key in shared:
            if home not in buckets[key]:
                buckets[key].append(home)
    return groups


def _belongs(mention: EventMention, group: Sequence[EventMention]) -> bool:
    """Whether a mention is of a group's event: it tells more of one of its mentions, or is like all that tell it.

    Those that only tell more have other actors by nature, and say nothing against a likeness.
    """
    if mention.resumes:
        there = mention.evidence.sha256, mention.resumes
        return any((one.evidence.sha256, one.evidence.trigger.span) == there for one in group)
    return all(same_event(one, mention) for one in group if not one.resumes)


def _with_coarse(groups: list[list[EventMention]]) -> list[list[EventMention]]:
    """Lets "the 2014 indictment" join the one indictment of that year that it can mean, in whatever document.

    Only what is done once to the same people in a year, and only where one event fits.
    """
    coarse = [group for group in groups if _is_coarse(group)]
    exact = [group for group in groups if not _is_coarse(group)]
    near: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, group in enumerate(exact):
        day = next((m.date.earliest for m in group if m.date and m.basis != "publication" and is_close(m.date)), None)
        if day:
            near[group[0].type, day.year].append(number)
    rest: list[list[EventMention]] = []
    joined: list[tuple[int, list[EventMention]]] = []
    for group in coarse:
        date = group[0].date
        year = date.earliest.year if date and date.earliest else 0
        homes = [n for n in near[group[0].type, year] if is_within(group[0], exact[n])]
        if len(homes) == 1:
            joined.append((homes[0], group))
        else:
            rest.append(group)
    for home, group in joined:
        exact[home].extend(group)
        exact[home].sort(key=_place)
    return exact + rest


def _is_coarse(group: Sequence[EventMention]) -> bool:
    """Whether a group is of a kind that happens once a year, and dated by no more than a year."""
    first = group[0]
    dated = [m.date for m in group if m.date and m.date.days and m.basis != "publication"]
    days = [date.days or 0 for date in dated]
    return first.type in _ONCE_A_YEAR and bool(days) and min(days) > COARSE and max(days) <= _YEAR


def _with_undated(groups: list[list[EventMention]]) -> list[list[EventMention]]:
    """Lets an undated mention join the one dated event of its document that it can mean.

    A lead or a later reference often leaves the date to the sentence that tells the event in full. Where two dated
    events fit, it stays apart.
    """
    dated = [group for group in groups if any(m.basis != "publication" for m in group)]
    told: defaultdict[str, list[int]] = defaultdict(list)  # a mention can only mean what its own document dates
    for number, group in enumerate(dated):
        for document in sorted({m.evidence.sha256 for m in group}):
            told[document].append(number)
    rest: list[list[EventMention]] = []
    for group in groups:
        if any(m.basis != "publication" for m in group):
            continue
        near = [dated[number] for number in told[group[0].evidence.sha256]]
        homes = [home for home in near if any(refers(one, other) for one in group for other in home)]
        if len(homes) == 1:
            homes[0].extend(group)
            homes[0].sort(key=_place)
        else:
            rest.append(group)
    return dated + rest


# ---- from a group to an event ----


def _event(group: Sequence[EventMention], ontology: Ontology, ruleset: str) -> Event:
    by_strength = sorted(group, key=_strength) if len(group) > 1 else group  # most groups have one mention alone
    best = by_strength[0]
    kind = min((m.type for m in group), key=lambda one: _RANK.index(one) if one in _RANK else len(_RANK))
    chosen = ontology.types[kind]
    date_from = min(group, key=_sharpness) if len(group) > 1 else best
    documents = len({m.evidence.sha256 for m in group})
    return Event(
        id=_identity(group[0]),
        title=best.title,
        type=kind,
        status=best.status,
        date=date_from.date,
        basis=date_from.basis,
        participants=_participants(group),
        countries=tuple(sorted({country for m in group for country in m.countries})),
        place=next((m.place for m in by_strength if m.place), None),
        topics=tuple(sorted({topic for m in group for topic in m.topics})),
        plover=Plover(chosen.plover, chosen.mode) if chosen.plover else None,
        intensity=chosen.intensity,
        thread=None,
        confidence=_confidence(group, date_from, documents),
        evidence=tuple(m.evidence for m in group),
        provenance=_provenance(group, date_from, documents),
        on_topic=any(m.on_topic for m in group),
        ruleset=ruleset,
    )


def _identity(mention: EventMention) -> str:
    """An id from the first piece of evidence: the text of its document, and where the trigger and its date stand.

    One trigger tells of two events where it has two dates: "met on June 3 and on June 5".
    """
    evidence = mention.evidence
    dated = evidence.timex.span.begin if evidence.timex else ""
    seed = f"{evidence.sha256}:{evidence.trigger.span.begin}:{evidence.trigger.span.end}:{dated}:{mention.type}"
    return hashlib.sha256(seed.encode()).hexdigest()[:ID_LENGTH]


def _strength(mention: EventMention) -> tuple[bool, bool, bool, int, Place]:
    """The mention that tells most: not more of another, dated by its own words, told of its actors, of most of them."""
    told = any(mention.title.startswith(one.actor.name) for one in mention.participants)
    return (
        mention.resumes is not None,
        mention.basis == "publication",
        not told,
        -len(mention.participants),
        _place(mention),
    )


def _sharpness(mention: EventMention) -> tuple[int, int, Place]:
    """The mention with the most precise date, an own one before a taken one."""
    days = mention.date.days if mention.date else None
    return (mention.basis == "publication", days if days is not None else 10**6, _place(mention))


def _participants(group: Sequence[EventMention]) -> tuple[Participant, ...]:
    """Everyone whom a mention names; countries and unnamed actors give way to the people who acted for them."""
    every: dict[str, Participant] = {}
    for mention in group:
        for participant in mention.participants:
            every.setdefault(participant.actor.id, participant)
    return without_stand_ins(every.values())


def _confidence(group: Sequence[EventMention], date_from: EventMention, documents: int) -> Confidence:
    """A rough order, not a probability: what is known closely, named and told by several comes first."""
    value, reasons = 0.9, []
    if documents > 1:
        value += 0.05
        reasons.append(f"told by {documents} documents")
    if date_from.basis == "publication":
        value -= 0.2
        reasons.append("no date of its own")
    elif date_from.basis == "anaphoric":
        value -= 0.1
        reasons.append("dated by another event of the text")
    if not any(p.actor.known for m in group for p in m.participants):
        value -= 0.15
        reasons.append("no known actor")
    return Confidence(round(max(value, 0.1), 2), tuple(reasons))


def _provenance(group: Sequence[EventMention], date_from: EventMention, documents: int) -> tuple[Provenance, ...]:
    steps = list(date_from.provenance)
    for mention in group if len(group) > 1 else ():
        steps += [step for step in mention.provenance if step not in steps]
    if len(group) > 1:
        where = "one document" if documents == 1 else f"{documents} documents"
        told = [m for m in group if not m.resumes]
        actors = ", ".join(sorted({p.actor.name for m in told for p in m.participants})) or "none named"
        dates = ", ".join(sorted({m.date.text for m in told if m.date})) or "none"
        rest = len(group) - len(told)
        more = f"; {rest} only tell{'s' if rest == 1 else ''} more of it" if rest else ""
        steps.append(
            Provenance(
                "merge",
                "same-event",
                f"{len(group)} mentions in {where}: same kind, dates that agree ({dates}), actors in common"
                f" ({actors}){more}",
            )
        )
    return tuple(steps)
