"""The lines of a list: what gives way when there is too little room, or no colour."""

from __future__ import annotations

import pytest
from rich.style import Style

from cgtui.tui.widgets.columns import Column, ColumnView
from cgtui.tui.widgets.glyphs import UNICODE_GLYPHS
from cgtui.tui.widgets.table_paint import Sorting, TablePainter, standing_out

PLAIN = dict.fromkeys(("title", "title-blurred", "header", "header-current", "row"), Style())


def painter(width: int) -> TablePainter:
    """Return a painter of lines of *width* cells."""
    return TablePainter(PLAIN, UNICODE_GLYPHS, width, 3)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (34, "▌1 Groups 7        name ▲  12/140 "),
        (28, "▌1 Groups 7  name ▲  12/140 "),
        (27, "▌1 Groups 7         12/140 "),
        (20, "▌1 Groups 7  12/140 "),
        (19, "▌1 Groups 7        "),
        (9, "▌1 Group…"),
        (1, "▌"),
    ],
)
def test_a_narrow_title_bar_keeps_the_title(width: int, line: str) -> None:
    """First the sort goes, then the position, and only then the title is cut."""
    assert line == painter(width).title("1 Groups 7", ("name ▲", "12/140"), focused=True).text


@pytest.mark.parametrize(
    ("width", "label"), [(9, "STATUS ▼ "), (7, "STATUS▼"), (5, "STA…▼"), (3, "S…▼")]
)
def test_a_narrow_label_keeps_its_arrow(width: int, label: str) -> None:
    """Which column the rows are sorted by can be seen however narrow it is."""
    view = ColumnView([Column("status", "STATUS", width)], room=width)

    line = painter(width + 4).header(view, Sorting("status", descending=True))
    assert f"   {label} " == line.text


@pytest.mark.parametrize(
    ("colour", "colourless", "reverse"),
    [("white", False, True), ("white", True, True), ("default", False, None), (None, True, True)],
)
def test_what_must_stand_out_is_reversed(
    colour: str | None,
    colourless: bool,  # noqa: FBT001  a parameter of the test
    reverse: bool | None,  # noqa: FBT001
) -> None:
    """Reverse video looks the same with colours, and is still there without them."""
    style = standing_out(Style(color=colour, bgcolor="blue"), colourless=colourless)

    assert reverse == style.reverse
    shown = style.color if reverse else style.bgcolor
    assert shown
    assert "blue" == shown.name
