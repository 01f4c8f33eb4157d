"""How rows are seen, the keys of the program itself, and those of its dialogs."""

from __future__ import annotations

from functools import partial

from cgtui.tui.actions.action import PARTS, Action, Group, Place

_ROWS = (Place.WORKBENCH, Place.TRASH)
_see = partial(Action, group=Group.SEE, where=_ROWS)
# In a field the form or the workbench around it listens to the key of the help.
_WITHOUT_HELP = (Place.HELP, Place.JUMP, Place.EVERYWHERE, Place.FILTER, *PARTS[Place.FORM])
_QUESTIONS = (Place.CONFIRM, Place.STAKE)
_picker = partial(Action, group=Group.MOVE, where=(Place.PICKER,))
_program = partial(Action, group=Group.PROGRAM, where=_ROWS)

SEE: tuple[Action, ...] = (
    _see(
        id="sort.pick",
        title="Sort by",
        help="Chooses the column to sort by; the same one again turns the order round.",
        keys=("s",),
        footer=14,
        label="sort",
    ),
    _see(
        id="sort.flip",
        title="Turn the order round",
        help="Sorts by the same column the other way round.",
        keys=("S",),
    ),
    _see(
        id="columns.choose",
        title="Columns",
        help="Chooses which columns this pane shows, and in which order.",
        keys=("c",),
        footer=29,
        label="columns",
    ),
    _see(
        id="copy.pick",
        title="Copy",
        help="Chooses what to copy of the selection: its ids, names, e-mails or rows.",
        keys=("y",),
        footer=30,
        label="copy",
    ),
    _see(
        id="copy.row",
        title="Copy the row",
        help="Copies the row as JSON.",
        keys=("Y",),
    ),
    _see(
        id="view.reload",
        title="Reload",
        help="Reads all panes again from the file.",
        keys=("R",),
    ),
)
"""In which order and with which columns rows are shown, and how they are copied."""

PROGRAM: tuple[Action, ...] = (
    _program(
        id="help.open",
        title="Keys",
        help="Lists all keys; type a word or press a key to search, and enter runs what you found.",
        keys=("question_mark", "f1"),
        where=tuple(each for each in Place if each not in _WITHOUT_HELP),
        footer=1,
        label="keys",
    ),
    _program(
        id="palette.open",
        title="Palette",
        help="Finds any action by its name, and runs it.",
        keys=("colon", "ctrl+p"),
        footer=9,
        label="cmd",
    ),
    _program(
        id="jump.open",
        title="Jump",
        help="Puts a letter on every part of the screen; the letter goes there.",
        keys=("ctrl+o",),
        footer=31,
        label="jump",
    ),
    _program(
        id="escape.back",
        title="One step back",
        help="Leaves the field, the range, the selection, the filter, then the scope; never quits.",
        keys=("escape",),
    ),
    _program(
        id="theme.toggle",
        title="Dark or light",
        help="Changes between the dark and the light theme.",
        keys=(),
    ),
    _program(
        id="program.read_only",
        title="Read-only on and off",
        help="Locks all changes so that nothing can be written by mistake, or unlocks them.",
        keys=(),
    ),
    _program(
        id="program.close",
        title="Quit",
        help="Closes what lies on top, or the program.",
        keys=("q",),
        footer=32,
        label="quit",
    ),
    _program(
        id="program.quit",
        title="Quit from anywhere",
        help="Quits, also from within a form; all changes are already kept.",
        keys=("ctrl+q",),
        where=(Place.EVERYWHERE,),
        priority=True,
    ),
    _program(
        id="program.redraw",
        title="Redraw",
        help="Paints the whole screen again.",
        keys=("ctrl+l",),
        where=(Place.EVERYWHERE,),
        priority=True,
    ),
)
"""The program itself."""

DIALOGS: tuple[Action, ...] = (
    _picker(
        id="picker.down",
        title="Down",
        help="Moves to the next row.",
        keys=("down",),
    ),
    _picker(
        id="picker.up",
        title="Up",
        help="Moves to the previous row.",
        keys=("up",),
    ),
    _picker(
        id="picker.page_down",
        title="Page down",
        help="Moves down by a page.",
        keys=("pagedown",),
    ),
    _picker(
        id="picker.page_up",
        title="Page up",
        help="Moves up by a page.",
        keys=("pageup",),
    ),
    _picker(
        id="picker.toggle",
        title="In or out",
        help="Turns the box of the row: in or out; of a name that is new it makes a group.",
        keys=("enter",),
        group=Group.ACT,
        footer=2,
        label="in/out",
    ),
    _picker(
        id="picker.cancel",
        title="Cancel",
        help="Clears what was typed, then leaves without a change; asks once when you made some.",
        keys=("escape",),
        group=Group.PROGRAM,
        footer=4,
        label="cancel",
    ),
    Action(
        id="confirm.yes",
        title="Yes",
        help="Makes the change that is shown.",
        keys=("y",),
        where=_QUESTIONS,
        group=Group.ACT,
        footer=3,
        label="yes",
    ),
    Action(
        id="confirm.no",
        title="No",
        help="Leaves everything as it is.",
        keys=("n", "escape", "enter"),
        where=_QUESTIONS,
        group=Group.PROGRAM,
        footer=2,
        label="no",
    ),
)
"""The keys of the pickers and the questions."""

OVERLAYS: tuple[Action, ...] = (
    Action(
        id="help.down",
        title="Down",
        help="Moves to the next action.",
        keys=("down", "ctrl+n"),
        where=(Place.HELP,),
        group=Group.MOVE,
    ),
    Action(
        id="help.up",
        title="Up",
        help="Moves to the previous action.",
        keys=("up",),
        where=(Place.HELP,),
        group=Group.MOVE,
    ),
    Action(
        id="help.page_down",
        title="Page down",
        help="Moves down by a page.",
        keys=("pagedown",),
        where=(Place.HELP,),
        group=Group.MOVE,
    ),
    Action(
        id="help.page_up",
        title="Page up",
        help="Moves up by a page.",
        keys=("pageup",),
        where=(Place.HELP,),
        group=Group.MOVE,
    ),
    Action(
        id="help.run",
        title="Run",
        help="Runs the action under the cursor.",
        keys=("enter",),
        where=(Place.HELP,),
        group=Group.ACT,
        footer=2,
        label="run",
    ),
    Action(
        id="help.by_key",
        title="Search by key",
        help="Shows what the next key you press would do.",
        keys=("tab", "f2"),
        where=(Place.HELP,),
        group=Group.FIND,
        footer=3,
        label="by key",
    ),
    Action(
        id="help.close",
        title="Close",
        help="Clears what was typed, then closes.",
        keys=("escape",),
        where=(Place.HELP,),
        group=Group.PROGRAM,
        footer=4,
        label="close",
    ),
    Action(
        id="jump.cancel",
        title="Stay",
        help="Closes the letters and stays where you were.",
        keys=("escape", "ctrl+o"),
        where=(Place.JUMP,),
        group=Group.PROGRAM,
        footer=2,
        label="stay",
    ),
)
"""The keys of help, palette and jump."""
