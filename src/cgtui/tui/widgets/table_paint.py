"""How the lines of a list look: title, header, rows, scroll bar."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from cgtui.tui.widgets.cell_text import find_needles, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cgtui.tui.widgets.columns import Column, ColumnView, Placed
    from cgtui.tui.widgets.glyphs import Glyphs
    from cgtui.tui.widgets.table_rows import Row

_NOTE_GAP = 2
_UNDERLINED = Style(underline=True)


class Sorting(NamedTuple):
    """What a list is sorted by: the key of a column, and whether from large to small."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """What is so about a row beyond its texts.

    Attributes:
        cursor: It is under the cursor.
        focused: The list has the focus.
        marked: It is part of the selection; ``None`` if the list has no marks.
        linked: It is related to a row elsewhere; ``None`` if the list has no links.
    """

    cursor: bool
    focused: bool
    marked: bool | None
    linked: bool | None


@dataclass(frozen=True, slots=True)
class TablePainter:
    """Paints the lines of one list.

    Attributes:
        styles: A style for each component of the list, and ``row`` for the rest.
        glyphs: The signs to paint with.
        width: Cells of a line.
        gutter: Cells before the first column.
    """

    styles: Mapping[str, Style]
    glyphs: Glyphs
    width: int
    gutter: int

    def title(self, title: str, notes: Sequence[str], *, focused: bool) -> Strip:
        """Paint the title bar: *title*, and as many of the last *notes* as fit at the right."""
        style = self.styles["title"] if focused else self.styles["title-blurred"]
        lead = self.glyphs.focus if focused else " "
        needed = 1 + cell_len(title) + _NOTE_GAP
        shown = [note for note in notes if note]
        while shown and needed + cell_len(joined_notes(shown)) > self.width:
            shown.pop(0)
        right = joined_notes(shown)
        text = fit(title, self.width - 1 - cell_len(right), self.glyphs.ellipsis)
        return self._exactly([Segment(lead, style), Segment(text + right, style)], style)

    def header(self, view: ColumnView, sorting: Sorting | None) -> Strip:
        """Paint the labels of the columns, the arrow of the sort and the column cursor."""
        style = self.styles["header"]
        current = self.styles["header-current"]
        segments: list[Segment] = []
        for place in view.placed:
            label = self._label(place, sorting)
            bare = label.strip(" ")
            before = len(label) - len(label.lstrip(" "))
            segments += [
                Segment(" " * before, style),
                Segment(bare, current if place.column.key == view.current else style),
                Segment(" " * (len(label) - before - len(bare) + 1), style),
            ]
        left = self.glyphs.more_left if view.more_left else ""
        right = self.glyphs.more_right if view.more_right else " "
        cells = Strip(segments).crop_extend(view.left, view.left + view.room, style)
        return self._exactly(
            [Segment(left.rjust(self.gutter), style), *cells, Segment(right, style)], style
        )

    def row(
        self, row: Row, state: RowState, view: ColumnView, needles: Sequence[str], bar: Segment
    ) -> Strip:
        """Paint one row with its gutter; *bar* is this line's part of the scroll bar."""
        style = self._row_style(row, state)
        plain = state.cursor and state.focused
        alert = style if plain else style + self.styles["alert"]
        segments: list[Segment] = []
        for place in view.placed:
            beyond = place.x >= view.left + view.room or place.end <= view.left
            text = "" if beyond else row.cells[place.cell]
            shown = fit(text, place.width, self.glyphs.ellipsis, right=place.column.right)
            cell_style = alert if place.column.key in row.alerts else style
            segments += self._cell(shown, needles, cell_style)
            segments.append(Segment(" ", style))
        cells = Strip(segments).crop_extend(view.left, view.left + view.room, style)
        return self._exactly([*self._gutter(style, state), *cells, bar], style).simplify()

    def empty(self, sentence: str, line: int) -> Strip:
        """Paint *line* of the sentence that stands where there are no rows."""
        style = self.styles["empty"]
        lines = textwrap.wrap(sentence, max(1, self.width - 4))
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        return self._exactly([Segment(fit(f"  {text}", self.width, " "), style)], style)

    def blank(self, bar: Segment) -> Strip:
        """Paint a line below the last row."""
        style = self.styles["row"]
        return self._exactly([Segment(" " * (self.width - 1), style), bar], style)

    def bar(self, line: int, thumb: range) -> Segment:
        """Paint *line* of the scroll bar."""
        if not thumb:
            return Segment(" ", self.styles["row"])
        if line in thumb:
            return Segment(self.glyphs.thumb, self.styles["bar"])
        return Segment(self.glyphs.track, self.styles["bar-track"])

    def _label(self, place: Placed, sorting: Sorting | None) -> str:
        column: Column = place.column
        if sorting is None or sorting.column != column.key:
            return fit(column.label, place.width, self.glyphs.ellipsis, right=column.right)
        arrow = self.glyphs.descending if sorting.descending else self.glyphs.ascending
        size = cell_len(column.label)
        air = "" if size + 2 > place.width else " "
        label = fit(column.label, min(place.width - 1, size), self.glyphs.ellipsis)
        return fit(label + air + arrow, place.width, arrow, right=column.right)

    def _row_style(self, row: Row, state: RowState) -> Style:
        if state.cursor:
            if state.focused:
                return self.styles["cursor"]
            return self.styles["cursor-blurred"]
        return self.styles["trashed" if row.dim else "row"]

    def _gutter(self, style: Style, state: RowState) -> Iterator[Segment]:
        plain = state.cursor and state.focused
        if state.cursor:
            yield Segment(self.glyphs.cursor, self.styles["pointer"])
        else:
            yield Segment(" ", style)
        used = 1
        signs = (("mark", state.marked, self.glyphs.mark), ("link", state.linked, self.glyphs.link))
        for name, shown, sign in signs:
            if shown is not None:
                used += 1
                own = style if plain or not shown else style + self.styles[name]
                yield Segment(sign if shown else " ", own)
        yield Segment(" " * (self.gutter - used), style)

    def _cell(self, shown: str, needles: Sequence[str], style: Style) -> Iterator[Segment]:
        end = 0
        for start, stop in find_needles(shown, needles) if needles else ():
            yield Segment(shown[end:start], style)
            yield Segment(shown[start:stop], style + self.styles["match"] + _UNDERLINED)
            end = stop
        yield Segment(shown[end:], style)

    def _exactly(self, segments: Sequence[Segment], style: Style) -> Strip:
        """Cut or fill the line to its width: in a tiny pane not even the gutter may fit."""
        return Strip(s for s in segments if s.text).adjust_cell_length(self.width, style)


def joined_notes(notes: Sequence[str]) -> str:
    """Return what stands at the right of a title bar for *notes*."""
    text = (" " * _NOTE_GAP).join(note for note in notes if note)
    return f"{text} " if text else ""


def standing_out(style: Style, *, colourless: bool) -> Style:
    """Return a style that looks the same, and still stands out where there are no colours.

    A background vanishes there, reverse video does not. Where one of the colours is the
    terminal's own, and so not known, reversing would change the look: it is left alone as long
    as there are colours.

    Args:
        style: What looks right with colours.
        colourless: Whether the user wants none.
    """
    own = (color is None or color.is_default for color in (style.color, style.bgcolor))
    if any(own) and not colourless:
        return style
    return style + Style(color=style.bgcolor, bgcolor=style.color, reverse=True)
