"""Keeping in sight where one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region


def scroll_into_sight(widget: Widget, region: Region) -> None:
    """Scroll what *widget* lies in just so far that *region*, counted from its corner, is seen.

    Regions of the screen would not do: while a scroll is under way they tell of before.
    """
    inside, node = region, widget
    while isinstance(node.parent, Widget):
        inside = inside.translate(node.virtual_region.offset)
        node = node.parent
        if node.allow_vertical_scroll:
            node.scroll_to_region(inside, animate=False, x_axis=False, immediate=True)
            return
