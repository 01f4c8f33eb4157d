"""What every part of the workbench shares: the panes, the scope, reading, writing and telling."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Container, Horizontal
from textual.reactive import Reactive
from textual.widgets import Static

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.periods import show_instant
from cgtui.domain.views import PANE_KINDS, Pin
from cgtui.services import browse, history
from cgtui.services.details import details
from cgtui.services.lanes import Lane, Superseded, Writer
from cgtui.tui.actions import Place, bindings
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.keyed_rows import SortedKeys
from cgtui.tui.widgets.reasoned import ReasonedScreen
from cgtui.tui.workbench.cells import Showing
from cgtui.tui.workbench.filter_field import FilterField
from cgtui.tui.workbench.header import Chip, Header, HeaderFacts
from cgtui.tui.workbench.history_strip import HistoryStrip
from cgtui.tui.workbench.inspector import Inspector
from cgtui.tui.workbench.pane import Pane
from cgtui.tui.workbench.status import StatusLine
from cgtui.tui.workbench.telling import tell

if TYPE_CHECKING:
    from array import array
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widget import Widget

    from cgtui.domain.records import Done
    from cgtui.domain.views import PaneKind
    from cgtui.services.details import Details
    from cgtui.services.reading import Reading
    from cgtui.services.workspace import Workspace

CURSOR_PAUSE = 0.08
"""Seconds the cursor rests on a row before its links and details are asked for."""
_ACTING = {"dialog", "write"}
"""The groups of workers that open a dialog or write: what follows them is meant for after."""
POLL = 0.5
"""Seconds between looks whether another program has written to the file."""


class Declined(Refusal):
    """The user was asked, and said no."""


@dataclass(frozen=True, slots=True)
class Repeatable:
    """What ``.`` does again: its name, and how it is done to other rows of the same pane."""

    kind: PaneKind
    name: str
    run: Callable[[list[int]], Awaitable[Done]]


class WorkbenchCore(ReasonedScreen[None]):
    """The screen without its actions; those are in the modules beside this one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.WORKBENCH, Place.TRASH)
    AUTO_FOCUS = "#table-2"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(
        self, workspace: Workspace, *, demo: bool = False, ascii_only: bool = False
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.opened_read_only = workspace.read_only
        self.demo = demo
        self.ascii_only = ascii_only
        self.reader = workspace.reader()
        self.writer = Writer()
        self.lane = Lane(workspace, "details")
        self.pins: tuple[Pin, ...] = ()
        self.earlier_pins: tuple[Pin, ...] = ()
        self.current = 1
        self.repeatable: Repeatable | None = None
        self.currency_code = browse.currency_code(self.reader)
        self._version = self.reader.data_version()
        self._cursor_timer: Timer | None = None
        showing = Showing(workspace.now, workspace.zone, self.currency_code, ascii_only)
        self.panes = tuple(
            Pane(kind, number, workspace, self.reader, showing)
            for number, kind in enumerate(PANE_KINDS, start=1)
        )
        self.header = Header(HeaderFacts(workspace.path.name), ascii_only=ascii_only)
        self.inspector = Inspector(ascii_only=ascii_only)
        self.strip = HistoryStrip(workspace.zone, ascii_only=ascii_only)
        self.selection_line = StatusLine(id="selection")
        self.change_line = StatusLine(id="change")
        self.footer = Footer(ascii_only=ascii_only)

    def compose(self) -> ComposeResult:
        """Lay out header, panes, inspector, history, the two lines and the footer."""
        yield self.header
        with Container(id="middle"):
            with Horizontal(id="panes"):
                yield from self.panes
            yield self.inspector
        yield self.strip
        yield self.selection_line
        yield self.change_line
        yield self.footer
        yield Static("", id="too-small", markup=False)

    @property
    def pane(self) -> Pane:
        """Return the pane that has the focus, or had it last."""
        return self.panes[self.current]

    @property
    def ready(self) -> bool:
        """Whether the rows are those that were asked for, and no dialog is on its way.

        In a filter one types on; searching waits for a pause anyway.
        """
        working = {w.group for w in self.workers if w.node is self and not w.is_finished}
        if working & _ACTING:
            return False
        if isinstance(self.focused, FilterField):
            return not self.focused.leaving
        return "search" not in working and self.pane.answered

    def on_unmount(self) -> None:
        """Stop asking and writing, in an order that loses nothing."""
        self.writer.close()
        for pane in self.panes:
            pane.close()
        self.lane.close()
        self.reader.close()

    # Reading

    async def reload(self, *, keep: int | None = None, otherwise: int | None = None) -> None:
        """Ask all panes again.

        Args:
            keep: The row the cursor of the current pane goes to; by default it stays on its row.
            otherwise: Where a cursor goes whose row is not there; by default it stays at its place.
        """
        self._version = self.reader.data_version()
        self.drop_dead_pins()
        current = self.pane
        await asyncio.gather(
            *(
                pane.reload(keep=keep if pane is current else None, otherwise=otherwise)
                for pane in self.panes
            )
        )
        self.tell_cursor()
        self.tell_header()
        self.tell_history()

    def poll(self) -> None:
        """Reload when somebody else has written to the file."""
        if self.reader.data_version() != self._version:
            self._reload_for_others()

    @work(group="reload", exclusive=True)
    async def _reload_for_others(self) -> None:
        """Show what another program has written."""
        await self.reload()

    def drop_dead_pins(self) -> None:
        """Take rows out of the scope that are gone, and call the others by their names of now."""
        alive = []
        for pin in self.pins:
            row = next(iter(browse.page(self.reader, pin.kind, [pin.rid])), None)
            if row is not None and row.deleted_at is None:
                label = row.email if pin.kind is Kind.CUSTOMER else row.name  # type: ignore[union-attr]  # the kind says which record it is
                alive.append(Pin(pin.kind, pin.rid, label))
        if tuple(alive) != self.pins:
            self.set_pins(tuple(alive))

    def set_pins(self, pins: tuple[Pin, ...]) -> None:
        """Let the panes ask under this scope from now on; does not ask yet."""
        self.pins = pins
        for pane in self.panes:
            pane.pins = pins

    def cursor_moved(self) -> None:
        """Ask about the row under the cursor once it has rested there."""
        if self._cursor_timer is not None:
            self._cursor_timer.stop()
        self._cursor_timer = self.set_timer(CURSOR_PAUSE, self.tell_cursor)

    def tell_cursor(self) -> None:
        """Tell the inspector and the other panes about the row under the cursor."""
        self._ask_about_cursor()

    @work(group="cursor", exclusive=True)
    async def _ask_about_cursor(self) -> None:
        """Read the details and links of the row under the cursor, off the screen's thread."""
        kind, rid, now = self.pane.kind, self.pane.cursor_key, self.workspace.now()
        if rid is None:
            self._show_about(None, {})
            return
        key = rid

        def question(connection: Reading) -> tuple[Details | None, dict[PaneKind, array[int]]]:
            pin = Pin(kind, key, "")
            links = {k: browse.related(connection, k, pin) for k in PANE_KINDS if k is not kind}
            return details(connection, kind, key, now), links

        try:
            about, links = await asyncio.wrap_future(self.lane.ask(question))
        except Superseded:
            return
        if self.is_attached and (self.pane.kind, self.pane.cursor_key) == (kind, rid):
            self._show_about(about, links)

    def _show_about(self, about: Details | None, links: dict[PaneKind, array[int]]) -> None:
        """Show details in the inspector and links in the other panes."""
        now, zone = self.workspace.now(), self.workspace.zone
        self.inspector.tell(None if about is None else tell(about, now=now, zone=zone))
        for pane in self.panes:
            rids = links.get(pane.kind)
            pane.show_links(None if rids is None or pane.state.trash else SortedKeys(rids))

    # Writing

    async def write(self, verb: Callable[[], Done], *, back: str = "u undo") -> Done | None:
        """Do something to the file off the screen's thread, tell what came of it, and reload.

        Args:
            verb: A service with its arguments.
            back: The key that turns it back, and its word.

        Returns:
            What was done; ``None`` where it was refused, which has then been told.
        """
        try:
            done = await asyncio.wrap_future(self.writer.run(verb))
        except Refusal as refusal:
            self.refused(refusal)
            return None
        await self.written(done, back=back)
        return done

    async def written(self, done: Done, *, keep: int | None = None, back: str = "u undo") -> None:
        """Tell what was done, how it is turned *back*, and show it."""
        self.say_done(done, back)
        await self.reload(keep=keep)

    def refused(self, refusal: Refusal) -> None:
        """Tell why something was not done; what the user declined needs no more than a line."""
        if isinstance(refusal, Declined):
            self.say(str(refusal))
            return
        self.change_line.show(f"! {refusal}", tone="warning")
        self.notify(str(refusal), severity="warning", markup=False, title="Not done")

    def say_done(self, done: Done, back: str) -> None:
        """Tell what was done and how it is turned back."""
        sign = "" if self.ascii_only else "✓ "
        hint = back if done.step is not None else "nothing changed"
        clock = show_instant(self.workspace.now(), self.workspace.zone)[-5:]
        self.change_line.show(f"{sign}{done.sentence}", f"{hint} · {clock}", tone="done")
        for warning in done.warnings:
            self.notify(warning, severity="warning", markup=False)

    def say(self, sentence: str) -> None:
        """Tell something that is no change."""
        self.change_line.show(sentence)

    # Telling

    def tell_header(self) -> None:
        """Show the file, the chips and what can be undone."""
        undo, redo = history.turns(self.reader)
        self.header.show(
            HeaderFacts(
                self.workspace.path.name,
                self._chips(),
                undo,
                redo,
                demo=self.demo,
                read_only=self.workspace.read_only,
            )
        )
        self.refresh_bindings()

    def _chips(self) -> tuple[Chip, ...]:
        """Return everything sticky: the scope, filters, only marked, the trash."""
        words = {Kind.GROUP: "group", Kind.CUSTOMER: "customer", Kind.PRICE_LIST: "list"}
        chips = [Chip(f"{words[p.kind]}={p.label}", f"scope:{p.kind}") for p in self.pins]
        for pane in self.panes:
            where = "" if pane is self.pane else f"{words[pane.kind]}s "
            if pane.state.filter:
                off = "" if pane.state.filter_on else " (off)"
                text = f"{where}filter: {pane.state.filter}{off}"
                chips.append(Chip(text, f"filter:{pane.kind}"))
            if pane.state.only:
                chips.append(Chip(f"{where}only marked", f"only:{pane.kind}"))
            if pane.state.trash:
                chips.append(Chip(f"{where}trash", f"trash:{pane.kind}", alert=True))
        return tuple(chips)

    def tell_selection(self) -> None:
        """Show how many rows the next action is for, and how many of them are out of sight."""
        pane = self.pane
        pane.retitle()
        count = len(pane.selection)
        if count:
            sign = "o" if self.ascii_only else "◉"
            hidden = len(pane.hidden)
            right = "esc clears the selection"
            if pane.selection.steady:
                right = "v ends the range"
            self.selection_line.show(
                f"{sign} {count:,} selected · {hidden:,} hidden by {pane.hidden_by}", right
            )
        else:
            self.selection_line.show("", "")
        self.refresh_bindings()

    def tell_history(self) -> None:
        """Show the newest steps where there is room for them."""
        if self.strip.display:
            self.strip.show(history.steps(self.reader, limit=self.strip.lines))
