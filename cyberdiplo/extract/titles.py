"""Writes an event's title from the text's own words: who did what, names resolved, whole phrases only."""

from __future__ import annotations

import re

from cyberdiplo.extract.clauses import clause_at
from cyberdiplo.extract.drafts import Draft
from cyberdiplo.model.mention import Actor
from cyberdiplo.model.span import Span

MAX_TITLE = 110
"""Characters of a title: with a date in front it still fits two lines of an 80-column terminal."""

_SPACE = re.compile(r"\s+")
_CUTS = re.compile(
    r"[,;:—–]\s|\s(?=(?:and|but|that|which|who|after|before|while|as|when|in|on|at|with|for|to|of|by|from|during)\s)"
)


def write_title(draft: Draft, actors: list[Actor]) -> str:
    """One line for the event: its subject by canonical names, then the words of its clause."""
    named = [actor.name for actor in actors]
    subject = [actor.name for ref in draft.arguments.subject for actor in ref.mention.actors]
    if draft.group and subject and not draft.passive:
        return _fit(f"{join_names(subject)} {_predicate(draft)}")
    whole = _clause_text(draft)
    if named and not any(name.split()[-1] in whole for name in named[:1]):
        whole = f"{join_names(named[:3])}: {whole}"
    return _fit(whole[:1].upper() + whole[1:])


def join_names(names: list[str]) -> str:
    """Names as a list in prose: "A, B and C"."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def _predicate(draft: Draft) -> str:
    """From the verb group to the end of the sentence or quotation, without the expressions that date it."""
    tokens, sentence = draft.reading.tokens, draft.reading.sentence
    first = draft.group.first if draft.group else draft.trigger.first
    return _text(draft, first, sentence.last) if tokens else ""


def _clause_text(draft: Draft) -> str:
    number = clause_at(draft.reading.clauses, draft.trigger.head)
    first = draft.reading.clauses[number].first
    words = draft.reading.tokens.lowers
    while first < draft.trigger.first and (
        not words[first][0].isalnum()
        or draft.clause.opening in ("time", "coordinate", "relative", "that", "condition")
        and first == draft.clause.first
    ):
        first += 1
    return _text(draft, first, draft.reading.sentence.last)


def _text(draft: Draft, first: int, last: int) -> str:
    span = draft.reading.tokens.span(first, last)
    text = draft.reading.tokens.text
    holes = [timex.span for timex in draft.dated if span.begin <= timex.span.begin and timex.span.end <= span.end]
    pieces, at = [], span.begin
    for hole in sorted(holes):
        before = text[at : hole.begin]
        pieces.append(re.sub(r"\s*\b(?:on|in|during|from|to|of|at)\s+(?:the\s+)?$", " ", before))
        at = hole.end
    pieces.append(text[at : span.end])
    return _SPACE.sub(" ", "".join(pieces)).replace(" ,", ",").replace(" .", ".").strip(" ,;:.")


def _fit(text: str) -> str:
    """Shorten to ``MAX_TITLE`` at the last boundary of a phrase that fits."""
    text = text.strip().strip('“”"').rstrip(".,;: ")
    if len(text) <= MAX_TITLE:
        return text
    cuts = [match.start() for match in _CUTS.finditer(text) if 40 <= match.start() < MAX_TITLE]
    cut = cuts[-1] if cuts else text.rfind(" ", 0, MAX_TITLE)
    return text[:cut].rstrip(".,;:—– ") + " …"


def quote_span(draft: Draft, longest: int) -> Span:
    """The sentence, or, of one longer than ``longest`` characters, the clauses around the trigger that fit."""
    sentence, tokens = draft.reading.sentence, draft.reading.tokens
    if sentence.span.end - sentence.span.begin <= longest:
        return sentence.span
    first, last = draft.trigger.first, draft.trigger.last
    for clause in draft.reading.clauses:
        low, high = min(first, clause.first), max(last, clause.last)
        if tokens.ends[high - 1] - tokens.begins[low] <= longest and clause.first <= last and first <= clause.last:
            first, last = low, high
    while first > sentence.first and tokens.ends[last - 1] - tokens.begins[first - 1] <= longest:
        first -= 1
    while last < sentence.last and tokens.ends[last] - tokens.begins[first] <= longest:
        last += 1
    return tokens.span(first, last)
