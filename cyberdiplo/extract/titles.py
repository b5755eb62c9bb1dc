"""Writes an event's title from the text's own words: who did what, names resolved, whole phrases only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.subjects import QUOTE_ENDS
from cyberdiplo.model.mention import Actor
from cyberdiplo.model.span import Span

MAX_TITLE = 110
"""Characters of a title: with a date in front it still fits two lines of an 80-column terminal."""
_MIN_TITLE = 40
"""Characters before which a title is not cut: fewer say who, but not what."""
_NAMES = 3
"""Actors named in front of a clause that does not name them; more would crowd out what happened."""

_SPACE = re.compile(r"\s+")
_DATE_LEFT_OVER = re.compile(
    r"(?:^|\s)\b(?:on|in|during|from|to|of|at|by|for|until|since|through)\s+(?:the\s+)?$", re.IGNORECASE
)
_PHRASE_END = re.compile(
    r"[,;:—–]\s|\s(?=(?:and|but|that|which|who|after|before|while|as|when|in|on|at|with|for|to|of|by|from|during)\s)"
)
_EDGES = " ,;:.“”\"'’‘—–-"


def write_title(draft: Draft, actors: Sequence[Actor]) -> str:
    """One line for the event: its subject by canonical names, then the words of its clause."""
    subject = [actor.name for ref in draft.arguments.subject for actor in ref.mention.actors]
    if draft.closing and subject and (content := _content_before(draft)):
        return _fit(f"{join_names(subject)}: {content}")
    if draft.group and subject and not draft.arguments.passive:
        return _fit(f"{join_names(subject)} {_text(draft, draft.group.first, _predicate_end(draft))}")
    whole = _text(draft, _clause_start(draft), _predicate_end(draft))
    names = [actor.name for actor in actors]
    if names and not any(name.split()[-1] in whole for name in names[:1]):
        whole = f"{join_names(names[:_NAMES])}: {whole}"
    return _fit(whole[:1].upper() + whole[1:])


def join_names(names: Sequence[str]) -> str:
    """Names as a list in prose: "A, B and C"."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def _content_before(draft: Draft) -> str:
    """What was said, where it stands before the verb of saying and its subject: "…, Hong Lei said".

    Words put between commas ("cyberspace, he said, matters to all") leave what was said on both sides.
    """
    words, sentence = draft.reading.tokens.lowers, draft.reading.sentence
    first = draft.trigger.first
    subjects = [ref.first for ref in draft.arguments.subject if ref.first < first]
    start = min(subjects, default=draft.group.first if draft.group else first)
    if start <= sentence.first or words[start - 1] not in QUOTE_ENDS:
        return ""
    last = start
    while last > sentence.first and words[last - 1] in QUOTE_ENDS:
        last -= 1
    content = _text(draft, sentence.first, last) if last > sentence.first else ""
    behind = draft.trigger.last + 1
    if behind < sentence.last and words[draft.trigger.last] == ",":
        content = f"{content} {_text(draft, behind, sentence.last)}"
    return content if " " in content else ""


def _clause_start(draft: Draft) -> int:
    """The first word of the clause, past the word that opens it."""
    words, first = draft.reading.tokens.lowers, draft.clause.first
    opened = draft.clause.opening in ("time", "coordinate", "relative", "that", "condition", "other")
    while first < draft.trigger.first and (not words[first][0].isalnum() or (opened and first == draft.clause.first)):
        first += 1
    return first


def _predicate_end(draft: Draft) -> int:
    """The end of the sentence, or of the clause where a clause of its own goes on about something else."""
    clauses = draft.reading.clauses
    for clause in clauses[clauses.index(draft.clause) + 1 :]:
        inserted = clause.opening in ("relative", "resumed") and clause.first > draft.trigger.last
        if inserted and draft.reading.tokens.lowers[clause.first - 1] == ",":
            return clause.first - 1
    return draft.reading.sentence.last


def _text(draft: Draft, first: int, last: int) -> str:
    """The words of the tokens ``[first, last)``, without the expressions that date the event."""
    tokens = draft.reading.tokens
    span = tokens.span(first, max(last, first + 1))
    pieces, at = [], span.begin
    for hole in sorted(timex.span for timex in draft.dated if span.covers(timex.span)):
        pieces.append(_DATE_LEFT_OVER.sub(" ", tokens.text[at : hole.begin]))
        at = hole.end
    pieces.append(tokens.text[at : span.end])
    text = _SPACE.sub(" ", "".join(pieces))
    return text.replace(" ,", ",").replace(" .", ".").strip(_EDGES)


def _fit(text: str) -> str:
    """Shorten to ``MAX_TITLE`` at the last boundary of a phrase that fits."""
    text = text.strip(_EDGES)
    if len(text) <= MAX_TITLE:
        return text
    cuts = [match.start() for match in _PHRASE_END.finditer(text) if _MIN_TITLE <= match.start() < MAX_TITLE]
    cut = cuts[-1] if cuts else text.rfind(" ", 0, MAX_TITLE)
    return text[:cut].rstrip(_EDGES) + " …"


def quote_span(draft: Draft, longest: int) -> Span:
    """The sentence, or, of one longer than ``longest`` characters, the clauses around the trigger that fit."""
    sentence, tokens = draft.reading.sentence, draft.reading.tokens
    if sentence.span.end - sentence.span.begin <= longest:
        return sentence.span
    first, last = draft.trigger.first, draft.trigger.last
    for clause in draft.reading.clauses:
        low, high = min(first, clause.first), max(last, clause.last)
        fits = tokens.ends[high - 1] - tokens.begins[low] <= longest
        if fits and clause.first <= last and first <= clause.last:
            first, last = low, high
    while first > sentence.first and tokens.ends[last - 1] - tokens.begins[first - 1] <= longest:
        first -= 1
    while last < sentence.last and tokens.ends[last] - tokens.begins[first] <= longest:
        last += 1
    return tokens.span(first, last)
