"""Open the one SQLite file, for the writer or for one reader."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from peewee import DatabaseError, OperationalError, SqliteDatabase

from cgtui.domain.errors import Refusal
from cgtui.domain.text import fold, visible
from cgtui.store import migrations
from cgtui.store.connection import Connection
from cgtui.store.models import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MS = 5_000
"""How long a write waits for another process's before it gives up."""

_WRITER = {
    "synchronous": "normal",
    "foreign_keys": 1,
    "busy_timeout": BUSY_MS,
    "cache_size": -64_000,
    "mmap_size": 0,  # read-around makes a cold first page 18 times slower
    "temp_store": "memory",
}
_READER = {
    "query_only": 1,
    "busy_timeout": BUSY_MS,
    "cache_size": -8_000,
    "mmap_size": 0,
    "temp_store": "memory",
}


def open_writer(path: Path) -> Connection:
    """Open the file at *path* for reading and writing, making and migrating it if need be.

    Raises:
        Refusal: It cannot be made, is no database of cgtui's, or was made by a later version.
    """
    if not _is_there(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refusal(_cannot_open(path, error)) from error
    database = SqliteDatabase(
        str(path), pragmas=_WRITER, thread_safe=False, check_same_thread=False, autoconnect=False
    )
    _teach(database)
    with _said_clearly(path, database):
        database.connect()
        connection = Connection(database)
        migrations.check_ours(connection, path)  # nothing is written to a file of someone else's
        database.journal_mode = "wal"
        migrations.migrate(connection, path)
        database.bind(TABLES, bind_refs=False, bind_backrefs=False)
        return connection


def open_reader(path: Path) -> Connection:
    """Open the file at *path* for reading only; it must be there.

    Raises:
        Refusal: It is not there, is no database of cgtui's, or is of another version.
    """
    if not _is_there(path):
        raise Refusal(f"{_shown(path)} does not exist; without --read-only it is made.")
    beside = path.with_name(path.name + "-wal")
    # A file in a folder that cannot be written to has no place for SQLite's shared memory.
    still = not os.access(path.parent, os.W_OK) and not beside.exists()
    uri = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro" + ("&immutable=1" if still else "")
    database = SqliteDatabase(
        uri,
        uri=True,
        pragmas=_READER,
        thread_safe=False,
        check_same_thread=False,
        autoconnect=False,
    )
    _teach(database)
    with _said_clearly(path, database):
        database.connect()
        connection = Connection(database)
        migrations.check(connection, path)
        return connection


def _teach(database: SqliteDatabase) -> None:
    """Let SQL compare texts as search does: ``fold`` takes case and accents away."""
    database.register_function(_folded, "fold", 1, deterministic=True)


def _folded(text: object) -> str | None:
    return None if text is None else fold(str(text))


@contextmanager
def _said_clearly(path: Path, database: SqliteDatabase) -> Iterator[None]:
    """Close *database* if opening fails, and turn SQLite's words into a sentence."""
    try:
        yield
    except DatabaseError as error:
        database.close()
        if "not a database" in str(error) or "malformed" in str(error):
            shown = _shown(path)
            raise Refusal(f"{shown} is not a SQLite file; name another with --db.") from error
        if isinstance(error, OperationalError):
            raise Refusal(_cannot_open(path, error)) from error
        raise
    except Refusal:
        database.close()
        raise


def _is_there(path: Path) -> bool:
    """Tell whether there is a file at *path*; refuse a folder, and a path that cannot be."""
    try:
        if path.is_dir():
            raise Refusal(f"{_shown(path)} is a folder; name a file with --db.")
        return path.exists()
    except OSError as error:  # such as a name that is too long
        raise Refusal(_cannot_open(path, error)) from error


def _cannot_open(path: Path, error: Exception) -> str:
    """Return a sentence why the file at *path* cannot be opened."""
    reason = os.strerror(error.errno or errno.EIO) if isinstance(error, OSError) else str(error)
    return f"{_shown(path)} cannot be opened ({reason}); name another file with --db."


def _shown(path: Path) -> str:
    """Return *path* for a sentence; a name may hold anything but a slash."""
    return visible(str(path))
