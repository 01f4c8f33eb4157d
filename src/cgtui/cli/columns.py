"""How a person sees each kind of row: the columns of a list, the fields of a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgtui.cli.output import Column
from cgtui.domain.changes import Kind
from cgtui.domain.metadata import dump_metadata, pretty_metadata
from cgtui.domain.money import currency, show_amount
from cgtui.domain.periods import show_day, show_instant
from cgtui.domain.records import Customer, Group, Price, PriceList, Step
from cgtui.domain.text import count_noun
from cgtui.services import browse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, tzinfo
    from typing import Any

    from cgtui.services.workspace import Workspace
    from cgtui.store.connection import Connection

    Columns = Sequence[Column[Any]]


class Sight(NamedTuple):
    """From where rows are looked at: the file, the instant, the zone, the store's currency."""

    connection: Connection
    now: datetime
    zone: tzinfo
    currency_code: str

    def day(self, instant: datetime | None) -> str:
        """Return the local day, blank where there is none."""
        return "" if instant is None else show_day(instant, self.zone)

    def instant(self, instant: datetime | None) -> str:
        """Return the local time to the minute, blank where there is none."""
        return "" if instant is None else show_instant(instant, self.zone)

    def audience(self, row: PriceList) -> str:
        """Return whom a price list reaches."""
        count = browse.audience(self.connection, row)
        return "EVERYONE" if count is None else count_noun(count, "customer")

    def spent(self, row: Customer) -> str:
        """Return what a customer has spent in the store's currency."""
        return show_amount(row.spent, currency(self.currency_code))


def sight(workspace: Workspace, connection: Connection) -> Sight:
    """Return the sight on the open file at this instant."""
    return Sight(connection, workspace.now(), workspace.zone, browse.currency_code(connection))


def _groups(view: Sight) -> Columns:
    return (
        Column[Group]("Name", lambda row: row.name),
        Column[Group]("Customers", lambda row: f"{row.customer_count:,}", right=True),
        Column[Group]("Price lists", lambda row: f"{row.price_list_count:,}", right=True),
        Column[Group]("Metadata", lambda row: dump_metadata(row.metadata) or ""),
        Column[Group]("Created", lambda row: view.day(row.created_at)),
        Column[Group]("Id", lambda row: row.id),
    )


def _customers(view: Sight) -> Columns:
    return (
        Column[Customer]("E-mail", lambda row: row.email),
        Column[Customer]("Name", lambda row: row.name),
        Column[Customer]("Company", lambda row: row.company or ""),
        Column[Customer]("Country", lambda row: (row.country_code or "").upper()),
        Column[Customer]("Account", lambda row: "account" if row.has_account else "guest"),
        Column[Customer]("Groups", lambda row: f"{row.group_count:,}", right=True),
        Column[Customer]("Orders", lambda row: f"{row.order_count:,}", right=True),
        Column[Customer]("Spent", view.spent, right=True),
        Column[Customer]("Last order", lambda row: view.day(row.last_order_at)),
        Column[Customer]("Id", lambda row: row.id),
    )


def _price_lists(view: Sight) -> Columns:
    return (
        Column[PriceList]("Name", lambda row: row.name),
        Column[PriceList]("State", lambda row: row.state(view.now)),
        Column[PriceList]("Type", lambda row: row.type),
        Column[PriceList]("For", view.audience),
        Column[PriceList]("Prices", lambda row: f"{row.price_count:,}", right=True),
        Column[PriceList]("Starts", lambda row: view.instant(row.starts_at)),
        Column[PriceList]("Ends", lambda row: view.instant(row.ends_at)),
        Column[PriceList]("Id", lambda row: row.id),
    )


PRICES: Columns = (
    Column[Price]("SKU", lambda row: row.sku or ""),
    Column[Price]("Variant", lambda row: row.variant_title or row.variant_id or ""),
    Column[Price]("Amount", lambda row: show_amount(row.amount, currency(row.currency_code)),
                  right=True),
    Column[Price]("Region", lambda row: row.region_name or row.region_id or ""),
    Column[Price]("From", lambda row: _quantity(row.min_quantity), right=True),
    Column[Price]("To", lambda row: _quantity(row.max_quantity), right=True),
    Column[Price]("Id", lambda row: row.id),
)  # fmt: skip
"""The columns of the prices of a list."""

COLUMNS: Mapping[Kind, Callable[[Sight], Columns]] = {
    Kind.GROUP: _groups,
    Kind.CUSTOMER: _customers,
    Kind.PRICE_LIST: _price_lists,
    Kind.PRICE: lambda _: PRICES,
}
"""The columns of a list of each kind."""


def history(zone: tzinfo) -> Columns:
    """Return the columns of the history."""
    return (
        Column[Step]("Step", lambda row: str(row.step), right=True),
        Column[Step]("When", lambda row: show_instant(row.at, zone)),
        Column[Step]("Who", lambda row: row.actor),
        Column[Step]("Rows", lambda row: f"{row.rows:,}", right=True),
        Column[Step]("", lambda row: "undone" if row.undone else ""),
        Column[Step]("What", lambda row: row.sentence, whole=True),
    )


def fields(row: Group | Customer | PriceList | Price, view: Sight) -> list[tuple[str, str]]:
    """Return the fields of a single row, by name; a blank value is a field that is empty."""
    match row:
        case Group():
            return [
                ("Name", row.name),
                ("Id", row.id),
                ("Customers", f"{row.customer_count:,}"),
                ("Price lists", f"{row.price_list_count:,}"),
                ("Metadata", pretty_metadata(row.metadata)),
                *_stamps(row, view),
            ]
        case Customer():
            return [*_customer_fields(row, view), *_stamps(row, view)]
        case PriceList():
            return [*_price_list_fields(row, view), *_stamps(row, view)]
        case Price():
            return [(column.title, column.text(row)) for column in PRICES]


def _customer_fields(row: Customer, view: Sight) -> list[tuple[str, str]]:
    return [
        ("E-mail", row.email),
        ("Id", row.id),
        ("First name", row.first_name or ""),
        ("Last name", row.last_name or ""),
        ("Phone", row.phone or ""),
        ("Company", row.company or ""),
        ("Country", (row.country_code or "").upper()),
        ("Account", "account" if row.has_account else "guest"),
        ("Groups", f"{row.group_count:,}"),
        ("Orders", f"{row.order_count:,}"),
        ("Spent", view.spent(row)),
        ("Last order", view.instant(row.last_order_at)),
        ("Metadata", pretty_metadata(row.metadata)),
    ]


def _price_list_fields(row: PriceList, view: Sight) -> list[tuple[str, str]]:
    return [
        ("Name", row.name),
        ("Id", row.id),
        ("Description", row.description),
        ("State", row.state(view.now)),
        ("Type", row.type),
        ("For", view.audience(row)),
        ("Groups", f"{row.group_count:,}"),
        ("Prices", f"{row.price_count:,}"),
        ("Starts", view.instant(row.starts_at)),
        ("Ends", view.instant(row.ends_at)),
        ("Tax", "included" if row.includes_tax else "not included"),
    ]


def _stamps(row: Group | Customer | PriceList, view: Sight) -> list[tuple[str, str]]:
    stamps = [("Created", row.created_at), ("Updated", row.updated_at), ("Deleted", row.deleted_at)]
    return [(name, view.instant(at)) for name, at in stamps if at is not None]


def _quantity(bound: int | None) -> str:
    return "" if bound is None else f"{bound:,}"
