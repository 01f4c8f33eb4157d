"""Leaving the workbench and coming back to it as it was."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from cgtui.domain.views import Pin, Sort
from cgtui.services import browse
from cgtui.tui.workbench.moving import Moving

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cgtui.domain.views import PaneKind
    from cgtui.tui.workbench.layout import Zoom
    from cgtui.tui.workbench.pane import Pane

State = dict[str, object]
"""What JSON can hold; rows by their text ids, which outlive the file's own keys."""
Spot = tuple[int | None, int]
"""The row the cursor was on, if it is still there, and the place it was at."""


class Recalling(Moving):
    """The state of the screen as plain data."""

    def state(self) -> State:
        """Return what is to be remembered."""
        return {
            "pane": self.current,
            "zoom": self.zoom,
            "grown": list(self.grown),
            "inspector": self.inspector_wanted,
            "tab": self.inspector.tab,
            "scope": [[pin.kind, self._id_of(pin.kind, pin.rid)] for pin in self.pins],
            "panes": {pane.kind: self._pane_state(pane) for pane in self.panes},
        }

    def recall(self, state: Mapping[str, object]) -> dict[PaneKind, Spot]:
        """Become what *state* says, as far as it still can be; nothing is asked yet.

        Returns:
            For each kind of pane where its cursor goes.
        """
        if not state:
            return {}
        self.current = _number(state.get("pane"), 0, 2, default=1)
        self.zoom = cast("Zoom", _number(state.get("zoom"), 0, 2, default=0))
        grown = state.get("grown")
        if isinstance(grown, list) and len(grown) == len(self.panes):
            self.grown = cast(
                "tuple[int, int, int]", tuple(_number(g, -60, 60, default=0) for g in grown)
            )
        self.inspector_wanted = state.get("inspector") is not False
        self.inspector.tab = _number(state.get("tab"), 0, 9, default=0)
        self.set_pins(self._pins(state.get("scope")))
        self.drop_dead_pins()  # and calls the others by their names
        kept = state.get("panes")
        spots = {}
        for pane in self.panes:
            own = kept.get(pane.kind) if isinstance(kept, dict) else None
            if isinstance(own, dict):
                spots[pane.kind] = self._recall_pane(pane, own)
        self.drop_dead_pins()
        return spots

    def _pane_state(self, pane: Pane) -> State:
        key = pane.cursor_key
        return {
            "row": None if key is None else self._id_of(pane.kind, key),
            "place": pane.table.cursor,
            "sort": [pane.state.sort.column, pane.state.sort.descending],
            "columns": list(pane.state.shown),
            "widths": dict(pane.table.column_widths),
            "filter": pane.state.filter,
            "filter_on": pane.state.filter_on,
        }

    def _recall_pane(self, pane: Pane, own: Mapping[str, object]) -> Spot:
        """Let *pane* be what it was, and return where its cursor was."""
        sort = own.get("sort")
        if isinstance(sort, list) and sort and sort[0] in browse.SORTS[pane.kind]:
            pane.state.sort = Sort(sort[0], descending=sort[-1] is True)
        widths = own.get("widths")
        if isinstance(widths, dict):
            pane.state.widths = {k: v for k, v in widths.items() if _number(v, 1, 500, default=0)}
        columns = own.get("columns")
        if isinstance(columns, list):
            pane.show_columns(tuple(column for column in columns if isinstance(column, str)))
        words = own.get("filter")
        pane.state.filter = words if isinstance(words, str) else ""
        pane.state.filter_on = own.get("filter_on") is not False
        pane.filter_field.show_filter(pane.state.filter)
        row = own.get("row")
        found, _ = browse.lookup(self.reader, pane.kind, [row] if isinstance(row, str) else [])
        place = _number(own.get("place"), 0, sys.maxsize, default=0)
        return found[0] if found else None, place

    def _pins(self, scope: object) -> tuple[Pin, ...]:
        """Return the pinned rows that are still there."""
        pins = []
        for entry in scope if isinstance(scope, list) else ():
            kind, text_id = entry if isinstance(entry, list) and len(entry) == 2 else ("", "")  # noqa: PLR2004 - a pair
            pane = next((pane for pane in self.panes if pane.kind == kind), None)
            if pane is None or not isinstance(text_id, str):
                continue
            found, _ = browse.lookup(self.reader, pane.kind, [text_id])
            pins += [Pin(pane.kind, rid, text_id) for rid in found[:1]]
        return tuple(pins)

    def _id_of(self, kind: PaneKind, rid: int) -> str | None:
        """Return the text id of a row."""
        pane = next(pane for pane in self.panes if pane.kind == kind)
        row = next(iter(browse.page(self.reader, pane.kind, [rid])), None)
        return row.id if row else None


def _number(value: object, low: int, high: int, *, default: int) -> int:
    """Return *value* if it is a whole number between *low* and *high*."""
    return value if isinstance(value, int) and low <= value <= high else default
