"""Taking changes back, putting them back, and reading what was done."""

from __future__ import annotations

from functools import partial

from textual import work

from cgtui.services import history
from cgtui.tui.workbench.core import WorkbenchCore


class Undoing(WorkbenchCore):
    """Linear undo, as far back as the file remembers."""

    @work(group="write")
    async def action_undo_back(self) -> None:
        """Take the last change back."""
        await self.write(partial(self.workspace.undo))

    def why_not_undo_back(self) -> str | None:
        """Say why there is nothing to take back."""
        if self.workspace.read_only:
            return "This file is open read-only."
        return None if history.turns(self.reader)[0] else "There is nothing to undo."

    @work(group="write")
    async def action_undo_redo(self) -> None:
        """Put back what was last taken back."""
        await self.write(partial(self.workspace.redo))

    def why_not_undo_redo(self) -> str | None:
        """Say why there is nothing to put back."""
        if self.workspace.read_only:
            return "This file is open read-only."
        return None if history.turns(self.reader)[1] else "There is nothing to redo."
