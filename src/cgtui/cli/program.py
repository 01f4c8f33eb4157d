"""The command line: every command, and what becomes of a refusal."""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from cgtui.cli import groups, history, listing
from cgtui.cli.importing import import_files
from cgtui.cli.options import INTERRUPTED, Options, Refused, takes_ascii, takes_shared
from cgtui.cli.screens import demo, workbench
from cgtui.cli.skeleton import SKELETON
from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal


class Program(click.Group):
    """The outermost command: turns refusals into their sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command; whatever goes wrong finds the terminal as it was."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            # Half a character from a file must not stop a list; JSON reads this as its own escape.
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()  # a reader that has left is noticed here, not at exit
        except Refusal as refusal:
            SKELETON.take_down()
            raise Refused(str(refusal)) from refusal
        except KeyboardInterrupt as interrupt:
            SKELETON.take_down()
            raise click.exceptions.Exit(INTERRUPTED) from interrupt
        except BaseException:
            SKELETON.take_down()
            raise
        return value


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="cgtui", prog_name="cgtui")
@takes_ascii
@takes_shared
@click.pass_context
def program(context: click.Context) -> None:
    """Customer groups, customers and price lists; without a command: the workbench.

    Exit codes: 0 done, 1 refused, 2 wrong use.
    """
    options = context.ensure_object(Options)
    if context.invoked_subcommand is not None:
        return
    if options.as_json:
        raise click.UsageError("--json needs a command; the workbench prints nothing.")
    workbench(options)


@program.group("groups", no_args_is_help=False)
@takes_shared
def groups_group() -> None:
    """Customer groups, and who is in them."""


@program.group("customers", no_args_is_help=False)
@takes_shared
def customers_group() -> None:
    """Customers."""


@program.group("lists", no_args_is_help=False)
@takes_shared
def lists_group() -> None:
    """Price lists."""


class Queries(click.Group):
    """Commands that are made when they are asked for; nothing else needs the filter language."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return what can be asked for."""
        return ["groups", "customers", "lists"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of that name."""
        from cgtui.cli.querying import COMMANDS

        return COMMANDS.get(cmd_name)


@program.group("query", cls=Queries, no_args_is_help=False)
@takes_shared
def query_group() -> None:
    """Rows that a filter finds."""


for _group, _commands in (
    (groups_group, [*listing.commands(Kind.GROUP), *groups.COMMANDS]),
    (customers_group, listing.commands(Kind.CUSTOMER)),
    (lists_group, listing.commands(Kind.PRICE_LIST)),
    (program, [*history.COMMANDS, import_files, demo]),
):
    for _command in _commands:
        _group.add_command(_command)
