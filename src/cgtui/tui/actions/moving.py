"""Moving the cursor, and the panes it moves in."""

from __future__ import annotations

from functools import partial

from cgtui.tui.actions.action import Action, Group, Place

_ROWS = (Place.WORKBENCH, Place.TRASH)
_LISTS = (*_ROWS, Place.HISTORY, Place.CONFIRM, Place.STAKE, Place.COLUMNS, Place.REPORT)
_move = partial(Action, group=Group.MOVE, where=_LISTS)
_pane = partial(Action, group=Group.PANES, where=_ROWS)

MOVING: tuple[Action, ...] = (
    _move(
        id="move.down",
        title="Down",
        help="Moves the cursor to the next row.",
        keys=("j", "down"),
    ),
    _move(
        id="move.up",
        title="Up",
        help="Moves the cursor to the previous row.",
        keys=("k", "up"),
    ),
    _move(
        id="move.first",
        title="First row",
        help="Moves the cursor to the first row.",
        keys=("g", "home"),
    ),
    _move(
        id="move.last",
        title="Last row",
        help="Moves the cursor to the last row.",
        keys=("G", "end"),
    ),
    _move(
        id="move.page_down",
        title="Page down",
        help="Moves the cursor down by a page.",
        keys=("pagedown",),
    ),
    _move(
        id="move.page_up",
        title="Page up",
        help="Moves the cursor up by a page.",
        keys=("pageup",),
    ),
    _move(
        id="move.half_down",
        title="Half a page down",
        help="Moves the cursor down by half a page.",
        keys=("ctrl+d",),
    ),
    _move(
        id="move.half_up",
        title="Half a page up",
        help="Moves the cursor up by half a page.",
        keys=("ctrl+u",),
    ),
    _move(
        id="column.left",
        title="Column to the left",
        help="Moves the column cursor to the left, and scrolls a narrow pane.",
        keys=("shift+left", "left_parenthesis"),
        where=_ROWS,
    ),
    _move(
        id="column.right",
        title="Column to the right",
        help="Moves the column cursor to the right, and scrolls a narrow pane.",
        keys=("shift+right", "right_parenthesis"),
        where=_ROWS,
    ),
)
"""Moving within a pane."""

PANES: tuple[Action, ...] = (
    _pane(
        id="pane.next",
        title="Next pane",
        help="Goes to the pane at the right, and from the last one to the first.",
        keys=("tab", "l", "right"),
        footer=8,
        label="pane",
    ),
    _pane(
        id="pane.previous",
        title="Previous pane",
        help="Goes to the pane at the left, and from the first one to the last.",
        keys=("shift+tab", "h", "left"),
    ),
    _pane(
        id="pane.groups",
        title="Groups",
        help="Goes to the customer groups.",
        keys=("1",),
    ),
    _pane(
        id="pane.customers",
        title="Customers",
        help="Goes to the customers.",
        keys=("2",),
    ),
    _pane(
        id="pane.lists",
        title="Price lists",
        help="Goes to the price lists.",
        keys=("3",),
    ),
    _pane(
        id="inspector.focus",
        title="Inspector",
        help="Goes to the inspector, which tells all about the row under the cursor.",
        keys=("4", "0"),
    ),
    _pane(
        id="inspector.toggle",
        title="Show or hide the inspector",
        help="Hides the inspector to make room for rows, or brings it back.",
        keys=("p",),
        footer=27,
        label="inspector",
    ),
    _pane(
        id="inspector.previous_tab",
        title="Previous inspector tab",
        help="Turns the inspector to its previous tab.",
        keys=("left_square_bracket",),
    ),
    _pane(
        id="inspector.next_tab",
        title="Next inspector tab",
        help="Turns the inspector to its next tab.",
        keys=("right_square_bracket",),
    ),
    _pane(
        id="pane.zoom",
        title="Zoom in",
        help="Widens this pane: from normal to half the screen, then to all of it.",
        keys=("plus",),
        footer=25,
        label="zoom",
    ),
    _pane(
        id="pane.unzoom",
        title="Zoom out",
        help="Takes one step back from the zoom.",
        keys=("underscore",),
    ),
    _pane(
        id="pane.shrink",
        title="Narrower",
        help="Makes this pane narrower.",
        keys=("less_than_sign",),
    ),
    _pane(
        id="pane.grow",
        title="Wider",
        help="Makes this pane wider.",
        keys=("greater_than_sign",),
    ),
    _pane(
        id="pane.reset",
        title="Sizes as they were",
        help="Gives all panes their first sizes again.",
        keys=("equals_sign",),
    ),
)
"""Going from pane to pane, and how large they are."""
