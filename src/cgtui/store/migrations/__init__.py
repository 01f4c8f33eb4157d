"""Bring a file to the newest shape, one numbered script after the other, each whole or not at all.

The version is SQLite's ``user_version``: reading it costs microseconds at every start, and it
leaves no timestamp in the file.  ``application_id`` tells a file of ours from any other.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from cgtui.domain.errors import Refusal
from cgtui.domain.text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.store.connection import Connection

APPLICATION_ID = 0x63677475
"""The letters ``cgtu``."""

SCRIPTS = ("0001_shop.sql",)
"""Every script in order; a file at version n has had the first n."""


def migrate(connection: Connection, path: Path) -> None:
    """Run the scripts the file at *path* has not had yet.

    Two processes may do so at once: the second finds it done.

    Raises:
        Refusal: The file is not cgtui's, or is of a later version.
    """
    if _version(connection, path) == len(SCRIPTS):
        return
    with connection.writing():
        done = _version(connection, path)  # another process may have been faster
        for name in SCRIPTS[done:]:
            for statement in _statements(resources.files(__name__).joinpath(name).read_text()):
                connection.run(statement)
        connection.run(f"PRAGMA user_version = {len(SCRIPTS)}")
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")


def check_ours(connection: Connection, path: Path) -> None:
    """Refuse a file that is not cgtui's, or is of a later version; it is only read.

    Raises:
        Refusal: It is such a file.
    """
    _version(connection, path)


def check(connection: Connection, path: Path) -> None:
    """Refuse a file that a reader cannot read as it is.

    Raises:
        Refusal: The file is not cgtui's, or is of another version.
    """
    if _version(connection, path) != len(SCRIPTS):
        shown = visible(str(path))
        raise Refusal(f"{shown} has an older shape; open it once without --read-only.")


def _version(connection: Connection, path: Path) -> int:
    """Return how many scripts the file has had; refuse a file that is not ours."""
    version: int = connection.value("PRAGMA user_version")
    ours = connection.value("PRAGMA application_id") == APPLICATION_ID
    if not ours and connection.value("SELECT count(*) FROM sqlite_master"):
        shown = visible(str(path))
        raise Refusal(f"{shown} is a SQLite file, but not one of cgtui's; name another with --db.")
    if ours and version > len(SCRIPTS):
        shown = visible(str(path))
        raise Refusal(f"{shown} was written by a newer cgtui; update this one.")
    return version if ours else 0


def _statements(script: str) -> list[str]:
    """Split *script* into statements; a trigger's body ends with ``END;`` at the line's start."""
    statements, lines, inside = [], [], False
    for line in script.splitlines():
        if not line.strip() or line.startswith("--"):
            continue
        lines.append(line)
        inside = (inside or line.startswith("CREATE TRIGGER")) and line != "END;"
        if line.endswith(";") and not inside:
            statements.append("\n".join(lines))
            lines = []
    return statements
