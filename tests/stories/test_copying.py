"""Copying rows out, and pasting ids and e-mails in, told by keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.stories.stage import on_stage

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


async def test_a_row_is_copied_as_json(shop: Workspace) -> None:
    """Y copies all plain columns of the row under the cursor, under Medusa's names."""
    async with on_stage(shop) as stage:
        await stage.press("Y")
        await stage.told("Copied JSON of 1 row")

        copied = json.loads(stage.app.clipboard)
        assert ("cus_ada1", "ada@lovelace.io", {"newsletter": True}) == (
            copied["id"], copied["email"], copied["metadata"],
        )  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "copied"),
    [
        ("i", "cus_ada1\ncus_alan2"),
        ("n", "Ada Lovelace\nAlan Turing"),
        ("e", "ada@lovelace.io\nalan@bletchley.uk"),
    ],
)
async def test_what_is_copied_of_the_selection_is_chosen(
    shop: Workspace, letter: str, copied: str
) -> None:
    """The key y asks what: ids, names or e-mails, one a line."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "y")
        await stage.sees("Copy of 2 rows")
        await stage.press(letter)
        await stage.told("of 2 rows")

        assert copied == stage.app.clipboard


async def test_a_row_is_copied_as_the_command_that_shows_it(shop: Workspace) -> None:
    """What stands on the clipboard can be run in a shell."""
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "y", "c")
        await stage.told("Copied")

        words = stage.app.clipboard.split()
        assert ["cgtui", "--db"] == words[:2]
        assert ["groups", "show", "cgrp_press"] == words[-3:]
        assert str(shop.path) in stage.app.clipboard


async def test_all_marked_rows_are_copied_as_one_list(shop: Workspace) -> None:
    """Several rows become a JSON array, in the order of the pane."""
    async with on_stage(shop) as stage:
        await stage.press("3", "S", "a", "y", "j")
        await stage.told("of 7 rows")

        names = [row["name"] for row in json.loads(stage.app.clipboard)]
        assert stage.rows(3) == names


async def test_pasted_ids_mark_price_lists(shop: Workspace) -> None:
    """Ids of price lists mark their rows, one a line, whatever stands around them."""
    async with on_stage(shop) as stage:
        await stage.press("3")
        await stage.paste('pl_vip1\n "pl_trade2" \n')
        await stage.told("2 of 2 pasted found")

        assert 2 == len(stage.bench.pane.selection)


async def test_pasted_names_mark_groups(shop: Workspace) -> None:
    """Names of groups work as well as ids, blanks in them included; the unknown are listed."""
    async with on_stage(shop) as stage:
        await stage.press("1")
        await stage.paste("VIP\nPress\nOld fair\n")
        await stage.sees("Old fair")
        await stage.press("y")
        assert "Old fair" == stage.app.clipboard.strip()

        await stage.press("escape")
        assert 2 == len(stage.bench.pane.selection)


async def test_a_pasted_e_mail_of_a_guest_and_an_account_marks_both(shop: Workspace) -> None:
    """Two rows may share an e-mail; both are meant."""
    async with on_stage(shop) as stage:
        await stage.paste("dennis@bell.com")
        await stage.told("1 of 1 pasted found, 2 rows marked")


async def test_a_pasted_novel_does_no_harm(shop: Workspace) -> None:
    """A megabyte of anything is looked up and told; the program stays alive."""
    async with on_stage(shop) as stage:
        await stage.paste("lorem ipsum\x1b[2J " * 20_000)
        await stage.sees("of them are not here")
        await stage.press("escape")

        assert 0 == len(stage.bench.pane.selection)


async def test_pasting_into_a_filter_filters(shop: Workspace) -> None:
    """In a field what is pasted is text; a line break ends it."""
    async with on_stage(shop) as stage:
        await stage.press("slash")
        await stage.paste("ken\nada")
        await stage.sees("ken")
        await stage.press("enter")

        assert ["ken@bell.com"] == stage.rows(2)
