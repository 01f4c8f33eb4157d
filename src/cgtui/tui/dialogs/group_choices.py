"""What was picked in the group picker so far, and how that reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cgtui.domain.changes import Kind
from cgtui.domain.text import count_noun, fold, quoted
from cgtui.services import picking
from cgtui.tui.widgets.table_rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cgtui.services.picking import GroupStanding, Standings

OFFER = 0
"""The key of the row that offers to create a group; created ones have keys below it."""

_PARTS = 3
_CHANGED = frozenset({"box", "count", "note"})

Box = Literal["[x]", "[~]", "[ ]"]


class GroupPlan(NamedTuple):
    """What the group picker answers: the groups to join, to leave, and to create and join."""

    join: tuple[int, ...]
    leave: tuple[int, ...]
    create: tuple[str, ...]

    def joined_by(self, made: Iterable[int]) -> GroupPlan:
        """Return the same plan once what it creates was made: those groups are joined too."""
        return GroupPlan(tuple(dict.fromkeys((*self.join, *made))), self.leave, ())

    def told(self, groups: Iterable[tuple[int, str]]) -> str:
        """Return the plan in words, such as ``into "VIP", out of "Press"``.

        Args:
            groups: Key and name of the live groups; one that is gone is passed over.
        """
        names = dict(groups)
        parts = [f"into {quoted(names[rid])}" for rid in self.join if rid in names]
        parts += [f"into the new {quoted(name)}" for name in self.create]
        parts += [f"out of {quoted(names[rid])}" for rid in self.leave if rid in names]
        return ", ".join(parts)


class GroupChoices:
    """The boxes of the group picker: how each stands, and what was made of it."""

    def __init__(self, standings: Standings) -> None:
        """Begin with every box as the selection stands."""
        self.standings = standings
        self.of = len(standings.rids)
        self.typed = ""
        self._by_rid = {group.rid: group for group in standings.groups}
        self._by_name = {group.name: group.rid for group in standings.groups}
        self._by_case = {group.name.casefold(): group for group in standings.groups}
        self._picked: dict[int, bool] = {}
        self._created: dict[int, str] = {}
        self._next = OFFER - 1

    @property
    def changes(self) -> int:
        """How many boxes are not as they were."""
        return len(self._picked) + len(self._created)

    @property
    def plan(self) -> GroupPlan:
        """What was picked."""
        return GroupPlan(
            tuple(sorted(rid for rid, join in self._picked.items() if join)),
            tuple(sorted(rid for rid, join in self._picked.items() if not join)),
            tuple(self._created.values()),
        )

    @property
    def widths(self) -> tuple[int, int]:
        """How many letters the largest count has, and how many the noun behind it."""
        most = max((self._size(group) for group in self.standings.groups), default=0)
        return len(f"{most + self.of:,}"), len(self._noun(most + self.of))

    # Which rows there are

    def keys(self, text: str) -> list[int]:
        """Return the rows in which every word of *text* is found, the best hits first.

        Without a text the groups stand first that the selection is in, or that were picked.
        """
        self.typed = text.strip()
        folded = fold(self.typed)
        words = folded.split()
        hits = [g for g in self.standings.groups if all(word in g.name_key for word in words)]
        created = [k for k, name in self._created.items() if all(w in fold(name) for w in words)]
        if not words:
            hits.sort(key=lambda group: not (group.held or group.rid in self._picked))
            return [*created, *(group.rid for group in hits)]
        hits.sort(key=lambda g: (g.name_key != folded, not g.name_key.startswith(folded)))
        known = self.typed in self._by_name or self.typed in self._created.values()
        return [*(group.rid for group in hits), *created, *([] if known else [OFFER])]

    def refusal(self, key: int) -> str | None:
        """Return why the row cannot be toggled, or nothing."""
        return picking.refused_name(self.typed) if key == OFFER else None

    def toggle(self, key: int) -> int | None:
        """Turn a box: from some to all, to none, and back to as it was.

        Returns:
            The key of the row that was created, or none.
        """
        if key == OFFER:
            created, self._next = self._next, self._next - 1
            self._created[created] = self.typed
            return created
        if key < OFFER:
            del self._created[key]
            return None
        held, picked = self._by_rid[key].held, self._picked.get(key)
        if picked is None:
            self._picked[key] = held < self.of
        elif picked and held:
            self._picked[key] = False
        else:
            del self._picked[key]
        return None

    # How they read

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Paint the rows of *keys*."""
        return [self._group(self._by_rid[key]) if key > OFFER else self._new(key) for key in keys]

    def _group(self, group: GroupStanding) -> Row:
        picked = self._picked.get(group.rid)
        meta = count_noun(group.metadata_keys, "key") if group.metadata_keys else ""
        if picked is None:
            cells = (self._box(group.held), group.name, self._count(group), self._stands(group))
            return Row((*cells, meta))
        done = self._outcome(group, join=picked)
        count = f"{done.before:,} → {done.after:,}{self._noun(done.after)}"
        box = self._box(self.of if picked else 0)
        return Row(
            (box, group.name, count, self._moves(done, picked, group), meta), alerts=_CHANGED
        )

    def _new(self, key: int) -> Row:
        if key != OFFER:
            cells = ("[x]", self._created[key], f"0 → {self.of:,}{self._noun(self.of)}", "new", "")
            return Row(cells, alerts=_CHANGED)
        if self.refusal(key):
            return Row(("[!]", f"create {quoted(self.typed)}", "", "no name for a group", ""))
        like = self._by_case.get(self.typed.casefold())
        note = f"not the same as {quoted(like.name)}" if like else ""
        return Row(("[+]", f"create {quoted(self.typed)}", "", note, ""))

    def _box(self, held: int) -> Box:
        if not held:
            return "[ ]"
        return "[x]" if held >= self.of else "[~]"

    def _count(self, group: GroupStanding) -> str:
        count = self._size(group)
        return f"{count:,}{self._noun(count)}"

    def _size(self, group: GroupStanding) -> int:
        lists = self.standings.kind is Kind.PRICE_LIST
        return group.price_lists if lists else group.customers

    def _noun(self, count: int) -> str:
        if self.standings.kind is Kind.CUSTOMER:
            return ""
        return " list" if count == 1 else " lists"

    def _stands(self, group: GroupStanding) -> str:
        if not group.held or self.of == 1:
            return ""
        if group.held < self.of:
            return f"{group.held:,} of {self.of:,} in · unchanged"
        return f"all {self.of:,} in"

    def _moves(self, done: picking.Outcome, join: bool, group: GroupStanding) -> str:  # noqa: FBT001 - of the box
        if not join and any(group.rid in each.groups for each in self.at_stake()):
            return f"−{done.moved:,} ! last group"  # noqa: RUF001 - the true minus
        sign = "+" if join else "−"  # noqa: RUF001 - the true minus
        if not done.idle:
            return f"{sign}{done.moved:,}"
        were = "already in" if join else f"{'was' if done.idle == 1 else 'were'} not in"
        return f"{sign}{done.moved:,} ({done.idle:,} {were})"

    def _outcome(self, group: GroupStanding, *, join: bool) -> picking.Outcome:
        return picking.outcome(self._size(group), group.held, self.of, join=join)

    # What saving will do

    def at_stake(self) -> list[picking.ListStanding]:
        """Return the price lists that would be left without a group."""
        plan = self.plan
        return picking.left_without(
            self.standings.lists, join=plan.join, leave=plan.leave, create=len(plan.create)
        )

    def sentence(self) -> str:
        """Return what saving will do, such as ``add 2 customers to "VIP"``."""
        parts = [*self._adding(), *self._removing()]
        more = [f"{len(parts) - _PARTS:,} more"] if len(parts) > _PARTS else []
        return ", ".join([*parts[:_PARTS], *more])

    def _adding(self) -> Iterator[str]:
        for name in self._created.values():
            yield f"create {quoted(name)} {self._holding}"
        for rid, join in self._picked.items():
            if join:
                group = self._by_rid[rid]
                moved = self._outcome(group, join=True).moved
                yield self._moved("add", moved, "to", group)

    def _removing(self) -> Iterator[str]:
        for rid, join in self._picked.items():
            if not join:
                group = self._by_rid[rid]
                yield self._moved("remove", group.held, "from", group)

    @property
    def _holding(self) -> str:
        if self.standings.kind is Kind.CUSTOMER:
            return f"with {count_noun(self.of, 'customer')}"
        return f"for {count_noun(self.of, 'price list')}"

    def _moved(self, verb: str, moved: int, preposition: str, group: GroupStanding) -> str:
        if self.standings.kind is Kind.CUSTOMER:
            return f"{verb} {count_noun(moved, 'customer')} {preposition} {quoted(group.name)}"
        lists = count_noun(moved, "price list")
        return f"{verb} {quoted(group.name)} {preposition} {lists}"
