"""A workbench to press keys on and to read like a user: what the stories are played on."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

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
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type *text* as a user in a hurry would, and wait until all has settled."""
        names = {" ": "space", "@": "at", ".": "full_stop", "-": "minus", "_": "underscore",
                 "/": "slash", ":": "colon", '"': "quotation_mark", "=": "equals_sign"}  # fmt: skip
        await self.pilot.press(*(names.get(letter, letter) for letter in text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until no question is open and nothing is about to be painted."""
        await self.pilot.pause(0.1)
        await self.pilot.pause()

    async def sees(self, text: str) -> None:
        """Wait until *text* is on the screen; fail with the whole screen if it never is."""
        for _ in range(PATIENCE):
            if text in self.screen:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never saw {text!r} in:\n{self.screen}")

    async def told(self, text: str) -> None:
        """Wait until the change line says *text*."""
        for _ in range(PATIENCE):
            if text in self.change:
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
    async with app.run_test(size=size) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        yield stage
