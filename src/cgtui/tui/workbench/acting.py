"""What one letter does to exactly the selection: groups, draft or active, delete, repeat."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import work

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.ladder import ASKED, ONE_REVERSIBLE, SPELT_OUT
from cgtui.domain.remedies import EVERYONE
from cgtui.domain.text import count_noun, quoted
from cgtui.services import browse, deleting, groups, price_lists
from cgtui.tui.dialogs.delete import DeleteDialog
from cgtui.tui.dialogs.group_picker import GroupPicker
from cgtui.tui.dialogs.member_picker import MemberPicker
from cgtui.tui.workbench.asking import Answers
from cgtui.tui.workbench.core import Declined, Repeatable
from cgtui.tui.workbench.editing import Editing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from cgtui.domain.ladder import Level
    from cgtui.domain.records import Done, PriceList
    from cgtui.domain.views import PaneKind
    from cgtui.tui.dialogs.group_picker import GroupPlan
    from cgtui.tui.dialogs.member_picker import MemberPlan
    from cgtui.tui.dialogs.toned_lines import Line as Toned

_LISTS_TOLD = 5
_ONE_GROUP = "Members are picked for one group at a time; esc clears the selection."


class Acting(Editing):
    """Changes of the selection that are no forms."""

    async def act(
        self,
        kind: PaneKind,
        name: str,
        rids: list[int],
        run: Callable[[list[int]], Awaitable[Done]],
    ) -> None:
        """Do something to rows, tell what came of it, and let ``.`` do it to others."""
        try:
            done = await run(rids)
        except Refusal as refusal:
            self.refused(refusal)
            return
        self.repeatable = Repeatable(kind, name, run)
        await self.written(done)

    # Groups

    @work(group="dialog")
    async def action_members_pick(self) -> None:
        """Show which groups the selection is in, and change that."""
        pane = self.pane
        if pane.kind is Kind.GROUP:
            await self._pick_members(pane.targets[0])
        else:
            await self._pick_groups(pane.kind, pane.targets)

    def why_not_members_pick(self) -> str | None:
        """Say why there are no groups to pick."""
        if self.pane.kind is Kind.GROUP and len(self.pane.selection) > 1:
            return _ONE_GROUP
        return self.why_not_write()

    async def _pick_members(self, group: int) -> None:
        """Put customers into one group and take others out."""
        plan = await self.app.push_screen_wait(
            MemberPicker(
                self.workspace, group, number_above=self.number_above, ascii_only=self.ascii_only
            )
        )
        if plan is None:
            return
        self.repeatable = None
        if await self.write(self._regrouping_members(group, plan)) is not None:
            self._remember_members(plan)

    def _regrouping_members(self, group: int, plan: MemberPlan) -> Callable[[], Done]:
        return partial(
            groups.change_members, self.workspace, group, join=plan.join, leave=plan.leave
        )

    def _remember_members(self, plan: MemberPlan) -> None:
        """Let ``.`` put the same customers into another group, and take the same ones out."""
        told = ((plan.join, "Adds"), (plan.leave, "Removes"))

        async def run(rids: list[int]) -> Done:
            if len(rids) > 1:
                raise Refusal(_ONE_GROUP)
            title = f"Change the members of {quoted(self.names(rids)[0])}?"
            lines: list[Toned] = [
                (f"{verb} {count_noun(len(who), 'customer')}.", "plain")
                for who, verb in told
                if who
            ]
            if not await self.sure(title, lines, len(plan.join) + len(plan.leave), verb="Change"):
                raise Declined("Nothing was changed.")
            verb = self._regrouping_members(rids[0], plan)
            return await asyncio.wrap_future(self.writer.run(verb))

        self.repeatable = Repeatable(Kind.GROUP, "change of members", run)

    async def _pick_groups(self, kind: PaneKind, rids: list[int]) -> None:
        """Put customers into groups, or give price lists to groups."""
        plan = await self.app.push_screen_wait(
            GroupPicker(
                self.workspace,
                kind,
                rids,
                hidden=self.pane.hidden,
                number_above=self.number_above,
                ascii_only=self.ascii_only,
            )
        )
        if plan is None:
            return
        done = await self._regrouped(kind, rids, plan)
        if done is not None:
            self._remember_plan(kind, plan)

    async def _regrouped(self, kind: PaneKind, rids: list[int], plan: GroupPlan) -> Done | None:
        """Write what was picked; the picker's own view was the confirmation."""
        try:
            done = await self.settle(self._regrouping(kind, rids, plan))
        except Refusal as refusal:
            self.refused(refusal)
            return None
        await self.written(done)
        return done

    def _regrouping(
        self, kind: PaneKind, rids: list[int], plan: GroupPlan
    ) -> Callable[[Answers], Done]:
        def attempt(answers: Answers) -> Done:
            join, leave, create = plan
            if kind is Kind.CUSTOMER:
                return groups.regroup(self.workspace, rids, join=join, leave=leave, create=create)
            return price_lists.relink(
                self.workspace,
                rids,
                join=join,
                leave=leave,
                create=create,
                remedy=answers.remedy,
            )

        return attempt

    def _remember_plan(self, kind: PaneKind, plan: GroupPlan) -> None:
        """Let ``.`` put other rows into the same groups, those made on the spot included."""
        made, _ = browse.lookup(self.reader, Kind.GROUP, plan.create)
        again = plan.joined_by(made)
        told = again.told(self.live_groups())

        async def run(rids: list[int]) -> Done:
            lines: list[Toned] = [(told, "plain"), *self.first_names(rids)]
            title = f"Change groups of {count_noun(len(rids), browse.NOUNS[kind])}?"
            if not await self.sure(title, lines, len(rids), verb="Change"):
                raise Declined("Nothing was changed.")
            return await self.settle(self._regrouping(kind, rids, again))

        self.repeatable = Repeatable(kind, told, run)

    # Draft or active

    @work(group="dialog")
    async def action_list_toggle(self) -> None:
        """Activate drafts, or make drafts of active lists; the row under the cursor decides."""
        pane = self.pane
        row = self._row(Kind.PRICE_LIST, pane.cursor_key or pane.targets[0])
        if row is not None:
            status = "active" if row.status == "draft" else "draft"  # type: ignore[union-attr]  # a price list it is
            await self.act(pane.kind, f"set to {status}", pane.targets, self._setting(status))

    def why_not_list_toggle(self) -> str | None:
        """Say why no price list can be activated."""
        if self.pane.kind is not Kind.PRICE_LIST:
            return "Only price lists are draft or active; 3 goes there."
        return self.why_not_write()

    def _setting(self, status: str) -> Callable[[list[int]], Awaitable[Done]]:
        async def run(rids: list[int]) -> Done:
            lists = cast("list[PriceList]", browse.page(self.reader, Kind.PRICE_LIST, rids))
            what = _called(Kind.PRICE_LIST, [row.name for row in lists])
            activates = status == "active"
            verb = "Activate" if activates else "Set to draft"
            wide = [r for r in lists if activates and r.for_everyone and r.status != status]
            lines: list[Toned] = [
                (self._reach_of(row), "alert" if row.for_everyone else "plain")
                for row in [*wide, *(row for row in lists if row not in wide)][:_LISTS_TOLD]
            ]
            base: Level = SPELT_OUT if wide else ASKED if activates else ONE_REVERSIBLE
            if not await self.sure(
                f"{verb} {what}?", lines, len(rids), verb=verb, base=base,
                word=EVERYONE if wide else "",
            ):  # fmt: skip
                raise Declined("Nothing was changed.")

            def attempt(answers: Answers) -> Done:
                return price_lists.set_status(
                    self.workspace, rids, status, everyone=answers.everyone
                )

            return await self.settle(attempt, answers=Answers(everyone=bool(wide)))

        return run

    def _reach_of(self, row: PriceList) -> str:
        """Return whom a list reaches, in words."""
        audience = browse.audience(self.reader, row)
        reach = (
            "everyone, guests included" if audience is None else count_noun(audience, "customer")
        )
        return f"{quoted(row.name)}: {count_noun(row.price_count, 'price')}, reaches {reach}"

    # Delete

    @work(group="dialog")
    async def action_row_delete(self) -> None:
        """Ask, then put the selection into the trash."""
        pane = self.pane
        await self.act(pane.kind, "delete", pane.targets, self._deleting(pane.kind))
        gone = set(pane.selection.marked) - (set(pane.source.known) if pane.source else set())
        pane.selection.marked -= gone
        self.tell_selection()

    def why_not_row_delete(self) -> str | None:
        """Say why there is nothing to delete."""
        return self.why_not_write()

    def _deleting(self, kind: PaneKind) -> Callable[[list[int]], Awaitable[Done]]:
        async def run(rids: list[int]) -> Done:
            answer = await self.app.push_screen_wait(
                DeleteDialog(
                    deleting.consequences(self.reader, kind, rids),
                    now=self.workspace.now(),
                    groups=self._staying_groups(kind, rids),
                    level=self.level(len(rids), base=ASKED),
                    hidden=self.names(self.pane.hidden, 10),
                    hidden_count=len(self.pane.hidden),
                    hidden_by=self.pane.hidden_by,
                    ascii_only=self.ascii_only,
                )
            )
            if answer is None:
                raise Declined("Nothing was deleted.")

            def attempt(answers: Answers) -> Done:
                remedy = answers.remedy or answer.remedy
                return deleting.delete(self.workspace, kind, rids, remedy=remedy)

            return await self.settle(attempt)

        return run

    def _staying_groups(self, kind: PaneKind, rids: list[int]) -> list[tuple[int, str]]:
        """Return the live groups that are not being deleted."""
        going = set(rids) if kind is Kind.GROUP else set()
        return [(rid, name) for rid, name in self.live_groups() if rid not in going]

    # Repeat

    @work(group="dialog")
    async def action_act_repeat(self) -> None:
        """Do the last action again, to this selection."""
        again = self.repeatable
        if again is not None:
            await self.act(again.kind, again.name, self.pane.targets, again.run)

    def why_not_act_repeat(self) -> str | None:
        """Say why there is nothing to repeat."""
        if self.repeatable is None:
            return "Nothing was done last that could be repeated."
        if self.repeatable.kind != self.pane.kind:
            noun = browse.NOUNS[self.repeatable.kind]
            return f"The last action was on a {noun}; go to that pane to repeat it."
        return self.why_not_write()


def _called(kind: PaneKind, names: list[str]) -> str:
    """Return what rows are called in a question."""
    return quoted(names[0]) if len(names) == 1 else count_noun(len(names), browse.NOUNS[kind])
