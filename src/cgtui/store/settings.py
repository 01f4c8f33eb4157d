"""What the file remembers about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cgtui.store.connection import Connection

CURRENCY = "currency_code"
"""The store's currency, which ``spent`` is summed in."""


DEFAULT_CURRENCY = "eur"
"""The store's currency until one is set."""


def currency(connection: Connection) -> str:
    """Return the store's currency, lower case."""
    return read(connection, CURRENCY) or DEFAULT_CURRENCY


def read(connection: Connection, key: str) -> str | None:
    """Return what is remembered under *key*, or ``None``."""
    value: str | None = connection.value("SELECT value FROM setting WHERE key = ?", key)
    return value


def write(connection: Connection, key: str, value: str | None) -> None:
    """Remember *value* under *key*; ``None`` forgets it."""
    if value is None:
        connection.run("DELETE FROM setting WHERE key = ?", key)
    else:
        connection.run(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
            key, value,
        )  # fmt: skip
