"""The last line before the terminal: whatever painted it, no character there does anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_LINE_BREAKS = (0x2028, 0x2029)
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_MARKS = (0xFEFF, *range(0xFFF9, 0xFFFC))
_SURROGATES = range(0xD800, 0xE000)

# What was measured as no cell goes, what was measured as some leaves as many behind: only so
# does the line keep the width it was laid out for.
_HARMLESS = {
    code: "\ufffd" * get_character_cell_size(chr(code))
    for code in (*_CONTROLS, *_LINE_BREAKS, *_BIDI, *_MARKS, *_SURROGATES)
}


# ruff: noqa: RUF001  the signs that look like ASCII are the point
_SIGNS = {
    ord(sign): plain
    for signs, plain in {
        "·•◉●": "*", "…": "~", "⚠": "!", "‹◂←◀": "<", "›▸→▶": ">", "▲↑": "^", "▼↓": "v",
        "─━═▔▁": "-", "│┃║▌▐▏▎▕": "|", "╭╮╰╯┌┐└┘┏┓┗┛├┤┬┴┼": "+", "✓": "v", "✕×": "x", "⏎": "/",
        "█▇▆▅▄▃▂": "#", "–—": "-",
    }.items()
    for sign in signs
}  # fmt: skip


class PlainSigns(LineFilter):
    """Draws with ASCII only: frames, arrows, dots and marks; letters of the data stay theirs."""

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002  the filter's signature
    ) -> list[Segment]:
        """Return *segments* of the same width, every sign of ours in ASCII."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(_SIGNS), segment.style)
            for segment in segments
        ]


class Guard(LineFilter):
    """Stops control, bidirectional and surrogate characters, whatever widget let them through.

    Texts from the data are made visible where they are painted; this catches the one that was
    forgotten. The app keeps one guard and hands it out from ``get_line_filters``: lines are
    cached by the filter they went through.
    """

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002  the filter's signature
    ) -> list[Segment]:
        """Return *segments* of the same width, without a character that could do anything."""
        return [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else Segment(segment.text.translate(_HARMLESS), segment.style)
            for segment in segments
        ]
