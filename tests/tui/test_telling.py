"""What the inspector says about a row."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from tests.shop import NOW, rid_of
from tests.stories.hostile import TEXTS, fill

from cgtui.domain.changes import Kind
from cgtui.services.details import details
from cgtui.tui.workbench.telling import Told, tell

if TYPE_CHECKING:
    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Workspace


def told(workspace: Workspace, kind: PaneKind, text: str | int) -> Told:
    """Return what is said about the row with this name, e-mail, id or key."""
    rid = text if isinstance(text, int) else rid_of(workspace, kind, text)
    with workspace.reading() as connection:
        about = details(connection, kind, rid, NOW)
    assert about is not None
    return tell(about, now=NOW, zone=UTC)


def lines(told: Told, tab: str) -> list[str]:
    """Return the lines of a tab, what stands aside after them."""
    found = next(each for each in told.tabs if each.name == tab)
    return ["".join(text for text, _ in line).rstrip() for line in (*found.lines, *found.aside)]


def peek(told: Told) -> list[str]:
    """Return the two lines for a small terminal."""
    return ["".join(text for text, _ in line) for line in told.peek]


def test_a_customer_is_told_in_two_lines(shop: Workspace) -> None:
    """Who it is, what they bought per currency, the groups, and which prices reach them and why."""
    assert [
        "ada@lovelace.io · account · created 2024-03-01 · 3 orders · EUR 120.00 · GBP 9.99",
        (
            "groups VIP · prices VIP Spring (via VIP), Trade (via VIP), Outlet (EVERYONE), "
            "Ideas (via VIP), Whole shop (EVERYONE) · metadata 1 key"
        ),
    ] == peek(told(shop, Kind.CUSTOMER, "ada@lovelace.io"))


def test_a_list_for_everyone_says_so_as_an_alert(shop: Workspace) -> None:
    """The word stands in both the peek and the overview, and not by colour alone."""
    outlet = told(shop, Kind.PRICE_LIST, "Outlet")

    assert "ALL! everyone, guests included" in peek(outlet)[0]
    assert "reaches     ALL! everyone, guests included" in lines(outlet, "Overview")
    assert ("ALL! everyone, guests included", "alert") in outlet.peek[0]


def test_a_group_names_its_members_and_lists(shop: Workspace) -> None:
    """Members with their names, price lists with their state."""
    vip = told(shop, Kind.GROUP, "VIP")

    assert ["VIP · 3 customers · 3 price lists",
            "prices VIP Spring, Trade, Ideas · metadata 2 keys"] == peek(vip)  # fmt: skip
    assert "ada@lovelace.io                    Ada Lovelace" in lines(vip, "Customers")
    assert "  Trade                active    override" in lines(vip, "Overview")


def test_metadata_is_told_with_its_types(shop: Workspace) -> None:
    """A text stands in quotes, a number does not; keys keep their order."""
    assert ["tier                     2", 'since                    "2024"'] == lines(
        told(shop, Kind.GROUP, "VIP"), "Metadata"
    )


def test_tiers_and_regions_are_told_with_the_price(shop: Workspace) -> None:
    """Amount, quantity bounds and region of each price of a list."""
    prices = lines(told(shop, Kind.PRICE_LIST, "Trade"), "Prices")

    assert [["LAMP-1", "EUR", "45.00", "1..9", "Europe"], ["MUG-1", "EUR", "15.00", "10.."]] == [
        line.split() for line in prices
    ]


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.CUSTOMER, Kind.PRICE_LIST])
def test_whatever_stands_in_the_data_is_one_line_and_stays_in_its_column(
    workspace: Workspace, kind: PaneKind
) -> None:
    """Control characters are shown, nothing breaks a line, wide letters shift no column."""
    fill(workspace)
    for rid in range(1, len(TEXTS) + 1):
        row = told(workspace, kind, rid)
        every = [*peek(row), *(line for tab in row.tabs for line in lines(row, tab.name))]

        assert not [line for line in every if "\n" in line or "\x1b" in line]
        for line in next(tab for tab in row.tabs if tab.name == "Overview").aside[1:]:
            assert 23 == cell_len(line[0][0])
