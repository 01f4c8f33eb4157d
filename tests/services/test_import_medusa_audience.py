"""An import never widens an audience in silence: who is not told is not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.import_files import AT, answer, by_ids, column, customer, group, price_list

from cgtui.services import imports

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.imports import ImportResult
    from cgtui.services.workspace import Workspace

FOR_EVERYONE = "SELECT for_everyone FROM price_list ORDER BY id"
VIP = group("cgrp_1", "VIP")


def bring(workspace: Workspace, path: Path, **sections: object) -> ImportResult:
    """Import one answer with these sections."""
    return imports.write(workspace, [answer(path / "answer.json", **sections)])


def test_a_list_without_groups_is_for_everyone(workspace: Workspace, tmp_path: Path) -> None:
    """Only an answer that says so, with an empty array, makes it so."""
    result = bring(
        workspace,
        tmp_path,
        price_lists=[
            price_list("pl_1", "Public", customer_groups=[]),
            price_list("pl_2", "Members", customer_groups=[VIP]),
            price_list("pl_3", "Untold"),
        ],
    )

    assert column(workspace, FOR_EVERYONE) == [1, 0, 0]
    assert result.warnings == (
        'Price list "Untold" (pl_3) reaches nobody: no answer says for whom it is.',
    )


def test_a_list_seen_inside_a_group_is_for_that_group(workspace: Workspace, tmp_path: Path) -> None:
    """Its own answer later may say more; an answer without groups changes nothing."""
    bring(workspace, tmp_path, customer_groups=[{**VIP, "price_lists": [price_list("pl_1", "S")]}])
    bring(workspace, tmp_path, price_lists=[price_list("pl_1", "Sale")])

    assert column(workspace, FOR_EVERYONE) == [0]
    assert by_ids(workspace)["link"] == [("pl_1", "cgrp_1")]


def test_a_list_that_becomes_public_is_told(workspace: Workspace, tmp_path: Path) -> None:
    """The answer decides, but the plan names the list before anything is written."""
    bring(workspace, tmp_path, price_lists=[price_list("pl_1", "Sale", customer_groups=[VIP])])
    path = answer(tmp_path / "a.json", price_lists=[price_list("pl_1", "Sale", customer_groups=[])])
    plan = imports.prepare(workspace, [path])
    before = column(workspace, FOR_EVERYONE)
    imports.write(workspace, [path])

    assert len(plan.warnings) == 1
    assert plan.warnings[0] == (
        'Price list "Sale" (pl_1) was for groups only and is now for EVERYONE: '
        "its answer says that it has no groups."
    )
    assert (before, column(workspace, FOR_EVERYONE)) == ([0], [1])


def test_a_groups_answer_never_makes_a_list_public(workspace: Workspace, tmp_path: Path) -> None:
    """A group that no longer has its list leaves that list for nobody, and that is told."""
    bring(workspace, tmp_path, price_lists=[price_list("pl_1", "Sale", customer_groups=[VIP])])
    result = bring(workspace, tmp_path, customer_groups=[{**VIP, "price_lists": []}])

    assert column(workspace, FOR_EVERYONE) == [0]
    assert by_ids(workspace)["link"] == []
    assert result.warnings == ('Price list "Sale" (pl_1) reaches nobody: it has no groups here.',)


def test_a_groups_answer_narrows_a_public_list(workspace: Workspace, tmp_path: Path) -> None:
    """A list that a group has is for its groups only."""
    bring(workspace, tmp_path, price_lists=[price_list("pl_1", "Sale", customer_groups=[])])
    bring(workspace, tmp_path, customer_groups=[{**VIP, "price_lists": [price_list("pl_1", "S")]}])

    assert column(workspace, FOR_EVERYONE) == [0]


def test_a_group_that_was_deleted_leaves_its_list_for_nobody(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Where Medusa would make the list public, it stays for its groups, and that is told."""
    bring(workspace, tmp_path, price_lists=[price_list("pl_1", "Sale", customer_groups=[VIP])])
    result = bring(workspace, tmp_path, customer_groups=[{**VIP, "deleted_at": AT}])

    assert column(workspace, FOR_EVERYONE) == [0]
    assert by_ids(workspace)["link"] == [("pl_1", "cgrp_1")]
    assert result.warnings == ('Price list "Sale" (pl_1) reaches nobody: it has no groups here.',)


def test_a_list_whose_group_was_refused_is_for_nobody(workspace: Workspace, tmp_path: Path) -> None:
    """A group that cannot be taken does not make its list public."""
    bring(workspace, tmp_path, customer_groups=[VIP])
    twin = group("cgrp_9", " VIP ")
    result = bring(
        workspace, tmp_path, price_lists=[price_list("pl_1", "Sale", customer_groups=[twin])]
    )

    assert column(workspace, FOR_EVERYONE) == [0]
    assert by_ids(workspace)["link"] == []
    assert result.warnings == ('Price list "Sale" (pl_1) reaches nobody: it has no groups here.',)


def test_answers_that_contradict_each_other_do_not_depend_on_the_order(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A list's own groups count more than a group's lists, a group's members than a customer's."""
    ada = customer("cus_1", "ada@a.io")
    files = [
        answer(tmp_path / "1.json", price_lists=[price_list("pl_1", "S", customer_groups=[])]),
        answer(
            tmp_path / "2.json",
            customer_groups=[{**VIP, "price_lists": [price_list("pl_1", "S")], "customers": [ada]}],
        ),
        answer(tmp_path / "3.json", customers=[{**ada, "groups": []}]),
    ]
    imports.write(workspace, files)
    one_way = by_ids(workspace)
    workspace.undo()
    imports.write(workspace, files[::-1])

    assert by_ids(workspace) == one_way
    assert one_way["link"] == []
    assert one_way["membership"] == [("cgrp_1", "cus_1", None)]


def test_links_with_the_trash_survive_an_answer(workspace: Workspace, tmp_path: Path) -> None:
    """An answer speaks of what is live there; what is in the trash here keeps its links."""
    ada, bob = customer("cus_1", "ada@a.io"), customer("cus_2", "bob@a.io")
    bring(workspace, tmp_path, customer_groups=[{**VIP, "customers": [ada, bob]}])
    bring(workspace, tmp_path, customers=[{**ada, "deleted_at": AT}])
    bring(workspace, tmp_path, customer_groups=[{**VIP, "customers": []}])

    assert by_ids(workspace)["membership"] == [("cgrp_1", "cus_1", None)]
