"""The history: every step, who made it and when; undo, redo, and undo to a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content

from cgtui.domain.periods import show_instant
from cgtui.domain.text import count_noun
from cgtui.services import history
from cgtui.tui.actions import Place, bindings
from cgtui.tui.dialogs.moving import DialogFrame, ListModal
from cgtui.tui.dialogs.toned_lines import TonedLines
from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.entity_table import EntityTable
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.glyphs import ASCII_GLYPHS, UNICODE_GLYPHS
from cgtui.tui.widgets.table_rows import Row

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import tzinfo

    from textual.app import ComposeResult

    from cgtui.domain.records import Step
    from cgtui.services.reading import Reading
    from cgtui.tui.dialogs.toned_lines import Line

_COLUMNS = (
    Column("step", "STEP", width=5, right=True, sortable=False),
    Column("when", "WHEN", width=16, sortable=False, priority=3),
    Column("what", "WHAT", minimum=36, sortable=False),
    Column("rows", "ROWS", width=7, right=True, sortable=False, priority=4),
    Column("who", "WHO", width=10, minimum=6, sortable=False, priority=5),
    Column("state", "STATE", width=6, sortable=False, priority=2),
)
_EVERY_COLUMN = frozenset(column.key for column in _COLUMNS)
_CHUNK = 500

_READ_ONLY = "This file is open read-only."


def state_of(step: Step) -> str:
    """Return in a word what became of *step*, or what kind of step it is; mostly nothing."""
    if step.kind == "change":
        return "undone" if step.undone else ""
    return step.kind


class Steps:
    """The steps, the newest first, read when they are looked at; a row's key is its step.

    Steps are counted from 1 without gaps, so all that is held is their number.  Steps that others
    write meanwhile come in front and are not shown, but the older ones stay in their places.
    """

    def __init__(self, connection: Reading, zone: tzinfo) -> None:
        self._connection = connection
        self._zone = zone
        self._total = history.total(connection)

    def __len__(self) -> int:
        return self._total

    def key_at(self, index: int) -> int:
        """Return the number of the step at *index*."""
        return self._total - index

    def index_of(self, key: int) -> int | None:
        """Return where the step *key* stands, or ``None``."""
        return self._total - key if 1 <= key <= self._total else None

    def rows(self, lo: int, hi: int) -> Sequence[Row]:
        """Return the rows from *lo* up to *hi*."""
        return [self._row(step) for step in self.steps(lo, hi)]

    def steps(self, lo: int, hi: int) -> list[Step]:
        """Return the steps from *lo* up to *hi*."""
        written_since = history.total(self._connection) - self._total
        return history.steps(self._connection, limit=hi - lo, offset=lo + written_since)

    def step(self, index: int) -> Step | None:
        """Return the step at *index*, if there is one."""
        return next(iter(self.steps(index, index + 1)), None) if index < self._total else None

    def standing_down_to(self, index: int) -> int:
        """Return how many steps undo takes back until the one at *index* is."""
        end = index + 1
        return sum(self._standing(lo, min(lo + _CHUNK, end)) for lo in range(0, end, _CHUNK))

    def _standing(self, lo: int, hi: int) -> int:
        return sum(each.kind == "change" and not each.undone for each in self.steps(lo, hi))

    def _row(self, step: Step) -> Row:
        cells = (
            str(step.step),
            show_instant(step.at, self._zone),
            step.sentence,
            f"{step.rows:,}",
            step.actor,
            state_of(step),
        )
        quiet = step.kind in {"undo", "redo"}
        return Row(cells, dim=step.undone, alerts=_EVERY_COLUMN if quiet else frozenset())


class StepTable(EntityTable):
    """The list of steps: undone ones are struck through, undos and redos stand back."""


class HistoryScreen(ListModal[int | None]):
    """Lists all steps; answers how many to undo, or nothing.

    ``u`` and ``U`` call *undo* and *redo* and stay; ``enter`` answers how many steps lead back to
    before the one under the cursor, and whoever opened the history asks and undoes them.

    Args:
        connection: Where the steps are read, on the screen's thread; it can be read-only.
        zone: Where instants are shown.
        undo: Takes back that many steps, and tells the user what came of it.
        redo: Puts back that many steps, and tells the user what came of it.
        read_only: Whether nothing can be undone.
        ascii_only: Paint without signs outside ASCII.
    """

    place = Place.HISTORY
    BINDINGS = bindings(Place.HISTORY)
    AUTO_FOCUS = "StepTable"

    def __init__(
        self,
        connection: Reading,
        zone: tzinfo,
        *,
        undo: Callable[[int], Awaitable[object]],
        redo: Callable[[int], Awaitable[object]],
        read_only: bool = False,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self._connection = connection
        self._zone = zone
        self._undo = undo
        self._redo = redo
        self._read_only = read_only
        self._ascii_only = ascii_only
        self._steps = Steps(connection, zone)
        self._turns = history.turns(connection)
        self._current: Step | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list, what the step under the cursor did, and the keys."""
        with DialogFrame(classes="history") as frame:
            frame.set_class(self._ascii_only, "-ascii")
            frame.border_title = Content("History")
            yield StepTable(
                _COLUMNS,
                empty="Nothing has been changed yet.",
                glyphs=ASCII_GLYPHS if self._ascii_only else UNICODE_GLYPHS,
                marks=None,
                linked=None,
                titled=False,
                classes="-steps",
            )
            yield TonedLines(classes="history-step")
        yield Footer(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Show the newest step first."""
        self._show()

    def on_entity_table_highlighted(self, message: EntityTable.Highlighted) -> None:
        """Tell about the step under the cursor."""
        message.stop()
        self._tell()

    def on_entity_table_opened(self, message: EntityTable.Opened) -> None:
        """Undo to the step that was clicked twice."""
        message.stop()
        if not self.say_why_not("history.back_to"):
            self.action_history_back_to()

    # Taking back and putting back

    def why_not_undo_back(self) -> str | None:
        """Say why there is nothing to take back."""
        if self._read_only:
            return _READ_ONLY
        return None if self._turns[0] else "There is nothing to undo."

    def action_undo_back(self) -> None:
        """Take the last change back, and stay here."""
        self._turn(self._undo)

    def why_not_undo_redo(self) -> str | None:
        """Say why there is nothing to put back."""
        if self._read_only:
            return _READ_ONLY
        return None if self._turns[1] else "There is nothing to redo."

    def action_undo_redo(self) -> None:
        """Put back what was last taken back, and stay here."""
        self._turn(self._redo)

    def why_not_history_back_to(self) -> str | None:
        """Say why the step under the cursor cannot be undone."""
        step = self._current
        if self._read_only:
            return _READ_ONLY
        if step is None:
            return "Nothing has been changed yet."
        match step.kind:
            case "purge":
                return f"Step {step.step} is a purge, the one thing that cannot be undone."
            case "undo" | "redo":
                return f"Step {step.step} is itself an undo or redo; go to the change it turned."
            case "change":
                return f"Step {step.step} is undone already." if step.undone else None

    def action_history_back_to(self) -> None:
        """Answer how many steps lead back to before this one."""
        self.dismiss(self._steps.standing_down_to(self.table.cursor))

    def action_history_open(self) -> None:
        """Close the history again."""
        self.dismiss(None)

    def action_history_close(self) -> None:
        """Go back to the panes."""
        self.dismiss(None)

    @work(group="turn")
    async def _turn(self, turn: Callable[[int], Awaitable[object]]) -> None:
        await turn(1)
        self._show()

    # What is shown

    def _show(self) -> None:
        """Read the history again; the cursor stays on its step, or on the newest."""
        if not self.is_attached:
            return
        at_top = self.table.cursor == 0
        keep = None if at_top else self.table.cursor_key
        self._steps = Steps(self._connection, self._zone)
        self._turns = undo, redo = history.turns(self._connection)
        self.table.set_source(self._steps, keep=keep)
        frame = self.query_one(DialogFrame)
        frame.border_subtitle = Content(f"{undo:,} to undo, {redo:,} to redo")
        self._tell()

    def _tell(self) -> None:
        """Say all about the step under the cursor."""
        self._current = self._steps.step(self.table.cursor)
        self.query_one(TonedLines).show(self._lines(self._current))
        self.refresh_bindings()

    def _lines(self, step: Step | None) -> list[Line]:
        """Return what was done, when, by whom, to how many rows, and what became of it."""
        if step is None:
            return []
        dot = " - " if self._ascii_only else " · "
        parts = (
            f"step {step.step:,}",
            show_instant(step.at, self._zone),
            f"by {step.actor}",
            count_noun(step.rows, "row"),
            self._outcome(step),
        )
        return [(step.sentence, "strong"), (dot.join(part for part in parts if part), "muted")]

    def _outcome(self, step: Step) -> str:
        """Return whether *step* can be undone, in words."""
        match step.kind:
            case "purge":
                return "cannot be undone"
            case "change":
                return "undone" if step.undone else "can be undone"
            case _:
                return ""
