"""Filtering and marking rows, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stories.stage import on_stage
from textual import events

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


async def test_a_filter_narrows_while_one_types(shop: Workspace) -> None:
    """Every word must be in name, e-mail, company or id; case and accents do not matter."""
    async with on_stage(shop) as stage:
        await stage.press("slash")
        await stage.type("bell ken")
        await stage.sees("1/8")
        assert ["ken@bell.com"] == stage.rows(2)

        await stage.press("escape", "escape", "slash")
        await stage.type("muller")
        await stage.sees("zoe@example.de")
        assert ["zoe@example.de"] == stage.rows(2)


async def test_the_filter_can_be_switched_off_and_on(shop: Workspace) -> None:
    """The backslash shows all rows and then the filtered ones again; the chip says which."""
    async with on_stage(shop) as stage:
        await stage.press("slash")
        await stage.type("bell")
        await stage.press("enter")
        assert 3 == len(stage.rows(2))

        await stage.press("backslash")
        assert 8 == len(stage.rows(2))
        assert "filter: bell (off)" in stage.screen

        await stage.press("backslash")
        assert 3 == len(stage.rows(2))


async def test_a_filter_never_hides_marked_rows_silently(shop: Workspace) -> None:
    """Marks survive the filter, and the selection line says how many are out of sight."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "slash")
        await stage.type("ken")
        await stage.press("enter", "space")

        await stage.sees("3 selected · 2 hidden by filter")


async def test_ranges_all_invert_and_only_marked(shop: Workspace) -> None:
    """V draws a range, a marks all, * turns the marks round, o shows only the marked."""
    async with on_stage(shop) as stage:
        await stage.press("v", "j", "j", "v")
        await stage.sees("3 selected")

        await stage.press("asterisk")
        await stage.sees("5 selected")

        await stage.press("o")
        await stage.sees("only marked")
        assert 5 == len(stage.rows(2))

        await stage.press("o", "escape", "a")
        await stage.sees("8 selected")

        await stage.press("a")
        assert "selected" not in stage.screen

        await stage.press("g", "shift+down", "shift+down")
        await stage.sees("3 selected")


async def test_the_same_value_is_marked_in_the_column_under_the_cursor(shop: Workspace) -> None:
    """A comma marks every row whose current column reads the same."""
    async with on_stage(shop, size=(200, 50)) as stage:
        await stage.press(*["shift+right"] * 5, "comma")
        kind = stage.bench.pane.table.column_key
        await stage.sees("selected")

        assert "account" == kind
        assert 5 == len(stage.bench.pane.selection)


async def test_a_pasted_column_of_e_mails_marks_the_rows(shop: Workspace) -> None:
    """Known e-mails are marked; the unknown ones are counted and listed."""
    pasted = "ada@lovelace.io\nKEN@bell.com\nnobody@nowhere.example\n"
    async with on_stage(shop) as stage:
        stage.app.post_message(events.Paste(pasted))
        await stage.sees("nobody@nowhere.example")
        await stage.press("escape")

        assert 2 == len(stage.bench.pane.selection)
        await stage.told("2 of 3 pasted found")


async def test_rows_are_sorted_by_any_column_both_ways(shop: Workspace) -> None:
    """S chooses the column, S turns the order round, and the header shows it."""
    async with on_stage(shop) as stage:
        await stage.press("S")
        assert "zoe@example.de" == stage.rows(2)[0]

        await stage.press("1", "s")
        await stage.type("cust")
        await stage.press("enter", "S")
        assert ["VIP", "Wholesale", "Press", "Empty"] == stage.rows(1)


async def test_columns_are_chosen_and_kept(shop: Workspace) -> None:
    """The column chooser adds a column to the pane."""
    async with on_stage(shop, size=(200, 50)) as stage:
        assert "COMPANY" not in stage.screen

        stage.bench.pane.show_columns(("email", "company", "name"))
        await stage.settle()
        assert "COMPANY" in stage.screen
        assert "Bletchley Park" in stage.screen
