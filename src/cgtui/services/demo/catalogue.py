"""What Fern & Kettle sells and where: thirty variants, four regions, a base price in each currency.

The amounts are set by hand as a shop sets them, not converted.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from cgtui.domain.changes import InsertRows, Kind
from cgtui.services.demo.dice import demo_id, ms
from cgtui.store.rows import COLUMNS

OPENED = ms("2023-01-09 10:00")
"""When the shop went online; its regions and catalogue are as old."""

CURRENCIES = ("eur", "gbp", "usd", "jpy")
"""The currencies that have prices; the first is the store's own, the last has no decimals."""


class Variant(NamedTuple):
    """A line of the catalogue; ``prices`` are minor units in the order of `CURRENCIES`."""

    product: str
    title: str
    sku: str
    prices: tuple[int, int, int, int]


class Region(NamedTuple):
    """A part of the world with its currency."""

    name: str
    currency: str
    countries: tuple[str, ...]
    includes_tax: bool


REGIONS = (
    Region(
        "Europe", "eur", ("de", "at", "ch", "fr", "nl", "be", "dk", "it", "es"), includes_tax=True
    ),
    Region("United Kingdom", "gbp", ("gb", "ie"), includes_tax=True),
    Region("North America", "usd", ("us", "ca"), includes_tax=False),
    Region("Japan", "jpy", ("jp",), includes_tax=True),
)

VARIANTS = (
    Variant("House Espresso", "250 g", "ESP-HOUSE-250", (990, 890, 1150, 1480)),
    Variant("House Espresso", "1 kg", "ESP-HOUSE-1000", (3200, 2850, 3600, 4800)),
    Variant("Ethiopia Yirgacheffe", "250 g", "ETH-YIRG-250", (1250, 1090, 1400, 1880)),
    Variant("Ethiopia Yirgacheffe", "1 kg", "ETH-YIRG-1000", (4100, 3600, 4600, 6200)),
    Variant("Colombia Huila", "250 g", "COL-HUILA-250", (1150, 990, 1290, 1720)),
    Variant("Colombia Huila", "1 kg", "COL-HUILA-1000", (3750, 3300, 4200, 5600)),
    Variant("Sumatra Mandheling", "250 g", "SUM-MAND-250", (1190, 1050, 1350, 1780)),
    Variant("Sumatra Mandheling", "1 kg", "SUM-MAND-1000", (3850, 3400, 4350, 5800)),
    Variant("Decaf Peru", "250 g", "DEC-PERU-250", (1190, 1050, 1350, 1780)),
    Variant("Decaf Peru", "1 kg", "DEC-PERU-1000", (3800, 3350, 4300, 5700)),
    Variant("Winter Blend 2025", "250 g", "WIN-2025-250", (1090, 950, 1250, 1640)),
    Variant("Assam Breakfast", "100 g", "TEA-ASSAM-100", (690, 590, 790, 1020)),
    Variant("Assam Breakfast", "500 g", "TEA-ASSAM-500", (2700, 2350, 3000, 4000)),
    Variant("Darjeeling First Flush", "50 g", "TEA-DARJ-050", (980, 850, 1100, 1460)),
    Variant("Darjeeling First Flush", "100 g", "TEA-DARJ-100", (1790, 1550, 2000, 2680)),
    Variant("Sencha Uji 宇治煎茶", "100 g", "TEA-UJI-100", (1450, 1250, 1600, 1980)),
    Variant("Earl Grey", "100 g", "TEA-EARL-100", (720, 620, 820, 1080)),
    Variant("Earl Grey", "500 g", "TEA-EARL-500", (2800, 2450, 3150, 4200)),
    Variant("Rooibos Vanilla", "100 g", "TEA-ROOI-100", (650, 560, 750, 980)),
    Variant("Gooseneck Kettle", "Black", "KET-GOOSE-BLK", (6900, 5900, 7500, 9800)),
    Variant("Gooseneck Kettle", "Copper", "KET-GOOSE-COP", (8900, 7700, 9800, 12800)),
    Variant("Burr Grinder", "Hand", "GRI-BURR-HAND", (7900, 6900, 8800, 11800)),
    Variant("Burr Grinder", "Electric", "GRI-BURR-ELEC", (18900, 16400, 20900, 28000)),
    Variant("Pour-over Set", "2 cups", "POU-SET-2", (3400, 2950, 3800, 5000)),
    Variant("Pour-over Set", "4 cups", "POU-SET-4", (4200, 3650, 4700, 6200)),
    Variant("Cold Brew Bottle", "1 l", "COLD-BREW-1", (2490, 2150, 2750, 3680)),
    # A SKU is text: these two keep their leading noughts.
    Variant("Filter Papers", "40 pieces", "0040", (390, 340, 450, 580)),
    Variant("Filter Papers", "100 pieces", "0100", (790, 690, 890, 1180)),
    Variant("Gift Box", "Small", "GIFT-BOX-S", (2900, 2500, 3200, 4300)),
    Variant("Gift Box", "Grand", "GIFT-BOX-L", (5900, 5100, 6500, 8800)),
)

KEY_OF_SKU = {variant.sku: rid for rid, variant in enumerate(VARIANTS, start=1)}
"""The integer key of each variant."""

BEANS = tuple(v.sku for v in VARIANTS if v.title in {"250 g", "1 kg"})
"""Coffee, by SKU."""

KILOS = tuple(v.sku for v in VARIANTS if v.title == "1 kg")
"""Coffee in the size that offices and cafés buy."""

TEAS = tuple(v.sku for v in VARIANTS if v.sku.startswith("TEA-"))
"""Tea, by SKU."""

GIFTS = ("GIFT-BOX-S", "GIFT-BOX-L", "TEA-DARJ-100", "TEA-UJI-100", "POU-SET-2", "KET-GOOSE-COP")
"""What people give to others."""

GEAR = tuple(v.sku for v in VARIANTS if v.sku not in {*BEANS, *TEAS, "GIFT-BOX-S", "GIFT-BOX-L"})
"""What people brew with, filter papers included."""


def base_price(sku: str, currency: str) -> int:
    """Return the base price of a variant in minor units of *currency*."""
    return VARIANTS[KEY_OF_SKU[sku] - 1].prices[CURRENCIES.index(currency)]


def region_rows() -> InsertRows:
    """Return the regions as rows; the countries are a JSON array of lower-case codes."""
    rows = tuple(
        (rid, demo_id("reg", OPENED, region.name), OPENED, OPENED, None, region.name,
         region.currency, int(region.includes_tax), json.dumps(region.countries), None)
        for rid, region in enumerate(REGIONS, start=1)
    )  # fmt: skip
    return InsertRows(Kind.REGION, COLUMNS[Kind.REGION], rows)


def variant_rows() -> InsertRows:
    """Return the variants as rows; those of one product share its id."""
    rows = tuple(
        (rid, demo_id("variant", OPENED, v.sku), OPENED, OPENED, None, v.sku, v.title,
         _product_id(v.product), v.product)
        for rid, v in enumerate(VARIANTS, start=1)
    )  # fmt: skip
    return InsertRows(Kind.VARIANT, COLUMNS[Kind.VARIANT], rows)


def _product_id(product: str) -> str:
    """Return Medusa's id of a product, which has no table here."""
    return demo_id("variant", OPENED, product).replace("variant_", "prod_")
