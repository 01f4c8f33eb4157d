"""A lane: one thread with a reading connection of its own, where the newest question wins.

A question that can be slow never runs on the screen's thread.  Asking again stops the statement
that is running; an answer that comes too late is never delivered.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from cgtui.store.connection import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from cgtui.services.workspace import Workspace
    from cgtui.store.connection import Connection

Answer = TypeVar("Answer")


class Superseded(Exception):  # noqa: N818 - nothing went wrong
    """A newer question was asked, or the lane was closed; this one has no answer."""


class Lane:
    """One thread that reads the workspace's file; used by one pane."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        self._workspace = workspace
        self._threads = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{name}")
        self._lock = threading.Lock()
        self._newest = 0
        self._running = False
        self._connection: Connection | None = None

    def ask(self, question: Callable[[Connection], Answer]) -> Future[Answer]:
        """Ask, and stop whatever was asked before.

        Returns:
            The answer to come; it raises :class:`Superseded` once a newer question was asked.
        """
        with self._lock:
            self._newest += 1
            number = self._newest
            if self._running and self._connection:
                self._connection.interrupt()
        return self._threads.submit(self._answer, number, question)

    def _answer(self, number: int, question: Callable[[Connection], Answer]) -> Answer:
        """Run on the lane's thread."""
        if self._connection is None:
            self._connection = self._workspace.reader()
        with self._lock:
            if number != self._newest:
                raise Superseded
            self._running = True
        try:
            answer = question(self._connection)
        except Interrupted as interrupted:
            raise Superseded from interrupted
        finally:
            with self._lock:
                self._running = False
        if number != self._newest:
            raise Superseded
        return answer

    def close(self) -> None:
        """Stop what runs and close the connection."""
        with self._lock:
            self._newest += 1
            if self._running and self._connection:
                self._connection.interrupt()
        self._threads.shutdown(wait=True, cancel_futures=True)
        if self._connection is not None:
            self._connection.close()


class Writer:
    """One thread for all that is written, one after the other, so that the screen stays alive."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="writer")

    def run(self, verb: Callable[[], Answer]) -> Future[Answer]:
        """Run *verb*, such as a service with its arguments, after all that was handed in before."""
        return self._threads.submit(verb)

    def close(self) -> None:
        """Wait for what is being written."""
        self._threads.shutdown(wait=True)
