"""The trash of a pane: looking into it, restoring from it, emptying it for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from cgtui.domain.ladder import SPELT_OUT, word_of
from cgtui.domain.text import count_noun, quoted
from cgtui.services import browse, deleting
from cgtui.tui.dialogs.confirm import Confirm
from cgtui.tui.workbench.asking import Asking
from cgtui.tui.workbench.cells import TITLES

if TYPE_CHECKING:
    from cgtui.tui.dialogs.toned_lines import Line

_PURGED: tuple[Line, ...] = (
    ("Removed for good, with all links, orders and prices.", "plain"),
    ("This is the one thing that cannot be undone.", "alert"),
    ("Steps of the history that made or changed them stay, without them.", "muted"),
)
_WORD = "PURGE"


class Trashing(Asking):
    """Rows that were deleted and can come back."""

    async def action_trash_open(self) -> None:
        """Show the deleted rows of the pane, or leave them again."""
        pane = self.pane
        pane.state.trash = not pane.state.trash
        pane.selection.clear()
        pane.state.only = False
        await pane.reload(otherwise=0)
        self.tell_header()
        self.tell_selection()
        name = TITLES[pane.kind].lower()
        told = f"The trash of {name}: r restores, P purges, X leaves." if pane.state.trash else ""
        self.say(told)

    @work(group="write")
    async def action_trash_restore(self) -> None:
        """Take the selection out of the trash, with all its links."""
        pane = self.pane
        rids = pane.targets
        title = f"Restore {self._called(rids)}?"
        if not await self.sure(title, self.first_names(rids), len(rids), verb="Restore"):
            return
        done = await self.write(partial(deleting.restore, self.workspace, pane.kind, rids))
        if done is not None:
            pane.selection.clear()
            self.tell_selection()

    def why_not_trash_restore(self) -> str | None:
        """Say why nothing can be restored."""
        return self._why_not_in_trash()

    @work(group="write")
    async def action_trash_purge(self) -> None:
        """Remove the selection, or all of this trash, for good."""
        pane = self.pane
        rids = sorted(pane.selection.marked) or list(pane.source.rids if pane.source else ())
        names = self.names(rids)
        what = self._called(rids)
        one = len(rids) == 1
        sure = await self.app.push_screen_wait(
            Confirm(
                f"Purge {what} from the trash?",
                [*([] if one else self.first_names(rids)), *_PURGED],
                level=SPELT_OUT,
                word=word_of(names[0], _WORD) if one else _WORD,
                verb="Purge",
                hidden=self.names(pane.hidden, 10),
                hidden_count=len(pane.hidden),
                ascii_only=self.ascii_only,
            )
        )
        if sure:
            verb = partial(deleting.purge, self.workspace, pane.kind, rids)
            await self.write(verb, back="for good")
            pane.selection.clear()
            self.tell_selection()

    def why_not_trash_purge(self) -> str | None:
        """Say why there is nothing to purge."""
        return self._why_not_in_trash()

    def _called(self, rids: list[int]) -> str:
        """Return what rows are called in a question."""
        noun = browse.NOUNS[self.pane.kind]
        many = count_noun(len(rids), noun)
        return f"{noun} {quoted(self.names(rids)[0])}" if len(rids) == 1 else many

    def _why_not_in_trash(self) -> str | None:
        if not self.pane.state.trash:
            return "Only in the trash; X shows it."
        if self.workspace.read_only:
            return "This file is open read-only."
        return None if self.pane.targets else "Nothing in the trash."
