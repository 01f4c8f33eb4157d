"""Which rows a view shows, in which order: the keys of all of them at once, four bytes each.

The keys come out of SQLite as one hexadecimal text: one step of the statement, so that Python's
lock is free meanwhile and the screen stays alive.  That ``group_concat`` keeps the order of its
subquery is what SQLite does, not what it promises; a test watches over it.
"""

from __future__ import annotations

import json
import sys
from array import array
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.periods import from_ms
from cgtui.store import derived, settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cgtui.domain.views import PaneKind, Pin, View
    from cgtui.store.connection import Connection

_STAMPS = {"created": "t.created_at", "updated": "t.updated_at", "id": "t.id"}
SORTS: Mapping[PaneKind, Mapping[str, str]] = {
    Kind.GROUP: {
        "name": "t.name_key",
        "customers": "t.customer_count",
        "price_lists": "t.price_list_count",
        **_STAMPS,
    },
    Kind.CUSTOMER: {
        "email": "t.email",
        "name": "t.name_key",
        "company": "nullif(lower(t.company), '')",
        "country": "t.country_code",
        "phone": "t.phone",
        "account": "t.has_account",
        "groups": derived.GROUP_COUNT,
        "orders": derived.ORDER_COUNT,
        "spent": derived.SPENT,
        "last_order": derived.LAST_ORDER,
        **_STAMPS,
    },
    Kind.PRICE_LIST: {
        "name": "t.name_key",
        "state": derived.STATE,
        "type": "t.type",
        "starts": "t.starts_at",
        "ends": "t.ends_at",
        "for": f"CASE WHEN t.for_everyone THEN 1000000000 ELSE {derived.LIST_GROUPS} END",
        "prices": derived.PRICE_COUNT,
        **_STAMPS,
    },
}
"""What each column sorts by, as SQL over the row ``t``; rows without a value come last."""

_LIVE_LINK = """FROM price_list_group l JOIN customer_group g
    ON g.rid = l.group_id AND g.deleted_at IS NULL"""
_REACHED_BY = f"""SELECT m.customer_id {_LIVE_LINK} JOIN membership m ON m.group_id = g.rid
    WHERE l.price_list_id = :pin"""
_RELATED: Mapping[tuple[PaneKind, Kind], str] = {
    (Kind.GROUP, Kind.CUSTOMER): (
        "t.rid IN (SELECT group_id FROM membership WHERE customer_id = :pin)"
    ),
    (Kind.GROUP, Kind.PRICE_LIST): (
        "t.rid IN (SELECT group_id FROM price_list_group WHERE price_list_id = :pin)"
    ),
    (Kind.CUSTOMER, Kind.GROUP): (
        "t.rid IN (SELECT customer_id FROM membership WHERE group_id = :pin)"
    ),
    (Kind.CUSTOMER, Kind.PRICE_LIST): (
        f"((SELECT for_everyone FROM price_list WHERE rid = :pin) OR t.rid IN ({_REACHED_BY}))"
    ),
    (Kind.PRICE_LIST, Kind.GROUP): (
        "t.rid IN (SELECT price_list_id FROM price_list_group WHERE group_id = :pin)"
    ),
    (Kind.PRICE_LIST, Kind.CUSTOMER): (
        f"""(t.for_everyone OR t.rid IN (SELECT l.price_list_id {_LIVE_LINK}
        JOIN membership m ON m.group_id = g.rid WHERE m.customer_id = :pin))"""
    ),
}
"""For a pane and a pinned row of another: what belongs to it."""


_MOST_TERMS = 100
"""How many words are conditions of their own; SQLite takes no expression 1,000 deep."""


def rids(connection: Connection, view: View) -> array[int]:
    """Return the keys of every row of *view*, in its order."""
    order = SORTS[view.kind][view.sort.column]
    direction = "DESC" if view.sort.descending else "ASC"
    where, values = _where(view)
    if view.query is not None:
        from cgtui.store.compile import compile_filter  # most panes have no filter

        condition, bound = compile_filter(
            view.query,
            view.kind,
            now=from_ms(view.now),
            zone=view.zone,
            currency=settings.currency(connection),
        )
        where, values = f"{where} AND ({condition})", values | bound
    sql = f"""SELECT group_concat(printf('%08x', rid), '') FROM (SELECT t.rid FROM "{view.kind}" t
        WHERE {where} ORDER BY {order} {direction} NULLS LAST, t.rid {direction})"""
    if ":now" in order:
        values["now"] = view.now
    if ":currency" in order:
        values["currency"] = settings.currency(connection)
    found = array("i", bytes.fromhex(connection.named(sql, values)[0][0] or ""))
    if sys.byteorder == "little":
        found.byteswap()
    return found


def count(connection: Connection, kind: PaneKind, *, trash: bool = False) -> int:
    """Return how many rows of *kind* are live, or in the trash."""
    state = "IS NOT NULL" if trash else "IS NULL"
    number: int = connection.value(f'SELECT count(*) FROM "{kind}" WHERE deleted_at {state}')
    return number


def related(connection: Connection, kind: PaneKind, pin: Pin) -> array[int]:
    """Return the keys of the live rows of *kind* that belong to *pin*, ascending."""
    if kind == pin.kind:
        return array("i", (pin.rid,))
    sql = f"""SELECT group_concat(printf('%08x', rid), '') FROM (SELECT t.rid FROM "{kind}" t
        WHERE t.deleted_at IS NULL AND {_RELATED[kind, pin.kind]} ORDER BY t.rid)"""
    found = array("i", bytes.fromhex(connection.named(sql, {"pin": pin.rid})[0][0] or ""))
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _where(view: View) -> tuple[str, dict[str, object]]:
    """Return the condition of *view* and its values."""
    parts = ["t.deleted_at IS NOT NULL" if view.trash else "t.deleted_at IS NULL"]
    values: dict[str, object] = {}
    for number, word in enumerate(view.words[:_MOST_TERMS]):
        parts.append(f"instr(t.search_key, :word{number})")
        values[f"word{number}"] = word
    if further := view.words[_MOST_TERMS:]:
        parts.append(
            """NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE NOT instr(t.search_key, value))"""
        )
        values["words"] = json.dumps([word.replace("\0", "\ufffd") for word in further])
    for number, pin in enumerate(p for p in view.pins if p.kind != view.kind):
        parts.append(_RELATED[view.kind, pin.kind].replace(":pin", f":pin{number}"))
        values[f"pin{number}"] = pin.rid
    if view.only is not None:
        parts.append("t.rid IN (SELECT value FROM json_each(:only))")
        values["only"] = json.dumps(sorted(view.only))
    return " AND ".join(parts), values
