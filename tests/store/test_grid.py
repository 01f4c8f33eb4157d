"""The rows of a pane: sorted, scoped, filtered, and always in one order."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.shop import DAY, NOW, write

from cgtui.domain.changes import InsertRows, Kind
from cgtui.domain.periods import to_ms
from cgtui.domain.remedies import Remedy
from cgtui.domain.views import PANE_KINDS, Pin, Sort, View, words_of
from cgtui.services import browse, customers, deleting, groups, price_lists
from cgtui.store import grid

if TYPE_CHECKING:
    from cgtui.domain.records import Customer, Group, PriceList
    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Workspace

MS = to_ms(NOW)
EVERY_SORT = [(kind, column) for kind in PANE_KINDS for column in grid.SORTS[kind]]
VIP, WHOLESALE, PRESS = (Pin(Kind.GROUP, rid, "") for rid in (1, 2, 3))
ALAN, KEN, GHOST = (Pin(Kind.CUSTOMER, rid, "") for rid in (2, 7, 9))
SPRING, TRADE, OUTLET = (Pin(Kind.PRICE_LIST, rid, "") for rid in (1, 2, 3))


def shown(shop: Workspace, view: View) -> list[int]:
    """Return the keys of the rows of *view*, in its order."""
    with shop.reading() as connection:
        return list(browse.rids(connection, view))


def value(row: Group | Customer | PriceList, column: str) -> object:
    """Return what *row* is sorted by, as somebody reading the pane would say."""
    return {
        "name": lambda: (
            (row.last_name or "", row.first_name or "") if hasattr(row, "email") else row.name
        ),
        "customers": lambda: row.customer_count,
        "price_lists": lambda: row.price_list_count,
        "created": lambda: row.created_at,
        "updated": lambda: row.updated_at,
        "country": lambda: row.country_code,
        "account": lambda: row.has_account,
        "groups": lambda: row.group_count,
        "orders": lambda: row.order_count,
        "last_order": lambda: row.last_order_at,
        "state": lambda: ("draft", "scheduled", "active", "ended").index(row.state(NOW)),
        "starts": lambda: row.starts_at,
        "ends": lambda: row.ends_at,
        "for": lambda: 10**9 if row.for_everyone else row.group_count,
        "prices": lambda: row.price_count,
    }.get(column, lambda: getattr(row, column))()


@pytest.mark.parametrize(("kind", "column"), EVERY_SORT)
def test_every_column_sorts_both_ways(shop: Workspace, kind: PaneKind, column: str) -> None:
    """Up and down; rows without a value last both ways; ties in a fixed order, turned with it."""
    groups.create(shop, {"name": "ä last"})
    customers.create(shop, {"email": "aa@x.test", "phone": "+1", "country_code": "at"})
    up = shown(shop, View(kind, sort=Sort(column), now=MS))
    down = shown(shop, View(kind, sort=Sort(column, descending=True), now=MS))
    with shop.reading() as connection:
        rows = {row.rid: row for row in browse.page(connection, kind, up)}

    empty = {rid for rid in up if value(rows[rid], column) in (None, ("", ""))}
    known = len(up) - len(empty)
    assert sorted(up) == sorted(down)
    assert set(up[known:]) == set(down[known:]) == empty
    assert up[:known] == down[:known][::-1]
    assert up[known:] == down[known:][::-1]
    if column not in ("name", "company"):  # those fold; their own tests follow
        for one, other in pairwise(up[:known]):
            keys = (value(rows[one], column), one), (value(rows[other], column), other)
            assert keys[0] < keys[1]


def test_names_sort_as_people_expect(shop: Workspace) -> None:
    """Case and accents do not matter; customers by last name, the nameless last."""
    for name in ("élan", "Zebra", "apple"):
        groups.create(shop, {"name": name})
    customers.create(shop, {"email": "ä@x.test", "last_name": "Ähre"})
    customers.create(shop, {"email": "nobody@x.test"})
    with shop.reading() as connection:
        group_names = [
            row.name for row in browse.page(connection, Kind.GROUP, shown(shop, View(Kind.GROUP)))
        ]
        people = [
            row.name
            for row in browse.page(connection, Kind.CUSTOMER, shown(shop, View(Kind.CUSTOMER)))
        ]

    assert ["apple", "élan", "Empty", "Press", "VIP", "Wholesale", "Zebra"] == group_names
    assert ["Ähre", "Grace Hopper", "Barbara Liskov"] == people[:3]
    assert ["Alan Turing", ""] == people[-2:]


def test_spent_counts_the_stores_currency_even_before_one_is_set(shop: Workspace) -> None:
    """Without a setting the currency is euros, for the sort as for the page."""
    with shop.step() as step:
        step.connection.run("DELETE FROM setting")
    view = View(Kind.CUSTOMER, sort=Sort("spent", descending=True))
    with shop.reading() as connection:
        first = browse.page(connection, Kind.CUSTOMER, shown(shop, view)[:1])[0]

    assert ("alan@bletchley.uk", 80_000) == (first.email, first.spent)


@pytest.mark.parametrize(
    ("kind", "pin", "wanted"),
    [
        (Kind.CUSTOMER, VIP, [1, 2, 6]),
        (Kind.PRICE_LIST, VIP, [1, 2, 6]),
        (Kind.GROUP, ALAN, [1, 2]),
        (Kind.PRICE_LIST, ALAN, [1, 2, 3, 5, 6, 7]),
        (Kind.GROUP, TRADE, [1, 2]),
        (Kind.CUSTOMER, TRADE, [1, 2, 3, 6]),
        (Kind.CUSTOMER, OUTLET, [1, 2, 3, 4, 5, 6, 7, 8]),
        (Kind.GROUP, OUTLET, []),
        (Kind.GROUP, KEN, []),
        (Kind.PRICE_LIST, KEN, [3, 7]),
        (Kind.CUSTOMER, WHOLESALE, [2, 3]),
        (Kind.PRICE_LIST, Pin(Kind.GROUP, 999, ""), []),
        (Kind.CUSTOMER, Pin(Kind.PRICE_LIST, 999, ""), []),
    ],
)
def test_a_scope_shows_what_belongs_to_it(
    shop: Workspace, kind: PaneKind, pin: Pin, wanted: list[int]
) -> None:
    """All six directions: live rows that belong to the pinned one, and the same are marked."""
    scoped = shown(shop, View(kind, pins=(pin,), sort=Sort("id"), now=MS))
    with shop.reading() as connection:
        marked = list(browse.related(connection, kind, pin))

    assert wanted == sorted(scoped)
    assert wanted == marked


def test_a_deleted_group_carries_nobody_into_an_audience(shop: Workspace) -> None:
    """With VIP in the trash Trade reaches Wholesale only, and reaches ada no more."""
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("draft"))

    assert [2, 3] == sorted(shown(shop, View(Kind.CUSTOMER, pins=(TRADE,))))
    ada = Pin(Kind.CUSTOMER, 1, "")
    assert [3, 7] == sorted(shown(shop, View(Kind.PRICE_LIST, pins=(ada,))))


def test_scopes_compose(shop: Workspace) -> None:
    """In VIP and reached by Black Friday: grace. A pin of its own kind leaves a pane alone."""
    friday = Pin(Kind.PRICE_LIST, 4, "")

    assert [6] == shown(shop, View(Kind.CUSTOMER, pins=(VIP, friday)))
    assert [2] == shown(shop, View(Kind.CUSTOMER, pins=(VIP, WHOLESALE)))
    assert [6] == shown(shop, View(Kind.CUSTOMER, pins=(VIP, PRESS)))
    assert [2, 5] == sorted(shown(shop, View(Kind.PRICE_LIST, pins=(WHOLESALE, ALAN))))
    assert 4 == len(shown(shop, View(Kind.GROUP, pins=(VIP,))))
    assert 8 == len(shown(shop, View(Kind.CUSTOMER, pins=(ALAN,))))


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        (Kind.CUSTOMER, "bell", [4, 5, 7]),
        (Kind.CUSTOMER, "LABS dennis", [5]),
        (Kind.CUSTOMER, '"bell labs"', [5, 7]),
        (Kind.CUSTOMER, '"labs bell"', []),
        (Kind.CUSTOMER, "muller zoe", [8]),
        (Kind.CUSTOMER, "MÜLL", [8]),
        (Kind.CUSTOMER, "cus_ada", [1]),
        (Kind.CUSTOMER, "ghost", []),
        (Kind.CUSTOMER, "", [1, 2, 3, 4, 5, 6, 7, 8]),
        (Kind.CUSTOMER, "%", []),
        (Kind.CUSTOMER, "a\udcff", []),
        (Kind.CUSTOMER, "a\0", []),
        (Kind.GROUP, "vip", [1]),
        (Kind.PRICE_LIST, "all about tra", [2]),
        (Kind.PRICE_LIST, '"all about', [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_words_narrow(shop: Workspace, kind: PaneKind, text: str, wanted: list[int]) -> None:
    """Every word must be in name, e-mail, company or id; no case, no accents; quotes join."""
    assert wanted == sorted(shown(shop, View(kind, words=words_of(text))))


@pytest.mark.parametrize("words", [("bell",) * 5_000, ("bell",) * 5_000 + ("ken", "nul\0")])
def test_a_pasted_novel_is_a_filter_too(shop: Workspace, words: tuple[str, ...]) -> None:
    """Thousands of words are searched like three."""
    assert ([4, 5, 7] if words[-1] == "bell" else []) == sorted(
        shown(shop, View(Kind.CUSTOMER, words=words))
    )


def test_a_changed_row_is_found_by_its_new_words(shop: Workspace) -> None:
    """Renaming, undoing and redoing keep search and sort in step with the row."""
    groups.update(shop, 1, {"name": "Zürich"})
    renamed = shown(shop, View(Kind.GROUP, words=("zurich",))), shown(shop, View(Kind.GROUP))[-1]
    shop.undo()

    assert ([1], 1) == renamed
    assert [] == shown(shop, View(Kind.GROUP, words=("zurich",)))
    assert 2 == shown(shop, View(Kind.GROUP))[-1]


def test_the_trash_shows_only_what_is_in_it(shop: Workspace) -> None:
    """And it sorts, filters and counts like any pane."""
    deleting.delete(shop, Kind.CUSTOMER, [1])
    view = View(Kind.CUSTOMER, trash=True, sort=Sort("email"))

    assert [1, 9] == shown(shop, view)
    assert [5] == shown(shop, View(Kind.GROUP, trash=True, words=("fair",)))
    with shop.reading() as connection:
        assert (7, 2) == (
            browse.count(connection, Kind.CUSTOMER),
            browse.count(connection, Kind.CUSTOMER, trash=True),
        )


def test_only_the_selection_can_be_shown(shop: Workspace) -> None:
    """``o``: the marked rows, in the order of the pane; none marked shows none."""
    marked = View(Kind.CUSTOMER, only=frozenset((8, 1, 9, 999)), sort=Sort("email"))

    assert [1, 8] == shown(shop, marked)
    assert [] == shown(shop, View(Kind.CUSTOMER, only=frozenset()))


def test_a_state_is_that_of_the_instant(shop: Workspace) -> None:
    """The order by state follows the clock: drafts, scheduled, active, ended."""

    def states(now: int) -> list[str]:
        rids = shown(shop, View(Kind.PRICE_LIST, sort=Sort("state"), now=to_ms(NOW + now * DAY)))
        with shop.reading() as connection:
            rows = browse.page(connection, Kind.PRICE_LIST, rids)
        return [row.state(NOW + now * DAY) for row in rows]

    assert ["draft"] * 2 + ["scheduled"] + ["active"] * 3 + ["ended"] == states(0)
    assert ["draft"] * 2 + ["active"] * 4 + ["ended"] == states(5)
    assert ["draft"] * 2 + ["active"] * 2 + ["ended"] * 3 == states(365)


def test_thousands_keep_their_order(workspace: Workspace) -> None:
    """What puts the keys into one text keeps the order of the sort, however many there are."""
    numbers = list(range(1, 20_001))
    random.Random(1).shuffle(numbers)
    columns = (
        "rid", "id", "created_at", "updated_at", "email", "first_name", "last_name", "company",
        "has_account",
    )  # fmt: skip
    rows = tuple(
        (rid, f"cus_{rid}", number // 7, 1, f"{number:06}@x.test", None, None, None, 0)
        for rid, number in enumerate(numbers, 70_000)
    )
    write(workspace, InsertRows(Kind.CUSTOMER, columns, rows))
    by_email = [row[0] for row in sorted(rows, key=lambda row: row[4])]
    by_made = [row[0] for row in sorted(rows, key=lambda row: (row[2], row[0]), reverse=True)]

    assert by_email == shown(workspace, View(Kind.CUSTOMER, sort=Sort("email")))
    assert by_made == shown(workspace, View(Kind.CUSTOMER, sort=Sort("created", descending=True)))


@pytest.mark.parametrize("kind", PANE_KINDS)
def test_an_empty_file_has_empty_panes(workspace: Workspace, kind: PaneKind) -> None:
    """No rows is no mistake."""
    assert [] == shown(workspace, View(kind, sort=Sort("id")))


def test_lists_widened_on_purpose_come_last_by_whom_they_are_for(shop: Workspace) -> None:
    """Sorted by audience: fewest groups first, everyone last; ties by key."""
    price_lists.relink(shop, [3], join=[4])

    assert [1, 3, 4, 5, 6, 2, 7] == shown(shop, View(Kind.PRICE_LIST, sort=Sort("for")))
