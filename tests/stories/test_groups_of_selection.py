"""Which groups the selection is in, and who is in a group: the pickers, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shop import group, groups_of, members_of, price_list, sentences
from tests.stories.stage import on_stage

from cgtui.services import customers

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


async def test_two_customers_are_put_into_a_group_as_one_step(shop: Workspace) -> None:
    """Boxes have three states and counts before and after; ctrl+s is the yes, u takes it back."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "m")
        await stage.sees("Groups for 2 customers")
        await stage.sees("[x] VIP")
        await stage.sees("[~] Wholesale")
        await stage.press("down", "down", "enter")
        await stage.sees("0 → 2")
        await stage.press("ctrl+s")
        await stage.told("Added 2 customers")
        assert {"cus_ada1", "cus_alan2"} == members_of(shop, "Empty")
        assert 1 == len(sentences(shop))

        await stage.press("u")
        await stage.told("Undid")
        assert set() == members_of(shop, "Empty")


async def test_typing_narrows_and_blanks_toggle_only_where_nothing_is_typed(
    shop: Workspace,
) -> None:
    """The letters look for a group; space toggles while nothing is typed, else it is a blank."""
    async with on_stage(shop) as stage:
        await stage.press("m")
        await stage.type("whole")
        await stage.sees("[ ] Wholesale")
        assert "[ ] Press" not in stage.screen

        await stage.press("enter", "ctrl+s")
        await stage.told("Added 1 customer")
        assert "cus_ada1" in members_of(shop, "Wholesale")

        await stage.press("m", "space", "ctrl+s")
        await stage.told("VIP")
        assert "cus_ada1" not in members_of(shop, "VIP")


async def test_a_group_is_made_on_the_spot(shop: Workspace) -> None:
    """A name that no group has is offered; making it and filling it is one step."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "m")
        await stage.type("Spring launch")
        await stage.sees("[+]")
        await stage.press("enter", "ctrl+s")
        await stage.told("Spring launch")

        assert {"cus_ada1", "cus_alan2"} == members_of(shop, "Spring launch")
        assert 1 == len(sentences(shop))
        assert "Spring launch" in stage.rows(1)


async def test_the_dot_puts_other_customers_into_the_same_groups(shop: Workspace) -> None:
    """Also into a group that was made on the spot; one customer is asked nothing."""
    async with on_stage(shop) as stage:
        await stage.press("m")
        await stage.type("Spring launch")
        await stage.press("enter", "ctrl+s", "j", ".")
        await stage.settle()
        assert {"cus_ada1", "cus_alan2"} == members_of(shop, "Spring launch")

        await stage.press("j", "space", "space", ".")
        await stage.sees('into "Spring launch"')
        await stage.press("y")
        await stage.told("Added 2 customers")
        assert 4 == group(shop, "Spring launch").customer_count


async def test_esc_leaves_the_picker_without_a_change(shop: Workspace) -> None:
    """The first esc clears what was typed, one more asks about changes, and nothing is written."""
    async with on_stage(shop) as stage:
        await stage.press("m", "enter")
        await stage.type("pre")
        await stage.press("escape")
        await stage.sees("[ ] Press")
        await stage.press("escape")
        await stage.sees("drop 1 change?")
        await stage.press("y")

        assert [] == sentences(shop)
        assert "Groups for" not in stage.screen


async def test_more_than_25_customers_want_their_number_in_the_picker(shop: Workspace) -> None:
    """The picker's own view is the panel; above 25 the number is typed into it."""
    for number in range(30):
        customers.create(shop, {"email": f"new{number:02}@many.example"})
    async with on_stage(shop) as stage:
        await stage.press("a", "m")
        await stage.type("empty")
        await stage.press("enter", "ctrl+s")
        await stage.sees("type 38 to save")
        await stage.type("38")
        await stage.press("enter")

        await stage.told("Added 38 customers")


async def test_who_is_in_already_is_counted_and_said(shop: Workspace) -> None:
    """Membership is a set: adding again changes nothing and is told."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "m", "down", "enter", "ctrl+s")

        await stage.told("Added 1 customer")
        await stage.told("1 was already in")


async def test_the_groups_of_a_price_list_are_picked_too(shop: Workspace) -> None:
    """From a price list the picker edits for which groups it is."""
    async with on_stage(shop) as stage:
        await stage.press("3", "j", "m")
        await stage.sees('Groups of price list "Ideas"')
        await stage.type("press")
        await stage.press("enter", "ctrl+s")
        await stage.told("Ideas")

        assert ("VIP", "Press") == groups_of(shop, "Ideas")


async def test_giving_a_list_for_everyone_a_group_ends_that(shop: Workspace) -> None:
    """Outlet carried ALL!; given to VIP it reaches VIP alone."""
    async with on_stage(shop) as stage:
        await stage.press("3", "j", "j", "m")
        await stage.type("vip")
        await stage.press("enter", "ctrl+s")
        await stage.told("Outlet")

        outlet = price_list(shop, "Outlet")
        assert (False, ("VIP",)) == (outlet.for_everyone, groups_of(shop, "Outlet"))


async def test_the_members_of_a_group_are_picked_from_the_group(shop: Workspace) -> None:
    """From a group m shows who is in it, those first, with the count before and after."""
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "j", "m")
        await stage.sees('Members of "VIP"')
        await stage.press("enter", "down", "down", "down", "enter")
        await stage.sees("3 → 3")
        await stage.press("ctrl+s")
        await stage.settle()

        assert {"cus_alan2", "cus_grace6", "cus_barbara3"} == members_of(shop, "VIP")
        assert 1 == len(sentences(shop))


async def test_the_same_members_are_put_into_another_group_by_the_dot(shop: Workspace) -> None:
    """What was picked for one group is done to the next; several groups at once are not."""
    async with on_stage(shop) as stage:
        await stage.press("1", "m")
        await stage.type("ken")
        await stage.press("enter", "ctrl+s", "j", ".")
        await stage.settle()
        assert {"cus_ken7", "cus_grace6"} == members_of(shop, "Press")

        await stage.press("a", "m")
        await stage.sees("one group at a time")


async def test_hidden_customers_are_named_in_the_picker(shop: Workspace) -> None:
    """What the filter hides is told by name, and the number is wanted."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "/")
        await stage.type("ada")
        await stage.press("enter", "m")
        await stage.sees('1 of 2 out of sight: "alan@bletchley.uk"')
        await stage.type("press")
        await stage.press("enter", "ctrl+s")
        await stage.sees("type 2 to save")
        await stage.type("2")
        await stage.press("enter")

        await stage.told("Added 2 customers")
