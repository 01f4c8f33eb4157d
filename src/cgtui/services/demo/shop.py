"""Put the shop together and write it into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.changes import AddMembers, InsertRows, Kind, SetSetting, Several
from cgtui.domain.errors import Refusal
from cgtui.domain.metadata import dump_metadata
from cgtui.services.apply import apply
from cgtui.services.demo.cast import CAST, STAFF, TRASHED
from cgtui.services.demo.catalogue import CURRENCIES, region_rows, variant_rows
from cgtui.services.demo.crowd import crowd
from cgtui.services.demo.dice import DAY, HOUR, Dice, demo_id, ms
from cgtui.services.demo.firms import FIRMS
from cgtui.services.demo.groups import (
    CHURNED,
    EMPLOYEES,
    FREQUENT_BUYERS,
    GROUPS,
    KEY_OF_GROUP,
    MADE,
    group_rows,
)
from cgtui.services.demo.lists import list_links, list_rows
from cgtui.services.demo.orders import NOW, Purchase, purchases
from cgtui.services.demo.prices import price_rows
from cgtui.store.database import open_writer
from cgtui.store.rows import COLUMNS
from cgtui.store.settings import CURRENCY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cgtui.domain.changes import Change
    from cgtui.services.demo.people import Person

_RECORDS_BEGIN = ms("2024-01-01")
"""Since when it has been written down who joined a group on which day."""

_FREQUENT = 10
_FORMERLY_LOYAL = 4
_SILENCE = 180 * DAY
_NUMBERED_BEFORE = 1_000


class Shopper(NamedTuple):
    """A customer with the key, the day and the purchases they have in the file."""

    rid: int
    person: Person
    joined: int
    bought: list[Purchase]

    @property
    def orders(self) -> list[int]:
        """Return when they ordered, the oldest first; cancellations do not count."""
        return [purchase.placed_at for purchase in self.bought if purchase.total > 0]


def make(path: Path) -> None:
    """Write the whole shop into a new file at *path*, with nothing in its history.

    Raises:
        Refusal: There is a file already.
    """
    if path.exists():
        raise Refusal(f"{path} is there already; the demo shop is only written to a new file.")
    connection = open_writer(path)
    try:
        with connection.writing():  # past the history: undo must not take the shop away
            apply(connection, the_shop())
    finally:
        connection.close()


def the_shop() -> Change:
    """Return everything there is in the shop as one change."""
    shoppers = the_customers()
    return Several(
        (
            SetSetting(CURRENCY, CURRENCIES[0]),
            region_rows(),
            variant_rows(),
            group_rows(),
            list_rows(),
            *list_links(),
            price_rows(),
            _customer_rows(shoppers),
            _order_rows(shoppers),
            *_memberships(shoppers),
        )
    )


def the_customers() -> list[Shopper]:
    """Return all customers, the oldest first; a guest begins with the first order."""
    found = []
    for person in (*CAST, *STAFF, *FIRMS, *TRASHED, *crowd()):
        bought = purchases(person, ms(person.joined) if person.joined else 0)
        joined = ms(person.joined) if person.joined else bought[0].placed_at
        found.append((joined, person, bought))
    found.sort(key=lambda one: (one[0], one[1].email))
    return [Shopper(rid, person, at, all_) for rid, (at, person, all_) in enumerate(found, start=1)]


def _customer_rows(shoppers: list[Shopper]) -> InsertRows:
    rows = []
    for rid, person, joined, _ in shoppers:
        trashed = ms(person.trashed) if person.trashed else None
        rows.append(
            (rid, demo_id("cus", joined, person.email), joined, trashed or joined, trashed,
             person.email, person.first_name, person.last_name, person.phone, person.company,
             person.country, int(person.has_account), dump_metadata(person.metadata))
        )  # fmt: skip
    return InsertRows(Kind.CUSTOMER, COLUMNS[Kind.CUSTOMER], tuple(rows))


def _order_rows(shoppers: list[Shopper]) -> InsertRows:
    """Return the orders by time, numbered; a cancellation counts on like an order."""
    placed = sorted((p, shopper.rid) for shopper in shoppers for p in shopper.bought)
    rows = []
    for number, ((at, currency, total), customer) in enumerate(placed, start=1):
        cancels = total < 0
        external = f"{'C' if cancels else 'F'}{_NUMBERED_BEFORE + number}"
        order_id = demo_id("order", at, number)
        rows.append((number, order_id, external, customer, at, currency, total, int(cancels)))
    return InsertRows(Kind.ORDER, COLUMNS[Kind.ORDER], tuple(rows))


def _memberships(shoppers: list[Shopper]) -> Iterator[AddMembers]:
    """Yield who is in which group and since when, as far as that is known."""
    for group in GROUPS:
        inside = [(s.rid, since) for s in shoppers for since in _since(s, group.name)]
        if inside:
            members, instants = zip(*inside, strict=True)
            yield AddMembers(KEY_OF_GROUP[group.name], members, instants)


def _since(shopper: Shopper, group: str) -> Iterator[int | None]:
    """Yield since when *shopper* has been in *group*; nothing if they are not."""
    made = MADE[group]
    if group in shopper.person.groups:
        dice = Dice("since", shopper.person.email, group)
        settled = shopper.joined + dice.between(1, 20) * DAY + dice.below(8 * 3_600) * 1_000
        since = max(shopper.joined, made, min(settled, NOW - HOUR))
        yield since if since >= _RECORDS_BEGIN else None
    elif shopper.person.company is None and group == FREQUENT_BUYERS:
        if sum(at < made for at in shopper.orders) >= _FREQUENT:
            yield made
    elif (
        group == CHURNED
        and EMPLOYEES not in shopper.person.groups
        and len(shopper.orders) >= _FORMERLY_LOYAL
        and shopper.orders[-1] < made - _SILENCE
    ):
        yield made
