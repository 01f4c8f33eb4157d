"""Filters in the language of the product: read with what the file knows, and the rows they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.periods import to_ms
from cgtui.domain.query.completing import MOST, complete
from cgtui.domain.query.fields import Type
from cgtui.domain.query.parsing import parse
from cgtui.domain.query.showing import show_key, show_text
from cgtui.domain.text import nearest, quoted
from cgtui.domain.views import Sort
from cgtui.services import browse
from cgtui.store import suggesting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cgtui.domain.query.completing import Completion
    from cgtui.domain.query.fields import Field
    from cgtui.domain.query.tree import Tree
    from cgtui.domain.views import PaneKind
    from cgtui.store.connection import Connection

_ALSO: Mapping[PaneKind, Mapping[str, str]] = {
    Kind.GROUP: {"members": "customers", "lists": "price_lists"},
    Kind.CUSTOMER: {"joined": "created", "group": "groups", "is": "account"},
    Kind.PRICE_LIST: {"status": "state", "audience": "for"},
}
"""Columns that a filter calls by another name than a list."""

_FIRST: Mapping[PaneKind, str] = {
    Kind.GROUP: "name",
    Kind.CUSTOMER: "email",
    Kind.PRICE_LIST: "name",
}


def read_filter(connection: Connection, kind: PaneKind, text: str) -> Tree:
    """Return what the filter *text* says about rows of *kind*; amounts are in the store's currency.

    Raises:
        Mistake: It cannot be read.
    """
    return parse(text, kind, currency=browse.currency_code(connection))


def sort_names(kind: PaneKind) -> tuple[str, ...]:
    """Return what rows of *kind* can be sorted by."""
    return (*browse.SORTS[kind], *_ALSO[kind])


def read_sort(kind: PaneKind, text: str | None) -> Sort:
    """Return the order that *text* names; a ``-`` before it turns it round.

    Raises:
        Refusal: There is no such column.
    """
    if text is None:
        return Sort(_FIRST[kind])
    name = text.removeprefix("-").lower()
    column = _ALSO[kind].get(name, name)
    if column not in browse.SORTS[kind]:
        near = nearest(name, sort_names(kind))
        hint = f"Did you mean {near}?" if near else f"It can be {', '.join(sort_names(kind))}."
        raise Refusal(f"Nothing can be sorted by {quoted(name)}. {hint}", field="sort")
    return Sort(column, descending=text.startswith("-"))


def completion(
    connection: Connection, kind: PaneKind, text: str, cursor: int, *, now: datetime
) -> Completion:
    """Return how the filter *text* can go on at *cursor*, with counts of live rows."""

    def values(field: Field, key: str | None, typed: str) -> list[tuple[str, int | None]]:
        if field.choices:
            words = suggesting.choices(connection, kind, field.name, to_ms(now))
            return [each for each in words if each[0].startswith(typed.lower())]
        if field.type is not Type.METADATA:
            found = suggesting.values(connection, kind, field.name, typed, MOST)
            return [(show_text(value), rows) for value, rows in found]
        if key is None:
            found = suggesting.keys(connection, kind, typed, MOST)
            return [(show_key(name), rows) for name, rows in found]
        held = suggesting.held(connection, kind, key, typed, MOST)
        return [(_spelled(value, sort), rows) for value, sort, rows in held]

    return complete(text, cursor, kind, values)


def _spelled(value: object, sort: str) -> str:
    """Return a value of the metadata as a filter asks for it."""
    if sort == "text":
        return show_text(str(value), metadata=True)
    return sort if sort in ("true", "false") else str(value)
