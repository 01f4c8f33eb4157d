"""What can become of price lists that would lose their last customer group: one of three."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from cgtui.domain.remedies import Remedy
from cgtui.domain.text import count_noun, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

Way: TypeAlias = Literal["draft", "move", "widen"]

WAYS: tuple[Way, ...] = ("draft", "move", "widen")
"""The choices in the order shown; the first one is safe, and chosen beforehand."""


class RemedyChoice(Widget):
    """Asks what becomes of the lists: three choices, and under them what the chosen one does.

    Args:
        lists: What the price lists are called.
        groups: The groups they can be moved to, key and name.
        ascii_only: Paint without signs outside ASCII.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "remedy-choice--asked",
        "remedy-choice--chosen",
        "remedy-choice--off",
        "remedy-choice--told",
    }

    class Changed(Message):
        """Another choice was made."""

    def __init__(
        self,
        lists: Sequence[str],
        groups: Sequence[tuple[int, str]],
        *,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.way: Way = "draft"
        self.group: tuple[int, str] | None = None
        self._lists = tuple(lists)
        self._groups = groups
        self._ascii_only = ascii_only

    @property
    def can_move(self) -> bool:
        """Whether there is a group to move to."""
        return bool(self._groups)

    @property
    def remedy(self) -> Remedy | None:
        """What was chosen; nothing while the group to move to is not."""
        if self.way != "move":
            return Remedy(self.way)
        return Remedy("move", self.group[0]) if self.group else None

    def choose(self, way: Way) -> None:
        """Choose one of the three."""
        if way != self.way:
            self.way = way
            self.refresh(layout=True)
            self.post_message(self.Changed())

    def step(self, by: int, *, around: bool = False) -> None:
        """Choose the one *by* places further, past what is off; *around* starts anew."""
        on = [way for way in WAYS if way != "move" or self.can_move]
        at = on.index(self.way) + by
        self.choose(on[at % len(on)] if around else on[min(max(at, 0), len(on) - 1)])

    def move_to(self, group: tuple[int, str]) -> None:
        """Choose to move to *group*."""
        self.group = group
        self.choose("move")
        self.refresh(layout=True)

    def why_not_move(self) -> str | None:
        """Say why nothing can be moved."""
        return None if self.can_move else "There is no other customer group to move to."

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked; the dialog asks for the group to move to when it is needed."""
        event.stop()
        line = event.y - 1
        if 0 <= line < len(WAYS) and (WAYS[line] != "move" or self.can_move):
            self.choose(WAYS[line])

    def render(self) -> Content:
        """Return the question, the choices, and what the chosen one does."""
        width = max(self.size.width, 1)
        asked = Content.styled(self._asked(), self.get_visual_style("remedy-choice--asked"))
        keys = "up, down" if self._ascii_only else "↑ ↓"
        muted = self.get_visual_style("remedy-choice--told")
        lines = [
            asked + Content.styled(f"  {keys}", muted),
            *(self._line(way) for way in WAYS),
            Content.styled(f"    {self._told()}", muted),
        ]
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)

    def _asked(self) -> str:
        if len(self._lists) == 1:
            return f"What becomes of {quoted(self._lists[0], 24)}?"
        return f"What becomes of the {count_noun(len(self._lists), 'price list')}?"

    def _line(self, way: Way) -> Content:
        chosen = way == self.way
        mark = "*" if self._ascii_only else "•"
        text = f"({mark if chosen else ' '}) {self._label(way)}"
        if way == "move" and not self.can_move:
            return Content.styled(f"{text} (off)", self.get_visual_style("remedy-choice--off"))
        if chosen:
            return Content.styled(text, self.get_visual_style("remedy-choice--chosen"))
        return Content(text)

    def _label(self, way: Way) -> str:
        them = "it" if len(self._lists) == 1 else "them"
        match way:
            case "draft":
                return f"set {them} to draft"
            case "move":
                unknown = "another group..." if self._ascii_only else "another group…"
                return f"move {them} to {quoted(self.group[1]) if self.group else unknown}"
            case "widen":
                return f"widen {them} to everyone"

    def _told(self) -> str:
        one = len(self._lists) == 1
        its = "its" if one else "their"
        match self.way:
            case "draft":
                return f"{'It rests' if one else 'They rest'}: nobody gets {its} prices for now."
            case "move":
                who = quoted(self.group[1], 24) if self.group else "that group"
                return f"The members of {who} get {its} prices."
            case "widen":
                return f"EVERYONE gets {its} prices, guests included."
