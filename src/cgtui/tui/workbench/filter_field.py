"""The line in which a pane's filter is typed."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input

from cgtui.tui.actions import Place, bindings

MAX_LENGTH = 500
"""A pasted megabyte would freeze an input without a limit."""


class FilterField(Input):
    """Filters while one types; enter keeps the filter, esc leaves the field."""

    BINDINGS = bindings(Place.FILTER)

    class Typed(Message):
        """The text changed."""

        def __init__(self, field: FilterField, text: str) -> None:
            super().__init__()
            self.field = field
            self.text = text

        @property
        def control(self) -> FilterField:
            """The field."""
            return self.field

    class Left(Message):
        """The user has finished typing; the filter stays."""

        def __init__(self, field: FilterField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> FilterField:
            """The field."""
            return self.field

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(
            id=id, compact=True, max_length=MAX_LENGTH, placeholder="words in name, e-mail, id"
        )
        self.cursor_blink = False
        self.leaving = False
        """Whether it was left and the list has not taken over yet."""
        self.display = False

    def open(self, text: str) -> None:
        """Show the field with the filter as it is, and type into it."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(self)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(self, event.value))

    def show_filter(self, text: str) -> None:
        """Show the filter as it is now, without typing; an empty one hides the field."""
        with self.prevent(Input.Changed):
            self.value = text
        self.display = bool(text)

    def action_filter_leave(self) -> None:
        """Return to the list."""
        self.leaving = True
        self.post_message(self.Left(self))
