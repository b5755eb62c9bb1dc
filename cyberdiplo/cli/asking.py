"""What reading commands do first and last: read the inputs, answer the question, say what was left out."""

from __future__ import annotations

from typing import NamedTuple

import typer

from cyberdiplo.cli.manners import EXIT_EMPTY, EXIT_FAILED, EXIT_PARTLY, Progress, complain, read_stdin, say
from cyberdiplo.cli.options import Filters, Inputs, InputsBeside, Output, published_day
from cyberdiplo.knowledge.compile import Knowledge, load_knowledge
from cyberdiplo.timeline.query import Query, Selection
from cyberdiplo.timeline.vocabulary import Vocabulary
from cyberdiplo.workflows import Timeline, answer_from, build_timeline, ruleset_of, vocabulary_of

# A screen or two: who has more broken inputs than that has one cause for all of them.
MOST_TOLD = 20


class Answer(NamedTuple):
    """The timeline that was read, the question, and the events that answer it."""

    knowledge: Knowledge
    timeline: Timeline
    query: Query
    selection: Selection

    def leave(self, output: Output, *, matched: bool = True) -> None:
        """Say on stderr what is not in the answer, and leave with the exit code that tells how it went.

        ``matched`` is false where a further condition left none of the events.
        """
        if not output.quiet:
            for note in notes(self.query, self.selection):
                say("note", note)
            if passed_over := len(self.timeline.passed_over):
                say("note", f"{told_passed_over(passed_over)} (--all reads {'them' if passed_over > 1 else 'it'})")
        if self.timeline.failures or self.timeline.undated:
            raise typer.Exit(EXIT_PARTLY)
        if output.fail_empty and not (matched and self.selection.events):
            raise typer.Exit(EXIT_EMPTY)


def read_timeline(knowledge: Knowledge, inputs: Inputs | InputsBeside, output: Output, *, everything: bool) -> Timeline:
    """Read the inputs, telling on stderr which could not be read; leaves with 1 if none could.

    Documents that cannot add to a timeline of the field are passed over, unless ``everything`` is wanted.
    """
    paths = inputs.paths or []
    progress = Progress("documents", quiet=output.quiet)
    timeline = build_timeline(
        paths,
        knowledge,
        stdin=read_stdin(paths),
        published=published_day(inputs),
        everything=everything,
        watch=progress.tell,
    )
    progress.end()
    tell_problems(timeline, output)
    if output.verbose:
        read = f"{len(timeline.texts)} documents read, {len(timeline.events)} events"
        say("note", f"{read}, ruleset {ruleset_of(knowledge)}")
        for document in timeline.passed_over:
            say("note", f"{document.id}: passed over: it neither speaks of the subject nor names both sides")
    if timeline.failures and not timeline.texts and not timeline.events:
        raise typer.Exit(EXIT_FAILED)
    return timeline


def tell_problems(timeline: Timeline, output: Output) -> None:
    """Say on stderr which inputs could not be read, and what was doubted in the others."""
    for failure in timeline.failures[:MOST_TOLD]:
        complain(failure)
    if not output.quiet:
        _tell_doubts(timeline, verbose=output.verbose)
    if timeline.failures:
        count = len(timeline.failures)
        more = f", of which the first {MOST_TOLD} are named" if count > MOST_TOLD else ""
        say("error", f"{count} input{'s' if count > 1 else ''} could not be read{more}")


def ask(filters: Filters, inputs: Inputs | InputsBeside, output: Output) -> Answer:
    """Read the inputs and answer the question that the options ask."""
    knowledge = load_knowledge(inputs.knowledge or [])
    terms = filters.terms()
    # A question without terms is the usual one, and looks nothing up.
    vocabulary = vocabulary_of(knowledge) if terms else Vocabulary()
    query = filters.query(terms, vocabulary)
    read = read_timeline(knowledge, inputs, output, everything=query.everything)
    timeline, selection = answer_from(read, query, vocabulary, knowledge)
    return Answer(knowledge, timeline, query, selection)


def _tell_doubts(timeline: Timeline, *, verbose: bool) -> None:
    """Print what the stages doubted; what is merely worth knowing only when much is asked for."""
    doubts = [doubt for doubt in timeline.diagnostics if doubt.severity != "info" or verbose]
    for doubt in doubts if verbose else doubts[:MOST_TOLD]:
        say(doubt.severity if doubt.severity != "info" else "note", f"{doubt.doc}: {doubt.message}")
    if len(doubts) > MOST_TOLD and not verbose:
        say("note", f"{len(doubts) - MOST_TOLD} more warnings (-v prints them)")


def notes(query: Query, selection: Selection) -> list[str]:
    """What is not in the answer, and what of the answer is uncertain."""
    left = [
        _count(selection.comments, "comment"),
        _count(selection.off_topic, "off-topic event"),
    ]
    told: list[str] = []
    if any(left):
        told.append(f"{' and '.join(filter(None, left))} left out (--all takes them in)")
    if selection.undated:
        told.append(f"{_count(selection.undated, 'event')} without a date left out")
    if selection.uncertain and query.match == "possible":
        total = len(selection.events) + selection.beyond_limit
        told.append(
            f"{selection.uncertain} of {total} may lie outside the dates asked for (--match certain leaves them out)"
        )
    if selection.beyond_limit:
        told.append(f"{_count(selection.beyond_limit, 'more event')} beyond --limit")
    return told


def told_passed_over(number: int) -> str:
    """That documents were not read for events, for a note."""
    return f"{_count(number, 'document')} passed over that {'do' if number > 1 else 'does'} not speak of the subject"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' if number > 1 else ''}" if number else ""
