"""The history: what was done, undo and redo."""

from __future__ import annotations

import click

from cgtui.cli import columns
from cgtui.cli.options import Options, takes_shared
from cgtui.cli.output import print_array, print_done, print_table, say
from cgtui.services import listing

_STEPS = click.IntRange(min=1, max=2**31)


@click.command()
@takes_shared
@click.pass_obj
def history(options: Options) -> None:
    """Print every step, the newest first."""
    with options.open() as workspace:
        steps = workspace.history()
        if options.as_json:
            print_array(map(listing.plain_step, steps))
        elif print_table(columns.history(workspace.zone), steps):
            say(f"Times are in {workspace.zone}.")
        else:
            say("Nothing has been done yet.")


@click.command()
@click.argument("steps", metavar="[N]", type=_STEPS, default=1)
@takes_shared
@click.pass_obj
def undo(options: Options, *, steps: int) -> None:
    """Take back the last N steps not yet undone (one if N is not said)."""
    with options.open() as workspace:
        done = workspace.undo(steps)
    print_done(done, as_json=options.as_json)


@click.command()
@click.argument("steps", metavar="[N]", type=_STEPS, default=1)
@takes_shared
@click.pass_obj
def redo(options: Options, *, steps: int) -> None:
    """Put back the last N steps that were undone (one if N is not said)."""
    with options.open() as workspace:
        done = workspace.redo(steps)
    print_done(done, as_json=options.as_json)


COMMANDS = (history, undo, redo)
"""Every command about the history."""
