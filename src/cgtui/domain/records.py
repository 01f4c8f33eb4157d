"""Rows as the rest of the program sees them: frozen, plain, typed.

``rid`` is the integer key the file joins by, ``id`` Medusa's text id.  Instants are aware UTC with
milliseconds, amounts integer minor units, metadata the object it is or ``None``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from cgtui.domain import periods

if TYPE_CHECKING:
    from datetime import datetime

    from cgtui.domain.metadata import Metadata

ListType: TypeAlias = Literal["sale", "override"]
ListStatus: TypeAlias = Literal["draft", "active"]


class Group(NamedTuple):
    """A customer group with how many live customers and price lists it has."""

    rid: int
    id: str
    name: str
    metadata: Metadata | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    customer_count: int
    price_list_count: int


class Customer(NamedTuple):
    """A customer with what their orders say, in the store's currency (minor units)."""

    rid: int
    id: str
    email: str
    first_name: str | None
    last_name: str | None
    phone: str | None
    company: str | None
    country_code: str | None
    has_account: bool
    metadata: Metadata | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    group_names: tuple[str, ...]
    order_count: int
    spent: int
    last_order_at: datetime | None

    @property
    def group_count(self) -> int:
        """Return how many live groups the customer is in."""
        return len(self.group_names)

    @property
    def name(self) -> str:
        """Return first and last name as one, empty where neither is known."""
        return " ".join(part for part in (self.first_name, self.last_name) if part)


class PriceList(NamedTuple):
    """A price list with how many live groups and prices it has."""

    rid: int
    id: str
    name: str
    description: str
    type: ListType
    status: ListStatus
    starts_at: datetime | None
    ends_at: datetime | None
    includes_tax: bool
    for_everyone: bool
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    group_count: int
    price_count: int

    def state(self, now: datetime) -> periods.ListState:
        """Return draft, scheduled, active or ended at the instant *now*."""
        return periods.list_state(self.status, self.starts_at, self.ends_at, now)


class Price(NamedTuple):
    """An amount in minor units of its currency; the ids are Medusa's, ``None`` where not linked."""

    rid: int
    id: str
    amount: int
    currency_code: str
    region_id: str | None
    min_quantity: int | None
    max_quantity: int | None
    variant_id: str | None
    sku: str | None
    variant_title: str | None
    region_name: str | None


class Spent(NamedTuple):
    """What a customer's orders come to in one currency; cancellations lower it."""

    currency_code: str
    orders: int
    total: int


class Step(NamedTuple):
    """One row of the history."""

    step: int
    at: datetime
    actor: str
    sentence: str
    rows: int
    undone: bool
    kind: Literal["change", "undo", "redo", "purge"]


class Done(NamedTuple):
    """What came of a write: ``step`` is ``None`` where nothing had to be changed."""

    step: int | None
    sentence: str
    rows: int
    warnings: tuple[str, ...] = ()
