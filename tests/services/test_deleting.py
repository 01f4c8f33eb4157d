"""The trash: nothing in it counts, everything comes back, until it is purged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import (
    NOW,
    customer,
    dump,
    group,
    groups_of,
    members_of,
    miscounted,
    price_list,
    sentences,
)

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.remedies import Remedy
from cgtui.domain.views import Pin, View
from cgtui.services import browse, customers, deleting, groups, price_lists

if TYPE_CHECKING:
    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Workspace

EVERY_KIND = [(Kind.GROUP, 4), (Kind.CUSTOMER, 1), (Kind.PRICE_LIST, 1)]


@pytest.mark.parametrize(("kind", "rid"), EVERY_KIND)
def test_deleting_moves_to_the_trash_and_restoring_brings_back(
    shop: Workspace, kind: PaneKind, rid: int
) -> None:
    """Gone from the pane, there in its trash, back with everything but its updated_at."""
    before = dump(shop)
    deleting.delete(shop, kind, [rid])
    with shop.reading() as connection:
        live = rid in browse.rids(connection, View(kind))
        trashed = rid in browse.rids(connection, View(kind, trash=True))
    deleting.restore(shop, kind, [rid])
    after = dump(shop)

    assert (False, True) == (live, trashed)
    assert [row[:3] + row[4:] for row in before[kind]] == [r[:3] + r[4:] for r in after[kind]]
    assert [NOW.timestamp() * 1000] == [row[3] for row in after[kind] if row[0] == rid]
    assert {t: rows for t, rows in before.items() if t != kind} == {
        t: rows for t, rows in after.items() if t != kind
    }


def test_a_deleted_customer_counts_nowhere(shop: Workspace) -> None:
    """Not in the group's counter, not in an audience, not in a scope; there again when restored."""

    def seen() -> tuple[object, ...]:
        vip, trade = group(shop, "VIP"), price_list(shop, "Trade")
        with shop.reading() as connection:
            scope = View(Kind.CUSTOMER, pins=(Pin(Kind.PRICE_LIST, trade.rid, "Trade"),))
            return (
                vip.customer_count,
                browse.audience(connection, price_list(shop, "VIP Spring")),
                browse.audience(connection, trade),
                sorted(browse.rids(connection, scope)),
            )

    before = seen()
    deleting.delete(shop, Kind.CUSTOMER, [2])
    meanwhile = seen()
    deleting.restore(shop, Kind.CUSTOMER, [2])

    assert (3, 3, 4, [1, 2, 3, 6]) == before
    assert (2, 2, 3, [1, 3, 6]) == meanwhile
    assert before == seen()


def test_a_deleted_group_counts_nowhere(shop: Workspace) -> None:
    """Not among a customer's groups, not in an audience, not among a list's groups."""

    def seen() -> tuple[object, ...]:
        trade = price_list(shop, "Trade")
        with shop.reading() as connection:
            return (
                customer(shop, "alan@bletchley.uk").group_names,
                trade.group_count,
                browse.audience(connection, trade),
            )

    before = seen()
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("draft"))
    meanwhile = seen()
    deleting.restore(shop, Kind.GROUP, [1])

    assert (("VIP", "Wholesale"), 2, 4) == before
    assert (("Wholesale",), 1, 2) == meanwhile
    assert before == seen()


def test_a_deleted_list_counts_nowhere(shop: Workspace) -> None:
    """VIP has three live lists; with one in the trash two, and three again."""
    deleting.delete(shop, Kind.PRICE_LIST, [1])
    meanwhile = group(shop, "VIP").price_list_count
    deleting.restore(shop, Kind.PRICE_LIST, [1])

    assert 2 == meanwhile
    assert 3 == group(shop, "VIP").price_list_count
    assert ("VIP",) == groups_of(shop, "VIP Spring")


def test_members_who_joined_while_a_group_rested_are_still_counted_right(shop: Workspace) -> None:
    """Links laid and cut while one end is in the trash are right when it comes back."""
    deleting.delete(shop, Kind.CUSTOMER, [1])
    groups.remove(shop, 1, [2])
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("draft"))
    deleting.restore(shop, Kind.CUSTOMER, [1])
    deleting.restore(shop, Kind.GROUP, [1])

    assert 2 == group(shop, "VIP").customer_count
    assert [] == miscounted(shop)


def test_restoring_says_when_the_name_is_taken(shop: Workspace) -> None:
    """Old fair's name was taken meanwhile: refused, naming who has it; nothing comes back."""
    _, text_id = groups.create(shop, {"name": "Old fair"})
    before = dump(shop)

    with pytest.raises(Refusal, match=text_id):
        deleting.restore(shop, Kind.GROUP, [5])
    assert before == dump(shop)


def test_two_of_one_name_are_not_restored_together(shop: Workspace) -> None:
    """Both were deleted under the name: one may come back, both at once may not."""
    groups.create(shop, {"name": "Old fair"})
    rid = group(shop, "Old fair").rid
    deleting.delete(shop, Kind.GROUP, [rid])
    customers.create(shop, {"email": "ghost@example.com"})
    guest = customer(shop, "ghost@example.com").rid
    deleting.delete(shop, Kind.CUSTOMER, [guest])

    with pytest.raises(Refusal, match='called "Old fair"; restore one of them'):
        deleting.restore(shop, Kind.GROUP, [5, rid])
    with pytest.raises(Refusal, match="restore one of them"):
        deleting.restore(shop, Kind.CUSTOMER, [9, guest])
    deleting.restore(shop, Kind.GROUP, [rid])
    assert rid == group(shop, "Old fair").rid


def test_a_restored_list_for_everyone_is_warned_about(shop: Workspace) -> None:
    """Outlet comes back active: it reaches everyone again, which is said."""
    deleting.delete(shop, Kind.PRICE_LIST, [3])
    done = deleting.restore(shop, Kind.PRICE_LIST, [3])

    assert ('"Outlet" reaches everyone again, guests included.',) == done.warnings


def test_what_was_done_is_said_in_words(shop: Workspace) -> None:
    """One row is named, several are counted, what is deleted already is not counted."""
    deleting.delete(shop, Kind.CUSTOMER, [1])
    deleting.delete(shop, Kind.CUSTOMER, [1, 2, 3])
    deleting.restore(shop, Kind.CUSTOMER, [1, 2, 4])
    deleting.purge(shop, Kind.CUSTOMER, [3])
    nothing = deleting.delete(shop, Kind.CUSTOMER, [3, 999])

    assert [
        'Purged customer "barbara@mit.edu"; this cannot be undone.',
        "Restored 2 customers.",
        "Deleted 2 customers.",
        'Deleted customer "ada@lovelace.io".',
    ] == sentences(shop)
    assert (None, "Deleted 0 customers.") == nothing[:2]


@pytest.mark.parametrize(("kind", "rid"), EVERY_KIND)
def test_a_purge_is_final(shop: Workspace, kind: PaneKind, rid: int) -> None:
    """The row and everything that hangs on it is gone, and no undo brings it back."""
    deleting.delete(shop, kind, [rid])
    deleting.purge(shop, kind, [rid])
    shop.undo()
    tables = dump(shop)

    assert rid not in [row[0] for row in tables[kind]]
    assert [] == miscounted(shop)
    assert ("purge", False) == (shop.history()[1].kind, shop.history()[1].undone)
    with pytest.raises(Refusal):
        shop.undo()


def test_a_purge_takes_only_what_is_in_the_trash(shop: Workspace) -> None:
    """Live rows named by mistake stay; without keys all of that kind in the trash goes."""
    assert deleting.purge(shop, Kind.CUSTOMER, [1, 2]).step is None
    done = deleting.purge(shop, Kind.GROUP)

    assert 'Purged customer group "Old fair"; this cannot be undone.' == done.sentence
    assert [1, 2, 3, 4] == [row[0] for row in dump(shop)["customer_group"]]
    assert [8] == [row[0] for row in dump(shop)["price_list"] if row[4] is not None]


def test_a_purged_customers_orders_and_memberships_go_too(shop: Workspace) -> None:
    """Nothing is left that names them; other customers' orders stay."""
    deleting.delete(shop, Kind.CUSTOMER, [1])
    deleting.purge(shop, Kind.CUSTOMER, [1])

    assert {2, 7} == {row[3] for row in dump(shop)["order"]}
    assert {"cus_alan2", "cus_grace6"} == members_of(shop, "VIP")


def test_keys_are_never_given_out_again(shop: Workspace) -> None:
    """New rows never take the keys of purged ones, nor those of their prices and orders."""
    deleting.purge(shop, Kind.CUSTOMER)
    deleting.purge(shop, Kind.PRICE_LIST)
    deleting.purge(shop, Kind.GROUP)
    groups.create(shop, {"name": "New"})
    customers.create(shop, {"email": "new@x.test"})
    price_lists.create(shop, {"name": "New"}, like=1)

    assert 6 == group(shop, "New").rid
    assert 10 == customer(shop, "new@x.test").rid
    assert 9 == price_list(shop, "New").rid
    with shop.reading() as connection:
        assert [8] == [price.rid for price in browse.prices(connection, 9)]


def test_the_trash_is_searched_by_id(shop: Workspace) -> None:
    """Restore takes the id of a row in the trash, and says what else it was given."""
    with shop.reading() as connection:
        assert 5 == deleting.resolve_trashed(connection, Kind.GROUP, "cgrp_old")
        with pytest.raises(Refusal, match=r"^The customer group cgrp_vip is not in the trash\.$"):
            deleting.resolve_trashed(connection, Kind.GROUP, "cgrp_vip")
        for text in ("Old fair", "half\udcff", "nul\0"):
            with pytest.raises(Refusal, match="There is no customer group with the id"):
                deleting.resolve_trashed(connection, Kind.GROUP, text)
