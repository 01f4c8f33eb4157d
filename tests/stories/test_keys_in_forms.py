"""The keys of forms: listed by the help, run by their names, and bound anew."""

from __future__ import annotations

import pytest
from tests.shop import group
from tests.stories.stage import on_stage

from cgtui.services import groups
from cgtui.services.workspace import Workspace
from cgtui.tui.keymap import Configuration, read_keymap


async def test_the_help_in_a_form_lists_its_keys(shop: Workspace) -> None:
    """F1 in a form tells what ctrl+d, ctrl+r and the others do, and esc goes back to typing."""
    async with on_stage(shop, size=(120, 60)) as stage:
        await stage.press("1", "n", "f1")

        for title in ("Save", "Differences", "Field as it was", "Next field, or save", "Cancel"):
            await stage.sees(title)

        await stage.press("escape")
        await stage.type("Fresh")
        await stage.press("ctrl+s")
        await stage.told('Created customer group "Fresh"')


async def test_a_key_of_a_form_is_run_by_its_name(shop: Workspace) -> None:
    """Whoever forgot ctrl+d finds it in the help, and enter shows the differences."""
    async with on_stage(shop) as stage:
        await stage.press("1", "n")
        await stage.type("Fresh")
        await stage.press("f1")
        await stage.type("differences")
        await stage.press("enter")

        await stage.sees("→ Fresh")


async def test_what_belongs_to_another_field_says_so(shop: Workspace) -> None:
    """The key that turns metadata into JSON is listed from the name too, with where it works."""
    async with on_stage(shop) as stage:
        await stage.press("1", "n", "f1")
        await stage.type("rows or json")
        await stage.sees("Works only in the metadata.")
        await stage.press("enter", "escape", "escape", "tab")
        await stage.sees("new key")
        await stage.press("f1")
        await stage.type("rows or json")
        await stage.press("enter")

        assert "new key" not in stage.screen
        assert "esc cancel" in stage.screen


async def test_the_keys_of_the_conflict_are_listed_too(shop: Workspace) -> None:
    """Where two edits meet, F1 tells how to choose."""
    async with on_stage(shop, size=(120, 60)) as stage:
        await stage.press("1", "j", "j", "e")
        await stage.type("P")
        with Workspace(shop.path, actor="somebody else") as other:
            groups.update(other, group(shop, "VIP").rid, {"name": "Elsewhere"})
        await stage.press("ctrl+s")
        await stage.sees("Changed elsewhere meanwhile")
        await stage.press("f1")
        await stage.sees("Mine")
        await stage.type("theirs")
        await stage.sees("Keeps the value that was written elsewhere.")
        await stage.press("enter", "enter")

        assert ["Elsewhere", "Empty", "Press", "Wholesale"] == stage.rows(1)


@pytest.mark.parametrize(
    ("rebound", "keys"),
    [
        ('form.advance = "f6"', ["f6", "f6", "f6"]),
        ('form.save = "f2"', ["f2"]),
        ('form.next = "f7"', ["f7", "enter", "enter"]),
    ],
)
async def test_the_keys_of_a_form_can_be_bound_anew(
    shop: Workspace, rebound: str, keys: list[str]
) -> None:
    """The user's own keys walk through a form and save it."""
    configuration = Configuration(keymap=read_keymap(f"[keys]\n{rebound}"))
    async with on_stage(shop, configuration=configuration) as stage:
        await stage.press("1", "n")
        await stage.type("Fresh")
        await stage.press(*keys)
        await stage.told('Created customer group "Fresh"')

    assert "Fresh" == group(shop, "Fresh").name


async def test_a_key_taken_from_a_form_does_nothing_any_more(shop: Workspace) -> None:
    """Once enter was given away, it neither walks nor saves; the foot shows the new keys."""
    text = '[keys]\nform.advance = "f6"\nform.save = "f2"\nform.discard = "D"'
    configuration = Configuration(keymap=read_keymap(text))
    async with on_stage(shop, configuration=configuration) as stage:
        await stage.press("1", "n")
        await stage.type("Fresh")
        await stage.press("enter", "enter", "enter", "ctrl+s")
        await stage.sees("F2 save")
        await stage.press("escape")
        await stage.sees("D discard")
        await stage.press("y")
        await stage.sees("D discard")
        await stage.press("D")
        await stage.press("1")

        assert ["Empty", "Press", "VIP", "Wholesale"] == stage.rows(1)


async def test_the_filter_field_tells_its_keys(shop: Workspace) -> None:
    """While a filter is typed the footer and the help say how to get back to the list."""
    async with on_stage(shop, size=(120, 60)) as stage:
        await stage.press("1", "/")
        await stage.type("v")
        await stage.sees("back to the list")
        await stage.press("f1")
        await stage.type("back to the list")
        await stage.press("enter", "e")
        await stage.sees("Edit customer group")
