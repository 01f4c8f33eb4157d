"""A workbench to press keys on and to read like a user: what the stories are played on."""

from __future__ import annotations

import unicodedata
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual import events
from textual.keys import _character_to_key, _get_unicode_name_from_key

from cgtui.tui.app import Cgtui

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from cgtui.services.workspace import Workspace
    from cgtui.tui.keymap import Configuration
    from cgtui.tui.memory import Memory
    from cgtui.tui.workbench.screen import Workbench

PATIENCE = 200
"""How often a story looks again before it gives up on what it expects."""

_BREATH = 0.004
"""Seconds between two looks whether all has settled."""
_QUIET = 4
"""In how many looks on end nothing may be under way until all has settled."""

_THAT_ASK = {"dialog", "write", "save"}
"""The groups of workers that may wait for the answer of a dialog."""


class Stage:
    """One running workbench."""

    def __init__(self, app: Cgtui, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def bench(self) -> Workbench:
        """Return the main screen, whatever lies on top of it."""
        return self.app.screen_stack[0]  # type: ignore[return-value]

    @property
    def screen(self) -> str:
        """Return the text of everything on the terminal, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def change(self) -> str:
        """Return the line that tells what the last change did."""
        return self.bench.change_line.text

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait until all has settled."""
        for key in keys:
            self.strike(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type *text* as a user in a hurry would, and wait until all has settled."""
        for letter in text:
            self.strike(letter)
        await self.settle()

    def strike(self, key: str) -> None:
        """Send one key, named as Textual does or by its character, as the terminal would."""
        name = _character_to_key(key) if len(key) == 1 else key
        try:
            character = unicodedata.lookup(_get_unicode_name_from_key(name))
        except KeyError:
            character = key if len(key) == 1 else None
        self.app.post_message(events.Key(name, character))

    async def paste(self, text: str) -> None:
        """Paste *text* as the terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything that was begun has ended, or waits for an answer."""
        quiet = 0
        for _ in range(10 * PATIENCE):
            await self.pilot.pause(_BREATH)
            quiet = 0 if self._busy() else quiet + 1
            if quiet == _QUIET:
                return

    def _busy(self) -> bool:
        """Tell whether something is still read, written, or searched for."""
        asking = len(self.app.screen_stack) > 1
        groups = {worker.group for worker in self.app.workers if not worker.is_finished}
        keys = bool(self.app._waiting) or self.bench._typing is not None
        return keys or bool(groups - _THAT_ASK if asking else groups)

    async def sees(self, text: str) -> None:
        """Wait until *text* is on the screen; fail with the whole screen if it never is."""
        for _ in range(PATIENCE):
            if text in self.screen:
                await self.settle()
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never saw {text!r} in:\n{self.screen}")

    async def told(self, text: str) -> None:
        """Wait until the change line says *text*."""
        for _ in range(PATIENCE):
            if text in self.change:
                await self.settle()
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never told {text!r}; last: {self.change!r}\n{self.screen}")

    def rows(self, pane: int) -> list[str]:
        """Return the first cell of every row of a pane (1 to 3), hidden columns aside."""
        source = self.bench.panes[pane - 1].source
        return [row.cells[0] for row in source.rows(0, len(source))] if source else []


@asynccontextmanager
async def on_stage(
    workspace: Workspace,
    *,
    size: tuple[int, int] = (120, 36),
    demo: bool = False,
    ascii_only: bool = False,
    configuration: Configuration | None = None,
    memory: Memory | None = None,
) -> AsyncIterator[Stage]:
    """Show the workbench on *workspace* for the length of a ``with``."""
    app = Cgtui(
        workspace, demo=demo, ascii_only=ascii_only, configuration=configuration, memory=memory
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        yield stage
