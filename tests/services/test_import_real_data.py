"""The real sales and the real Medusa shop come in whole, as a second, simple reckoning has them."""

from __future__ import annotations

import csv
import gzip
import json
import tracemalloc
from collections import Counter, defaultdict
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pycountry
import pytest
from tests.services.import_files import by_ids, column, table
from tests.shop import dump

from cgtui.services import imports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.services.workspace import Workspace

SHARED = Path(__file__).parents[2].parent / "shared"
SALES = SHARED / "data" / "online-retail" / "invoice_lines.csv.gz"
SHOP = sorted((SHARED / "medusa" / "shop").glob("*.json"))
COUNTRIES = {
    "EIRE": "ie", "RSA": "za", "USA": "us", "Czech Republic": "cz",
    "Unspecified": None, "European Community": None, "Channel Islands": None,
}  # fmt: skip

Row = dict[str, str]


def real_lines() -> Iterator[Row]:
    """Yield the real invoice lines."""
    with gzip.open(SALES, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


@pytest.mark.skipif(not SALES.exists(), reason="the real sales are not beside this copy")
def test_the_real_sales_come_in_whole(workspace: Workspace) -> None:
    """Every customer's orders, spending and country, every variant's title and base price are what
    the lines say, and every one of the 541,909 lines is accounted for.
    """  # noqa: D205 - one sentence
    result = imports.write(workspace, [SALES], currency="gbp")
    expected = _reckoned()

    assert result.lines is not None
    assert result.lines.to_plain() == {
        "lines": 541_909, "orders": 397_920, "cancellations": 8_905, "skipped": 135_080,
        "refused": 4,
    }  # fmt: skip
    assert [refused.line for refused in result.refused] == [157_197, 279_047, 359_873, 361_743]
    assert (result.counts["customers"].new, result.counts["variants"].new) == (4_372, 4_070)
    assert (result.counts["orders"].new, result.counts["cancellations"].new) == (18_536, 3_654)
    assert _customers(workspace) == expected["customers"]
    assert _variants(workspace) == expected["variants"]
    codes = dict(table(workspace, "SELECT email, country_code FROM customer"))
    assert codes == {email: _code(name) for email, name in expected["countries"].items()}

    before = dump(workspace)
    again = imports.write(workspace, [SALES], currency="gbp")

    assert (again.step, dump(workspace)) == (None, before)


def _code(country: str) -> str | None:
    if country in COUNTRIES:
        return COUNTRIES[country]
    found = pycountry.countries.get(name=country)
    assert found is not None
    return found.alpha_2.lower()


def _customers(workspace: Workspace) -> dict[str, tuple[int, int]]:
    rows = table(
        workspace,
        """SELECT c.email, count(*) - sum(o.cancels), sum(o.total)
        FROM "order" o JOIN customer c ON c.rid = o.customer_id GROUP BY c.rid""",
    )
    return {str(email): (orders, spent) for email, orders, spent in rows}  # type: ignore[misc]


def _variants(workspace: Workspace) -> dict[str, tuple[str, int | None]]:
    rows = table(
        workspace,
        """SELECT v.sku, v.title, p.amount FROM variant v
        LEFT JOIN price p ON p.variant_id = v.rid AND p.price_list_id IS NULL""",
    )
    return {str(sku): (title, amount) for sku, title, amount in rows}  # type: ignore[misc]


def _reckoned() -> dict[str, dict]:  # type: ignore[type-arg]
    """Reckon from the lines, with decimals and no cleverness, what must have come of them."""
    invoices: dict[str, set[str]] = defaultdict(set)
    spent: Counter[str] = Counter()
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    titles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    prices: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in real_lines():
        pence = Decimal(row["UnitPrice"]) * 100
        if pence != int(pence):
            continue
        sku, at = row["StockCode"], row["InvoiceDate"]
        titles[sku] += [(row["Description"].strip(), at)] if row["Description"].strip() else []
        prices[sku] += [(int(pence), at)] if pence > 0 else []
        if row["CustomerID"]:
            email = f"customer-{row['CustomerID']}@online-retail.invalid"
            invoices[email] |= set() if row["InvoiceNo"].startswith("C") else {row["InvoiceNo"]}
            spent[email] += int(row["Quantity"]) * int(pence)
            countries[email][row["Country"]] += 1
    return {
        "customers": {email: (len(numbers), spent[email]) for email, numbers in invoices.items()},
        "countries": {email: each.most_common(1)[0][0] for email, each in countries.items()},
        "variants": {
            sku: (_most(titles[sku]) or "", _most(prices[sku])) for sku in titles.keys() | prices
        },
    }


def _most(said: list) -> object:  # type: ignore[type-arg]
    """Return what was said most often, of several the one said latest."""
    counts = Counter(what for what, _ in said)
    latest: dict[object, str] = {}
    for what, at in said:
        latest[what] = max(at, latest.get(what, ""))
    return max(counts, key=lambda what: (counts[what], latest[what]), default=None)


@pytest.mark.skipif(not SHOP, reason="the real shop is not beside this copy")
def test_the_real_shop_comes_in_whole(workspace: Workspace) -> None:
    """Ids, fields, metadata, members, groups of lists and prices are those of the answers."""
    result = imports.write(workspace, SHOP)
    told = {key: things for path in SHOP for key, things in json.loads(path.read_text()).items()}
    found = by_ids(workspace)

    groups = table(workspace, "SELECT id, name, metadata FROM customer_group")
    assert {(i, n, json.dumps(json.loads(m) if m else None)) for i, n, m in groups} == {
        (g["id"], g["name"], json.dumps(g["metadata"])) for g in told["customer_groups"]
    }
    members = {(g["id"], c["id"]) for g in told["customer_groups"] for c in g["customers"]}
    assert {row[:2] for row in found["membership"]} == members
    links = {(pl["id"], g["id"]) for pl in told["price_lists"] for g in pl["customer_groups"]}
    assert set(found["link"]) == links
    public = {pl["id"] for pl in told["price_lists"] if not pl["customer_groups"]}
    assert set(column(workspace, "SELECT id FROM price_list WHERE for_everyone")) == public
    prices = [p for pl in told["price_lists"] for p in pl["prices"]]
    prices += [p for v in _variants_of(told) for p in v["prices"]]
    assert {(row[0], row[5], row[6], row[7], row[8], row[9]) for row in found["price"]} == {
        (p["id"], p["region_id"], p["currency_code"], p["amount"], p["min_quantity"],
         p["max_quantity"]) for p in prices
    }  # fmt: skip
    assert len(found["customer"]) == 60
    assert len(found["variant"]) == 24
    assert result.refused_count == 0
    assert result.warnings == ()


def _variants_of(told: dict) -> list:  # type: ignore[type-arg]
    return [variant for product in told["products"] for variant in product["variants"]]


@pytest.mark.skipif(not SHOP, reason="the real shop is not beside this copy")
def test_the_real_shop_is_the_same_in_any_order(workspace: Workspace) -> None:
    """One at a time in many orders, and again: always the same shop, and nothing moves twice."""
    imports.write(workspace, SHOP)
    expected = by_ids(workspace)
    workspace.undo()
    for order in list(permutations(SHOP))[::17]:
        for path in order:
            imports.write(workspace, [path])
        found = by_ids(workspace)
        again = imports.write(workspace, SHOP)
        workspace.undo(workspace.turns()[0])

        assert found == expected, [path.name for path in order]
        assert again.step is None


@pytest.mark.skipif(not SALES.exists(), reason="the real sales are not beside this copy")
def test_sales_are_streamed(workspace: Workspace, tmp_path: Path) -> None:
    """Three times as many lines of the same invoices take no more memory."""
    with gzip.open(SALES, "rt", encoding="utf-8") as stream:
        header, *lines = (next(stream) for _ in range(5_001))
    peaks = []
    for times in (1, 3):
        path = tmp_path / f"{times}.csv"
        path.write_text(header + "".join(lines) * times, encoding="utf-8")
        tracemalloc.start()
        imports.prepare(workspace, [path], currency="gbp")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 1.25
