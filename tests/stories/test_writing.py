"""Changes that take their time, and leaving in the middle of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shop import LONG_AGO, dump, group, miscounted, open_shop, sentences, write
from tests.stories.stage import on_stage

from cgtui.domain.changes import InsertRows, Kind
from cgtui.domain.periods import to_ms
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from tests.shop import StillClock

    from cgtui.services.workspace import Workspace

MANY = 20_000


def crowd(workspace: Workspace) -> None:
    """Add many customers."""
    at = to_ms(LONG_AGO)
    rows = tuple(
        (rid, f"cus_{rid}", at, at, None, f"c{rid}@crowd.example", None, None, None, None, None, 0,
         None)
        for rid in range(100, 100 + MANY)
    )  # fmt: skip
    write(workspace, InsertRows(Kind.CUSTOMER, COLUMNS[Kind.CUSTOMER], rows))


async def test_keys_work_while_a_large_change_is_written(shop: Workspace) -> None:
    """No key is lost meanwhile; the change is told when it is there."""
    crowd(shop)
    async with on_stage(shop) as stage:
        await stage.press("a", "m")
        await stage.type("empty")
        await stage.press("enter", "ctrl+s")
        await stage.type(str(MANY + 8))
        stage.strike("enter")
        stage.strike("j")
        stage.strike("1")
        await stage.told(f"Added {MANY + 8:,} customers")
        await stage.settle()

        assert 1 == stage.bench.pane.number
        assert MANY + 8 == group(shop, "Empty").customer_count


async def test_leaving_in_the_middle_of_a_change_loses_nothing(
    shop: Workspace, clock: StillClock
) -> None:
    """What was said yes to is whole in the file afterwards, and can be undone there."""
    crowd(shop)
    before = dump(shop)
    async with on_stage(shop) as stage:
        await stage.press("a", "m")
        await stage.type("empty")
        await stage.press("enter", "ctrl+s")
        await stage.type(str(MANY + 8))
        stage.strike("enter")
        stage.strike("ctrl+q")
    with open_shop(shop.path, clock=clock) as again:
        done = sentences(again)
        assert done in ([], [f'Added {MANY + 8:,} customers to "Empty".'])
        assert [] == miscounted(again)

        if done:
            again.undo()
        assert before == dump(again)


async def test_an_undo_asked_for_twice_takes_back_two_steps(shop: Workspace) -> None:
    """Keys pressed faster than the file is written are done one after the other."""
    before = dump(shop)
    async with on_stage(shop) as stage:
        await stage.press("d", "y", "d", "y")
        await stage.sees("undo 2")
        stage.strike("u")
        stage.strike("u")
        await stage.sees("redo 2")

    assert before == dump(shop)


async def test_quitting_says_goodbye_at_once(shop: Workspace) -> None:
    """All changes are kept already, so q asks nothing."""
    async with on_stage(shop) as stage:
        await stage.press("d", "y", "q")

        assert not stage.app.is_running
    assert 1 == len(sentences(shop))
