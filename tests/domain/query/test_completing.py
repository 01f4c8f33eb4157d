"""How a filter that is being typed can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.changes import Kind
from cgtui.domain.query.completing import MOST, Completion, Way, complete

if TYPE_CHECKING:
    from cgtui.domain.query.fields import Field

CUSTOMER, GROUP, LIST = Kind.CUSTOMER, Kind.GROUP, Kind.PRICE_LIST

_THERE = {
    "group": [("VIP", 38), ('"VIP 2"', 4), ("Wholesale", 112)],
    "country": [("de", 7)],
    "status": [("draft", 2), ("active", 5)],
    "is": [("account", 5), ("guest", 3)],
    "meta": [("tier", 9), ('"two words"', 1)],
    "meta.tier": [("gold", 3), ('"2"', 1), ("2", 1)],
}


def values(field: Field, key: str | None, typed: str) -> list[tuple[str, int | None]]:
    """Return what the file of these tests knows."""
    name = field.name if key is None else f"{field.name}.{key}"
    wanted = typed.lower()
    return [(text, n) for text, n in _THERE.get(name, []) if wanted in text.lower()]


def at_end(typed: str, kind: Kind = CUSTOMER) -> Completion:
    """Complete with the cursor at the end."""
    return complete(typed, len(typed), kind, values)


@pytest.mark.parametrize(
    ("kind", "typed", "start", "first"),
    [
        (CUSTOMER, "gr", 0, ["group:"]),
        (CUSTOMER, "ada gr", 4, ["group:"]),
        (CUSTOMER, "-gr", 1, ["group:"]),
        (CUSTOMER, "(gr", 1, ["group:"]),
        (CUSTOMER, "a|gr", 2, ["group:"]),
        (CUSTOMER, "order", 0, ["orders:", "last_order:", "first_order:"]),
        (CUSTOMER, "met", 0, ["meta."]),
        (GROUP, "m", 0, ["members:", "meta.", "name:"]),
        (LIST, "st", 0, ["status:", "starts:"]),
        (CUSTOMER, "group:", 6, ["VIP", '"VIP 2"', "Wholesale", "none", "any"]),
        (CUSTOMER, "group:v", 6, ["VIP", '"VIP 2"']),
        (CUSTOMER, 'group:"vip 2', 6, ['"VIP 2"']),
        (CUSTOMER, "group:VIP,who", 10, ["Wholesale"]),
        (CUSTOMER, "group:n", 6, ["none"]),
        (CUSTOMER, "-group:w", 7, ["Wholesale"]),
        (CUSTOMER, "is:", 3, ["account", "guest"]),
        (LIST, "status:a", 7, ["draft", "active"]),
        (CUSTOMER, "orders:", 7, [">", ">=", "<", "<="]),
        (CUSTOMER, "orders:>", 8, []),
        (CUSTOMER, "aov:", 4, [">", ">=", "<", "<=", "none", "any"]),
        (CUSTOMER, "last_order:", 11, ["today", "-7d..", "-30d..", "-90d..", "none", "any"]),
        (CUSTOMER, "last_order:<", 12, ["today", "+7d", "+30d", "-7d", "-30d", "-90d"]),
        (CUSTOMER, "last_order:<-9", 12, ["-90d"]),
        (CUSTOMER, "meta.", 0, ["meta.tier:", 'meta."two words":']),
        (CUSTOMER, "ada meta.ti", 4, ["meta.tier:"]),
        (CUSTOMER, "meta.tier:", 10, ["gold", '"2"', "2", "none", "any"]),
        (CUSTOMER, "meta.tier:g", 10, ["gold"]),
        (CUSTOMER, "grup:", 5, []),
        (CUSTOMER, "xyz", 0, []),
    ],
)
def test_a_filter_goes_on(kind: Kind, typed: str, start: int, first: list[str]) -> None:
    """Fields in a word, operators and values after a field, keys after ``meta.``."""
    found = at_end(typed, kind)

    assert (start, len(typed)) == (found.start, found.end)
    assert first == [way.text for way in found.ways]


def test_values_come_with_counts_and_fields_with_help() -> None:
    """Each way says what it means, or how many rows there are with it."""
    assert Way("VIP", rows=38) == at_end("group:").ways[0]
    assert Way("group:", "customer group they are in, by name or id") == at_end("gr").ways[0]
    assert Way("none", "without group") == at_end("group:n").ways[0]


def test_every_field_is_offered_before_anything_is_typed() -> None:
    """An empty filter shows what can be asked."""
    assert 19 == len(at_end("").ways) <= MOST
    assert "name:" == at_end("ada ").ways[0].text


def test_a_way_is_put_where_the_cursor_is() -> None:
    """What follows the cursor stays, and the cursor is behind what was put in."""
    found = complete("group:w is:guest", 7, CUSTOMER, values)

    assert ("group:Wholesale is:guest", 15) == found.put("group:w is:guest", found.ways[0])


@given(st.text(alphabet=st.sampled_from('ab "()|-:,.*<>=!~groupmet0N'), max_size=30))
def test_anything_typed_can_be_completed(typed: str) -> None:
    """No text and no place of the cursor breaks it."""
    for cursor in range(len(typed) + 1):
        found = complete(typed, cursor, CUSTOMER, values)

        assert 0 <= found.start <= found.end == cursor
