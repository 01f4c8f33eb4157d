"""A stage for one dialog: a program that opens it at once and keeps what it answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from cgtui import tui
from cgtui.tui.theme import THEMES

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.screen import Screen

HOSTILE = (
    "[bold]x[/bold]",
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[2J\x9b31mwiped",
    "two\nlines\ttab",
    "",
    "日本語の名前",
    "👩‍👩‍👧 family",
    "\u202eright to left",
    "x" * 10_000,
    "\ud800",
)
"""What data may hold; shown as text everywhere, obeyed nowhere."""

DARK, LIGHT = (each.name for each in THEMES)

LOOKS = [
    ((200, 50), DARK, False),
    ((120, 36), LIGHT, True),
    ((80, 24), LIGHT, False),
    ((60, 16), DARK, True),
    ((20, 5), LIGHT, False),
    ((3, 2), DARK, True),
]
"""Size, theme, whether in ASCII: how every dialog is opened; from 60x16 on all of it works."""

_TUI = Path(tui.__path__[0])


class DialogApp(App[None]):
    """Opens a dialog over an empty screen."""

    CSS_PATH: ClassVar[list[Any]] = sorted(_TUI.rglob("*.tcss"))
    """All of the program's, in its order: what comes later wins."""

    def __init__(self, dialog: Screen[Any], *, theme: str = THEMES[0].name) -> None:
        """Open *dialog* at once."""
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.dialog = dialog
        self.answers: list[Any] = []
        self.helped = 0

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(self.dialog, self.answers.append)

    def action_help_open(self) -> None:
        """Count how often the help was asked for."""
        self.helped += 1

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    def line(self, part: str) -> str:
        """Return the first line of the screen that holds *part*, without the frame."""
        found = [line for line in self.lines if part in line]
        assert found, f"{part!r} is not on the screen:\n{self.text}"
        return found[0].strip(" │|")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until the screen shows the outcome."""
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type *text*, letter by letter."""
    await press(pilot, *("space" if letter == " " else letter for letter in text))
