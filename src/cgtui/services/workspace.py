"""The open file, the clock, and the history: the one object every service is handed.

A write is a ``with workspace.step() as step:`` block: one transaction that takes the write lock at
once, reads what it needs, applies changes, and ends with one journal row.  An exception inside
leaves nothing.
"""

from __future__ import annotations

import getpass
import os
import secrets
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cgtui.domain.changes import Change, Purge, Several, size
from cgtui.domain.errors import Refusal
from cgtui.domain.ids import new_id
from cgtui.domain.periods import from_ms, to_ms
from cgtui.domain.records import Done
from cgtui.domain.text import visible
from cgtui.services.apply import apply
from cgtui.services.purging import purge_rows
from cgtui.store import journal
from cgtui.store.database import open_reader, open_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from cgtui.domain.ids import Prefix
    from cgtui.domain.records import Step as HistoryStep
    from cgtui.store.connection import Connection


_LOCALTIME = Path("/etc/localtime")
"""Where a POSIX system keeps the rules of its own zone."""

_MOST_STEPS = 2**31
"""More than any history has; SQLite takes no larger count than 64 bits hold."""


def system_clock() -> datetime:
    """Return the present instant, UTC; the only place that asks the machine for it."""
    return datetime.now(UTC)  # noqa: TID251 - this is the workspace's clock


def system_actor() -> str:
    """Return who acts: ``$CGTUI_ACTOR``, else the login name, else ``unknown``."""
    if named := os.environ.get("CGTUI_ACTOR", "").strip():
        return visible(named)
    try:
        return visible(getpass.getuser())
    except (OSError, KeyError, ImportError):  # a container without an entry for its user
        return "unknown"


def system_zone() -> tzinfo:
    """Return the zone instants are shown in: ``$TZ``, else the machine's, else UTC."""
    named = os.environ.get("TZ")
    if named is not None:
        try:
            return ZoneInfo(named.lstrip(":"))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return UTC  # what the C library does with a zone it does not know
    # With its summer times; the offset of today would be wrong for half of the year.
    with suppress(OSError, ValueError), _LOCALTIME.open("rb") as file:
        return ZoneInfo.from_file(file, key=_zone_name(_LOCALTIME.resolve()))
    return datetime.now().astimezone().tzinfo or UTC  # noqa: TID251 - the zone is what is asked


def _zone_name(path: Path) -> str:
    """Return the name of the zone whose file lies at *path*, as far as that tells it."""
    _, found, name = path.as_posix().rpartition("/zoneinfo/")
    return name if found else "local"


class Step:
    """A write under way: what was changed so far, and what the history will say about it."""

    def __init__(self, connection: Connection, now: datetime, read_id: Callable[[], bytes]) -> None:
        self.connection = connection
        self.now = now
        self.sentence = ""
        """What was done, in words; set before the block ends."""
        self.warnings: list[str] = []
        """Questionable but legal things to tell the user."""
        self.rows = 0
        """How many rows truly moved."""
        self.purged = False
        self.inverse: list[Change] = []
        self.done = Done(None, "", 0)
        """What came of it; true once the block has ended."""
        self._read_id = read_id

    @property
    def ms(self) -> int:
        """Return the instant of this step in milliseconds UTC."""
        return to_ms(self.now)

    def new_id(self, prefix: Prefix) -> str:
        """Return a fresh Medusa id."""
        return new_id(prefix, self.now, self._read_id())

    def apply(self, change: Change) -> int:
        """Make *change* and return how many rows truly moved."""
        inverse = apply(self.connection, change)
        moved = size(inverse)
        if moved:
            self.inverse.append(inverse)
            self.rows += moved
        return moved

    def purge(self, purge: Purge) -> int:
        """Remove rows for good and return how many went."""
        gone = purge_rows(self.connection, purge)
        self.rows += gone
        self.purged = self.purged or gone > 0
        return gone


class Workspace:
    """One open file.

    Args:
        path: Where it is; made if it is not there.
        clock: Answers the present instant, aware, UTC.
        actor: Who acts, for the history.
        zone: Where instants are shown.
        read_only: Refuse every write.
        randomness: Answers ten random bytes for a new id.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = system_clock,
        actor: str | None = None,
        zone: tzinfo | None = None,
        read_only: bool = False,
        randomness: Callable[[], bytes] = lambda: secrets.token_bytes(10),
    ) -> None:
        self.path = path
        self.clock = clock
        self.actor = actor or system_actor()
        self.zone = zone or system_zone()
        self.read_only = read_only
        self._randomness = randomness
        self._lock = threading.RLock()
        self.connection = open_reader(path) if read_only else open_writer(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; reading connections of others stay theirs to close."""
        with self._lock:
            self.connection.close()

    def now(self) -> datetime:
        """Return the present instant, in whole milliseconds as the file keeps them."""
        return from_ms(to_ms(self.clock()))

    def reader(self) -> Connection:
        """Return a new connection that can only read, for one thread to use and to close."""
        return open_reader(self.path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend the workspace's own connection; every question inside sees the same state."""
        with self._lock, self.connection.reading():
            yield self.connection

    @contextmanager
    def step(self) -> Iterator[Step]:
        """Write something as one step of the history, whole or not at all.

        Raises:
            Refusal: The workspace is read-only, or another program holds the file too long.
        """
        self._refuse_read_only()
        with self._lock, self.connection.writing():
            step = Step(self.connection, self.now(), self._randomness)
            yield step
            number = self._journal(step) if step.rows else None
            step.done = Done(number, step.sentence, step.rows, tuple(step.warnings))

    def _journal(self, step: Step) -> int:
        """Write the history's row for *step*."""
        reversible = None if step.purged else Several(tuple(step.inverse[::-1]))
        return journal.append(
            self.connection,
            at=step.ms,
            actor=self.actor,
            kind="purge" if step.purged else "change",
            sentence=step.sentence,
            rows=step.rows,
            inverse=reversible,
        )

    def undo(self, count: int = 1) -> Done:
        """Take back the last *count* steps not yet undone.

        Raises:
            Refusal: There are not so many; nothing was changed.
        """
        return self._turn(count, undo=True)

    def redo(self, count: int = 1) -> Done:
        """Put back the last *count* steps that were undone.

        Raises:
            Refusal: There are not so many; nothing was changed.
        """
        return self._turn(count, undo=False)

    def history(self, *, limit: int = -1, offset: int = 0) -> list[HistoryStep]:
        """Return the steps of the history, the newest first."""
        with self.reading() as connection:
            return journal.read(connection, limit=limit, offset=offset)

    def turns(self) -> tuple[int, int]:
        """Return how many steps can be undone, and how many redone."""
        with self.reading() as connection:
            return journal.counts(connection)

    def _turn(self, count: int, *, undo: bool) -> Done:
        """Undo or redo *count* steps in one transaction."""
        self._refuse_read_only()
        verb = "undo" if undo else "redo"
        if count < 1:
            raise Refusal(f"Say how many steps to {verb}: 1 or more.")
        count = min(count, _MOST_STEPS)
        with self._lock, self.connection.writing():
            find = journal.next_undo if undo else journal.next_redo
            steps = find(self.connection, count)
            if len(steps) < count:
                raise Refusal(_too_few(verb, len(steps)))
            rows = 0
            for number in steps:
                inverse = apply(self.connection, journal.payload(self.connection, number))
                rows += size(inverse)
                journal.turn(self.connection, number, undone=undo, payload=inverse)
            sentence = self._said(steps, undo=undo)
            if not rows:  # a purge was faster
                sentence = f"{sentence} Nothing of it was left."
            written = journal.append(
                self.connection,
                at=to_ms(self.now()),
                actor=self.actor,
                kind=verb,
                sentence=sentence,
                rows=rows,
                of_step=steps[-1],
            )
        return Done(written, sentence, rows)

    def _said(self, steps: list[int], *, undo: bool) -> str:
        """Return the sentence for having turned *steps*."""
        word = "Undid" if undo else "Redid"
        if len(steps) == 1:
            return f"{word}: {journal.sentence(self.connection, steps[0])}"
        return f"{word} {len(steps)} steps, {steps[0]} to {steps[-1]}."

    def _refuse_read_only(self) -> None:
        """Refuse where the workspace may only read."""
        if self.read_only:
            raise Refusal("This file is open read-only; nothing was changed.")


def _too_few(verb: str, there: int) -> str:
    """Return why *verb* cannot go that far."""
    if there == 0:
        return f"There is nothing to {verb}."
    steps = "1 step" if there == 1 else f"{there} steps"
    return f"Only {steps} can be {'undone' if verb == 'undo' else 'redone'}; nothing was changed."
