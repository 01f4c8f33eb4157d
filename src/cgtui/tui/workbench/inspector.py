"""The inspector: tells all about the row under the cursor, in two lines or in tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events
    from textual.style import Style

    from cgtui.tui.workbench.telling import Line, Told

_ASCII = str.maketrans("▌·…", ">-~")
_WHEEL = 3
_TWO_COLUMNS = 90
"""Cells from which on a tab may show two columns."""


class Inspector(Widget, can_focus=True):
    """One widget that paints its lines; turning a tab or scrolling is one small frame."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "inspector--title",
        "inspector--title-blurred",
        "inspector--tab",
        "inspector--plain",
        "inspector--strong",
        "inspector--muted",
        "inspector--heading",
        "inspector--alert",
    }

    peek: reactive[bool] = reactive(default=True)
    """Whether there is room for two lines only."""
    tab: reactive[int] = reactive(0)
    """Which tab is shown; kept from row to row as far as it goes."""
    top: reactive[int] = reactive(0)
    """How many lines are scrolled away."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__(id="inspector")
        self._told: Told | None = None
        self._ascii = ascii_only
        self._tab_cells: list[range] = []

    def tell(self, told: Told | None) -> None:
        """Show what is told about another row, or nothing."""
        if told != self._told:
            self._told = told
            self.set_reactive(Inspector.top, 0)
            self.refresh()

    def turn(self, delta: int) -> None:
        """Turn to the next tab, or the previous one, round and round."""
        if self._told:
            self.tab = (self._current() + delta) % len(self._told.tabs)
            self.top = 0

    def scroll_by(self, delta: int) -> None:
        """Scroll *delta* lines down, as far as there are lines."""
        self.top += delta

    def validate_top(self, top: int) -> int:
        """Keep the last line in sight."""
        return max(0, min(top, len(self._lines()) - max(1, self.size.height - 1)))

    def _current(self) -> int:
        """Return the tab shown, which the row must have."""
        return min(self.tab, len(self._told.tabs) - 1) if self._told else 0

    def render(self) -> Content:
        """Paint the two lines of the peek, or the tabs and as many lines as fit."""
        if self._told is None:
            return Content("")
        if self.peek:
            width = self.size.width
            return Content("\n").join(self._painted(line, width) for line in self._told.peek)
        lines = self._lines()[self.top : self.top + self.size.height - 1]
        return Content("\n").join([self._title(), *lines])

    def _lines(self) -> list[Content]:
        """Paint all lines of the tab, side by side where there is room for two columns."""
        if self._told is None:
            return []
        tab, width = self._told.tabs[self._current()], self.size.width
        if width < _TWO_COLUMNS or not tab.aside:
            blank = ((("", "plain"),),) if tab.aside else ()
            return [self._painted(line, width) for line in (*tab.lines, *blank, *tab.aside)]
        half = width // 2
        left = [self._painted(line, half).truncate(half, pad=True) for line in tab.lines]
        right = [self._painted(line, width - half) for line in tab.aside]
        left += [Content(" " * half)] * (len(right) - len(left))
        right += [Content("")] * (len(left) - len(right))
        return [one + other for one, other in zip(left, right, strict=True)]

    def _title(self) -> Content:
        """Paint the bar with the tabs; the one shown stands in brackets."""
        told = self._told
        names = [tab.name for tab in told.tabs] if told else []
        bar = self._style("title" if self.has_focus else "title-blurred")
        sign = (">" if self._ascii else "▌") if self.has_focus else " "
        shown_names = [
            f"[{name}]" if number == self._current() else f" {name} "
            for number, name in enumerate(names)
        ]
        whole = f"{sign}4 Inspector " + "".join(shown_names)
        line = Content(f"{sign}4 Inspector " if len(whole) <= self.size.width else f"{sign}4 ")
        self._tab_cells = []
        for shown in shown_names:
            self._tab_cells.append(range(line.cell_length, line.cell_length + len(shown)))
            line += shown
        return line.pad_right(max(0, self.size.width - line.cell_length)).stylize_before(bar)

    def _painted(self, line: Line, width: int) -> Content:
        """Paint one line, cut where its column ends."""
        pieces = [
            Content(self._plain(text)).stylize(self._style(tone)) for text, tone in line if text
        ]
        return (Content(" ") + Content("").join(pieces)).truncate(width - 1, ellipsis=True)

    def _plain(self, text: str) -> str:
        return text.translate(_ASCII) if self._ascii else text

    def _style(self, component: str) -> Style:
        return self.get_visual_style(f"inspector--{component}")

    def on_focus(self) -> None:
        """Paint the title bar strong."""
        self.refresh()

    def on_blur(self) -> None:
        """Paint the title bar quiet."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Turn to the tab that was clicked."""
        for number, cells in enumerate(self._tab_cells):
            if event.y == 0 and event.x in cells and not self.peek:
                self.tab, self.top = number, 0

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_by(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_by(-_WHEEL)
