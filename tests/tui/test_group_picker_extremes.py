"""The group picker with hostile names, at any size, and with very many groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import customers, write
from tests.tui.picker_stage import picking

from cgtui.domain.changes import InsertRows, Kind
from cgtui.tui.dialogs.group_picker import GroupPicker, GroupPlan

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace

VIP = 1
HOSTILE = ("[bold]x[/]", "[/]", "[@click=app.quit]x[/]", "日本語", "عربى", "👩‍👩‍👧", "x" * 10_000)


def _three(shop: Workspace, **how: object) -> GroupPicker:
    """Return the picker for Ada (in VIP), Barbara (in Wholesale) and Zoë (in none)."""
    who = customers(shop, "ada@lovelace.io", "barbara@mit.edu", "zoe@example.de")
    return GroupPicker(shop, Kind.CUSTOMER, who, **how)  # type: ignore[arg-type]  # the picker's own


async def test_hostile_names(shop: Workspace) -> None:
    """Names are shown as text wherever they stand: rows, title, sentences, the offer."""
    columns = ("rid", "id", "created_at", "updated_at", "name")
    rows = tuple((20 + n, f"cgrp_{n}", 1, 1, name) for n, name in enumerate(HOSTILE))
    write(shop, InsertRows(Kind.GROUP, columns, rows))
    async with picking(_three(shop), size=(80, 30)) as (app, press):
        await press(*("down", "enter") * (len(HOSTILE) + 3))
        assert "[bold]x[/]" in app.shown() and "日本語" in app.shown()
        await press(*"[/]x")
        assert 'create "[/]x"' in app.shown() and "\x1b" not in app.shown()


async def test_plain_ascii(shop: Workspace) -> None:
    """With --ascii no sign of ours is outside ASCII."""
    async with picking(_three(shop, ascii_only=True)) as (app, press):
        await press("enter", "down", "enter", "enter")

        assert "3 -> 5  +2 (1 already in)" in app.line("VIP")
        assert "2 -> 1  -1 (2 were not in)" in app.line("Wholesale")
        assert app.shown().isascii()


@pytest.mark.parametrize("size", [(20, 5), (60, 16), (80, 24), (120, 36), (200, 50), (9, 2)])
async def test_any_size(shop: Workspace, size: tuple[int, int]) -> None:
    """It works at any size."""
    async with picking(_three(shop), size=size) as (app, press):
        await press("enter", *"new", "enter", "escape", "ctrl+s")

    assert GroupPlan((VIP,), (), ("new",)) == app.answer


async def test_all_is_told_at_60_by_16(shop: Workspace) -> None:
    """The smallest size the program works at leaves nothing out that is decided on."""
    async with picking(_three(shop), size=(60, 16)) as (app, press):
        await press("enter")

        assert "3 → 5  +2 (1 already in)" in app.line("VIP")
        assert "Effect: 2 price lists start to apply to 2 customers." in app.shown()


async def test_resized_while_open(shop: Workspace) -> None:
    """Making the terminal small and large again loses nothing."""
    async with picking(_three(shop)) as (app, press):
        await press("enter")
        for size in ((20, 5), (1, 1), (200, 50), (80, 24)):
            await app.resize(*size)
            await press("down")

        assert "[x] VIP" in app.line("VIP")


async def test_clicks(shop: Workspace) -> None:
    """A click on a row toggles it; the line keeps the focus."""
    async with picking(_three(shop)) as (app, press):
        await app.click(app.picker.table, 8, 2)
        await press(*"x", "escape")

        assert "[x] Empty" in app.line("Empty")


async def test_ten_thousand_groups(shop: Workspace) -> None:
    """With 10,000 groups no more rows are made than are looked at; each is one word away."""
    columns = ("rid", "id", "created_at", "updated_at", "name", "metadata")
    rows = tuple((n, f"cgrp_{n}", 1, 1, f"Group {n}", '{"a":1}') for n in range(100, 10_100))
    write(shop, InsertRows(Kind.GROUP, columns, rows))
    async with picking(_three(shop), size=(120, 36)) as (app, press):
        assert 10_004 == len(app.picker.table.source)
        assert 1 == len(app.picker.table._pages._pages)
        await press(*"5000", "enter", "escape", "pagedown", "enter", "ctrl+s")

    assert isinstance(app.answer, GroupPlan)
    assert 5_000 in app.answer.join and 2 == len(app.answer.join)


async def test_a_selection_that_is_gone(shop: Workspace) -> None:
    """Where all selected rows were deleted meanwhile that is said, and nothing is toggled."""
    async with picking(GroupPicker(shop, Kind.CUSTOMER, [9])) as (app, press):
        assert "The selection was deleted meanwhile." in app.shown()
        await press("enter", "escape")

    assert app.answer is None
