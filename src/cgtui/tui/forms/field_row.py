"""One field of a form on the screen: its label, its control, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from cgtui.domain.errors import Refusal
from cgtui.domain.merging import same
from cgtui.domain.periods import show_instant
from cgtui.domain.text import visible
from cgtui.tui.forms.choice import Choice
from cgtui.tui.forms.entry import Entry
from cgtui.tui.forms.fields import MIXED, edit_text, read_field, zone_name
from cgtui.tui.forms.metadata_editor import MetadataEditor
from cgtui.tui.forms.sight import scroll_into_sight

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widgets import Input

    from cgtui.tui.forms.fields import Field

_MARKS = {"wrong": "! ", "changed": "~ ", "": "  "}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field holds now.

    Attributes:
        value: The value, typed; `MIXED` where many rows differ and it was not touched; what it
            was at first where what was typed is wrong.
        changed: Whether it is another value than at first.
        refusal: Why what was typed cannot be taken.
    """

    value: object
    changed: bool
    refusal: Refusal | None = None


class FieldRow(Widget):
    """A label at the left, a control at the right, and below them a sentence when there is one.

    The row paints label, help and mistakes itself, because a widget costs more than a line.

    Args:
        field: What is asked.
        initial: What it holds at first.
        clock: Tells now.
        zone: The zone in which instants are read and shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "field-row--label",
        "field-row--label-focused",
        "field-row--help",
        "field-row--mistake",
        "field-row--meaning",
    }

    class Edited(Message):
        """Something was typed or chosen in the row."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    class Left(Message):
        """The focus went from the row to another, after something was edited in it."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self, field: Field, initial: object, *, clock: Callable[[], datetime], zone: tzinfo
    ) -> None:
        super().__init__()
        self.field = field
        self.initial = initial
        self.zone = zone
        self._clock = clock
        self._mistake = ""
        self._focused = False
        self._read: tuple[str, object] | None = None
        self.control = self._make_control()

    def _make_control(self) -> Entry | Choice | MetadataEditor:
        field, initial = self.field, self.initial
        if field.kind == "metadata":
            return MetadataEditor(initial)
        if field.kind in {"select", "switch"}:
            return Choice(field.choices, initial)
        text = edit_text(initial, self.zone)
        entry = Entry(text, max_length=field.max_length, mixed=initial is MIXED)
        entry.set_class(field.kind == "instant", "-day")
        return entry

    def compose(self) -> ComposeResult:
        """Yield the control."""
        yield self.control

    def enter(self, *, backwards: bool = False) -> None:
        """Give the focus to the control, at its end when coming from below."""
        if isinstance(self.control, MetadataEditor):
            self.control.enter(backwards=backwards)
        else:
            self.control.focus(scroll_visible=False)

    def reveal(self) -> None:
        """Scroll to where one types, and as much of the help as there is room for."""
        if isinstance(self.control, MetadataEditor):
            self.control.reveal()
        else:
            scroll_into_sight(self, self.size.region)
            scroll_into_sight(self.control, self.control.size.region)

    def restore(self) -> None:
        """Hold again what the field held at first."""
        if isinstance(self.control, Choice):
            self.control.value = self.initial
        else:
            self.control.restore()
        self.say("")

    def reading(self) -> Reading:
        """Return what the field holds now."""
        try:
            value = self._value()
        except Refusal as cause:
            refusal = Refusal(str(cause), field=self.field.key)
            untouched = isinstance(self.control, Entry) and not self.control.touched
            return Reading(self.initial, changed=not untouched, refusal=refusal)
        if isinstance(self.control, MetadataEditor) and self.control.many:
            return Reading(value, changed=bool(value))
        return Reading(value, changed=not same(self.initial, value))

    def _value(self) -> object:
        """Return the value, or raise why there is none."""
        match self.control:
            case Choice(value=value):
                return value
            case MetadataEditor() as editor:
                return editor.read()
            case Entry(touched=False) if self.initial is MIXED or self.initial not in (None, ""):
                return self.initial
            case Entry(value=text):
                return self._typed(text)

    def _typed(self, text: str) -> object:
        """Return what *text* means; the same text goes on meaning the instant that was shown."""
        if self._read is None or self._read[0] != text:
            value = read_field(self.field, text, now=self._clock(), zone=self.zone)
            self._read = text, value
        return self._read[1]

    @property
    def wrong(self) -> bool:
        """Return whether a mistake is shown."""
        return bool(self._mistake)

    def say(self, mistake: str) -> None:
        """Show a sentence about what is wrong, or none."""
        if mistake != self._mistake:
            self._mistake = mistake
            self.set_class(bool(mistake), "-wrong")
            self.refresh(layout=True)

    def check(self) -> Refusal | None:
        """Say what is wrong with what the field holds, and return it."""
        refusal = self.reading().refusal
        if isinstance(self.control, MetadataEditor):
            self.say(self.control.check())
        else:
            self.say(str(refusal) if refusal else "")
        return refusal

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the form that something was typed."""
        event.stop()
        self._tell()

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Tell the form that something was chosen."""
        event.stop()
        self._tell()

    def on_metadata_editor_edited(self, event: MetadataEditor.Edited) -> None:
        """Tell the form that a key or a value was edited."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        if self._mistake and not self.reading().refusal:
            self.say("")
        self.refresh(layout=self.field.kind == "instant")
        self.post_message(self.Edited(self))

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show the help."""
        if not self._focused:
            self._focused = True
            self.refresh(layout=bool(self.field.help))

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Say what is wrong, unless the focus only moved inside the row or to another screen."""
        self.call_later(self._left)

    def _left(self) -> None:
        focused = self.screen.focused if self.is_attached else None
        if focused is None or focused is self.control or self.control in focused.ancestors:
            return
        self._focused = False
        self.refresh(layout=True)
        if self.reading().changed:
            self.check()
            self.post_message(self.Left(self))

    @property
    def _meaning(self) -> str:
        """Return the instant that is meant, for a field that holds one."""
        if self.field.kind != "instant" or not isinstance(self.control, Entry):
            return ""
        value = None if self.reading().refusal else self.reading().value
        if value is None or value is MIXED:
            return ""
        return f"= {show_instant(value, self.zone)} {zone_name(self.zone)}"  # type: ignore[arg-type]  # read_field made it

    def _notes(self, width: int) -> list[Content]:
        """Return the lines below the control, each as wide as the control at most."""
        notes: list[Content] = []
        if self._meaning and not self._meaning_fits(width):
            notes += [Content.styled(self._meaning, self.get_visual_style("field-row--meaning"))]
        if self._mistake:
            style = self.get_visual_style("field-row--mistake")
            notes += Content.styled(f"! {visible(self._mistake)}", style).wrap(width)
        if self._focused and self.field.help:
            style = self.get_visual_style("field-row--help")
            notes += Content.styled(self.field.help, style).wrap(width)
        return notes

    def _indent(self) -> int:
        """Return where the control begins, which its margin says."""
        return self.control.styles.margin.left

    def _meaning_fits(self, width: int) -> bool:
        return self.control.outer_size.width + len(self._meaning) + 2 <= width

    def _note_width(self, width: int) -> int:
        return max(width - self._indent() - 1, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the control, and of what there is to say below it."""
        height = super().get_content_height(container, viewport, width)
        return height + len(self._notes(self._note_width(width)))

    def render(self) -> Content:
        """Return the label, what an instant means, and the notes, around the control."""
        width, indent = self.size.width, self._indent()
        note_width = self._note_width(width)
        notes = self._notes(note_width)
        state = "wrong" if self._mistake else "changed" if self.reading().changed else ""
        star = " *" if self.field.required else ""
        label_style = "field-row--label-focused" if self._focused else "field-row--label"
        label = Content.styled(
            f"{_MARKS[state]}{self.field.label}{star}", self.get_visual_style(label_style)
        )
        if self._meaning and self._meaning_fits(note_width):
            label = label.pad_right(indent + self.control.outer_size.width + 1 - label.cell_length)
            style = self.get_visual_style("field-row--meaning")
            label = label + Content.styled(self._meaning, style)
        blank = [Content("")] * (self.size.height - 1 - len(notes))
        lines = [label, *blank, *(note.pad_left(indent + 1) for note in notes)]
        return Content("\n").join(lines)
