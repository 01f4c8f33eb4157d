"""The members of one group: every customer with a box, those in the group first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.ladder import NUMBER_ABOVE
from cgtui.domain.periods import to_ms
from cgtui.domain.text import count_noun, quoted
from cgtui.domain.views import words_of
from cgtui.services import picking
from cgtui.tui.dialogs.picker import Picker
from cgtui.tui.dialogs.toned_lines import some_of
from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.keyed_rows import KeyedRows, SortedKeys
from cgtui.tui.widgets.table_rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.records import Customer
    from cgtui.services.workspace import Workspace
    from cgtui.tui.dialogs.toned_lines import Line

_COLUMNS = (
    Column("box", "", width=3),
    Column("email", "", minimum=16),
    Column("name", "", minimum=12, priority=1),
    Column("company", "", minimum=10, priority=4),
    Column("account", "", width=7, priority=3),
    Column("change", "", width=6, priority=2),
)
_CHANGED = frozenset({"box", "email", "change"})
_NAMED = 2
_GONE = Row(("", "(deleted)", "", "", "", ""), dim=True)


class MemberPlan(NamedTuple):
    """What the member picker answers: the customers to put in, and those to take out."""

    join: tuple[int, ...]
    leave: tuple[int, ...]


class MemberPicker(Picker[MemberPlan]):
    """Asks which customers shall be in a group; answers a plan and writes nothing.

    The keys of all customers are held in order, four bytes each; their texts are read a page at a
    time when they are looked at, on the screen's thread, as the panes do.

    Args:
        workspace: The open file.
        group: The group.
        number_above: For more changes than this their number is typed to save.
        ascii_only: Paint without signs outside ASCII.
    """

    def __init__(
        self,
        workspace: Workspace,
        group: int,
        *,
        number_above: int = NUMBER_ABOVE,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(
            workspace,
            title="Members of the group",
            hint="words in name, e-mail, company, id",
            columns=_COLUMNS,
            number_above=number_above,
            ascii_only=ascii_only,
        )
        self._group = group
        self._reader = workspace.reader()
        self._membership: picking.Membership | None = None
        self._inside = SortedKeys(picking.NOBODY)
        self._roster = picking.Roster(picking.NOBODY, 0)
        self._listed: str | None = None
        self._toggle_when_listed = False
        self._join: dict[int, str] = {}
        self._leave: dict[int, str] = {}
        self._effect: picking.Effect | None = None

    def on_unmount(self) -> None:
        """Stop reading."""
        self._reader.close()

    @property
    def ready(self) -> bool:
        """Whether the members are there, and what was toggled is."""
        return self._membership is not None and not self._toggle_when_listed

    @property
    def changes(self) -> int:
        """How many customers join or leave."""
        return len(self._join) + len(self._leave)

    @property
    def number(self) -> int:
        """How many customers join or leave."""
        return self.changes

    @property
    def plan(self) -> MemberPlan:
        """What was picked."""
        return MemberPlan(tuple(sorted(self._join)), tuple(sorted(self._leave)))

    def narrow(self, text: str) -> None:  # noqa: ARG002 - it is in the line when it is asked about
        """Ask for the customers in whom every word is found; until then the old ones stay."""
        self._toggle_when_listed = False
        self.ask_again()

    def toggle(self, key: int) -> None:
        """Put a customer in or take them out, or back to as it was."""
        if self._listed != self.line.narrowing:
            # The rows are still those of an earlier text; the key was meant for the first new one.
            self._toggle_when_listed = True
            return
        changed = self._leave if key in self._inside else self._join
        if key in changed:
            del changed[key]
        else:
            changed[key] = "".join(row.email for row in picking.customers(self._reader, [key]))
        self.table.invalidate()
        self._effect = None
        self._tell()
        self.ask_again()

    async def answer(self) -> None:
        """Ask for the group once, for the customers of the text, then for the effect."""
        if self._membership is None:
            found = await self.asked(partial(picking.membership, group=self._group))
            if found is None:
                self.table.empty = "This customer group was deleted meanwhile."
                return
            self._begin(found)
        text = self.line.narrowing
        if self._listed != text:
            question = partial(picking.roster, group=self._group, words=words_of(text))
            roster = await self.asked(question)
            if roster is None:
                return
            self._list(text, roster)
        if self._effect is None and self.changes:
            self._effect = await self.asked(
                partial(
                    picking.effect_on_group,
                    group=self._group,
                    join=self.plan.join,
                    leave=self.plan.leave,
                    now=to_ms(self.workspace.now()),
                )
            )
            self._tell()

    def _begin(self, membership: picking.Membership) -> None:
        """Show which group it is."""
        self._membership = membership
        self._inside = SortedKeys(membership.inside)
        self.entitle(f"Members of {quoted(membership.group.name)}")

    def _list(self, text: str, roster: picking.Roster) -> None:
        """Show the customers that were looked for."""
        if self._listed is None:
            self.make_room(len(roster.rids))
        self._listed, self._roster = text, roster
        self.table.empty = "Nobody is found; esc clears the text." if text else "No customers yet."
        self.table.needles = words_of(text)
        self.table.set_source(KeyedRows(roster.rids, self._paint))
        self._tell()
        toggle, self._toggle_when_listed = self._toggle_when_listed, False
        if toggle and self.table.cursor_key is not None:
            self.toggle(self.table.cursor_key)

    def _tell(self) -> None:
        """Say who is listed, what saving will do, and whom that changes something for."""
        found, members = len(self._roster.rids), self._roster.members
        lines: list[Line] = [
            (f"{count_noun(found, 'customer')} listed, {members:,} of them in the group", "muted")
        ]
        if self.changes:
            lines = [
                (f"{self.key_of('form.save')}: {self._sentence()}", "strong"),
                (f"Effect: {self._effect.sentence if self._effect else '…'}", "plain"),
            ]
        self.tell(*lines)

    def _sentence(self) -> str:
        """Return what saving will do, with the count of the group before and after."""
        told = (("add", self._join), ("remove", self._leave))
        parts = [f"{verb} {_called(list(emails.values()))}" for verb, emails in told if emails]
        before = len(self._inside)
        after = before + len(self._join) - len(self._leave)
        return f"{', '.join(parts)} · {before:,} → {after:,}"

    def _paint(self, keys: Sequence[int]) -> list[Row]:
        """Return the rows of *keys*; who was deleted meanwhile is shown as such."""
        records = {row.rid: row for row in picking.customers(self._reader, keys)}
        return [self._row(records[key]) if key in records else _GONE for key in keys]

    def _row(self, customer: Customer) -> Row:
        joins, leaves = customer.rid in self._join, customer.rid in self._leave
        is_in = joins or (customer.rid in self._inside and not leaves)
        change = "joins" if joins else "leaves" if leaves else ""
        cells = (
            "[x]" if is_in else "[ ]",
            customer.email,
            customer.name,
            customer.company or "",
            "account" if customer.has_account else "guest",
            change,
        )
        return Row(cells, customer.deleted_at is not None, _CHANGED if change else frozenset())


def _called(emails: Sequence[str]) -> str:
    """Return what a few customers are called, or how many there are."""
    return some_of(emails) if len(emails) <= _NAMED else count_noun(len(emails), "customer")
