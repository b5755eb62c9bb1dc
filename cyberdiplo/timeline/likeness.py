"""Whether two mentions speak of the same thing that happened.

The test is symmetric, and errs towards keeping apart: a wrong merge does more harm than a missed one. ``keys`` holds
what two mentions of one event are sure to share, so that each is compared with few others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import GATHERINGS, OUTCOMES, SPEECH_ACTS, EventMention

_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"meeting", "summit"}),
    frozenset({"meeting", "dialogue"}),
    frozenset({"disclosure_report", "accusation"}),
    frozenset({"indictment", "accusation"}),
)
"""Types that one event can be told as."""
_SHARED_WORDS = 3
"""Telling words that two papers' reports of one statement have in common at least; by chance they share one or two."""
_RARE = frozenset({"summit", "dialogue"})
"""Gatherings that the same people have once in a month at most; on a visit they are in many places."""
_INSTITUTIONAL = frozenset({"law_or_regulation", "indictment", "suspension", "sanctions", "dialogue", "working_group"})
"""Types of what institutions do, told now by the body, now by its government: "China", "its legislature"."""
_KNOWN_BY_DAY = frozenset({"disclosure_report", "indictment", "dialogue"})
"""Types of which a day has one, so that a text may leave out who acts: "the dialogue opened on June 23"."""
_NEARBY = 1200
"""Characters within which a spokesman's words and his country's denial are one act: a few paragraphs of a story."""
COARSE = 31
"""Days of the longest date, a month, that places an event closely enough to be recognised by it."""


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
    alone = (one.type in GATHERINGS and one.date == other.date) or one.type in _RARE
    alike = one.key & other.key or set(one.topics) & set(other.topics)
    if one.key and other.key and not (document or alone or alike):
        return False
    return _actors_agree(one, other, document=document)


def keys(mention: EventMention) -> Iterator[str]:
    """What two mentions of one event are sure to share, so that each is compared with few others.

    Within a document a kind of event; across documents a kind, an actor or a country, and a month, or, for what is
    said, the speaker and the day.
    """
    kinds = {mention.type} | {kind for family in _FAMILIES if mention.type in family for kind in family}
    kinds |= {"speech"} if mention.type in SPEECH_ACTS else set()
    for kind in kinds:
        yield f"{kind} {mention.evidence.sha256}"
    date = mention.date
    if date is None or mention.basis == "publication" or not is_close(date):
        return
    actors = {one.actor.id for one in mention.participants}
    if mention.type in SPEECH_ACTS:
        yield from (f"speech {actor} {date.text}" for actor in actors)
        if not any(mention.type in family for family in _FAMILIES):
            return
    whom = actors | {one.actor.country or "" for one in mention.participants}
    whom |= {"anyone"} if mention.type in _KNOWN_BY_DAY else set()  # a report may be told without its author
    months = {day.isoformat()[:7] for day in (date.earliest, date.latest) if day}
    yield from (f"{kind} {who} {month}" for kind in kinds for who in whom for month in months)


def refers(undated: EventMention, dated: EventMention) -> bool:
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
    if left & right:
        return left <= right or right <= left
    return undated.type in _INSTITUTIONAL and _sides_agree(undated, dated)


def is_within(coarse: EventMention, exact: Sequence[EventMention]) -> bool:
    """Whether all mentions of a dated event lie in the year of a coarse one, and name its people."""
    told = [m for m in exact if not m.resumes and m.date and m.basis != "publication"]
    return bool(told) and all(
        coarse.status == m.status
        and coarse.date is not None
        and m.date is not None
        and coarse.date.contains(m.date)
        and bool((_people(coarse) & _people(m)) if coarse.type in OUTCOMES else (_named(coarse) & _named(m)))
        and _actors_agree(coarse, m, document=False)
        for m in told
    )


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
    """Whether one government speaks through both; two spokespeople are two, and so are two of its bodies."""
    if _speaking_people(one) and _speaking_people(other):
        return False
    bodies = _speaking_bodies(one), _speaking_bodies(other)
    return bool(bodies[0] & bodies[1]) if all(bodies) else bool(_voices(one) & _voices(other))


def _speaking_bodies(mention: EventMention) -> frozenset[str]:
    speakers = _speakers(mention)
    return frozenset(
        p.actor.id for p in mention.participants if p.actor.kind == "organisation" and p.actor.id in speakers
    )


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
        return document or is_close(left)
    if document and one.type in OUTCOMES:  # one gathering brings forth several, told apart by their dates
        return False
    narrow, wide = (left, right) if (left.days or 10**6) <= (right.days or 10**6) else (right, left)
    return wide.days is not None and wide.contains(narrow) and (is_close(wide) or document)


def is_close(interval: EdtfInterval) -> bool:
    """Whether a date places an event closely enough to be recognised by it."""
    return interval.days is not None and interval.days <= COARSE


def _actors_agree(one: EventMention, other: EventMention, *, document: bool) -> bool:
    """A person or body in common, or none named on one side; different people in the same role tell events apart."""
    left, right = _named(one), _named(other)
    if not left or not right:
        alone = document or (one.type == other.type and one.type in _KNOWN_BY_DAY)
        return one.date == other.date and alone
    if one.type != other.type and not left & right:
        return False
    if left & right:
        return left <= right or right <= left or len(left & right) * 2 > max(len(left), len(right))
    countries = {p.actor.country for p in one.participants} & {p.actor.country for p in other.participants}
    abstract = all(p.actor.kind == "country" for p in one.participants) or all(
        p.actor.kind == "country" for p in other.participants
    )
    return abstract and bool(countries - {None}) and (document or one.date == other.date)


def _sides_agree(one: EventMention, other: EventMention) -> bool:
    """Whether nothing tells two acts of institutions apart: the same countries act, and no different people."""
    countries = [{p.actor.country for p in m.participants if p.role != "target"} - {None} for m in (one, other)]
    return bool(countries[0] & countries[1]) and not (_people(one) and _people(other))


def _named(mention: EventMention) -> frozenset[str]:
    return frozenset(p.actor.id for p in mention.participants if p.actor.known or p.actor.kind == "person")


def _people(mention: EventMention) -> frozenset[str]:
    return frozenset(p.actor.id for p in mention.participants if p.actor.kind == "person")
