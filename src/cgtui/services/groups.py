"""What a user can do with customer groups and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import AddMembers, InsertRows, Kind, RemoveMembers
from cgtui.domain.errors import Refusal
from cgtui.domain.merging import METADATA
from cgtui.domain.text import count_noun, quoted
from cgtui.services import browse
from cgtui.services.editing import clean, edit, merged
from cgtui.services.metadata import patched
from cgtui.store import finding, members, rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cgtui.domain.changes import Plain
    from cgtui.domain.merging import Side
    from cgtui.domain.patching import MetadataPatch
    from cgtui.domain.records import Done, Group
    from cgtui.services.workspace import Step, Workspace

COLUMNS = ("rid", "id", "created_at", "updated_at", "name", "metadata")


def create(
    workspace: Workspace, values: Mapping[str, object], *, like: int | None = None
) -> tuple[Done, str]:
    """Make a group and return what was done with its id.

    Args:
        workspace: The open file.
        values: ``name`` and, if wanted, ``metadata``.
        like: A group whose members the new one shall have too; price lists are never copied, so
            that no audience changes unseen.

    Raises:
        Refusal: The name is empty or another live group has it; the sentence names its id.
    """
    with workspace.step() as step:
        rid, text_id = insert(step, clean(Kind.GROUP, values))
        name = quoted(str(values["name"]).strip())
        step.sentence = f"Created customer group {name}."
        if like is not None:
            inside = members.live_customers(step.connection, like)
            added = step.apply(AddMembers(rid, tuple(inside), (step.ms,)))
            step.sentence = f"Created customer group {name} with {count_noun(added, 'customer')}."
    return step.done, text_id


def insert(step: Step, values: Mapping[str, Plain]) -> tuple[int, str]:
    """Insert a group within a step, and return its key and id."""
    name = str(values["name"])
    check_name(step, name)
    rid, text_id = rows.next_rid(step.connection, Kind.GROUP), step.new_id("cgrp")
    row = (rid, text_id, step.ms, step.ms, name, values.get(METADATA))
    step.apply(InsertRows(Kind.GROUP, COLUMNS, (row,)))
    return rid, text_id


def living(step: Step, rid: int) -> Group:
    """Return the group *rid* as it is now.

    Raises:
        Refusal: It is gone or in the trash.
    """
    group = browse.group(step.connection, rid)
    if group is None or group.deleted_at is not None:
        raise Refusal("This customer group was deleted meanwhile.")
    return group


def check_name(step: Step, name: str, *, but: int = 0) -> None:
    """Refuse a name that another live group has, and warn of one that differs in case only.

    Raises:
        Refusal: The name is taken; the sentence names the id of the group that has it.
    """
    for _, text_id, other in finding.groups_named_alike(step.connection, name, but=but):
        if other == name:
            raise Refusal(
                f"Customer group {text_id} is called {quoted(name)} too; choose another name.",
                field="name",
            )
        step.warnings.append(
            f"{quoted(other)} ({text_id}) differs from {quoted(name)} in upper and lower case only."
        )


def update(
    workspace: Workspace,
    rid: int,
    mine: Mapping[str, object],
    *,
    base: Mapping[str, object] | None = None,
    choices: Mapping[str, Side] | None = None,
) -> Done:
    """Change fields of one group.

    Args:
        workspace: The open file.
        rid: The group.
        mine: The fields to change: ``name``, ``metadata``.
        base: The fields as they were when editing began; what changed since is merged.
        choices: Whose value to take where both changed the same.

    Raises:
        Refusal: A value is not allowed, or the group is gone.
        EditedElsewhere: Both changed the same and *choices* does not decide it.
    """
    with workspace.step() as step:
        group = living(step, rid)
        if base is not None:
            mine = merged(base, mine, {"name": group.name, METADATA: group.metadata}, choices)
        values = clean(Kind.GROUP, mine)
        if "name" in values and values["name"] != group.name:
            check_name(step, str(values["name"]), but=rid)
        changed = edit(step, Kind.GROUP, {rid: values})
        step.sentence = f"Changed customer group {quoted(group.name)}."
        if "name" in values and values["name"] != group.name:
            name = quoted(str(values["name"]))
            step.sentence = f"Renamed customer group {quoted(group.name)} to {name}."
        if not changed:
            step.sentence = f"Nothing to change in customer group {quoted(group.name)}."
    return step.done


def update_many(workspace: Workspace, rids: Sequence[int], patch: MetadataPatch) -> Done:
    """Set and remove metadata keys on many groups, leaving their other keys alone."""
    with workspace.step() as step:
        there = sorted(rows.live(step.connection, Kind.GROUP, rids))
        changed = edit(step, Kind.GROUP, patched(step.connection, Kind.GROUP, there, patch))
        step.sentence = f"Changed metadata of {count_noun(len(changed), 'customer group')}."
    return step.done


def add(workspace: Workspace, group: int, customers: Collection[int]) -> Done:
    """Put customers into a group; those already in are counted and left alone.

    Raises:
        Refusal: The group was deleted meanwhile.
    """
    with workspace.step() as step:
        living(step, group)
        wanted = _live(step, customers)
        new = step.apply(AddMembers(group, wanted, (step.ms,)))
        step.sentence = f"Added {count_noun(new, 'customer')}{_already(len(wanted) - new)}."
    return step.done


def remove(workspace: Workspace, group: int, customers: Collection[int]) -> Done:
    """Take customers out of a group; those not in it are counted and left alone.

    Raises:
        Refusal: The group was deleted meanwhile.
    """
    with workspace.step() as step:
        living(step, group)
        wanted = _live(step, customers)
        gone = step.apply(RemoveMembers(group, wanted))
        step.sentence = f"Removed {count_noun(gone, 'customer')}{_not_in(len(wanted) - gone)}."
    return step.done


def change_members(
    workspace: Workspace, group: int, *, join: Collection[int], leave: Collection[int]
) -> Done:
    """Put some customers into a group and take others out, as one step.

    Raises:
        Refusal: The group was deleted meanwhile.
    """
    with workspace.step() as step:
        name = quoted(living(step, group).name)
        new = step.apply(AddMembers(group, _live(step, join), (step.ms,)))
        gone = step.apply(RemoveMembers(group, _live(step, leave)))
        parts = [f"added {count_noun(new, 'customer')} to {name}"] if join else []
        parts += [f"removed {count_noun(gone, 'customer')} from {name}"] if leave else []
        step.sentence = _sentence(parts)
    return step.done


def regroup(
    workspace: Workspace,
    customers: Collection[int],
    *,
    join: Iterable[int] = (),
    leave: Iterable[int] = (),
    create: Iterable[str] = (),
) -> Done:
    """Put customers into some groups and out of others, making groups on the spot, as one step.

    Raises:
        Refusal: A new group's name is not allowed or taken, or a group was deleted meanwhile.
    """
    with workspace.step() as step:
        wanted = _live(step, customers)
        parts = []
        for text in create:
            rid, _ = insert(step, clean(Kind.GROUP, {"name": text}))
            step.apply(AddMembers(rid, wanted, (step.ms,)))
            held = count_noun(len(wanted), "customer")
            parts.append(f"created customer group {quoted(text.strip())} with {held}")
        for rid in join:
            name = quoted(living(step, rid).name)
            new = step.apply(AddMembers(rid, wanted, (step.ms,)))
            to = f"{count_noun(new, 'customer')} to {name}"
            parts.append(f"added {to}{_already(len(wanted) - new)}")
        for rid in leave:
            name = quoted(living(step, rid).name)
            gone = step.apply(RemoveMembers(rid, wanted))
            parts.append(f"removed {count_noun(gone, 'customer')} from {name}")
        step.sentence = _sentence(parts)
    return step.done


def _live(step: Step, customers: Collection[int]) -> tuple[int, ...]:
    """Return which of *customers* are there and not in the trash, each once."""
    return tuple(sorted(rows.live(step.connection, Kind.CUSTOMER, customers)))


def _sentence(parts: Sequence[str]) -> str:
    """Return *parts* as one sentence."""
    text = "; ".join(parts) or "nothing to change"
    return f"{text[0].upper()}{text[1:]}."


def _already(count: int) -> str:
    """Return how many were in already, if any."""
    return f"; {count:,} {'was' if count == 1 else 'were'} already in" if count else ""


def _not_in(count: int) -> str:
    """Return how many were not in, if any."""
    return f"; {count:,} {'was' if count == 1 else 'were'} not in" if count else ""
