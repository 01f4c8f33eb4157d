"""Writing what may first need an answer: whose edit counts, who may be reached."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from cgtui.domain.errors import Refusal
from cgtui.domain.ladder import SPELT_OUT, confirmation
from cgtui.domain.remedies import EVERYONE, AudienceAtStake
from cgtui.services import browse
from cgtui.services.editing import EditedElsewhere
from cgtui.services.fail_closed import ReachesEveryone
from cgtui.tui.dialogs.confirm import Confirm
from cgtui.tui.dialogs.delete import AtStake
from cgtui.tui.forms.conflict import ConflictScreen
from cgtui.tui.workbench.core import Declined, WorkbenchCore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cgtui.domain.ladder import Level
    from cgtui.domain.merging import Side
    from cgtui.domain.records import Done
    from cgtui.domain.remedies import Remedy
    from cgtui.tui.dialogs.toned_lines import Line as Toned
    from cgtui.tui.forms.fields import Field


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user has been asked so far about one change."""

    choices: Mapping[str, Side] | None = None
    everyone: bool = False
    remedy: Remedy | None = None


class Asking(WorkbenchCore):
    """Nothing is written before every question it raises is answered."""

    number_above: int

    async def settle(
        self,
        attempt: Callable[[Answers], Done],
        fields: Sequence[Field] = (),
        answers: Answers | None = None,
    ) -> Done:
        """Try to write, asking what the rules want to know, until it is written.

        Args:
            attempt: Writes, given the answers so far; it runs on the writer's thread.
            fields: How the fields in question are shown, where edits may collide.
            answers: What was answered before.

        Raises:
            Refusal: It is not allowed, or a question was left without an answer.
        """
        answers = answers or Answers()
        while True:
            try:
                return await asyncio.wrap_future(self.writer.run(partial(attempt, answers)))
            except EditedElsewhere as both:
                answers = await self._whose(both, fields, answers)
            except ReachesEveryone as wide:
                if not await self.agree_to_everyone(str(wide)):
                    raise Declined("Nothing was changed.") from wide
                answers = replace(answers, everyone=True)
            except AudienceAtStake as stake:
                agreed = await self.app.push_screen_wait(
                    AtStake(
                        "Take away the last customer group?",
                        at_stake=stake.lists,
                        now=self.workspace.now(),
                        groups=self.live_groups(),
                        ascii_only=self.ascii_only,
                    )
                )
                if agreed is None:
                    raise Declined("Nothing was changed.") from stake
                answers = replace(answers, remedy=agreed.remedy)

    async def _whose(
        self, both: EditedElsewhere, fields: Sequence[Field], answers: Answers
    ) -> Answers:
        """Ask whose value counts where both changed the same."""
        choices = await self.app.push_screen_wait(
            ConflictScreen(both.conflicts, fields, self.workspace.zone)
        )
        if choices is None:
            raise Refusal(
                "Not saved: it was changed elsewhere meanwhile. Save again to choose."
            ) from both
        return replace(answers, choices={**(answers.choices or {}), **choices})

    async def agree_to_everyone(self, sentence: str) -> bool:
        """Let the user type that everyone may be reached."""
        return await self.app.push_screen_wait(
            Confirm(
                "This would reach everyone",
                [(sentence, "alert")],
                level=SPELT_OUT,
                word=EVERYONE,
                verb="Reach everyone",
                ascii_only=self.ascii_only,
            )
        )

    def level(self, count: int, *, base: Level = 0) -> Level:
        """Return how a change of *count* rows of the current pane is to be confirmed."""
        return confirmation(
            count, base=base, hidden=len(self.pane.hidden), number_above=self.number_above
        )

    def names(self, keys: Sequence[int], limit: int = 5) -> list[str]:
        """Return what the first of the rows of the current pane are called."""
        return browse.names(self.reader, self.pane.kind, list(keys)[:limit])

    def first_names(self, rids: Sequence[int], limit: int = 5) -> list[Toned]:
        """Return lines that name the first rows and count the rest."""
        lines: list[Toned] = [(f"  {name}", "muted") for name in self.names(rids, limit)]
        rest = len(rids) - len(lines)
        return [*lines, (f"  and {rest:,} more", "muted")] if rest > 0 else lines

    def live_groups(self) -> list[tuple[int, str]]:
        """Return key and name of every live group, by name."""
        return browse.group_names(self.reader)

    async def sure(
        self,
        title: str,
        lines: Sequence[Toned],
        count: int,
        *,
        verb: str,
        base: Level = 0,
        word: str = "",
    ) -> bool:
        """Ask as the ladder wants it; a change that needs no question is sure."""
        level = self.level(count, base=base)
        if level == 0:
            return True
        hidden = self.names(self.pane.hidden, 10)
        return await self.app.push_screen_wait(
            Confirm(
                title,
                lines,
                level=level,
                count=count,
                word=word,
                verb=verb,
                hidden=hidden,
                hidden_count=len(self.pane.hidden),
                hidden_by=self.pane.hidden_by,
                ascii_only=self.ascii_only,
            )
        )
