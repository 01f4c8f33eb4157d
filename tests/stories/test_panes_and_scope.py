"""Moving between the panes and pinning rows, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.stories.stage import on_stage

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50), (97, 29)])
async def test_three_panes_stand_side_by_side(shop: Workspace, size: tuple[int, int]) -> None:
    """Groups, customers and price lists are on the screen together, at any size."""
    async with on_stage(shop, size=size) as stage:
        titles = stage.screen.splitlines()[1]

        assert "1 Groups 4" in titles
        assert "2 Customers 8" in titles
        assert "3 Price lists" in titles
        assert "VIP" in stage.screen
        assert "ada@lovelace" in stage.screen
        assert "Outlet" in stage.screen


async def test_tab_and_numbers_lead_from_pane_to_pane(shop: Workspace) -> None:
    """Tab, the arrows and the numbers lead to each pane, and tab comes round again."""
    async with on_stage(shop) as stage:
        seen = [stage.bench.pane.number]
        for key in ("tab", "tab", "1", "3", "h", "left", "2", "l"):
            await stage.press(key)
            seen.append(stage.bench.pane.number)

        assert [2, 3, 1, 1, 3, 2, 1, 2, 3] == seen


@pytest.mark.parametrize(
    ("pane", "row", "elsewhere"),
    [
        ("1", "VIP", {2: ["ada@lovelace.io", "alan@bletchley.uk", "grace@navy.mil"],
                      3: ["Ideas", "Trade", "VIP Spring"]}),
        ("2", "alan@bletchley.uk", {1: ["VIP", "Wholesale"],
                                    3: ["Ideas", "Outlet", "Staff 2025", "Trade", "VIP Spring",
                                        "Whole shop"]}),
        ("3", "Trade", {1: ["VIP", "Wholesale"],
                        2: ["ada@lovelace.io", "alan@bletchley.uk", "barbara@mit.edu",
                            "grace@navy.mil"]}),
    ],
)  # fmt: skip
async def test_enter_narrows_the_other_panes_both_ways(
    shop: Workspace, pane: str, row: str, elsewhere: dict[int, list[str]]
) -> None:
    """A pinned group, customer or list leaves in the other panes only what belongs to it."""
    async with on_stage(shop) as stage:
        await stage.press(pane)
        await stage.press(*["j"] * stage.rows(int(pane)).index(row), "enter")
        await stage.sees(f"={row}")

        for number, rows in elsewhere.items():
            assert rows == stage.rows(number)


async def test_a_list_for_everyone_has_everyone_as_audience(shop: Workspace) -> None:
    """Pinning a list that carries ALL! leaves all customers, and no group."""
    async with on_stage(shop) as stage:
        await stage.press("3", *["j"] * stage.rows(3).index("Outlet"), "enter")
        await stage.sees("list=Outlet")

        assert [] == stage.rows(1)
        assert 8 == len(stage.rows(2))


async def test_scopes_compose_and_come_off_one_by_one(shop: Workspace) -> None:
    """Two pinned rows narrow together; backspace and the dash go back."""
    async with on_stage(shop) as stage:
        await stage.press("1", *["j"] * stage.rows(1).index("Wholesale"), "enter")
        await stage.press("3", *["j"] * stage.rows(3).index("Trade"), "enter")

        assert ["alan@bletchley.uk", "barbara@mit.edu"] == stage.rows(2)

        await stage.press("backspace")

        assert "list=Trade" not in stage.screen
        assert "group=Wholesale" in stage.screen

        await stage.press("backspace")
        assert 8 == len(stage.rows(2))

        await stage.press("minus")
        assert "group=Wholesale" in stage.screen


async def test_moving_the_cursor_marks_what_is_related(shop: Workspace) -> None:
    """The rows that belong to the row under the cursor are marked; nothing disappears."""
    async with on_stage(shop) as stage:
        await stage.press("1", *["j"] * stage.rows(1).index("Wholesale"))
        await stage.sees("2 linked")
        marked = [line for line in stage.screen.splitlines() if "●" in line]

        assert any("alan@bletchley.uk" in line for line in marked)
        assert 8 == len(stage.rows(2))


async def test_escape_climbs_down_and_never_quits(shop: Workspace) -> None:
    """Esc takes back the selection, then the filter, then the scope, then says that q quits."""
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "j", "enter", "2", "slash")
        await stage.type("a")
        await stage.press("enter", "space")

        said = []
        for _ in range(4):
            await stage.press("escape")
            pane = stage.bench.panes[1]
            said.append((len(pane.selection), pane.state.filter, len(stage.bench.pins)))

        assert [(0, "a", 1), (0, "", 1), (0, "", 0), (0, "", 0)] == said
        await stage.told("q quits")
        assert stage.app.is_running


async def test_a_terminal_that_is_too_small_says_so_and_q_quits(shop: Workspace) -> None:
    """Below 60x16 there is one sentence, and making it larger brings everything back."""
    async with on_stage(shop, size=(52, 14)) as stage:
        assert "cgtui needs 60x16 (now 52x14) · q quits" in stage.screen

        await stage.pilot.resize_terminal(80, 24)
        await stage.sees("▌2 Customers 8")


async def test_resizing_down_to_twenty_by_five_and_back_breaks_nothing(shop: Workspace) -> None:
    """Whatever the terminal does, the rows are there afterwards."""
    async with on_stage(shop) as stage:
        for size in ((100, 30), (60, 16), (40, 10), (20, 5), (1, 1), (250, 80), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.settle()

        await stage.sees("ada@lovelace.io")
        await stage.sees("▌2 Customers 8")


async def test_zoom_gives_the_pane_all_the_room(shop: Workspace) -> None:
    """Plus widens the pane to all of the screen; underscore gives the room back."""
    async with on_stage(shop) as stage:
        await stage.press("plus", "plus")
        assert "1 Groups" not in stage.screen

        await stage.press("underscore", "underscore")
        assert "1 Groups" in stage.screen


async def test_the_inspector_tells_about_the_row_and_can_be_hidden(shop: Workspace) -> None:
    """The inspector shows the customer under the cursor, in tabs; p hides it and brings it back."""
    async with on_stage(shop) as stage:
        await stage.sees("price lists that reach them")
        await stage.press("right_square_bracket")
        await stage.sees("[Groups]")

        await stage.press("p")
        assert "Inspector" not in stage.screen

        await stage.press("p")
        assert "Inspector" in stage.screen


async def test_what_others_write_appears_by_itself(shop: Workspace) -> None:
    """A row that another program adds shows up, and the cursor stays on its row."""
    from cgtui.services import customers
    from cgtui.services.workspace import Workspace as Other

    async with on_stage(shop) as stage:
        await stage.press("j", "j")
        before = stage.bench.pane.cursor_key
        with Other(shop.path, actor="somebody else") as other:
            customers.create(other, {"email": "aaa@new.example"})
        await stage.sees("aaa@new.example")

        assert before == stage.bench.pane.cursor_key


async def test_a_pane_grows_as_far_as_there_is_room_and_back_as_fast(shop: Workspace) -> None:
    """Once there is no more room further presses count for nothing; = gives the first sizes."""
    async with on_stage(shop, size=(100, 30)) as stage:
        pane = stage.bench.pane
        first = pane.size.width
        await stage.press(*["greater_than_sign"] * 12)
        widest = pane.size.width
        assert first < widest

        await stage.press("less_than_sign")
        assert pane.size.width < widest

        await stage.press("equals_sign")
        assert first == pane.size.width
