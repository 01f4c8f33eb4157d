"""The newest steps of the history, where the terminal has room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from cgtui.domain.periods import show_instant
from cgtui.domain.text import count_noun, visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from textual.style import Style

    from cgtui.domain.records import Step


class HistoryStrip(Widget):
    """A title and a few lines, painted by one widget."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "history-strip--title",
        "history-strip--muted",
        "history-strip--undone",
    }

    def __init__(self, zone: tzinfo, *, ascii_only: bool = False) -> None:
        super().__init__(id="strip")
        self.display = False
        self._zone = zone
        self._ascii = ascii_only
        self._steps: Sequence[Step] = ()

    @property
    def lines(self) -> int:
        """Return how many steps there is room for."""
        return max(0, self.size.height - 1)

    def show(self, steps: Sequence[Step]) -> None:
        """Show *steps*, the newest first."""
        if steps != self._steps:
            self._steps = steps
            self.refresh()

    def render(self) -> Content:
        """Paint the title bar and a line a step."""
        title = Content(" History").pad_right(max(0, self.size.width - len(" History")))
        title = title.stylize_before(self.get_visual_style("history-strip--title"))
        lines = [self._line(step) for step in self._steps[: self.lines]]
        empty = [Content(" Nothing has been changed yet.")] if not lines else []
        return Content("\n").join([title, *lines, *empty])

    def _line(self, step: Step) -> Content:
        """Paint when, what, by whom, how many rows."""
        when = show_instant(step.at, self._zone)
        left = Content(f" #{step.step:<5} {when}  ").stylize(self._style("muted"))
        said = Content(visible(step.sentence))
        if step.undone:
            said = said.stylize(self._style("undone"))
        undone = "undone - " if self._ascii else "undone · "
        who = (
            f"{undone if step.undone else ''}{visible(step.actor)}, {count_noun(step.rows, 'row')} "
        )
        right = Content(who).stylize(self._style("muted"))
        room = max(0, self.size.width - left.cell_length - right.cell_length - 1)
        said = said.truncate(room, ellipsis=True)
        return left + said + " " * (room - said.cell_length + 1) + right

    def _style(self, component: str) -> Style:
        return self.get_visual_style(f"history-strip--{component}")
