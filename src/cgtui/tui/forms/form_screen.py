"""A form over one row or many: asks its fields, says what is wrong, and saves what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual import work
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cgtui.domain.errors import Refusal
from cgtui.domain.text import count_noun, visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.forms.differences import list_differences
from cgtui.tui.forms.field_row import FieldRow
from cgtui.tui.forms.save_bar import SaveBar, Standing
from cgtui.tui.widgets.reasoned import ReasonedModal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime, tzinfo

    from textual.app import ComposeResult
    from textual.widget import Widget

    from cgtui.tui.forms.field_row import Reading
    from cgtui.tui.forms.fields import FormSpec
    from cgtui.tui.forms.metadata_editor import MetadataEditor

Result = TypeVar("Result")
"""What saving answers, and so what the screen is dismissed with."""


class FormBox(Vertical):
    """The frame of a form."""


class FormBody(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields; they scroll where there is no room, and leave the keys to the form."""


class FormScreen(ReasonedModal["Result | None"], Generic[Result]):
    """Asks the fields of a form; dismissed with what *save* returned, or None when left.

    Args:
        spec: What is asked.
        save: Takes the changed fields, cleaned and typed (all of them for a new record), in a
            worker of this screen, so it may await dialogs.  A `Refusal` keeps the form open and
            is shown under its field, or in the save bar.
        clock: Tells now.
        zone: The zone in which instants are read and shown.
    """

    place = Place.FORM
    BINDINGS = bindings(Place.FORM)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (56, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-usual"), (30, "-high")]  # noqa: RUF012 - ditto

    def __init__(
        self,
        spec: FormSpec,
        save: Callable[[dict[str, object]], Awaitable[Result]],
        *,
        clock: Callable[[], datetime],
        zone: tzinfo,
    ) -> None:
        super().__init__()
        self.spec = spec
        self.rows = {
            field.key: FieldRow(field, spec.initial(field.key), clock=clock, zone=zone)
            for field in spec.fields
        }
        self._save = save
        self._clock = clock
        self._zone = zone
        self._show_diff = False
        self._refusal = ""
        self._asking = False
        self._saving = False
        self._asked_from: Widget | None = None

    def compose(self) -> ComposeResult:
        """Yield the rows in a frame, and the save bar at its foot."""
        with FormBox() as box:
            box.border_title = Content(visible(self.spec.title))
            with FormBody():
                if self.spec.note:
                    yield Static(Content(visible(self.spec.note)), classes="form-note")
                yield from self.rows.values()
            yield SaveBar(self.key_of)

    def on_mount(self) -> None:
        """Begin in the first field."""
        next(iter(self.rows.values())).enter()
        self._tell_standing()
        # What folds up or opens elsewhere moves the field that has the focus.
        self.watch(self.query_one(FormBody), "virtual_size", self._reveal_soon, init=False)

    @property
    def ready(self) -> bool:
        """Whether nothing is being saved, so that a key means this form."""
        return not self._saving

    @property
    def bar(self) -> SaveBar:
        """Return the save bar."""
        return self.query_one(SaveBar)

    @property
    def current(self) -> FieldRow | None:
        """Return the row that has the focus."""
        focused = self.focused
        if focused is None:
            return None
        return next((n for n in focused.ancestors_with_self if isinstance(n, FieldRow)), None)

    # --- what the form holds -----------------------------------------------------------------

    def _readings(self) -> dict[str, Reading]:
        return {key: row.reading() for key, row in self.rows.items()}

    def _cross_checks(self, readings: dict[str, Reading]) -> list[Refusal]:
        if any(reading.refusal for reading in readings.values()):
            return []
        return list(self.spec.checks({key: r.value for key, r in readings.items()}))

    def _tell_standing(self) -> None:
        """Let the save bar show how things stand."""
        readings = self._readings()
        values = {key: reading.value for key, reading in readings.items()}
        differences = list_differences(self.spec, readings, self._zone) if self._show_diff else ()
        self.bar.standing = Standing(
            changes=sum(reading.changed for reading in readings.values()),
            differences=differences,
            warnings=tuple(self.spec.warnings(values, self._clock())),
            refusal=self._refusal,
            asking=self._asking,
            saving=self._saving,
        )

    def on_field_row_edited(self) -> None:
        """Count anew, and take back what is no longer wrong."""
        self._refusal = ""
        readings = self._readings()
        wrong = {refusal.field for refusal in self._cross_checks(readings)}
        for key, row in self.rows.items():
            if row.wrong and not readings[key].refusal and key not in wrong:
                row.say("")
        self._tell_standing()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Say what the field that was left contradicts."""
        for refusal in self._cross_checks(self._readings()):
            if refusal.field == event.row.field.key:
                event.row.say(str(refusal))
        self._reveal_soon()

    def on_descendant_focus(self) -> None:
        """Keep the focused field in sight, with its help."""
        self._reveal_soon()

    def _reveal_soon(self) -> None:
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        if self.current:
            self.current.reveal()

    def on_metadata_editor_refused(self, event: MetadataEditor.Refused) -> None:
        """Say why the other view cannot be shown."""
        if row := self.rows.get("metadata"):
            row.say(event.sentence)

    # --- moving ------------------------------------------------------------------------------

    def action_form_next(self) -> None:
        """Go to the next field, and from the last one to the first."""
        self._step(1)

    def action_form_previous(self) -> None:
        """Go to the previous field, and from the first one to the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go to the field *by* places further; what is wrong with this one does not hold back."""
        rows = list(self.rows.values())
        at = rows.index(self.current) if self.current else -1
        rows[(at + by) % len(rows)].enter(backwards=by < 0)

    def action_form_advance(self) -> None:
        """Go to the next field; from the last one, save."""
        if self.current is list(self.rows.values())[-1]:
            self.action_form_save()
        else:
            self._step(1)

    def on_metadata_editor_advanced(self) -> None:
        """Go on when enter was pressed behind the last key."""
        self.action_form_advance()

    def action_form_restore(self) -> None:
        """Set the field back to what it held when the form was opened."""
        if self.current:
            self.current.restore()

    def action_form_diff(self) -> None:
        """Show what would be written, or hide it."""
        self._show_diff = not self._show_diff
        self._tell_standing()

    # --- leaving -----------------------------------------------------------------------------

    def action_form_cancel(self) -> None:
        """Leave; ask once if something was changed, and go on editing when asked in vain."""
        if self._saving:
            return
        if self._asking:
            self._keep_editing()
        elif any(reading.changed for reading in self._readings().values()):
            self._asking = True
            self._asked_from = self.focused
            self.bar.can_focus = True
            self.set_focus(self.bar)  # at once, for the bar shows the keys that it then listens to
            self._tell_standing()
        else:
            self.dismiss(None)

    def on_save_bar_answered(self, event: SaveBar.Answered) -> None:
        """Leave, or go on editing."""
        if event.discard:
            self.dismiss(None)
        else:
            self._keep_editing()

    def _keep_editing(self) -> None:
        self._asking = False
        self._tell_standing()
        if self._asked_from:
            self._asked_from.focus(scroll_visible=False)
        self.bar.can_focus = False

    # --- saving ------------------------------------------------------------------------------

    def action_form_save(self) -> None:
        """Save what was changed, if nothing is wrong; else go to the first mistake."""
        if self._saving:
            return
        if self._asking:
            self._keep_editing()
        refusals = [refusal for row in self.rows.values() if (refusal := row.check())]
        readings = self._readings()
        refusals = refusals or self._cross_checks(readings)
        if refusals:
            self._refuse(refusals)
            return
        written = {k: r.value for k, r in readings.items() if r.changed or self.spec.new}
        if not written:
            self.dismiss(None)
            return
        self._saving = True
        self._refusal = ""
        self._tell_standing()
        self._write(written)

    @work(group="save")
    async def _write(self, written: dict[str, object]) -> None:
        """Save, and close the form unless that is refused."""
        try:
            result = await self._save(written)
        except Refusal as refusal:
            self._saving = False
            self._refuse([refusal])
        else:
            self.dismiss(result)

    def _refuse(self, refusals: list[Refusal]) -> None:
        """Say each refusal under its field, or in the save bar, and go to the first field."""
        placed = [refusal for refusal in refusals if refusal.field in self.rows]
        for refusal in placed:
            row = self.rows[str(refusal.field)]
            if not row.wrong:
                row.say(str(refusal))
        others = [str(refusal) for refusal in refusals if refusal.field not in self.rows]
        self._refusal = " ".join(others)
        if not others:
            self._refusal = f"Not saved: {count_noun(len(placed), 'field')} to mend."
        self._tell_standing()
        if placed:
            self.rows[str(placed[0].field)].enter()
