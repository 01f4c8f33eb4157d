"""``import``: the plan first, the writing with ``--yes``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cgtui.cli.options import INTERRUPTED, Options, currency_code, takes_shared
from cgtui.cli.output import print_object, say
from cgtui.cli.progress import Meter, stoppable
from cgtui.domain.text import count_noun

if TYPE_CHECKING:
    from cgtui.services.imports import ImportPlan

_REFUSED = 1


@click.command("import")
@click.argument(
    "files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True
)
@click.option("--yes", is_flag=True, help="Write; otherwise only print the plan.")
@click.option(
    "--currency",
    type=currency_code,
    metavar="CODE",
    help="What sales are in (ISO 4217); of the first import, the store's currency.",
)
@takes_shared
@click.pass_obj
def import_files(
    options: Options, *, files: tuple[Path, ...], yes: bool, currency: str | None
) -> None:
    """Bring in invoice lines or answers of Medusa, recognised by what is in the files."""
    from cgtui.services import imports

    work = imports.write if yes else imports.prepare
    try:
        with options.open() as workspace, stoppable() as cancelled, Meter() as meter:
            outcome = work(workspace, files, currency=currency, progress=meter, cancelled=cancelled)
    except (imports.Cancelled, KeyboardInterrupt) as error:
        say("Cancelled; nothing was changed.", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from error
    _tell(options, outcome, written=yes)
    if not (yes and outcome.taken):
        raise click.exceptions.Exit(_REFUSED)


def _tell(options: Options, outcome: ImportPlan, *, written: bool) -> None:
    """Print what was done or would be: refused rows and warnings apart from the rest."""
    for refused in outcome.refused:
        say(f"Refused {refused}", err=True)
    if more := outcome.refused_count - len(outcome.refused):
        say(f"Refused {count_noun(more, 'further row')}.", err=True)
    for warning in outcome.warnings:
        say(warning, err=True)
    if options.as_json:
        print_object({"step": None, **outcome.to_plain()})
        return
    for line in outcome.summary():
        say(line)
    say(outcome.sentence)
    if not written:
        say("Nothing was changed. Add --yes to import.")
