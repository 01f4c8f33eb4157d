"""The mouse works everywhere and is never needed, told by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stories.stage import on_stage
from textual.events import MouseScrollDown

if TYPE_CHECKING:
    from tests.stories.stage import Stage

    from cgtui.services.workspace import Workspace


async def click(stage: Stage, text: str, *, times: int = 1, **held: bool) -> None:
    """Click on the first letter of *text*, wherever on the screen it is."""
    lines = stage.screen.splitlines()
    y = next(number for number, line in enumerate(lines) if text in line)
    x = lines[y].index(text)
    await stage.pilot.click(offset=(x, y), times=times, **held)
    await stage.settle()


async def test_a_click_goes_to_the_pane_and_the_row(shop: Workspace) -> None:
    """One click on a row of another pane: that pane has the focus, that row the cursor."""
    async with on_stage(shop) as stage:
        await click(stage, "Staff 2025")

        assert 3 == stage.bench.pane.number
        assert stage.rows(3).index("Staff 2025") == stage.bench.pane.table.cursor


async def test_a_double_click_edits(shop: Workspace) -> None:
    """Two clicks open the form of the row, in whichever pane."""
    async with on_stage(shop) as stage:
        await click(stage, "Wholesale", times=2)

        await stage.sees('Edit customer group "Wholesale"')


async def test_a_double_click_in_a_locked_file_says_why_not(shop: Workspace) -> None:
    """What a key may not do, the mouse may not either."""
    shop.read_only = True
    async with on_stage(shop) as stage:
        await click(stage, "barbara@mit.edu", times=2)

        await stage.sees("This file is open read-only.")


async def test_a_click_on_a_header_sorts_and_again_turns_round(shop: Workspace) -> None:
    """The column that was clicked is sorted by; twice, the other way round."""
    async with on_stage(shop) as stage:
        await click(stage, "CUST")
        assert ["Empty", "Press", "Wholesale", "VIP"] == stage.rows(1)

        await click(stage, "CUST")
        assert ["VIP", "Wholesale", "Press", "Empty"] == stage.rows(1)


async def test_ctrl_and_shift_clicks_mark(shop: Workspace) -> None:
    """Ctrl-click marks one row, shift-click all up to it."""
    async with on_stage(shop) as stage:
        await click(stage, "ken@bell.com", control=True)
        await stage.sees("1 selected")

        await click(stage, "barbara@mit.edu", shift=True)
        await stage.sees("5 selected")


async def test_the_cross_of_a_chip_takes_it_away(shop: Workspace) -> None:
    """Scope, filter, only marked and trash: a click on the chip ends each."""
    async with on_stage(shop, size=(160, 36)) as stage:
        await stage.press("1", "j", "j", "enter", "2", "slash")
        await stage.type("a")
        await stage.press("enter", "space", "o", "1", "X")
        for chip in ("group=VIP", "customers filter: a", "customers only marked", " trash"):
            assert chip in stage.screen.splitlines()[0]
            await click(stage, chip)
            assert chip not in stage.screen.splitlines()[0]

        assert 4 == len(stage.rows(1))
        assert 8 == len(stage.rows(2))


async def test_the_footer_and_the_tabs_can_be_clicked(shop: Workspace) -> None:
    """A key of the footer is pressed by a click; a tab of the inspector is turned to."""
    async with on_stage(shop) as stage:
        await click(stage, "Orders")
        await stage.sees("[Orders]")
        await click(stage, "e edit")

        await stage.sees("Edit customer ada@lovelace.io")


async def test_a_question_is_answered_by_a_click(shop: Workspace) -> None:
    """Cancel leaves everything; the other one makes the change."""
    async with on_stage(shop) as stage:
        await stage.press("d")
        await click(stage, "[ Cancel ]")
        assert 8 == len(stage.rows(2))

        await stage.press("d")
        await click(stage, "[ y Delete ]")
        await stage.told("Deleted")


async def test_the_wheel_scrolls_the_pane_under_the_pointer(shop: Workspace) -> None:
    """Without the focus, too; the cursor stays where it is."""
    async with on_stage(shop, size=(80, 16)) as stage:
        await stage.press("1")
        table = stage.bench.panes[1].table
        await stage.pilot._post_mouse_events([MouseScrollDown], widget=table)
        await stage.settle()

        assert 0 == table.cursor
        assert 1 == stage.bench.pane.number
