"""The keys of the forms, of the metadata in them, and of two edits that meet."""

from __future__ import annotations

from functools import partial

from cgtui.tui.actions.action import Action, Group, Place

_form = partial(Action, group=Group.MOVE, where=(Place.FORM,))
_choice = partial(Action, group=Group.SELECT, where=(Place.CHOICE,))
_discard = partial(Action, group=Group.PROGRAM, where=(Place.DISCARD,))
_row = partial(Action, group=Group.MOVE, where=(Place.METADATA_ROWS,))
_conflict = partial(Action, group=Group.MOVE, where=(Place.CONFLICT,))

FORMS: tuple[Action, ...] = (
    _form(
        id="form.next",
        title="Next field",
        help="Goes to the next field, also when something is wrong in this one.",
        keys=("tab", "down"),
    ),
    _form(
        id="form.previous",
        title="Previous field",
        help="Goes to the previous field, also when something is wrong in this one.",
        keys=("shift+tab", "up"),
    ),
    _form(
        id="form.advance",
        title="Next field, or save",
        help="Goes to the next field; from the last one it saves.",
        keys=("enter",),
    ),
    _form(
        id="form.save",
        title="Save",
        help="Makes the change as it is shown.",
        keys=("ctrl+s",),
        where=(Place.FORM, Place.PICKER, Place.CONFLICT),
        group=Group.ACT,
        footer=3,
        level=3,
        label="save",
    ),
    _form(
        id="form.restore",
        title="Field as it was",
        help="Gives the field back what it held when the form was opened.",
        keys=("ctrl+r",),
        group=Group.UNDO,
        priority=True,
    ),
    _form(
        id="form.diff",
        title="Differences",
        help="Shows what would be written, old and new, or hides it.",
        keys=("ctrl+d",),
        group=Group.SEE,
        footer=5,
        label="diff",
        priority=True,
    ),
    _form(
        id="form.cancel",
        title="Cancel",
        help="Leaves without a change; asks once when you made some.",
        keys=("escape", "ctrl+w"),
        where=(Place.FORM, Place.CONFLICT),
        group=Group.PROGRAM,
        footer=4,
        label="cancel",
        priority=True,
    ),
    _discard(
        id="form.discard",
        title="Discard",
        help="Leaves the form and forgets what was typed.",
        keys=("y",),
        footer=1,
        label="discard",
    ),
    _discard(
        id="form.keep",
        title="Keep editing",
        help="Goes on editing where you were.",
        keys=("n",),
        footer=2,
        label="keep editing",
    ),
    _choice(
        id="choice.next",
        title="Next answer",
        help="Takes the next answer, and after the last the first.",
        keys=("space", "right"),
    ),
    _choice(
        id="choice.previous",
        title="Previous answer",
        help="Takes the previous answer, and before the first the last.",
        keys=("left",),
    ),
)
"""Walking through the fields of a form, saving and leaving it."""

METADATA: tuple[Action, ...] = (
    _row(
        id="metadata.next_cell",
        title="Next cell",
        help="Goes to the next cell; behind the last one, to the next field.",
        keys=("tab",),
    ),
    _row(
        id="metadata.previous_cell",
        title="Previous cell",
        help="Goes to the previous cell; before the first one, to the previous field.",
        keys=("shift+tab",),
    ),
    _row(
        id="metadata.down",
        title="Row below",
        help="Goes to the row below; from the last one, to the next field.",
        keys=("down",),
    ),
    _row(
        id="metadata.up",
        title="Row above",
        help="Goes to the row above; from the first one, to the previous field.",
        keys=("up",),
    ),
    _row(
        id="metadata.advance",
        title="Next cell, or save",
        help="Goes to the next cell; behind the last one, on in the form as from any field.",
        keys=("enter",),
    ),
    _row(
        id="metadata.next_type",
        title="Next type",
        help="On the type of a value: takes the next one, such as number or true/false.",
        keys=("space", "right"),
        group=Group.SELECT,
    ),
    _row(
        id="metadata.previous_type",
        title="Previous type",
        help="On the type of a value: takes the previous one.",
        keys=("left",),
        group=Group.SELECT,
    ),
    _row(
        id="metadata.remove_key",
        title="Remove the key",
        help="Removes the key under the cursor with its value, or brings it back.",
        keys=("ctrl+k", "f8"),
        group=Group.ACT,
        priority=True,
    ),
    _row(
        id="metadata.toggle_json",
        title="Rows or JSON",
        help="Shows the metadata as JSON to be edited as text, or as rows again.",
        keys=("ctrl+t",),
        where=(Place.METADATA,),
        group=Group.SEE,
        priority=True,
    ),
)
"""The metadata of a form, edited as rows or as JSON."""

CONFLICTS: tuple[Action, ...] = (
    _conflict(
        id="conflict.next",
        title="Next field",
        help="Goes to the next field that both changed.",
        keys=("down", "tab"),
    ),
    _conflict(
        id="conflict.previous",
        title="Previous field",
        help="Goes to the previous field that both changed.",
        keys=("up", "shift+tab"),
    ),
    _conflict(
        id="conflict.advance",
        title="Next field, or keep",
        help="Goes to the next field; from the last one it keeps what was chosen.",
        keys=("enter",),
    ),
    _conflict(
        id="conflict.mine",
        title="Mine",
        help="Keeps my value of this field.",
        keys=("left",),
        group=Group.ACT,
        footer=2,
        label="mine",
    ),
    _conflict(
        id="conflict.theirs",
        title="Theirs",
        help="Keeps the value that was written elsewhere.",
        keys=("right",),
        group=Group.ACT,
        footer=5,
        label="theirs",
    ),
    _conflict(
        id="conflict.other",
        title="The other one",
        help="Keeps the other one of the two values.",
        keys=("space",),
        group=Group.ACT,
    ),
)
"""Choosing whose value is kept where two edits meet."""
