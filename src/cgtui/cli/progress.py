"""How far a long command is, on standard error, and the wish to stop it."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

import click

from cgtui.domain.text import count_noun, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from cgtui.services.imports import Progress

_ON_TERMINAL = 0.1
_IN_A_LOG = 5.0
"""Seconds between two lines; a short import says nothing in a log."""


class Meter:
    """Tells progress: on one line of a terminal, in a log with a line now and then."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._told = time.monotonic()
        self._painted = False

    def __call__(self, progress: Progress) -> None:
        """Tell *progress*, unless something was told a moment ago."""
        now = time.monotonic()
        if now - self._told < (_ON_TERMINAL if self._terminal else _IN_A_LOG):
            return
        self._told = now
        self._painted = self._terminal
        line = show(progress)
        click.echo(f"\r\x1b[2K{line}" if self._terminal else line, err=True, nl=not self._terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the line from a terminal."""
        if self._painted:
            click.echo("\r\x1b[2K", err=True, nl=False)


def show(progress: Progress) -> str:
    """Return *progress* as one line."""
    share = [f"{100 * progress.done // progress.total} %"] if progress.total else []
    if progress.doing == "writing":
        return f"Writing: {', '.join([*share, count_noun(progress.done, 'row')])}"
    lines = count_noun(progress.lines, "line")
    return f"Reading {visible(progress.file)}: {', '.join([*share, lines])}"


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Lend a question: does the user want to stop?  The first ctrl+c says yes, a second breaks."""
    asked = False

    def interrupted(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            signal.default_int_handler(number, frame)
        asked = True

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
