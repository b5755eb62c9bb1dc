"""Measures extracted events against annotated mentions.

A prediction can match a gold mention only through its evidence: one of its evidence spans, in the mention's document
and at most 700 characters long, must cover the mention's trigger. Each prediction answers for at most one gold mention
(or for mentions of one event) per document, the one that it fits best.

found
    Some predicted event's evidence covers the trigger.
correct
    Matched, and the type is accepted, and the dates agree at least nearly.
precision
    Predictions that are correct for some gold mention, core or not, over all predictions with evidence in the annotated
    documents; those of type ``comment``, and those that fit only an optional mention, count neither way.
date_exact, date_relaxed
    Of the matches with an accepted type: the share whose date agrees exactly, or at least nearly.
type_strict
    Of the matches: the share with the annotated type itself.
actor_precision, actor_recall
    Of the matches with an accepted type; unnamed actors do not count.
status
    Of the correct matches: the share with the annotated status.
merge_recall
    Pairs of matched gold mentions of one event that one predicted event holds, over all such pairs.
wrong_merges
    Predicted events that are correct for gold mentions of different events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import PurePath
from typing import Literal

from cyberdiplo.errors import InputError
from cyberdiplo.knowledge.naming import Naming
from cyberdiplo.timeline.annotation import GoldMention, Prediction, date_agreement, trigger_span

# An evidence span is a sentence; a longer one would cover triggers by its length alone (the record's own limit).
LONGEST_EVIDENCE = 700

DiscrepancyKind = Literal["missed", "wrong", "extra", "wrong merge"]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place where prediction and annotation differ.

    ``missed``: no prediction answers for the mention. ``wrong``: one does, with another type or date. ``extra``: a
    prediction that fits no mention. ``wrong merge``: a prediction that holds the several different events in ``gold``.
    """

    kind: DiscrepancyKind
    gold: tuple[GoldMention, ...]
    prediction: Prediction | None


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures, shares from 0 to 1 rounded to three decimals, ``None`` where there was nothing to measure."""

    gold: int
    gold_core: int
    predicted: int
    core_found: float | None
    core_correct: float | None
    all_correct: float | None
    precision: float | None
    date_exact: float | None
    date_relaxed: float | None
    type_strict: float | None
    actor_precision: float | None
    actor_recall: float | None
    status: float | None
    merge_recall: float | None
    wrong_merges: int
    discrepancies: tuple[Discrepancy, ...] = ()

    def figures(self) -> dict[str, float | None]:
        """All figures by name, in the order above."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "discrepancies"}


@dataclass(frozen=True, slots=True)
class _Match:
    """A gold mention and a prediction that may answer for it, by their indices, and how well they fit."""

    mention: int
    event: int
    type_accepted: bool
    date_exact: bool
    date_relaxed: bool
    weight: float

    @property
    def correct(self) -> bool:
        return self.type_accepted and self.date_relaxed


def evaluate(
    gold: Sequence[GoldMention], predictions: Sequence[Prediction], texts: Mapping[str, str], naming: Naming
) -> Scores:
    """Measure ``predictions`` against ``gold``; ``texts`` holds each annotated document's text by its name.

    A prediction's document is known by its id or by the last part of that path. Raises ``InputError`` when a document's
    text is missing or does not hold a trigger.
    """
    candidates, in_scope = _candidates(gold, predictions, texts, naming)
    found = {match.mention for match in candidates}
    matches = _align(candidates, gold)
    correct = {mention for mention, match in matches.items() if match.correct}
    right = {matches[mention].event for mention in correct if not gold[mention].optional}
    neutral = {match.event for mention, match in matches.items() if gold[mention].optional}
    neutral |= {event for event in in_scope if predictions[event].type == "comment"}
    counted = in_scope - (neutral - right)

    core = [mention for mention, annotation in enumerate(gold) if annotation.core]
    wanted = [mention for mention, annotation in enumerate(gold) if not annotation.optional]
    typed = [match for match in matches.values() if match.type_accepted]
    shared, named, answered = _count_actors(typed, gold, predictions, naming)
    together, merge_pairs = _count_merges(matches, gold)
    wrong_merges = _wrong_merges(matches, gold)
    return Scores(
        gold=len(gold),
        gold_core=len(core),
        predicted=len(counted),
        core_found=_share(sum(mention in found for mention in core), len(core)),
        core_correct=_share(sum(mention in correct for mention in core), len(core)),
        all_correct=_share(sum(mention in correct for mention in wanted), len(wanted)),
        precision=_share(len(right), len(counted)),
        date_exact=_share(sum(match.date_exact for match in typed), len(typed)),
        date_relaxed=_share(sum(match.date_relaxed for match in typed), len(typed)),
        type_strict=_share(
            sum(predictions[match.event].type == gold[match.mention].type for match in matches.values()), len(matches)
        ),
        actor_precision=_share(shared, answered),
        actor_recall=_share(shared, named),
        status=_share(
            sum(predictions[matches[mention].event].status == gold[mention].status for mention in correct), len(correct)
        ),
        merge_recall=_share(together, merge_pairs),
        wrong_merges=len(wrong_merges),
        discrepancies=(
            *_missed_or_wrong(matches, gold, predictions),
            *(Discrepancy("extra", (), predictions[event]) for event in sorted(counted - right)),
            *(
                Discrepancy("wrong merge", tuple(gold[mention] for mention in mentions), predictions[event])
                for event, mentions in wrong_merges.items()
            ),
        ),
    )


def _candidates(
    gold: Sequence[GoldMention], predictions: Sequence[Prediction], texts: Mapping[str, str], naming: Naming
) -> tuple[list[_Match], set[int]]:
    """Every pair that shares a trigger, and the predictions with evidence in the annotated documents."""
    docs = {annotation.doc for annotation in gold}
    spans = defaultdict(list)
    in_scope = set()
    for event, prediction in enumerate(predictions):
        for evidence in prediction.evidence:
            doc = evidence.doc if evidence.doc in docs else PurePath(evidence.doc).name
            if doc in docs:
                in_scope.add(event)
                if evidence.span.end - evidence.span.begin <= LONGEST_EVIDENCE:
                    spans[doc].append((evidence.span, event))
    candidates = []
    for mention, annotation in enumerate(gold):
        if annotation.doc not in texts:
            raise InputError("the annotated document is not there", where=annotation.doc, hint="name its folder too")
        trigger = trigger_span(annotation, texts[annotation.doc])
        events = dict.fromkeys(event for span, event in spans[annotation.doc] if span.covers(trigger))
        candidates += [_compare(mention, annotation, event, predictions[event], naming) for event in events]
    return candidates, in_scope


def _compare(mention: int, annotation: GoldMention, event: int, prediction: Prediction, naming: Naming) -> _Match:
    """Weigh one pair: the type counts most, then the date, then what can only break a tie."""
    merged = len({evidence.doc for evidence in prediction.evidence}) > 1
    agreement = date_agreement(prediction.date, annotation, merged=merged)
    exact, relaxed = agreement == "exact", agreement != "none"
    accepted = prediction.type in annotation.types
    want = annotation.named_actors
    overlap = _shared_actors(want, prediction.actors, naming) / max(1, len(want), len(prediction.actors))
    weight = 4 * accepted + 3 * relaxed + exact + (prediction.type == annotation.type) + overlap
    return _Match(mention, event, accepted, exact, relaxed, weight)


def _align(candidates: Sequence[_Match], gold: Sequence[GoldMention]) -> dict[int, _Match]:
    """Give each gold mention at most one prediction, the best pairs first."""
    matches: dict[int, _Match] = {}
    answers: dict[tuple[int, str], str | int] = {}
    for match in sorted(candidates, key=lambda match: (-match.weight, match.mention, match.event)):
        annotation = gold[match.mention]
        event: str | int = annotation.same_event or match.mention
        if match.mention not in matches and answers.get((match.event, annotation.doc), event) == event:
            answers[match.event, annotation.doc] = event
            matches[match.mention] = match
    return matches


def _shared_actors(want: Sequence[str], have: Sequence[str], naming: Naming) -> int:
    """How many of the annotated actors are among the predicted ones, one to one."""
    left = list(have)
    for name in want:
        hit = next((other for other in left if naming.same_actor(name, other)), None)
        if hit is not None:
            left.remove(hit)
    return len(have) - len(left)


def _count_actors(
    typed: Sequence[_Match], gold: Sequence[GoldMention], predictions: Sequence[Prediction], naming: Naming
) -> tuple[int, int, int]:
    """Actors in common, annotated and predicted; an event of several mentions answers for the actors of all of them."""
    want: dict[int, list[str]] = {}
    for match in typed:
        known = want.setdefault(match.event, [])
        names = gold[match.mention].named_actors
        known += [name for name in names if not any(naming.same_actor(name, other) for other in known)]
    shared = sum(_shared_actors(names, predictions[event].actors, naming) for event, names in want.items())
    return shared, sum(map(len, want.values())), sum(len(predictions[event].actors) for event in want)


def _count_merges(matches: Mapping[int, _Match], gold: Sequence[GoldMention]) -> tuple[int, int]:
    """Pairs of matched mentions of one event that one prediction holds, and all such pairs."""
    events = defaultdict(list)
    for mention, annotation in enumerate(gold):
        if annotation.same_event and mention in matches:
            events[annotation.same_event].append(matches[mention].event)
    pairs = [pair for group in events.values() for pair in combinations(group, 2)]
    return sum(first == second for first, second in pairs), len(pairs)


def _wrong_merges(matches: Mapping[int, _Match], gold: Sequence[GoldMention]) -> dict[int, list[int]]:
    """Predictions that are correct for mentions of different events, with one mention of each."""
    held: dict[int, dict[str | int, int]] = {}
    for mention in sorted(matches):
        if matches[mention].correct:
            held.setdefault(matches[mention].event, {}).setdefault(gold[mention].same_event or mention, mention)
    return {event: list(mentions.values()) for event, mentions in sorted(held.items()) if len(mentions) > 1}


def _missed_or_wrong(
    matches: Mapping[int, _Match], gold: Sequence[GoldMention], predictions: Sequence[Prediction]
) -> list[Discrepancy]:
    discrepancies = []
    for mention, annotation in enumerate(gold):
        match = matches.get(mention)
        if annotation.optional or (match and match.correct):
            continue
        kind: DiscrepancyKind = "wrong" if match else "missed"
        discrepancies.append(Discrepancy(kind, (annotation,), predictions[match.event] if match else None))
    return discrepancies


def _share(part: float, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
