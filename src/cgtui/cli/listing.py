"""``list`` and ``show``, the same for groups, customers and price lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cgtui.cli.columns import COLUMNS, fields, sight
from cgtui.cli.options import Options, takes_shared, text
from cgtui.cli.output import print_array, print_fields, print_object, print_table, say
from cgtui.domain.changes import Kind
from cgtui.domain.text import count_noun, nearest
from cgtui.services import browse, listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgtui.cli.columns import Sight
    from cgtui.domain.views import PaneKind


def names_of(kind: PaneKind) -> Callable[[str], tuple[str, ...]]:
    """Return what reads names of relations with commas between, each of which *kind* has."""

    def names(value: str) -> tuple[str, ...]:
        there = listing.RELATIONS[kind]
        wanted = tuple(name for part in value.split(",") if (name := part.strip()))
        for name in wanted:
            if name not in there:
                near = nearest(name, there)
                hint = f" Did you mean {near}?" if near else ""
                allowed = " and ".join(there)
                raise click.BadParameter(f"{name!r} cannot be expanded; {allowed} can.{hint}")
        return wanted

    return names


def commands(kind: PaneKind) -> list[click.Command]:
    """Return ``list`` and ``show`` for rows of *kind*."""
    return [_list_command(kind), _show_command(kind)]


def _list_command(kind: PaneKind) -> click.Command:
    noun = _plural(kind)

    @click.command("list", help=f"Print all {noun}.")
    @click.option("--trash", is_flag=True, help="Those in the trash instead of the live ones.")
    @takes_shared
    @click.pass_obj
    def list_rows(options: Options, *, trash: bool) -> None:
        with options.open() as workspace, workspace.reading() as connection:
            view = sight(workspace, connection)
            rows = listing.every(connection, kind, now=view.now, trash=trash)
            if options.as_json:
                print_array(listing.plain(connection, row, view.now) for row in rows)
            elif count := print_table(COLUMNS[kind](view), rows):
                where = " in the trash" if trash else ""
                say(f"{count_noun(count, browse.NOUNS[kind])}{where}. {_zone(view)}")
            else:
                say(f"No {noun}{' in the trash' if trash else ''}.")

    return list_rows


def _show_command(kind: PaneKind) -> click.Command:

    @click.command("show", help=f"Print one {browse.NOUNS[kind]}, by its name or id.")
    @click.argument("name_or_id", type=text)
    @click.option(
        "--expand",
        type=names_of(kind),
        multiple=True,
        metavar="NAMES",
        help=f"What belongs to it too: {', '.join(listing.RELATIONS[kind])}.",
    )
    @takes_shared
    @click.pass_obj
    def show_row(options: Options, *, name_or_id: str, expand: tuple[tuple[str, ...], ...]) -> None:
        wanted = tuple(dict.fromkeys(name for names in expand for name in names))
        with options.open() as workspace, workspace.reading() as connection:
            view = sight(workspace, connection)
            rid = listing.find(connection, kind, name_or_id)
            show = _show_json if options.as_json else _show_people
            show(kind, rid, wanted, view)

    return show_row


def _show_json(kind: PaneKind, rid: int, wanted: tuple[str, ...], view: Sight) -> None:
    """Print the row and what belongs to it as one object."""
    connection, now = view.connection, view.now
    row = listing.one(connection, kind, rid)
    relations = {
        name: (
            listing.plain(connection, other, now)
            for other in listing.related(connection, kind, rid, name, now=now)
        )
        for name in wanted
    }
    print_object(listing.plain(connection, row, now), relations)


def _show_people(kind: PaneKind, rid: int, wanted: tuple[str, ...], view: Sight) -> None:
    """Print the row's fields and a table of each relation."""
    row = listing.one(view.connection, kind, rid)
    print_fields((name, value) for name, value in fields(row, view) if value)
    for name in wanted:
        say(f"\n{name.replace('_', ' ').capitalize()}")
        other = listing.RELATIONS[kind][name] or Kind.PRICE
        rows = listing.related(view.connection, kind, rid, name, now=view.now)
        if not print_table(COLUMNS[other](view), rows, indent="  "):
            say("  none")
    say(f"\n{_zone(view)}")


def _plural(kind: PaneKind) -> str:
    return count_noun(2, browse.NOUNS[kind]).partition(" ")[2]


def _zone(view: Sight) -> str:
    return f"Times are in {view.zone}."
