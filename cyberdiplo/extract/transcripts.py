"""Reads pages of questions and answers: whose turn each block is, and what its words are when the speaker says them.

A block that opens with a label ("Q:", "A:", "Hong Lei:", "Spokesperson:") begins a turn, and the blocks behind it carry
it on. Answers without a name belong to the speaker of the page, whom its title, its opening or one of its labels names.
Where nobody is known, or several could be meant, the answers are nobody's, and nothing is made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cyberdiplo.extract.drafts import Draft, SpokenOn
from cyberdiplo.extract.references import Reference
from cyberdiplo.extract.roles import Arguments
from cyberdiplo.extract.word_classes import before_adverbs
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.document import Document
from cyberdiplo.model.edtf import of_day
from cyberdiplo.model.event import SPEECH_ACTS
from cyberdiplo.model.mention import LONGEST_LABEL, Actor, ActorMention, Sentence, Timex
from cyberdiplo.model.tokens import Tokens

_HONORIFIC = 2
"""Tokens before a name in a label at most: "MS. PSAKI:" has two."""
_TURNS = 2
"""Turns that make a page a transcript: a single "Q:" may be anything."""
_PERFORMED = frozenset({"denial", "accusation"})
"""Acts that are done by saying so: "we reject the charge"."""


class Voice(NamedTuple):
    """Whoever speaks in a turn: the mention that names the person, and where it stands."""

    mention: ActorMention
    first: int
    last: int

    @property
    def reference(self) -> Reference:
        """The speaker as the subject of what is said."""
        return Reference(self.mention, self.first, self.last, "")

    @property
    def actor(self) -> Actor:
        """The person."""
        return self.mention.actors[0]


class Transcript(NamedTuple):
    """The speakers of a page's answers by block, and the day on which they were given."""

    voices: dict[int, Voice]
    day: SpokenOn | None

    def voice(self, sentence: Sentence) -> Voice | None:
        """Whose words a sentence holds; ``None`` for a question, and outside a transcript."""
        return self.voices.get(sentence.block)


_NONE = Transcript({}, None)


class _Label(NamedTuple):
    """What opens a turn: a question, an answer, or the person who is named."""

    kind: str
    voice: Voice | None = None


def read_transcript(
    document: Document,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    mentions: Sequence[ActorMention],
    knowledge: Knowledge,
) -> Transcript:
    """The turns of a document; none for a page that is no transcript."""
    opening: dict[int, Sentence] = {}
    for sentence in sentences:
        opening.setdefault(sentence.block, sentence)
    if not any(":" in tokens.words[one.first + 1 : one.first + LONGEST_LABEL] for one in opening.values()):
        return _NONE
    starting = {tokens.at(mention.span.begin): mention for mention in mentions}
    labels: dict[int, _Label] = {}
    for block, sentence in opening.items():
        ends = sentence.first, tokens.at(document.blocks[block].span.end)
        if label := _label(tokens, ends, starting, knowledge):
            labels[block] = label
    if len(labels) < _TURNS or not any(label.kind == "question" for label in labels.values()):
        return _NONE
    head = [one for one in sentences if one.block < min(labels) or one.kind == "title"]
    introduced = _introduced(tokens, head, starting)
    speaker = _speaker(tokens, head, labels.values(), introduced, knowledge.grammar)
    voices: dict[int, Voice] = {}
    turn: _Label | None = None
    for block, sentence in opening.items():
        turn = labels.get(block, turn)
        if turn is None or turn.kind == "question" or sentence.kind != "paragraph":
            continue
        if voice := turn.voice or speaker:
            voices[block] = next((one for one in introduced if one.actor.id == voice.actor.id), voice)
    return Transcript(voices, _day(document, head, timexes))


def _label(
    tokens: Tokens, block: tuple[int, int], starting: dict[int, ActorMention], knowledge: Knowledge
) -> _Label | None:
    """The label at the beginning of a block of the tokens ``[first, last)``, up to its colon."""
    first, last = block
    words = tokens.lowers[first : min(first + LONGEST_LABEL, last)]
    if ":" not in words[1:]:
        return None
    colon = first + words.index(":", 1)
    name = " ".join(words[: colon - first])
    if name in knowledge.grammar.asking:
        return _Label("question")
    if name in knowledge.grammar.answering:
        return _Label("answer")
    for at in range(first, min(colon, first + _HONORIFIC + 1)):
        mention = starting.get(at)
        if mention is None or max(at + 1, tokens.at(mention.span.end)) != colon or len(mention.actors) != 1:
            continue
        if mention.actors[0].id in knowledge.gazetteer.media:
            return _Label("question")
        return _Label("answer", Voice(mention, at, colon)) if mention.actors[0].kind == "person" else None
    return None


def _introduced(tokens: Tokens, head: Iterable[Sentence], starting: dict[int, ActorMention]) -> list[Voice]:
    """The people whom the head of the page names."""
    places = (at for sentence in head for at in range(sentence.first, sentence.last) if at in starting)
    named = (Voice(starting[at], at, max(at + 1, tokens.at(starting[at].span.end))) for at in places)
    return [one for one in named if len(one.mention.actors) == 1 and one.actor.kind == "person"]


def _speaker(
    tokens: Tokens, head: Iterable[Sentence], labels: Iterable[_Label], introduced: Sequence[Voice], grammar: Grammar
) -> Voice | None:
    """Whose answers they are: the spokesperson whom the head of the page names, or the only one whom labels name.

    A title that speaks of an interview or a press conference names its person, if it names but one.
    """
    spokespeople = [
        one for one in introduced if any(word in grammar.voice for word in tokens.lowers[one.first : one.last])
    ]
    labelled = [label.voice for label in labels if label.voice]
    heard: list[Voice] = []
    for title in (one for one in head if one.kind == "title"):
        if not grammar.session.isdisjoint(tokens.lowers[title.first : title.last]):
            heard += [one for one in introduced if title.first <= one.first < title.last]
    for known in (spokespeople, labelled, heard):
        if known:
            return known[0] if len({one.actor.id for one in known}) == 1 else None
    return None


def _day(document: Document, head: Sequence[Sentence], timexes: Sequence[Timex]) -> SpokenOn | None:
    """The day that the head of the page gives the press conference, or the page's own."""
    last = head[-1].span.end if head else 0
    for timex in timexes:
        if timex.span.end <= last and timex.interval and timex.interval.precision == "day":
            return SpokenOn(timex.interval, timex)
    return SpokenOn(of_day(document.dct), None) if document.dct else None


def in_own_words(
    drafts: Iterable[Draft], voice: Voice, day: SpokenOn | None, done: set[str], knowledge: Knowledge
) -> list[Draft]:
    """The drafts of a sentence of an answer, those acts that its speaker does by saying so given to the speaker.

    "The accusation is groundless" is a denial, and so is "we reject it", one for a page (``done``): a speech act is one
    event for a speaker, an audience and a day. "We" in other acts ("we have lodged representations") are the speaker's
    country. What a denial says that others have said is no accusation of its own.
    """
    kept: list[Draft] = []
    denied = False
    for draft in drafts:
        if draft.reported is not None or draft.status in ("hypothetical", "planned") or _asks(draft):
            kept.append(draft)
        elif draft.trigger.rule.recasts or _performed(draft, voice, knowledge.grammar):
            denied = denied or draft.type == "denial"
            if day is not None and draft.type not in done:
                done.add(draft.type)
                kept.append(_spoken(draft, voice, day))
        elif draft.type in SPEECH_ACTS and _first_person(draft, knowledge.grammar):
            country = knowledge.gazetteer.actors.get(_country(voice))
            kept.append(_ours(draft, voice, country) if country else draft)
        else:
            kept.append(draft)
    return [draft for draft in kept if not (denied and draft.type == "accusation" and not draft.own_date)]


def _spoken(draft: Draft, voice: Voice, day: SpokenOn) -> Draft:
    rule = draft.trigger.rule._replace(recasts=None)
    return draft._replace(
        trigger=draft.trigger._replace(rule=rule),
        arguments=Arguments(subject=(voice.reference,)),
        status=None,
        cue="",
        dated=(),
        within=None,
        beside=None,
        spoken=day,
    )


def _ours(draft: Draft, voice: Voice, country: Actor) -> Draft:
    mention = voice.mention._replace(actors=(country,), form="country", affiliation=None, role_class=None)
    subject = (Reference(mention, voice.first, voice.last, ""),)
    return draft._replace(arguments=draft.arguments._replace(subject=subject))


def _performed(draft: Draft, voice: Voice, grammar: Grammar) -> bool:
    """Whether a verb in the present tense does what it says: "we reject it", or, of a spokesman, "China rejects it"."""
    if draft.type not in _PERFORMED or draft.group is None or draft.group.tense != "present" or draft.own_date:
        return False
    doers = [actor for ref in draft.arguments.subject for actor in ref.mention.actors]
    own = bool(doers) and all(actor.kind == "country" and actor.country == _country(voice) for actor in doers)
    return own or _first_person(draft, grammar)


def _first_person(draft: Draft, grammar: Grammar) -> bool:
    """Whether the subject of a verb is "we" or "I"."""
    if draft.group is None or draft.arguments.subject or draft.group.passive:
        return False
    tokens, first = draft.reading.tokens, draft.reading.sentence.first
    before = before_adverbs(tokens, draft.group.first, first, grammar)
    return before >= first and tokens.lowers[before] in ("we", "i")


def _country(voice: Voice) -> str:
    return voice.actor.country or ""


def _asks(draft: Draft) -> bool:
    """Whether the sentence is a question."""
    sentence = draft.reading.sentence
    return draft.reading.tokens.words[sentence.last - 1] == "?"
