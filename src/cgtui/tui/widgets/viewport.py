"""Which rows of a long list are on screen, and how its scroll bar shows that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Viewport:
    """A window of *height* rows over *total* rows; *top* is the first one shown."""

    total: int = 0
    height: int = 0
    top: int = 0

    @property
    def last_top(self) -> int:
        """The furthest the window can go."""
        return max(0, self.total - self.height)

    def shows(self, index: int) -> bool:
        """Return whether the row *index* is on screen."""
        return self.top <= index < self.top + self.height

    def scroll_to(self, top: int) -> bool:
        """Show *top* first, as far as there are rows; return whether the window moved."""
        before = self.top
        self.top = max(0, min(top, self.last_top))
        return before != self.top

    def reveal(self, index: int) -> bool:
        """Move as little as needed to show *index*; return whether the window moved.

        A window without a height, not yet laid out, waits for one.
        """
        if self.height < 1:
            return False
        return self.scroll_to(min(max(self.top, index - self.height + 1), index))

    @property
    def thumb(self) -> range:
        """The lines of the scroll bar's thumb; empty where all rows are on screen."""
        if self.total <= self.height or self.height < 1:
            return range(0)
        size = max(1, self.height * self.height // self.total)
        start = (self.height - size) * self.top // self.last_top
        return range(start, start + size)

    def drag_thumb(self, line: int) -> bool:
        """Put the start of the thumb on *line*; return whether the window moved."""
        free = self.height - len(self.thumb)
        if free < 1:
            return False
        return self.scroll_to((max(0, line) * self.last_top + free // 2) // free)
