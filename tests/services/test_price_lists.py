"""Price lists: fields and dates, their groups, and being for everyone only on purpose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.shop import DAY, LONG_AGO, NOW, dump, groups_of, miscounted, price_list, sentences, write

from cgtui.domain.changes import Edit, Kind, UpdateRows
from cgtui.domain.errors import Refusal
from cgtui.domain.periods import to_ms
from cgtui.services import browse, price_lists
from cgtui.services.editing import EditedElsewhere
from cgtui.services.fail_closed import ReachesEveryone

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


def test_a_new_list_is_a_draft_for_everyone(shop: Workspace) -> None:
    """Made without groups it is for everyone, and so a draft until that is agreed to."""
    done, text_id = price_lists.create(shop, {"name": " Summer ", "description": "Two\nlines"})
    made = price_list(shop, "Summer")

    assert 'Created price list "Summer".' == done.sentence
    assert text_id == made.id
    assert text_id.startswith("pl_01")
    assert ("sale", "draft", True, False) == (
        made.type, made.status, made.for_everyone, made.includes_tax,
    )  # fmt: skip
    assert ("Two\nlines", None, None) == (made.description, made.starts_at, made.ends_at)
    assert (0, 0, NOW) == (made.group_count, made.price_count, made.created_at)


def test_an_active_list_for_everyone_is_made_on_purpose_only(shop: Workspace) -> None:
    """Creating it active asks; agreeing makes it, with a warning that guests are reached."""
    before = dump(shop)

    with pytest.raises(ReachesEveryone, match='"Summer" would reach everyone, guests included'):
        price_lists.create(shop, {"name": "Summer", "status": "active"})
    assert before == dump(shop)
    done, _ = price_lists.create(shop, {"name": "Summer", "status": "active"}, everyone=True)
    assert "It is active and for everyone: it reaches guests too." in done.warnings


def test_activating_a_list_for_everyone_asks(shop: Workspace) -> None:
    """By every way: t, the form, many at once; a list with a group is not asked about."""
    before = dump(shop)
    for activate in (
        lambda: price_lists.set_status(shop, [6, 7], "active"),
        lambda: price_lists.update(shop, 7, {"status": "active"}),
        lambda: price_lists.update_many(shop, [6, 7], {"status": "active"}),
    ):
        with pytest.raises(ReachesEveryone, match='"Whole shop"') as refusal:
            activate()
        assert '"Ideas"' not in str(refusal.value)

    assert before == dump(shop)
    price_lists.set_status(shop, [6], "active")
    price_lists.set_status(shop, [7], "active", everyone=True)
    assert ("active", "active") == (
        price_list(shop, "Ideas").status,
        price_list(shop, "Whole shop").status,
    )


def test_what_is_active_already_is_not_asked_about_again(shop: Workspace) -> None:
    """Outlet is for everyone and active: renaming it, or saying active again, asks nothing."""
    done = price_lists.update(shop, 3, {"name": "Outlet 2", "status": "active"})

    assert 1 == done.rows
    assert price_list(shop, "Outlet 2").for_everyone


def test_the_status_of_many_changes_as_one_step(shop: Workspace) -> None:
    """Only those that change count; one alone is named."""
    before = dump(shop)
    many = price_lists.set_status(shop, [1, 2, 6], "draft")
    one = price_lists.set_status(shop, [6, 1], "active")
    shop.undo(2)

    assert "Set to draft: 2 price lists." == many.sentence
    assert "Activated 2 price lists." == one.sentence
    assert before == dump(shop)


@pytest.mark.parametrize("days", [0, -1])
def test_an_end_that_is_not_after_the_start_is_refused(shop: Workspace, days: int) -> None:
    """A list that would never apply is a slip: refused on making, editing, and editing many."""
    period = {"starts_at": NOW, "ends_at": NOW + days * DAY}
    before = dump(shop)
    for slip in (
        lambda: price_lists.create(shop, {"name": "Summer", **period}),
        lambda: price_lists.update(shop, 1, period),
        lambda: price_lists.update_many(shop, [2], {"ends_at": NOW - 31 * DAY}),
    ):
        with pytest.raises(Refusal) as refusal:
            slip()
        assert "ends_at" == refusal.value.field

    assert before == dump(shop)


def test_a_period_that_was_imported_may_stay(shop: Workspace) -> None:
    """What Medusa let in can be renamed; it is warned about, not refused."""
    odd = Edit(1, (None, None), (to_ms(NOW), to_ms(NOW - DAY)))
    write(shop, UpdateRows(Kind.PRICE_LIST, ("starts_at", "ends_at"), (odd,)))
    fields = price_lists.fields(price_list(shop, "VIP Spring"))
    done = price_lists.update(shop, 1, {**fields, "name": "Odd"}, base=fields)

    assert "It never applies: its end is not after its start." in done.warnings


def test_questionable_things_are_warned_about(shop: Workspace) -> None:
    """An end in the past and an active list without prices are allowed, and said."""
    done = price_lists.update(shop, 4, {"starts_at": None, "ends_at": NOW - DAY})
    bare = price_lists.set_status(shop, [6], "active")

    assert "It no longer applies: its end has passed." in done.warnings
    assert ("It is active but has no prices, so it changes nothing.",) == bare.warnings


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Outlet", "active"), ("Trade", "active"), ("Black Friday", "scheduled"),
        ("Staff 2025", "ended"), ("Ideas", "draft"),
    ],
)  # fmt: skip
def test_a_list_has_a_state_at_an_instant(shop: Workspace, name: str, state: str) -> None:
    """Draft, scheduled, active or ended, as its status and its dates say now."""
    assert state == price_list(shop, name).state(NOW)


def test_the_bounds_of_a_period_are_strict(shop: Workspace) -> None:
    """At the very start it does not apply yet, at the very end no more."""
    row, instant = price_list(shop, "Trade"), timedelta(milliseconds=1)

    assert row.starts_at
    assert row.ends_at
    states = [row.state(at) for at in (row.starts_at, row.starts_at + instant, row.ends_at)]
    assert ["scheduled", "active", "ended"] == states


@pytest.mark.parametrize(
    "values", [{"name": ""}, {"type": "gift"}, {"status": "on"}, {"description": "nul\0"}]
)
def test_a_value_that_is_not_allowed_is_refused_at_its_field(
    shop: Workspace, values: dict[str, object]
) -> None:
    """The refusal says which field; nothing is written."""
    before = dump(shop)

    with pytest.raises(Refusal) as refusal:
        price_lists.update(shop, 1, values)
    assert [refusal.value.field] == list(values)
    assert before == dump(shop)


def test_a_clone_has_groups_and_prices_under_new_ids(shop: Workspace) -> None:
    """Made like Trade: same groups, same amounts and bounds, ids of its own, and a draft."""
    price_lists.create(shop, {"name": "Trade 2"}, like=2)
    clone = price_list(shop, "Trade 2")
    with shop.reading() as connection:
        old, new = browse.prices(connection, 2), browse.prices(connection, clone.rid)

    assert ['Created price list "Trade 2" with 2 prices.'] == sentences(shop)
    assert ("VIP", "Wholesale") == groups_of(shop, "Trade 2")
    assert ("draft", False) == (clone.status, clone.for_everyone)
    assert [price[2:] for price in old] == [price[2:] for price in new]
    assert not {price.id for price in old} & {price.id for price in new}


def test_a_clone_of_a_list_for_everyone_is_for_everyone(shop: Workspace) -> None:
    """Made like Outlet and active: asked about, as Outlet's audience is everyone."""
    with pytest.raises(ReachesEveryone):
        price_lists.create(shop, {"name": "Outlet 2", "status": "active"}, like=3)


def test_a_list_for_everyone_that_gets_a_group_is_for_that_group_only(shop: Workspace) -> None:
    """Outlet goes to Press: from then on its audience is Press, in one step, undone in one."""
    before = dump(shop)
    done = price_lists.relink(shop, [3], join=[3])

    assert 'Gave price list "Outlet" to "Press"; no longer for everyone.' == done.sentence
    assert not price_list(shop, "Outlet").for_everyone
    shop.undo()
    assert before == dump(shop)


def test_only_lists_that_truly_get_a_group_are_narrowed(shop: Workspace) -> None:
    """One that was widened on purpose and has the group already stays for everyone."""
    write(shop, UpdateRows(Kind.PRICE_LIST, ("for_everyone",), (Edit(1, (0,), (1,)),)))
    price_lists.relink(shop, [1, 3], join=[1])

    assert price_list(shop, "VIP Spring").for_everyone
    assert not price_list(shop, "Outlet").for_everyone


def test_groups_of_many_lists_change_as_one_step(shop: Workspace) -> None:
    """Two lists to Empty and to a group made on the spot, Trade away from Wholesale."""
    before = dump(shop)
    done = price_lists.relink(shop, [1, 2], join=[4], leave=[2], create=["Spring"])

    assert (
        'Created customer group "Spring"; gave 2 price lists to "Empty" and "Spring"; '
        'took price list "Trade" from "Wholesale".'
    ) == done.sentence
    assert ("VIP", "Empty", "Spring") == groups_of(shop, "Trade")
    assert [] == miscounted(shop)
    shop.undo()
    assert before == dump(shop)


@pytest.mark.parametrize("rid", [5, 999])
def test_a_group_deleted_meanwhile_gets_no_list(shop: Workspace, rid: int) -> None:
    """Giving a list to a group in the trash is refused; Outlet stays as it is."""
    before = dump(shop)

    with pytest.raises(Refusal, match="deleted meanwhile"):
        price_lists.relink(shop, [3], join=[rid])
    assert before == dump(shop)


@pytest.mark.parametrize("rid", [8, 999])
def test_a_list_deleted_meanwhile_is_not_edited(shop: Workspace, rid: int) -> None:
    """A form says so; acting on many passes it over."""
    before = dump(shop)

    with pytest.raises(Refusal, match="deleted meanwhile"):
        price_lists.update(shop, rid, {"name": "X"})
    for write_many in (
        lambda: price_lists.update_many(shop, [rid], {"type": "override"}),
        lambda: price_lists.set_status(shop, [rid], "draft"),
        lambda: price_lists.relink(shop, [rid], join=[1]),
    ):
        assert write_many().step is None
    assert before == dump(shop)


def test_only_truly_changed_lists_get_a_new_updated_at(shop: Workspace) -> None:
    """Of three set to sale one changes; the others keep when they were last changed."""
    price_lists.update_many(shop, [1, 2, 3], {"type": "sale"})

    assert NOW == price_list(shop, "Trade").updated_at
    assert LONG_AGO == price_list(shop, "VIP Spring").updated_at
    assert ["Changed 1 price list."] == sentences(shop)


def test_a_list_edited_elsewhere_is_merged_or_asked_about(shop: Workspace) -> None:
    """The end moved there, the name here: both kept. The end on both sides: asked."""
    base = price_lists.fields(price_list(shop, "Trade"))
    price_lists.update(shop, 2, {"ends_at": NOW + 60 * DAY})
    price_lists.update(shop, 2, {"name": "B2B"}, base=base)

    with pytest.raises(EditedElsewhere, match="ends_at"):
        price_lists.update(shop, 2, {"ends_at": NOW + 90 * DAY}, base=base)
    assert NOW + 60 * DAY == price_list(shop, "B2B").ends_at
