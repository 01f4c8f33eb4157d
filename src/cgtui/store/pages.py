"""Rows by their keys, as records, in the order they were asked for: what a page of a pane shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from cgtui.domain.changes import Kind
from cgtui.domain.periods import from_ms
from cgtui.domain.records import Customer, Group, Price, PriceList, Spent
from cgtui.store import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from cgtui.domain.metadata import Metadata
    from cgtui.domain.views import PaneKind
    from cgtui.store.connection import Connection

Record = Group | Customer | PriceList
R = TypeVar("R", Group, Customer, PriceList)

_WANTED = "(SELECT value FROM json_each(?))"
_GROUPS = f"""SELECT rid, id, name, metadata, created_at, updated_at, deleted_at, customer_count,
    price_list_count FROM customer_group WHERE rid IN {_WANTED}"""
_CUSTOMERS = f"""SELECT c.rid, c.id, c.email, c.first_name, c.last_name, c.phone, c.company,
    c.country_code, c.has_account, c.metadata, c.created_at, c.updated_at, c.deleted_at,
    (SELECT json_group_array(name) FROM (SELECT g.name FROM membership m
        JOIN customer_group g ON g.rid = m.group_id WHERE m.customer_id = c.rid
        AND g.deleted_at IS NULL ORDER BY g.name_key, g.rid)),
    (SELECT json_array(total(NOT cancels), coalesce(sum(CASE WHEN currency_code = ? THEN o.total
        ELSE 0 END), 0), max(CASE WHEN NOT cancels THEN placed_at END))
        FROM "order" o WHERE o.customer_id = c.rid)
    FROM customer c WHERE c.rid IN {_WANTED}"""
_PRICE_LISTS = f"""SELECT p.rid, p.id, p.name, p.description, p.type, p.status, p.starts_at,
    p.ends_at, p.includes_tax, p.for_everyone, p.created_at, p.updated_at, p.deleted_at,
    (SELECT count(*) FROM price_list_group l JOIN customer_group g ON g.rid = l.group_id
        WHERE l.price_list_id = p.rid AND g.deleted_at IS NULL),
    (SELECT count(*) FROM price WHERE price_list_id = p.rid)
    FROM price_list p WHERE p.rid IN {_WANTED}"""


def _metadata(text: str | None) -> Metadata | None:
    return None if text is None else json.loads(text)


def _instant(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)


def groups(connection: Connection, rids: Sequence[int]) -> list[Group]:
    """Return the groups with the keys *rids*; those that are gone are left out."""
    rows = connection.all(_GROUPS, json.dumps(list(rids)))
    return _in_order(
        rids,
        (
            Group(
                rid, text_id, name, _metadata(metadata),
                from_ms(created), from_ms(updated), _instant(deleted), customers, lists,
            )
            for rid, text_id, name, metadata, created, updated, deleted, customers, lists in rows
        ),
    )  # fmt: skip


def customers(connection: Connection, rids: Sequence[int]) -> list[Customer]:
    """Return the customers with the keys *rids*; those that are gone are left out."""
    currency = settings.currency(connection)
    rows = connection.all(_CUSTOMERS, currency, json.dumps(list(rids)))
    return _in_order(rids, (_customer(*row) for row in rows))


def _customer(*row: Any) -> Customer:  # noqa: ANN401 - as SQLite holds it
    """Return the row of ``_CUSTOMERS`` as a record."""
    *plain, account, metadata, created, updated, deleted, names, stats = row
    orders, spent, last = json.loads(stats)
    known = (bool(account), _metadata(metadata), from_ms(created), from_ms(updated))
    bought = (int(orders), spent, _instant(last))
    in_groups = tuple(json.loads(names))
    return Customer._make((*plain, *known, _instant(deleted), in_groups, *bought))


def price_lists(connection: Connection, rids: Sequence[int]) -> list[PriceList]:
    """Return the price lists with the keys *rids*; those that are gone are left out."""
    rows = connection.all(_PRICE_LISTS, json.dumps(list(rids)))
    return _in_order(rids, (_price_list(*row) for row in rows))


def _price_list(*row: Any) -> PriceList:  # noqa: ANN401 - as SQLite holds it
    """Return the row of ``_PRICE_LISTS`` as a record."""
    *plain, starts, ends, tax, everyone, created, updated, deleted, groups_, prices_ = row
    holds = (_instant(starts), _instant(ends), bool(tax), bool(everyone))
    stamps = (from_ms(created), from_ms(updated), _instant(deleted))
    return PriceList._make((*plain, *holds, *stamps, groups_, prices_))


PAGES: Mapping[PaneKind, Callable[[Connection, Sequence[int]], Sequence[Record]]] = {
    Kind.GROUP: groups,
    Kind.CUSTOMER: customers,
    Kind.PRICE_LIST: price_lists,
}
"""How to read a page of each kind."""


def _in_order(rids: Sequence[int], records: Iterable[R]) -> list[R]:
    """Return *records* in the order of *rids*."""
    by_rid = {record.rid: record for record in records}
    return [by_rid[rid] for rid in rids if rid in by_rid]


def prices(connection: Connection, price_list: int, limit: int = -1) -> list[Price]:
    """Return the prices of a list, by SKU, currency, region and quantity."""
    return [
        Price(*row)
        for row in connection.all(
            """SELECT p.rid, p.id, p.amount, p.currency_code, r.id, p.min_quantity, p.max_quantity,
            v.id, v.sku, v.title, r.name FROM price p LEFT JOIN variant v ON v.rid = p.variant_id
            LEFT JOIN region r ON r.rid = p.region_id WHERE p.price_list_id = ?
            ORDER BY v.sku, p.currency_code, r.name, p.min_quantity, p.rid LIMIT ?""",
            price_list,
            limit,
        )
    ]


def spent(connection: Connection, customer: int) -> list[Spent]:
    """Return what a customer's orders come to, currency by currency."""
    return [
        Spent(currency, orders, total)
        for currency, orders, total in connection.all(
            """SELECT currency_code, sum(NOT cancels), sum(total) FROM "order"
            WHERE customer_id = ? GROUP BY currency_code ORDER BY currency_code""",
            customer,
        )
    ]


def last_orders(
    connection: Connection, customer: int, limit: int
) -> list[tuple[datetime, str, int, bool]]:
    """Return the newest orders: when, currency, total in minor units, whether it cancels."""
    return [
        (from_ms(at), currency, total, bool(cancels))
        for at, currency, total, cancels in connection.all(
            """SELECT placed_at, currency_code, total, cancels FROM "order"
            WHERE customer_id = ? ORDER BY placed_at DESC, rid DESC LIMIT ?""",
            customer, limit,
        )
    ]  # fmt: skip
