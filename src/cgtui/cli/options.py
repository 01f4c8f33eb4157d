"""What every command takes, wherever on the line it stands, and the errors every command knows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from cgtui.cli.output import say
from cgtui.domain.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgtui.services.workspace import Workspace

INTERRUPTED = 130
"""The exit code after ctrl+c, as shells report it."""

F = TypeVar("F", bound="Callable[..., Any] | click.Command")


@dataclass
class Options:
    """What was said on the command line for every command; a later word wins."""

    db: Path | None = None
    as_json: bool = False
    read_only: bool = False
    ascii_only: bool = False

    def open(self) -> Workspace:
        """Open the file that was named, else the usual one.

        Raises:
            Refusal: It cannot be opened.
        """
        from cgtui.services.workspace import Workspace

        return Workspace(self.db or usual_file(), read_only=self.read_only)


def usual_file() -> Path:
    """Return the file to open when none is named: ``$CGTUI_DB``, else ``shop.db`` at home."""
    if named := os.environ.get("CGTUI_DB"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("cgtui", appauthor=False) / "shop.db"


class Refused(click.ClickException):
    """A refusal on its way out: its sentence on standard error, exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - click's signature
        """Print the sentence."""
        say(self.message, err=True)


class NoTerminal(Refused):
    """There is no terminal to show a screen on: exit code 2."""

    exit_code = 2


def _note(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keep a shared option, unless it is not there and an earlier place may have named it."""
    if value:
        setattr(context.ensure_object(Options), str(parameter.name), value)


def _shared(*names: str, **attributes: Any) -> Callable[[F], F]:  # noqa: ANN401 - as click takes them
    return click.option(*names, callback=_note, expose_value=False, **attributes)


def takes_shared(command: F) -> F:
    """Let *command* take ``--db``, ``--json`` and ``--read-only``."""
    path = click.Path(path_type=Path)
    for option in (
        _shared("--read-only", is_flag=True, help="Only look; refuse every change."),
        _shared("--json", "as_json", is_flag=True, help="Print JSON for programs."),
        _shared("--db", type=path, metavar="FILE", help="The file to work on; made if not there."),
    ):
        command = option(command)
    return command


def takes_ascii(command: F) -> F:
    """Let *command*, which shows a screen, take ``--ascii``."""
    return _shared("--ascii", "ascii_only", is_flag=True, help="Draw with plain ASCII.")(command)


def text(value: str) -> str:
    """Return *value*, or fail where the shell handed over bytes that are no UTF-8.

    The type of every word that is looked up or stored: other bytes name nothing in a file.
    """
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise click.BadParameter("this is not UTF-8.") from error
    return value


def currency_code(value: str) -> str:
    """Return the code of a currency of ISO 4217 in lower case, or fail naming the nearest one."""
    from cgtui.domain.money import currency

    try:
        return currency(value).code
    except Refusal as refusal:
        raise click.BadParameter(str(refusal)) from refusal
