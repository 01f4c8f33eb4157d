"""What a filter finds, held against a second reading of the language in plain Python."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.query_data import fill
from tests.query_oracle import found, read_world
from tests.query_trees import trees
from tests.shop import DAY, NOW

from cgtui.domain.changes import Kind
from cgtui.domain.metadata import dump_metadata
from cgtui.domain.periods import to_ms
from cgtui.domain.query.parsing import parse
from cgtui.domain.query.showing import show
from cgtui.domain.query.tree import EVERYTHING, Match, Not, Term, Tree
from cgtui.domain.views import PANE_KINDS, PaneKind, Sort, View
from cgtui.services import browse

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace

ZONES = ("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/Los_Angeles")


def rids(shop: Workspace, kind: PaneKind, tree: Tree) -> list[int]:
    """Return the keys of the live rows that *tree* finds, in order."""
    view = View(kind, sort=Sort("id"), now=to_ms(NOW), query=tree, zone=shop.zone)
    with shop.reading() as connection:
        return sorted(browse.rids(connection, view))


@pytest.mark.parametrize("kind", PANE_KINDS)
@settings(max_examples=150)
@given(data=st.data())
def test_the_file_finds_what_the_language_says(
    workspace: Workspace, kind: PaneKind, data: st.DataObject
) -> None:
    """On random shops, seen from random zones, SQL and the plain reading agree."""
    workspace.zone = ZoneInfo(data.draw(st.sampled_from(ZONES)))
    fill(workspace, random.Random(data.draw(st.integers(0, 2**32))))
    world = read_world(workspace)

    for tree in data.draw(st.lists(trees(kind), min_size=1, max_size=4)):
        assert found(world, tree, kind) == rids(workspace, kind, tree), show(tree)
        assert found(world, Not(tree), kind) == rids(workspace, kind, Not(tree)), show(tree)


@pytest.mark.parametrize(
    "key", ["x'); DROP TABLE customer; --", '$."tier"', "a'b", 'a"b', "a\\b", "", "é", ":q0"]
)
def test_a_key_is_never_sql(shop: Workspace, key: str) -> None:
    """Whatever a key of the metadata is called, it is looked up and nothing else."""
    with shop.connection.writing():
        held = dump_metadata({key: "here"})
        shop.connection.run("UPDATE customer SET metadata = ? WHERE rid = 1", held)
    for op in ("=", "!=", ">", "~"):
        rids(shop, Kind.CUSTOMER, Term("meta", op, (Match(("x'; --",)),), key))

    assert [1] == rids(shop, Kind.CUSTOMER, Term("meta", "=", (Match(("here",)),), key))
    assert 8 == len(rids(shop, Kind.CUSTOMER, EVERYTHING))


@pytest.mark.parametrize(
    "text",
    [
        "bell " * 5_000,
        " | ".join(f"w{number}" for number in range(5_000)) + " | bell",
        "bell country:" + ",".join(["us"] * 500),
        " | ".join(["group:none bell"] * 250),
        "-" * 50 + "bell",
        "(" * 50 + "bell" + ")" * 50,
    ],
)
def test_the_largest_filters_are_answered(shop: Workspace, text: str) -> None:
    """SQLite minds deep and long conditions; none that can be read is too much for it."""
    assert [4, 5, 7] == rids(shop, Kind.CUSTOMER, parse(text, Kind.CUSTOMER))


@pytest.mark.parametrize("text", ["a\0b", "name:a\0*", "a\udcff", "company~\udcff", "meta.x:\0"])
def test_what_no_file_can_hold_is_not_found(shop: Workspace, text: str) -> None:
    """NUL and half characters are no mistake and find nothing."""
    assert [] == rids(shop, Kind.CUSTOMER, parse(text, Kind.CUSTOMER))


def test_relative_dates_are_seen_from_the_instant_of_the_question(shop: Workspace) -> None:
    """The tree stays as it is; what it finds moves with the clock."""
    tree = parse("last_order:>=-7d", Kind.CUSTOMER)
    later = View(Kind.CUSTOMER, sort=Sort("id"), now=to_ms(NOW + 30 * DAY), query=tree)
    with shop.reading() as connection:
        assert [] == list(browse.rids(connection, later))

    assert [7] == rids(shop, Kind.CUSTOMER, tree)
