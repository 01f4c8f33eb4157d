"""Where to look, what to look for, and which rows are meant: scope, find, select."""

from __future__ import annotations

from functools import partial

from cgtui.tui.actions.action import Action, Group, Place

_ROWS = (Place.WORKBENCH, Place.TRASH)
_scope = partial(Action, group=Group.SCOPE, where=(Place.WORKBENCH,))
_find = partial(Action, group=Group.FIND, where=_ROWS)
_select = partial(Action, group=Group.SELECT, where=_ROWS)

SCOPE: tuple[Action, ...] = (
    _scope(
        id="scope.pin",
        title="Pin as scope",
        help="Pins the row: the other panes then show only what belongs to it.",
        keys=("enter",),
        footer=7,
        label="pin",
    ),
    _scope(
        id="scope.previous",
        title="Previous scope",
        help="Changes to the scope that was pinned before, and back.",
        keys=("minus",),
    ),
    _scope(
        id="scope.up",
        title="Up one scope",
        help="Takes the last pinned row out of the scope.",
        keys=("backspace",),
        footer=19,
        label="up",
    ),
)
"""Pinning a row so that the other panes follow it."""

FIND: tuple[Action, ...] = (
    _find(
        id="filter.open",
        title="Filter",
        help="Filters this pane while you type; enter keeps the filter, esc leaves the field.",
        keys=("slash",),
        footer=3,
        label="filter",
    ),
    _find(
        id="filter.toggle",
        title="Filter off and on",
        help="Switches the filter of this pane off, and on again as it was.",
        keys=("backslash",),
        footer=20,
        label="filter off/on",
    ),
    _find(
        id="filter.leave",
        title="Back to the list",
        help="Leaves the field and keeps the filter.",
        keys=("enter", "escape", "down"),
        where=(Place.FILTER,),
        footer=2,
        label="back to the list",
    ),
)
"""Narrowing a pane by words."""

SELECT: tuple[Action, ...] = (
    _select(
        id="select.mark",
        title="Mark",
        help="Marks the row or takes its mark away, and moves down.",
        keys=("space",),
        footer=2,
        label="mark",
    ),
    _select(
        id="select.range",
        title="Range",
        help="Starts a range here; moving the cursor marks all rows between, again ends it.",
        keys=("v",),
        footer=10,
        label="range",
    ),
    _select(
        id="select.extend_down",
        title="Mark downwards",
        help="Marks this row and the next, for as long as shift is held.",
        keys=("shift+down",),
    ),
    _select(
        id="select.extend_up",
        title="Mark upwards",
        help="Marks this row and the previous, for as long as shift is held.",
        keys=("shift+up",),
    ),
    _select(
        id="select.all",
        title="Mark all",
        help="Marks all rows that the filter shows; again takes all marks away.",
        keys=("a",),
        footer=13,
        label="all",
    ),
    _select(
        id="select.invert",
        title="Invert the marks",
        help="Marks what is not marked, and the reverse, among the rows that the filter shows.",
        keys=("asterisk",),
        footer=22,
        label="invert",
    ),
    _select(
        id="select.same",
        title="Mark the same value",
        help="Marks all rows with the same value under the column cursor.",
        keys=("comma",),
        footer=23,
        label="same value",
    ),
    _select(
        id="select.only",
        title="Only the marked",
        help="Shows only the marked rows, and then all of them again.",
        keys=("o",),
        footer=24,
        label="only marked",
    ),
    _select(
        id="select.paste",
        title="Mark what is pasted",
        help="Marks the rows whose e-mails or ids you paste with your terminal's paste key.",
        keys=(),
    ),
)
"""Saying which rows the next action is for."""
