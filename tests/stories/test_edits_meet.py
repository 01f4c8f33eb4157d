"""A row that is changed here and elsewhere at once: nothing is overwritten, told by keys."""

from __future__ import annotations

from tests.shop import customer, group, rid_of
from tests.stories.stage import on_stage

from cgtui.domain.changes import Kind
from cgtui.domain.remedies import Remedy
from cgtui.services import customers, deleting, groups
from cgtui.services.workspace import Workspace


async def test_changes_of_different_fields_are_merged(shop: Workspace) -> None:
    """The other program's company and my name are both there afterwards; nobody is asked."""
    ada = rid_of(shop, Kind.CUSTOMER, "ada@lovelace.io")
    async with on_stage(shop) as stage:
        await stage.press("e", "tab", "ctrl+u")
        await stage.type("Augusta")
        with Workspace(shop.path, actor="somebody else") as other:
            customers.update(other, ada, {"company": "Analytical"})
        await stage.press("ctrl+s")
        await stage.told("ada@lovelace.io")

        now = customer(shop, "ada@lovelace.io")
        assert ("Augusta", "Analytical") == (now.first_name, now.company)


async def test_where_both_changed_the_same_field_the_user_is_asked(shop: Workspace) -> None:
    """Was, mine and theirs are shown; nothing is chosen beforehand, and mine is taken on word."""
    ada = rid_of(shop, Kind.CUSTOMER, "ada@lovelace.io")
    async with on_stage(shop) as stage:
        await stage.press("e", "tab", "ctrl+u")
        await stage.type("Augusta")
        with Workspace(shop.path, actor="somebody else") as other:
            customers.update(other, ada, {"first_name": "Countess"})
        await stage.press("ctrl+s")
        await stage.sees("Changed elsewhere meanwhile")
        await stage.sees("was     Ada")
        await stage.sees("( ) mine    Augusta")
        await stage.sees("( ) theirs  Countess")

        await stage.press("ctrl+s")
        await stage.sees("1 field to choose")
        await stage.press("left", "ctrl+s")
        await stage.told("ada@lovelace.io")
        assert "Augusta" == customer(shop, "ada@lovelace.io").first_name


async def test_theirs_can_be_kept_and_esc_goes_back_to_the_form(shop: Workspace) -> None:
    """Without an answer nothing is saved and the form is still there; theirs leaves theirs."""
    vip = rid_of(shop, Kind.GROUP, "VIP")
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "j", "e")
        await stage.type("P")
        with Workspace(shop.path, actor="somebody else") as other:
            groups.update(other, vip, {"name": "Very important"})
        await stage.press("ctrl+s")
        await stage.sees("Changed elsewhere meanwhile")
        await stage.press("escape")
        await stage.sees("Not saved: it was changed elsewhere")

        await stage.press("ctrl+s", "right", "enter")
        await stage.settle()
        assert "Very important" == group(shop, "cgrp_vip").name


async def test_metadata_is_merged_key_by_key(shop: Workspace) -> None:
    """Two keys changed in two places are both kept; only the same key is asked about."""
    vip = rid_of(shop, Kind.GROUP, "VIP")
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "j", "e", "tab", "tab", "tab", "ctrl+u")
        await stage.type("3")
        with Workspace(shop.path, actor="somebody else") as other:
            groups.update(other, vip, {"metadata": {"tier": 2, "since": "2024", "new": True}})
        await stage.press("ctrl+s")
        await stage.told("VIP")

        assert {"tier": 3, "since": "2024", "new": True} == group(shop, "VIP").metadata


async def test_a_row_deleted_elsewhere_is_not_brought_back_by_saving(shop: Workspace) -> None:
    """The form says that the row is gone and stays, with what was typed."""
    ada = rid_of(shop, Kind.CUSTOMER, "ada@lovelace.io")
    async with on_stage(shop) as stage:
        await stage.press("e", "tab")
        await stage.type("X")
        with Workspace(shop.path, actor="somebody else") as other:
            deleting.delete(other, Kind.CUSTOMER, [ada])
        await stage.press("ctrl+s")
        await stage.sees("This customer was deleted meanwhile")

        assert "Edit customer" in stage.screen


async def test_the_cursor_goes_to_the_nearest_row_when_its_row_is_gone(shop: Workspace) -> None:
    """A row that another program deletes disappears, and the cursor stays where it was."""
    alan = rid_of(shop, Kind.CUSTOMER, "alan@bletchley.uk")
    async with on_stage(shop) as stage:
        await stage.press("j")
        with Workspace(shop.path, actor="somebody else") as other:
            deleting.delete(other, Kind.CUSTOMER, [alan])
        await stage.sees("2 Customers 7")

        assert rid_of(shop, Kind.CUSTOMER, "barbara@mit.edu") == stage.bench.pane.cursor_key


async def test_a_pinned_row_that_is_gone_leaves_the_scope(shop: Workspace) -> None:
    """When a pinned group is deleted elsewhere its chip goes, and all rows are back."""
    vip = rid_of(shop, Kind.GROUP, "Press")
    async with on_stage(shop) as stage:
        await stage.press("1", "j", "enter")
        await stage.sees("group=Press")
        with Workspace(shop.path, actor="somebody else") as other:
            groups.update(other, vip, {"name": "Media"})
        await stage.sees("group=Media")
        with Workspace(shop.path, actor="somebody else") as other:
            other.undo()
            deleting.delete(
                other, Kind.GROUP, [rid_of(shop, Kind.GROUP, "Press")], remedy=Remedy("draft")
            )
        await stage.sees("2 Customers 8")
        await stage.settle()

        assert "group=" not in stage.screen
