"""What the pickers share: a line to type into, rows with boxes, and what saving will do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from cgtui.domain.ladder import COUNTED, NUMBER_ABOVE, confirmation, typed_right
from cgtui.domain.text import count_noun, visible
from cgtui.services.lanes import Lane, Superseded
from cgtui.tui.actions import Place, bindings
from cgtui.tui.dialogs.picker_line import PickerLine
from cgtui.tui.dialogs.toned_lines import TonedLines
from cgtui.tui.widgets.entity_table import EntityTable
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.glyphs import ASCII_GLYPHS, UNICODE_GLYPHS
from cgtui.tui.widgets.reasoned import ReasonedModal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from concurrent.futures import Future

    from textual.app import ComposeResult

    from cgtui.services.workspace import Workspace
    from cgtui.tui.dialogs.toned_lines import Line
    from cgtui.tui.widgets.columns import Column

Plan = TypeVar("Plan")
"""What a picker answers; nothing when it was left."""
Told = TypeVar("Told")

_TITLE_AT_MOST = 70
_ROWS_AT_LEAST = 6
_CHROME = 9
_ASCII = str.maketrans({"→": "->", "·": "-", "−": "-", "…": "~"})  # noqa: RUF001 - the true minus


class PickerTable(EntityTable, can_focus=False):
    """The rows of a picker; the focus stays in the line above them."""

    def on_mount(self) -> None:
        """Look as a list does that has the focus."""
        self._show_focus(focused=True)


class Picker(ReasonedModal["Plan | None"], Generic[Plan]):
    """A modal list of boxes: typing narrows, enter toggles, ctrl+s saves, esc goes back.

    The rows and what they hold are the subclass's; this class keeps the ladder: what a key means
    while narrowing, while the number is asked for, and while it is asked whether to leave.

    Every question goes through a lane of the picker's own, off the screen's thread.

    Args:
        workspace: The open file.
        title: Stands in the frame.
        hint: Shown in the line while nothing is typed.
        columns: The columns of the rows.
        number_above: For more rows than this their number is typed to save.
        ascii_only: Paint without signs outside ASCII.
    """

    place = Place.PICKER
    BINDINGS = bindings(Place.PICKER)
    AUTO_FOCUS = "PickerLine"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-low"), (20, "-usual")]  # noqa: RUF012 - as Textual has it

    def __init__(
        self,
        workspace: Workspace,
        *,
        title: str,
        hint: str,
        columns: Sequence[Column],
        number_above: int = NUMBER_ABOVE,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(classes="-ascii" if ascii_only else None)
        self.workspace = workspace
        self._lane = Lane(workspace, "picker")
        self._number_above = number_above
        self._ascii_only = ascii_only
        self._frame = Vertical(classes="picker")
        self._prompt = Static(classes="picker-prompt", markup=False)
        self.line = PickerLine(self.plain(hint))
        self.table = PickerTable(
            columns,
            glyphs=ASCII_GLYPHS if ascii_only else UNICODE_GLYPHS,
            marks=None,
            linked=None,
            titled=False,
            headed=False,
            empty=self.plain("Reading…"),
        )
        self._foot = TonedLines(classes="picker-foot")
        self.entitle(title)

    def compose(self) -> ComposeResult:
        """Lay the line over the rows, and what saving will do under them."""
        with self._frame:
            with Horizontal(classes="picker-top"):
                yield self._prompt
                yield self.line
            yield self.table
            yield self._foot
            yield Footer(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Ask for the rows."""
        self._ask("")
        self.ask_again()

    def on_unmount(self) -> None:
        """Stop asking."""
        self._lane.close()

    # What a subclass says

    @property
    def changes(self) -> int:
        """How many rows were toggled and not toggled back."""
        raise NotImplementedError

    @property
    def number(self) -> int:
        """How many rows saving concerns: what is typed where it has to be."""
        raise NotImplementedError

    @property
    def out_of_sight(self) -> int:
        """How many of those rows the user cannot see."""
        return 0

    @property
    def needs_number(self) -> bool:
        """Whether the number has to be typed: this view is all that lower levels ask for."""
        hidden, above = self.out_of_sight, self._number_above
        return confirmation(self.number, hidden=hidden, number_above=above) >= COUNTED

    @property
    def plan(self) -> Plan:
        """What was picked."""
        raise NotImplementedError

    def narrow(self, text: str) -> None:
        """Show the rows that *text* is found in."""
        raise NotImplementedError

    def toggle(self, key: int) -> None:
        """Turn the box of a row."""
        raise NotImplementedError

    def why_not_toggle(self) -> str | None:
        """Return why the row under the cursor cannot be toggled, or nothing."""
        return None

    async def answer(self) -> None:
        """Ask for the rows if they are not known, then for the effect, and show both."""
        raise NotImplementedError

    # What a subclass uses

    def plain(self, text: str) -> str:
        """Return a text of ours without signs outside ASCII, where none are wanted."""
        return text.translate(_ASCII) if self._ascii_only else text

    def entitle(self, title: str) -> None:
        """Put *title* into the frame."""
        self._frame.border_title = Content(visible(title[:_TITLE_AT_MOST]))

    def make_room(self, rows: int) -> None:
        """Let the frame be as high as *rows* need; it keeps that while one narrows."""
        self._frame.styles.max_height = max(rows, _ROWS_AT_LEAST) + _CHROME

    @work(group="picker", exclusive=True)
    async def ask_again(self) -> None:
        """Ask what is not known now; an earlier question that is still open is dropped."""
        await self.answer()

    async def asked(self, question: Callable[..., Told]) -> Told | None:
        """Return the answer to *question*, or nothing if a newer question took its place."""
        future: Future[Told] = self._lane.ask(question)
        answer: Awaitable[Told] = asyncio.wrap_future(future)
        try:
            return await answer
        except Superseded:
            return None

    def tell(self, *lines: Line) -> None:
        """Say under the rows what saving will do and what follows."""
        self._foot.show([(self.plain(text), tone) for text, tone in lines])
        self.refresh_bindings()

    # Narrowing and toggling

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow by what was typed."""
        event.stop()
        if not self.line.asking:
            self.narrow(event.value)
            self.refresh_bindings()

    def on_entity_table_highlighted(self, message: EntityTable.Highlighted) -> None:
        """Show the keys that work on this row."""
        message.stop()
        self.refresh_bindings()

    def on_entity_table_clicked(self, message: EntityTable.Clicked) -> None:
        """Toggle the row that was clicked."""
        message.stop()
        self._toggle()

    def on_picker_line_toggled(self, message: PickerLine.Toggled) -> None:
        """Toggle with the blank too."""
        message.stop()
        self._toggle()

    def why_not_picker_toggle(self) -> str | None:
        """Nothing is toggled while something is asked, or where there is no row."""
        if self.line.asking:
            return "Answer the question above first; esc goes back."
        if self.table.cursor_key is None:
            return self.table.empty
        return self.why_not_toggle()

    def action_picker_toggle(self) -> None:
        """Turn the box of the row under the cursor."""
        key = self.table.cursor_key
        if key is not None:
            self.toggle(key)

    def action_picker_down(self) -> None:
        """Move to the next row."""
        self.table.move(1)

    def action_picker_up(self) -> None:
        """Move to the previous row."""
        self.table.move(-1)

    def action_picker_page_down(self) -> None:
        """Move down by a page."""
        self.table.page(1)

    def action_picker_page_up(self) -> None:
        """Move up by a page."""
        self.table.page(-1)

    def _toggle(self) -> None:
        if not self.say_why_not("picker.toggle"):
            self.action_picker_toggle()

    # Saving and leaving

    def why_not_form_save(self) -> str | None:
        """There is nothing to save before something was toggled."""
        return None if self.changes else "Nothing is changed yet; esc leaves."

    def action_form_save(self) -> None:
        """Save, or ask for the number first; pressed again it asks no less."""
        if self.line.asking == "number":
            self._take_number(self.line.value)
        elif self.needs_number:
            self._ask("number")
        else:
            self.dismiss(self.plan)

    def on_picker_line_numbered(self, message: PickerLine.Numbered) -> None:
        """Save if the number is right."""
        message.stop()
        self._take_number(message.text)

    def action_picker_cancel(self) -> None:
        """Go back: from a question, from what was typed, then out; asks once about changes."""
        if self.line.asking:
            self._ask("")
        elif self.line.value:
            self.line.value = ""
        elif self.changes:
            self._ask("leave")
        else:
            self.dismiss(None)

    def on_picker_line_answered(self, message: PickerLine.Answered) -> None:
        """Leave, or stay."""
        message.stop()
        if message.yes:
            self.dismiss(None)
        else:
            self._ask("")

    def _take_number(self, text: str) -> None:
        if typed_right(text, str(self.number)):
            self.dismiss(self.plan)
        elif text:
            self._prompt.update(f"! that is another number: type {self.number:,} to save ")

    def _ask(self, asking: str) -> None:
        """Let the line ask for the number, or whether to leave, or narrow (the empty text)."""
        match asking:
            case "number":
                self.line.ask("number")
                self._prompt.update(f"type {self.number:,} to save ")
            case "leave":
                self.line.ask("leave")
                self._prompt.update(
                    self.plain(f"drop {count_noun(self.changes, 'change')}? y leaves · n stays ")
                )
            case _:
                self.line.ask("")
                self._prompt.update("/ ")
        self.refresh_bindings()
