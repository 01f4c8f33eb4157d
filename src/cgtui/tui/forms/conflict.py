"""Asks whose value to keep where a row was changed here and elsewhere at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from cgtui.domain.merging import ABSENT
from cgtui.domain.text import count_noun, visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.forms.fields import EMPTY, Field, show_value
from cgtui.tui.widgets.reasoned import ReasonedModal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from textual import events
    from textual.app import ComposeResult

    from cgtui.domain.merging import Conflict, Side

LINES = 5
"""How many lines a conflict takes: its name, what it was, mine, theirs, a blank one."""

_SIDES: tuple[Side, Side] = ("mine", "theirs")


class ConflictList(Widget, can_focus=True):
    """The conflicts, each with what it was, mine and theirs; nothing is chosen beforehand.

    Args:
        conflicts: What both changed.
        fields: The fields of the form, for labels and values.
        zone: The zone in which instants are shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "conflict-list--label",
        "conflict-list--cursor",
        "conflict-list--muted",
        "conflict-list--chosen",
    }

    def __init__(
        self, conflicts: Sequence[Conflict], fields: Sequence[Field], zone: tzinfo
    ) -> None:
        super().__init__()
        self.conflicts = conflicts
        self.choices: dict[str, Side] = {}
        self.cursor = 0
        self._fields = {field.key: field for field in fields}
        self._zone = zone

    @property
    def undecided(self) -> int:
        """Return how many conflicts are still to be decided."""
        return len(self.conflicts) - len(self.choices)

    def move(self, by: int) -> None:
        """Go to another conflict."""
        self.cursor = min(max(self.cursor + by, 0), len(self.conflicts) - 1)
        self.refresh()
        if isinstance(self.parent, VerticalScroll):
            self.parent.scroll_to(y=self.cursor * LINES, animate=False)

    def choose(self, side: Side) -> None:
        """Take my value, or theirs."""
        self.choices[self.conflicts[self.cursor].field] = side
        self.refresh()

    def choose_other(self) -> None:
        """Take the other value; mine, where none was taken."""
        chosen = self.choices.get(self.conflicts[self.cursor].field)
        self.choose("theirs" if chosen == "mine" else "mine")

    @property
    def at_last(self) -> bool:
        """Return whether the cursor is on the last conflict."""
        return self.cursor == len(self.conflicts) - 1

    def on_click(self, event: events.Click) -> None:
        """Take the value under the pointer."""
        at, line = divmod(event.y, LINES)
        if at < len(self.conflicts):
            self.move(at - self.cursor)
            if line in {2, 3}:
                self.choose(_SIDES[line - 2])

    def go_to_undecided(self) -> None:
        """Go to the first conflict that is still to be decided."""
        places = [i for i, c in enumerate(self.conflicts) if c.field not in self.choices]
        self.move(places[0] - self.cursor)

    def render(self) -> Content:
        """Return every conflict on its lines."""
        lines: list[Content] = []
        for index, conflict in enumerate(self.conflicts):
            lines += self._lines(conflict, current=index == self.cursor)
        width = max(self.size.width, 1)
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines[:-1])

    def _lines(self, conflict: Conflict, *, current: bool) -> list[Content]:
        """Return the name of a conflict, its three values, and a blank line."""
        label, field = self._label(conflict)
        name = "conflict-list--cursor" if current else "conflict-list--label"
        muted = self.get_visual_style("conflict-list--muted")
        mark = "> " if current else "  "
        lines = [
            Content.styled(f"{mark}{label}", self.get_visual_style(name)),
            Content.styled(f"      was     {self._show(field, conflict.base)}", muted),
        ]
        chosen = self.choices.get(conflict.field)
        for side, value in (("mine", conflict.mine), ("theirs", conflict.theirs)):
            box = "(•)" if side == chosen else "( )"
            line = Content(f"  {box} {side:<7} {self._show(field, value)}")
            if side == chosen:
                line = line.stylize(self.get_visual_style("conflict-list--chosen"))
            lines.append(line)
        return [*lines, Content("")]

    def _label(self, conflict: Conflict) -> tuple[str, Field | None]:
        key, _, inner = conflict.field.partition(".")
        field = self._fields.get(key)
        label = field.label if field else visible(key)
        return (f"{label} {visible(inner)}", None) if inner else (label, field)

    def _show(self, field: Field | None, value: object) -> str:
        """Return a value; the one of a key of metadata as JSON."""
        if value is ABSENT:
            return EMPTY
        if field is None:
            return visible(json.dumps(value, ensure_ascii=False))
        return show_value(field, value, self._zone)


class ConflictScreen(ReasonedModal["dict[str, Side] | None"]):
    """Asks whose values to keep; dismissed with a side for every conflict, or None.

    Args:
        conflicts: What both changed.
        fields: The fields of the form, for labels and values.
        zone: The zone in which instants are shown.
    """

    place = Place.CONFLICT
    BINDINGS = bindings(Place.CONFLICT)

    def __init__(
        self, conflicts: Sequence[Conflict], fields: Sequence[Field], zone: tzinfo
    ) -> None:
        super().__init__()
        self.conflicts = ConflictList(conflicts, fields, zone)

    def compose(self) -> ComposeResult:
        """Yield the conflicts in a frame."""
        with ConflictBox() as box:
            box.border_title = Content("Changed elsewhere meanwhile")
            yield self.conflicts

    def on_mount(self) -> None:
        """Begin with the first conflict."""
        self.conflicts.focus()
        self._say(f"{self._sides()} · {self._keys(('form.save', 'keep'), ('form.cancel', 'back'))}")

    def _say(self, text: str) -> None:
        self.query_one(ConflictBox).border_subtitle = Content(text)

    def _sides(self) -> str:
        return self._keys(("conflict.mine", "mine"), ("conflict.theirs", "theirs"))

    def _keys(self, *told: tuple[str, str]) -> str:
        """Return keys with what they do."""
        return " · ".join(f"{self.key_of(action_id)} {does}" for action_id, does in told)

    def action_conflict_next(self) -> None:
        """Go to the next conflict."""
        self.conflicts.move(1)

    def action_conflict_previous(self) -> None:
        """Go to the previous conflict."""
        self.conflicts.move(-1)

    def action_conflict_mine(self) -> None:
        """Take my value."""
        self.conflicts.choose("mine")

    def action_conflict_theirs(self) -> None:
        """Take theirs."""
        self.conflicts.choose("theirs")

    def action_conflict_other(self) -> None:
        """Take the other value; mine, where none was taken."""
        self.conflicts.choose_other()

    def action_conflict_advance(self) -> None:
        """Go to the next conflict; from the last one, keep what was chosen."""
        if self.conflicts.at_last:
            self.action_form_save()
        else:
            self.conflicts.move(1)

    def action_form_save(self) -> None:
        """Keep what was chosen, once all is."""
        if self.conflicts.undecided:
            left = count_noun(self.conflicts.undecided, "field")
            self._say(f"! {left} to choose: {self._sides()}")
            self.conflicts.go_to_undecided()
        else:
            self.dismiss(self.conflicts.choices)

    def action_form_cancel(self) -> None:
        """Go back to the form without saving."""
        self.dismiss(None)


class ConflictBox(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The frame of the question; it scrolls where there is no room."""
