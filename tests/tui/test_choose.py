"""Choosing one of several things: by arrow, letter, typing or click."""

from __future__ import annotations

import pytest
from tests.tui.dialog_stage import HOSTILE, LOOKS, DialogApp, press, write
from textual import events

from cgtui.tui.dialogs.choose import TYPED_AT_MOST, Choose, Option, OptionTable
from cgtui.tui.dialogs.moving import DialogFrame

SORTS = (
    Option("email", "E-mail"),
    Option("name", "Name", detail="small to large", current=True),
    Option("orders", "Orders"),
)
COPIES = (
    Option("id", "ids", letter="i"),
    Option("json", "rows as JSON", letter="j"),
    Option("row", "this row", letter="J"),
)
MANY = tuple(Option(str(n), f"Group {n}", detail=f"{n} customers") for n in range(10_000))


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "name"),
        (["down", "enter"], "orders"),
        (["down", "down", "down", "enter"], "orders"),
        (["up", "enter"], "email"),
        (["pagedown", "enter"], "orders"),
        (["pageup", "enter"], "email"),
        (["escape"], None),
    ],
)
async def test_arrows(keys: list[str], answer: str | None) -> None:
    """The cursor begins on what holds now; enter takes, esc leaves."""
    app = DialogApp(Choose("Sort by", SORTS))
    async with app.run_test() as pilot:
        await press(pilot, *keys)

    assert [answer] == app.answers


async def test_what_holds_now_is_marked() -> None:
    """The current one has a sign of its own, wherever the cursor is, and its detail beside it."""
    app = DialogApp(Choose("Sort by", SORTS))
    async with app.run_test() as pilot:
        await press(pilot, "down")

        assert app.line("Name").startswith("● Name")
        assert app.line("Name").endswith("small to large")
        assert app.line("Orders").startswith("▐")
        assert "─ Sort by ─" in app.text and "⏎ choose  esc cancel" in app.lines[-1]


async def test_it_is_no_higher_than_it_needs() -> None:
    """A few options take a few lines, and narrowing them does not make the frame jump."""
    app = DialogApp(Choose("Sort by", SORTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        height = app.screen.query_one(DialogFrame).size.height
        assert 1 + len(SORTS) == height
        await write(pilot, "zzz")

        assert height == app.screen.query_one(DialogFrame).size.height


@pytest.mark.parametrize(("key", "answer"), [("i", "id"), ("I", "id"), ("j", "json"), ("J", "row")])
async def test_letters(key: str, answer: str) -> None:
    """A letter chooses at once; a capital stands for itself where one has it."""
    app = DialogApp(Choose("Copy", COPIES))
    async with app.run_test() as pilot:
        assert "type to narrow" not in app.text
        await press(pilot, "x", "space", "backspace")
        assert [] == app.answers
        await press(pilot, key)

    assert [answer] == app.answers


async def test_typing_narrows() -> None:
    """Typing finds any part of a name, what begins with it first; esc clears it, then leaves."""
    groups = (Option("1", "Müller VIP"), Option("2", "VIP Club"), Option("3", "Press"))
    app = DialogApp(Choose("Which group?", groups))
    async with app.run_test() as pilot:
        await write(pilot, "vip")
        assert "> vip" == app.line("> vip")
        assert "Press" not in app.text
        assert app.text.index("VIP Club") < app.text.index("Müller VIP")
        await write(pilot, " mull")
        assert "VIP Club" not in app.text
        await press(pilot, "backspace", "ctrl+u")
        assert "Press" in app.text
        await write(pilot, "c")
        await press(pilot, "escape")
        assert "> type to narrow" == app.line(">")
        await write(pilot, "club")
        await press(pilot, "enter")

    assert ["2"] == app.answers


async def test_nothing_found() -> None:
    """Where nothing is called so, enter says that instead of choosing."""
    app = DialogApp(Choose("Sort by", SORTS))
    async with app.run_test() as pilot:
        await write(pilot, "zzz")
        assert "Nothing is called like that." in app.text
        await press(pilot, "enter")

        assert [] == app.answers
        assert ["Nothing is called like that."] == [each.message for each in app._notifications]


async def test_nothing_to_choose() -> None:
    """An empty choice opens, says so and can be left."""
    app = DialogApp(Choose("Which group?", ()))
    async with app.run_test() as pilot:
        await press(pilot, "down", "escape")

    assert [None] == app.answers


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (60, 8)], ids=str)
async def test_many_options(size: tuple[int, int]) -> None:
    """The cursor is always in sight, in a long list on a small screen."""
    app = DialogApp(Choose("Which group?", MANY))
    async with app.run_test(size=size) as pilot:
        for _ in range(20):
            await pilot.press("down")
        await pilot.pause()
        assert app.line("▐").startswith("▐  Group 20 ")
        await write(pilot, "9999")
        assert app.line("▐").startswith("▐  Group 9999")
        await press(pilot, "enter")

    assert ["9999"] == app.answers


async def test_a_click_chooses() -> None:
    """The mouse chooses what it clicks."""
    app = DialogApp(Choose("Sort by", SORTS))
    async with app.run_test() as pilot:
        await pilot.click(OptionTable, offset=(6, 2))
        await pilot.pause()

    assert ["orders"] == app.answers


async def test_a_pasted_page() -> None:
    """Pasting narrows by the first line, and by no more than a name's length."""
    app = DialogApp(Choose("Sort by", SORTS))
    async with app.run_test() as pilot:
        app.screen.post_message(events.Paste("ord\nemail\n" * 1000))
        await pilot.pause()
        assert "> ord" == app.line("> ord")
        app.screen.post_message(events.Paste("x" * 10_000))
        await pilot.pause()
        await pilot.pause()

        assert TYPED_AT_MOST >= len(app.line("> ord"))


@pytest.mark.parametrize(("size", "theme", "ascii_only"), LOOKS, ids=str)
async def test_hostile_labels_at_any_size(
    size: tuple[int, int],
    theme: str,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    """Whatever things are called, it is shown as text, and one of them can be chosen."""
    options = [Option(str(at), text, detail=text) for at, text in enumerate(HOSTILE)]
    app = DialogApp(Choose(HOSTILE[3], options, ascii_only=ascii_only), theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "\x1b" not in app.text and "\u202e" not in app.text
        assert size[1] < 16 or "[bold]x[/bold]" in app.text
        await press(pilot, "down", "enter")

    assert ["1"] == app.answers


async def test_plain_signs() -> None:
    """With --ascii nothing else is painted."""
    app = DialogApp(Choose("Sort by", SORTS, ascii_only=True))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert app.text.isascii()
        assert app.line("Name").startswith(">* Name")
