"""Puts mentions of one event together, within a document and across documents.

Two mentions are one event when they speak of the same thing that happened. The test is the same for every pair and
symmetric; events are the connected groups, checked once more so that no chain of likenesses joins what its ends tell
apart. The result does not depend on the order of the documents. A wrong merge does more harm than a missed one, so
whatever is doubtful stays apart.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cyberdiplo.knowledge.ontology import Ontology
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import (
    GATHERINGS,
    OUTCOMES,
    SPEECH_ACTS,
    Confidence,
    Event,
    EventMention,
    Participant,
    Plover,
    Provenance,
    without_stand_ins,
)

ID_LENGTH = 10
"""Hexadecimal digits of an id: 40 bits; among a million events two share them in one case of two."""

_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"meeting", "summit"}),
    frozenset({"meeting", "dialogue"}),
    frozenset({"disclosure_report", "accusation"}),
    frozenset({"indictment", "accusation"}),
)
"""Types that one event can be told as; the more special one, by ``_RANK``, names the event."""
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
_SHARED_WORDS = 3
"""Telling words that two papers' reports of one statement have in common at least; by chance they share one or two."""
_NEARBY = 1200
"""Characters within which a spokesman's words and his country's denial are one act: a few paragraphs of a story."""
_COARSE = 31
"""Days of the longest date, a month, that places an event closely enough to be recognised by it."""


def merge_mentions(mentions: Sequence[EventMention], ontology: Ontology, ruleset: str = "") -> list[Event]:
    """Events of ``mentions``, each with all its evidence, in the order of their ids."""
    ordered = sorted(mentions, key=_place)
    groups = _with_undated(_groups(ordered))
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
        keys = sorted(_keys(mention))
        near = sorted({number for key in keys for number in buckets[key]})
        home = next((n for n in near if _belongs(mention, groups[n])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(mention)
        for key in keys:
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
        homes = [home for home in near if any(_refers(one, other) for one in group for other in home)]
        if len(homes) == 1:
            homes[0].extend(group)
            homes[0].sort(key=_place)
        else:
            rest.append(group)
    return dated + rest


def _refers(undated: EventMention, dated: EventMention) -> bool:
    """Whether an undated mention can mean a dated one: same document, kind and status, and the same actors."""
    if (
        undated.evidence.sha256 != dated.evidence.sha256
        or undated.status != dated.status
        or not _types_agree(undated, dated)
    ):
        return False
    if dated.date is None or dated.basis == "publication":
        return False
    if _both_speech(undated, dated):
        near = abs(undated.evidence.span.begin - dated.evidence.span.begin) <= _NEARBY
        official = near and _one_voice(undated, dated) and {undated.type, dated.type} & {"denial", "protest"}
        return _same_speaker(undated, dated) or bool(official)
    left, right = _named(undated), _named(dated)
    if undated.type in ("disclosure_report", "indictment") and (not left or not right):
        return True
    return bool(left & right) and (left <= right or right <= left)


def _keys(mention: EventMention) -> Iterator[str]:
    """What two mentions of one event are sure to share, so that each is compared with few others.

    Within a document a kind of event; across documents a kind, an actor or a country, and a month, or, for what is
    said, the speaker and the day.
    """
    kinds = {mention.type} | {kind for family in _FAMILIES if mention.type in family for kind in family}
    kinds |= {"speech"} if mention.type in SPEECH_ACTS else set()
    for kind in kinds:
        yield f"{kind} {mention.evidence.sha256}"
    date = mention.date
    if date is None or mention.basis == "publication" or not _close(date):
        return
    actors = {one.actor.id for one in mention.participants}
    if mention.type in SPEECH_ACTS:
        yield from (f"speech {actor} {date.text}" for actor in actors)
        if not any(mention.type in family for family in _FAMILIES):
            return
    whom = actors | {one.actor.country or "" for one in mention.participants}
    whom |= {"anyone"} if mention.type == "disclosure_report" else set()  # a report may be told without its author
    months = {f"{day:%Y-%m}" for day in (date.earliest, date.latest) if day}
    yield from (f"{kind} {who} {month}" for kind in kinds for who in whom for month in months)


def same_event(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions speak of the same thing that happened."""
    if not _types_agree(one, other) or (
        one.status != other.status and {one.status, other.status} != {"occurred", "alleged"}
    ):
        return False
    document = one.evidence.sha256 == other.evidence.sha256
    if _both_speech(one, other):
        return _same_speech(one, other, document=document)
    if not _dates_agree(one, other, document=document):
        return False
    # The same people meet once a day; what they agree on or announce that day is several things.
    alone = one.type in GATHERINGS and one.date == other.date
    if one.key and other.key and not (document or alone or one.key & other.key):
        return False
    return _actors_agree(one, other, document=document)


def _types_agree(one: EventMention, other: EventMention) -> bool:
    if one.type == other.type:
        return True
    return _both_speech(one, other) or any(one.type in family and other.type in family for family in _FAMILIES)


def _both_speech(one: EventMention, other: EventMention) -> bool:
    return (one.type in SPEECH_ACTS and other.type in SPEECH_ACTS) or (one.type == other.type == "comment")


def _same_speech(one: EventMention, other: EventMention, *, document: bool) -> bool:
    """One act per speaker, audience and day: the same speaker on the same day, or undated in one document."""
    if not _same_speaker(one, other) and not (
        document and _one_voice(one, other) and "denial" in (one.type, other.type)
    ):
        return False
    if one.date == other.date:
        if document or one.date is None or one.date.precision != "day":
            return document
        return one.type == other.type != "statement" or len(one.key & other.key) >= _SHARED_WORDS
    return False


def _same_speaker(one: EventMention, other: EventMention) -> bool:
    """The same people speak, or, where a side names none, the same bodies; some of several are not the same."""
    people = _speaking_people(one), _speaking_people(other)
    return people[0] == people[1] if all(people) else bool(_speakers(one) & _speakers(other))


def _speakers(mention: EventMention) -> frozenset[str]:
    return frozenset(p.actor.id for p in mention.participants if p.role in ("speaker", "source"))


def _speaking_people(mention: EventMention) -> frozenset[str]:
    speakers = _speakers(mention)
    return frozenset(p.actor.id for p in mention.participants if p.actor.kind == "person" and p.actor.id in speakers)


def _one_voice(one: EventMention, other: EventMention) -> bool:
    """Whether one government speaks through both; two spokespeople are two."""
    return bool(_voices(one) & _voices(other)) and not (_speaking_people(one) and _speaking_people(other))


def _voices(mention: EventMention) -> frozenset[str]:
    """The governments that speak through a mention: the country itself, its foreign ministry, a spokesperson."""
    return frozenset(
        p.actor.country
        for p in mention.participants
        if p.actor.country and p.actor.kind in ("country", "organisation") and p.role in ("speaker", "source")
    )


def _dates_agree(one: EventMention, other: EventMention, *, document: bool) -> bool:
    left, right = one.date, other.date
    if left is None or right is None or "publication" in (one.basis, other.basis):
        return document and left == right
    if left == right:
        return document or _close(left)
    if document and one.type in OUTCOMES:  # one gathering brings forth several, told apart by their dates
        return False
    narrow, wide = (left, right) if (left.days or 10**6) <= (right.days or 10**6) else (right, left)
    return wide.days is not None and wide.contains(narrow) and (_close(wide) or document)


def _close(interval: EdtfInterval) -> bool:
    return interval.days is not None and interval.days <= _COARSE


def _actors_agree(one: EventMention, other: EventMention, *, document: bool) -> bool:
    """A person or body in common, or none named on one side; different people in the same role tell events apart."""
    left, right = _named(one), _named(other)
    if not left or not right:
        return one.date == other.date and (document or one.type == other.type == "disclosure_report")
    if one.type != other.type and not left & right:
        return False
    if left & right:
        return left <= right or right <= left or len(left & right) * 2 > max(len(left), len(right))
    countries = {p.actor.country for p in one.participants} & {p.actor.country for p in other.participants}
    abstract = all(p.actor.kind == "country" for p in one.participants) or all(
        p.actor.kind == "country" for p in other.participants
    )
    return abstract and bool(countries - {None}) and (document or one.date == other.date)


def _named(mention: EventMention) -> frozenset[str]:
    return frozenset(p.actor.id for p in mention.participants if p.actor.known or p.actor.kind == "person")


# ---- from a group to an event ----


def _event(group: Sequence[EventMention], ontology: Ontology, ruleset: str) -> Event:
    best = min(group, key=_strength)
    kind = min((m.type for m in group), key=lambda one: _RANK.index(one) if one in _RANK else len(_RANK))
    chosen = ontology.types[kind]
    date_from = min(group, key=_sharpness)
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
        place=next((m.place for m in sorted(group, key=_strength) if m.place), None),
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
    for mention in group:
        steps += [step for step in mention.provenance if step not in steps]
    if len(group) > 1:
        where = "one document" if documents == 1 else f"{documents} documents"
        actors = ", ".join(sorted({p.actor.name for m in group for p in m.participants})) or "none named"
        steps.append(
            Provenance(
                "merge",
                "same-event",
                f"{len(group)} mentions in {where}: same kind, dates that agree, actors in common ({actors})",
            )
        )
    return tuple(steps)
