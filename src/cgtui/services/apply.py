"""Make a change and answer with the change that takes it back.

What is answered names only what truly moved: members who were new, rows that are still there.
Rows that a purge has removed since are passed over: so it ends undo for them and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from cgtui.domain.changes import (
    AddMembers,
    Change,
    DeleteRows,
    Edit,
    InsertRows,
    Kind,
    LinkGroups,
    RemoveMembers,
    SetSetting,
    Several,
    UnlinkGroups,
    UpdateRows,
)
from cgtui.store import members, rows, settings

if TYPE_CHECKING:
    from cgtui.store.connection import Connection

NOTHING = Several(())
"""The change that changes nothing; its own inverse."""


def apply(connection: Connection, change: Change) -> Change:  # noqa: C901, PLR0911 - one arm a change
    """Write *change* and return its inverse; must run inside a transaction."""
    match change:
        case Several(changes):
            return Several(tuple(apply(connection, part) for part in changes)[::-1])
        case InsertRows():
            return _insert(connection, change)
        case DeleteRows(kind, rids):
            images = rows.read(connection, kind, rids)
            rows.delete(connection, kind, rids)
            return InsertRows(kind, rows.COLUMNS[kind], tuple(images))
        case UpdateRows(kind, columns, edits):
            here = rows.present(connection, kind, (edit.rid for edit in edits))
            kept = tuple(edit for edit in edits if edit.rid in here)
            rows.update(connection, kind, columns, kept)
            back = tuple(Edit(edit.rid, edit.after, edit.before) for edit in kept)
            return UpdateRows(kind, columns, back)
        case AddMembers():
            return _add_members(connection, change)
        case RemoveMembers(group, customers):
            gone = members.inside(connection, group, customers)
            members.delete(connection, group, (customer for customer, _ in gone))
            return AddMembers(group, tuple(c for c, _ in gone), tuple(since for _, since in gone))
        case LinkGroups(price_list, groups):
            if not rows.present(connection, Kind.PRICE_LIST, [price_list]):
                return NOTHING
            there = rows.present(connection, Kind.GROUP, groups)
            new = sorted(there - members.linked_groups(connection, price_list))
            members.link(connection, price_list, new)
            return UnlinkGroups(price_list, tuple(new))
        case UnlinkGroups(price_list, groups):
            had = sorted(set(groups) & members.linked_groups(connection, price_list))
            members.unlink(connection, price_list, had)
            return LinkGroups(price_list, tuple(had))
        case SetSetting(key, value):
            before = settings.read(connection, key)
            if before == value:
                return NOTHING
            settings.write(connection, key, value)
            return SetSetting(key, before)
        case _:
            assert_never(change)


def _insert(connection: Connection, change: InsertRows) -> Change:
    """Insert the rows whose parents are still there."""
    wanted = list(change.rows)
    for column, parent in rows.PARENTS.get(change.kind, {}).items():
        at = change.columns.index(column)
        named = {row[at] for row in wanted if isinstance(row[at], int)}
        missing = named - rows.present(connection, parent, (r for r in named if isinstance(r, int)))
        if missing:
            wanted = [row for row in wanted if row[at] not in missing]
    rows.insert(connection, change.kind, change.columns, wanted)
    at = change.columns.index("rid")
    return DeleteRows(change.kind, tuple(int(str(row[at])) for row in wanted))


def _add_members(connection: Connection, change: AddMembers) -> Change:
    """Insert the memberships that are truly new, keeping since when each has been one."""
    if not rows.present(connection, Kind.GROUP, [change.group]):
        return NOTHING
    new = members.not_inside(connection, change.group, change.customers)
    there = rows.present(connection, Kind.CUSTOMER, new)
    new = [customer for customer in new if customer in there]
    if len(set(change.since)) == 1:
        members.insert(connection, change.group, new, change.since[0])
    else:
        since = dict(zip(change.customers, change.since, strict=True))
        members.insert_since(connection, change.group, ((c, since[c]) for c in new))
    return RemoveMembers(change.group, tuple(new))
