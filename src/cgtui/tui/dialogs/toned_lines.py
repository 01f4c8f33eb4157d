"""Lines of text to read, each with what it means: a warning, a detail, a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual.content import Content
from textual.widget import Widget

from cgtui.domain.text import count_noun, quoted, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

Tone: TypeAlias = Literal["plain", "strong", "muted", "alert"]
"""What a line means; an alert is led by a sign too, so that it is seen without colours."""

Line: TypeAlias = tuple[str, Tone]
"""A text as it is in the data, and what it means."""

LONGEST_LINE = 2_000
"""Characters shown of one line; whoever wrote more did not write it to be read here."""


def some_of(names: Sequence[str], total: int = 0, most: int = 5) -> str:
    """Return the first of *names* for a sentence, and how many more there are.

    Args:
        names: What rows are called; not all of them need to be given.
        total: How many rows there are, if that is more.
        most: How many are named.

    >>> some_of(["ada", "ken"]), some_of(["ada", "ken", "zoe"], total=9, most=2)
    ('"ada", "ken"', '"ada", "ken" and 7 more')
    """
    named = ", ".join(quoted(name) for name in names[:most])
    more = max(total, len(names)) - min(len(names), most)
    if not named:
        return count_noun(more, "row")
    return f"{named} and {more:,} more" if more else named


class TonedLines(Widget):
    """Shows lines, wrapped where they are too long.

    Args:
        lines: What to show; texts of the data are shown as text, whatever they hold.
        classes: The widget's style classes.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "toned-lines--strong",
        "toned-lines--muted",
        "toned-lines--alert",
    }

    def __init__(self, lines: Sequence[Line] = (), *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._lines = tuple(lines)

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.refresh(layout=True)

    def render(self) -> Content:
        """Return the lines below one another."""
        return Content("\n").join(self._toned(text, tone) for text, tone in self._lines)

    def _toned(self, text: str, tone: Tone) -> Content:
        shown = visible(text[: LONGEST_LINE + 1])
        if len(shown) > LONGEST_LINE:
            shown = f"{shown[: LONGEST_LINE - 1]}…"
        if tone == "plain":
            return Content(shown)
        lead = "! " if tone == "alert" else ""
        return Content.styled(lead + shown, self.get_visual_style(f"toned-lines--{tone}"))
