"""The first line: the file, every sticky thing as a chip with a cross, and what can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from cgtui.domain.text import visible

if TYPE_CHECKING:
    from textual import events

_LONGEST = 32
"""Cells a chip's text may take before it is cut."""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something sticky: what it says, and the action that takes it away (none: it only tells)."""

    text: str
    closes: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """All the header tells."""

    file: str
    chips: tuple[Chip, ...] = ()
    undo: int = 0
    redo: int = 0
    demo: bool = False
    read_only: bool = False


class Header(Widget):
    """One line, repainted only when what it tells has changed."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "header--chip",
        "header--alert",
        "header--muted",
        "header--file",
    }

    class Closed(Message):
        """A chip's cross was clicked."""

        def __init__(self, chip: Chip) -> None:
            super().__init__()
            self.chip = chip

    def __init__(self, facts: HeaderFacts, *, ascii_only: bool = False) -> None:
        super().__init__(id="header")
        self._facts = facts
        self._ascii = ascii_only
        self._spots: list[tuple[range, Chip]] = []

    def show(self, facts: HeaderFacts) -> None:
        """Tell *facts* from now on."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render(self) -> Content:
        """Paint the line: the left half as far as it goes, the right half always."""
        facts, width = self._facts, self.size.width
        right = self._right(facts)
        left = self._left(facts, width - right.cell_length - 1)
        gap = " " * max(1, width - left.cell_length - right.cell_length)
        return left + gap + right

    def _left(self, facts: HeaderFacts, room: int) -> Content:
        """Return the program, the file and as many chips as there is room for."""
        point = ">" if self._ascii else "▸"
        name = _cut(facts.file, _LONGEST, ascii_only=self._ascii)
        line = self._part(" cgtui ", "muted") + self._part(f"{point} {name} ", "file")
        line += self._part(" DEMO ", "alert") if facts.demo else ""
        line += self._part(" read-only ", "alert") if facts.read_only else ""
        self._spots = []
        for number, chip in enumerate(facts.chips):
            text = self._chip_text(chip)
            rest = len(facts.chips) - number
            reserve = len(f" +{rest}") if rest > 1 else 0
            start = line.cell_length + 1
            if start + cell_len(text) > room - reserve:
                line += self._part(f" +{rest}", "muted")
                break
            line += Content(" ") + self._part(text, "alert" if chip.alert else "chip")
            self._spots.append((range(start, start + cell_len(text)), chip))
        return line

    def _chip_text(self, chip: Chip) -> str:
        cross = (" x" if self._ascii else " ✕") if chip.closes else ""
        return f" {_cut(chip.text, _LONGEST, ascii_only=self._ascii)}{cross} "

    def _right(self, facts: HeaderFacts) -> Content:
        """Return what can be undone and where help is."""
        turns = f"undo {facts.undo:,}" if facts.undo else ""
        redo = f"redo {facts.redo:,}" if facts.redo else ""
        parts = [part for part in (turns, redo) if part]
        return self._part("  ".join(parts) + " ", "muted")

    def _part(self, text: str, component: str) -> Content:
        """Return *text* in the colours of one of the header's components."""
        return Content(text).stylize(self.get_visual_style(f"header--{component}"))

    def on_click(self, event: events.Click) -> None:
        """Take away what the clicked chip stands for."""
        for cells, chip in self._spots:
            if event.x in cells and chip.closes:
                self.post_message(self.Closed(chip))


def _cut(text: str, limit: int, *, ascii_only: bool) -> str:
    """Return *text* made visible and not longer than *limit* characters."""
    shown = visible(text[: limit + 1])
    mark = "~" if ascii_only else "…"
    return shown if len(shown) <= limit else shown[: limit - 1] + mark
