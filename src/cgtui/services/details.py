"""All there is to tell about one row: what the inspector shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgtui.domain import rules
from cgtui.domain.changes import Kind
from cgtui.domain.views import Pin
from cgtui.services import browse
from cgtui.store import members, pages

if TYPE_CHECKING:
    from datetime import datetime

    from cgtui.domain.records import Customer, Group, Price, PriceList, Spent
    from cgtui.domain.views import PaneKind
    from cgtui.store.connection import Connection

SHOWN = 200
"""How many rows of each relation are read; the totals are told whole."""


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """A group, the first of its customers, and its price lists."""

    row: Group
    customers: tuple[Customer, ...]
    price_lists: tuple[PriceList, ...]


@dataclass(frozen=True, slots=True)
class CustomerDetails:
    """A customer, their groups, what reaches them and by which groups, and what they bought."""

    row: Customer
    groups: tuple[Group, ...]
    price_lists: tuple[PriceList, ...]
    via: dict[int, tuple[str, ...]]
    """For each price list by key: the names of the customer's groups it reaches them through."""
    spent: tuple[Spent, ...]
    last_orders: tuple[tuple[datetime, str, int, bool], ...]


@dataclass(frozen=True, slots=True)
class PriceListDetails:
    """A price list, its groups, how many it reaches, the first of its prices, and what is odd."""

    row: PriceList
    groups: tuple[Group, ...]
    audience: int | None
    """Distinct live customers, ``None`` for everyone."""
    prices: tuple[Price, ...]
    warnings: tuple[str, ...]


Details = GroupDetails | CustomerDetails | PriceListDetails


def details(connection: Connection, kind: PaneKind, rid: int, now: datetime) -> Details | None:
    """Return all there is to tell about a row, or ``None`` if it is gone."""
    match kind:
        case Kind.GROUP:
            return _group(connection, rid)
        case Kind.CUSTOMER:
            return _customer(connection, rid)
        case Kind.PRICE_LIST:
            return _price_list(connection, rid, now)


def _group(connection: Connection, rid: int) -> GroupDetails | None:
    row = browse.group(connection, rid)
    if row is None:
        return None
    pin = Pin(Kind.GROUP, rid, row.name)
    first = members.live_customers(connection, rid, limit=SHOWN)
    lists = browse.related(connection, Kind.PRICE_LIST, pin)
    return GroupDetails(
        row,
        tuple(pages.customers(connection, first)),
        tuple(pages.price_lists(connection, lists[:SHOWN])),
    )


def _customer(connection: Connection, rid: int) -> CustomerDetails | None:
    row = browse.customer(connection, rid)
    if row is None:
        return None
    pin = Pin(Kind.CUSTOMER, rid, row.email)
    groups = pages.groups(connection, browse.related(connection, Kind.GROUP, pin))
    live = [group for group in groups if group.deleted_at is None]
    lists = pages.price_lists(connection, browse.related(connection, Kind.PRICE_LIST, pin)[:SHOWN])
    names = {group.rid: group.name for group in live}
    linked = members.groups_of_lists(connection, [price_list.rid for price_list in lists])
    via = {key: tuple(names[g] for g in of if g in names) for key, of in linked.items()}
    return CustomerDetails(
        row,
        tuple(sorted(live, key=lambda group: group.name.casefold())),
        tuple(lists),
        via,
        tuple(browse.spent(connection, rid)),
        tuple(browse.last_orders(connection, rid)),
    )


def _price_list(connection: Connection, rid: int, now: datetime) -> PriceListDetails | None:
    row = browse.price_list(connection, rid)
    if row is None:
        return None
    pin = Pin(Kind.PRICE_LIST, rid, row.name)
    groups = pages.groups(connection, browse.related(connection, Kind.GROUP, pin)[:SHOWN])
    odd = rules.price_list_warnings(
        status=row.status,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        groups=row.group_count,
        for_everyone=row.for_everyone,
        prices=row.price_count,
        now=now,
    )
    return PriceListDetails(
        row,
        tuple(groups),
        browse.audience(connection, row),
        tuple(browse.prices(connection, rid, limit=SHOWN)),
        tuple(odd),
    )
