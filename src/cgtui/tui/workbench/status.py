"""The two lines above the footer: what the next action is for, and what the last one did."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from cgtui.domain.text import visible

if TYPE_CHECKING:
    from typing import Literal

    Tone = Literal["plain", "done", "warning"]


class StatusLine(Widget):
    """One line with something at the left and something at the right, which is kept whole."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status-line--plain",
        "status-line--done",
        "status-line--warning",
        "status-line--right",
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._left = ""
        self._right = ""
        self._tone: Tone = "plain"

    @property
    def text(self) -> str:
        """Return what the line says, left part then right part."""
        return f"{self._left}  {self._right}".strip()

    def show(self, left: str, right: str = "", *, tone: Tone = "plain") -> None:
        """Say *left*, and at the right end *right*."""
        if (left, right, tone) != (self._left, self._right, self._tone):
            self._left, self._right, self._tone = visible(left), right, tone
            self.refresh()

    def render(self) -> Content:
        """Paint the line."""
        width = self.size.width
        right = Content(f"{self._right} ").stylize(self.get_visual_style("status-line--right"))
        room = max(0, width - right.cell_length - 1)
        left = Content(f" {self._left}").truncate(room, ellipsis=True)
        left = left.stylize(self.get_visual_style(f"status-line--{self._tone}"))
        return left + " " * max(0, width - left.cell_length - right.cell_length) + right
