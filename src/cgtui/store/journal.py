"""The history: one row a step, with the change that turns it back or on again.

``payload`` holds that change as compressed JSON.  A step is ``done`` or ``undone``; undone steps
that a newer change has overtaken are ``dropped`` and lose their payload: they never come back.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from cgtui.domain.changes import from_plain, to_plain
from cgtui.domain.periods import from_ms
from cgtui.domain.records import Step

if TYPE_CHECKING:
    from cgtui.domain.changes import Change
    from cgtui.store.connection import Connection


def _packed(change: Change) -> bytes:
    text = json.dumps(to_plain(change), separators=(",", ":"), ensure_ascii=True)
    return zlib.compress(text.encode("ascii"), 1)


def append(  # noqa: PLR0913 - a row has this many columns
    connection: Connection,
    *,
    at: int,
    actor: str,
    kind: str,
    sentence: str,
    rows: int,
    of_step: int | None = None,
    inverse: Change | None = None,
) -> int:
    """Write a step and return its number, counted from 1.

    A new change (or purge) ends redo: what was undone before it is dropped.
    """
    if kind in {"change", "purge"}:
        connection.run(
            """UPDATE journal SET state = 'dropped', payload = NULL
            WHERE kind = 'change' AND state = 'undone'"""
        )
    step: int = (connection.value("SELECT max(step) FROM journal") or 0) + 1
    payload = None if inverse is None else _packed(inverse)
    connection.run(
        """INSERT INTO journal (step, at, actor, kind, sentence, rows, state, of_step, payload)
        VALUES (?, ?, ?, ?, ?, ?, 'done', ?, ?)""",
        step, at, actor, kind, sentence, rows, of_step, payload,
    )  # fmt: skip
    return step


def turn(connection: Connection, step: int, *, undone: bool, payload: Change) -> None:
    """Mark *step* undone, or done again, with the change that turns it the other way."""
    connection.run(
        "UPDATE journal SET state = ?, payload = ? WHERE step = ?",
        "undone" if undone else "done", _packed(payload), step,
    )  # fmt: skip


def next_undo(connection: Connection, count: int) -> list[int]:
    """Return up to *count* steps that undo takes back, the newest first."""
    return connection.column(
        """SELECT step FROM journal WHERE kind = 'change' AND state = 'done'
        ORDER BY step DESC LIMIT ?""",
        count,
    )


def next_redo(connection: Connection, count: int) -> list[int]:
    """Return up to *count* steps that redo puts back, the oldest first."""
    return connection.column(
        """SELECT step FROM journal WHERE kind = 'change' AND state = 'undone'
        ORDER BY step LIMIT ?""",
        count,
    )


def counts(connection: Connection) -> tuple[int, int]:
    """Return how many steps can be undone and how many redone."""
    rows = dict(
        connection.all("SELECT state, count(*) FROM journal WHERE kind = 'change' GROUP BY state")
    )
    return rows.get("done", 0), rows.get("undone", 0)


def payload(connection: Connection, step: int) -> Change:
    """Return the change that turns *step* the other way."""
    packed = connection.value("SELECT payload FROM journal WHERE step = ?", step)
    return from_plain(json.loads(zlib.decompress(packed)))


def read(connection: Connection, *, limit: int = -1, offset: int = 0) -> list[Step]:
    """Return steps, the newest first."""
    return [
        Step(step, from_ms(at), actor, sentence, rows, state != "done", kind)
        for step, at, actor, sentence, rows, state, kind in connection.all(
            """SELECT step, at, actor, sentence, rows, state, kind FROM journal
            ORDER BY step DESC LIMIT ? OFFSET ?""",
            limit, offset,
        )
    ]  # fmt: skip


def sentence(connection: Connection, step: int) -> str:
    """Return what *step* says it did."""
    said: str = connection.value("SELECT sentence FROM journal WHERE step = ?", step)
    return said


def length(connection: Connection) -> int:
    """Return how many rows the history has."""
    number: int = connection.value("SELECT count(*) FROM journal")
    return number
