"""The pictures in ``screenshots/``, taken from the running program on the demo shop.

``python -m tests.screenshots`` takes them all again; the bytes are the same on every machine.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

# Textual reads these when it is imported.
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")

from cgtui.services import demo
from cgtui.tui.app import Cgtui

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.app import App
    from textual.pilot import Pilot

FOLDER = Path(__file__).parents[1] / "screenshots"

RENEW = "python -m tests.screenshots"
"""The command that takes all pictures again."""

DARK, LIGHT = "cgtui-dark", "cgtui-light"
SIZES = ((80, 24), (120, 36), (200, 50))

_LOOK_AGAIN = 0.035
"""Seconds between two looks whether the screen still changes."""
_SAME_LOOKS = 4
"""Looks that must be the same: longer than any pause after which the program asks by itself."""
_WAITS_FOR_ITS_USER = frozenset({"dialog", "picker", "write"})
"""The groups of workers that may have opened what lies on top."""

VIP_AND_THREE = ("1 end k enter", "2 j space space space")
"""The group VIP is pinned, and three of its customers are marked."""

PICKER = (*VIP_AND_THREE, "m", "down enter", "down down down down down down enter")
"""Those three are about to be put into two more groups; one is in one of them already."""

DELETING = ("1 end k", "d")
"""VIP would be deleted, and a price list with it would have no group any more."""

FORM = ("/", "'hannelore'", "enter", "e")
"""A customer with metadata of every type is being edited."""

HELP = ("?", "'undo'")
"""The keys, narrowed by a word."""

HISTORY = (*PICKER, "ctrl+s", "3 end k t", "u", "H")
"""After a few changes, one of them taken back."""

TRASH = ("X",)
"""Two customers are in the trash."""


class Picture(NamedTuple):
    """One picture: its file's name, and what is pressed before it is taken."""

    name: str
    scene: tuple[str, ...]
    size: tuple[int, int] = (120, 36)
    theme: str = DARK

    @property
    def path(self) -> Path:
        """Where it lies."""
        return FOLDER / f"{self.name}.svg"


def _workbench(size: tuple[int, int], theme: str) -> Picture:
    columns, rows = size
    name = f"workbench-{columns}x{rows}-{theme.removeprefix('cgtui-')}"
    return Picture(name, VIP_AND_THREE, size, theme)


PICTURES = (
    *(_workbench(size, theme) for size in SIZES for theme in (DARK, LIGHT)),
    Picture("group-picker", PICKER),
    Picture("delete-group", DELETING),
    Picture("edit-customer", FORM),
    Picture("keys", HELP),
    Picture("history", HISTORY),
    Picture("trash", TRASH),
)
"""All of them, as the README and the folder show them."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the screen has stopped changing and no question is open."""
    same = 0
    last = None
    while same < _SAME_LOOKS:
        await pilot.pause(_LOOK_AGAIN)
        now = pilot.app.screen._compositor.render_strips()
        same = 0 if now != last or _is_busy(pilot.app) else same + 1
        last = now


def _is_busy(app: App[None]) -> bool:
    """Tell whether something is being asked or written; a question to the user is not that."""
    ignored = _WAITS_FOR_ITS_USER if len(app.screen_stack) > 1 else ()
    return any(worker.is_running and worker.group not in ignored for worker in app.workers)


async def play(pilot: Pilot[None], scene: tuple[str, ...]) -> None:
    """Press what a scene says: keys with blanks between, or a text in quotes to type."""
    for part in scene:
        keys = list(part[1:-1]) if part.startswith("'") else part.split(" ")
        await pilot.press(*keys)
        await settled(pilot)


@asynccontextmanager
async def on_the_demo_shop(
    size: tuple[int, int] = (120, 36), theme: str = DARK
) -> AsyncIterator[tuple[Cgtui, Pilot[None]]]:
    """Run the program on the demo shop, whose morning stands still."""
    with demo.open_demo(clock=lambda: demo.STORY_NOW, zone=UTC, actor="demo") as workspace:
        app = Cgtui(workspace, demo=True)
        app.theme = theme
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield app, pilot


async def take(picture: Picture) -> str:
    """Return *picture* as it looks now."""
    async with on_the_demo_shop(picture.size, picture.theme) as (app, pilot):
        await play(pilot, picture.scene)
        return app.export_screenshot() + "\n"


def renew() -> None:
    """Take all pictures again, and throw away those that are no longer taken."""
    FOLDER.mkdir(exist_ok=True)
    for stale in {*FOLDER.glob("*.svg")} - {picture.path for picture in PICTURES}:
        stale.unlink()
    for picture in PICTURES:
        picture.path.write_text(asyncio.run(take(picture)), "utf-8")


if __name__ == "__main__":
    renew()
