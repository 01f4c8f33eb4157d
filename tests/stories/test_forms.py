"""Making, editing and cloning rows in forms, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import customer, group, price_list, sentences
from tests.stories.stage import on_stage

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


async def test_a_new_group_is_made_and_the_cursor_is_on_it(shop: Workspace) -> None:
    """N asks name and metadata; the new row is shown under the cursor, and is one step."""
    async with on_stage(shop) as stage:
        await stage.press("1", "n")
        await stage.type("Fresh")
        await stage.press("ctrl+s")
        await stage.told('Created customer group "Fresh"')

        bench = stage.bench
        assert ["Empty", "Fresh", "Press", "VIP", "Wholesale"] == stage.rows(1)
        assert group(shop, "Fresh").rid == bench.pane.cursor_key
        assert ['Created customer group "Fresh".'] == sentences(shop)


async def test_a_new_customer_is_made(shop: Workspace) -> None:
    """What is typed into the fields is what is stored, the e-mail and the country in lower case."""
    async with on_stage(shop) as stage:
        await stage.press("n")
        await stage.type("Hedy@Film.AT")
        await stage.press("tab")
        await stage.type("Hedy")
        await stage.press("tab", "tab", "tab", "tab")
        await stage.type("at")
        await stage.press("ctrl+s")
        await stage.told("Created customer")

        made = customer(shop, "hedy@film.at")
        assert ("hedy@film.at", "Hedy", "at", False) == (
            made.email, made.first_name, made.country_code, made.has_account,
        )  # fmt: skip
        assert made.rid == stage.bench.pane.cursor_key


async def test_a_new_price_list_is_a_draft_until_it_is_activated(shop: Workspace) -> None:
    """A list begins as a draft; dates may be said from now on, and show the instant they mean."""
    async with on_stage(shop) as stage:
        await stage.press("3", "n")
        await stage.type("Summer")
        await stage.press("tab", "tab", "tab", "tab")
        await stage.type("+14d")
        await stage.sees("= 2026-12-07 09:00 UTC")
        await stage.press("ctrl+s")
        await stage.told('Created price list "Summer"')

        made = price_list(shop, "Summer")
        assert ("draft", "2026-12-07T09:00:00+00:00") == (
            made.status, made.starts_at and made.starts_at.isoformat(),
        )  # fmt: skip
        assert made.rid == stage.bench.pane.cursor_key


async def test_an_edit_is_one_step_and_u_takes_it_back(shop: Workspace) -> None:
    """One reversible change asks nothing; u brings the old value back."""
    async with on_stage(shop) as stage:
        await stage.press("e", "tab", "ctrl+u")
        await stage.type("Augusta")
        await stage.press("ctrl+s")
        await stage.told("ada@lovelace.io")
        assert "Augusta" == customer(shop, "ada@lovelace.io").first_name

        await stage.press("u")
        await stage.told("Undid")
        assert "Ada" == customer(shop, "ada@lovelace.io").first_name


async def test_metadata_keeps_its_types(shop: Workspace) -> None:
    """The text "2" and the number 2 are two things, in rows and as JSON; order is kept."""
    async with on_stage(shop) as stage:
        await stage.press("1", "n")
        await stage.type("Typed")
        await stage.press("tab")
        await stage.type("a")
        await stage.press("tab", "tab")
        await stage.type("2")
        await stage.press("tab")
        await stage.type("b")
        await stage.press("tab", "space", "tab")
        await stage.type("2")
        await stage.sees("number")
        await stage.press("ctrl+t")
        await stage.sees('"a": "2"')
        await stage.press("ctrl+s")
        await stage.told("Created")

        assert [("a", "2"), ("b", 2)] == list((group(shop, "Typed").metadata or {}).items())


async def test_what_is_wrong_stays_in_the_form(shop: Workspace) -> None:
    """A name that is taken is said under the field, and nothing that was typed is lost."""
    async with on_stage(shop) as stage:
        await stage.press("1", "n")
        await stage.type("VIP")
        await stage.press("ctrl+s")
        await stage.sees("cgrp_vip")
        await stage.sees("Not saved")

        await stage.type("2")
        await stage.press("ctrl+s")
        await stage.told('Created customer group "VIP2"')


async def test_a_guest_and_an_account_may_share_an_e_mail_two_guests_may_not(
    shop: Workspace,
) -> None:
    """The second live guest of an e-mail is refused, naming the first one's id."""
    async with on_stage(shop) as stage:
        await stage.press("n")
        await stage.type("ken@bell.com")
        await stage.press("ctrl+s")
        await stage.sees("cus_ken7")
        assert 8 == len(stage.rows(2))

        await stage.press("escape", "y", "n")
        await stage.type("ada@lovelace.io")
        await stage.press("ctrl+s")
        await stage.told("Created customer")
        assert 9 == len(stage.rows(2))


@pytest.mark.parametrize(
    ("pane", "noun", "row"),
    [("1", "customer group", "Empty (copy)"), ("3", "price list", "Black Friday (copy)")],
)
async def test_a_clone_has_a_name_of_its_own(
    shop: Workspace, pane: str, noun: str, row: str
) -> None:
    """C fills a new form with the row under the cursor, and saves it as a new row."""
    async with on_stage(shop) as stage:
        await stage.press(pane, "C")
        await stage.sees(f"New {noun}")
        await stage.sees(row)
        await stage.press("ctrl+s")
        await stage.told("Created")

        assert row in stage.rows(int(pane))


async def test_a_cloned_customer_needs_an_e_mail_of_its_own(shop: Workspace) -> None:
    """All but the e-mail is taken over; without one the form stays."""
    async with on_stage(shop) as stage:
        await stage.press("C")
        await stage.sees("Lovelace")
        await stage.press("ctrl+s")
        await stage.sees("1 field to mend")
        await stage.type("byron@lovelace.io")
        await stage.press("ctrl+s")
        await stage.told("Created customer")

        made = customer(shop, "byron@lovelace.io")
        assert ("Ada", "Lovelace", {"newsletter": True}) == (
            made.first_name, made.last_name, made.metadata,
        )  # fmt: skip


async def test_leaving_a_changed_form_asks_once(shop: Workspace) -> None:
    """Esc asks whether to discard; n goes on, y leaves and nothing is written."""
    async with on_stage(shop) as stage:
        await stage.press("e", "tab")
        await stage.type("X")
        await stage.press("escape")
        await stage.sees("Discard 1 change?")
        await stage.press("n")
        assert "Discard" not in stage.screen

        await stage.press("escape", "y")
        assert "Edit customer" not in stage.screen
        assert [] == sentences(shop)


async def test_an_edit_without_a_change_writes_nothing(shop: Workspace) -> None:
    """Saving an untouched form leaves it, and makes no step."""
    async with on_stage(shop) as stage:
        await stage.press("e", "ctrl+s")

        assert "Edit customer" not in stage.screen
        assert [] == sentences(shop)


async def test_the_save_bar_counts_and_shows_what_would_be_written(shop: Workspace) -> None:
    """The number of changes is always there; ctrl+d lists them, before and after."""
    async with on_stage(shop) as stage:
        await stage.press("e", "tab")
        await stage.type("X")
        await stage.press("tab")
        await stage.type("Y")
        await stage.sees("2 changes")
        await stage.press("ctrl+d")

        await stage.sees("Ada → AdaX")
        await stage.sees("Lovelace → LovelaceY")


async def test_the_editor_needs_a_terminal_of_its_own(shop: Workspace) -> None:
    """Where no editor can be opened, E says so and names the way round; nothing is lost."""
    async with on_stage(shop) as stage:
        await stage.press("E")

        await stage.told("No editor can be opened here")
        await stage.told("ctrl+t for JSON")


async def test_questionable_dates_warn_and_impossible_ones_are_refused(shop: Workspace) -> None:
    """A list that has ended already may be saved; an end before its start may not."""
    async with on_stage(shop) as stage:
        await stage.press("3", "e", *["tab"] * 5, "ctrl+u")
        await stage.type("2026-11-26")
        await stage.press("tab")
        await stage.sees("The end is not after the start")
        await stage.press("ctrl+s")
        await stage.sees("Not saved")

        await stage.press("ctrl+u")
        await stage.press("ctrl+s")
        await stage.told("Black Friday")
        assert price_list(shop, "Black Friday").ends_at is None
