"""Deleting, with what it does to others; and the choice what becomes of price lists at stake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.ladder import word_of
from cgtui.domain.remedies import EVERYONE
from cgtui.domain.text import count_noun, quoted
from cgtui.services.browse import NOUNS
from cgtui.tui.actions import Place, bindings
from cgtui.tui.dialogs.choose import Choose, Option
from cgtui.tui.dialogs.question import Question, hidden_lines
from cgtui.tui.dialogs.remedy_choice import RemedyChoice
from cgtui.tui.dialogs.toned_lines import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from textual.widget import Widget

    from cgtui.domain.ladder import Level
    from cgtui.domain.records import PriceList
    from cgtui.domain.remedies import Remedy
    from cgtui.services.deleting import Consequences
    from cgtui.tui.dialogs.toned_lines import Line

_LISTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Agreed:
    """The user said yes; *remedy* is what becomes of the price lists at stake, if there are any."""

    remedy: Remedy | None = None


class AtStake(Question[Agreed | None]):
    """Asks about a change that may take the last group from price lists; answers how, or nothing.

    Serves deleting groups and taking groups away from lists alike; without lists at stake it is a
    plain question.  Widening asks for ``EVERYONE`` to be typed, whatever the level.

    Args:
        title: What is asked.
        at_stake: Price lists, no drafts, that would be left without a live group.
        now: The present instant, for the state of those lists.
        groups: The live groups they can be moved to, key and name; none of those that are going.
        lines: What would happen besides.
        level: How the change itself is confirmed.
        count: How many rows it is about.
        word: What is typed at level 3.
        verb: What yes does, in a word.
        ascii_only: Paint without signs outside ASCII.
    """

    place = Place.STAKE
    BINDINGS = bindings(Place.STAKE)

    def __init__(  # noqa: PLR0913  each is a part one sees, given by name
        self,
        title: str,
        *,
        at_stake: Sequence[PriceList],
        now: datetime,
        groups: Sequence[tuple[int, str]] = (),
        lines: Sequence[Line] = (),
        level: Level = 1,
        count: int = 0,
        word: str = "",
        verb: str = "Take away",
        ascii_only: bool = False,
    ) -> None:
        super().__init__(
            title,
            [*stake_lines(at_stake, now), *lines],
            level=level,
            count=count,
            word=word,
            verb=verb,
            ascii_only=ascii_only,
        )
        self._groups = tuple(groups)
        self._choice = (
            RemedyChoice([each.name for each in at_stake], self._groups, ascii_only=ascii_only)
            if at_stake
            else None
        )

    def compose_choices(self) -> Iterable[Widget]:
        """Yield the three choices, where lists are at stake."""
        return () if self._choice is None else (self._choice,)

    @property
    def wanted(self) -> str:
        """What is to be typed: ``EVERYONE`` to widen, else what the level asks for."""
        widening = self._choice is not None and self._choice.way == "widen"
        return EVERYONE if widening else super().wanted

    def agreed(self) -> None:
        """Answer yes with the choice made; first ask for the group where there is none yet."""
        if self._choice is None:
            self.dismiss(Agreed())
        elif (remedy := self._choice.remedy) is None:
            self.action_remedy_group()
        else:
            self.dismiss(Agreed(remedy))

    def declined(self) -> None:
        """Answer no."""
        self.dismiss(None)

    def on_remedy_choice_changed(self, message: RemedyChoice.Changed) -> None:
        """Ask for what the choice needs."""
        message.stop()
        self.ask()

    def action_move_down(self) -> None:
        """Choose the next one; without a choice, read a line further."""
        if self._choice is None:
            super().action_move_down()
        else:
            self._choice.step(1)

    def action_move_up(self) -> None:
        """Choose the previous one; without a choice, read a line back."""
        if self._choice is None:
            super().action_move_up()
        else:
            self._choice.step(-1)

    def why_not_remedy_next(self) -> str | None:
        """Say why there is nothing to choose."""
        return "No price list loses its last group." if self._choice is None else None

    def action_remedy_next(self) -> None:
        """Choose the next one, and from the last the first."""
        if self._choice is not None:
            self._choice.step(1, around=True)

    def why_not_remedy_group(self) -> str | None:
        """Say why no group can be chosen."""
        if self._choice is None:
            return self.why_not_remedy_next()
        return self._choice.why_not_move()

    def action_remedy_group(self) -> None:
        """Choose the group to move to."""
        options = [Option(str(rid), name) for rid, name in self._groups]
        self.app.push_screen(
            Choose("Move to which group?", options, ascii_only=self._ascii_only), self._move_to
        )

    def _move_to(self, key: str | None) -> None:
        chosen = next((each for each in self._groups if str(each[0]) == key), None)
        if chosen is not None and self._choice is not None:
            self._choice.move_to(chosen)
            self.ask()


class DeleteDialog(AtStake):
    """Asks whether to delete rows, and shows what that does to others.

    Args:
        known: What the deletion would do, from `cgtui.services.deleting.consequences`.
        now: The present instant.
        groups: The live groups that stay, key and name.
        level: How it is confirmed, from `cgtui.domain.ladder.confirmation`.
        hidden: The names of the rows that are out of sight, or the first of them.
        hidden_count: How many those are, where not all names are given.
        hidden_by: What hides them.
        ascii_only: Paint without signs outside ASCII.
    """

    def __init__(  # noqa: PLR0913  each is a part one sees, given by name
        self,
        known: Consequences,
        *,
        now: datetime,
        groups: Sequence[tuple[int, str]] = (),
        level: Level = 1,
        hidden: Sequence[str] = (),
        hidden_count: int = 0,
        hidden_by: str = "filter",
        ascii_only: bool = False,
    ) -> None:
        count = len(known.names)
        noun = NOUNS[known.kind]
        one = count == 1
        what = f"{noun} {quoted(known.names[0])}" if one else count_noun(count, noun)
        super().__init__(
            f"Delete {what}?",
            at_stake=known.at_stake,
            now=now,
            groups=groups,
            lines=[
                *deletion_lines(known),
                *hidden_lines(hidden, hidden_count, hidden_by),
                ("Undo brings all of it back, and so does the trash.", "muted"),
            ],
            level=level,
            count=count,
            word=word_of(known.names[0], "DELETE") if one else "DELETE",
            verb="Delete",
            ascii_only=ascii_only,
        )


def deletion_lines(known: Consequences) -> list[Line]:
    """Return what a deletion does, line by line."""
    lines: list[Line] = []
    if len(known.names) > 1:
        lines.append((some_of(known.names), "strong"))
    if known.kind is Kind.GROUP:
        lines += _group_lines(known, one=len(known.names) == 1)
    elif known.kind is Kind.PRICE_LIST:
        lines.append(("The prices apply to nobody while they are in the trash.", "plain"))
    else:
        lines.append(("Memberships and orders rest, and count nowhere.", "plain"))
    return lines


def _group_lines(known: Consequences, *, one: bool) -> list[Line]:
    """Return what becomes of the members and the price lists of groups."""
    if not known.customers:
        members = "No customer is in it." if one else "No customer is in them."
    elif one:
        lose = "loses" if known.customers == 1 else "lose"
        members = (
            f"{count_noun(known.customers, 'customer')} {lose} the membership; none is deleted."
        )
    else:
        members = (
            f"{count_noun(known.customers, 'membership')} come to rest; no customer is deleted."
        )
    lines: list[Line] = [(members, "plain")]
    if known.price_lists:
        lose = "loses" if known.price_lists == 1 else "lose"
        what = "this group" if one else "groups"
        lines.append((f"{count_noun(known.price_lists, 'price list')} {lose} {what}.", "plain"))
    return lines


def stake_lines(at_stake: Sequence[PriceList], now: datetime) -> list[Line]:
    """Return which lists would be left without a group, and what that would mean."""
    if not at_stake:
        return []
    lines: list[Line] = [
        (f"{quoted(each.name)} ({each.state(now)} {each.type}) has no other group.", "alert")
        for each in at_stake[:_LISTS_SHOWN]
    ]
    if len(at_stake) > _LISTS_SHOWN:
        lines.append((f"{len(at_stake) - _LISTS_SHOWN:,} more have no other group.", "alert"))
    it, its = ("it", "its") if len(at_stake) == 1 else ("they", "their")
    medusa = f"Medusa would give {its} prices to EVERYONE, guests included."
    return [*lines, (f"{medusa} Here {it} would reach nobody.", "plain")]
