"""The guard: what no widget may let through to the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widgets import Static

from cgtui.tui.widgets.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

BLACK = Color(0, 0, 0)

HOSTILE = {
    "clear screen": "a\x1b[2Jb",
    "set title": "a\x1b]0;owned\x07b",
    "one-byte CSI": "a\x9b2Jb",
    "one-byte OSC": "a\x9downed\x9cb",
    "null": "a\x00b",
    "delete": "a\x7fb",
    "newline": "a\nb\rc",
    "tab": "a\tb",
    "override": "a\u202egnp.exe",
    "isolates": "a\u2066b\u2069",
    "arabic mark": "a\u061cb",
    "line separator": "a\u2028b\u2029c",
    "byte order mark": "a\ufeffb",
    "lone surrogate": "a\udce4b",
    "among wide letters": "山\x1b[31m田\u202e太",
}
FORBIDDEN = frozenset(
    chr(code)
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x061C,
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
        *range(0xD800, 0xE000),
    )
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_that_acts_gets_through(text: str) -> None:
    """No control, bidirectional or surrogate character is left, and the line stays as wide."""
    [segment] = Guard().apply([Segment(text)], BLACK)

    assert set() == FORBIDDEN & set(segment.text)
    assert cell_len(text) == cell_len(segment.text)


@pytest.mark.parametrize(
    "text", ["plain", "Zoë Ångström", "山田太郎", "👩‍👩‍👧 ❤️", "e\u0301", "שלום", "│▐◉", ""]
)
def test_honest_text_is_left_alone(text: str) -> None:
    """Letters of any script, emoji, accents and the signs of the frame stay as they are."""
    [segment] = Guard().apply([Segment(text)], BLACK)

    assert text == segment.text


def test_styles_and_textuals_own_codes_are_kept() -> None:
    """The guard looks at the text painted, not at its style or what Textual itself sends."""
    bold = Style(bold=True)
    bell = Segment("\x07", None, [(ControlType.BELL,)])

    painted, control = Guard().apply([Segment("a\x1bb", bold), bell], BLACK)

    assert Segment("ab", bold) == painted
    assert bell is control


class Unguarded(App[None]):
    """An app that paints a hostile text through a stock widget."""

    def compose(self) -> ComposeResult:
        """Show the text as plain content, which Textual passes on as it is."""
        yield Static(Content("A \x1b]0;owned\x07 \u202e\udce4 Z"))


class Guarded(Unguarded):
    """The same app behind the guard."""

    guard = Guard()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put the guard last."""
        return [*super().get_line_filters(), self.guard]


@pytest.mark.parametrize(("app", "leaks"), [(Unguarded, True), (Guarded, False)])
async def test_the_guard_stands_behind_every_widget(app: type[App[None]], *, leaks: bool) -> None:
    """What a stock widget would send to the terminal is stopped by an app that has a guard."""
    async with app().run_test(size=(40, 3)) as pilot:
        widget = pilot.app.query_one(Static)
        strip = widget.render_lines(widget.size.region)[0]

    assert leaks == bool(FORBIDDEN & set(strip.text))
