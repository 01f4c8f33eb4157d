"""Undo: linear, across restarts, and exact to the last ``updated_at``."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shop import (
    LONG_AGO,
    NOW,
    StillClock,
    dump,
    group,
    make_shop,
    members_of,
    miscounted,
    open_shop,
)

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.patching import MetadataPatch
from cgtui.domain.remedies import Remedy
from cgtui.services import customers, deleting, groups, price_lists

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cgtui.services.workspace import Workspace

NAMES = st.sampled_from(["VIP", "vip", "Gold", "Gold ", "Press", "", "Straße", "STRASSE"])
EMAILS = st.sampled_from(["ada@lovelace.io", "NEW@x.test", "dennis@bell.com", "no"])
RIDS = st.lists(st.integers(1, 10), max_size=4)
RID = st.integers(1, 10)
GROUP = st.integers(1, 4)
GROUPS = st.lists(GROUP, max_size=2)
KINDS = st.sampled_from([Kind.GROUP, Kind.CUSTOMER, Kind.PRICE_LIST])
REMEDIES = st.one_of(
    st.none(),
    st.builds(Remedy, st.just("move"), GROUP),
    st.builds(Remedy, st.sampled_from(["draft", "widen"])),
)
METADATA = st.sampled_from([None, {}, {"tier": 2}, {"tier": "2"}, {"b": 1, "a": [True, None]}])
STATUS = st.sampled_from(["draft", "active"])
AGREED = st.booleans()

Act = tuple["Callable[..., object]", tuple[object, ...], dict[str, object]]


def act(verb: Callable[..., object], *args: object, **named: object) -> st.SearchStrategy[Act]:
    """Return a strategy for one call of *verb* with drawn arguments."""
    drawn = [arg if isinstance(arg, st.SearchStrategy) else st.just(arg) for arg in args]
    by_name = {k: v if isinstance(v, st.SearchStrategy) else st.just(v) for k, v in named.items()}
    return st.tuples(st.just(verb), st.tuples(*drawn), st.fixed_dictionaries(by_name))


def undo(workspace: Workspace, count: int) -> None:
    """Undo some steps."""
    workspace.undo(count)


def redo(workspace: Workspace, count: int) -> None:
    """Redo some steps."""
    workspace.redo(count)


ACTS = st.one_of(
    act(groups.create, st.fixed_dictionaries({"name": NAMES, "metadata": METADATA}),
        like=st.one_of(st.none(), RID)),
    act(groups.update, RID, st.fixed_dictionaries({"name": NAMES})),
    act(groups.update, RID, st.fixed_dictionaries({"metadata": METADATA})),
    act(groups.update_many, RIDS, MetadataPatch({"tier": 3}, ("since",))),
    act(groups.add, RID, RIDS),
    act(groups.remove, GROUP, RIDS),
    act(groups.change_members, GROUP, join=RIDS, leave=RIDS),
    act(groups.regroup, RIDS, join=GROUPS, leave=GROUPS, create=st.lists(NAMES, max_size=1)),
    act(customers.create, st.fixed_dictionaries({"email": EMAILS, "has_account": AGREED}),
        like=st.one_of(st.none(), RID)),
    act(customers.update, RID, st.fixed_dictionaries({"email": EMAILS})),
    act(customers.update_many, RIDS, st.fixed_dictionaries({"has_account": AGREED})),
    act(customers.update_many, RIDS, st.fixed_dictionaries({"company": NAMES})),
    act(price_lists.create, st.fixed_dictionaries({"name": NAMES, "status": STATUS}),
        like=st.one_of(st.none(), RID), everyone=AGREED),
    act(price_lists.update, RID, st.fixed_dictionaries({"name": NAMES, "status": STATUS}),
        everyone=AGREED),
    act(price_lists.set_status, RIDS, STATUS, everyone=AGREED),
    act(price_lists.relink, RIDS, join=GROUPS, leave=GROUPS, remedy=REMEDIES,
        create=st.lists(NAMES, max_size=1)),
    act(deleting.delete, KINDS, RIDS, remedy=REMEDIES),
    act(deleting.delete, Kind.GROUP, st.lists(GROUP, min_size=1), remedy=REMEDIES),
    act(deleting.restore, KINDS, RIDS),
    act(undo, st.integers(1, 3)),
    act(redo, st.integers(1, 3)),
)  # fmt: skip
PURGES = act(deleting.purge, KINDS, st.one_of(st.none(), RIDS))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small shop once, to be copied by every example."""
    path = tmp_path_factory.mktemp("template") / "shop.db"
    make_shop(path).close()
    return path


def perform(workspace: Workspace, clock: StillClock, acts: list[Act]) -> None:
    """Do *acts* one second apart; what is refused must leave everything as it was."""
    for verb, args, named in acts:
        clock.wait(seconds=1)
        before = dump(workspace)
        try:
            verb(workspace, *args, **named)
        except Refusal:
            assert before == dump(workspace)

        assert [] == miscounted(workspace)


@settings(max_examples=120)
@given(st.lists(ACTS, min_size=1, max_size=12))
def test_whatever_is_done_all_undone_is_as_before(
    template: Path, tmp_path: Path, acts: list[Act]
) -> None:
    """Any changes, all undone, leave the first dump; all redone, the last; counters agree."""
    clock, path = StillClock(), tmp_path / "copy.db"
    shutil.copyfile(template, path)
    with open_shop(path, clock=clock) as workspace:
        first = dump(workspace)
        perform(workspace, clock, acts)
        last, (done, _) = dump(workspace), workspace.turns()
        clock.wait(days=1)
        if done:
            workspace.undo(done)
        undone = dump(workspace)
        if done:
            workspace.redo(done)

        assert first == undone
        assert last == dump(workspace)
        assert [] == miscounted(workspace)


@settings(max_examples=60)
@given(st.lists(st.one_of(ACTS, PURGES, PURGES), min_size=1, max_size=12))
def test_a_purge_ends_undo_only_for_what_it_removed(
    template: Path, tmp_path: Path, acts: list[Act]
) -> None:
    """Around purges every other step can still be undone: what is left is as it was."""
    clock, path = StillClock(), tmp_path / "copy.db"
    shutil.copyfile(template, path)
    with open_shop(path, clock=clock) as workspace:
        first = dump(workspace)
        perform(workspace, clock, acts)
        if done := workspace.turns()[0]:
            workspace.undo(done)
        left = dump(workspace)

        assert [] == miscounted(workspace)
        for table in ("customer", "price_list", "price", "membership", "price_list_group"):
            assert set(left[table]) <= set(first[table])
        assert {row[:8] for row in left["customer_group"]} <= {
            row[:8] for row in first["customer_group"]
        }


def test_undo_takes_back_the_newest_and_redo_puts_it_back(
    shop: Workspace, clock: StillClock
) -> None:
    """u, u, U: the second change goes, then the first; the first comes back."""
    groups.update(shop, 1, {"name": "Gold"})
    clock.wait(seconds=5)
    groups.update(shop, 1, {"name": "Platinum"})
    undone = shop.undo()
    once = group(shop, "cgrp_vip").name
    shop.undo()
    twice = group(shop, "cgrp_vip")
    shop.redo()

    assert 'Undid: Renamed customer group "Gold" to "Platinum".' == undone.sentence
    assert "Gold" == once
    assert "VIP" == twice.name
    assert LONG_AGO == twice.updated_at
    assert "Gold" == group(shop, "cgrp_vip").name
    assert NOW == group(shop, "cgrp_vip").updated_at


def test_undoing_an_add_removes_only_who_was_new(shop: Workspace) -> None:
    """Ada and Alan were in VIP before; undoing an add of four takes out the two others."""
    before = members_of(shop, "VIP")
    done = groups.add(shop, 1, [1, 2, 3, 4])
    shop.undo()

    assert "Added 2 customers; 2 were already in." == done.sentence
    assert before == members_of(shop, "VIP")


def test_members_come_back_with_since_when_they_were_members(
    shop: Workspace, clock: StillClock
) -> None:
    """Undoing a removal gives each member back the instant they once joined."""
    groups.add(shop, 1, [3])
    clock.wait(days=2)
    groups.add(shop, 1, [4])
    before = dump(shop)["membership"]
    groups.remove(shop, 1, [1, 3, 4])
    shop.undo()

    assert before == dump(shop)["membership"]


def test_several_steps_at_once(shop: Workspace) -> None:
    """Undo 3 takes back three steps in one transaction, and redo 3 puts them back."""
    first = dump(shop)
    for name in ("One", "Two", "Three"):
        groups.create(shop, {"name": name})
    last = dump(shop)
    done = shop.undo(3)
    undone = dump(shop)
    shop.redo(3)

    assert "Undid 3 steps, 3 to 1." == done.sentence
    assert 3 == done.rows
    assert first == undone
    assert last == dump(shop)


def test_the_history_survives_a_restart(tmp_path: Path, clock: StillClock) -> None:
    """Close the file, open it next week: undo and redo go on where they were."""
    path = tmp_path / "shop.db"
    with make_shop(path, clock=clock) as workspace:
        first = dump(workspace)
        deleting.delete(workspace, Kind.GROUP, [1], remedy=Remedy("draft"))
        groups.create(workspace, {"name": "Gold"})
        workspace.undo()
    clock.wait(weeks=1)
    with open_shop(path, clock=clock) as workspace:
        workspace.redo()
        workspace.undo(2)
        undone = dump(workspace)
    with open_shop(path, clock=clock) as workspace:
        workspace.redo(2)

        assert first == undone
        assert "Gold" == group(workspace, "Gold").name
        assert (2, 0) == workspace.turns()


def test_a_new_change_ends_redo(shop: Workspace) -> None:
    """What was undone before a new change never comes back, and the history says undone."""
    groups.create(shop, {"name": "One"})
    shop.undo()
    groups.create(shop, {"name": "Two"})

    with pytest.raises(Refusal, match="nothing to redo"):
        shop.redo()
    assert [(3, False), (2, False), (1, True)] == [(s.step, s.undone) for s in shop.history()]
    assert (1, 0) == shop.turns()


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Say how many steps to undo: 1 or more."),
        (-1, "Say how many steps to undo: 1 or more."),
        (2, "Only 1 step can be undone; nothing was changed."),
        (10**30, "Only 1 step can be undone; nothing was changed."),
    ],
)
def test_an_undo_of_too_many_or_too_few_is_refused(
    shop: Workspace, count: int, sentence: str
) -> None:
    """Undo never guesses how far: too far is refused whole, and so is no step at all."""
    groups.create(shop, {"name": "One"})
    before = dump(shop)

    with pytest.raises(Refusal) as refusal:
        shop.undo(count)
    assert sentence == str(refusal.value)
    assert before == dump(shop)


def test_nothing_to_undo_is_said(shop: Workspace) -> None:
    """An empty history refuses undo and redo in plain words."""
    with pytest.raises(Refusal, match=r"^There is nothing to undo\.$"):
        shop.undo()
    with pytest.raises(Refusal, match=r"^There is nothing to redo\.$"):
        shop.redo()


def test_an_undo_is_in_the_history_and_is_never_itself_undone(shop: Workspace) -> None:
    """After do, undo: the history has two rows, and there is nothing more to undo."""
    groups.create(shop, {"name": "One"})
    shop.undo()
    kinds = [(step.kind, step.undone) for step in shop.history()]

    assert [("undo", False), ("change", True)] == kinds
    with pytest.raises(Refusal):
        shop.undo()


def test_older_steps_still_undo_around_a_purge(shop: Workspace) -> None:
    """The purged customer stays gone; everybody else is back in the group they were taken from."""
    groups.remove(shop, 1, [1, 2])
    deleting.delete(shop, Kind.CUSTOMER, [1])
    deleting.purge(shop, Kind.CUSTOMER, [1])
    groups.update(shop, 1, {"name": "Gold"})
    shop.undo(3)

    assert {"cus_alan2", "cus_grace6"} == members_of(shop, "VIP")
    assert [] == miscounted(shop)


def test_an_undo_of_what_was_purged_says_so(shop: Workspace) -> None:
    """There is nothing left to take back, which the history does not pretend."""
    groups.create(shop, {"name": "Gold"})
    rid = group(shop, "Gold").rid
    deleting.delete(shop, Kind.GROUP, [rid])
    deleting.purge(shop, Kind.GROUP, [rid])
    done = shop.undo()

    assert 'Undid: Deleted customer group "Gold". Nothing of it was left.' == done.sentence
    assert 0 == done.rows


def test_a_purge_ends_redo(shop: Workspace) -> None:
    """A purge is a new step: what was undone before it cannot be redone."""
    groups.create(shop, {"name": "One"})
    shop.undo()
    deleting.purge(shop, Kind.GROUP)

    assert (0, 0) == shop.turns()
