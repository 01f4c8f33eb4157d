"""One line of typed text in a form."""

from __future__ import annotations

from cgtui.tui.forms.fields import EMPTY, MIXED
from cgtui.tui.widgets.text_line import TextLine


class Entry(TextLine):
    """An input that knows what it held at first, and whether it was touched.

    Where many rows differ it begins empty and untouched; typing touches it.  Backspace in the empty
    field touches it too: that is how to say that all rows are to be emptied.

    Args:
        text: What it holds at first.
        max_length: How many characters can be typed.
        mixed: Whether the rows differ.
    """

    def __init__(self, text: str, *, max_length: int, mixed: bool = False) -> None:
        # The input hears of its text while it is being made.
        self.mixed = mixed
        self.first_text = text
        self._emptied = False
        super().__init__(
            text,
            placeholder=MIXED.value if mixed else "",
            max_length=max_length,
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False

    @property
    def touched(self) -> bool:
        """Return whether it holds something else than at first."""
        return self.value != self.first_text or self._emptied

    def restore(self) -> None:
        """Hold again what it held at first."""
        self._set_emptied(emptied=False)
        self.value = self.first_text

    def watch_value(self, value: str) -> None:
        """Take back that the rows are to be emptied once something is typed."""
        if self.mixed and self.is_mounted and value:
            self._set_emptied(emptied=False)

    def action_delete_left(self) -> None:
        """Delete to the left; where there is nothing left, say that all rows are to be emptied."""
        if self.mixed and not self.value:
            self._set_emptied(emptied=True)
            self.post_message(self.Changed(self, self.value))
        super().action_delete_left()

    def _set_emptied(self, *, emptied: bool) -> None:
        self._emptied = emptied
        if self.mixed:
            self.placeholder = EMPTY if emptied else MIXED.value
