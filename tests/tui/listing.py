"""A small app around one list, and rows for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from textual.app import App, ComposeResult
from textual.containers import Horizontal

from cgtui.tui.widgets import painted_table
from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.entity_table import EntityTable
from cgtui.tui.widgets.table_rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Region
    from textual.message import Message
    from textual.strip import Strip

SHEET = Path(painted_table.__file__).with_suffix(".tcss")
COLUMNS = (
    Column("name", "NAME", minimum=12),
    Column("email", "EMAIL", minimum=16, priority=1),
    Column("members", "MEMBERS", 9, right=True, priority=2),
)


class Listing:
    """Rows given one by one; a row's key is its number, times ten unless told."""

    def __init__(self, rows: Sequence[Row], keys: Sequence[int] | None = None) -> None:
        self.shown = list(rows)
        self.keys = list(keys) if keys is not None else [10 * n for n in range(len(rows))]

    def __len__(self) -> int:
        return len(self.shown)

    def key_at(self, index: int) -> int:
        """Return the key of the row at *index*."""
        return self.keys[index]

    def index_of(self, key: int) -> int | None:
        """Return where *key* stands."""
        return self.keys.index(key) if key in self.keys else None

    def rows(self, lo: int, hi: int) -> Sequence[Row]:
        """Return the rows from *lo* up to *hi*."""
        return self.shown[lo:hi]


class Endless:
    """A million rows that are made when asked for; remembers which were."""

    def __init__(self, count: int = 1_000_000) -> None:
        self.count = count
        self.asked: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return self.count

    def key_at(self, index: int) -> int:
        """Return *index* itself."""
        return index

    def index_of(self, key: int) -> int | None:
        """Return *key* itself."""
        return key if key < self.count else None

    def rows(self, lo: int, hi: int) -> Sequence[Row]:
        """Make the rows from *lo* up to *hi*."""
        self.asked.append((lo, hi))
        return [Row((f"row {n}", f"r{n}@example.com", str(n))) for n in range(lo, hi)]


def people(count: int) -> Listing:
    """Return *count* rows called ``Person 0`` and so on."""
    return Listing([Row((f"Person {n}", f"p{n}@example.com", str(n))) for n in range(count)])


class WatchedTable(EntityTable):
    """A list that remembers which of its lines were painted and which parts refreshed."""

    painted: list[int]
    refreshed: list[Region]

    def forget(self) -> None:
        """Start a new account."""
        self.painted = []
        self.refreshed = []

    def refresh(self, *regions: Region, **how: bool) -> Self:
        """Note the parts to refresh."""
        if hasattr(self, "refreshed"):
            self.refreshed += regions
        return super().refresh(*regions, **how)

    def render_line(self, y: int) -> Strip:
        """Note the line."""
        if hasattr(self, "painted"):
            self.painted.append(y)
        return super().render_line(y)


class ListApp(App[None]):
    """One list, and beside it a second one to take the focus away to."""

    CSS_PATH = SHEET

    def __init__(self, columns: Sequence[Column] = COLUMNS, **options: Any) -> None:  # noqa: ANN401  the list's own
        super().__init__()
        self.table = WatchedTable(columns, id="one", **options)
        self.other = EntityTable(columns, id="two")
        self.other.display = False
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        """Show the lists side by side."""
        with Horizontal():
            yield self.table
            yield self.other

    def on_mount(self) -> None:
        """Give the list the focus."""
        self.table.focus()

    def on_event_of_table(self, message: Message) -> None:
        """Remember what a list said."""
        self.heard.append(message)

    on_entity_table_highlighted = on_event_of_table
    on_entity_table_opened = on_event_of_table
    on_entity_table_clicked = on_event_of_table
    on_entity_table_sort_requested = on_event_of_table
    on_entity_table_column_resized = on_event_of_table

    def line(self, y: int) -> str:
        """Return what stands on line *y* of the list."""
        return self.table.render_line(y).text

    def lines(self) -> list[str]:
        """Return what stands on each line of the list."""
        return [self.line(y) for y in range(self.table.size.height)]
