"""How filters go on with what is in the file, and what rows can be sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import NOW

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.query.fields import FIELDS
from cgtui.domain.query.mistakes import Mistake
from cgtui.domain.views import PANE_KINDS, PaneKind, Sort
from cgtui.services import customers, groups, querying

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


def ways(shop: Workspace, kind: PaneKind, typed: str) -> list[tuple[str, int | None]]:
    """Return how *typed* can go on, with the counts."""
    with shop.reading() as connection:
        found = querying.completion(connection, kind, typed, len(typed), now=NOW)
    return [(way.text, way.rows) for way in found.ways]


@pytest.mark.parametrize(
    ("kind", "typed", "wanted"),
    [
        (Kind.CUSTOMER, "group:", [("VIP", 3), ("Wholesale", 2), ("Press", 1), ("Empty", 0)]),
        (Kind.CUSTOMER, "group:e", [("Empty", 0), ("Wholesale", 2), ("Press", 1)]),
        (Kind.CUSTOMER, "list:sp", [("VIP Spring", 3)]),
        (Kind.CUSTOMER, "region:", [("United Kingdom", 2), ("Europe", 1)]),
        (Kind.CUSTOMER, "country:", [("us", 4), ("gb", 2), ("de", 1)]),
        (Kind.CUSTOMER, "company:b", [("Bell Labs", 2), ("Bletchley Park", 1)]),
        (Kind.CUSTOMER, "is:", [("account", 5), ("guest", 3)]),
        (Kind.CUSTOMER, "meta.", [("meta.newsletter:", 1)]),
        (Kind.CUSTOMER, "meta.newsletter:t", [("true", 1)]),
        (Kind.GROUP, "meta.tier:", [("2", 1)]),
        (Kind.GROUP, "meta.since:", [('"2024"', 1)]),
        (Kind.GROUP, "kind:", [("manual", 4), ("rule", 0)]),
        (Kind.GROUP, "name:v", [("VIP", 1)]),
        (Kind.PRICE_LIST, "status:", [("draft", 2), ("scheduled", 1), ("active", 3), ("ended", 1)]),
        (Kind.PRICE_LIST, "type:s", [("sale", 5)]),
        (Kind.PRICE_LIST, "currency:", [("eur", 2), ("gbp", 1)]),
        (Kind.PRICE_LIST, "region:u", [("United Kingdom", 1), ("Europe", 1)]),
        (Kind.PRICE_LIST, "sku:mug", [("MUG-1", 2)]),
    ],
)
def test_values_are_those_of_the_file(
    shop: Workspace, kind: PaneKind, typed: str, wanted: list[tuple[str, int]]
) -> None:
    """Live rows are counted; what needs quotes has them."""
    found = [way for way in ways(shop, kind, typed) if way[1] is not None]

    assert wanted == [(text if " " not in text else text.strip('"'), rows) for text, rows in found]


def test_what_needs_quotes_has_them(shop: Workspace) -> None:
    """A suggestion that is taken reads as what it says."""
    groups.create(shop, {"name": 'none "of" these'})

    assert ('"none ""of"" these"', 0) in ways(shop, Kind.CUSTOMER, "group:none")


@pytest.mark.parametrize("kind", PANE_KINDS)
def test_every_field_can_be_completed(shop: Workspace, kind: PaneKind) -> None:
    """No question to the file breaks, whatever is typed."""
    customers.create(shop, {"email": "x@y.test", "company": "100% [x]*"})
    for field in FIELDS[kind]:
        for typed in ("", "a", "[", "%", '"', "\0", "é"):
            assert isinstance(ways(shop, kind, f"{field}:{typed}"), list)
            assert isinstance(ways(shop, kind, f"{field}.k:{typed}"), list)


def test_amounts_have_the_decimals_of_the_stores_currency(shop: Workspace) -> None:
    """The store's currency is read from the file."""
    with shop.reading() as connection, pytest.raises(Mistake, match="at most 2 decimals"):
        querying.read_filter(connection, Kind.CUSTOMER, "spent:>1.005")


def test_a_sort_is_named_as_in_a_list_or_in_a_filter() -> None:
    """A minus turns it round; what is none is refused with the nearest name."""
    assert Sort("created", descending=True) == querying.read_sort(Kind.CUSTOMER, "-joined")
    assert Sort("customers") == querying.read_sort(Kind.GROUP, "Members")
    assert Sort("email") == querying.read_sort(Kind.CUSTOMER, None)
    with pytest.raises(Refusal, match="Did you mean spent"):
        querying.read_sort(Kind.CUSTOMER, "spnet")
