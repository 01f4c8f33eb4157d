"""Lines to read and to copy."""

from __future__ import annotations

import pytest
from tests.tui.dialog_stage import HOSTILE, LOOKS, DialogApp, press

from cgtui.tui.dialogs.report import LINES_SHOWN, Report

MISSES = ("nobody@example.com", "who@example.com", "cus_unknown")


async def test_it_shows_the_lines() -> None:
    """The title and every line are there, with the keys that work."""
    app = DialogApp(Report("47 of 50 selected; 3 unknown", MISSES))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "─ 47 of 50 selected; 3 unknown ─" in app.text
        assert all(app.line(miss) == miss for miss in MISSES)
        assert "esc close  y copy all" in app.lines[-1]


@pytest.mark.parametrize("key", ["escape", "q", "enter"])
async def test_closing(key: str) -> None:
    """Esc, q and enter close it."""
    app = DialogApp(Report("Unknown", MISSES))
    async with app.run_test() as pilot:
        await press(pilot, key)

    assert [None] == app.answers


async def test_copying() -> None:
    """Y copies all lines, says how many, and leaves the lines open."""
    copied: list[str] = []
    app = DialogApp(Report("Unknown", MISSES, copy=copied.append))
    async with app.run_test() as pilot:
        await press(pilot, "y")

        assert ["nobody@example.com\nwho@example.com\ncus_unknown"] == copied
        assert ["Copied 3 lines."] == [each.message for each in app._notifications]
        assert [] == app.answers


async def test_the_clipboard() -> None:
    """Without anything else to do with it the text goes onto the clipboard."""
    app = DialogApp(Report("Unknown", MISSES))
    async with app.run_test() as pilot:
        await press(pilot, "y")

        assert app.clipboard == "\n".join(MISSES)


async def test_a_long_report() -> None:
    """It scrolls to its end; of very many lines some are shown, and all are copied."""
    copied: list[str] = []
    lines = [f"line {number}" for number in range(LINES_SHOWN + 200)]
    app = DialogApp(Report("Long", lines, copy=copied.append))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert "line 0" in app.text
        await press(pilot, "j", "pagedown", "ctrl+d", "k", "pageup", "ctrl+u")
        assert "line 0" in app.text
        await press(pilot, "G")
        assert "and 200 more lines; copying gives all." == app.line("more lines")
        await press(pilot, "g", "y")
        assert "line 0" in app.text

    assert lines == copied[0].splitlines()


async def test_nothing_to_report() -> None:
    """An empty report says so, and cannot be copied."""
    app = DialogApp(Report("Unknown", ()))
    async with app.run_test() as pilot:
        await press(pilot, "y")

        assert "Nothing." == app.line("Nothing")
        assert ["There is nothing to copy."] == [each.message for each in app._notifications]


async def test_lines_with_a_meaning() -> None:
    """A warning is led by a sign, so that it is seen without colours."""
    app = DialogApp(Report("Read", [("Look out", "alert"), ("by the way", "muted"), "plain"]))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "! Look out" == app.line("Look out")
        assert "plain" == app.line("plain")


@pytest.mark.parametrize(("size", "theme", "ascii_only"), LOOKS, ids=str)
async def test_hostile_lines_at_any_size(
    size: tuple[int, int],
    theme: str,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    """Whatever the lines hold, they are shown as text, and wrapped where they are too long."""
    app = DialogApp(Report(HOSTILE[3], HOSTILE, ascii_only=ascii_only), theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "\x1b" not in app.text and "\u202e" not in app.text
        assert size[0] < 60 or "[@click=app.quit]x[/]" in app.text
        await press(pilot, "G", "escape")

    assert [None] == app.answers
