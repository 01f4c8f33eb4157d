"""How much room each part of the workbench gets, at any size of the terminal: pure arithmetic.

At every size the three panes stand side by side.  Where there is little room the focused one is
wide and the others narrow (an accordion), and the inspector is a peek of two lines; with more room
it lies below the panes, then at their right, with a strip of history.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MIN_WIDTH, MIN_HEIGHT = 60, 16
"""The smallest terminal the workbench is for."""

Place = Literal["hidden", "peek", "below", "right"]
Zoom = Literal[0, 1, 2]
"""0: panes side by side as usual, 1: the focused pane has half, 2: it has everything."""

_PEEK_LINES = 2
_FIXED_LINES = 4
"""The header, the selection, the last change and the footer."""
_WIDE, _ROOMY_HEIGHT = 110, 30
_VERY_WIDE = 170
_HISTORY_HEIGHT = 44
_SHARES = (33, 50, 37)
"""Widths of the panes in proportion, as drawn for 120 columns."""
_FOCUSED_SHARE = 0.55
_NARROWEST = 8
_INSPECTOR_WIDTH = 48
_STRIP_LINES = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """What fits where, in cells.

    Attributes:
        panes: Width of each pane; 0 hides it.
        inspector: Where the inspector is.
        inspector_width: Its width at the right, 0 elsewhere.
        inspector_height: Its lines below the panes, 0 elsewhere.
        history: Lines of the history strip, 0 for none.
    """

    panes: tuple[int, int, int]
    inspector: Place
    inspector_width: int = 0
    inspector_height: int = 0
    history: int = 0


def too_small(width: int, height: int) -> bool:
    """Tell whether the terminal is too small for the workbench."""
    return width < MIN_WIDTH or height < MIN_HEIGHT


def arrange(
    width: int,
    height: int,
    *,
    focused: int = 0,
    zoom: Zoom = 0,
    grown: tuple[int, int, int] = (0, 0, 0),
    inspector: bool = True,
) -> Layout:
    """Return who gets which room.

    Args:
        width: Columns of the terminal.
        height: Lines of the terminal.
        focused: Which pane has the focus, 0 to 2.
        zoom: How much of the room the focused pane takes.
        grown: How many cells the user has added to (or taken from) each pane.
        inspector: Whether the user wants to see the inspector.
    """
    place = _inspector_place(width, height, wanted=inspector)
    aside = _INSPECTOR_WIDTH if place == "right" else 0
    below = _below_lines(height, place)
    room = width - aside - (1 if aside else 0)
    strip = _STRIP_LINES if width >= _VERY_WIDE and height >= _HISTORY_HEIGHT else 0
    return Layout(_pane_widths(room, focused, zoom, grown), place, aside, below, strip)


def _inspector_place(width: int, height: int, *, wanted: bool) -> Place:
    if not wanted:
        return "hidden"
    if width >= _VERY_WIDE:
        return "right"
    return "below" if width >= _WIDE and height >= _ROOMY_HEIGHT else "peek"


def _below_lines(height: int, place: Place) -> int:
    """Return the inspector's lines below the panes: a third of the screen at most."""
    if place == "peek":
        return _PEEK_LINES
    return min(14, (height - _FIXED_LINES) // 3) if place == "below" else 0


def _pane_widths(
    room: int, focused: int, zoom: Zoom, grown: tuple[int, int, int]
) -> tuple[int, int, int]:
    """Share *room*, less the gaps between the panes, among them."""
    if zoom == 2:  # noqa: PLR2004 - all of it
        widths = [0, 0, 0]
        widths[focused] = room
        return widths[0], widths[1], widths[2]
    usable = room - 2
    narrow = room < _WIDE
    if zoom or narrow:
        share = 0.7 if zoom and narrow else _FOCUSED_SHARE
        wide = round(usable * share)
        side = (usable - wide) // 2
        widths = [side, side, side]
        widths[focused] = usable - 2 * side
    else:
        total = sum(_SHARES)
        widths = [usable * share // total for share in _SHARES]
        widths[1] += usable - sum(widths)
    return _grow(widths, grown, usable)


def _grow(widths: list[int], grown: tuple[int, int, int], usable: int) -> tuple[int, int, int]:
    """Add what the user asked for, taken from the widest of the other panes."""
    for pane, delta in enumerate(grown):
        for _ in range(abs(delta)):
            others = [other for other in range(3) if other != pane]
            giver = max(others, key=lambda other: widths[other]) if delta > 0 else pane
            taker = pane if delta > 0 else min(others, key=lambda other: widths[other])
            if widths[giver] <= _NARROWEST:
                break
            widths[giver] -= 1
            widths[taker] += 1
    assert sum(widths) == usable  # noqa: S101 - the arithmetic above only moves cells
    return widths[0], widths[1], widths[2]
