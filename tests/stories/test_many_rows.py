"""Editing several rows at once, asked as hard as it weighs, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shop import customer, dump, price_list, sentences
from tests.stories.stage import on_stage

from cgtui.services import customers
from cgtui.tui.forms.fields import MIXED

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


async def test_only_the_touched_fields_of_several_rows_change(shop: Workspace) -> None:
    """Where rows differ the form says so; y on the difference writes what was touched."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "space", "e")
        await stage.sees(MIXED.value)
        await stage.press("tab", "tab", "tab")
        await stage.type("Acme")
        await stage.press("ctrl+s")
        await stage.sees("Change 3 customers?")
        await stage.sees(f"Company: {MIXED.value} → Acme")
        await stage.press("enter")
        assert [] == sentences(shop)

        await stage.press("ctrl+s", "y")
        await stage.told("Changed 3 customers")

        ada, alan = customer(shop, "ada@lovelace.io"), customer(shop, "alan@bletchley.uk")
        assert ("Acme", "Ada", "Acme", "Alan") == (
            ada.company, ada.first_name, alan.company, alan.first_name,
        )  # fmt: skip

        await stage.press("u")
        await stage.told("Undid")
        assert "Bletchley Park" == customer(shop, "alan@bletchley.uk").company


async def test_more_than_25_rows_want_their_number(shop: Workspace) -> None:
    """Above 25 the y is not enough: the number of rows is typed, and only the right one counts."""
    for number in range(30):
        customers.create(shop, {"email": f"new{number:02}@many.example"})
    async with on_stage(shop) as stage:
        await stage.press("a", "e", "tab", "tab", "tab")
        await stage.type("Acme")
        await stage.press("ctrl+s")
        await stage.sees("Type 38 to change")
        await stage.press("y", "enter")
        await stage.sees("Type 38 first")
        await stage.press("backspace")
        await stage.type("38")
        await stage.press("enter")

        await stage.told("Changed 38 customers")


async def test_hidden_rows_weigh_one_more_and_are_named(shop: Workspace) -> None:
    """What the filter hides is listed by name, and two rows want their number then."""
    async with on_stage(shop) as stage:
        await stage.press("space", "space", "/")
        await stage.type("ada")
        await stage.press("enter")
        await stage.sees("2 selected · 1 hidden by filter")
        await stage.press("e", "tab", "tab", "tab")
        await stage.type("Acme")
        await stage.press("ctrl+s")

        await stage.sees('1 of them hidden by the filter: "alan@bletchley.uk"')
        await stage.type("2")
        await stage.press("enter")
        await stage.told("Changed 2 customers")


async def test_one_key_of_metadata_is_set_on_many_groups_and_others_stay(shop: Workspace) -> None:
    """Only the key that was touched is written; every other key keeps its value and type."""
    async with on_stage(shop) as stage:
        await stage.press("1", "a", "e")
        await stage.sees(MIXED.value)
        await stage.press(*["down"] * 3)
        await stage.type("season")
        await stage.press("tab", "tab")
        await stage.type("x")
        await stage.press("ctrl+s")
        await stage.sees("Change 4 customer groups?")
        await stage.press("y")
        await stage.told("Changed metadata of 4 customer groups")

    after = dict(row[5:7] for row in dump(shop)["customer_group"])
    assert '{"tier":2,"since":"2024","season":"x"}' == after["VIP"]
    assert '{"season":"x"}' == after["Empty"]


async def test_the_last_change_is_repeated_on_another_selection(shop: Workspace) -> None:
    """The dot changes the same fields of other rows, and asks for as many as there are."""
    async with on_stage(shop) as stage:
        await stage.press("e", "tab", "tab", "tab", "tab")
        await stage.type("Acme")
        await stage.press("ctrl+s")
        await stage.told("ada@lovelace.io")
        await stage.press("j", ".")
        await stage.told("Changed")
        assert "Acme" == customer(shop, "alan@bletchley.uk").company

        await stage.press("j", "space", "space", ".")
        await stage.sees("Change 2 customers?")
        await stage.press("y")
        await stage.told("Changed 2 customers")


async def test_an_edit_that_no_two_rows_can_share_is_not_repeated(shop: Workspace) -> None:
    """After a rename the dot says that there is nothing to repeat."""
    async with on_stage(shop) as stage:
        await stage.press("1", "e")
        await stage.type("2")
        await stage.press("ctrl+s", "j", ".")

        await stage.sees("Nothing was done last that could be repeated")


async def test_activating_in_a_form_asks_for_everyone_too(shop: Workspace) -> None:
    """Editing lists so that everyone is reached wants EVERYONE typed; cancel keeps the form."""
    async with on_stage(shop) as stage:
        await stage.press("3", "G", "e", "tab", "tab", "tab", "right", "ctrl+s")
        await stage.sees("EVERYONE")
        await stage.press("escape")
        await stage.sees("Nothing was changed")
        assert "draft" == price_list(shop, "Whole shop").status

        await stage.press("ctrl+s")
        await stage.type("EVERYONE")
        await stage.press("enter")
        await stage.told("Whole shop")
        assert "active" == price_list(shop, "Whole shop").status
