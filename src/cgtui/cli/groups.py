"""What changes customer groups: create, update, delete, restore, add, remove."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from cgtui.cli.options import Options, takes_shared, text
from cgtui.cli.output import print_done, print_object, say
from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.metadata import parse_metadata
from cgtui.domain.remedies import AudienceAtStake, Remedy
from cgtui.domain.strict_json import read_json
from cgtui.domain.text import count_noun, quoted
from cgtui.services import browse, deleting, groups

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from cgtui.domain.metadata import Metadata
    from cgtui.domain.records import Done, Group
    from cgtui.services.deleting import Consequences
    from cgtui.services.workspace import Workspace
    from cgtui.store.connection import Connection

_HOW = "Say what becomes of them with --lists draft, --lists move:GROUP or --lists widen."


class Fate(NamedTuple):
    """What ``--lists`` says about price lists that would lose their last group."""

    remedy: str
    group: str = ""
    """The name or id of the group to move to."""


def read_fate(value: str) -> Fate:
    """Return what ``--lists`` says, or fail naming the three things it can say."""
    word, _, group = text(value).partition(":")
    if value in ("draft", "widen") or (word == "move" and group.strip()):
        return Fate(word, group)
    raise click.BadParameter(f"{value!r} is none of draft, move:GROUP and widen.")


@click.command()
@click.argument("name", type=text)
@click.option("--metadata", type=text, metavar="JSON", help="A JSON object.")
@takes_shared
@click.pass_obj
def create(options: Options, *, name: str, metadata: str | None) -> None:
    """Make a customer group."""
    values: dict[str, object] = {"name": name}
    if metadata is not None:
        values["metadata"] = _metadata(metadata)
    with options.open() as workspace:
        done, text_id = groups.create(workspace, values)
    print_done(done, as_json=options.as_json, id=text_id)


@click.command()
@click.argument("name_or_id", type=text)
@click.option("--name", type=text, help="Its new name.")
@click.option("--metadata", type=text, metavar="JSON", help="Its new metadata; null for none.")
@takes_shared
@click.pass_obj
def update(options: Options, *, name_or_id: str, name: str | None, metadata: str | None) -> None:
    """Give a customer group another name or other metadata."""
    values: dict[str, object] = {} if name is None else {"name": name}
    if metadata is not None:
        values["metadata"] = _metadata(metadata)
    if not values:
        raise click.UsageError("There is nothing to change: give --name or --metadata.")
    with options.open() as workspace:
        rid = _resolve(workspace, name_or_id)
        done = groups.update(workspace, rid, values)
        text_id = _id(workspace, rid)
    print_done(done, as_json=options.as_json, id=text_id)


@click.command()
@click.argument("name_or_id", type=text)
@click.option("--yes", is_flag=True, help="Do it; otherwise only say what it would do.")
@click.option(
    "--lists",
    "fate",
    type=read_fate,
    metavar="draft|move:GROUP|widen",
    help="What becomes of price lists, no drafts, that have no other group.",
)
@takes_shared
@click.pass_obj
def delete(options: Options, *, name_or_id: str, yes: bool, fate: Fate | None) -> None:
    """Move a customer group to the trash."""
    with options.open() as workspace:
        rid = _resolve(workspace, name_or_id)
        remedy = _remedy(workspace, fate)
        if not yes:
            _tell(options, workspace, rid, fate)
            raise click.exceptions.Exit(1)
        text_id = _id(workspace, rid)
        try:
            done = deleting.delete(workspace, Kind.GROUP, [rid], remedy=remedy)
        except AudienceAtStake as refusal:
            raise Refusal(
                f"{_at_stake(len(refusal.lists))}: {_names(refusal)}. {_HOW}"
            ) from refusal
    print_done(done, as_json=options.as_json, id=text_id)


@click.command()
@click.argument("text_id", metavar="ID", type=text)
@takes_shared
@click.pass_obj
def restore(options: Options, *, text_id: str) -> None:
    """Bring a customer group back from the trash, with its customers and price lists."""
    with options.open() as workspace:
        with workspace.reading() as connection:
            rid = deleting.resolve_trashed(connection, Kind.GROUP, text_id)
        done = deleting.restore(workspace, Kind.GROUP, [rid])
    print_done(done, as_json=options.as_json, id=text_id)


@click.command()
@click.argument("name_or_id", type=text)
@click.argument("customer", type=text, nargs=-1, required=True)
@takes_shared
@click.pass_obj
def add(options: Options, *, name_or_id: str, customer: tuple[str, ...]) -> None:
    """Put customers, by e-mail or id, into a group; "-" reads them from standard input."""
    _change_members(options, name_or_id, customer, groups.add)


@click.command()
@click.argument("name_or_id", type=text)
@click.argument("customer", type=text, nargs=-1, required=True)
@takes_shared
@click.pass_obj
def remove(options: Options, *, name_or_id: str, customer: tuple[str, ...]) -> None:
    """Take customers, by e-mail or id, out of a group; "-" reads them from standard input."""
    _change_members(options, name_or_id, customer, groups.remove)


COMMANDS = (create, update, delete, restore, add, remove)
"""Every command that changes a group."""


def _change_members(
    options: Options,
    name_or_id: str,
    texts: tuple[str, ...],
    change: Callable[[Workspace, int, Collection[int]], Done],
) -> None:
    """Put customers into a group or take them out."""
    wanted = [name for text in texts for name in (_from_input() if text == "-" else [text])]
    with options.open() as workspace:
        rid = _resolve(workspace, name_or_id)
        with workspace.reading() as connection:
            customers = browse.resolve_customers(connection, wanted)
        done = change(workspace, rid, customers)
        text_id = _id(workspace, rid)
    print_done(done, as_json=options.as_json, id=text_id)


def _from_input() -> list[str]:
    """Return the customers that standard input names, with blanks or line breaks between.

    Raises:
        Refusal: It is not UTF-8.
    """
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig").split()
    except UnicodeDecodeError as error:
        raise Refusal("What standard input says is not UTF-8; nothing was changed.") from error


def _metadata(text: str) -> Metadata | None:
    """Return the metadata written on the command line; only ``null`` says that there is none."""
    if text.strip() == "null":
        return None
    if not text.strip():  # such as from a variable of the shell that is not set
        read_json(text)
    return parse_metadata(text)


def _resolve(workspace: Workspace, text: str) -> int:
    with workspace.reading() as connection:
        return browse.resolve(connection, Kind.GROUP, text)


def _group(connection: Connection, rid: int) -> Group:
    found = browse.group(connection, rid)
    if found is None:
        raise Refusal("This customer group was deleted meanwhile.")
    return found


def _id(workspace: Workspace, rid: int) -> str:
    with workspace.reading() as connection:
        return _group(connection, rid).id


def _remedy(workspace: Workspace, fate: Fate | None) -> Remedy | None:
    """Return what *fate* means; the group to move to must be there."""
    match fate:
        case None:
            return None
        case Fate("move", group):
            return Remedy("move", _resolve(workspace, group))
        case Fate("widen"):
            return Remedy("widen")
        case _:
            return Remedy("draft")


def _tell(options: Options, workspace: Workspace, rid: int, fate: Fate | None) -> None:
    """Print what deleting the group would do."""
    with workspace.reading() as connection:
        group = _group(connection, rid)
        known = deleting.consequences(connection, Kind.GROUP, [rid])
    would = f"Would delete customer group {quoted(group.name)} ({group.id})"
    if options.as_json:
        print_object(
            {"sentence": f"{would}.", "step": None, "rows": 0, "warnings": [], "id": group.id}
            | {"customers": known.customers, "price_lists": known.price_lists}
            | {"at_stake": [{"id": row.id, "name": row.name} for row in known.at_stake]}
        )
        return
    customers = count_noun(known.customers, "customer")
    lists = count_noun(known.price_lists, "price list")
    say(f"{would} with its links to {customers} and {lists}; a restore brings them back.")
    _tell_at_stake(known, fate, workspace.now())
    say("Nothing was changed. Add --yes to do it.")


def _tell_at_stake(known: Consequences, fate: Fate | None, now: datetime) -> None:
    """Print which price lists would lose their last group, and what becomes of them."""
    if not known.at_stake:
        return
    say(f"{_at_stake(len(known.at_stake))}:")
    for row in known.at_stake:
        say(f"  {quoted(row.name)} ({row.id}, {row.state(now)})")
    match fate:
        case Fate("draft"):
            say("With --lists draft they become drafts.")
        case Fate("move", group):
            say(f"With --lists move they move to {quoted(group)}.")
        case Fate("widen"):
            say("With --lists widen they reach EVERYONE, guests included.")
        case _:
            say(_HOW)


def _at_stake(count: int) -> str:
    verb = "have" if count > 1 else "has"
    return f"{count_noun(count, 'price list')} {verb} no other customer group"


def _names(refusal: AudienceAtStake) -> str:
    return ", ".join(quoted(row.name) for row in refusal.lists)
