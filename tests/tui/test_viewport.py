"""The window over a long list, and its scroll bar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cgtui.tui.widgets.viewport import Viewport


def test_the_window_moves_no_more_than_needed() -> None:
    """Going past an edge scrolls by one; staying inside does not scroll."""
    window = Viewport(total=100, height=10)

    assert not window.reveal(9)
    assert window.reveal(10)
    assert 1 == window.top
    assert not window.reveal(1)
    assert window.reveal(0)
    assert 0 == window.top


def test_there_is_no_thumb_where_all_rows_are_on_screen() -> None:
    """A short list has no scroll bar, and dragging there does nothing."""
    window = Viewport(total=10, height=10)

    assert range(0) == window.thumb
    assert not window.drag_thumb(3)


@given(st.integers(0, 2_000_000), st.integers(0, 80), st.integers(-10, 2_000_010))
def test_the_thumb_stays_on_the_bar(total: int, height: int, top: int) -> None:
    """Wherever the window is, it lies in the list, and the thumb on the bar."""
    window = Viewport(total=total, height=height)
    window.scroll_to(top)

    assert 0 <= window.top <= max(0, total - height)
    if total > height > 0:
        assert len(window.thumb) >= 1
        assert 0 <= window.thumb.start < window.thumb.stop <= height
        assert (window.top < window.last_top) or (window.thumb.stop == height)


@given(st.integers(2, 2_000_000), st.integers(2, 80))
def test_dragging_to_the_ends_shows_the_ends(total: int, height: int) -> None:
    """The bar's first line is the first row, and its last line the last row."""
    window = Viewport(total=total, height=height, top=min(1, max(0, total - height)))
    if not window.thumb:
        return
    window.drag_thumb(height)

    assert window.last_top == window.top
    window.drag_thumb(-3)
    assert 0 == window.top
