"""Rows for whoever lists them: one after the other, with what belongs to them, as plain objects.

A plain object has Medusa's names and only what JSON can hold.  Rows are read in pages, so that a
million of them never lie in memory at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cgtui.domain.changes import Kind
from cgtui.domain.periods import iso, to_ms
from cgtui.domain.records import Customer, Group, Price, PriceList
from cgtui.domain.views import Pin, Sort, View
from cgtui.services import browse
from cgtui.store import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from cgtui.domain.records import Step
    from cgtui.domain.views import PaneKind
    from cgtui.store.connection import Connection

Record: TypeAlias = Group | Customer | PriceList | Price
"""What can be listed."""

PlainRow: TypeAlias = "dict[str, object]"
"""A row as JSON holds it."""

RELATIONS: Mapping[PaneKind, Mapping[str, PaneKind | None]] = {
    Kind.GROUP: {"customers": Kind.CUSTOMER, "price_lists": Kind.PRICE_LIST},
    Kind.CUSTOMER: {"groups": Kind.GROUP, "price_lists": Kind.PRICE_LIST},
    Kind.PRICE_LIST: {"customer_groups": Kind.GROUP, "prices": None},
}
"""What belongs to a row of each kind, under Medusa's names; prices have no pane of their own."""

_SORT: Mapping[PaneKind, str] = {
    Kind.GROUP: "name",
    Kind.CUSTOMER: "email",
    Kind.PRICE_LIST: "name",
}
_PAGE = 2_000


def find(connection: Connection, kind: PaneKind, text: str) -> int:
    """Return the key of the row that *text* names; by its id a row in the trash is found too.

    Raises:
        Refusal: Nothing is called that, or several are.
    """
    trashed = finding.by_id(connection, kind, text, trash=True)
    return browse.resolve(connection, kind, text) if trashed is None else trashed


def one(connection: Connection, kind: PaneKind, rid: int) -> Record:
    """Return the row with the key *rid*."""
    return browse.page(connection, kind, [rid])[0]


def every(
    connection: Connection, kind: PaneKind, *, now: datetime, trash: bool = False
) -> Iterator[Record]:
    """Yield every live row of *kind*, or every one in the trash, by name or e-mail."""
    view = View(kind, sort=Sort(_SORT[kind]), trash=trash, now=to_ms(now))
    return pages(connection, kind, browse.rids(connection, view))


def related(
    connection: Connection, kind: PaneKind, rid: int, relation: str, *, now: datetime
) -> Iterator[Record]:
    """Yield the live rows that belong to the row *rid* of *kind*.

    Args:
        connection: Where to read.
        kind: What the row is.
        rid: Its key.
        relation: One of `RELATIONS` of that kind.
        now: The present instant.
    """
    other = RELATIONS[kind][relation]
    if other is None:
        return iter(browse.prices(connection, rid))
    pins = (Pin(kind, rid, ""),)
    view = View(other, pins=pins, sort=Sort(_SORT[other]), now=to_ms(now))
    return pages(connection, other, browse.rids(connection, view))


def pages(connection: Connection, kind: PaneKind, keys: Sequence[int]) -> Iterator[Record]:
    """Yield the rows with these keys, reading a page of them at a time."""
    for start in range(0, len(keys), _PAGE):
        yield from browse.page(connection, kind, keys[start : start + _PAGE])


def plain(connection: Connection, row: Record, now: datetime) -> PlainRow:
    """Return *row* as JSON holds it, under Medusa's names."""
    match row:
        case Group():
            return _plain_group(row)
        case Customer():
            return _plain_customer(row)
        case PriceList():
            audience = browse.audience(connection, row)
            return _plain_price_list(row, now, "everyone" if audience is None else audience)
        case Price():
            return _plain_price(row)


def plain_step(step: Step) -> PlainRow:
    """Return a step of the history as JSON holds it."""
    return {
        "step": step.step,
        "at": iso(step.at),
        "actor": step.actor,
        "sentence": step.sentence,
        "rows": step.rows,
        "undone": step.undone,
        "kind": step.kind,
    }


def _plain_group(row: Group) -> PlainRow:
    return {
        "id": row.id,
        "name": row.name,
        "metadata": row.metadata,
        **_stamps(row),
        "customer_count": row.customer_count,
        "price_list_count": row.price_list_count,
    }


def _plain_customer(row: Customer) -> PlainRow:
    return {
        "id": row.id,
        "email": row.email,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "phone": row.phone,
        "company": row.company,
        "country_code": row.country_code,
        "has_account": row.has_account,
        "metadata": row.metadata,
        **_stamps(row),
        "group_count": row.group_count,
        "order_count": row.order_count,
        "spent": row.spent,
        "last_order_at": _instant(row.last_order_at),
    }


def _plain_price_list(row: PriceList, now: datetime, audience: int | str) -> PlainRow:
    return {
        "id": row.id,
        "name": row.name,
        "description": row.description,
        "type": row.type,
        "status": row.status,
        "starts_at": _instant(row.starts_at),
        "ends_at": _instant(row.ends_at),
        "includes_tax": row.includes_tax,
        "for_everyone": row.for_everyone,
        **_stamps(row),
        "state": row.state(now),
        "audience": audience,
        "group_count": row.group_count,
        "price_count": row.price_count,
    }


def _plain_price(row: Price) -> PlainRow:
    return {
        "id": row.id,
        "amount": row.amount,
        "currency_code": row.currency_code,
        "region_id": row.region_id,
        "min_quantity": row.min_quantity,
        "max_quantity": row.max_quantity,
        "variant_id": row.variant_id,
        "sku": row.sku,
    }


def _stamps(row: Group | Customer | PriceList) -> PlainRow:
    return {
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
        "deleted_at": _instant(row.deleted_at),
    }


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else iso(instant)
