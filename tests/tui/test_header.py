"""The first line and the two lines above the footer, painted alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from cgtui.tui.workbench.header import Chip, Header, HeaderFacts
from cgtui.tui.workbench.status import StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

CHIPS = tuple(Chip(f"group=Number {number}", f"scope:{number}") for number in range(6))


class Lines(App[None]):
    """A header and a line under it."""

    def __init__(self, facts: HeaderFacts, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.header = Header(facts, ascii_only=ascii_only)
        self.header.styles.height = 1
        self.line = StatusLine(id="line")
        self.line.styles.height = 1
        self.closed: list[Chip] = []

    def compose(self) -> ComposeResult:
        """Lay one over the other."""
        yield self.header
        yield self.line

    def on_header_closed(self, message: Header.Closed) -> None:
        """Remember which chip was clicked."""
        self.closed.append(message.chip)

    def row(self, y: int) -> str:
        """Return a line of the screen."""
        return self.screen._compositor.render_strips()[y].text


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_what_can_be_undone_is_always_told(width: int) -> None:
    """Chips that do not fit are counted; the right end is whole at every width."""
    facts = HeaderFacts("shop.db", CHIPS, undo=1204, redo=3, demo=True, read_only=True)
    app = Lines(facts)
    async with app.run_test(size=(width, 5)):
        line = app.row(0)

        assert width == len(line)
        assert line.rstrip().endswith("undo 1,204  redo 3")
        shown = line.count("group=")
        assert (f"+{6 - shown}" in line) is (shown < 6)
        assert "DEMO" in line
        assert "read-only" in line


async def test_a_click_anywhere_on_a_chip_takes_it_away() -> None:
    """A chip that only tells is not closed by a click, nor is the file."""
    app = Lines(HeaderFacts("shop.db", (Chip("group=VIP", "scope:x"), Chip("only told"))))
    async with app.run_test(size=(80, 5)) as pilot:
        for text in ("group=VIP", "only told", "shop.db"):
            await pilot.click(offset=(app.row(0).index(text), 0))

        assert ["group=VIP"] == [chip.text for chip in app.closed]


async def test_a_hostile_name_is_text_and_cut() -> None:
    """Neither markup nor control characters nor length do anything."""
    chips = (Chip("group=[bold]x[/]\x1b[2J", "a"), Chip("list=" + "long " * 2_000, "b"))
    app = Lines(HeaderFacts("[/]\n.db", chips), ascii_only=True)
    async with app.run_test(size=(120, 5)):
        line = app.row(0)

        assert 120 == len(line)
        assert "group=[bold]x[/]" in line
        assert "\x1b" not in line
        assert "~ x" in line


async def test_the_right_part_of_a_line_is_kept_whole() -> None:
    """What is too long at the left is cut, so that undo and the time can be read."""
    app = Lines(HeaderFacts("shop.db"))
    async with app.run_test(size=(60, 5)) as pilot:
        app.line.show("Deleted " + "very long " * 50, "u undo · 14:02", tone="done")
        await pilot.pause()
        line = app.row(1)

        assert 60 == len(line)
        assert line.endswith("u undo · 14:02 ")
        assert "…" in line


async def test_a_line_shows_texts_of_the_data_as_text() -> None:
    """A name that wants to be markup or a command is shown."""
    app = Lines(HeaderFacts("shop.db"))
    async with app.run_test(size=(60, 5)) as pilot:
        app.line.show("Deleted [@click=app.quit]x[/]\x07")
        await pilot.pause()

        assert "Deleted [@click=app.quit]x[/]" in app.row(1)
        assert "\x07" not in app.row(1)
