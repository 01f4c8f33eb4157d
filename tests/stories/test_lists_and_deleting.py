"""Draft or active, deleting, and lists that would lose their last group, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import dump, group, groups_of, price_list, sentences
from tests.stories.stage import on_stage

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


async def test_activating_asks_and_a_draft_does_not(shop: Workspace) -> None:
    """The key t activates after y on whom the list reaches; back to draft it asks nothing."""
    async with on_stage(shop) as stage:
        await stage.press("3", "j", "t")
        await stage.sees('Activate "Ideas"?')
        await stage.sees("reaches 3 customers")
        await stage.press("enter")
        assert "draft" == price_list(shop, "Ideas").status

        await stage.press("t", "y")
        await stage.told('Activated price list "Ideas"')
        assert "active" == price_list(shop, "Ideas").status

        await stage.press("t")
        await stage.told("Ideas")
        assert "draft" == price_list(shop, "Ideas").status


async def test_activating_a_list_for_everyone_wants_the_word(shop: Workspace) -> None:
    """A list that carries ALL! becomes active only when EVERYONE is typed; y is not enough."""
    async with on_stage(shop) as stage:
        await stage.press("3", "G", "t")
        await stage.sees("reaches everyone, guests included")
        await stage.type("y")
        await stage.press("enter")
        assert "draft" == price_list(shop, "Whole shop").status

        await stage.press("backspace")
        await stage.type("EVERYONE")
        await stage.press("enter")
        await stage.told("Whole shop")
        assert "active" == price_list(shop, "Whole shop").status


async def test_only_price_lists_are_draft_or_active(shop: Workspace) -> None:
    """In another pane t says where price lists are."""
    async with on_stage(shop) as stage:
        await stage.press("t")

        await stage.sees("3 goes there")


@pytest.mark.parametrize(
    ("pane", "row"), [("1", "Empty"), ("2", "ada@lovelace.io"), ("3", "Black Friday")]
)
async def test_enter_never_deletes_and_y_does(shop: Workspace, pane: str, row: str) -> None:
    """The focus is on Cancel; y deletes, the row goes to the trash, and u brings it back."""
    async with on_stage(shop) as stage:
        await stage.press(pane, "d")
        await stage.sees("[ Cancel ]")
        await stage.press("enter")
        await stage.told("Nothing was deleted.")
        assert "Not done" not in stage.screen
        assert row in stage.rows(int(pane))
        assert [] == sentences(shop)

        await stage.press("d", "y")
        await stage.told("Deleted")
        assert row not in stage.rows(int(pane))

        await stage.press("u")
        await stage.told("Undid")
        assert row in stage.rows(int(pane))


async def test_deleting_several_rows_is_one_step(shop: Workspace) -> None:
    """The panel names them; one u brings all of them back with their links."""
    before = dump(shop)
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "d")
        await stage.sees("Delete 2 customers?")
        await stage.sees('"ada@lovelace.io", "alan@bletchley.uk"')
        await stage.press("y")
        await stage.told("Deleted 2 customers")
        assert 1 == group(shop, "VIP").customer_count
        assert "selected" not in stage.screen

        await stage.press("u")
        await stage.told("Undid")
    assert before == dump(shop)


async def test_the_last_group_of_a_list_goes_only_with_a_choice_draft_first(
    shop: Workspace,
) -> None:
    """Deleting VIP leaves VIP Spring without a group: by default it becomes a draft."""
    before = dump(shop)
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "j", "d")
        await stage.sees('What becomes of "VIP Spring"?')
        await stage.sees("(•) set it to draft")
        await stage.press("y")
        await stage.told('Deleted customer group "VIP"')
        spring = price_list(shop, "VIP Spring")
        assert ("draft", False) == (spring.status, spring.for_everyone)
        assert 1 == len(sentences(shop))

        await stage.press("u")
        await stage.told("Undid")
    assert before == dump(shop)


async def test_the_list_can_be_moved_to_another_group(shop: Workspace) -> None:
    """The second choice asks for the group, and the list is for that one then."""
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "j", "d", "down", "m")
        await stage.sees("Move to which group?")
        await stage.type("press")
        await stage.press("enter")
        await stage.sees('to "Press"')
        await stage.press("y")
        await stage.told("Deleted")

        assert ("Press",) == groups_of(shop, "VIP Spring")
        assert "active" == price_list(shop, "VIP Spring").status


async def test_the_list_can_be_widened_on_purpose(shop: Workspace) -> None:
    """The third choice wants EVERYONE typed; then the list carries ALL!."""
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "j", "d", "down", "down")
        await stage.sees("Type EVERYONE to delete")
        await stage.press("enter")
        assert "VIP" in stage.rows(1)

        await stage.type("EVERYONE")
        await stage.press("enter")
        await stage.told("Deleted")
        assert price_list(shop, "VIP Spring").for_everyone


async def test_taking_the_last_group_in_the_picker_opens_the_same_choice(shop: Workspace) -> None:
    """From a list itself, too: cancel leaves it as it was, widening wants the word."""
    async with on_stage(shop) as stage:
        await stage.press("3", "G", "k", "m")
        await stage.sees('Groups of price list "VIP Spring"')
        await stage.press("enter")
        await stage.sees("would have no group")
        await stage.press("ctrl+s")
        await stage.sees('What becomes of "VIP Spring"?')
        await stage.press("escape")
        assert ("VIP",) == groups_of(shop, "VIP Spring")

        await stage.press("m", "enter", "ctrl+s", "y")
        await stage.told("VIP Spring")
        spring = price_list(shop, "VIP Spring")
        assert ("draft", False, ()) == (
            spring.status, spring.for_everyone, groups_of(shop, "VIP Spring"),
        )  # fmt: skip


async def test_a_group_taken_from_many_lists_asks_what_becomes_of_those_at_stake(
    shop: Workspace,
) -> None:
    """Only the lists that would have no group left are asked about; Trade has another one."""
    async with on_stage(shop) as stage:
        await stage.press("3", "G", "k", "space", "k", "k", "space", "m")
        await stage.sees("Groups of 2 price lists")
        await stage.type("vip")
        await stage.press("enter", "ctrl+s")
        await stage.sees('What becomes of "VIP Spring"?')
        await stage.press("y")
        await stage.settle()

        assert ("Wholesale",) == groups_of(shop, "Trade")
        assert "draft" == price_list(shop, "VIP Spring").status
        assert "active" == price_list(shop, "Trade").status


async def test_hidden_rows_are_named_before_they_are_deleted(shop: Workspace) -> None:
    """The filter hides one of two: it is listed, and the number is typed."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "/")
        await stage.type("ada")
        await stage.press("enter", "d")
        await stage.sees('1 of them hidden by the filter: "alan@bletchley.uk"')
        await stage.type("2")
        await stage.press("enter")

        await stage.told("Deleted 2 customers")
