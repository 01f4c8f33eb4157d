"""Fail closed: no price list becomes public because its last customer group went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import dump, groups_of, miscounted, price_list

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.remedies import AudienceAtStake, Remedy
from cgtui.services import browse, deleting, price_lists

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


def at_stake(refusal: pytest.ExceptionInfo[AudienceAtStake]) -> list[str]:
    """Return the names of the lists a refusal is about."""
    return sorted(row.name for row in refusal.value.lists)


def audience(shop: Workspace, name: str) -> int | None:
    """Return how many customers a list reaches, ``None`` for everyone."""
    row = price_list(shop, name)
    with shop.reading() as connection:
        return browse.audience(connection, row)


def test_deleting_the_only_group_of_a_list_is_stopped(shop: Workspace) -> None:
    """VIP is all that VIP Spring has; Trade has Wholesale too, Ideas is a draft."""
    before = dump(shop)

    with pytest.raises(AudienceAtStake) as refusal:
        deleting.delete(shop, Kind.GROUP, [1])
    assert ["VIP Spring"] == at_stake(refusal)
    assert before == dump(shop)


@pytest.mark.parametrize(("group", "name"), [(2, "Staff 2025"), (3, "Black Friday")])
def test_dates_do_not_matter(shop: Workspace, group: int, name: str) -> None:
    """A list that has ended or has not begun is stopped for all the same."""
    with pytest.raises(AudienceAtStake) as refusal:
        deleting.delete(shop, Kind.GROUP, [group])
    assert [name] == at_stake(refusal)


def test_several_groups_of_one_list_going_at_once_are_seen_together(shop: Workspace) -> None:
    """Trade would keep Wholesale without VIP, and VIP without Wholesale, but not without both."""
    with pytest.raises(AudienceAtStake) as refusal:
        deleting.delete(shop, Kind.GROUP, [1, 2])
    assert ["Staff 2025", "Trade", "VIP Spring"] == at_stake(refusal)


def test_a_group_in_the_trash_does_not_hold_a_list(shop: Workspace) -> None:
    """Once VIP is in the trash, Wholesale is the last live group of Trade."""
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("draft"))

    with pytest.raises(AudienceAtStake) as refusal:
        deleting.delete(shop, Kind.GROUP, [2])
    assert ["Staff 2025", "Trade"] == at_stake(refusal)


def test_a_group_without_such_lists_goes_without_a_question(shop: Workspace) -> None:
    """Empty has no price list: nothing is at stake."""
    assert 'Deleted customer group "Empty".' == deleting.delete(shop, Kind.GROUP, [4]).sentence


@pytest.mark.parametrize(
    ("remedy", "status", "everyone", "groups", "reached"),
    [
        (Remedy("draft"), "draft", False, (), 0),
        (Remedy("move", 3), "active", False, ("Press",), 1),
        (Remedy("widen"), "active", True, (), None),
    ],
    ids=["draft", "move", "widen"],
)
def test_the_choice_and_the_deletion_are_one_step(
    shop: Workspace,
    remedy: Remedy,
    status: str,
    everyone: bool,  # noqa: FBT001 - a column of the table
    groups: tuple[str, ...],
    reached: int | None,
) -> None:
    """Each of the three choices does what it says, and one undo takes back all of it."""
    before = dump(shop)
    deleting.delete(shop, Kind.GROUP, [1], remedy=remedy)
    row = price_list(shop, "VIP Spring")

    assert (status, everyone, groups, reached) == (
        row.status, row.for_everyone, groups_of(shop, "VIP Spring"), audience(shop, "VIP Spring"),
    )  # fmt: skip
    assert (1, 0) == shop.turns()
    assert [] == miscounted(shop)
    shop.undo()
    assert before == dump(shop)


@pytest.mark.parametrize("target", [1, 5, 999, None])
def test_a_list_is_moved_only_to_a_group_that_stays(shop: Workspace, target: int | None) -> None:
    """Not to the group that is going, nor to one in the trash, nor to one that is not there."""
    before = dump(shop)

    with pytest.raises(Refusal, match="a customer group that stays"):
        deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("move", target))
    with pytest.raises(Refusal, match="a customer group that stays"):
        price_lists.relink(shop, [1], leave=[1], remedy=Remedy("move", target))
    assert before == dump(shop)


def test_taking_the_last_group_from_a_list_is_stopped(shop: Workspace) -> None:
    """Not by deleting but by unlinking: the same question; a draft is not asked about."""
    before = dump(shop)

    with pytest.raises(AudienceAtStake) as refusal:
        price_lists.relink(shop, [1, 2, 6], leave=[1, 2])
    assert ["Trade", "VIP Spring"] == at_stake(refusal)
    assert before == dump(shop)
    assert (
        'Took price list "Ideas" from "VIP".' == price_lists.relink(shop, [6], leave=[1]).sentence
    )
    assert not price_list(shop, "Ideas").for_everyone


def test_a_group_in_exchange_is_no_loss(shop: Workspace) -> None:
    """Giving it another group in the same step needs no question."""
    done = price_lists.relink(shop, [1], join=[3], leave=[1])

    assert (
        'Gave price list "VIP Spring" to "Press"; took price list "VIP Spring" from "VIP".'
        == done.sentence
    )
    assert ("Press",) == groups_of(shop, "VIP Spring")


def test_unlinking_with_a_choice_is_one_step(shop: Workspace) -> None:
    """Moved to Press instead of VIP: one step, undone in one."""
    before = dump(shop)
    done = price_lists.relink(shop, [1], leave=[1], remedy=Remedy("move", 3))

    assert ("Press",) == groups_of(shop, "VIP Spring")
    assert done.sentence.endswith("moved to another group what had no other.")
    shop.undo()
    assert before == dump(shop)


def test_a_list_for_everyone_has_nothing_to_lose(shop: Workspace) -> None:
    """Widened on purpose and given its group back: deleting that again changes no audience."""
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("widen"))
    deleting.restore(shop, Kind.GROUP, [1])

    assert audience(shop, "VIP Spring") is None
    assert deleting.delete(shop, Kind.GROUP, [1]).step is not None


def test_a_remedy_that_is_not_needed_does_nothing(shop: Workspace) -> None:
    """--lists widen for a group without such lists widens nothing."""
    before = dump(shop)["price_list"]
    done = deleting.delete(shop, Kind.GROUP, [4], remedy=Remedy("widen"))

    assert 'Deleted customer group "Empty".' == done.sentence
    assert before == dump(shop)["price_list"]


def test_a_list_whose_groups_are_all_gone_reaches_nobody(shop: Workspace) -> None:
    """Set to draft, its group purged, activated again: nobody is reached, and that is said."""
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("draft"))
    deleting.purge(shop, Kind.GROUP, [1])
    done = price_lists.set_status(shop, [1], "active")

    assert 0 == audience(shop, "VIP Spring")
    assert "It is active but has no customer groups, so it reaches nobody." in done.warnings


def test_a_purge_never_changes_for_everyone(shop: Workspace) -> None:
    """Purging every trashed group leaves each list's column as it was."""
    deleting.delete(shop, Kind.GROUP, [1, 2, 3, 4], remedy=Remedy("draft"))
    before = [row[13] for row in dump(shop)["price_list"]]
    deleting.purge(shop, Kind.GROUP)

    assert before == [row[13] for row in dump(shop)["price_list"]]
    assert [] == dump(shop)["price_list_group"]


def test_undo_around_a_purge_stays_closed(shop: Workspace) -> None:
    """The remedy is undone though the group is purged: the list is active again, for nobody."""
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("widen"))
    deleting.purge(shop, Kind.GROUP, [1])
    shop.undo()

    assert "active" == price_list(shop, "VIP Spring").status
    assert 0 == audience(shop, "VIP Spring")


def test_what_a_deletion_would_do_is_told_before(shop: Workspace) -> None:
    """Names, resting memberships, lists that name the groups, lists at stake."""
    with shop.reading() as connection:
        known = deleting.consequences(connection, Kind.GROUP, [1, 2])

    assert ("VIP", "Wholesale") == known.names
    assert 5 == known.customers
    assert 4 == known.price_lists
    assert ["Staff 2025", "Trade", "VIP Spring"] == [row.name for row in known.at_stake]
