"""Asks whose value to keep where a row was changed here and elsewhere at once.

A form's save merges first and asks only when it must::

    async def save(changed):
        theirs = await the_row_as_it_is_now()
        values = await settle(app, spec, base=base, mine=changed, theirs=theirs, zone=zone)
        return await write(values)

`settle` may be awaited there because a form runs its save in a worker.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget

from cgtui.domain.errors import Refusal
from cgtui.domain.merging import ABSENT, merge, resolve
from cgtui.domain.text import count_noun, visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.forms.fields import EMPTY, Field, show_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from textual import events
    from textual.app import App, ComposeResult

    from cgtui.domain.merging import Conflict, Side
    from cgtui.tui.forms.fields import FormSpec

LINES = 5
"""How many lines a conflict takes: its name, what it was, mine, theirs, a blank one."""

_SIDES: tuple[Side, Side] = ("mine", "theirs")


async def settle(
    app: App[object],
    spec: FormSpec,
    *,
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    zone: tzinfo,
) -> dict[str, object]:
    """Return the row with both edits in it, asking where both changed the same.

    Args:
        app: The running app; the caller is one of its workers.
        spec: The form, which knows how its values are shown.
        base: The row when the form was opened.
        mine: The fields that the form changed.
        theirs: The row as it is now, every field that the form may change.
        zone: The zone in which instants are shown.

    Raises:
        Refusal: The question was left without an answer, so nothing is to be saved.
    """
    merged = merge(base, mine, theirs)
    choices: Mapping[str, Side] | None = {}
    if merged.conflicts:
        screen = ConflictScreen(merged.conflicts, spec.fields, zone)
        choices = await app.push_screen_wait(screen)
    if choices is None:
        raise Refusal("Not saved: it was changed elsewhere meanwhile. Save again to choose.")
    return resolve(merged, choices)


class ConflictList(Widget, can_focus=True):
    """The conflicts, each with what it was, mine and theirs; nothing is chosen beforehand.

    Args:
        conflicts: What both changed.
        fields: The fields of the form, for labels and values.
        zone: The zone in which instants are shown.
    """

    BINDING_GROUP_TITLE = "Conflicts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", "Next", show=False),
        Binding("up,shift+tab", "move(-1)", "Previous", show=False),
        Binding("left", "choose(0)", "Mine", show=False),
        Binding("right", "choose(1)", "Theirs", show=False),
        Binding("space", "flip", "The other one", show=False),
        Binding("enter", "advance", "Next; behind the last one, keep", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "conflict-list--label",
        "conflict-list--cursor",
        "conflict-list--muted",
        "conflict-list--chosen",
    }

    class Advanced(Message):
        """Enter was pressed on the last conflict."""

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

    def action_move(self, by: int) -> None:
        """Go to another conflict."""
        self.cursor = min(max(self.cursor + by, 0), len(self.conflicts) - 1)
        self.refresh()
        if isinstance(self.parent, VerticalScroll):
            self.parent.scroll_to(y=self.cursor * LINES, animate=False)

    def action_choose(self, side: int) -> None:
        """Take my value, or theirs."""
        self.choices[self.conflicts[self.cursor].field] = _SIDES[side]
        self.refresh()

    def action_flip(self) -> None:
        """Take the other value; mine, where none was taken."""
        chosen = self.choices.get(self.conflicts[self.cursor].field, "theirs")
        self.action_choose(int(chosen == "mine"))

    def action_advance(self) -> None:
        """Go to the next conflict; from the last one, keep what was chosen."""
        if self.cursor == len(self.conflicts) - 1:
            self.post_message(self.Advanced())
        else:
            self.action_move(1)

    def on_click(self, event: events.Click) -> None:
        """Take the value under the pointer."""
        at, line = divmod(event.y, LINES)
        if at < len(self.conflicts):
            self.action_move(at - self.cursor)
            if line in {2, 3}:
                self.action_choose(line - 2)

    def go_to_undecided(self) -> None:
        """Go to the first conflict that is still to be decided."""
        places = [i for i, c in enumerate(self.conflicts) if c.field not in self.choices]
        self.action_move(places[0] - self.cursor)

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


class ConflictScreen(ModalScreen["Mapping[str, Side] | None"]):
    """Asks whose values to keep; dismissed with a side for every conflict, or None.

    Args:
        conflicts: What both changed.
        fields: The fields of the form, for labels and values.
        zone: The zone in which instants are shown.
    """

    BINDING_GROUP_TITLE = "Conflicts"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.FORM),
        Binding("ctrl+w", "form_cancel", "Cancel", show=False),
    ]

    def __init__(
        self, conflicts: Sequence[Conflict], fields: Sequence[Field], zone: tzinfo
    ) -> None:
        super().__init__()
        self.conflicts = ConflictList(conflicts, fields, zone)

    def compose(self) -> ComposeResult:
        """Yield the conflicts in a frame."""
        with ConflictBox() as box:
            box.border_title = Content("Changed elsewhere meanwhile")
            box.border_subtitle = Content("← mine · → theirs · ctrl+s keep · esc back")
            yield self.conflicts

    def on_mount(self) -> None:
        """Begin with the first conflict."""
        self.conflicts.focus()

    def action_form_save(self) -> None:
        """Keep what was chosen, once all is."""
        if self.conflicts.undecided:
            left = count_noun(self.conflicts.undecided, "field")
            self.query_one(ConflictBox).border_subtitle = Content(
                f"! {left} to choose: ← mine · → theirs"
            )
            self.conflicts.go_to_undecided()
        else:
            self.dismiss(self.conflicts.choices)

    def action_form_cancel(self) -> None:
        """Go back to the form without saving."""
        self.dismiss(None)

    def on_conflict_list_advanced(self) -> None:
        """Keep what was chosen, once all is."""
        self.action_form_save()


class ConflictBox(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The frame of the question; it scrolls where there is no room."""
