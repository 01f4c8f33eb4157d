"""The two commands that show a screen; Textual is imported here, and only when one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cgtui.cli.options import NoTerminal, Options, takes_ascii, takes_shared
from cgtui.cli.output import say
from cgtui.cli.skeleton import SKELETON, has_terminal

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from cgtui.services.workspace import Workspace


def workbench(options: Options) -> None:
    """Show the workbench on the file that was named.

    Raises:
        NoTerminal: There is none to show it on.
        Refusal: The file cannot be opened.
    """
    _need_terminal()
    _show(options.open(), options, demo=False)


@click.command()
@takes_ascii
@takes_shared
@click.pass_obj
def demo(options: Options) -> None:
    """Show the workbench on a throw-away shop made for showing."""
    _need_terminal()
    if options.db is not None:
        say("The demo opens no file of yours; --db is not used.", err=True)
    from cgtui.services.demo import open_demo

    _show(open_demo(), options, demo=True)


def _need_terminal() -> None:
    if not has_terminal():
        raise NoTerminal(
            "The workbench needs a terminal to show itself on; "
            "for a pipe or a script there are commands, see cgtui --help."
        )


def _show(opening: AbstractContextManager[Workspace], options: Options, *, demo: bool) -> None:
    """Run the app on the workspace; leave with its exit code."""
    with opening as workspace:
        workspace.read_only = workspace.read_only or options.read_only  # the demo's copy too
        from cgtui.tui.app import run

        code = run(workspace, demo=demo, ascii_only=options.ascii_only)
        SKELETON.forget()
    raise click.exceptions.Exit(code)
