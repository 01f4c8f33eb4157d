"""Every write as plain data, and what takes it back as plain data too.

A change is a frozen record: it can be compared, stored as JSON and shown before it happens.
What undoes a change is another change of the same vocabulary, so undo, redo and the first time are
one path: making a change answers with its inverse.

Rows are named by their integer key (``rid``).  Values are what SQLite holds: integers, text,
``None``; instants are milliseconds UTC, truth is 0 or 1.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Plain: TypeAlias = int | str | None
"""A value as a column holds it."""


class Kind(StrEnum):
    """What a row is; the value is the name of its table."""

    GROUP = "customer_group"
    CUSTOMER = "customer"
    PRICE_LIST = "price_list"
    PRICE = "price"
    VARIANT = "variant"
    REGION = "region"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class InsertRows:
    """Put whole rows in; ``columns`` names the values of each row and begins with ``rid``."""

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]


@dataclass(frozen=True, slots=True)
class DeleteRows:
    """Take rows out of their table; the trash is not this but an edit of ``deleted_at``."""

    kind: Kind
    rids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One row's values before and after, in the order of the columns of its ``UpdateRows``."""

    rid: int
    before: tuple[Plain, ...]
    after: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class UpdateRows:
    """Set some columns of some rows, each to its own values."""

    kind: Kind
    columns: tuple[str, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class AddMembers:
    """Put customers into a group; those already inside are left alone.

    ``since`` is the instant they joined (``None``: not known), one for all or one for each.
    """

    group: int
    customers: tuple[int, ...]
    since: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class RemoveMembers:
    """Take customers out of a group; those not inside are left alone."""

    group: int
    customers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinkGroups:
    """Let groups have a price list; those that have it are left alone."""

    price_list: int
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnlinkGroups:
    """Take a price list away from groups; those without it are left alone."""

    price_list: int
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetSetting:
    """Let the file remember a value, or forget it (``None``)."""

    key: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Several:
    """Changes made one after the other, all or none."""

    changes: tuple[Change, ...]


Change: TypeAlias = (
    InsertRows | DeleteRows | UpdateRows | AddMembers | RemoveMembers | LinkGroups | UnlinkGroups
    | SetSetting | Several
)  # fmt: skip
"""The closed vocabulary of writes that can be taken back; the services match on it."""


@dataclass(frozen=True, slots=True)
class Purge:
    """Empty rows out of the trash for good: the one write without an inverse."""

    kind: Kind
    rids: tuple[int, ...]


_PlainEdit: TypeAlias = "tuple[int, list[Plain], list[Plain]]"

_CLASSES: dict[str, Callable[..., Change]] = {
    c.__name__: c
    for c in (InsertRows, DeleteRows, UpdateRows, AddMembers, RemoveMembers, LinkGroups,
              UnlinkGroups, SetSetting, Several)
}  # fmt: skip


def to_plain(change: Change) -> list[object]:
    """Return *change* as lists, numbers and text that JSON can hold: its name, then its fields."""
    if isinstance(change, Several):
        return ["Several", [to_plain(c) for c in change.changes]]
    if isinstance(change, UpdateRows):
        edits = [[e.rid, e.before, e.after] for e in change.edits]
        return ["UpdateRows", change.kind, change.columns, edits]
    return [type(change).__name__, *(getattr(change, f.name) for f in fields(change))]


def from_plain(plain: Sequence[object]) -> Change:
    """Return the change that :func:`to_plain` wrote as *plain*."""
    name, *values = plain
    if name == "Several":
        return Several(tuple(from_plain(p) for p in cast("list[list[object]]", values[0])))
    if name == "UpdateRows":
        kind, columns, edits = values
        return UpdateRows(
            Kind(cast("str", kind)),
            tuple(cast("list[str]", columns)),
            tuple(Edit(r, tuple(b), tuple(a)) for r, b, a in cast("list[_PlainEdit]", edits)),
        )
    values = [_frozen(v) for v in values]
    if name in {"InsertRows", "DeleteRows"}:
        values[0] = Kind(cast("str", values[0]))
    return _CLASSES[cast("str", name)](*values)


def _frozen(value: object) -> object:
    """Return lists as tuples, all the way down."""
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value


def size(change: Change) -> int:  # noqa: PLR0911 - one arm a change
    """Return how many rows *change* touches."""
    match change:
        case InsertRows(rows=rows):
            return len(rows)
        case DeleteRows(rids=rids):
            return len(rids)
        case UpdateRows(edits=edits):
            return len(edits)
        case AddMembers(customers=customers) | RemoveMembers(customers=customers):
            return len(customers)
        case LinkGroups(groups=groups) | UnlinkGroups(groups=groups):
            return len(groups)
        case SetSetting():
            return 1
        case Several(changes):
            return sum(size(c) for c in changes)
