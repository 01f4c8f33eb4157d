"""Who belongs to what once answers are taken: members of groups, groups of price lists.

An answer about a thing says exactly what belongs to it.  What is in the trash here keeps its links
all the same: no answer speaks of it, and a restore is to bring them back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.text import quoted, visible
from cgtui.store import importing, members, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgtui.services.imports.medusa_picture import Picture
    from cgtui.services.imports.outcome import Findings
    from cgtui.store.connection import Connection
    from cgtui.store.importing import Link
    from cgtui.store.rows import Row


class Pairs:
    """Pairs of keys that belong together, as they are and as they will be."""

    def __init__(self, links: Iterable[Link]) -> None:
        links = list(links)
        self.before = frozenset((link.first, link.second) for link in links)
        self.now = set(self.before)
        self._trashed = (
            {link.first for link in links if not link.first_live},
            {link.second for link in links if not link.second_live},
        )
        self._partners: tuple[dict[int, set[int]], ...] = (defaultdict(set), defaultdict(set))
        for first, second in self.before:
            self._partners[0][first].add(second)
            self._partners[1][second].add(first)

    @property
    def added(self) -> set[tuple[int, int]]:
        """Return the pairs that are new."""
        return self.now - self.before

    @property
    def removed(self) -> frozenset[tuple[int, int]]:
        """Return the pairs that will be no more."""
        return self.before - self.now

    def trash(self, side: int, *, live: set[int], trashed: set[int]) -> None:
        """Tell which rows of a side (0 or 1) will be live, and which in the trash."""
        self._trashed[side].difference_update(live)
        self._trashed[side].update(trashed)

    def tell(self, side: int, rid: int, partners: set[int]) -> None:
        """Let exactly *partners*, and what is in the trash, belong to a row of *side*."""
        had = set(self._partners[side][rid])
        gone = had - partners - self._trashed[1 - side]
        for partner in gone:
            self._pair(side, rid, partner, keep=False)
        for partner in partners - had:
            self._pair(side, rid, partner, keep=True)

    def _pair(self, side: int, rid: int, partner: int, *, keep: bool) -> None:
        pair = (rid, partner) if side == 0 else (partner, rid)
        if keep:
            self.now.add(pair)
            self._partners[0][pair[0]].add(pair[1])
            self._partners[1][pair[1]].add(pair[0])
        else:
            self.now.discard(pair)
            self._partners[0][pair[0]].discard(pair[1])
            self._partners[1][pair[1]].discard(pair[0])


def memberships(connection: Connection, picture: Picture) -> Pairs:
    """Return who will be in which group, as (group, customer)."""
    of_customers = _told(picture, Kind.CUSTOMER, "groups", Kind.GROUP)
    of_groups = _told(picture, Kind.GROUP, "customers", Kind.CUSTOMER)
    asked = importing.memberships(
        connection, [rid for rid, _ in of_groups], [rid for rid, _ in of_customers]
    )
    pairs = _pairs(picture, asked, (Kind.GROUP, Kind.CUSTOMER))
    for customer, groups in of_customers:
        pairs.tell(1, customer, groups)
    for group, customers in of_groups:
        pairs.tell(0, group, customers)
    return pairs


def list_groups(connection: Connection, picture: Picture, findings: Findings) -> Pairs:
    """Return which list will be for which group, as (list, group), and set `for_everyone`.

    Only a list's own answer can make it for everyone; a group's answer can only narrow it.
    """
    of_groups = _told(picture, Kind.GROUP, "price_lists", Kind.PRICE_LIST)
    of_lists = _told(picture, Kind.PRICE_LIST, "customer_groups", Kind.GROUP)
    asked = importing.list_links(
        connection, [rid for rid, _ in of_lists], [rid for rid, _ in of_groups]
    )
    pairs = _pairs(picture, asked, (Kind.PRICE_LIST, Kind.GROUP))
    for group, lists in of_groups:
        pairs.tell(1, group, lists)
    for price_list, groups in of_lists:
        pairs.tell(0, price_list, groups)
    own = {
        answer.id: int(not answer.relations["customer_groups"])
        for answer in picture.accepted(Kind.PRICE_LIST)
        if "customer_groups" in answer.relations
    }
    linked = {price_list for price_list, _ in pairs.added}
    for text_id, row in picture.now[Kind.PRICE_LIST].items():
        if text_id in own:
            row["for_everyone"] = own[text_id]
        elif row["rid"] in linked:
            row["for_everyone"] = 0
    _warn_of_wider(picture, findings)
    _warn_of_nobody(connection, picture, pairs, findings, told=own.keys())
    return pairs


def _told(picture: Picture, kind: Kind, relation: str, related: Kind) -> list[tuple[int, set[int]]]:
    """Return the things of *kind* whose answers tell of *relation*, each with what belongs to it.

    What was refused, or never told of, is left out of what belongs to it.
    """
    told = []
    for answer in picture.accepted(kind):
        rid = picture.rid(kind, answer.id)
        if relation in answer.relations and rid is not None:
            told.append((rid, picture.rids(related, answer.relations[relation])))
    return told


def _pairs(picture: Picture, links: list[Link], kinds: tuple[Kind, Kind]) -> Pairs:
    """Return *links* as pairs that know what will be in the trash."""
    pairs = Pairs(links)
    for side, kind in enumerate(kinds):
        live: set[int] = set()
        trashed: set[int] = set()
        for row in picture.now[kind].values():
            (live if row["deleted_at"] is None else trashed).add(int(str(row["rid"])))
        pairs.trash(side, live=live, trashed=trashed)
    return pairs


def _warn_of_wider(picture: Picture, findings: Findings) -> None:
    """Tell which lists that are here would newly reach everyone."""
    for text_id, row in picture.now[Kind.PRICE_LIST].items():
        was = picture.before[Kind.PRICE_LIST].get(text_id)
        wider = was is not None and not was["for_everyone"] and row["for_everyone"]
        if wider and row["deleted_at"] is None:
            findings.warn(
                f"{_named(row)} was for groups only and is now for EVERYONE: "
                "its answer says that it has no groups."
            )


def _warn_of_nobody(
    connection: Connection,
    picture: Picture,
    pairs: Pairs,
    findings: Findings,
    *,
    told: Iterable[str],
) -> None:
    """Tell which lists that are new here, or lose groups, reach nobody."""
    new = picture.now[Kind.PRICE_LIST].keys() - picture.before[Kind.PRICE_LIST].keys()
    known = {int(str(row["rid"])): row for row in picture.now[Kind.PRICE_LIST].values()}
    trashed = [
        int(str(row["rid"]))
        for text_id, row in picture.now[Kind.GROUP].items()
        if row["deleted_at"] is not None
        and (was := picture.before[Kind.GROUP].get(text_id)) is not None
        and was["deleted_at"] is None
    ]
    suspects = {
        *(rid for rid, row in known.items() if row["id"] in new),
        *(price_list for price_list, _ in pairs.removed),
        *members.lists_losing_all_groups(connection, trashed),
    }
    missing = sorted(suspects - known.keys())
    for row in rows.read_as_mappings(connection, Kind.PRICE_LIST, missing):
        known[int(str(row["rid"]))] = row
    had = members.groups_of_lists(connection, sorted(suspects))
    for rid in sorted(suspects):
        row = known[rid]
        left = {group for group in had[rid] if (rid, group) not in pairs.removed}
        left |= {group for price_list, group in pairs.added if price_list == rid}
        if row["for_everyone"] or row["deleted_at"] is not None or left - set(trashed):
            continue
        untold = row["id"] in new and row["id"] not in set(told)
        why = "no answer says for whom it is" if untold else "it has no groups here"
        findings.warn(f"{_named(row)} reaches nobody: {why}.")


def _named(row: Row) -> str:
    return f"Price list {quoted(str(row['name']))} ({visible(str(row['id']))})"
