"""What a file looked like is there again the next time, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shop import customers, make_shop, rid_of
from tests.stories.stage import on_stage

from cgtui.domain.changes import Kind
from cgtui.services import deleting, groups
from cgtui.tui.memory import Memory

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.workspace import Workspace


async def test_pane_row_sort_and_filter_come_back(shop: Workspace, tmp_path: Path) -> None:
    """The pane with the focus, its row, its order and its filter are as they were left."""
    memory = Memory(tmp_path, shop.path)
    async with on_stage(shop, memory=memory) as stage:
        await stage.press("S", "slash")
        await stage.type("bell")
        await stage.press("enter", "j", "3", "j", "j")
    async with on_stage(shop, memory=memory) as stage:
        assert 3 == stage.bench.pane.number
        assert rid_of(shop, Kind.PRICE_LIST, "Outlet") == stage.bench.pane.cursor_key
        assert "filter: bell" in stage.screen
        assert ["ken@bell.com", "dennis@bell.com", "dennis@bell.com"] == stage.rows(2)
        assert 1 == stage.bench.panes[1].table.cursor  # the first one found, then one down


async def test_a_filter_that_is_off_stays_off(shop: Workspace, tmp_path: Path) -> None:
    """It is kept and can be switched on again."""
    memory = Memory(tmp_path, shop.path)
    async with on_stage(shop, memory=memory) as stage:
        await stage.press("slash")
        await stage.type("bell")
        await stage.press("enter", "backslash")
    async with on_stage(shop, memory=memory) as stage:
        assert 8 == len(stage.rows(2))

        await stage.press("backslash")
        assert 3 == len(stage.rows(2))


async def test_the_scope_comes_back_under_the_names_of_today(
    shop: Workspace, tmp_path: Path
) -> None:
    """Pinned rows are pinned again, by the name they have now; those that are gone are not."""
    memory = Memory(tmp_path, shop.path)
    async with on_stage(shop, memory=memory) as stage:
        await stage.press("1", "j", "j", "enter", "3", "enter")
        await stage.sees("group=VIP")
        pinned = stage.bench.pins[1].label
    groups.update(shop, rid_of(shop, Kind.GROUP, "VIP"), {"name": "Very important"})
    async with on_stage(shop, memory=memory) as stage:
        assert "group=Very important" in stage.screen
        assert f"list={pinned}" in stage.screen
        assert 3 == len(stage.rows(2))

    deleting.delete(shop, Kind.PRICE_LIST, [rid_of(shop, Kind.PRICE_LIST, pinned)])
    async with on_stage(shop, memory=memory) as stage:
        assert "group=Very important" in stage.screen
        assert "list=" not in stage.screen


async def test_columns_and_sizes_come_back(shop: Workspace, tmp_path: Path) -> None:
    """Chosen columns and their order, zoom, grown panes, the inspector and its tab."""
    memory = Memory(tmp_path, shop.path)
    async with on_stage(shop, memory=memory, size=(200, 50)) as stage:
        await stage.press("c", "j", "space", "enter", "greater_than_sign", "greater_than_sign")
        await stage.press("right_square_bracket")
        header = stage.screen.splitlines()[2]
        widths = [pane.size.width for pane in stage.bench.panes]
    async with on_stage(shop, memory=memory, size=(200, 50)) as stage:
        await stage.sees("[Groups]")

        assert header == stage.screen.splitlines()[2]
        assert widths == [pane.size.width for pane in stage.bench.panes]


async def test_a_hidden_inspector_stays_hidden(shop: Workspace, tmp_path: Path) -> None:
    """What was put out of the way is not in the way the next time."""
    memory = Memory(tmp_path, shop.path)
    async with on_stage(shop, memory=memory) as stage:
        await stage.press("p", "plus", "plus")
    async with on_stage(shop, memory=memory) as stage:
        assert "Inspector" not in stage.screen
        assert "1 Groups" not in stage.screen


async def test_a_row_that_is_gone_gives_way_to_the_nearest(shop: Workspace, tmp_path: Path) -> None:
    """The cursor is then where the row was, not at the top."""
    memory = Memory(tmp_path, shop.path)
    async with on_stage(shop, memory=memory) as stage:
        await stage.press("j", "j", "j", "j", "j")
        assert customers(shop, "grace@navy.mil") == [stage.bench.pane.cursor_key]
    deleting.delete(shop, Kind.CUSTOMER, customers(shop, "grace@navy.mil"))
    async with on_stage(shop, memory=memory) as stage:
        assert customers(shop, "ken@bell.com") == [stage.bench.pane.cursor_key]


async def test_each_file_has_a_memory_of_its_own(shop: Workspace, tmp_path: Path) -> None:
    """What one file looked like is nothing to another one."""
    async with on_stage(shop, memory=Memory(tmp_path, shop.path)) as stage:
        await stage.press("3")
    with make_shop(tmp_path / "other.db") as other:
        async with on_stage(other, memory=Memory(tmp_path, other.path)) as stage:
            assert 2 == stage.bench.pane.number


async def test_without_a_memory_everything_is_as_at_first(shop: Workspace) -> None:
    """The demo remembers nothing, and begins with the customers."""
    memory = Memory(None, shop.path)
    async with on_stage(shop, demo=True, memory=memory) as stage:
        assert "DEMO" in stage.screen.splitlines()[0]
        await stage.press("3")
    async with on_stage(shop, demo=True, memory=memory) as stage:
        assert 2 == stage.bench.pane.number


async def test_a_broken_memory_does_no_harm(shop: Workspace, tmp_path: Path) -> None:
    """Whatever stands in the state file, the screen opens."""
    memory = Memory(tmp_path, shop.path)
    memory.remember({
        "pane": 17, "zoom": "x", "grown": [None, 5], "tab": -3, "inspector": 1,
        "scope": [["customer_group", "cgrp_gone"], "x", [1, 2, 3], [{}, []]],
        "panes": {"customer": {"row": 5, "sort": ["x", 1], "columns": ["nothing", 3], "filter": 7,
                               "widths": {"email": "wide", "name": -5}}, "price_list": []},
    })  # fmt: skip
    async with on_stage(shop, memory=memory) as stage:
        assert 2 == stage.bench.pane.number
        assert 8 == len(stage.rows(2))
