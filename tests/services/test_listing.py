"""Rows for whoever lists them, without a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import NOW, rid_of

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.services import groups, listing

if TYPE_CHECKING:
    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Workspace


def ids(workspace: Workspace, kind: PaneKind, *, trash: bool = False) -> list[object]:
    """Return the ids of the rows that are listed."""
    with workspace.reading() as connection:
        rows = listing.every(connection, kind, now=NOW, trash=trash)
        return [row.id for row in rows]


def test_customers_come_by_email(shop: Workspace) -> None:
    """A guest and an account of one e-mail stand together, in the order they were made."""
    assert [
        "cus_ada1",
        "cus_alan2",
        "cus_barbara3",
        "cus_dennis4",
        "cus_dennis5",
        "cus_grace6",
        "cus_ken7",
        "cus_zoe8",
    ] == ids(shop, Kind.CUSTOMER)


def test_a_list_changes_its_state_with_the_instant(shop: Workspace) -> None:
    """What is scheduled now is active while it lasts and ended afterwards."""
    rid = rid_of(shop, Kind.PRICE_LIST, "Black Friday")
    with shop.reading() as connection:
        row = listing.one(connection, Kind.PRICE_LIST, rid)
        states = [
            listing.plain(connection, row, NOW.replace(day=day))["state"] for day in (23, 28, 30)
        ]

    assert ["scheduled", "active", "ended"] == states


def test_pages_are_read_one_after_the_other(shop: Workspace) -> None:
    """More rows than a page are all yielded, each once, in order."""
    names = [f"g{number:04}" for number in range(4_100)]
    groups.regroup(shop, [], create=names)

    with shop.reading() as connection:
        listed = [row.name for row in listing.every(connection, Kind.GROUP, now=NOW)]
    assert names == [name for name in listed if name.startswith("g")]


def test_the_id_finds_a_row_in_the_trash_and_the_name_does_not(shop: Workspace) -> None:
    """A deleted group's name is free for another; its id is its own."""
    with shop.reading() as connection:
        assert 5 == listing.find(connection, Kind.GROUP, "cgrp_old")
        with pytest.raises(Refusal):
            listing.find(connection, Kind.GROUP, "Old fair")
