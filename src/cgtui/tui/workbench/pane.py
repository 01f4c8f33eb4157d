"""One of the three panes: its list, its filter, and the question they are the answer to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

from cgtui.domain.changes import Kind
from cgtui.domain.views import Sort, View, words_of
from cgtui.services import browse
from cgtui.services.lanes import Lane, Superseded
from cgtui.tui.widgets.entity_table import EntityTable
from cgtui.tui.widgets.glyphs import ASCII_GLYPHS, UNICODE_GLYPHS
from cgtui.tui.widgets.table_paint import Sorting
from cgtui.tui.workbench.cells import COLUMNS, SHOWN, TITLES, columns_of, full_name
from cgtui.tui.workbench.filter_field import FilterField
from cgtui.tui.workbench.selection import Selection
from cgtui.tui.workbench.source import Rows

if TYPE_CHECKING:
    from array import array

    from textual.app import ComposeResult

    from cgtui.domain.views import PaneKind, Pin
    from cgtui.services.reading import Reading
    from cgtui.services.workspace import Workspace
    from cgtui.tui.widgets.keyed_rows import SortedKeys
    from cgtui.tui.workbench.cells import Showing

_EMPTY = {
    Kind.GROUP: "No customer groups yet; n makes one.",
    Kind.CUSTOMER: "No customers yet; n makes one, cgtui import FILE brings many.",
    Kind.PRICE_LIST: "No price lists yet; n makes one.",
}
_FIRST_SORT = {Kind.GROUP: "name", Kind.CUSTOMER: "email", Kind.PRICE_LIST: "name"}
_BUSY_AFTER = 0.15
"""Seconds after which a question that is not answered yet is said to be under way."""


@dataclass(slots=True)
class PaneState:
    """What the user has chosen to see in a pane, apart from the scope."""

    sort: Sort
    shown: tuple[str, ...]
    filter: str = ""
    filter_on: bool = True
    only: bool = False
    trash: bool = False
    widths: dict[str, int] = field(default_factory=dict)


class Pane(Vertical):
    """A list of groups, customers or price lists under the scope of the workbench."""

    class Answered(Message):
        """The pane shows the answer to its newest question."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(
        self,
        kind: PaneKind,
        number: int,
        workspace: Workspace,
        reader: Reading,
        showing: Showing,
    ) -> None:
        super().__init__(id=f"pane-{number}")
        self.kind = kind
        self.number = number
        self.selection = Selection()
        self.state = PaneState(Sort(_FIRST_SORT[kind]), SHOWN[kind])
        self.pins: tuple[Pin, ...] = ()
        self.total = 0
        self.lane = Lane(workspace, kind)
        self._workspace = workspace
        self._reader = reader
        self._showing = showing
        self._asked = 0
        self._answered = 0
        self.filter_field = FilterField(id=f"filter-{number}")
        glyphs = ASCII_GLYPHS if showing.ascii_only else UNICODE_GLYPHS
        self.table = EntityTable(
            columns_of(kind, self.state.shown),
            title=f"{number} {TITLES[kind]}",
            glyphs=glyphs,
            marks=self.selection,
            id=f"table-{number}",
        )
        self.source: Rows | None = None

    def compose(self) -> ComposeResult:
        """Lay the filter field, hidden until it is needed, over the list."""
        yield self.table
        yield self.filter_field

    @property
    def words(self) -> tuple[str, ...]:
        """Return the folded words the filter looks for, none while it is off."""
        return words_of(self.state.filter) if self.state.filter_on else ()

    @property
    def view(self) -> View:
        """Return the question this pane asks."""
        marked = frozenset(self.selection.marked)
        return View(
            kind=self.kind,
            pins=() if self.state.trash else self.pins,
            words=self.words,
            sort=self.state.sort,
            trash=self.state.trash,
            only=marked if self.state.only else None,
            now=int(self._workspace.now().timestamp() * 1000),
        )

    @property
    def cursor_key(self) -> int | None:
        """Return the key of the row under the cursor, if there are rows."""
        return self.table.cursor_key

    @property
    def targets(self) -> list[int]:
        """Return the keys the next action is for: the marked rows, or the one under the cursor."""
        if self.selection.marked:
            return sorted(self.selection.marked)
        key = self.cursor_key
        return [] if key is None else [key]

    @property
    def hidden(self) -> list[int]:
        """Return the marked rows that the filter or the scope hides."""
        if not self.selection.marked or self.source is None:
            return []
        return self.selection.hidden(self.source.known)

    @property
    def answered(self) -> bool:
        """Whether the rows on the screen are the answer to the newest question."""
        return self._asked == self._answered

    @property
    def hidden_by(self) -> str:
        """Return what hides marked rows: the filter, the scope, or either of them."""
        scoped = any(pin.kind != self.kind for pin in self.pins)
        if not self.words:
            return "scope" if scoped else "filter"
        return "filter or scope" if scoped else "filter"

    async def reload(self, *, keep: int | None = None, otherwise: int | None = None) -> None:
        """Ask again and show the answer; an answer overtaken by a newer question is dropped.

        Args:
            keep: The row the cursor goes to; by default it stays on its row.
            otherwise: Where it goes if that row is not there; by default it stays at its place.
        """
        self._asked += 1
        asked, view = self._asked, self.view
        busy = self.set_timer(_BUSY_AFTER, lambda: self._say_busy(asked))

        def question(connection: Reading) -> tuple[array[int], int]:
            return (
                browse.rids(connection, view),
                browse.count(connection, view.kind, trash=view.trash),
            )

        try:
            rids, total = await asyncio.wrap_future(self.lane.ask(question))
        except Superseded:
            return
        finally:
            busy.stop()
        self._answered = asked
        if asked == self._asked and self.is_attached:
            self._show(rids, total, self.cursor_key if keep is None else keep, otherwise)

    def _show(self, rids: array[int], total: int, keep: int | None, otherwise: int | None) -> None:
        """Put the answer on screen."""
        self.total = total
        columns = columns_of(self.kind, self.state.shown)
        self.source = Rows(self._reader, self.kind, rids, columns, self._showing)
        self.table.needles = self.words
        self.table.empty = self._empty_sentence()
        self.table.sorting = Sorting(self.state.sort.column, self.state.sort.descending)
        self.table.set_source(self.source, keep=keep, fallback_index=otherwise)
        self.retitle()
        self.post_message(self.Answered(self))

    def _empty_sentence(self) -> str:
        """Return why there is nothing to see, and what to do about it."""
        if self.state.trash:
            return "Nothing in the trash."
        if self.state.only:
            return "None of the marked rows is here; o shows all."
        if self.words:
            return "Nothing matches; esc clears the filter."
        if any(pin.kind != self.kind for pin in self.pins):
            return "Nothing belongs to this scope; backspace widens it."
        return _EMPTY[self.kind]

    def retitle(self) -> None:
        """Say in the title how many rows are shown, of how many, and what is marked."""
        shown = len(self.table.source)
        count = f"{shown:,}" if shown == self.total else f"{shown:,}/{self.total:,}"
        parts = [f"{self.number} {TITLES[self.kind]} {count}"]
        parts += ["trash"] if self.state.trash else []
        parts += ["only marked"] if self.state.only else []
        parts += [f"{len(self.selection):,} selected"] if len(self.selection) else []
        self.table.title = " · ".join(parts)

    def _say_busy(self, asked: int) -> None:
        """Say that the question is taking its time."""
        if asked == self._asked and self.is_attached:
            self.table.title = f"{self.number} {TITLES[self.kind]} …"

    def show_links(self, linked: SortedKeys | None) -> None:
        """Mark the rows related to the cursor of another pane, and count them."""
        self.table.linked = linked if linked is not None else frozenset()
        self.table.subtitle = f"{len(linked):,} linked" if linked is not None else ""

    def show_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns, in this order."""
        self.state.shown = tuple(column.key for column in columns_of(self.kind, keys))
        columns = columns_of(self.kind, self.state.shown)
        self.table.set_columns(columns, widths=self.state.widths)
        if self.source is not None:
            rids = self.source.rids
            self.source = Rows(self._reader, self.kind, rids, columns, self._showing)
            self.table.set_source(self.source, keep=self.cursor_key)

    def choosable(self) -> list[tuple[str, str]]:
        """Return every column this pane could show: its key and name."""
        return [(column.key, full_name(column)) for column in COLUMNS[self.kind]]

    def close(self) -> None:
        """Stop asking."""
        self.lane.close()
