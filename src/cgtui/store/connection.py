"""One connection to the open file: the seam where Peewee's untyped rows meet our types."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from peewee import OperationalError

from cgtui.domain.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from peewee import SqliteDatabase


class Interrupted(Exception):  # noqa: N818 - somebody asked for it
    """A question was stopped by :meth:`Connection.interrupt`."""


class Connection:
    """One connection to the open file, to be used by one thread at a time."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return every row that *sql* answers.

        Raises:
            Interrupted: :meth:`interrupt` was called meanwhile.
        """
        return self._fetched(sql, values)

    def _fetched(
        self, sql: str, values: tuple[object, ...] | Mapping[str, object]
    ) -> list[tuple[Any, ...]]:
        """Run *sql* and fetch all of its answer."""
        try:
            rows: list[tuple[Any, ...]] = self._database.execute_sql(sql, values).fetchall()
        except (OperationalError, sqlite3.OperationalError) as error:
            # Peewee makes its own of what goes wrong while asking, not of it while fetching.
            if "interrupted" in str(error):
                raise Interrupted from error
            raise
        return rows

    def named(self, sql: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Return every row that *sql*, with values by name (``:word``), answers."""
        return self._fetched(sql, values)

    def one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first row that *sql* answers, or ``None``."""
        rows = self.all(sql, *values)
        return rows[0] if rows else None

    def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - as SQLite holds it
        """Return the first value of the first row, or ``None``."""
        row = self.one(sql, *values)
        return row[0] if row else None

    def column(self, sql: str, *values: object) -> list[Any]:
        """Return the first value of every row."""
        return [row[0] for row in self.all(sql, *values)]

    def run(self, sql: str, *values: object) -> int:
        """Run a statement and return how many rows it touched."""
        count: int = self._database.execute_sql(sql, values).rowcount
        return count

    def many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run a statement once for each of *rows*."""
        self._database.cursor().executemany(sql, rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let every question inside see one state, whatever other processes write meanwhile."""
        with self._database.atomic():
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing; takes the write lock at once.

        Raises:
            Refusal: The file cannot be written now; nothing of it was.
            RuntimeError: It is begun inside another write, or inside a read.
        """
        if self._database.in_transaction():
            raise RuntimeError("A write is begun inside another write or inside a read.")
        try:
            with self._database.atomic("IMMEDIATE"):
                yield
        except (OperationalError, sqlite3.OperationalError) as error:
            if "locked" in str(error):
                raise Refusal(
                    "Another program is writing to this file. Nothing was changed; try again."
                ) from error
            if "readonly" in str(error):
                raise Refusal("The file is read-only; nothing was changed.") from error
            if "full" in str(error):
                raise Refusal("The disk is full; nothing was changed.") from error
            raise

    def interrupt(self) -> None:
        """Stop what runs on this connection; may be called from another thread."""
        if not self._database.is_closed():
            self._database.connection().interrupt()

    def data_version(self) -> int:
        """Return a number that changes whenever another connection has written."""
        version: int = self.value("PRAGMA data_version")
        return version

    def close(self) -> None:
        """Close the connection; a closed one cannot be used again."""
        self._database.close()
