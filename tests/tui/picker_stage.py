"""A stage for one picker: a program that opens it and remembers what it answered."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from cgtui import tui
from cgtui.tui.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from textual.pilot import Pilot
    from textual.widget import Widget

    from cgtui.tui.dialogs.picker import Picker

OPEN = "still open"


class PickerApp(App[None]):
    """Opens a picker over an empty screen."""

    CSS_PATH = sorted(Path(tui.__path__[0]).rglob("*.tcss"))

    def __init__(self, picker: Picker[object], *, theme: str = "cgtui-dark") -> None:
        """Open *picker* at once."""
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.picker = picker
        self.answer: object = OPEN
        self.pilot: Pilot[None]

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(self.picker, self.end)

    def end(self, answer: object) -> None:
        """Remember what was picked."""
        self.answer = answer

    async def resize(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        await self.pilot.resize_terminal(width, height)

    async def click(self, widget: Widget, x: int, y: int) -> None:
        """Click on a cell of *widget*."""
        await self.pilot.click(widget, offset=(x, y))
        await _settle(self, self.pilot)

    def shown(self) -> str:
        """Return the screen as text, line by line."""
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def line(self, text: str) -> str:
        """Return the first line of the screen that holds *text*, without the frame."""
        found = [line for line in self.shown().splitlines() if text in line]
        assert found, f"{text!r} is not on the screen:\n{self.shown()}"
        return found[0].strip("│┃|▐> ")

    @property
    def names(self) -> list[str]:
        """Return what stands in the second column of the rows on screen."""
        table = self.picker.table
        return [table._pages.row(at).cells[1] for at in table.rows_on_screen]

    @property
    def current(self) -> str:
        """Return what the row under the cursor is called."""
        table = self.picker.table
        return table._pages.row(table.cursor).cells[1]


@asynccontextmanager
async def picking(
    picker: Picker[object], *, size: tuple[int, int] = (80, 24), theme: str = "cgtui-dark"
) -> AsyncIterator[tuple[PickerApp, Callable[..., Awaitable[None]]]]:
    """Yield the program and a way to press keys, which waits until everything is answered."""
    app = PickerApp(picker, theme=theme)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.pilot = pilot
        await pilot.pause()
        await _settle(app, pilot)

        async def press(*keys: str) -> None:
            await pilot.press(*keys)
            await _settle(app, pilot)

        yield app, press


async def _settle(app: PickerApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is asked any more."""
    await app.workers.wait_for_complete()
    await pilot.pause()
