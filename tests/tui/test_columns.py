"""Columns: which are shown in a pane, how wide, and how one gets to the others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.tui.widgets.columns import Column, ColumnView, all_columns, fit_columns

EMAIL = Column("email", "EMAIL", minimum=16)
NAME = Column("name", "NAME", minimum=12, priority=1)
ORDERS = Column("orders", "ORDERS", 7, right=True, priority=3)
SPENT = Column("spent", "SPENT", 12, minimum=9, right=True, priority=2)
CUSTOMERS = (EMAIL, NAME, ORDERS, SPENT)


def widths(room: int, dragged: dict[str, int] | None = None) -> dict[str, int]:
    """Return the columns shown in *room* cells, with their widths."""
    return {place.column.key: place.width for place in fit_columns(CUSTOMERS, room, dragged)}


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (100, {"email": 41, "name": 37, "orders": 7, "spent": 12}),
        (50, {"email": 16, "name": 12, "orders": 7, "spent": 12}),
        (47, {"email": 16, "name": 12, "orders": 7, "spent": 9}),
        (46, {"email": 18, "name": 14, "spent": 12}),
        (38, {"email": 21, "name": 16}),
        (28, {"email": 28}),
        (10, {"email": 10}),
    ],
)
def test_the_least_essential_columns_go_first(room: int, shown: dict[str, int]) -> None:
    """A narrow pane drops columns by priority instead of squeezing all of them."""
    assert shown == widths(room)


def test_essential_columns_are_squeezed_rather_than_dropped() -> None:
    """Two essential columns share a pane that is too narrow for both."""
    columns = (Column("name", "NAME", minimum=12), Column("for", "FOR", 4))

    assert [(0, 8), (9, 4)] == [(p.x, p.width) for p in fit_columns(columns, 13)]


def test_a_width_the_user_chose_is_kept() -> None:
    """A dragged column has its width; the flexible ones share the rest."""
    assert {"email": 40, "name": 38, "orders": 7, "spent": 12} == widths(100, {"email": 40})


@given(
    st.lists(
        st.builds(
            Column,
            key=st.uuids().map(str),
            label=st.just("X"),
            width=st.integers(0, 20),
            minimum=st.integers(0, 20),
            priority=st.integers(0, 3),
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(-3, 200),
)
def test_columns_never_overlap(columns: list[Column], room: int) -> None:
    """Whatever the columns and the pane, they stand in order, a cell apart, none empty."""
    for placed in (fit_columns(columns, room), all_columns(columns, room)):
        assert placed
        assert all(place.width >= 1 for place in placed)
        assert all(a.end + 1 == b.x for a, b in pairwise(placed))


@given(st.integers(50, 300))
def test_a_roomy_pane_is_filled_exactly(room: int) -> None:
    """With a flexible column no cell is wasted and none is missing."""
    assert room == fit_columns(CUSTOMERS, room)[-1].end


def view(room: int) -> ColumnView:
    """Return the customers' columns seen through *room* cells."""
    seen = ColumnView(CUSTOMERS)
    seen.room = room
    return seen


def test_the_column_cursor_reaches_dropped_columns() -> None:
    """Going right in a narrow pane shows the column gone to; going back shows what fits."""
    seen = view(16)

    assert ["email"] == [place.column.key for place in seen.placed]
    assert seen.more_right
    for key in ("name", "orders", "spent"):
        assert seen.move(1)
        place = next(place for place in seen.placed if place.column.key == key)
        assert seen.left <= place.x
        assert place.end <= seen.left + seen.room
    assert not seen.move(1)
    assert seen.more_left
    assert not seen.more_right
    seen.move(-3)
    assert (0, ["email"]) == (seen.left, [place.column.key for place in seen.placed])


def test_panning_shows_what_was_dropped_and_comes_back() -> None:
    """Panning right uncovers the other columns; panning back to the left edge ends it."""
    seen = view(16)

    assert seen.pan(8)
    assert (8, 4) == (seen.left, len(seen.placed))
    assert seen.pan(-100)
    assert (0, 1) == (seen.left, len(seen.placed))
    assert not seen.pan(-1)


def test_a_column_in_sight_is_gone_to_without_a_jump() -> None:
    """Panned, the column cursor moves to what is seen without the picture changing."""
    seen = view(20)
    seen.pan(22)
    before = (seen.left, seen.placed)
    seen.select("orders")

    assert before == (seen.left, seen.placed)
    seen.select("email")
    assert 0 == seen.left


def test_panning_stops_at_the_last_column() -> None:
    """One cannot pan into the void."""
    seen = view(16)
    seen.pan(1000)

    assert seen.placed[-1].end == seen.left + seen.room
    assert not view(200).pan(5)


def test_a_dragged_edge_changes_one_column_until_taken_back() -> None:
    """A dragged width is kept between bounds, and ``None`` gives it back."""
    seen = view(100)
    seen.resize("email", 1)

    assert 3 == seen.placed[0].width
    seen.resize("email", 1000)
    assert 100 == seen.placed[0].width
    seen.resize("email", None)
    assert 41 == seen.placed[0].width


def test_a_cell_belongs_to_a_column_or_its_edge() -> None:
    """The gap after a column is its edge; beyond the last one there is nothing."""
    seen = view(100)

    assert [("email", False), ("email", True), ("name", False)] == [
        (place.column.key, edge) for place, edge in filter(None, map(seen.at, (40, 41, 42)))
    ]
    assert seen.at(-1) is None
    assert seen.at(200) is None
