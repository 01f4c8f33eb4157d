"""What an import asks the file: which of the things it brings are here already, asked in sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.changes import Kind, Plain
from cgtui.store.rows import COLUMNS, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgtui.store.connection import Connection

Key = tuple[Plain, ...]
"""What no two live rows of a kind may share."""

_WANTED = "(SELECT value FROM json_each(?))"


class KnownCustomer(NamedTuple):
    """A customer who is here already, live or in the trash."""

    rid: int
    email: str
    has_account: bool
    country_code: str | None
    updated_at: int
    trashed: bool


class KnownVariant(NamedTuple):
    """A variant that is here already, live or in the trash."""

    rid: int
    sku: str
    title: str
    product_id: str | None
    updated_at: int
    trashed: bool


class KnownOrder(NamedTuple):
    """An order that is here already."""

    rid: int
    external_id: str
    customer: int
    values: tuple[int, str, int, int]
    """Its ``placed_at``, ``currency_code``, ``total`` and ``cancels``."""


class KnownPrice(NamedTuple):
    """A base price that is here already."""

    rid: int
    variant: int
    amount: int
    updated_at: int


class Link(NamedTuple):
    """A pair of rows that belong together, and whether each of them is live."""

    first: int
    second: int
    first_live: bool
    second_live: bool


def customers_of_emails(connection: Connection, emails: Iterable[str]) -> list[KnownCustomer]:
    """Return every customer with one of *emails*, in order of their keys."""
    columns = "rid, email, has_account, country_code, updated_at, deleted_at IS NOT NULL"
    wanted = _json(emails)
    # Twice, because each half has an index of its own.
    found = connection.all(
        f"""SELECT {columns} FROM customer WHERE deleted_at IS NULL AND email IN {_WANTED}
        UNION ALL
        SELECT {columns} FROM customer WHERE deleted_at IS NOT NULL AND email IN {_WANTED}""",
        wanted, wanted,
    )  # fmt: skip
    return sorted(
        KnownCustomer(rid, email, bool(account), country, updated_at, bool(trashed))
        for rid, email, account, country, updated_at, trashed in found
    )


def variants_of_skus(connection: Connection, skus: Iterable[str]) -> list[KnownVariant]:
    """Return every variant with one of *skus*, in order of their keys."""
    rows = connection.all(
        f"""SELECT rid, sku, title, product_id, updated_at, deleted_at IS NOT NULL FROM variant
        WHERE sku IN {_WANTED} ORDER BY rid""",
        _json(skus),
    )
    return [KnownVariant(*row) for row in rows]


def plain_base_prices(
    connection: Connection, variants: Iterable[int], currency_code: str
) -> dict[int, KnownPrice]:
    """Return the base price of each variant in a currency: of no list, region or quantity."""
    rows = connection.all(
        f"""SELECT rid, variant_id, amount, updated_at FROM price
        WHERE variant_id IN {_WANTED} AND currency_code = ? AND price_list_id IS NULL
        AND region_id IS NULL AND min_quantity IS NULL AND max_quantity IS NULL
        ORDER BY rid DESC""",
        _json(variants), currency_code,
    )  # fmt: skip
    return {row[1]: KnownPrice(*row) for row in rows}


def orders_of_numbers(connection: Connection, numbers: Iterable[str]) -> list[KnownOrder]:
    """Return every order whose number elsewhere is one of *numbers*."""
    return [
        KnownOrder(rid, number, customer, (placed_at, currency, total, cancels))
        for rid, number, customer, placed_at, currency, total, cancels in connection.all(
            f"""SELECT rid, external_id, customer_id, placed_at, currency_code, total, cancels
            FROM "order" WHERE external_id IN {_WANTED} ORDER BY rid""",
            _json(numbers),
        )
    ]


def rows_of_ids(connection: Connection, kind: Kind, ids: Iterable[str]) -> dict[str, Row]:
    """Return the whole row of each text id that is known, live or in the trash."""
    return _rows(connection, kind, f"id IN {_WANTED}", _json(ids))


def prices_of_lists(connection: Connection, lists: Iterable[int]) -> dict[str, Row]:
    """Return every price of *lists*, by text id."""
    return _rows(connection, Kind.PRICE, f"price_list_id IN {_WANTED}", _json(lists))


def base_prices(connection: Connection, variants: Iterable[int]) -> dict[str, Row]:
    """Return every base price of *variants*, by text id."""
    where = f"price_list_id IS NULL AND variant_id IN {_WANTED}"
    return _rows(connection, Kind.PRICE, where, _json(variants))


def holders(connection: Connection, kind: Kind, keys: Iterable[Key]) -> dict[Key, str]:
    """Return the id of the live row that has each of *keys*, of which no two may have one.

    A group's key is its name, a customer's the e-mail and whether it is of an account.
    """
    columns = {Kind.GROUP: "name", Kind.CUSTOMER: "email, has_account"}[kind]
    first = columns.partition(",")[0]
    found = connection.all(
        f"""SELECT {columns}, id FROM {kind}
        WHERE deleted_at IS NULL AND {first} IN {_WANTED}""",
        _json({str(key[0]) for key in keys}),
    )
    return {tuple(row[:-1]): row[-1] for row in found}


def memberships(
    connection: Connection, groups: Iterable[int], customers: Iterable[int]
) -> list[Link]:
    """Return who is in which group, as far as any of *groups* or *customers* is concerned."""
    wanted = "SELECT m.group_id, m.customer_id FROM membership m WHERE"
    return _links(
        connection,
        f"""SELECT p.group_id, p.customer_id, g.deleted_at IS NULL, c.deleted_at IS NULL
        FROM ({wanted} m.group_id IN {_WANTED} UNION {wanted} m.customer_id IN {_WANTED}) p
        JOIN customer_group g ON g.rid = p.group_id JOIN customer c ON c.rid = p.customer_id""",
        groups, customers,
    )  # fmt: skip


def list_links(connection: Connection, lists: Iterable[int], groups: Iterable[int]) -> list[Link]:
    """Return which list has which group, as far as any of *lists* or *groups* is concerned."""
    wanted = "SELECT l.price_list_id, l.group_id FROM price_list_group l WHERE"
    return _links(
        connection,
        f"""SELECT p.price_list_id, p.group_id, l.deleted_at IS NULL, g.deleted_at IS NULL
        FROM ({wanted} l.price_list_id IN {_WANTED} UNION {wanted} l.group_id IN {_WANTED}) p
        JOIN price_list l ON l.rid = p.price_list_id JOIN customer_group g ON g.rid = p.group_id""",
        lists, groups,
    )  # fmt: skip


def _links(
    connection: Connection, sql: str, first: Iterable[int], second: Iterable[int]
) -> list[Link]:
    found = connection.all(sql, _json(first), _json(second))
    return [Link(one, other, bool(live), bool(alive)) for one, other, live, alive in found]


def _rows(connection: Connection, kind: Kind, where: str, *values: object) -> dict[str, Row]:
    """Return the whole rows of which *where* is true, by text id."""
    columns = COLUMNS[kind]
    found = connection.all(
        f'SELECT {", ".join(columns)} FROM "{kind}" WHERE {where} ORDER BY rid', *values
    )
    rows = (dict(zip(columns, row, strict=True)) for row in found)
    return {str(row["id"]): row for row in rows}


def _json(values: Iterable[Plain]) -> str:
    """Return *values* as SQLite's ``json_each`` takes them: one value, however many."""
    return json.dumps(list(values))
