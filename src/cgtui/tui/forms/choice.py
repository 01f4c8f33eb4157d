"""A choice of a few answers on one line, all of them in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from cgtui.domain.merging import same
from cgtui.domain.text import visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.forms.fields import MIXED, Mixed

if TYPE_CHECKING:
    from textual import events

_ON, _OFF = "(•) ", "( ) "
_GAP = 3


class Choice(Widget, can_focus=True):
    """One of a few answers; what is chosen is seen without opening anything.

    Where not all of them fit, only the chosen one is shown, between arrows.

    Args:
        options: The answers, each with its label.
        value: The one chosen at first; `MIXED` or an unknown one leaves the choice open.
    """

    BINDINGS = bindings(Place.CHOICE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--mixed"}

    value: reactive[object] = reactive(None, init=False)
    """The answer that is chosen, or `MIXED`."""

    class Changed(Message):
        """Another answer was chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """Return the choice that changed."""
            return self.choice

    def __init__(self, options: tuple[tuple[str, object], ...], value: object) -> None:
        super().__init__()
        self.options = tuple((visible(label), option) for label, option in options)
        self.set_reactive(Choice.value, value)

    @property
    def index(self) -> int:
        """Return the place of the chosen answer, -1 where none is."""
        found = (i for i, (_, option) in enumerate(self.options) if same(option, self.value))
        return next(found, -1)

    def watch_value(self) -> None:
        """Tell whoever asked."""
        self.post_message(self.Changed(self))

    def action_choice_next(self) -> None:
        """Take the next answer."""
        self._step(1)

    def action_choice_previous(self) -> None:
        """Take the previous answer."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """Choose the answer *by* places further, beginning again at the other end."""
        start = self.index if self.index >= 0 or by > 0 else 0
        self.value = self.options[(start + by) % len(self.options)][1]

    def on_key(self, event: events.Key) -> None:
        """Choose the next answer that begins with the letter that was typed."""
        if not event.is_printable or event.character is None or event.character == " ":
            return
        event.stop()
        count, letter = len(self.options), event.character.casefold()
        for step in range(1, count + 1):
            label, option = self.options[(self.index + step) % count]
            if label.casefold().startswith(letter):
                self.value = option
                return

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose the answer under the pointer, before the focus moves the lines of the form."""
        if not self._fits:
            self._step(1)
            return
        right = 0
        for label, option in self.options:
            right += len(_ON) + Content(label).cell_length + _GAP
            if event.x < right:
                self.value = option
                return

    @property
    def _fits(self) -> bool:
        return self._all().cell_length <= self.size.width

    def _all(self) -> Content:
        """Return all answers beside one another."""
        chosen = self.get_visual_style("choice--chosen")
        parts = [
            Content.styled(f"{_ON}{label}", chosen)
            if i == self.index
            else Content(f"{_OFF}{label}")
            for i, (label, _) in enumerate(self.options)
        ]
        if isinstance(self.value, Mixed):
            parts.append(Content.styled(MIXED.value, self.get_visual_style("choice--mixed")))
        return Content(" " * _GAP).join(parts)

    def render(self) -> Content:
        """Return the answers, or only the chosen one where there is no room for all."""
        if self._fits:
            return self._all()
        label = self.options[self.index][0] if self.index >= 0 else MIXED.value
        return Content(f"< {label} >").truncate(self.size.width, ellipsis=True)
