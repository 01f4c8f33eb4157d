"""Taking changes back, putting them back, and reading what was done."""

from __future__ import annotations

from functools import partial

from textual import work

from cgtui.domain.ladder import ASKED, confirmation
from cgtui.domain.text import count_noun
from cgtui.services import history
from cgtui.tui.dialogs.confirm import Confirm
from cgtui.tui.dialogs.history import HistoryScreen
from cgtui.tui.workbench.core import WorkbenchCore


class Undoing(WorkbenchCore):
    """Linear undo, as far back as the file remembers."""

    async def undo(self, count: int = 1) -> None:
        """Take back the last *count* steps, and tell what came of it."""
        await self.write(partial(self.workspace.undo, count), back="U redo")

    async def redo(self, count: int = 1) -> None:
        """Put back *count* steps, and tell what came of it."""
        await self.write(partial(self.workspace.redo, count))

    @work(group="write")
    async def action_undo_back(self) -> None:
        """Take the last change back."""
        await self.undo()

    def why_not_undo_back(self) -> str | None:
        """Say why there is nothing to take back."""
        if self.workspace.read_only:
            return "This file is open read-only."
        return None if history.turns(self.reader)[0] else "There is nothing to undo."

    @work(group="write")
    async def action_undo_redo(self) -> None:
        """Put back what was last taken back."""
        await self.redo()

    def why_not_undo_redo(self) -> str | None:
        """Say why there is nothing to put back."""
        if self.workspace.read_only:
            return "This file is open read-only."
        return None if history.turns(self.reader)[1] else "There is nothing to redo."

    @work(group="dialog")
    async def action_history_open(self) -> None:
        """List all changes; undo back to before one of them."""
        count = await self.app.push_screen_wait(
            HistoryScreen(
                self.reader,
                self.workspace.zone,
                undo=self.undo,
                redo=self.redo,
                read_only=self.workspace.read_only,
                ascii_only=self.ascii_only,
            )
        )
        if count is None:
            return
        steps = count_noun(count, "step")
        sure = await self.app.push_screen_wait(
            Confirm(
                f"Undo {steps}?",
                [("The newest are taken back first; U puts them back.", "plain")],
                level=confirmation(count, base=ASKED),
                count=count,
                verb="Undo",
                ascii_only=self.ascii_only,
            )
        )
        if sure:
            await self.undo(count)
