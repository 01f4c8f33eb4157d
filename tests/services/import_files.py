"""Builders for imports: files of invoice lines, answers of Medusa, and what became of them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cgtui.services.workspace import Workspace

HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"

AT = "2026-11-01T10:00:00.000Z"
"""When the things in made-up answers were made."""


def sales_file(path: Path, *lines: str, header: str = HEADER) -> Path:
    """Write invoice lines below their header, and return the path."""
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path


def line(  # noqa: PLR0913 - a line has this many fields
    invoice: str = "1",
    sku: str = "A",
    *,
    quantity: object = 1,
    price: str = "1.00",
    customer: str = "7",
    at: str = "2026-01-02 10:00:00",
    title: str = "Mug",
    country: str = "France",
) -> str:
    """Return one invoice line; what is not said is as ordinary as can be."""
    return f"{invoice},{sku},{title},{quantity},{at},{price},{customer},{country}"


def answer(path: Path, **sections: object) -> Path:
    """Write an answer of Medusa with these sections, and return the path."""
    path.write_text(json.dumps(sections, ensure_ascii=False), encoding="utf-8")
    return path


def thing(text_id: str, **fields: object) -> dict[str, object]:
    """Return an object as Medusa answers it: an id, dates, not deleted."""
    return {"id": text_id, "created_at": AT, "updated_at": AT, "deleted_at": None, **fields}


def group(text_id: str, name: str, **fields: object) -> dict[str, object]:
    """Return a customer group."""
    return thing(text_id, name=name, **{"metadata": None, **fields})


def customer(text_id: str, email: str, **fields: object) -> dict[str, object]:
    """Return a customer."""
    plain = {"first_name": None, "last_name": None, "phone": None, "has_account": False}
    return thing(text_id, email=email, **{**plain, "metadata": None, **fields})


def price_list(text_id: str, name: str, **fields: object) -> dict[str, object]:
    """Return an active price list."""
    plain = {"description": "made up", "type": "sale", "status": "active"}
    return thing(text_id, name=name, **{**plain, "starts_at": None, "ends_at": None, **fields})


def price(text_id: str, amount: object, **fields: object) -> dict[str, object]:
    """Return a price in euro."""
    plain = {"currency_code": "eur", "region_id": None, "min_quantity": None}
    return thing(text_id, amount=amount, **{**plain, "max_quantity": None, **fields})


def gzipped(path: Path) -> Path:
    """Return a compressed copy of *path* under a name that does not say so."""
    packed = path.with_name(path.name + ".packed")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    return packed


def column(workspace: Workspace, sql: str, *values: object) -> list[object]:
    """Return the first value of every row that *sql* answers."""
    with workspace.reading() as connection:
        return connection.column(sql, *values)


def table(workspace: Workspace, sql: str, *values: object) -> list[tuple[object, ...]]:
    """Return every row that *sql* answers."""
    with workspace.reading() as connection:
        return connection.all(sql, *values)


def by_ids(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that answers bring, told by Medusa's ids: keys of ours left out."""
    questions = {
        "region": "SELECT id, created_at, updated_at, deleted_at, name, currency_code, "
        "includes_tax, countries, metadata FROM region",
        "variant": "SELECT id, created_at, updated_at, deleted_at, sku, title, product_id, "
        "product_title FROM variant",
        "customer": "SELECT id, created_at, updated_at, deleted_at, email, first_name, "
        "last_name, phone, company, country_code, has_account, metadata FROM customer",
        "group": "SELECT id, created_at, updated_at, deleted_at, name, metadata, "
        "customer_count, price_list_count FROM customer_group",
        "list": "SELECT id, created_at, updated_at, deleted_at, name, description, type, "
        "status, starts_at, ends_at, includes_tax, for_everyone FROM price_list",
        "price": "SELECT p.id, p.created_at, p.updated_at, v.id, l.id, r.id, p.currency_code, "
        "p.amount, p.min_quantity, p.max_quantity FROM price p "
        "LEFT JOIN variant v ON v.rid = p.variant_id LEFT JOIN region r ON r.rid = p.region_id "
        "LEFT JOIN price_list l ON l.rid = p.price_list_id",
        "membership": "SELECT g.id, c.id, m.since FROM membership m "
        "JOIN customer_group g ON g.rid = m.group_id JOIN customer c ON c.rid = m.customer_id",
        "link": "SELECT l.id, g.id FROM price_list_group p "
        "JOIN price_list l ON l.rid = p.price_list_id "
        "JOIN customer_group g ON g.rid = p.group_id",
    }
    return {name: _in_order(table(workspace, sql)) for name, sql in questions.items()}


def _in_order(rows: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(rows, key=str)
