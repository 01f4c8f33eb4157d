"""How the room of a terminal is shared, at any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.tui.workbench.layout import Layout, Zoom, arrange, too_small

sizes = st.tuples(st.integers(60, 400), st.integers(16, 150))
grown = st.tuples(st.integers(-60, 60), st.integers(-60, 60), st.integers(-60, 60))
zooms = st.sampled_from((0, 1, 2))


def cells(layout: Layout) -> int:
    """Return how many columns everything in one line of the terminal takes, gaps included."""
    shown = [width for width in layout.panes if width]
    aside = layout.inspector_width + 1 if layout.inspector == "right" else 0
    return sum(shown) + len(shown) - 1 + aside


@given(sizes, st.integers(0, 2), zooms, grown, st.booleans())
def test_the_room_is_shared_without_rest(
    size: tuple[int, int],
    focused: int,
    zoom: Zoom,
    wanted: tuple[int, int, int],
    inspector: bool,  # noqa: FBT001 - drawn
) -> None:
    """Whatever the size and whatever the user grew, all columns are used and none is negative."""
    layout = arrange(*size, focused=focused, zoom=zoom, grown=wanted, inspector=inspector)

    assert size[0] == cells(layout)
    assert all(width >= 0 for width in layout.panes)
    assert layout.panes[focused] > 0


@given(sizes, st.integers(0, 2), grown)
def test_three_panes_stand_side_by_side_at_every_size(
    size: tuple[int, int], focused: int, wanted: tuple[int, int, int]
) -> None:
    """Unless one has all the room on purpose, no pane is narrower than eight cells."""
    layout = arrange(*size, focused=focused, grown=wanted)

    assert min(layout.panes) >= 8


@given(sizes, st.booleans())
def test_the_panes_keep_most_of_the_height(
    size: tuple[int, int],
    inspector: bool,  # noqa: FBT001 - drawn
) -> None:
    """Header, lines, inspector and history leave at least half of the lines to the rows."""
    layout = arrange(*size, inspector=inspector)

    assert size[1] - 4 - layout.inspector_height - layout.history >= size[1] // 2


@pytest.mark.parametrize(
    ("size", "place"),
    [((80, 24), "peek"), ((120, 36), "below"), ((200, 50), "right"), ((120, 24), "peek")],
)
def test_the_inspector_has_its_place(size: tuple[int, int], place: str) -> None:
    """A peek, below the panes, or at their right; hidden where it is not wanted."""
    assert place == arrange(*size).inspector
    assert "hidden" == arrange(*size, inspector=False).inspector


def test_only_a_large_terminal_has_a_history_strip() -> None:
    """At 200x50 there is one, below that there is none."""
    assert [0, 0, 6] == [arrange(*size).history for size in ((80, 24), (120, 36), (200, 50))]


@given(sizes, st.integers(0, 2))
def test_the_focused_pane_is_the_widest_where_there_is_little_room(
    size: tuple[int, int], focused: int
) -> None:
    """An accordion: the pane one works in has more room than the others."""
    layout = arrange(min(size[0], 109), size[1], focused=focused)

    assert layout.panes[focused] == max(layout.panes)


@given(sizes, st.integers(0, 2))
def test_zoom_gives_more_and_then_all(size: tuple[int, int], focused: int) -> None:
    """Each step of the zoom makes the pane at least as wide."""
    widths = [arrange(*size, focused=focused, zoom=zoom).panes[focused] for zoom in (0, 1, 2)]

    assert widths == sorted(widths)


@pytest.mark.parametrize(
    ("size", "small"), [((60, 16), False), ((59, 16), True), ((60, 15), True), ((1, 1), True)]
)
def test_below_60x16_it_is_too_small(size: tuple[int, int], small: bool) -> None:  # noqa: FBT001
    """The smallest terminal is 60 columns and 16 lines."""
    assert small is too_small(*size)
