"""Writes an event's title from the text's own words: who did what, names resolved, whole phrases only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.subjects import QUOTE_ENDS
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.mention import Actor
from cyberdiplo.model.span import Span

MAX_TITLE = 110
"""Characters of a title: with a date in front it still fits two lines of an 80-column terminal."""
_MIN_TITLE = 40
"""Characters before which a title is not cut: fewer say who, but not what."""
_PREDICATE = 8
"""Words between a subject and its verb, or within a noun phrase before its noun, that a title carries at most."""
_NAMES = 3
"""Actors named in front of a clause that does not name them; more would crowd out what happened."""

_DATE_LEFT_OVER = re.compile(
    r"(?:^|\s)\b(?:on|in|during|from|to|of|at|by|for|until|since|through|between)\s+(?:the\s+)?$", re.IGNORECASE
)
_DOUBLE_COMMA = re.compile(r",\s*,")
_DANGLING = frozenset({
    "in", "of", "at", "to", "from", "for", "with", "by", "and", "or", "that", "on", "after", "before", "between",
    "ahead", "along", "a", "an", "the",
})  # fmt: skip
_RANGE_GAP = 10
"""Characters between the two ends of a range at most: " through " has nine."""
_PHRASE_END = re.compile(
    r"[,;:—–]\s|\s(?=(?:and|but|that|which|who|after|before|while|as|when|in|on|at|with|for|to|of|by|from|during)\s)"
)
_EDGES = " ,;:.“”\"'’‘—–-"


def write_title(draft: Draft, actors: Sequence[Actor], grammar: Grammar) -> str:
    """One line for the event: its subject by canonical names, then the words of its clause or of its noun phrase."""
    speakers = draft.arguments.subject or (draft.arguments.object if draft.trigger.speech else ())
    subject = [actor.name for ref in speakers for actor in ref.mention.actors]
    if draft.closing and subject and (content := _content_before(draft, grammar)):
        return _fit(f"{join_names(subject)}: {content}")
    if draft.group and subject and not draft.arguments.passive:
        start = _predicate_start(draft)
        predicate = _text(draft, start, _predicate_end(draft))
        if start == draft.reading.sentence.first:  # "Opening the talks, Xi said"
            predicate = predicate[:1].lower() + predicate[1:]
        return _fit(f"{join_names(subject)} {predicate}")
    if draft.group is None or _far_into_its_clause(draft):
        whole = _text(draft, _phrase_start(draft, grammar), max(draft.clause.last, draft.trigger.last))
    else:
        whole = _text(draft, _clause_start(draft), _predicate_end(draft))
    if actors:
        names = join_names([actor.name for actor in actors[:_NAMES]])
        pronoun, _, rest = whole.partition(" ")
        if pronoun.lower() == "they" and draft.group:
            return _fit(f"{names} {rest}")
        if pronoun.lower() in grammar.determiner:
            whole = f"{pronoun.lower()} {rest}"
        whole = _with_whole_name(whole, actors[0]) or f"{names}: {whole}"
    return _fit(whole[:1].upper() + whole[1:])


def _far_into_its_clause(draft: Draft) -> bool:
    """Whether a title that began where the clause does would be cut before it comes to the trigger."""
    return len(_text(draft, _clause_start(draft), draft.trigger.last)) > MAX_TITLE


def _with_whole_name(text: str, actor: Actor) -> str:
    """``text``, if it names ``actor``, with a family name that stands first, as in China, made whole; else nothing."""
    first, last = actor.name.split()[0], actor.name.split()[-1]
    if last in text:
        return text
    whole, count = re.subn(rf"\b{re.escape(first)}\b", actor.name, text, count=1)
    return whole if count and actor.kind == "person" else ""


def join_names(names: Sequence[str]) -> str:
    """Names as a list in prose: "A, B and C"."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def _content_before(draft: Draft, grammar: Grammar) -> str:
    """What was said, where it stands before the verb of saying and its subject: "…, Hong Lei said".

    Words put between commas ("cyberspace, he said, matters to all") leave what was said on both sides.
    """
    words, sentence = draft.reading.tokens.lowers, draft.reading.sentence
    first = draft.trigger.first
    subjects = [ref.first for ref in draft.arguments.subject if ref.first < first]
    start = min(subjects, default=draft.group.first if draft.group else first)
    while start > sentence.first and words[start - 1] in grammar.determiner:
        start -= 1
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


def _predicate_start(draft: Draft) -> int:
    """The word behind the subject, so that "was forced to drop" and "are expected to meet" stay whole.

    What a head of state says that his country has agreed is told from his own verb on.
    """
    first = draft.group.first if draft.group else draft.trigger.first
    if draft.performed and draft.reported and draft.reported.last <= first:
        return draft.reported.first
    words = draft.reading.tokens.lowers
    behind = max((ref.last for ref in draft.arguments.subject if ref.last <= first), default=first)
    between = words[behind:first]
    near = len(between) <= _PREDICATE and all(word.isalpha() for word in between)
    return behind if near and behind >= draft.clause.first else first


def _phrase_start(draft: Draft, grammar: Grammar) -> int:
    """The first word of the noun phrase whose noun the trigger is, past its determiner."""
    words, first = draft.reading.tokens.lowers, draft.trigger.first
    while draft.trigger.first - first < _PREDICATE and first > draft.clause.first:
        word = words[first - 1]
        small = word in grammar.preposition or word in grammar.determiner or word in grammar.coordinator
        if small or word in grammar.forms or not (word[0].isalnum() or word in ("-", "'s", "’s", "&")):
            break
        first -= 1
    if words[first : first + 2] == ["according", "to"]:
        first += 2 + (words[first + 2] in grammar.determiner)
    while first < draft.trigger.first and not words[first][0].isalnum():
        first += 1
    return first


def _clause_start(draft: Draft) -> int:
    """The first word of the clause, past the word that opens it."""
    words, first = draft.reading.tokens.lowers, draft.clause.first
    opened = draft.clause.opening in ("time", "coordinate", "relative", "that", "condition", "other")
    while first < draft.trigger.first and (not words[first][0].isalnum() or (opened and first == draft.clause.first)):
        first += 1
    return first


def _predicate_end(draft: Draft) -> int:
    """The end of the sentence, or of the clause where a clause of its own goes on about something else."""
    told = draft.reported
    if told and told.first >= draft.trigger.last:  # "…, the presidents said" closes what the title tells
        marks = (
            at for at in range(told.first, draft.trigger.last, -1) if draft.reading.tokens.lowers[at] in QUOTE_ENDS
        )
        return next(marks, draft.reading.sentence.last)
    clauses = draft.reading.clauses
    if draft.clause == clauses[0] and draft.clause.opening == "participle":
        return draft.clause.last
    for clause in clauses[clauses.index(draft.clause) + 1 :]:
        inserted = clause.opening in ("relative", "resumed") and clause.first > draft.trigger.last
        words = draft.reading.tokens.lowers
        if inserted and words[clause.first - 1] == "," and words[clause.first] != "that":  # "said on May 1, that …"
            return clause.first - 1
    return draft.reading.sentence.last


def _text(draft: Draft, first: int, last: int) -> str:
    """The words of the tokens ``[first, last)``, without the expressions that date the event."""
    tokens = draft.reading.tokens
    span = tokens.span(first, max(last, first + 1))
    pieces, at = [], span.begin
    for hole in _date_spans(draft):
        if not span.covers(hole):
            continue
        before, adverbial = _DATE_LEFT_OVER.subn(" ", tokens.text[at : hole.begin])
        if adverbial or draft.group:  # without a preposition it is part of a name: "the 2017 threat report"
            pieces.append(before)
            at = hole.end
    pieces.append(tokens.text[at : span.end])
    text = " ".join("".join(pieces).split())
    return _DOUBLE_COMMA.sub(",", text.replace(" ,", ",").replace(" .", ".")).strip(_EDGES)


def _date_spans(draft: Draft) -> list[Span]:
    """Where the title may leave a date out: outside the trigger, the two ends of a range as one stretch."""
    meant = {timex.interval for timex in draft.dated if timex.interval}
    trigger = draft.reading.tokens.span(draft.trigger.first, draft.trigger.last)
    spans: list[Span] = []
    for timex in draft.reading.timexes:
        if timex.interval not in meant or timex.type == "DURATION" or trigger.covers(timex.span):
            continue
        if spans and timex.span.begin - spans[-1].end <= _RANGE_GAP:
            spans[-1] = Span(spans[-1].begin, timex.span.end)
        else:
            spans.append(timex.span)
    return spans


def _fit(text: str) -> str:
    """Shorten to ``MAX_TITLE`` at the last boundary of a phrase that fits; no title ends in a preposition."""
    text = text.strip(_EDGES)
    if len(text) <= MAX_TITLE:
        return text if text.endswith(" on") else _undangled(text)  # "would go on" is whole
    cuts = [match.start() for match in _PHRASE_END.finditer(text) if _MIN_TITLE <= match.start() < MAX_TITLE]
    cut = cuts[-1] if cuts else text.rfind(" ", 0, MAX_TITLE)
    return _undangled(text[:cut].rstrip(_EDGES)) + " …"


def _undangled(text: str) -> str:
    """``text`` without the small words at its end."""
    head, _, last = text.rpartition(" ")
    while head and last in _DANGLING:
        text = head.removesuffix(",")
        head, _, last = text.rpartition(" ")
    return text


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
