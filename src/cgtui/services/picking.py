"""What the pickers ask: who is in which group, and what a planned change would come to.

Nothing here writes: a picker answers a plan, and :mod:`cgtui.services.groups` or
:mod:`cgtui.services.price_lists` carries it out.
"""

from __future__ import annotations

from array import array
from itertools import filterfalse
from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.rules import group_name
from cgtui.domain.text import count_noun, quoted
from cgtui.domain.views import Pin, Sort, View
from cgtui.services import browse
from cgtui.store import finding, members, pages, planning
from cgtui.store.planning import Reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cgtui.domain.records import Customer, Group
    from cgtui.domain.views import PaneKind
    from cgtui.store.connection import Connection

NAMED = 5
"""How many rows a picker calls by their names."""

_CHUNK = 1 << 15
"""Keys sorted out at once: so long the screen's thread may have to wait."""


class GroupStanding(NamedTuple):
    """A live customer group, and how the selection stands to it.

    Attributes:
        rid: The group.
        name: What it is called.
        name_key: Its name, folded.
        customers: How many customers it has.
        price_lists: How many price lists it has.
        metadata_keys: How many keys its metadata has.
        held: How many of the selection are in it, or are for it.
    """

    rid: int
    name: str
    name_key: str
    customers: int
    price_lists: int
    metadata_keys: int
    held: int


class ListStanding(NamedTuple):
    """A selected price list and its live groups."""

    rid: int
    name: str
    draft: bool
    for_everyone: bool
    groups: frozenset[int]


class Standings(NamedTuple):
    """A selection of customers or price lists beside every live group.

    Attributes:
        kind: What is selected.
        rids: The selected rows that are live.
        names: The first of them by name or e-mail.
        hidden: Those among them that are out of sight, by name or e-mail, the first few.
        lists: The selected price lists; empty for customers.
        groups: Every live group, by name.
    """

    kind: PaneKind
    rids: tuple[int, ...]
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    lists: tuple[ListStanding, ...]
    groups: tuple[GroupStanding, ...]


class Outcome(NamedTuple):
    """What becomes of a group's count: *moved* join or leave, *idle* were in or out already."""

    before: int
    after: int
    moved: int
    idle: int


class Effect(NamedTuple):
    """Whom which price lists start and stop to apply to.

    Attributes:
        starts: What starts to apply.
        stops: What stops to apply.
        narrowed: The names of lists that are no longer for everyone.
        kept: How many customers those are for instead.
    """

    starts: Reach = Reach()
    stops: Reach = Reach()
    narrowed: tuple[str, ...] = ()
    kept: int = 0

    @property
    def sentence(self) -> str:
        """Return it in words."""
        parts = []
        if self.narrowed:
            names = count_noun(len(self.narrowed), "price list")
            only = quoted(self.narrowed[0]) if len(self.narrowed) == 1 else names
            verb = "is" if len(self.narrowed) == 1 else "are"
            kept = count_noun(self.kept, "customer")
            parts.append(f"{only} {verb} no longer for everyone, but for {kept}")
        if self.starts.lists:
            parts.append(_reaches(self.starts, "starts to apply", "start to apply"))
        if self.stops.lists:
            parts.append(_reaches(self.stops, "stops applying", "stop applying"))
        return ("; ".join(parts) or "no price list starts or stops applying to anybody") + "."


NO_EFFECT = Effect()
"""Nothing changes for anybody."""


def _reaches(reach: Reach, one: str, many: str) -> str:
    verb = one if reach.lists == 1 else many
    told = f"{count_noun(reach.lists, 'price list')} {verb} to"
    told = f"{told} {count_noun(reach.customers, 'customer')}"
    if not reach.later:
        return told
    start = f"not before {'its' if reach.later == 1 else 'their'} start"
    if reach.later == reach.lists:
        return f"{told}, but {start}"
    return f"{told} ({reach.later:,} of them {start})"


def standings(
    connection: Connection, kind: PaneKind, rids: Collection[int], hidden: Collection[int] = ()
) -> Standings:
    """Return how a selection of customers or price lists stands to every live group.

    Args:
        connection: Any reading connection.
        kind: What is selected: customers or price lists.
        rids: The selected rows; those deleted meanwhile are left out.
        hidden: Those of them that a filter or the scope keeps out of sight.
    """
    live = planning.live(connection, kind, rids)
    lists = _lists(connection, live) if kind is Kind.PRICE_LIST else ()
    if lists:
        held: dict[int, int] = {}
        for group in (rid for price_list in lists for rid in price_list.groups):
            held[group] = held.get(group, 0) + 1
    else:
        held = planning.held(connection, live)
    return Standings(
        kind,
        tuple(live),
        tuple(finding.names(connection, kind, live[:NAMED])),
        tuple(finding.names(connection, kind, sorted(hidden)[:NAMED])),
        lists,
        tuple(
            GroupStanding._make((*row, held.get(row[0], 0)))
            for row in planning.standings(connection)
        ),
    )


def _lists(connection: Connection, rids: Sequence[int]) -> tuple[ListStanding, ...]:
    groups = members.groups_of_lists(connection, rids)
    return tuple(
        ListStanding(
            row.rid, row.name, row.status == "draft", row.for_everyone, frozenset(groups[row.rid])
        )
        for row in pages.price_lists(connection, rids)
    )


def outcome(count: int, held: int, of: int, *, join: bool) -> Outcome:
    """Return what becomes of a group when all rows of a selection join or leave it.

    Args:
        count: How many the group has.
        held: How many of the selection it has.
        of: How many the selection has.
        join: Whether they join; else they leave.

    >>> outcome(38, 1, 3, join=True)
    Outcome(before=38, after=40, moved=2, idle=1)
    """
    if join:
        return Outcome(count, count + of - held, of - held, held)
    return Outcome(count, count - held, held, of - held)


def refused_name(name: str) -> str | None:
    """Return why no group can be called *name*, or ``None`` if one can."""
    try:
        group_name(name)
    except Refusal as refusal:
        return str(refusal)
    return None


def left_without(
    lists: Iterable[ListStanding], *, join: Collection[int], leave: Collection[int], create: int = 0
) -> list[ListStanding]:
    """Return the lists, no drafts, that the plan would take the last live group from."""
    if join or create:
        return []
    gone = frozenset(leave)
    return [
        each
        for each in lists
        if each.groups and not each.draft and not each.for_everyone and not each.groups - gone
    ]


def effect_on_customers(
    connection: Connection,
    customers: Sequence[int],
    *,
    join: Collection[int],
    leave: Collection[int],
    now: int,
) -> Effect:
    """Return what changes for *customers* when they join and leave groups.

    Args:
        connection: Any reading connection.
        customers: Those who join and leave.
        join: Groups they will be in.
        leave: Groups they will not be in.
        now: The instant, in milliseconds UTC.
    """
    starts = stops = Reach()
    if join:
        starts = planning.gained_by_joining(connection, customers, join, now)
    if leave:
        stops = planning.lost_by_leaving(connection, customers, join, leave, now)
    return Effect(starts, stops)


def effect_on_lists(
    connection: Connection,
    lists: Iterable[ListStanding],
    *,
    join: Collection[int],
    leave: Collection[int],
    create: int = 0,
    now: int,
) -> Effect:
    """Return for whom something changes when *lists* are given to groups and taken from others.

    Lists that would be left without a group are passed over: what becomes of them is asked.

    Args:
        connection: Any reading connection.
        lists: The price lists.
        join: Groups that will have them.
        leave: Groups that will not.
        create: How many new groups, without customers, will have them too.
        now: The instant, in milliseconds UTC.
    """
    at_stake = set(left_without(lists := list(lists), join=join, leave=leave, create=create))
    rids = [each.rid for each in lists if each not in at_stake]
    starts = planning.gained_by_linking(connection, rids, join, now) if join else Reach()
    stops = planning.lost_by_unlinking(connection, rids, join, leave, now) if leave else Reach()
    narrowed = [each for each in lists if each.for_everyone and (join or create)]
    kept = 0
    if narrowed:
        own = frozenset().union(*(each.groups for each in narrowed)) - frozenset(leave)
        kept = planning.members_of_any(connection, own | frozenset(join))
    return Effect(starts, stops, tuple(each.name for each in narrowed), kept)


NOBODY = array("i")
"""No customers at all."""


class Membership(NamedTuple):
    """A group, and the live customers in it by ascending key."""

    group: Group
    inside: array[int]


def membership(connection: Connection, group: int) -> Membership | None:
    """Return who is in *group*, or ``None`` if it was deleted."""
    row = browse.group(connection, group)
    if row is None or row.deleted_at is not None:
        return None
    return Membership(row, browse.related(connection, Kind.CUSTOMER, _pin(group)))


class Roster(NamedTuple):
    """The customers a group's picker lists.

    Attributes:
        rids: Every live customer that was looked for, the members first, each part by e-mail.
        members: How many of those stand in front.
    """

    rids: array[int]
    members: int


def roster(connection: Connection, group: int, words: tuple[str, ...] = ()) -> Roster:
    """Return the live customers in whom every one of *words* is found, members of *group* first."""
    by_email = Sort("email")
    found = browse.rids(connection, View(Kind.CUSTOMER, (), words, by_email))
    inside = browse.rids(connection, View(Kind.CUSTOMER, (_pin(group),), words, by_email))
    if not inside:
        return Roster(found, 0)
    rids, are_in = array("i", inside), frozenset(inside)
    # One pass in C would keep the screen's thread waiting for all of it.
    for start in range(0, len(found), _CHUNK):
        rids.extend(filterfalse(are_in.__contains__, found[start : start + _CHUNK]))
    return Roster(rids, len(inside))


def _pin(group: int) -> Pin:
    return Pin(Kind.GROUP, group, "")


def customers(connection: Connection, keys: Sequence[int]) -> Sequence[Customer]:
    """Return the customers with these keys in their order; those that are gone are left out."""
    return pages.customers(connection, keys)


def effect_on_group(
    connection: Connection,
    group: int,
    *,
    join: Sequence[int],
    leave: Sequence[int],
    now: int,
) -> Effect:
    """Return what changes for the customers who join *group* and for those who leave it.

    Args:
        connection: Any reading connection.
        group: The group.
        join: Customers who will be in it.
        leave: Customers who will not be in it.
        now: The instant, in milliseconds UTC.
    """
    starts = stops = Reach()
    if join:
        starts = planning.gained_by_joining(connection, join, [group], now)
    if leave:
        stops = planning.lost_by_leaving(connection, leave, [], [group], now)
    return Effect(starts, stops)
