"""The question before a change: y, a number or a word; enter alone never does it."""

from __future__ import annotations

import pytest
from tests.tui.dialog_stage import HOSTILE, LOOKS, DialogApp, press, write

from cgtui.tui.dialogs.confirm import Confirm
from cgtui.tui.dialogs.question import GoAhead, WayOut, Word
from cgtui.tui.dialogs.toned_lines import some_of

LINES = (("Status: draft → active", "strong"), ("112 customers pay less.", "plain"))


def one(**more: object) -> Confirm:
    """Return a question about one row."""
    wanted = {"level": 1, "verb": "Delete", **more}
    return Confirm("Delete VIP?", LINES, **wanted)


def many(**more: object) -> Confirm:
    """Return a question about 300 rows."""
    wanted = {"level": 2, "count": 300, "verb": "Delete", **more}
    return Confirm("Delete 300 customers?", LINES, **wanted)


@pytest.mark.parametrize(
    ("key", "answer"), [("y", True), ("n", False), ("escape", False), ("enter", False)]
)
async def test_one_row(key: str, answer: bool) -> None:  # noqa: FBT001
    """Only y says yes; n, esc and enter leave everything as it is."""
    app = DialogApp(one())
    async with app.run_test() as pilot:
        await press(pilot, key)

    assert [answer] == app.answers


async def test_it_shows_what_would_happen() -> None:
    """The title, the consequences, both answers and the keys are on the screen."""
    app = DialogApp(one())
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "─ Delete VIP? ─" in app.text
        assert "Status: draft → active" == app.line("Status")
        assert "112 customers pay less." == app.line("112")
        assert "[ y Delete ]  [ Cancel ]" == app.line("Cancel")
        assert "n no  y yes" in app.lines[-1]


async def test_the_focus_is_on_cancel() -> None:
    """Tab finds nothing else to press, so that enter can only cancel."""
    app = DialogApp(one())
    async with app.run_test() as pilot:
        for _ in range(3):
            assert isinstance(app.focused, WayOut)
            await press(pilot, "tab")


async def test_hidden_rows_are_named() -> None:
    """Rows that the filter hides are listed by name before they are changed."""
    names = [f"c{number}@example.com" for number in range(7)]
    app = DialogApp(one(hidden=names, hidden_count=9))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()

        assert "! 9 of them hidden by the filter: " in app.text
        assert '"c0@example.com"' in app.text and '"c5@example.com"' not in app.text
        assert "and 4 more" in app.text


def test_names_for_a_sentence() -> None:
    """A few are named, the rest counted; without names the rows are counted."""
    assert '"ada", "ken"' == some_of(["ada", "ken"])
    assert '"ada" and 2 more' == some_of(["ada", "ken", "zoe"], most=1)
    assert "3 rows" == some_of([], total=3)


async def test_many_rows_ask_for_their_number() -> None:
    """More than 25 rows are changed only when their number is typed."""
    app = DialogApp(many())
    async with app.run_test() as pilot:
        await write(pilot, "300")
        await press(pilot, "enter")

    assert [True] == app.answers


@pytest.mark.parametrize("typed", ["", "30", "301", "y", "n", "yes"])
async def test_the_wrong_number(typed: str) -> None:
    """Enter with nothing or something else says what to type, and changes nothing."""
    app = DialogApp(many())
    async with app.run_test() as pilot:
        await write(pilot, typed)
        await press(pilot, "enter", "enter")

        assert [] == app.answers
        assert "! Type 300 first; esc leaves everything as it is." == app.line("! Type")
        await press(pilot, "3")
        assert "! Type" not in app.text
        await press(pilot, "escape")

    assert [False] == app.answers


async def test_letters_are_text_while_typing() -> None:
    """Where a word is typed y, n and ? are letters of it, and the footer says so."""
    app = DialogApp(many())
    async with app.run_test() as pilot:
        await press(pilot, "y", "n", "question_mark")

        assert "yn?" == app.screen.query_one(Word).value
        assert [] == app.answers and 0 == app.helped
        assert "yes" not in app.lines[-1] and "esc no" in app.lines[-1]


async def test_y_beside_the_field() -> None:
    """On Cancel, y is a key again: it says what is missing, and works once that is typed."""
    app = DialogApp(many())
    async with app.run_test() as pilot:
        await press(pilot, "tab", "y")
        assert [] == app.answers
        assert ["Type 300 first; esc leaves everything as it is."] == [
            each.message for each in app._notifications
        ]
        await press(pilot, "tab")
        await write(pilot, "300")
        await press(pilot, "tab", "y")

    assert [True] == app.answers


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"level": 3, "word": "VIP Spring"}, "VIP Spring"),
        ({"level": 3, "word": "EVERYONE"}, "EVERYONE"),
        ({"level": 3}, "DELETE"),
        ({"level": 2, "count": 0}, "DELETE"),
    ],
)
async def test_the_gravest_ask_for_a_word(more: dict[str, object], wanted: str) -> None:
    """A name, EVERYONE, or what is done in capitals is typed in full."""
    app = DialogApp(one(**more))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.line("Type").startswith(f"Type {wanted} to delete:")
        await write(pilot, wanted.lower())
        await press(pilot, "enter")
        assert [] == app.answers
        await press(pilot, "ctrl+u")
        await write(pilot, wanted)
        await press(pilot, "enter")

    assert [True] == app.answers


async def test_a_pasted_word() -> None:
    """A name that is hard to type can be pasted."""
    app = DialogApp(one(level=3, word="日本語"))
    async with app.run_test() as pilot:
        app.screen.query_one(Word).value = "日本語"
        await press(pilot, "enter")

    assert [True] == app.answers


async def test_the_mouse() -> None:
    """Both answers can be clicked; yes only when nothing is left to be typed."""
    app = DialogApp(many())
    async with app.run_test() as pilot:
        await pilot.click(GoAhead)
        await pilot.pause()
        assert [] == app.answers and 1 == len(app._notifications)
        await write(pilot, "300")
        await pilot.click(GoAhead)
        app.push_screen(one(), app.answers.append)
        await pilot.pause()
        await pilot.click(WayOut)
        app.push_screen(one(), app.answers.append)
        await pilot.pause()
        await pilot.click(GoAhead)
        await pilot.pause()

    assert [True, False, True] == app.answers


async def test_a_long_story_scrolls() -> None:
    """On a small screen the lines scroll and the answers stay in sight."""
    lines = [(f"line {number}", "plain") for number in range(40)]
    app = DialogApp(Confirm("Long?", lines, level=2, count=40, verb="Import"))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert "line 0" in app.text and "line 39" not in app.text
        assert "Type 40 to import:" in app.text and "[ Cancel ]" in app.text
        await press(pilot, "pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "line 39" in app.text and "[ Cancel ]" in app.text
        await press(pilot, "up")
        assert "line 39" not in app.text
        await press(pilot, "down")
        assert "line 39" in app.text


async def test_help_from_a_question() -> None:
    """? lists the keys without answering."""
    app = DialogApp(one())
    async with app.run_test() as pilot:
        await press(pilot, "question_mark")

        assert 1 == app.helped and [] == app.answers


@pytest.mark.parametrize(("size", "theme", "ascii_only"), LOOKS, ids=str)
async def test_hostile_names_at_any_size(
    size: tuple[int, int],
    theme: str,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    """Whatever names hold they are shown as text, and the question can still be answered."""
    lines = [(text, "alert") for text in HOSTILE]
    question = Confirm(
        HOSTILE[0] + HOSTILE[3],
        lines,
        level=2,
        count=9,
        hidden=HOSTILE,
        ascii_only=ascii_only,
    )
    app = DialogApp(question, theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "\x1b" not in app.text and "\u202e" not in app.text
        assert size[0] < 60 or "[bold]x[/bold]" in app.text
        await write(pilot, "9")
        await press(pilot, "enter")

    assert [True] == app.answers


async def test_plain_signs() -> None:
    """With --ascii the frame is painted with signs every terminal has."""
    app = DialogApp(Confirm("Sure?", [("yes or no", "plain")], level=1, ascii_only=True))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert app.text.isascii()
        assert "+- Sure? -" in app.text
