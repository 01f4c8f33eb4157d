"""A list of actions under their headings: one widget that paints its own lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cgtui.domain.text import fold
from cgtui.tui.widgets.cell_text import find_needles, fit
from cgtui.tui.widgets.entries import Entry
from cgtui.tui.widgets.glyphs import ASCII_GLYPHS, UNICODE_GLYPHS
from cgtui.tui.widgets.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual import events

_KEYS_AT_MOST = 13
_TITLE_AT_MOST = 26
_HELP_AT_LEAST = 24
_WHEEL = 3


class EntryList(Widget):
    """Shows entries, a cursor on one of them, and underlines what was searched for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "entry-list--heading",
        "entry-list--keys",
        "entry-list--title",
        "entry-list--help",
        "entry-list--off",
        "entry-list--cursor",
        "entry-list--found",
        "entry-list--bar",
    }

    @dataclass
    class Moved(Message):
        """The cursor stands on another entry, or on none."""

        entry: Entry | None

    @dataclass
    class Chosen(Message):
        """An entry was clicked."""

        entry: Entry

    def __init__(self, *, ascii_only: bool = False) -> None:
        """Make an empty list.

        Args:
            ascii_only: Paint without signs outside ASCII.
        """
        super().__init__()
        self._glyphs = ASCII_GLYPHS if ascii_only else UNICODE_GLYPHS
        self._lines: list[Entry | str] = []
        self._places: list[int] = []
        self._needles: list[str] = []
        self._cursor = 0
        self._view = Viewport()
        self._columns = (0, 0)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        if not self._places:
            return None
        line = self._lines[self._places[self._cursor]]
        return line if isinstance(line, Entry) else None

    def show(self, entries: Sequence[Entry], *, searched: str = "", headings: bool = True) -> None:
        """List *entries* and put the cursor on the first one.

        Args:
            entries: What to list, in this order.
            searched: What the user typed; it is underlined where it occurs.
            headings: Put the group above its entries.
        """
        self._lines = list(_with_headings(entries)) if headings else list(entries)
        self._places = [at for at, line in enumerate(self._lines) if isinstance(line, Entry)]
        self._needles = fold(searched).split()
        # Columns only grow: narrowing the list must not make its texts jump.
        keys, title = self._columns
        self._columns = (
            min(_KEYS_AT_MOST, max((keys, *(cell_len(each.keys) for each in entries)))),
            min(_TITLE_AT_MOST, max((title, *(cell_len(each.title) for each in entries)))),
        )
        self._cursor = 0
        self._view.total = len(self._lines)
        self._view.scroll_to(0)
        self._tell()

    def move(self, step: int) -> None:
        """Move the cursor by *step* entries, as far as there are any."""
        if not self._places:
            return
        self._cursor = min(max(self._cursor + step, 0), len(self._places) - 1)
        # The heading above the first entry comes into view with it.
        self._view.reveal(self._places[self._cursor] if self._cursor else 0)
        self._tell()

    def page(self, direction: int) -> None:
        """Move the cursor by a page, down for 1 and up for -1."""
        self.move(direction * max(1, self.size.height - 1))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor on the screen."""
        self._view.height = event.size.height
        self._view.scroll_to(self._view.top)
        if self._places:
            self._view.reveal(self._places[self._cursor])
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the entry that was clicked."""
        at = self._view.top + event.y
        if at in self._places:
            self._cursor = self._places.index(at)
            self._tell()
            if self.entry:
                self.post_message(self.Chosen(self.entry))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show later lines."""
        event.stop()
        if self._view.scroll_to(self._view.top + _WHEEL):
            self.refresh()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show earlier lines."""
        event.stop()
        if self._view.scroll_to(self._view.top - _WHEEL):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line: a heading, or an entry with its keys, title and help."""
        width = self.size.width
        at = self._view.top + y
        base = self.rich_style
        if at >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[at]
        if isinstance(line, str):
            heading = self.get_component_rich_style("entry-list--heading")
            segments = [Segment(fit(f" {line}", width - 1, self._glyphs.ellipsis), heading)]
        else:
            segments = list(self._entry_line(line, width - 1, at == self._places[self._cursor]))
        thumb = self._glyphs.thumb if y in self._view.thumb else " "
        bar = Segment(thumb, self.get_component_rich_style("entry-list--bar"))
        return Strip([*segments, bar], width)

    def _entry_line(self, entry: Entry, width: int, under_cursor: bool) -> Iterator[Segment]:  # noqa: FBT001
        cut = self._glyphs.ellipsis
        keys_width, title_width = self._columns
        help_width = width - keys_width - title_width - 6
        if help_width < _HELP_AT_LEAST:
            title_width, help_width = width - keys_width - 4, 0
        keys, title, text = (
            self.get_component_rich_style(f"entry-list--{part}")
            for part in (("off", "off", "off") if entry.reason else ("keys", "title", "help"))
        )
        if under_cursor:
            keys = title = text = self.get_component_rich_style("entry-list--cursor")
        lead = self._glyphs.cursor if under_cursor else " "
        yield Segment(lead + fit(entry.keys, keys_width, cut, right=True) + "  ", keys)
        # Without room for the reason the word alone says what dimming says in colour.
        name = f"{entry.title} (off)" if entry.reason and not help_width else entry.title
        yield from self._found(fit(name, title_width, cut), title)
        yield Segment("  " if help_width else " ", text)
        if help_width:
            told = f"off: {entry.reason}" if entry.reason else entry.help
            yield from self._found(fit(told, help_width, cut), text)
            yield Segment(" ", text)

    def _found(self, text: str, style: Style) -> Iterator[Segment]:
        found = style + self.get_component_rich_style("entry-list--found", partial=True)
        end = 0
        for start, after in find_needles(text, self._needles):
            yield Segment(text[end:start], style)
            yield Segment(text[start:after], found)
            end = after
        yield Segment(text[end:], style)

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Moved(self.entry))


def _with_headings(entries: Sequence[Entry]) -> Iterator[Entry | str]:
    group = None
    for each in entries:
        if each.group != group:
            group = each.group
            yield group
        yield each
