"""What one action is: its name, its keys, its place, and the sentence the help says about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cgtui.domain.ladder import Level


class Place(StrEnum):
    """Where a key is listened to; an action may live in several places."""

    WORKBENCH = "workbench"
    """The three panes and the inspector."""
    TRASH = "trash"
    """A pane while it shows its deleted rows."""
    FILTER = "filter"
    """The line in which a pane's filter is typed."""
    HISTORY = "history"
    """The list of all changes."""
    PICKER = "picker"
    """The pickers of groups and customers: letters narrow the list, so no letter is a key."""
    FORM = "form"
    """A form: its letters are typed into fields."""
    CHOICE = "choice"
    """A field of a form that is one of a few answers: a letter takes the answer it begins."""
    METADATA = "metadata"
    """The metadata in a form, as rows or as JSON."""
    METADATA_ROWS = "metadata rows"
    """The metadata in a form, as rows of key, type and value."""
    DISCARD = "discard"
    """The question at the foot of a form whether its changes may be discarded."""
    CONFLICT = "conflict"
    """What was changed here and elsewhere: whose value is kept?"""
    CONFIRM = "confirm"
    """A question that guards a change."""
    STAKE = "stake"
    """The same where price lists would lose their audience: what is to become of them?"""
    CHOOSE = "choose"
    """A short list to choose one thing from: its letters narrow it, or are its shortcuts."""
    COLUMNS = "columns"
    """The columns of a pane, to be chosen and put in order."""
    REPORT = "report"
    """Lines to read and to copy."""
    HELP = "help"
    """The help overlay and the palette: their letters narrow the list."""
    JUMP = "jump"
    """The overlay that puts a letter on every target."""
    EVERYWHERE = "everywhere"
    """The program itself: these keys work above any dialog."""


TYPING: frozenset[Place] = frozenset(
    {
        *(Place.PICKER, Place.HELP, Place.CHOOSE, Place.FILTER),
        *(Place.FORM, Place.CHOICE, Place.METADATA, Place.METADATA_ROWS),
    }
)
"""The places where a letter is text, so that no action there may rely on one."""

PARTS: dict[Place, dict[Place, str]] = {
    Place.WORKBENCH: {
        Place.TRASH: "Works only in the trash.",
        Place.FILTER: "Works only while a filter is typed.",
    },
    Place.FORM: {
        Place.CHOICE: "Works only in a field with answers to choose from.",
        Place.METADATA: "Works only in the metadata.",
        Place.METADATA_ROWS: "Works only in the rows of the metadata.",
        Place.DISCARD: "Works only when it is asked whether to discard the changes.",
    },
}
"""The places within another, and why their actions are off while the focus is elsewhere."""


class Group(StrEnum):
    """The headings of the help and of the README's key table, in reading order."""

    MOVE = "Move"
    PANES = "Panes"
    SCOPE = "Scope"
    FIND = "Find"
    SELECT = "Select"
    ACT = "Act"
    SEE = "See"
    UNDO = "Undo"
    PROGRAM = "Program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a user can do with a key, a click or a word typed into the palette.

    Its handler is the method ``action_<name>`` of the screen (of the app, for what is everywhere);
    ``why_not_<name>`` beside it returns the reason why it is off, or nothing.

    Attributes:
        id: What configuration and walkthroughs call it, such as ``filter.open``.
        title: Its name in the help and the palette.
        help: One sentence that says what it does.
        keys: Textual's names of its default keys; none means it lives in the palette only.
        where: The places it exists in.
        group: The heading it stands under.
        footer: Its rank in the footer, 1 the most important; 0 keeps it out.
        level: The highest confirmation it can ask for.
        label: Its word in the footer, where there is little room.
        priority: Its keys win over a field that would take them for itself, and over a dialog for
            what is everywhere.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    where: tuple[Place, ...]
    group: Group
    footer: int = 0
    level: Level = 0
    label: str = ""
    priority: bool = False

    @property
    def name(self) -> str:
        """The id as a part of a method's name: ``filter.open`` is ``filter_open``."""
        return self.id.replace(".", "_")
