"""What everything costs: the base prices, and the amounts of each price list by a rule of its own.

The slips that are there on purpose are listed in the package's docstring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.changes import InsertRows, Kind
from cgtui.services.demo import lists
from cgtui.services.demo.catalogue import (
    BEANS,
    CURRENCIES,
    GEAR,
    GIFTS,
    KEY_OF_SKU,
    KILOS,
    OPENED,
    REGIONS,
    TEAS,
    VARIANTS,
    base_price,
)
from cgtui.services.demo.dice import demo_id, ms
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SKUS = tuple(KEY_OF_SKU)
"""All variants, by SKU."""

_CARTONS = ("TEA-ASSAM-500", "TEA-EARL-500")
_TIERS = ((10, 24, 76), (25, 49, 72), (50, None, 68))


class DemoPrice(NamedTuple):
    """An amount of a variant in a currency or, where one is named, a region."""

    sku: str
    currency: str
    amount: int
    minimum: int | None = None
    maximum: int | None = None
    region: str | None = None


def price_rows() -> InsertRows:
    """Return every price as a row: the base prices first, then list after list."""
    rows: list[tuple[int | str | None, ...]] = []
    region_keys = {region.name: rid for rid, region in enumerate(REGIONS, start=1)}
    for price_list, made, prices in _all():
        for p in prices:
            region = region_keys[p.region] if p.region else None
            what = (price_list, p.sku, p.currency, p.region, p.minimum)
            rows.append(
                (len(rows) + 1, demo_id("ma", made, what), made, made, KEY_OF_SKU[p.sku],
                 price_list, region, p.currency, p.amount, p.minimum, p.maximum)
            )  # fmt: skip
    return InsertRows(Kind.PRICE, COLUMNS[Kind.PRICE], tuple(rows))


def _all() -> Iterator[tuple[int | None, int, Iterable[DemoPrice]]]:
    """Yield the key of each list (``None``: base prices), when it was made, and its prices."""
    shelf = (DemoPrice(v.sku, c, base_price(v.sku, c)) for v in VARIANTS for c in CURRENCIES)
    yield None, OPENED, shelf
    prices = {
        lists.WHOLESALE_VOLUME: _volume(),
        lists.OFFICE_REFILL: _by_region((*KILOS, *_CARTONS, "0100"), 88),
        lists.CAFE_CHAIN: _at(KILOS, 70, ("eur",)),
        lists.REGULARS: _at((*BEANS, *TEAS), 90),
        lists.BLACK_FRIDAY: _at(SKUS, 75),
        lists.WHOLESALE_2026: _wholesale(),
        lists.STAFF_2026: (),
        lists.OUTLET: _at(("WIN-2025-250", "COLD-BREW-1", "TEA-ROOI-100", "POU-SET-4"), 60),
        lists.WIN_BACK: _at(BEANS, 80),
        lists.VIP_SPRING: _at((*BEANS[:8], *TEAS), 85),
        lists.BARISTA_MONTH: _at(GEAR, 85),
        lists.MOTHERS_DAY: _at((*GIFTS, "TEA-DARJ-050"), 88),
    }
    for one in lists.LISTS:
        yield lists.KEY_OF_LIST[one.name], ms(one.made), prices[one.name]


def part_of(amount: int, percent: int) -> int:
    """Return *percent* of *amount*, rounded to ten cents; yen, which have none, to ten yen."""
    step = 10
    return (amount * percent + 50 * step) // (100 * step) * step


def _at(
    skus: Iterable[str], percent: int, currencies: Iterable[str] = CURRENCIES
) -> Iterator[DemoPrice]:
    """Yield a part of the base price for each of *skus*, in each of *currencies*."""
    currencies = tuple(currencies)
    for sku in skus:
        for currency in currencies:
            yield DemoPrice(sku, currency, part_of(base_price(sku, currency), percent))


def _by_region(skus: Iterable[str], percent: int) -> Iterator[DemoPrice]:
    """Yield a part of the base price in each region; one is bound to a quantity of at least 1."""
    for sku in skus:
        for region in REGIONS:
            amount = part_of(base_price(sku, region.currency), percent)
            slip = (sku, region.name) == ("ESP-HOUSE-1000", "Europe")
            yield DemoPrice(sku, region.currency, amount, 1 if slip else None, None, region.name)


def _wholesale() -> Iterator[DemoPrice]:
    """Yield four fifths of everything; one amount has its digits turned around."""
    for price in _at(SKUS, 80):
        slip = (price.sku, price.currency) == ("GRI-BURR-HAND", "gbp")
        yield price._replace(amount=9600) if slip else price


def _volume() -> Iterator[DemoPrice]:
    """Yield three tiers a variant; one tier is no cheaper, and between two others is a gap."""
    for sku in (*KILOS, *_CARTONS):
        for currency in ("eur", "gbp"):
            for low, high, percent in _TIERS:
                maximum, part = high, percent
                if (sku, currency, low) == ("ESP-HOUSE-1000", "eur", 50):
                    part = 72
                if (sku, currency, low) == ("TEA-ASSAM-500", "eur", 10):
                    maximum = 19
                amount = part_of(base_price(sku, currency), part)
                yield DemoPrice(sku, currency, amount, low, maximum)
