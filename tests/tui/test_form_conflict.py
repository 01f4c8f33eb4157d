"""A row changed here and elsewhere is asked about, field by field, and never overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.tui.form_stage import ADA, BERLIN, OPEN
from textual.app import App

from cgtui.domain.merging import merge, resolve
from cgtui.tui import forms
from cgtui.tui.forms.conflict import ConflictScreen
from cgtui.tui.forms.customer_form import edit_customer_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SPEC = edit_customer_form(ADA)


class ConflictApp(App[None]):
    """Asks about Ada, whom *mine* and *theirs* changed, and remembers what she becomes."""

    CSS_PATH = sorted(Path(forms.__path__[0]).glob("*.tcss"))

    def __init__(self, mine: Mapping[str, object], theirs: Mapping[str, object]) -> None:
        super().__init__()
        self.merged = merge(SPEC.values, mine, {**SPEC.values, **theirs})
        self.result: object = OPEN
        self.values: dict[str, object] = {}

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(ConflictScreen(self.merged.conflicts, SPEC.fields, BERLIN), self.end)

    def end(self, choices: object) -> None:
        """Remember the answer, and the row that comes of it."""
        self.result = choices
        if isinstance(choices, dict):
            self.values = resolve(self.merged, choices)

    def shown(self) -> str:
        """Return the screen as text, line by line."""
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)


async def test_a_field_both_changed_is_asked_about_with_all_three_values() -> None:
    """Nothing is chosen beforehand, so nothing is overwritten by a hasty enter."""
    app = ConflictApp({"first_name": "Ada1"}, {"first_name": "Augusta"})
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "First name" in app.shown()
        assert "was     Ada" in app.shown()
        assert "( ) mine    Ada1" in app.shown()
        assert "( ) theirs  Augusta" in app.shown()

        await pilot.press("enter")
        await pilot.pause()

        assert "1 field to choose" in app.shown()
        assert app.result == OPEN


async def test_the_keys_are_in_sight() -> None:
    """The frame names the keys as they are bound, also after one was bound anew."""
    app = ConflictApp({"first_name": "Ada1"}, {"first_name": "Augusta"})
    app.set_keymap({"conflict.mine": "f5"})
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "F5 mine · → theirs · ctrl+s keep · esc back" in app.shown()

        await pilot.press("left", "enter")

        assert app.result == OPEN

        await pilot.press("f5", "enter")

        assert app.result == {"first_name": "mine"}


@pytest.mark.parametrize(("key", "name"), [("left", "Ada1"), ("right", "Augusta")])
async def test_mine_or_theirs_is_one_key(key: str, name: str) -> None:
    """Left takes mine, right takes theirs, enter goes on; what they alone changed arrives."""
    app = ConflictApp({"first_name": "Ada1"}, {"first_name": "Augusta", "phone": "9"})
    async with app.run_test() as pilot:
        await pilot.press(key, "enter")
        await pilot.pause()

    assert app.values == {**SPEC.values, "first_name": name, "phone": "9"}


async def test_several_fields_are_walked_through() -> None:
    """Up and down go from one to the next; save goes to the one that is still to be decided."""
    mine = {"first_name": "a", "last_name": "b", "phone": "c"}
    app = ConflictApp(mine, {"first_name": "x", "last_name": "y", "phone": "z"})
    async with app.run_test() as pilot:
        await pilot.press("down", "left", "tab", "right", "up", "shift+tab", "up", "space")
        await pilot.press("space", "down", "down", "ctrl+s")
        await pilot.pause()

    assert app.result == {"first_name": "theirs", "last_name": "mine", "phone": "theirs"}


async def test_saving_too_early_goes_to_what_is_left() -> None:
    """ctrl+s with a field undecided puts the cursor on it."""
    app = ConflictApp({"first_name": "a", "phone": "c"}, {"first_name": "x", "phone": "z"})
    async with app.run_test() as pilot:
        await pilot.press("down", "left", "ctrl+s", "right", "ctrl+s")
        await pilot.pause()

    assert app.result == {"first_name": "theirs", "phone": "mine"}


async def test_keys_of_metadata_are_asked_about_one_by_one() -> None:
    """A key both changed is asked about; a key they added just arrives."""
    app = ConflictApp(
        {"metadata": {"tier": 21, "code": "2"}},
        {"metadata": {"tier": 5, "code": "2", "vat": "GB1"}},
    )
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()

        assert "Metadata tier" in app.shown()
        assert "( ) mine    21" in app.shown()

        await pilot.press("space", "ctrl+s")
        await pilot.pause()

    assert app.values["metadata"] == {"tier": 21, "code": "2", "vat": "GB1"}


@pytest.mark.parametrize("key", ["escape", "ctrl+w"])
async def test_leaving_the_question_answers_nothing(key: str) -> None:
    """The form it came from is not saved."""
    app = ConflictApp({"first_name": "Ada1"}, {"first_name": "Augusta"})
    async with app.run_test() as pilot:
        await pilot.press("left", key)
        await pilot.pause()

    assert app.result is None


def hostile() -> dict[str, object]:
    """Return values that would break a careless screen."""
    return {"first_name": "[/] \x1b[2J\n" + "x" * 10_000, "last_name": "日本語 [bold]"}


def many() -> dict[str, object]:
    """Return a change of many fields."""
    return {"first_name": "a", "last_name": "b", "phone": "c", "company": "d"}


@pytest.mark.parametrize("theirs", [hostile, many])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_any_values_fit_any_size(
    theirs: Callable[[], dict[str, object]], size: tuple[int, int]
) -> None:
    """The question scrolls, cuts what is too long, and obeys no data."""
    app = ConflictApp(dict.fromkeys(theirs(), "1"), theirs())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()

        assert isinstance(app.screen, ConflictScreen)
        assert "\x1b" not in app.shown()

        await pilot.press(*["right", "enter"] * len(theirs()))
        await pilot.pause()

    assert {key: app.values[key] for key in theirs()} == theirs()


async def test_a_click_chooses() -> None:
    """The mouse can answer too."""
    app = ConflictApp({"first_name": "Ada1"}, {"first_name": "Augusta"})
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ConflictScreen)
        await pilot.click(app.screen.conflicts, offset=(5, 3))
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.values["first_name"] == "Augusta"
