"""The filter of a pane, typed live, kept, switched off and on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from cgtui.tui.workbench.scoping import Scoping

if TYPE_CHECKING:
    from textual.timer import Timer

    from cgtui.tui.workbench.filter_field import FilterField
    from cgtui.tui.workbench.pane import Pane

TYPING_PAUSE = 0.12
"""Seconds without a key before what was typed is searched for."""


class Finding(Scoping):
    """Finding rows by words."""

    _typing: Timer | None = None

    def action_filter_open(self) -> None:
        """Type into the filter of the pane."""
        self.pane.filter_field.open(self.pane.state.filter)

    async def action_filter_toggle(self) -> None:
        """Switch the filter off, and on again as it was."""
        state = self.pane.state
        state.filter_on = not state.filter_on
        await self.pane.reload(otherwise=0)
        self.tell_header()
        self.tell_selection()

    def why_not_filter_toggle(self) -> str | None:
        """Say why there is no filter to switch."""
        return None if self.pane.state.filter else "This pane has no filter; / types one."

    def on_filter_field_typed(self, message: FilterField.Typed) -> None:
        """Search for what was typed, once the typing pauses."""
        message.stop()
        pane = self._pane_of(message.field)
        pane.state.filter, pane.state.filter_on = message.text, True
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(TYPING_PAUSE, lambda: self._search(pane))

    async def on_filter_field_left(self, message: FilterField.Left) -> None:
        """Return to the list; what was typed stays, and is searched for at once."""
        message.stop()
        pane = self._pane_of(message.field)
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
            self._search(pane)
        pane.filter_field.show_filter(pane.state.filter)
        self.set_focus(pane.table)
        pane.filter_field.leaving = False
        self.tell_header()

    def _search(self, pane: Pane) -> None:
        self._typing = None
        self._searched(pane)

    @work(group="search")  # the pane itself drops an answer that was overtaken
    async def _searched(self, pane: Pane) -> None:
        await pane.reload(otherwise=0)
        self.tell_header()
        self.tell_selection()

    def _pane_of(self, field: FilterField) -> Pane:
        return next(pane for pane in self.panes if pane.filter_field is field)
