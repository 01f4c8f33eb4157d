"""Which columns a pane shows, and in which order."""

from __future__ import annotations

import pytest
from tests.tui.dialog_stage import HOSTILE, LOOKS, DialogApp, press

from cgtui.tui.dialogs.choose import OptionTable
from cgtui.tui.dialogs.choose_columns import ChooseColumns

COLUMNS = (("email", "E-MAIL"), ("name", "NAME"), ("groups", "GROUPS"), ("id", "ID"))


def choosing(*shown: str) -> DialogApp:
    """Return a program that asks for the columns of a pane that shows some."""
    return DialogApp(ChooseColumns(COLUMNS, shown, first=("email", "name")))


def boxes(app: DialogApp) -> list[str]:
    """Return the rows of the list as they are shown: box, label, place."""
    rows = (line.strip(" │▐") for line in app.lines if "[x]" in line or "[ ]" in line)
    return [" ".join(row.split()) for row in rows]


async def test_it_shows_what_is_shown() -> None:
    """The columns shown come first, in their order and with their place; the others follow."""
    app = choosing("name", "email")
    async with app.run_test() as pilot:
        await pilot.pause()

        assert ["[x] NAME 1", "[x] E-MAIL 2", "[ ] GROUPS", "[ ] ID"] == boxes(app)
        assert "⏎ keep  esc cancel  spc show/hide" in app.lines[-1]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], ("email", "name")),
        (["ctrl+s"], ("email", "name")),
        (["space", "enter"], ("name",)),
        (["j", "j", "space", "enter"], ("email", "name", "groups")),
        (["G", "space", "enter"], ("email", "name", "id")),
        (["greater_than_sign", "enter"], ("name", "email")),
        (["shift+down", "shift+down", "space", "space", "enter"], ("name", "email")),
        (
            ["G", "space", "shift+up", "less_than_sign", "shift+up", "enter"],
            ("id", "email", "name"),
        ),
        (["space", "G", "space", "equals_sign", "enter"], ("email", "name")),
        (["escape"], None),
        (["space", "q"], None),
    ],
)
async def test_keys(keys: list[str], answer: tuple[str, ...] | None) -> None:
    """Space shows and hides, < and > move, = is as at first, enter and ctrl+s keep."""
    app = choosing("email", "name")
    async with app.run_test() as pilot:
        await press(pilot, *keys)

    assert [answer] == app.answers


async def test_the_cursor_stays_on_its_column() -> None:
    """A column that is moved or hidden stays under the cursor."""
    app = choosing("email", "name")
    async with app.run_test() as pilot:
        await press(pilot, "greater_than_sign", "greater_than_sign", "space")

        assert ["[x] NAME 1", "[ ] GROUPS", "[ ] E-MAIL", "[ ] ID"] == boxes(app)
        assert app.line("▐").startswith("▐ [ ] E-MAIL")


async def test_one_column_stays() -> None:
    """The last column cannot be hidden, and the key says so."""
    app = choosing("email")
    async with app.run_test() as pilot:
        assert "show/hide" not in app.lines[-1]
        await press(pilot, "space")
        assert "[x] E-MAIL 1" == boxes(app)[0]
        assert ["One column stays; show another one first."] == [
            each.message for each in app._notifications
        ]
        await press(pilot, "enter")

    assert [("email",)] == app.answers


@pytest.mark.parametrize(
    ("keys", "said"), [(["less_than_sign"], "first"), (["G", "greater_than_sign"], "last")]
)
async def test_the_ends(keys: list[str], said: str) -> None:
    """Beyond the first and the last place there is none, and the key says so."""
    app = choosing("email", "name")
    async with app.run_test() as pilot:
        await press(pilot, *keys)

        assert [f"It is the {said} one already."] == [each.message for each in app._notifications]


async def test_a_click() -> None:
    """A click shows or hides a column."""
    app = choosing("email")
    async with app.run_test() as pilot:
        await pilot.click(OptionTable, offset=(3, 2))
        await pilot.click(OptionTable, offset=(3, 0))
        await press(pilot, "enter")

    assert [("groups",)] == app.answers


async def test_columns_that_are_gone() -> None:
    """A column of an earlier version that is no more is left out."""
    app = choosing("name", "no_more")
    async with app.run_test() as pilot:
        await press(pilot, "enter")

    assert [("name",)] == app.answers


@pytest.mark.parametrize(("size", "theme", "ascii_only"), LOOKS, ids=str)
async def test_any_size(
    size: tuple[int, int],
    theme: str,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    """The list fits any size, the cursor stays in sight, and labels are shown as text."""
    columns = [(str(at), text) for at, text in enumerate((*HOSTILE, *"abcdefghij"))]
    dialog = ChooseColumns(columns, ("0",), first=("0",), ascii_only=ascii_only)
    app = DialogApp(dialog, theme=theme)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G")
        assert "\x1b" not in app.text
        assert size[1] < 16 or "[ ] j" in app.text
        await press(pilot, "space", "enter")

    assert [("0", "20")] == app.answers
