"""``cyberdiplo evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cyberdiplo.cli.asking import MOST_TOLD, tell_problems, told_passed_over
from cyberdiplo.cli.manners import (
    EXIT_EMPTY,
    EXIT_FAILED,
    EXIT_PARTLY,
    Progress,
    complain,
    emit,
    read_stdin,
    say,
    screen_of,
)
from cyberdiplo.cli.options import Inputs, Output, published_day, with_options
from cyberdiplo.cli.printing import ROW_FORMATS, file_of, format_of, print_rows, to_terminal
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.report.evaluation import error_rows, figure_rows, render_scores, render_scores_json
from cyberdiplo.report.screen import Screen
from cyberdiplo.timeline.evaluation import Scores
from cyberdiplo.workflows import Evaluation, evaluate_timeline


@with_options
def evaluate(
    *,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Annotated mentions of events, as JSON Lines.")],
    inputs: Inputs,
    output: Output,
    errors: Annotated[bool, typer.Option("--errors", "-e", help="List what is wrong, too.")] = False,
) -> None:
    """Measure the timeline of annotated documents.

    The documents that GOLD names are looked for under the PATHs, or else beside GOLD. Where a line of GOLD is broken, a
    document is not there, or a trigger is not in its text, nothing is measured. With --errors, a table and json hold
    the figures and what is wrong; the other formats then hold what is wrong alone.

    Examples:

    \b
    cyberdiplo evaluate gold.jsonl articles/
    cyberdiplo evaluate gold.jsonl articles/ -O json | jq .precision
    cyberdiplo evaluate gold.jsonl --errors -O csv -o errors.csv
    """
    screen = screen_of(colour=not output.no_color)
    # A format that there is not is told before the work.
    format_ = format_of(output, terminal=to_terminal(output, screen), known=ROW_FORMATS)
    scores, code = _measured(gold, inputs, output)
    if output.fields or format_ not in ("table", "json"):
        print_rows(error_rows(scores) if errors else figure_rows(scores), output, bar=None)
    else:
        to = file_of(output)
        chunks = (
            render_scores_json(scores, errors=errors)
            if format_ == "json"
            else render_scores(scores, screen if to is None else Screen(), errors=errors)
        )
        emit(chunks, to, screen, paged=format_ == "table" and not output.no_pager)
    raise typer.Exit(code)


def _measured(gold: Path, inputs: Inputs, output: Output) -> tuple[Scores, int]:
    """The scores, and the exit code that goes with them; leaves with 1 where nothing could be measured."""
    knowledge = load_knowledge(inputs.knowledge or [])
    paths = inputs.paths or []
    progress = Progress("documents", quiet=output.quiet)
    evaluation = evaluate_timeline(
        gold,
        paths,
        knowledge,
        stdin=read_stdin(paths),
        published=published_day(inputs),
        watch=progress.tell,
    )
    progress.end()
    tell_problems(evaluation.timeline, output)
    if evaluation.scores is None:
        _tell_flaws(evaluation)
        raise typer.Exit(EXIT_FAILED)
    if evaluation.timeline.passed_over and not output.quiet:
        say("note", told_passed_over(len(evaluation.timeline.passed_over)))
    if evaluation.timeline.failures or evaluation.timeline.undated:
        return evaluation.scores, EXIT_PARTLY
    return evaluation.scores, EXIT_EMPTY if output.fail_empty and not evaluation.scores.predicted else 0


def _tell_flaws(evaluation: Evaluation) -> None:
    """Say what is wrong with the annotations."""
    for flaw in evaluation.flaws[:MOST_TOLD]:
        complain(flaw)
    count = len(evaluation.flaws)
    more = f", of which the first {MOST_TOLD} are named" if count > MOST_TOLD else ""
    say("error", f"nothing was measured: {count} fault{'s' if count > 1 else ''} in the annotations{more}")
