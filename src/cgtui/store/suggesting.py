"""What a field of a filter can be in the open file, with how many rows have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.text import fold
from cgtui.store.questions import CHOICES, SCALARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cgtui.store.connection import Connection

    Counted = list[tuple[str, int | None]]

LOOKED_AT = 20_000
"""In how many rows metadata is looked at: all of a million would take seconds."""

_AUDIENCE = SCALARS[Kind.PRICE_LIST, "audience"]
_VALUES: Mapping[tuple[Kind, str], str] = {
    (Kind.CUSTOMER, "country"): """SELECT lower(t.country_code) AS text, count(*) AS rows
        FROM customer t WHERE t.deleted_at IS NULL AND t.country_code <> '' GROUP BY text""",
    (Kind.CUSTOMER, "company"): """SELECT t.company AS text, count(*) AS rows FROM customer t
        WHERE t.deleted_at IS NULL AND t.company <> '' AND instr(t.search_key, :typed)
        GROUP BY text""",
    (Kind.CUSTOMER, "region"): """SELECT r.name AS text, (SELECT count(*) FROM customer c
            WHERE c.deleted_at IS NULL AND lower(c.country_code) IN
            (SELECT lower(value) FROM json_each(r.countries))) AS rows
        FROM region r WHERE r.deleted_at IS NULL""",
    (Kind.CUSTOMER, "group"): """SELECT t.name AS text, t.customer_count AS rows
        FROM customer_group t WHERE t.deleted_at IS NULL AND instr(t.name_key, :typed)""",
    (Kind.CUSTOMER, "list"): f"""SELECT t.name AS text, {_AUDIENCE} AS rows FROM price_list t
        WHERE t.deleted_at IS NULL AND instr(t.name_key, :typed)""",
    (Kind.PRICE_LIST, "group"): """SELECT t.name AS text, t.price_list_count AS rows
        FROM customer_group t WHERE t.deleted_at IS NULL AND instr(t.name_key, :typed)""",
    (Kind.PRICE_LIST, "currency"): """SELECT p.currency_code AS text,
        count(DISTINCT t.rid) AS rows FROM price_list t JOIN price p ON p.price_list_id = t.rid
        WHERE t.deleted_at IS NULL GROUP BY text""",
    (Kind.PRICE_LIST, "region"): """SELECT r.name AS text, count(DISTINCT t.rid) AS rows
        FROM price_list t JOIN price p ON p.price_list_id = t.rid
        JOIN region r ON r.rid = p.region_id WHERE t.deleted_at IS NULL GROUP BY text""",
    (Kind.PRICE_LIST, "sku"): """SELECT v.sku AS text, (SELECT count(DISTINCT p.price_list_id)
            FROM price p JOIN price_list t ON t.rid = p.price_list_id
            WHERE p.variant_id = v.rid AND t.deleted_at IS NULL) AS rows
        FROM variant v WHERE v.sku IS NOT NULL AND instr(fold(v.sku), :typed) LIMIT 200""",
    (Kind.GROUP, "name"): """SELECT t.name AS text, 1 AS rows FROM customer_group t
        WHERE t.deleted_at IS NULL AND instr(t.name_key, :typed)""",
    (Kind.PRICE_LIST, "name"): """SELECT t.name AS text, count(*) AS rows FROM price_list t
        WHERE t.deleted_at IS NULL AND instr(t.name_key, :typed) GROUP BY text""",
}
"""The values of a field: ``text`` and ``rows``; those there are only few of are all of them."""


def values(connection: Connection, kind: Kind, field: str, typed: str, limit: int) -> Counted:
    """Return values of *field* that have *typed* in them, those it begins with first."""
    sql = _VALUES.get((kind, field))
    if sql is None:
        return []
    wanted = fold(typed).replace("\0", "\ufffd")
    return [
        (text, rows)
        for text, rows in connection.named(
            f"""SELECT text, rows FROM ({sql}) WHERE instr(fold(text), :typed)
            ORDER BY instr(fold(text), :typed) > 1, rows DESC, text LIMIT :limit""",
            {"typed": wanted, "limit": limit},
        )
    ]


def choices(connection: Connection, kind: Kind, field: str, now: int) -> Counted:
    """Return how many live rows are each of the words that *field* can be."""
    counted: Counted = []
    for word, sql in CHOICES[kind, field].items():
        values_ = {"now": now} if ":now" in sql else {}
        rows = connection.named(
            f'SELECT count(*) FROM "{kind}" t WHERE t.deleted_at IS NULL AND ({sql})', values_
        )
        counted.append((word, rows[0][0]))
    return counted


def keys(connection: Connection, kind: Kind, typed: str, limit: int) -> Counted:
    """Return keys of the metadata, counted in the first rows that have any."""
    return [
        (key, rows)
        for key, rows in connection.named(
            f"""SELECT j.key, count(*) AS rows FROM ({_some(kind)}) t, json_each(t.metadata) j
            WHERE instr(fold(j.key), :typed) GROUP BY j.key
            ORDER BY instr(fold(j.key), :typed) > 1, rows DESC, j.key LIMIT :limit""",
            {"typed": fold(typed).replace("\0", "\ufffd"), "limit": limit},
        )
    ]


def held(
    connection: Connection, kind: Kind, key: str, typed: str, limit: int
) -> list[tuple[object, str, int]]:
    """Return plain values under *key* of the metadata: each with its type and how many have it."""
    return [
        (value, sort, rows)
        for value, sort, rows in connection.named(
            f"""SELECT j.value, j.type, count(*) AS rows
            FROM ({_some(kind)}) t, json_each(t.metadata) j
            WHERE j.key = :key AND j.type IN ('text', 'integer', 'real', 'true', 'false')
            AND instr(CASE j.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'
                ELSE fold(j.value) END, :typed)
            GROUP BY j.value, j.type ORDER BY rows DESC, j.value LIMIT :limit""",
            {"key": key, "typed": fold(typed).replace("\0", "\ufffd"), "limit": limit},
        )
    ]


def _some(kind: Kind) -> str:
    return f"""SELECT metadata FROM "{kind}"
        WHERE deleted_at IS NULL AND metadata IS NOT NULL LIMIT {LOOKED_AT}"""
