"""What the history says, asked on any connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.store import journal

if TYPE_CHECKING:
    from cgtui.domain.records import Step
    from cgtui.store.connection import Connection


def turns(connection: Connection) -> tuple[int, int]:
    """Return how many steps can be undone, and how many redone."""
    return journal.counts(connection)


def steps(connection: Connection, *, limit: int = -1, offset: int = 0) -> list[Step]:
    """Return the steps of the history, the newest first."""
    return journal.read(connection, limit=limit, offset=offset)


def total(connection: Connection) -> int:
    """Return how many steps the history has, undos and redos included."""
    return journal.length(connection)
