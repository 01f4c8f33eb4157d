"""The jump overlay: a letter on every target, pressed or clicked."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App
from textual.geometry import Region

from cgtui.tui.dialogs.jump import LETTERS, Jump, JumpLetter, Target, lettered

PANES = (
    Target("groups", Region(0, 1, 18, 10), "Groups"),
    Target("customers", Region(18, 1, 44, 10), "Customers"),
    Target("lists", Region(62, 1, 18, 10), "Price lists"),
    Target("inspector", Region(0, 20, 80, 3), "Inspector"),
)
HOSTILE = ("[/]", "[@click=app.quit]x[/]", "\x1b[2J", "", "日本語", "x" * 10_000, "a\nb")


class Opener(App[None]):
    """Opens the overlay and keeps its answer."""

    CSS_PATH: ClassVar[list[str]] = [
        "../../src/cgtui/tui/widgets/footer.tcss",
        "../../src/cgtui/tui/dialogs/jump.tcss",
    ]

    def __init__(self, *targets: Target) -> None:
        """Open the letters of *targets* at once."""
        super().__init__()
        self.targets = targets
        self.answers: list[str | None] = []

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(Jump(self.targets), self.answers.append)

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [strip.text for strip in self.screen._compositor.render_strips()]


def test_letters_are_easy_to_guess() -> None:
    """Each target gets the first free letter of its name."""
    by_letter = lettered([*PANES, Target("up", Region(), "Cip"), Target("none", Region(), "")])

    assert {
        "g": "groups",
        "c": "customers",
        "p": "lists",
        "i": "inspector",
        "a": "up",
        "b": "none",
    } == {letter: target.name for letter, target in by_letter.items()}


def test_more_targets_than_letters() -> None:
    """No letter leads to two targets, and none is left without a key on the keyboard."""
    many = [Target(str(number), Region(), "Same") for number in range(100)]

    assert sorted(LETTERS) == sorted(lettered(many))


@pytest.mark.parametrize(
    ("key", "name"), [("c", "customers"), ("C", "customers"), ("i", "inspector")]
)
async def test_a_letter_goes_there(key: str, name: str) -> None:
    """Pressing a letter, small or capital, answers its target."""
    app = Opener(*PANES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)

    assert [name] == app.answers


@pytest.mark.parametrize("key", ["escape", "ctrl+o"])
async def test_stay(key: str) -> None:
    """Esc, or the same key again, closes without going anywhere."""
    app = Opener(*PANES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z", "space", "enter")
        assert [] == app.answers
        await pilot.press(key)

    assert [None] == app.answers


async def test_letters_stand_on_their_targets() -> None:
    """Each letter is painted at the first cell of its target, with its name."""
    app = Opener(*PANES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = app.lines

        assert lines[1].startswith(" g  Groups ")
        assert 18 == lines[1].index(" c  Customers ")
        assert 62 == lines[1].index(" p  Price lists ")
        assert lines[20].startswith(" i  Inspector ")
        assert "esc stay" in lines[23]


async def test_a_click() -> None:
    """A click on a letter goes there, a click beside the letters stays."""
    app = Opener(*PANES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(JumpLetter, offset=(1, 0))
        app.push_screen(Jump(PANES), app.answers.append)
        await pilot.pause()
        await pilot.click(offset=(40, 10))

    assert ["groups", None] == app.answers


async def test_no_letter_hides_another() -> None:
    """Targets at one place, or beyond the edge, still show all their letters."""
    crowd = [Target(str(each), Region(70, 2, 9, 9), "Same place") for each in range(4)]
    outside = Target("far", Region(200, 2, 9, 9), "Far")
    app = Opener(*crowd, outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = "\n".join(app.lines)

    assert 4 == text.count("Same place")
    assert 1 == text.count(" f  Far ")


async def test_hostile_labels() -> None:
    """Names are shown as text, cut to a sane length, and obeyed by nobody."""
    app = Opener(*(Target(str(at), Region(0, at, 9, 1), text) for at, text in enumerate(HOSTILE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = "\n".join(app.lines)

    assert "[/]" in text and "␛[2J" in text and "日本語" in text and "a⏎b" in text
    assert "\x1b" not in text and 30 > text.count("x")


async def test_another_size_closes() -> None:
    """When the terminal changes its size the letters would be wrong, so they go."""
    app = Opener(*PANES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert [] == app.answers
        await pilot.resize_terminal(60, 16)
        await pilot.pause()

    assert [None] == app.answers
