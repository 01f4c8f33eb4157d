"""A row that was changed here and elsewhere is merged, and asked about only where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.form_stage import ADA, BERLIN, OPEN, FormApp

from cgtui.tui.forms.conflict import ConflictScreen, settle
from cgtui.tui.forms.customer_form import edit_customer_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SPEC = edit_customer_form(ADA)


def merging_app(theirs: Mapping[str, object]) -> tuple[FormApp, list[dict[str, object]]]:
    """Return a form over Ada, of whom *theirs* was written meanwhile, and what gets saved."""
    written: list[dict[str, object]] = []

    async def save(changed: dict[str, object]) -> object:
        values = await settle(
            app, SPEC, base=SPEC.values, mine=changed, theirs={**SPEC.values, **theirs}, zone=BERLIN
        )
        written.append(values)
        return "saved"

    app = FormApp(SPEC, save)
    return app, written


async def test_changes_of_different_fields_are_merged_without_a_question() -> None:
    """My name and their phone both arrive."""
    app, written = merging_app({"phone": "999"})
    async with app.run_test() as pilot:
        await pilot.press("tab", "1", "ctrl+s")
        await pilot.pause()

    assert app.result == "saved"
    assert written == [{**SPEC.values, "first_name": "Ada1", "phone": "999"}]


async def test_a_field_both_changed_is_asked_about_with_all_three_values() -> None:
    """Nothing is chosen beforehand, so nothing is overwritten by a hasty enter."""
    app, written = merging_app({"first_name": "Augusta"})
    async with app.run_test() as pilot:
        await pilot.press("tab", "1", "ctrl+s")
        await pilot.pause()

        assert "First name" in app.shown()
        assert "was     Ada" in app.shown()
        assert "( ) mine    Ada1" in app.shown()
        assert "( ) theirs  Augusta" in app.shown()

        await pilot.press("enter")
        await pilot.pause()

        assert "1 field to choose" in app.shown()
        assert written == []


@pytest.mark.parametrize(("key", "name"), [("left", "Ada1"), ("right", "Augusta")])
async def test_mine_or_theirs_is_one_key(key: str, name: str) -> None:
    """Left takes mine, right takes theirs, enter goes on."""
    app, written = merging_app({"first_name": "Augusta", "phone": "9"})
    async with app.run_test() as pilot:
        await pilot.press("tab", "1", "ctrl+s")
        await pilot.pause()
        await pilot.press(key, "enter")
        await pilot.pause()

    assert app.result == "saved"
    assert written == [{**SPEC.values, "first_name": name, "phone": "9"}]


async def test_keys_of_metadata_are_merged_and_asked_about_one_by_one() -> None:
    """A key both changed is asked about; a key they added just arrives."""
    app, written = merging_app({"metadata": {"tier": 5, "code": "2", "vat": "GB1"}})
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(*["tab"] * 9, "1", "ctrl+s")
        await pilot.pause()

        assert "Metadata tier" in app.shown()
        assert "( ) mine    21" in app.shown()

        await pilot.press("space", "ctrl+s")
        await pilot.pause()

    assert written[0]["metadata"] == {"tier": 21, "code": "2", "vat": "GB1"}


@pytest.mark.parametrize("key", ["escape", "ctrl+w"])
async def test_leaving_the_question_saves_nothing_and_keeps_the_form(key: str) -> None:
    """What was typed is still there, and the bar says why it was not saved."""
    app, written = merging_app({"first_name": "Augusta"})
    async with app.run_test() as pilot:
        await pilot.press("tab", "1", "ctrl+s")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()

        assert "Not saved: it was changed elsewhere meanwhile." in app.shown()
        assert "Ada1" in app.shown()

    assert app.result == OPEN
    assert written == []


def hostile() -> dict[str, object]:
    """Return values that would break a careless screen."""
    return {"first_name": "[/] \x1b[2J\n" + "x" * 10_000, "last_name": "日本語 [bold]"}


def many() -> dict[str, object]:
    """Return a change of every field."""
    return {"first_name": "a", "last_name": "b", "phone": "c", "company": "d"}


@pytest.mark.parametrize("theirs", [hostile, many])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_any_values_fit_any_size(
    theirs: Callable[[], dict[str, object]], size: tuple[int, int]
) -> None:
    """The question scrolls, cuts what is too long, and obeys no data."""
    app, written = merging_app(theirs())
    async with app.run_test(size=size) as pilot:
        for _ in range(4):
            await pilot.press("tab", "1")
        await pilot.press("ctrl+s")
        await pilot.pause()

        assert isinstance(app.screen, ConflictScreen)
        assert "\x1b" not in app.shown()

        await pilot.press(*["right", "enter"] * 4)
        await pilot.pause()

    assert {key: written[0][key] for key in theirs()} == theirs()


async def test_a_click_chooses() -> None:
    """The mouse can answer too."""
    app, written = merging_app({"first_name": "Augusta"})
    async with app.run_test() as pilot:
        await pilot.press("tab", "1", "ctrl+s")
        await pilot.pause()

        assert isinstance(app.screen, ConflictScreen)

        await pilot.click(app.screen.conflicts, offset=(5, 3))
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert written[0]["first_name"] == "Augusta"
