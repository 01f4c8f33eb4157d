"""Write and read whole rows of any table, by integer key: what changes are made of.

``name_key`` and ``search_key`` are derived here, on every write, and are never part of a change.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgtui.domain.changes import Edit, Kind, Plain
from cgtui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cgtui.store.connection import Connection

_STAMPS = ("created_at", "updated_at", "deleted_at")
COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    Kind.REGION: (
        "rid", "id", *_STAMPS, "name", "currency_code", "includes_tax", "countries", "metadata",
    ),
    Kind.VARIANT: ("rid", "id", *_STAMPS, "sku", "title", "product_id", "product_title"),
    Kind.CUSTOMER: (
        "rid", "id", *_STAMPS, "email", "first_name", "last_name", "phone", "company",
        "country_code", "has_account", "metadata",
    ),
    Kind.GROUP: ("rid", "id", *_STAMPS, "name", "metadata"),
    Kind.PRICE_LIST: (
        "rid", "id", *_STAMPS, "name", "description", "type", "status", "starts_at", "ends_at",
        "includes_tax", "for_everyone",
    ),
    Kind.PRICE: (
        "rid", "id", "created_at", "updated_at", "variant_id", "price_list_id", "region_id",
        "currency_code", "amount", "min_quantity", "max_quantity",
    ),
    Kind.ORDER: (
        "rid", "id", "external_id", "customer_id", "placed_at", "currency_code", "total", "cancels",
    ),
}  # fmt: skip
"""The plain columns of each table, in the order they are stored in."""

PARENTS: Mapping[Kind, Mapping[str, Kind]] = {
    Kind.PRICE: {
        "variant_id": Kind.VARIANT, "price_list_id": Kind.PRICE_LIST, "region_id": Kind.REGION,
    },
    Kind.ORDER: {"customer_id": Kind.CUSTOMER},
}  # fmt: skip
"""Which columns name a row of another table."""

Row = dict[str, Plain]


def _words(*parts: Plain) -> str:
    """Return the folded text a filter looks in."""
    return fold(" ".join(str(part) for part in parts if part is not None))


def _customer_keys(row: Row) -> tuple[str | None, str]:
    names = [str(row[field] or "") for field in ("last_name", "first_name")]
    name = fold("\x01".join(names)) if any(names) else None
    parts = (row["email"], row["first_name"], row["last_name"], row["company"], row["id"])
    return name, _words(*parts)


def _group_keys(row: Row) -> tuple[str, str]:
    return fold(str(row["name"])), _words(row["name"], row["id"])


def _price_list_keys(row: Row) -> tuple[str, str]:
    return fold(str(row["name"])), _words(row["name"], row["description"], row["id"])


_KEYS: Mapping[Kind, Callable[[Row], tuple[str | None, str]]] = {
    Kind.CUSTOMER: _customer_keys,
    Kind.GROUP: _group_keys,
    Kind.PRICE_LIST: _price_list_keys,
}
_KEYED = frozenset(("id", "name", "description", "email", "first_name", "last_name", "company"))
"""The columns that search and sort keys are derived from."""


def next_rid(connection: Connection, kind: Kind) -> int:
    """Return a key that no row of *kind* has or ever had.

    Rows purged at the end of a table leave a mark behind: an older step of the history that names
    them must never meet a newer row under the same key.
    """
    highest = connection.value(f'SELECT max(rid) FROM "{kind}"') or 0
    purged = connection.value("SELECT value FROM setting WHERE key = ?", f"purged.{kind}") or 0
    return max(int(highest), int(purged)) + 1


def insert(
    connection: Connection, kind: Kind, columns: Sequence[str], rows: Iterable[tuple[Plain, ...]]
) -> None:
    """Insert *rows*, each with its values in the order of *columns*."""
    derive = _KEYS.get(kind)
    names = [*columns, *(("name_key", "search_key") if derive else ())]
    marks = ", ".join("?" * len(names))
    if derive:
        rows = ((*row, *derive(dict(zip(columns, row, strict=True)))) for row in rows)
    connection.many(f'INSERT INTO "{kind}" ({", ".join(names)}) VALUES ({marks})', rows)


def read(connection: Connection, kind: Kind, rids: Sequence[int]) -> list[tuple[Plain, ...]]:
    """Return the whole rows with the keys *rids*, in the order of their keys."""
    names = ", ".join(COLUMNS[kind])
    wanted = "SELECT value FROM json_each(?)"
    return connection.all(
        f'SELECT {names} FROM "{kind}" WHERE rid IN ({wanted}) ORDER BY rid', _json(rids)
    )


def read_as_mappings(connection: Connection, kind: Kind, rids: Sequence[int]) -> list[Row]:
    """Return the whole rows with the keys *rids*, each as column to value."""
    return [dict(zip(COLUMNS[kind], row, strict=True)) for row in read(connection, kind, rids)]


def delete(connection: Connection, kind: Kind, rids: Sequence[int]) -> None:
    """Delete the rows with the keys *rids*."""
    wanted = "SELECT value FROM json_each(?)"
    connection.run(f'DELETE FROM "{kind}" WHERE rid IN ({wanted})', _json(rids))


def update(
    connection: Connection, kind: Kind, columns: Sequence[str], edits: Sequence[Edit]
) -> None:
    """Give each row of *edits* its values after."""
    sets = ", ".join(f"{column} = ?" for column in columns)
    connection.many(
        f'UPDATE "{kind}" SET {sets} WHERE rid = ?', ((*edit.after, edit.rid) for edit in edits)
    )
    if (derive := _KEYS.get(kind)) and _KEYED.intersection(columns):
        rows = read_as_mappings(connection, kind, [edit.rid for edit in edits])
        connection.many(
            f'UPDATE "{kind}" SET name_key = ?, search_key = ? WHERE rid = ?',
            ((*derive(row), row["rid"]) for row in rows),
        )


def present(connection: Connection, kind: Kind, rids: Iterable[int]) -> set[int]:
    """Return which of *rids* are rows of *kind*, live or in the trash."""
    wanted = "SELECT value FROM json_each(?)"
    return set(connection.column(f'SELECT rid FROM "{kind}" WHERE rid IN ({wanted})', _json(rids)))


def live(connection: Connection, kind: Kind, rids: Iterable[int]) -> set[int]:
    """Return which of *rids* are live rows of *kind*."""
    wanted = "SELECT value FROM json_each(?)"
    return set(
        connection.column(
            f'SELECT rid FROM "{kind}" WHERE deleted_at IS NULL AND rid IN ({wanted})', _json(rids)
        )
    )


def rids_of_ids(connection: Connection, kind: Kind, ids: Iterable[str]) -> dict[str, int]:
    """Return the integer key of each text id that is known, live or in the trash."""
    wanted = json.dumps([text for text in ids if sayable(text)])
    rows = connection.all(
        f'SELECT id, rid FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))', wanted
    )
    return dict(rows)


def sayable(text: str) -> bool:
    """Tell whether SQLite can look for *text*: it takes no half characters, and NUL ends a text."""
    return "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


def _json(rids: Iterable[int]) -> str:
    """Return *rids* as SQLite's ``json_each`` takes them: one value, however many."""
    return json.dumps(list(rids))
