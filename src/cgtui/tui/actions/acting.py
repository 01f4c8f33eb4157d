"""Changing rows, and taking the change back."""

from __future__ import annotations

from functools import partial

from cgtui.tui.actions.action import Action, Group, Place

_act = partial(Action, group=Group.ACT, where=(Place.WORKBENCH,))
_undo = partial(Action, group=Group.UNDO, where=(Place.WORKBENCH, Place.TRASH, Place.HISTORY))
_trash = partial(Action, group=Group.ACT, where=(Place.TRASH,))

ACT: tuple[Action, ...] = (
    _act(
        id="row.new",
        title="New",
        help="Opens a form for a new group, customer or price list.",
        keys=("n",),
        footer=11,
        label="new",
    ),
    _act(
        id="row.edit",
        title="Edit",
        help="Opens a form for the selection; of several rows it changes only what you touch.",
        keys=("e",),
        footer=5,
        level=3,
        label="edit",
    ),
    _act(
        id="row.edit_json",
        title="Edit as JSON",
        help="Opens the row as JSON in $EDITOR, and comes back to you with any mistake.",
        keys=("E",),
        footer=18,
        level=3,
        label="$EDITOR",
    ),
    _act(
        id="row.clone",
        title="Clone",
        help="Makes a new row like this one, under a name of its own.",
        keys=("C",),
        footer=21,
        label="clone",
    ),
    _act(
        id="members.pick",
        title="Groups of the selection",
        help="Shows which groups the selection is in, and puts it into others or takes it out.",
        keys=("m",),
        footer=4,
        level=3,
        label="groups",
    ),
    _act(
        id="list.toggle",
        title="Draft or active",
        help="Activates a price list that is a draft, or makes a draft of one that is active.",
        keys=("t",),
        footer=16,
        level=3,
        label="draft/active",
    ),
    _act(
        id="row.delete",
        title="Delete",
        help="Asks, then puts the selection into the trash, from which it can be restored.",
        keys=("d", "delete"),
        footer=12,
        level=3,
        label="delete",
    ),
    _act(
        id="act.repeat",
        title="Repeat",
        help="Does the last action again, to this selection.",
        keys=("full_stop",),
        footer=17,
        level=3,
        label="repeat",
    ),
    _trash(
        id="trash.restore",
        title="Restore",
        help="Takes the row out of the trash, with all its links.",
        keys=("r",),
        footer=4,
        label="restore",
    ),
    _trash(
        id="trash.purge",
        title="Purge",
        help="Empties the trash for good; this alone cannot be undone.",
        keys=("P",),
        footer=5,
        level=3,
        label="purge",
    ),
)
"""What one letter does to exactly the selection."""

UNDO: tuple[Action, ...] = (
    _undo(
        id="undo.back",
        title="Undo",
        help="Takes the last change back, also one made before the program was last closed.",
        keys=("u", "z", "ctrl+z"),
        footer=6,
        label="undo",
    ),
    _undo(
        id="undo.redo",
        title="Redo",
        help="Makes again what was last taken back.",
        keys=("U", "Z", "ctrl+y"),
        footer=15,
        label="redo",
    ),
    _undo(
        id="history.open",
        title="History",
        help="Lists all changes: when, what, by whom, how many rows; again closes the list.",
        keys=("H",),
        footer=26,
        label="history",
    ),
    _undo(
        id="trash.open",
        title="Trash",
        help="Shows the deleted rows of this pane, to restore or purge them; again leaves them.",
        keys=("X",),
        where=(Place.WORKBENCH, Place.TRASH),
        footer=28,
        label="trash",
    ),
)
"""Taking back and putting back."""
