"""The workbench: three panes side by side, and everything one can do to their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.tui.workbench.acting import Acting
from cgtui.tui.workbench.core import POLL
from cgtui.tui.workbench.finding import Finding
from cgtui.tui.workbench.programming import Programming
from cgtui.tui.workbench.recalling import Recalling
from cgtui.tui.workbench.seeing import Seeing
from cgtui.tui.workbench.selecting import Selecting
from cgtui.tui.workbench.trashing import Trashing
from cgtui.tui.workbench.undoing import Undoing

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace
    from cgtui.tui.memory import Memory
    from cgtui.tui.widgets.entity_table import EntityTable


class Workbench(Recalling, Finding, Selecting, Seeing, Acting, Trashing, Undoing, Programming):
    """The main screen.

    Args:
        workspace: The open file.
        memory: What the screen looked like when the file was last left.
        demo: Whether the file is a throw-away one; the header says so.
        ascii_only: Whether to draw with ASCII signs only.
        number_above: A change of more rows than this is confirmed by typing their number.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        memory: Memory,
        demo: bool = False,
        ascii_only: bool = False,
        number_above: int = 25,
    ) -> None:
        super().__init__(workspace, demo=demo, ascii_only=ascii_only)
        self.number_above = number_above
        self._memory = memory

    async def on_mount(self) -> None:
        """Come back to what the file looked like, and watch for others who write to it."""
        cursors = self.recall(self._memory.recall())
        self.arrange_panes()
        self.go_to(self.current)
        for pane in self.panes:
            key, index = cursors.get(pane.kind, (None, 0))
            await pane.reload(keep=key, otherwise=index)
        self.tell_header()
        self.tell_cursor()
        self.set_interval(POLL, self.poll)

    def on_entity_table_highlighted(self, message: EntityTable.Highlighted) -> None:
        """Follow the cursor of the pane that has the focus."""
        if message.table is self.pane.table:
            self.cursor_moved()

    async def on_entity_table_opened(self, message: EntityTable.Opened) -> None:
        """Edit the row that was clicked twice."""
        if message.table is self.pane.table:
            await self.run_by_id("row.edit")

    def on_unmount(self) -> None:
        """Remember what the screen looks like; the connections are closed after this."""
        self._memory.remember(self.state())
