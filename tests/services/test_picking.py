"""What the pickers are told: who is in which group, and what a plan would come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shop import NOW, customers, make_shop, rid_of, write

from cgtui.domain.changes import AddMembers, InsertRows, Kind
from cgtui.domain.periods import to_ms
from cgtui.domain.remedies import Remedy
from cgtui.domain.views import Pin
from cgtui.services import browse, deleting, groups, picking, price_lists
from cgtui.services.picking import Effect, Outcome, Reach
from cgtui.store import planning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.services.workspace import Workspace

AT = to_ms(NOW)
GROUPS = ("VIP", "Wholesale", "Press", "Empty")
NO_NAMES = ("first_name", "last_name", "company")
OPEN_LISTS = ("VIP Spring", "Trade", "Black Friday")
"""The small shop's lists that apply to their groups, now or later."""


def _groups(shop: Workspace, *names: str) -> list[int]:
    return [rid_of(shop, Kind.GROUP, name) for name in names]


def _standings(shop: Workspace, kind: Kind, *texts: str) -> picking.Standings:
    rids = [rid_of(shop, kind, text) for text in texts]
    with shop.reading() as connection:
        return picking.standings(connection, kind, rids)


def _lists(shop: Workspace, *names: str) -> tuple[picking.ListStanding, ...]:
    return _standings(shop, Kind.PRICE_LIST, *names).lists


def _audiences(shop: Workspace) -> dict[str, set[int]]:
    """Return who each open list of the small shop reaches."""
    with shop.reading() as connection:
        return {
            name: set(browse.related(connection, Kind.CUSTOMER, Pin(Kind.PRICE_LIST, rid, name)))
            for name in OPEN_LISTS
            for rid in (browse.resolve(connection, Kind.PRICE_LIST, name),)
        }


def _truth(before: dict[str, set[int]], after: dict[str, set[int]]) -> tuple[Reach, Reach]:
    """Return what started and what stopped to apply, by looking."""
    told = []
    for old, new in ((before, after), (after, before)):
        moved = {name: new[name] - old[name] for name in new if new[name] - old[name]}
        reached = set().union(*moved.values())
        told.append(Reach(len(moved), int("Black Friday" in moved), len(reached)))
    return told[0], told[1]


# Who is in which group


def test_customers_beside_every_group(shop: Workspace) -> None:
    """Each live group tells its size, its metadata keys, and how many of the selection are in."""
    told = _standings(shop, Kind.CUSTOMER, "ada@lovelace.io", "grace@navy.mil", "barbara@mit.edu")

    assert ("ada@lovelace.io", "barbara@mit.edu", "grace@navy.mil") == told.names
    assert [
        ("Empty", 0, 0, 0),
        ("Press", 1, 0, 1),
        ("VIP", 3, 2, 2),
        ("Wholesale", 2, 1, 1),
    ] == [(each.name, each.customers, each.metadata_keys, each.held) for each in told.groups]


def test_a_trashed_customer_is_not_counted(shop: Workspace) -> None:
    """Who was deleted meanwhile is no part of the selection, nor of any count."""
    with shop.reading() as connection:
        told = picking.standings(connection, Kind.CUSTOMER, [3, 9])

    assert (3,) == told.rids
    assert {"Wholesale": 1} == {each.name: each.held for each in told.groups if each.held}


def test_a_huge_selection_is_counted_like_a_small_one(shop: Workspace) -> None:
    """However many are selected, each group tells how many of them it has."""
    with shop.reading() as connection:
        small = planning.held(connection, range(1, 9))
        huge = planning.held(connection, range(1, 200_010))

    assert {1: 3, 2: 2, 3: 1, 5: 1} == small
    assert {**small, 2: 3} == huge


def test_price_lists_beside_every_group(shop: Workspace) -> None:
    """Of several price lists it is told how many each group has, and which groups each is for."""
    told = _standings(shop, Kind.PRICE_LIST, "Trade", "Outlet", "Ideas")

    assert {"VIP": 2, "Wholesale": 1} == {e.name: e.held for e in told.groups if e.held}
    assert [(False, False, 2), (False, True, 0), (True, False, 1)] == [
        (each.draft, each.for_everyone, len(each.groups)) for each in told.lists
    ]


def test_hidden_rows_are_named(shop: Workspace) -> None:
    """The rows out of sight are called by name, the first few of them."""
    with shop.reading() as connection:
        told = picking.standings(connection, Kind.CUSTOMER, range(1, 9), hidden=range(1, 9))

    assert picking.NAMED == len(told.hidden)
    assert "ada@lovelace.io" == told.hidden[0]


# Before and after


def test_counts_before_and_after() -> None:
    """Three join of whom one was in: 38 become 40. Three leave of whom two were in: 9 become 7."""
    assert Outcome(38, 40, moved=2, idle=1) == picking.outcome(38, 1, 3, join=True)
    assert Outcome(9, 7, moved=2, idle=1) == picking.outcome(9, 2, 3, join=False)


@pytest.mark.parametrize(
    ("name", "reason"), [("  ", "empty"), ("two\nlines", "line break"), ("fine", None)]
)
def test_names_that_are_refused(name: str, reason: str | None) -> None:
    """Before a group is created it is told why its name cannot be."""
    refusal = picking.refused_name(name)

    assert (refusal is None) == (reason is None)


# The effect on customers


def test_lists_start_to_apply(shop: Workspace) -> None:
    """Barbara and Zoë into VIP: Barbara has Trade by Wholesale already, Zoë gets both."""
    who = customers(shop, "barbara@mit.edu", "zoe@example.de")
    with shop.reading() as connection:
        effect = picking.effect_on_customers(
            connection, who, join=_groups(shop, "VIP"), leave=[], now=AT
        )

    assert Effect(Reach(2, 0, 2)) == effect
    assert "2 price lists start to apply to 2 customers." == effect.sentence


def test_lists_stop_applying(shop: Workspace) -> None:
    """Alan leaves VIP: VIP Spring is gone for him, Trade stays by Wholesale."""
    with shop.reading() as connection:
        effect = picking.effect_on_customers(
            connection,
            customers(shop, "alan@bletchley.uk"),
            join=[],
            leave=_groups(shop, "VIP"),
            now=AT,
        )

    assert "1 price list stops applying to 1 customer." == effect.sentence


def test_a_scheduled_list(shop: Workspace) -> None:
    """A list that starts later is told as such; what has ended, or is a draft, is not told."""
    who = customers(shop, "zoe@example.de")
    with shop.reading() as connection:
        press = picking.effect_on_customers(
            connection, who, join=_groups(shop, "Press"), leave=[], now=AT
        )
        both = picking.effect_on_customers(
            connection, who, join=_groups(shop, "Press", "Wholesale"), leave=[], now=AT
        )

    assert "1 price list starts to apply to 1 customer, but not before its start." == press.sentence
    assert (
        "2 price lists start to apply to 1 customer (1 of them not before its start)."
        == both.sentence
    )


def test_no_effect(shop: Workspace) -> None:
    """A group without price lists changes nothing for anybody, and that is said."""
    with shop.reading() as connection:
        effect = picking.effect_on_customers(
            connection, [1, 2, 3], join=_groups(shop, "Empty"), leave=[], now=AT
        )

    assert "no price list starts or stops applying to anybody." == effect.sentence


_some_groups = st.dictionaries(st.sampled_from(GROUPS), st.booleans())


@given(who=st.sets(st.integers(1, 8)), picked=_some_groups)
def test_the_effect_on_customers_is_what_happens(
    shop_of_all: Workspace, who: set[int], picked: dict[str, bool]
) -> None:
    """Whatever is planned for whomever: what was told is what comes of it."""
    shop = shop_of_all
    join = _groups(shop, *(name for name, into in picked.items() if into))
    leave = _groups(shop, *(name for name, into in picked.items() if not into))
    with shop.reading() as connection:
        told = picking.effect_on_customers(connection, sorted(who), join=join, leave=leave, now=AT)
    before = _audiences(shop)
    done = groups.regroup(shop, who, join=join, leave=leave)
    after = _audiences(shop)
    if done.step:
        shop.undo()

    assert _truth(before, after) == (told.starts, told.stops)


# The effect on price lists


def test_a_group_gets_a_list(shop: Workspace) -> None:
    """VIP Spring for Wholesale too: it starts for Barbara; Alan has it by VIP."""
    with shop.reading() as connection:
        effect = picking.effect_on_lists(
            connection,
            _lists(shop, "VIP Spring"),
            join=_groups(shop, "Wholesale"),
            leave=[],
            now=AT,
        )

    assert "1 price list starts to apply to 1 customer." == effect.sentence


def test_a_list_for_everyone_gets_a_group(shop: Workspace) -> None:
    """A list for everyone that is given a group is for that group only, which is told."""
    outlet = _lists(shop, "Outlet")
    with shop.reading() as connection:
        given = picking.effect_on_lists(
            connection, outlet, join=_groups(shop, "VIP"), leave=[], now=AT
        )
        made = picking.effect_on_lists(connection, outlet, join=[], leave=[], create=1, now=AT)

    assert '"Outlet" is no longer for everyone, but for 3 customers.' == given.sentence
    assert '"Outlet" is no longer for everyone, but for 0 customers.' == made.sentence


def test_lists_left_without_a_group(shop: Workspace) -> None:
    """A list that would lose its last group is named, unless it is a draft or gets another."""
    vip, press = _groups(shop, "VIP"), _groups(shop, "Press")
    lists = _lists(shop, "VIP Spring", "Trade", "Outlet", "Ideas")

    left = picking.left_without(lists, join=[], leave=vip)

    assert ["VIP Spring"] == [each.name for each in left]
    assert [] == picking.left_without(lists, join=press, leave=vip)
    assert [] == picking.left_without(lists, join=[], leave=vip, create=1)
    assert [] == picking.left_without(lists, join=[], leave=press)


def test_a_list_left_without_a_group_has_no_effect_yet(shop: Workspace) -> None:
    """What becomes of such a list is asked; until then nothing is told about it."""
    with shop.reading() as connection:
        effect = picking.effect_on_lists(
            connection, _lists(shop, "VIP Spring"), join=[], leave=_groups(shop, "VIP"), now=AT
        )

    assert picking.NO_EFFECT == effect


@given(names=st.sets(st.sampled_from(OPEN_LISTS), min_size=1), picked=_some_groups)
def test_the_effect_on_lists_is_what_happens(
    shop_of_all: Workspace, names: set[str], picked: dict[str, bool]
) -> None:
    """Whatever is planned for whichever lists: what was told is what comes of it."""
    shop = shop_of_all
    join = _groups(shop, *(name for name, into in picked.items() if into))
    leave = _groups(shop, *(name for name, into in picked.items() if not into))
    lists = _lists(shop, *sorted(names))
    with shop.reading() as connection:
        told = picking.effect_on_lists(connection, lists, join=join, leave=leave, now=AT)
    left = {each.name for each in picking.left_without(lists, join=join, leave=leave)}
    before = _audiences(shop)
    rids = [each.rid for each in lists]
    done = price_lists.relink(shop, rids, join=join, leave=leave, remedy=Remedy("draft"))
    after = _audiences(shop)
    if done.step:
        shop.undo()

    assert _truth(
        {name: who for name, who in before.items() if name not in left},
        {name: who for name, who in after.items() if name not in left},
    ) == (told.starts, told.stops)


# The members of a group


def test_members_stand_first(shop: Workspace) -> None:
    """All live customers are listed once: those in the group first, each part by e-mail."""
    with shop.reading() as connection:
        told = picking.roster(connection, *_groups(shop, "VIP"))
        vip = picking.membership(connection, *_groups(shop, "VIP"))
        emails = [row.email for row in picking.customers(connection, told.rids)]

    assert 3 == told.members
    assert ["ada@lovelace.io", "alan@bletchley.uk", "grace@navy.mil"] == emails[:3]
    assert emails[3:] == sorted(emails[3:]) and 8 == len(emails)
    assert vip is not None and "VIP" == vip.group.name
    assert sorted(told.rids[:3]) == list(vip.inside)


def test_a_deleted_group_has_no_members_to_pick(shop: Workspace) -> None:
    """Who is in a group that is in the trash, or not there, is not told."""
    with shop.reading() as connection:
        assert picking.membership(connection, 5) is None
        assert picking.membership(connection, 99) is None


def test_members_that_are_looked_for(shop: Workspace) -> None:
    """Words narrow both parts, by name, e-mail or company."""
    with shop.reading() as connection:
        told = picking.roster(connection, *_groups(shop, "VIP"), words=("bl",))
        companies = picking.roster(connection, *_groups(shop, "VIP"), words=("bell", "labs"))

    assert (1, 1) == (len(told.rids), told.members)
    assert (2, 0) == (len(companies.rids), companies.members)


def test_a_long_roster_keeps_its_order(shop: Workspace) -> None:
    """With more customers than are sorted out at once none is lost, doubled or moved."""
    columns = ("rid", "id", "created_at", "updated_at", "email", "has_account", *NO_NAMES)
    many = range(100, 34_100)
    write(
        shop,
        InsertRows(
            Kind.CUSTOMER,
            columns,
            tuple((n, f"cus_{n}", 1, 1, f"p{n:06}@x.io", 1, None, None, None) for n in many),
        ),
        AddMembers(4, tuple(many[::7]), (None,)),
    )
    with shop.reading() as connection:
        told = picking.roster(connection, 4)

    assert [*many[::7]] == list(told.rids[: told.members])
    rest = [rid for rid in told.rids[told.members :] if rid >= 100]
    assert [rid for rid in many if (rid - 100) % 7] == rest
    assert 34_008 == len(told.rids)


def test_who_joins_and_leaves_one_group(shop: Workspace) -> None:
    """The effect tells both: what starts for those who join, what stops for those who leave."""
    with shop.reading() as connection:
        effect = picking.effect_on_group(
            connection,
            *_groups(shop, "VIP"),
            join=customers(shop, "zoe@example.de"),
            leave=customers(shop, "alan@bletchley.uk"),
            now=AT,
        )

    assert (
        "2 price lists start to apply to 1 customer; 1 price list stops applying to 1 customer."
        == effect.sentence
    )


def test_a_trashed_group_does_not_count(shop: Workspace) -> None:
    """With Wholesale in the trash Alan has Trade by VIP alone, and loses it with VIP."""
    deleting.delete(shop, Kind.GROUP, _groups(shop, "Wholesale"), remedy=Remedy("draft"))
    with shop.reading() as connection:
        effect = picking.effect_on_customers(
            connection,
            customers(shop, "alan@bletchley.uk"),
            join=[],
            leave=_groups(shop, "VIP"),
            now=AT,
        )

    assert "2 price lists stop applying to 1 customer." == effect.sentence


@pytest.fixture(scope="module")
def shop_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Yield one small shop for all examples of a property; each takes back what it did."""
    with make_shop(tmp_path_factory.mktemp("all") / "shop.db") as opened:
        yield opened
