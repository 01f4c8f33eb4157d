"""The keys of the dialogs in which something is chosen or read."""

from __future__ import annotations

from functools import partial

from cgtui.tui.actions.action import Action, Group, Place

_stake = partial(Action, group=Group.ACT, where=(Place.STAKE,))
_choose = partial(Action, group=Group.MOVE, where=(Place.CHOOSE,))
_columns = partial(Action, group=Group.SEE, where=(Place.COLUMNS,))

CHOOSING: tuple[Action, ...] = (
    _stake(
        id="remedy.next",
        title="The next choice",
        help="Chooses the next thing that can become of the price lists.",
        keys=("space", "right"),
        footer=4,
        label="choose",
    ),
    _stake(
        id="remedy.group",
        title="Move to which group",
        help="Chooses the customer group that the price lists are moved to.",
        keys=("m", "ctrl+g"),
        footer=5,
        label="to a group",
    ),
    _choose(
        id="choose.down",
        title="Down",
        help="Moves to the next one.",
        keys=("down", "ctrl+n"),
    ),
    _choose(
        id="choose.up",
        title="Up",
        help="Moves to the previous one.",
        keys=("up",),
    ),
    _choose(
        id="choose.page_down",
        title="Page down",
        help="Moves down by a page.",
        keys=("pagedown",),
    ),
    _choose(
        id="choose.page_up",
        title="Page up",
        help="Moves up by a page.",
        keys=("pageup",),
    ),
    _choose(
        id="choose.take",
        title="Take it",
        help="Chooses what is under the cursor.",
        keys=("enter",),
        group=Group.ACT,
        footer=2,
        label="choose",
    ),
    _choose(
        id="choose.cancel",
        title="Cancel",
        help="Clears what was typed, then leaves without choosing.",
        keys=("escape",),
        group=Group.PROGRAM,
        footer=3,
        label="cancel",
    ),
    _columns(
        id="columns.toggle",
        title="Show or hide",
        help="Shows the column, or hides it; one of them always stays.",
        keys=("space",),
        footer=4,
        label="show/hide",
    ),
    _columns(
        id="columns.earlier",
        title="Further left",
        help="Moves the column one place to the left.",
        keys=("less_than_sign", "shift+up"),
        footer=5,
        label="left",
    ),
    _columns(
        id="columns.later",
        title="Further right",
        help="Moves the column one place to the right.",
        keys=("greater_than_sign", "shift+down"),
        footer=6,
        label="right",
    ),
    _columns(
        id="columns.reset",
        title="Columns as they were",
        help="Shows the columns that are shown at first, in their first order.",
        keys=("equals_sign",),
        footer=7,
        label="as at first",
    ),
    _columns(
        id="columns.keep",
        title="Keep",
        help="Shows the pane with these columns in this order.",
        keys=("enter", "ctrl+s"),
        footer=2,
        label="keep",
    ),
    _columns(
        id="columns.cancel",
        title="Cancel",
        help="Leaves the columns as they were.",
        keys=("escape", "q"),
        group=Group.PROGRAM,
        footer=3,
        label="cancel",
    ),
    Action(
        id="history.back_to",
        title="Undo to here",
        help="Asks, then takes back this change and all that were made after it.",
        keys=("enter",),
        where=(Place.HISTORY,),
        group=Group.UNDO,
        footer=7,
        level=3,
        label="undo to here",
    ),
    Action(
        id="history.close",
        title="Close the history",
        help="Goes back to the panes.",
        keys=("escape", "q"),
        where=(Place.HISTORY,),
        group=Group.PROGRAM,
        footer=2,
        label="close",
    ),
    Action(
        id="report.copy",
        title="Copy all",
        help="Copies all lines, also those that are not shown.",
        keys=("y",),
        where=(Place.REPORT,),
        group=Group.SEE,
        footer=3,
        label="copy all",
    ),
    Action(
        id="report.close",
        title="Close",
        help="Closes the lines.",
        keys=("escape", "q", "enter"),
        where=(Place.REPORT,),
        group=Group.PROGRAM,
        footer=2,
        label="close",
    ),
)
"""The keys of choices, columns, the history and reports."""
