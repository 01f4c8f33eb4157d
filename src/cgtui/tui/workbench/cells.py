"""What the columns of the panes are, and how a record becomes the text of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cgtui.domain.changes import Kind
from cgtui.domain.money import currency, plain_amount
from cgtui.domain.periods import show_day
from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.table_rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, tzinfo

    from cgtui.domain.records import Customer, Group, PriceList
    from cgtui.domain.views import PaneKind

    Record = Group | Customer | PriceList

EVERYONE = "ALL!"
"""What a price list for everyone carries instead of a number of groups."""

COLUMNS: Mapping[PaneKind, tuple[Column, ...]] = {
    Kind.GROUP: (
        Column("name", "GROUP", minimum=8),
        Column("customers", "CUST", width=7, minimum=5, right=True, priority=1),
        Column("price_lists", "PL", width=3, right=True, priority=2),
        Column("metadata", "META", width=4, right=True, sortable=False, priority=5),
        Column("created", "CREATED", width=10, priority=7),
        Column("updated", "UPDATED", width=10, priority=8),
        Column("id", "ID", width=31, minimum=12, priority=9),
    ),
    Kind.CUSTOMER: (
        Column("email", "E-MAIL", minimum=20),
        Column("name", "NAME", minimum=14, priority=1),
        Column("groups", "GROUPS", minimum=12, priority=3),
        Column("orders", "ORD", width=4, right=True, priority=2),
        Column("spent", "SPENT", width=11, right=True, priority=4),
        Column("account", "ACCT", width=7, priority=6),
        Column("last_order", "LAST ORDER", width=10, priority=5),
        Column("company", "COMPANY", minimum=10, priority=7),
        Column("country", "CC", width=2, priority=5),
        Column("phone", "PHONE", width=16, priority=8),
        Column("metadata", "META", width=4, right=True, sortable=False, priority=8),
        Column("created", "CREATED", width=10, priority=8),
        Column("updated", "UPDATED", width=10, priority=9),
        Column("id", "ID", width=30, minimum=12, priority=9),
    ),
    Kind.PRICE_LIST: (
        Column("name", "PRICE LIST", minimum=16),
        Column("state", "STATE", width=9, priority=1),
        Column("for", "FOR", width=4, right=True, priority=0),
        Column("type", "TYPE", width=8, priority=4),
        Column("prices", "PRICES", width=6, right=True, priority=3),
        Column("starts", "STARTS", width=10, priority=5),
        Column("ends", "ENDS", width=10, priority=5),
        Column("created", "CREATED", width=10, priority=7),
        Column("updated", "UPDATED", width=10, priority=8),
        Column("id", "ID", width=29, minimum=12, priority=9),
    ),
}
"""Every column of each pane, in the order they are first shown."""

SHOWN: Mapping[PaneKind, tuple[str, ...]] = {
    Kind.GROUP: ("name", "customers", "price_lists"),
    Kind.CUSTOMER: ("email", "name", "groups", "orders", "spent", "account"),
    Kind.PRICE_LIST: ("name", "state", "for", "type", "prices", "starts", "ends"),
}
"""The columns shown until the user chooses others."""

TITLES: Mapping[PaneKind, str] = {
    Kind.GROUP: "Groups",
    Kind.CUSTOMER: "Customers",
    Kind.PRICE_LIST: "Price lists",
}
"""What each pane is called."""


def full_name(column: Column) -> str:
    """Return what a column is called where there is room: its key is no abbreviation."""
    return "E-mail" if column.key == "email" else column.key.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Showing:
    """What cells depend on besides their record."""

    now: Callable[[], datetime]
    zone: tzinfo
    currency_code: str
    ascii_only: bool = False


def columns_of(kind: PaneKind, keys: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the columns called *keys*, in that order; unknown ones are passed over."""
    known = {column.key: column for column in COLUMNS[kind]}
    found = tuple(known[key] for key in keys if key in known)
    return found or columns_of(kind, SHOWN[kind])


def cells(record: Record, kind: PaneKind, columns: tuple[Column, ...], showing: Showing) -> Row:
    """Return what the pane paints for *record*."""
    match kind:
        case Kind.GROUP:
            values = _group_cells(cast("Group", record))
        case Kind.CUSTOMER:
            values = _customer_cells(cast("Customer", record), showing)
        case Kind.PRICE_LIST:
            values = _price_list_cells(cast("PriceList", record), showing)
    values["created"] = _day(record.created_at, showing)
    values["updated"] = _day(record.updated_at, showing)
    values["id"] = record.id
    alerts = frozenset({"for"}) if values.get("for") == EVERYONE else frozenset()
    texts = tuple(values[column.key] for column in columns)
    return Row(texts, dim=record.deleted_at is not None, alerts=alerts)


def _day(instant: datetime | None, showing: Showing) -> str:
    return "" if instant is None else show_day(instant, showing.zone)


def _group_cells(group: Group) -> dict[str, str]:
    return {
        "name": group.name,
        "customers": f"{group.customer_count:,}",
        "price_lists": f"{group.price_list_count:,}",
        "metadata": str(len(group.metadata or {}) or ""),
    }


def _customer_cells(customer: Customer, showing: Showing) -> dict[str, str]:
    spent = plain_amount(customer.spent, currency(showing.currency_code))
    whole, dot, cents = spent.partition(".")
    return {
        "email": customer.email,
        "name": customer.name,
        "groups": ", ".join(customer.group_names),
        "orders": f"{customer.order_count:,}" if customer.order_count else "",
        "spent": f"{int(whole):,}{dot}{cents}" if customer.spent else "",
        "account": "account" if customer.has_account else "guest",
        "company": customer.company or "",
        "country": (customer.country_code or "").upper(),
        "phone": customer.phone or "",
        "metadata": str(len(customer.metadata or {}) or ""),
        "last_order": _day(customer.last_order_at, showing),
    }


def _price_list_cells(price_list: PriceList, showing: Showing) -> dict[str, str]:
    return {
        "name": price_list.name,
        "state": price_list.state(showing.now()),
        "for": EVERYONE if price_list.for_everyone else str(price_list.group_count),
        "type": price_list.type,
        "prices": f"{price_list.price_count:,}",
        "starts": _day(price_list.starts_at, showing),
        "ends": _day(price_list.ends_at, showing),
    }
