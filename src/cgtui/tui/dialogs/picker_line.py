"""The line of a picker: it narrows the rows, and asks what has to be asked before saving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message
from textual.widgets import Input

from cgtui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual import events

TYPED_AT_MOST = 200
"""Characters of a search or a new name; a pasted page stays out."""

Asking = Literal["", "number", "leave"]
"""What the line asks: nothing while it narrows, a number to save, or whether to leave."""


class PickerLine(TextLine):
    """A text field that leaves enter, and the blank while it is empty, to the rows below it."""

    @dataclass
    class Toggled(Message):
        """The blank was pressed with nothing typed."""

    @dataclass
    class Numbered(Message):
        """Enter was pressed behind the number that was asked for."""

        text: str

    @dataclass
    class Answered(Message):
        """A letter was pressed when it was asked whether to leave."""

        yes: bool

    def __init__(self, placeholder: str) -> None:
        """Make an empty line.

        Args:
            placeholder: Shown while nothing is typed.
        """
        super().__init__(
            placeholder=placeholder,
            max_length=TYPED_AT_MOST,
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False
        self.hint = placeholder
        self.asking: Asking = ""
        self._narrowing = ""

    @property
    def narrowing(self) -> str:
        """What was typed to narrow the rows, also while something else is asked."""
        return self._narrowing if self.asking else self.value

    def ask(self, asking: Asking) -> None:
        """Ask something instead of narrowing, or narrow again by what was typed before."""
        self._narrowing = self.narrowing
        self.asking = asking
        self.placeholder = "" if asking else self.hint
        with self.prevent(Input.Changed):
            self.value = "" if asking else self._narrowing
        self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """Take the keys that mean something else here than in a text field."""
        message: Message | None = None
        if self.asking == "leave" and event.is_printable:
            message = self.Answered(yes=event.character in {"y", "Y"})
        elif self.asking == "number" and event.key == "enter":
            message = self.Numbered(self.value)
        elif not self.asking and event.key == "space" and not self.value:
            message = self.Toggled()
        if message is not None:
            event.stop()
            event.prevent_default()
            self.post_message(message)

    def on_paste(self, event: events.Paste) -> None:
        """Leave a question alone that takes one letter."""
        if self.asking == "leave":
            event.stop()
            event.prevent_default()
