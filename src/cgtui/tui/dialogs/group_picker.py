"""The groups of the selection: boxes with three states, and what saving them will do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.ladder import NUMBER_ABOVE
from cgtui.domain.periods import to_ms
from cgtui.domain.text import count_noun, quoted
from cgtui.services import picking
from cgtui.tui.dialogs.group_choices import OFFER, GroupChoices, GroupPlan
from cgtui.tui.dialogs.picker import Picker
from cgtui.tui.dialogs.toned_lines import some_of
from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.keyed_rows import KeyedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Workspace
    from cgtui.tui.dialogs.toned_lines import Line
    from cgtui.tui.widgets.table_rows import Row

__all__ = ["GroupPicker", "GroupPlan"]

_ARROW = " -> "


def _columns(digits: int, noun: int) -> tuple[Column, ...]:
    """Return the columns for counts of so many digits with a noun of so many letters behind."""
    return (
        Column("box", "", width=3),
        Column("name", "", minimum=18),
        Column("count", "", width=2 * digits + len(_ARROW) + noun, right=True),
        Column("note", "", width=28, minimum=18, priority=1),
        Column("meta", "", width=7, right=True, priority=2),
    )


class GroupPicker(Picker[GroupPlan]):
    """Asks which groups customers shall be in, or which groups price lists shall be for.

    It answers a plan and writes nothing: its counts before and after are the confirmation. Where
    a plan would take the last group from a price list that is no draft, it says so and still
    answers: whoever opened it asks what shall become of the list.

    Args:
        workspace: The open file.
        kind: What is selected: customers or price lists.
        rids: The selected rows.
        hidden: Those of them that are out of sight: with any, the number has to be typed.
        number_above: For more rows than this their number is typed to save.
        ascii_only: Paint without signs outside ASCII.
    """

    def __init__(
        self,
        workspace: Workspace,
        kind: PaneKind,
        rids: Collection[int],
        *,
        hidden: Collection[int] = (),
        number_above: int = NUMBER_ABOVE,
        ascii_only: bool = False,
    ) -> None:
        self._kind = kind
        self._rids = tuple(rids)
        self._hidden = tuple(hidden)
        self._choices: GroupChoices | None = None
        self._effect: picking.Effect | None = None
        super().__init__(
            workspace,
            title=self._heading(None),
            hint="type to narrow, or a new name",
            columns=_columns(1, 0),
            number_above=number_above,
            ascii_only=ascii_only,
        )

    @property
    def ready(self) -> bool:
        """Whether the groups are there, so that a key means one of them."""
        return self._choices is not None

    @property
    def changes(self) -> int:
        """How many boxes are not as they were."""
        return self._choices.changes if self._choices else 0

    @property
    def number(self) -> int:
        """How many customers or price lists are selected."""
        return self._choices.of if self._choices else len(self._rids)

    @property
    def out_of_sight(self) -> int:
        """How many of them the filter or the scope hides."""
        return len(self._hidden)

    @property
    def plan(self) -> GroupPlan:
        """What was picked."""
        return self._choices.plan if self._choices else GroupPlan((), (), ())

    def narrow(self, text: str) -> None:
        """Show the groups that *text* is found in, and offer to create one of that name."""
        if self._choices and self._choices.of:
            keys = self._choices.keys(text)
            self.table.needles = text.split()
            self.table.set_source(KeyedRows(keys, self._paint))
            self._tell()

    def toggle(self, key: int) -> None:
        """Turn a box, create a group of the name typed, or take that back."""
        if not self._choices:
            return
        created = self._choices.toggle(key)
        if created is not None or key < 0:
            keys = self._choices.keys(self.line.narrowing)
            at = self.table.cursor
            self.table.set_source(KeyedRows(keys, self._paint), keep=created, fallback_index=at)
        else:
            self.table.invalidate()
        self._effect = None
        self._tell()
        self.ask_again()

    def why_not_toggle(self) -> str | None:
        """Return why no group of the name typed can be created, or nothing."""
        key = self.table.cursor_key
        return None if self._choices is None or key is None else self._choices.refusal(key)

    async def answer(self) -> None:
        """Ask for the groups once, then for the effect of what was picked."""
        if self._choices is None:
            question = partial(
                picking.standings, kind=self._kind, rids=self._rids, hidden=self._hidden
            )
            if (standings := await self.asked(question)) is None:
                return
            self._begin(standings)
        if self._effect is None and self.changes:
            effect = await self.asked(self._question())
            if effect is not None:
                self._effect = effect
                self._tell()

    def _begin(self, standings: picking.Standings) -> None:
        """Show the groups for the first time."""
        self._choices = GroupChoices(standings)
        self.entitle(self._heading(standings))
        self.table.set_columns(_columns(*self._choices.widths))
        self.make_room(len(standings.groups) + 1)
        none = "No customer groups yet; type a name to create one."
        self.table.empty = none if standings.rids else "The selection was deleted meanwhile."
        self.narrow(self.line.narrowing)

    def _question(self) -> Callable[..., picking.Effect]:
        """Return what to ask about the effect of the plan as it is now."""
        plan, now = self.plan, to_ms(self.workspace.now())
        planned = partial(picking.effect_on_customers, customers=self._rids)
        if self._choices and self._kind is Kind.PRICE_LIST:
            lists = self._choices.standings.lists
            planned = partial(picking.effect_on_lists, lists=lists, create=len(plan.create))
        return partial(planned, join=plan.join, leave=plan.leave, now=now)

    def _tell(self) -> None:
        """Say what saving will do, whom that changes something for, and what asks for care."""
        if not self._choices:
            return
        lines = self._warnings(self._choices)
        if self.changes:
            lines.append((f"{self.key_of('form.save')}: {self._choices.sentence()}", "strong"))
        # What becomes of a list without a group is asked later, and the effect with it.
        if self.changes and not (self._choices.at_stake() and self._effect == picking.NO_EFFECT):
            lines.append((f"Effect: {self._effect.sentence if self._effect else '…'}", "plain"))
        self.tell(*lines)

    def _warnings(self, choices: GroupChoices) -> list[Line]:
        """Return what asks for care: lists left without a group, and rows out of sight."""
        refusal = choices.refusal(OFFER) if choices.typed else None
        lines: list[Line] = [(refusal, "alert")] if refusal else []
        if at_stake := [each.name for each in choices.at_stake()]:
            lines.append((f"{some_of(at_stake, most=2)} would have no group; saving asks", "alert"))
        if hidden := len(self._hidden):
            named = some_of(choices.standings.hidden, hidden)
            lines.append((f"{hidden:,} of {self.number:,} out of sight: {named}", "alert"))
        return lines

    def _paint(self, keys: Sequence[int]) -> list[Row]:
        """Return the rows of *keys*, all but their names without signs where none are wanted."""
        return [self._plain_row(row) for row in (self._choices.rows(keys) if self._choices else ())]

    def _plain_row(self, row: Row) -> Row:
        box, name, count, note, meta = row.cells
        note = f" {note}" if note else ""
        return row._replace(cells=(box, name, self.plain(count), self.plain(note), meta))

    def _heading(self, standings: picking.Standings | None) -> str:
        """Return what the picker is about."""
        customers = self._kind is Kind.CUSTOMER
        count = len(standings.rids) if standings else len(self._rids)
        if count == 1 and standings:
            name = standings.names[0]
            return f"Groups for {name}" if customers else f"Groups of price list {quoted(name)}"
        if customers:
            return f"Groups for {count_noun(count, 'customer')}"
        return f"Groups of {count_noun(count, 'price list')}"
