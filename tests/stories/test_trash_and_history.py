"""The trash, undo, redo and the history, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shop import customer, dump, group, open_shop, sentences
from tests.stories.stage import on_stage

if TYPE_CHECKING:
    from tests.shop import StillClock

    from cgtui.services.workspace import Workspace


async def test_the_trash_shows_deleted_rows_dimmed_and_r_restores_one(shop: Workspace) -> None:
    """X shows what was deleted and leaves again; a restored group has its members again."""
    async with on_stage(shop) as stage:
        await stage.press("1", "X")
        await stage.sees("trash")
        assert ["Old fair"] == stage.rows(1)
        assert stage.bench.pane.source.rows(0, 1)[0].dim

        await stage.press("r")
        await stage.told('Restored customer group "Old fair"')
        assert 1 == group(shop, "Old fair").customer_count
        await stage.sees("Nothing in the trash")

        await stage.press("X")
        assert "Old fair" in stage.rows(1)


async def test_many_rows_are_restored_as_one_step(shop: Workspace) -> None:
    """Several rows ask for a y, and u puts all of them back into the trash."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "d", "y", "X")
        assert ["ada@lovelace.io", "alan@bletchley.uk", "ghost@example.com"] == stage.rows(2)

        await stage.press("a", "r")
        await stage.sees("Restore 3 customers?")
        await stage.press("y")
        await stage.told("Restored 3 customers")
        assert [] == stage.rows(2)

        await stage.press("u")
        await stage.told("Undid")
        assert 3 == len(stage.rows(2))


async def test_a_name_that_is_taken_meanwhile_is_said(shop: Workspace) -> None:
    """Restoring a group whose name another one has is refused with that one's id."""
    async with on_stage(shop) as stage:
        await stage.press("1", "n")
        await stage.type("Old fair")
        await stage.press("ctrl+s", "X", "r")

        await stage.sees("Old fair")
        await stage.told("!")
        assert ["Old fair"] == stage.rows(1)


async def test_purging_wants_a_word_and_is_for_good(shop: Workspace) -> None:
    """One row wants its name, several the word PURGE; afterwards nothing brings them back."""
    async with on_stage(shop) as stage:
        await stage.press("1", "d", "y", "X", "P")
        await stage.sees("Purge 2 customer groups from the trash?")
        await stage.sees("This is the one thing that cannot be undone")
        await stage.type("y")
        await stage.press("enter", "escape")
        assert ["Empty", "Old fair"] == stage.rows(1)

        await stage.press("space", "P")
        await stage.sees("Type Empty to purge")
        await stage.type("Empty")
        await stage.press("enter")
        await stage.told("cannot be undone")
        assert ["Old fair"] == stage.rows(1)

        await stage.press("u", "u", "u")
        assert ["Old fair"] == stage.rows(1)


async def test_the_keys_that_write_are_off_in_the_trash(shop: Workspace) -> None:
    """A key that does not work on deleted rows says why, and nothing is written."""
    async with on_stage(shop) as stage:
        await stage.press("1", "X", "e")
        await stage.sees("These rows are in the trash")

        await stage.press("d", "m", "n", "enter")
        assert [] == sentences(shop)


async def test_undo_and_redo_go_through_all_steps(shop: Workspace) -> None:
    """The key u and U walk the steps one by one; a new change ends redo; the header counts both."""
    before = dump(shop)
    async with on_stage(shop) as stage:
        await stage.press("d", "y", "1", "d", "y")
        await stage.sees("undo 2")
        after = dump(shop)
        await stage.press("u", "u")
        await stage.sees("redo 2")
        assert before == dump(shop)

        await stage.press("U", "U")
        await stage.sees("undo 2")
        assert after == dump(shop)

        await stage.press("U")
        await stage.sees("There is nothing to redo")
        await stage.press("u", "2", "d", "y")
        await stage.sees("undo 2")
        assert "redo" not in stage.screen.splitlines()[0]


async def test_undo_works_after_the_program_was_left(shop: Workspace, clock: StillClock) -> None:
    """What was done last week is taken back today: the steps are in the file."""
    before = dump(shop)
    async with on_stage(shop) as stage:
        await stage.press("d", "y", "d", "y")
        await stage.told("Deleted")
    clock.wait(days=7)
    with open_shop(shop.path, clock=clock) as later:
        async with on_stage(later) as stage:
            await stage.press("u", "u")
            await stage.sees("redo 2")

        assert before == dump(later)


async def test_the_history_leads_back_to_any_step(shop: Workspace) -> None:
    """H lists when, what, by whom, how many rows; enter asks and goes back to before the step."""
    async with on_stage(shop) as stage:
        await stage.press("e", "tab")
        await stage.type("X")
        await stage.press("ctrl+s", "j", "d", "y", "d", "y", "H")
        await stage.sees('Deleted customer "alan@bletchley.uk"')
        await stage.sees("tester")
        await stage.press("j", "enter")
        await stage.sees("Undo 2 steps?")
        await stage.press("y")
        await stage.told("Undid")

        assert 8 == len(stage.rows(2))
        assert "AdaX" == customer(shop, "ada@lovelace.io").first_name


async def test_one_step_is_undone_from_within_the_history(shop: Workspace) -> None:
    """The key u and U work in the list too, which shows at once what became of the step."""
    async with on_stage(shop) as stage:
        await stage.press("d", "y", "H", "u")
        await stage.sees("undone")
        await stage.press("U")
        await stage.sees("Redid")
        await stage.press("escape")

        assert 7 == len(stage.rows(2))


async def test_a_large_terminal_shows_the_newest_steps_all_the_time(shop: Workspace) -> None:
    """At 200x50 a strip under the panes tells what was changed."""
    async with on_stage(shop, size=(200, 50)) as stage:
        await stage.sees("Nothing has been changed yet")
        await stage.press("d", "y")

        await stage.sees('#1     2026-11-23 09:00  Deleted customer "ada@lovelace.io"')
