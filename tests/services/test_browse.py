"""Who is called that: ids first, then names and e-mails; nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import customer, price_list

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.services import browse, groups, price_lists

if TYPE_CHECKING:
    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Workspace

HOSTILE = ["", " ", "nobody", "half\udcff", "nul\0", "ada@lovelace.io\0x", "%", "'; DROP", "9" * 50]


@pytest.mark.parametrize(
    ("kind", "text", "rid"),
    [
        (Kind.GROUP, "VIP", 1), (Kind.GROUP, " VIP ", 1), (Kind.GROUP, "cgrp_press", 3),
        (Kind.CUSTOMER, "Ada@Lovelace.io", 1), (Kind.CUSTOMER, "cus_dennis5", 5),
        (Kind.PRICE_LIST, "Outlet", 3), (Kind.PRICE_LIST, "pl_vip1", 1),
    ],
)  # fmt: skip
def test_a_row_is_found_by_name_email_or_id(
    shop: Workspace, kind: PaneKind, text: str, rid: int
) -> None:
    """A name is trimmed, an e-mail is also lower-cased, an id is taken as it is."""
    with shop.reading() as connection:
        assert rid == browse.resolve(connection, kind, text)


def test_the_id_comes_first(shop: Workspace) -> None:
    """A group that is called like another's id does not hide it."""
    groups.create(shop, {"name": "cgrp_vip"})
    with shop.reading() as connection:
        assert 1 == browse.resolve(connection, Kind.GROUP, "cgrp_vip")


def test_group_names_compare_case_sensitively(shop: Workspace) -> None:
    """As in Medusa: "vip" is not "VIP"."""
    with shop.reading() as connection, pytest.raises(Refusal, match='"vip"'):
        browse.resolve(connection, Kind.GROUP, "vip")


def test_an_email_of_two_is_refused_naming_both(shop: Workspace) -> None:
    """Dennis is a guest and an account: say which by id."""
    with shop.reading() as connection:
        for resolve in (
            lambda: browse.resolve(connection, Kind.CUSTOMER, "dennis@bell.com"),
            lambda: browse.resolve_customers(connection, ["ada@lovelace.io", "dennis@bell.com"]),
        ):
            with pytest.raises(Refusal, match="cus_dennis4, cus_dennis5"):
                resolve()


def test_a_name_of_two_lists_is_refused_naming_both(shop: Workspace) -> None:
    """Price lists may share a name; then only their ids tell them apart."""
    _, text_id = price_lists.create(shop, {"name": "Outlet"})
    with shop.reading() as connection, pytest.raises(Refusal, match=f"pl_outlet3, {text_id}"):
        browse.resolve(connection, Kind.PRICE_LIST, "Outlet")


def test_what_is_in_the_trash_is_said_to_be(shop: Workspace) -> None:
    """By its id a deleted group is known; by its name it is not, as that may be taken."""
    with shop.reading() as connection:
        with pytest.raises(Refusal, match="cgrp_old is in the trash; restore it first"):
            browse.resolve(connection, Kind.GROUP, "cgrp_old")
        with pytest.raises(Refusal, match="There is no customer group"):
            browse.resolve(connection, Kind.GROUP, "Old fair")


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.CUSTOMER, Kind.PRICE_LIST])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_name_nobody(shop: Workspace, kind: PaneKind, text: str) -> None:
    """Broken bytes of an argument, NUL, SQL: not found, in words, however they are asked for."""
    with shop.reading() as connection:
        with pytest.raises(Refusal, match="There is no"):
            browse.resolve(connection, kind, text)
        assert [] == browse.lookup(connection, kind, [text, "\x1b[2J"])[0]


def test_customers_are_all_found_or_none(shop: Workspace) -> None:
    """E-mails and ids in any mix, each once; some unknown: refused, naming the first five."""
    with shop.reading() as connection:
        found = browse.resolve_customers(
            connection, ["cus_ken7", " ADA@lovelace.io", "", "cus_ada1", "cus_ken7"]
        )
        unknown = [f"x{n}@x.test" for n in range(7)]
        with pytest.raises(Refusal) as refusal:
            browse.resolve_customers(connection, ["cus_ada1", *unknown])
        with pytest.raises(Refusal, match="ghost"):
            browse.resolve_customers(connection, ["ghost@example.com"])
        with pytest.raises(Refusal, match="There is no customer"):
            browse.resolve_customers(connection, HOSTILE)

    assert [7, 1] == found
    assert '"x4@x.test" and 2 more; nothing was changed.' in str(refusal.value)
    assert "x5@" not in str(refusal.value)


def test_a_pasted_column_selects_the_hits_and_lists_the_misses(shop: Workspace) -> None:
    """A shared e-mail selects the guest and the account; blanks are passed over."""
    pasted = ["Dennis@bell.com", "cus_ada1", "", "nobody@x.test", "ghost@example.com"]
    with shop.reading() as connection:
        found = browse.lookup(connection, Kind.CUSTOMER, pasted)
        named = browse.lookup(connection, Kind.GROUP, ["VIP", "cgrp_vip", "Old fair", "Press"])

    assert ([4, 5, 1], ["nobody@x.test", "ghost@example.com"]) == found
    assert ([1, 3], ["Old fair"]) == named


def test_a_page_is_in_the_order_asked_for(shop: Workspace) -> None:
    """Rows come in the order of their keys as given; a key that is gone is left out."""
    with shop.reading() as connection:
        for kind in (Kind.GROUP, Kind.CUSTOMER, Kind.PRICE_LIST):
            rows = browse.page(connection, kind, [3, 999, 1, 5])

            assert [3, 1, 5] == [row.rid for row in rows]


def test_prices_are_told_with_variant_and_region(shop: Workspace) -> None:
    """Trade's two prices, by SKU: amounts, bounds, region and variant under Medusa's ids."""
    with shop.reading() as connection:
        lamp, mug = browse.prices(connection, 2)

    assert ("LAMP-1", 4500, "eur", "reg_eu", 1, 9, "variant_lamp") == (
        lamp.sku, lamp.amount, lamp.currency_code, lamp.region_id, lamp.min_quantity,
        lamp.max_quantity, lamp.variant_id,
    )  # fmt: skip
    assert ("MUG-1", 1500, None, 10, None) == (
        mug.sku, mug.amount, mug.region_id, mug.min_quantity, mug.max_quantity,
    )  # fmt: skip


def test_spent_is_told_currency_by_currency(shop: Workspace) -> None:
    """Never converted: euros and pounds apart, a cancellation taken off."""
    with shop.reading() as connection:
        spent = browse.spent(connection, 1)
        orders = browse.last_orders(connection, 1, 2)

    assert [("eur", 2, 12_000), ("gbp", 1, 999)] == [tuple(row) for row in spent]
    assert [(-3_050, True), (12_000, False)] == [row[2:] for row in orders]


def test_a_customers_groups_are_by_name(shop: Workspace) -> None:
    """The order of the names is that of the groups' pane, whenever they were joined."""
    groups.regroup(shop, [2], join=[4, 3], create=["aaa", "Ärzte"])

    assert ("aaa", "Ärzte", "Empty", "Press", "VIP", "Wholesale") == customer(
        shop, "alan@bletchley.uk"
    ).group_names


def test_an_audience_is_of_distinct_customers_or_everyone(shop: Workspace) -> None:
    """Alan is in both groups of Trade and counts once; Outlet is for everyone."""
    with shop.reading() as connection:
        counts = [
            browse.audience(connection, price_list(shop, name))
            for name in ("Trade", "VIP Spring", "Outlet", "Ideas", "Staff 2025")
        ]

    assert [4, 3, None, 3, 2] == counts


def test_the_stores_currency_is_euros_until_one_is_set(workspace: Workspace) -> None:
    """An empty file is in euros."""
    with workspace.reading() as connection:
        assert "eur" == browse.currency_code(connection)
