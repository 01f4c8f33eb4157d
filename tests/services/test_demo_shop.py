"""What the demo shop must hold, so that everybody who shows it shows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cgtui.domain import rules
from cgtui.domain.metadata import load_metadata, parse_metadata
from cgtui.domain.periods import from_ms, list_state, to_ms
from cgtui.services import demo
from cgtui.services.demo.prices import part_of
from cgtui.store import settings
from cgtui.store.database import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.store.connection import Connection

NOW = to_ms(demo.STORY_NOW)
ORDERS = '(SELECT count(*) FROM "order" o WHERE o.customer_id = c.rid AND NOT o.cancels)'
LAST = '(SELECT max(placed_at) FROM "order" o WHERE o.customer_id = c.rid AND NOT o.cancels)'


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Lend a reader on the shop, made once for all questions."""
    path = tmp_path_factory.mktemp("demo") / "shop.db"
    demo.make(path)
    reader = open_reader(path)
    yield reader
    reader.close()


def group(shop: Connection, name: str) -> int:
    """Return the key of the group called *name*."""
    return int(shop.value("SELECT rid FROM customer_group WHERE name = ?", name))


def amount(shop: Connection, price_list: str | None, sku: str, currency: str) -> int:
    """Return what *sku* costs on a list without bounds; None asks for the base price."""
    return int(
        shop.value(
            """SELECT amount FROM price p JOIN variant v ON v.rid = p.variant_id
            LEFT JOIN price_list l ON l.rid = p.price_list_id
            WHERE l.name IS ? AND v.sku = ? AND p.currency_code = ? AND p.min_quantity IS NULL""",
            price_list, sku, currency,
        )
    )  # fmt: skip


def test_holds_what_is_promised(shop: Connection) -> None:
    """The counts of customers, countries, groups, variants and lists are those of the plan."""
    counts = {
        table: shop.value(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL")  # noqa: S608
        for table in ("customer", "customer_group", "variant", "price_list", "region")
    }
    countries = shop.column(
        """SELECT country_code FROM customer WHERE country_code IS NOT NULL
        AND rid IN (SELECT customer_id FROM "order") GROUP BY 1 HAVING count(*) >= 10 ORDER BY 1"""
    )

    assert {
        "customer": 240, "customer_group": 10, "variant": 30, "price_list": 12, "region": 4,
    } == counts  # fmt: skip
    assert ["at", "ch", "de", "fr", "gb", "jp", "nl", "us"] == countries
    assert "eur" == settings.read(shop, settings.CURRENCY)
    assert 2 == shop.value("SELECT count(*) FROM customer WHERE deleted_at IS NOT NULL")


def test_every_variant_has_a_base_price_in_four_currencies(shop: Connection) -> None:
    """Each of the thirty variants can be bought in euros, pounds, dollars and yen."""
    found = shop.all(
        """SELECT currency_code, count(DISTINCT variant_id), min(amount) FROM price
        WHERE price_list_id IS NULL GROUP BY 1 ORDER BY 1"""
    )

    assert [("eur", 30, 390), ("gbp", 30, 340), ("jpy", 30, 580), ("usd", 30, 450)] == found
    assert 17 == shop.value("SELECT count(DISTINCT product_id) FROM variant")
    assert "0040" in shop.column("SELECT sku FROM variant")


def test_all_links_lead_somewhere(shop: Connection) -> None:
    """No row names another one that is not there, and the file is whole."""
    assert [] == shop.all("PRAGMA foreign_key_check")
    assert "ok" == shop.value("PRAGMA integrity_check")


def test_the_groups_count_right(shop: Connection) -> None:
    """The counters on each group are what counting says."""
    counted = shop.all(
        """SELECT g.name,
            (SELECT count(*) FROM membership m JOIN customer c ON c.rid = m.customer_id
             WHERE m.group_id = g.rid AND c.deleted_at IS NULL),
            (SELECT count(*) FROM price_list_group l WHERE l.group_id = g.rid)
        FROM customer_group g ORDER BY g.rid"""
    )
    kept = shop.all(
        "SELECT name, customer_count, price_list_count FROM customer_group ORDER BY rid"
    )

    assert kept == counted
    sizes = {name: customers for name, customers, _ in kept}
    assert 0 == sizes["Press"]
    assert 90 <= sizes["Home baristas"] == max(sizes.values())
    assert [0] == [size for size in sizes.values() if not size]


def test_one_group_is_flagged_for_sellers(shop: Connection) -> None:
    """Wholesale, and no other group, says ``is_seller: true`` in its metadata."""
    flagged = [
        name
        for name, stored in shop.all("SELECT name, metadata FROM customer_group")
        if (load_metadata(stored) or {}).get("is_seller") is True
    ]

    assert ["Wholesale"] == flagged


def test_several_customers_are_in_more_than_one_group(shop: Connection) -> None:
    """Personas overlap: many are in two groups, some in four."""
    sizes = shop.column("SELECT count(*) FROM membership GROUP BY customer_id")

    assert 40 <= sum(size > 1 for size in sizes)
    assert 4 == max(sizes)


def test_lists_are_in_every_state(shop: Connection) -> None:
    """At the story's present there are draft, scheduled, active and ended lists of both types."""
    found: dict[str, list[str]] = {}
    for name, status, starts, ends in shop.all(
        "SELECT name, status, starts_at, ends_at FROM price_list ORDER BY name"
    ):
        period = [None if bound is None else from_ms(bound) for bound in (starts, ends)]
        found.setdefault(list_state(status, *period, demo.STORY_NOW), []).append(name)

    assert ["Café chain pilot", "Win back"] == found["draft"]
    assert ["Barista month", "Mother's Day gifts"] == found["scheduled"]
    assert ["Black Friday 2025"] == found["ended"]
    assert 7 == len(found["active"])
    assert [("override", 5), ("sale", 7)] == shop.all(
        "SELECT type, count(*) FROM price_list GROUP BY type ORDER BY type"
    )


def test_one_list_is_for_everyone(shop: Connection) -> None:
    """Outlet carries ``ALL!``; one draft has lost its groups and reaches nobody."""
    no_groups = """SELECT name FROM price_list WHERE for_everyone = ?
        AND rid NOT IN (SELECT price_list_id FROM price_list_group)"""

    assert ["Outlet"] == shop.column("SELECT name FROM price_list WHERE for_everyone")
    assert ["Outlet"] == shop.column(no_groups, 1)
    assert ["Café chain pilot"] == shop.column(no_groups, 0)


def test_there_are_tiers_and_regions(shop: Connection) -> None:
    """One list has prices by quantity, one has prices by region."""
    with_tiers = shop.column(
        """SELECT DISTINCT l.name FROM price p JOIN price_list l ON l.rid = p.price_list_id
        WHERE p.min_quantity > 1"""
    )
    with_regions = shop.all(
        """SELECT l.name, count(DISTINCT r.rid), sum(r.currency_code <> p.currency_code)
        FROM price p JOIN price_list l ON l.rid = p.price_list_id
        JOIN region r ON r.rid = p.region_id GROUP BY 1"""
    )

    assert ["Wholesale volume"] == with_tiers
    assert [("Office refill", 4, 0)] == with_regions


def test_wholesale_is_four_fifths(shop: Connection) -> None:
    """A wholesale price is four fifths of the base price, yen rounded to ten."""
    assert (990, 790) == tuple(
        amount(shop, name, "ESP-HOUSE-250", "eur") for name in (None, "Wholesale 2026")
    )
    assert (1480, 1180) == tuple(
        amount(shop, name, "ESP-HOUSE-250", "jpy") for name in (None, "Wholesale 2026")
    )
    assert [1180, 1190] == [part_of(1480, 80), part_of(1485, 80)]


def test_no_list_has_a_price_above_the_base_but_the_one_slip(shop: Connection) -> None:
    """Only the hand grinder in pounds, its digits turned around, is dearer than without a list."""
    dearer = shop.all(
        """SELECT l.name, v.sku, p.currency_code, p.amount, b.amount FROM price p
        JOIN price_list l ON l.rid = p.price_list_id JOIN variant v ON v.rid = p.variant_id
        JOIN price b ON b.variant_id = p.variant_id AND b.price_list_id IS NULL
            AND b.currency_code = p.currency_code WHERE p.amount >= b.amount"""
    )

    assert [("Wholesale 2026", "GRI-BURR-HAND", "gbp", 9600, 6900)] == dearer


def test_the_oddities_are_there(shop: Connection) -> None:
    """What later checks are meant to find is there, and nothing of it by accident."""
    tiers = """SELECT p.min_quantity, p.max_quantity, p.amount FROM price p
        JOIN variant v ON v.rid = p.variant_id WHERE v.sku = ? AND p.currency_code = 'eur'
        AND p.min_quantity > 1 ORDER BY 1"""

    assert [(10, 24, 2430), (25, 49, 2300), (50, None, 2300)] == shop.all(tiers, "ESP-HOUSE-1000")
    assert [(10, 19, 2050), (25, 49, 1940), (50, None, 1840)] == shop.all(tiers, "TEA-ASSAM-500")
    assert ["Staff 2026"] == shop.column(
        """SELECT name FROM price_list WHERE status = 'active'
        AND rid NOT IN (SELECT price_list_id FROM price WHERE price_list_id IS NOT NULL)"""
    )
    assert ["Black Friday 2025"] == shop.column(
        "SELECT name FROM price_list WHERE status = 'active' AND ends_at <= ?", NOW
    )
    assert [("Office refill", "ESP-HOUSE-1000", "Europe")] == shop.all(
        """SELECT l.name, v.sku, r.name FROM price p JOIN price_list l ON l.rid = p.price_list_id
        JOIN variant v ON v.rid = p.variant_id JOIN region r ON r.rid = p.region_id
        WHERE p.min_quantity = 1"""
    )


def test_one_mail_is_a_guest_and_an_account(shop: Connection) -> None:
    """Lena Hofmann bought as a guest once; nobody else has an e-mail twice."""
    twice = shop.all(
        """SELECT email, group_concat(has_account) FROM (SELECT * FROM customer ORDER BY rid)
        GROUP BY email HAVING count(*) > 1"""
    )

    assert [("lena.hofmann@post.example", "1,0")] == twice


def test_histories_are_uneven(shop: Connection) -> None:
    """Some buy all the time, many never or once; a few orders were cancelled."""
    orders = shop.column(f"SELECT {ORDERS} FROM customer c WHERE deleted_at IS NULL")  # noqa: S608

    assert 35 <= sum(count >= 10 for count in orders)
    assert 90 <= sum(count <= 1 for count in orders)
    assert 30 <= orders.count(0)
    assert 10 <= shop.value('SELECT count(*) FROM "order" WHERE cancels AND total < 0') <= 20
    assert 0 == shop.value('SELECT count(*) FROM "order" WHERE cancels = (total > 0)')


def test_each_currency_is_paid_in(shop: Connection) -> None:
    """There are orders in all four currencies; Toby Whitcombe paid in two."""
    assert ["eur", "gbp", "jpy", "usd"] == shop.column(
        'SELECT currency_code FROM "order" GROUP BY 1 HAVING count(*) >= 100 ORDER BY 1'
    )
    assert ["toby.whitcombe@letters.example"] == shop.column(
        """SELECT c.email FROM customer c JOIN "order" o ON o.customer_id = c.rid GROUP BY c.rid
        HAVING count(DISTINCT o.currency_code) > 1"""
    )


def test_frequent_buyers_is_out_of_date(shop: Connection) -> None:
    """Who buys often now is not all in Frequent buyers, and some inside have stopped."""
    key, long_ago = group(shop, "Frequent buyers"), NOW - 180 * 86_400_000
    member = "c.rid IN (SELECT customer_id FROM membership WHERE group_id = ?)"
    missing = shop.column(
        f"""SELECT email FROM customer c WHERE {ORDERS} >= 10 AND company IS NULL
        AND NOT {member}""",  # noqa: S608
        key,
    )
    stopped = shop.column(
        f"SELECT email FROM customer c WHERE {member} AND {LAST} < ?",  # noqa: S608
        key, long_ago,
    )  # fmt: skip

    assert "niall.obrien@letters.example" in missing
    assert 5 <= len(missing)
    assert "giulia.bernasconi@lettera.example" in stopped
    assert 5 <= len(stopped)


def test_nothing_happens_before_its_time(shop: Connection) -> None:
    """Nobody orders before being a customer, joins a group before it was made, or in the future."""
    too_early = shop.all(
        """SELECT c.email FROM "order" o JOIN customer c ON c.rid = o.customer_id
        WHERE o.placed_at < c.created_at"""
    )
    joined_early = shop.all(
        """SELECT c.email, g.name FROM membership m JOIN customer c ON c.rid = m.customer_id
        JOIN customer_group g ON g.rid = m.group_id
        WHERE m.since < g.created_at OR m.since < c.created_at"""
    )
    latest = shop.column(
        """SELECT max(placed_at) FROM "order" UNION SELECT max(since) FROM membership
        UNION SELECT max(updated_at) FROM customer UNION SELECT max(updated_at) FROM price_list
        UNION SELECT max(deleted_at) FROM customer"""
    )

    assert [] == too_early
    assert [] == joined_early
    assert max(latest) < NOW


def test_keeps_the_rules_that_everybody_keeps(shop: Connection) -> None:
    """Each e-mail, name, country and metadata could have been typed into a form just so."""
    for email, first, last, company, country, metadata in shop.all(
        "SELECT email, first_name, last_name, company, country_code, metadata FROM customer"
    ):
        typed = [rules.optional_text(text) for text in (first, last, company)]

        assert email == rules.email(email)
        assert email.endswith(".example")
        assert [first, last, company] == typed
        assert country == rules.country_code(country)
        assert load_metadata(metadata) == parse_metadata(metadata or "")
    for name in shop.column("SELECT name FROM customer_group"):
        assert name == rules.group_name(name)
    for name, description in shop.all("SELECT name, description FROM price_list"):
        assert (name, description) == (
            rules.price_list_name(name), rules.optional_text(description),
        )  # fmt: skip


def test_metadata_comes_in_every_type(shop: Connection) -> None:
    """Text, numbers, true and false, null, lists and objects: the form has each to show."""
    kinds = {
        type(value).__name__
        for stored in shop.column("SELECT metadata FROM customer WHERE metadata IS NOT NULL")
        for value in (load_metadata(stored) or {}).values()
    }

    assert {"str", "int", "bool", "NoneType", "list", "dict"} == kinds


def test_names_are_of_many_scripts_and_harmless(shop: Connection) -> None:
    """Names with apostrophes, strokes, kana and brackets are there, to be shown as they are."""
    names = set(shop.column("SELECT coalesce(company, last_name) FROM customer"))

    assert {
        "[VIP] Müller GmbH", "[/] Slash & Bracket Ltd", "=SUM Coffee LLC", "O'Brien", "Østergaard",
        "喫茶 ひだまり", "佐藤", "Null",
    } <= names  # fmt: skip
