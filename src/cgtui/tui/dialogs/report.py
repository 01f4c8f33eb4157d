"""Lines to read and to copy, such as what was not found of a pasted column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from cgtui.domain.text import count_noun, visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.dialogs.moving import DialogBody, DialogFrame, ScrolledModal
from cgtui.tui.dialogs.toned_lines import TonedLines
from cgtui.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from cgtui.tui.dialogs.toned_lines import Line

LINES_SHOWN = 1_000
"""How many lines are shown; copying gives all of them."""


class Report(ScrolledModal[None]):
    """Shows lines below one another; they scroll, and can be copied.

    Args:
        title: What the lines are about.
        lines: Texts as they are in the data, or texts with what they mean.
        copy: Does something else with the text of all lines than put it onto the clipboard.
        ascii_only: Paint without signs outside ASCII.
    """

    place = Place.REPORT
    BINDINGS = bindings(Place.REPORT)
    AUTO_FOCUS = ""

    def __init__(
        self,
        title: str,
        lines: Sequence[str | Line],
        *,
        copy: Callable[[str], None] | None = None,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self._heading = title
        self._lines = tuple(each if isinstance(each, tuple) else (each, "plain") for each in lines)
        self._copy = copy
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Lay out the lines and the keys."""
        shown: list[Line] = list(self._lines[:LINES_SHOWN])
        if rest := len(self._lines) - len(shown):
            shown.append((f"and {count_noun(rest, 'more line')}; copying gives all.", "muted"))
        with DialogFrame(classes="report") as frame:
            frame.set_class(self._ascii_only, "-ascii")
            frame.border_title = Content(visible(self._heading))
            with DialogBody():
                yield TonedLines(shown or [("Nothing.", "muted")])
        yield Footer(ascii_only=self._ascii_only)

    def why_not_report_copy(self) -> str | None:
        """Nothing cannot be copied."""
        return None if self._lines else "There is nothing to copy."

    def action_report_copy(self) -> None:
        """Copy all lines, also those that are not shown."""
        text = "\n".join(line for line, _ in self._lines)
        (self._copy or self.app.copy_to_clipboard)(text)
        self.notify(f"Copied {count_noun(len(self._lines), 'line')}.", markup=False)

    def action_report_close(self) -> None:
        """Close the lines."""
        self.dismiss(None)
