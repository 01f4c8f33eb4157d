"""Metadata edited as rows of key, type and value, like a small spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.actions import SkipAction
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from cgtui.domain.text import visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.forms.fields import MIXED
from cgtui.tui.forms.metadata_rows import MIXED_KIND
from cgtui.tui.forms.sight import scroll_into_sight
from cgtui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widgets import Input

    from cgtui.tui.forms.metadata_rows import MetadataDraft, MetadataRow

KEY, TYPE, VALUE = range(3)
_MAX_KEY, _MAX_VALUE = 255, 100_000
_ROOMY = 36
_GUTTER = 2


class Line(NamedTuple):
    """One line of the grid: a row, or (with a sentence) what is wrong with it."""

    row: int
    mistake: str = ""


class Cell(TextLine):
    """The key or the value under the cursor, while it is being typed.

    Args:
        on_edit: Is told each new text at once, before the cursor can move on to another cell.
    """

    def __init__(self, on_edit: Callable[[str], None]) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.display = False
        self._on_edit = on_edit
        self._loading = False

    def load(self, text: str, *, max_length: int, placeholder: str) -> None:
        """Hold the text of another cell."""
        self._loading = True
        self.placeholder, self.max_length = placeholder, max_length
        self.value = text
        self._loading = False

    def watch_value(self, value: str) -> None:
        """Hand on what was typed."""
        if not self._loading:
            self._on_edit(value)


class MetadataGrid(Widget, can_focus=True):
    """Rows of key, type and value, painted by one widget; one input moves to where one types.

    Args:
        draft: The rows; the grid changes them.
    """

    BINDINGS = bindings(Place.METADATA_ROWS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "metadata-grid--head",
        "metadata-grid--type",
        "metadata-grid--cursor",
        "metadata-grid--removed",
        "metadata-grid--blank",
        "metadata-grid--mixed",
        "metadata-grid--mistake",
    }

    class Edited(Message):
        """A row was edited."""

    class Advanced(Message):
        """Enter was pressed behind the last cell."""

    def __init__(self, draft: MetadataDraft) -> None:
        super().__init__()
        self.draft = draft
        self.row = 0
        self.column = KEY
        self.cell = Cell(self._typed)
        self._told: set[int] = set()

    def compose(self) -> ComposeResult:
        """Yield the input."""
        yield self.cell

    # --- where the cursor is -----------------------------------------------------------------

    @property
    def current(self) -> MetadataRow:
        """Return the row under the cursor."""
        return self.draft.rows[self.row]

    def enter(self, *, backwards: bool = False) -> None:
        """Take the focus, in the last row when coming from below, else in the first wrong one."""
        first = next(iter(self.draft.mistakes()), 0)
        self.go_to(len(self.draft.rows) - 1 if backwards else first, KEY)

    def go_to(self, row: int, column: int) -> None:
        """Move the cursor, saying what is wrong with a row that is left."""
        if row != self.row and not self.current.blank:
            self._told.add(id(self.current))
        self.row, self.column = row, column
        if column == TYPE:
            self.cell.display = False
            self.focus(scroll_visible=False)
        else:
            self._load_cell()
            self.cell.display = True
            self.cell.focus(scroll_visible=False)
            self.cell.cursor_position = len(self.cell.value)
        self.refresh(layout=True)
        self.call_after_refresh(self.place_cell)

    def _load_cell(self) -> None:
        row = self.current
        if self.column == KEY:
            placeholder = "new key" if row.blank else ""
            self.cell.load(row.key, max_length=_MAX_KEY, placeholder=placeholder)
        else:
            placeholder = MIXED.value if row.kind == MIXED_KIND else ""
            self.cell.load(row.text, max_length=_MAX_VALUE, placeholder=placeholder)

    def place_cell(self) -> None:
        """Put the input over the cell under the cursor, and scroll it into sight."""
        lines = self._lines(self.size.width)
        if self.row >= len(self.draft.rows) or self.size.width == 0:
            return
        y = 1 + lines.index(Line(self.row))
        x, width = self._columns()[self.column]
        self.cell.styles.offset = x, y
        self.cell.styles.width = width
        if self.has_focus or self.cell.has_focus:
            scroll_into_sight(self, Region(0, y, self.size.width, 1))

    def on_resize(self) -> None:
        """Keep the input over its cell."""
        self.place_cell()

    def reload(self) -> None:
        """Show the rows after they were changed from outside, from the first one."""
        focused = self.has_focus or self.cell.has_focus
        self.row, self.column = 0, KEY
        self._told.clear()
        self._load_cell()
        if focused:
            self.enter()
        self.refresh(layout=True)
        self.call_after_refresh(self.place_cell)

    # --- what the keys do --------------------------------------------------------------------

    def action_metadata_next_cell(self) -> None:
        """Move to the next cell; behind the last, to another field."""
        at_end = self.row == len(self.draft.rows) - 1 and self.current.blank
        self._step(1, beyond=at_end)

    def action_metadata_previous_cell(self) -> None:
        """Move to the cell before; before the first, to another field."""
        self._step(-1, beyond=self.row == 0 and self.column == KEY)

    def _step(self, by: int, *, beyond: bool) -> None:
        if beyond:
            self.tell_all()
            raise SkipAction
        self.go_to(*divmod(self.row * 3 + self.column + by, 3))

    def action_metadata_advance(self) -> None:
        """Move to the next cell; behind the last, say so."""
        try:
            self.action_metadata_next_cell()
        except SkipAction:
            self.post_message(self.Advanced())

    def action_metadata_down(self) -> None:
        """Move to the row below; behind the last, to another field."""
        self._move(1)

    def action_metadata_up(self) -> None:
        """Move to the row above; before the first, to another field."""
        self._move(-1)

    def _move(self, by: int) -> None:
        if not 0 <= self.row + by < len(self.draft.rows):
            raise SkipAction
        self.go_to(self.row + by, self.column)

    def action_metadata_next_type(self) -> None:
        """Take the next type for the value."""
        self._turn_by(1)

    def action_metadata_previous_type(self) -> None:
        """Take the previous type for the value."""
        self._turn_by(-1)

    def _turn_by(self, by: int) -> None:
        if self.column != TYPE:
            raise SkipAction
        kinds = self.draft.kinds(self.current)
        self._turn(kinds[(kinds.index(self.current.kind) + by) % len(kinds)])

    def action_metadata_remove_key(self) -> None:
        """Remove the key under the cursor, or bring it back."""
        if not self.current.blank:
            self.draft.remove(self.row)
            self._edited()
            self.go_to(self.row, self.column)

    def _turn(self, kind: str) -> None:
        self.current.turn(kind)
        self._edited()

    def on_key(self, event: events.Key) -> None:
        """Choose a type by its first letter."""
        if not event.is_printable or event.character is None or event.character == " ":
            return
        if self.column == TYPE:
            event.stop()
            letter = event.character.casefold()
            kinds = self.draft.kinds(self.current)
            start = kinds.index(self.current.kind) + 1
            for kind in (*kinds[start:], *kinds[:start]):
                if kind.startswith(letter):
                    self._turn(kind)
                    return

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Move the cursor to the cell under the pointer.

        A click would come too late: with the focus the help of the field before is gone, and
        another row may be under the pointer.
        """
        lines = self._lines(self.size.width)
        if 1 <= event.y <= len(lines):
            starts = [x for x, _ in self._columns()]
            self.go_to(lines[event.y - 1].row, max(sum(event.x >= x for x in starts) - 1, 0))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the typing to the grid, which has heard of it already."""
        event.stop()

    def _typed(self, text: str) -> None:
        if self.column == KEY:
            self.current.key = text
        else:
            self.current.write(text)
        self._edited()

    def _edited(self) -> None:
        height = len(self.draft.rows)
        self.draft.grow()
        self.refresh(layout=len(self.draft.rows) != height or bool(self._told))
        self.post_message(self.Edited())

    # --- what is wrong -----------------------------------------------------------------------

    def tell_all(self) -> None:
        """Show under every row what is wrong with it."""
        self._told = {id(row) for row in self.draft.rows}
        self.refresh(layout=True)
        self.call_after_refresh(self.place_cell)

    # --- how it looks ------------------------------------------------------------------------

    def _lines(self, width: int) -> list[Line]:
        """Return the rows, and below each what is wrong with it, on as many lines as it takes."""
        mistakes = self.draft.mistakes() if self._told else {}
        lines = []
        for index, row in enumerate(self.draft.rows):
            lines.append(Line(index))
            if index in mistakes and id(row) in self._told:
                wrapped = Content(f"! {mistakes[index]}").wrap(max(width - _GUTTER, 1))
                lines += [Line(index, piece.plain) for piece in wrapped]
        return lines

    def _columns(self) -> list[tuple[int, int]]:
        """Return where each column begins and how wide it is."""
        room = max(self.size.width - _GUTTER - 2, 3)
        kind = 10 if room >= _ROOMY else min(4, room // 3)
        longest = max(Content(visible(row.key)).cell_length for row in self.draft.rows)
        key = max(min(longest + 1, room * 2 // 5), min(12, room // 3))
        value = max(room - key - kind, 1)
        return [(_GUTTER, key), (_GUTTER + key + 1, kind), (_GUTTER + key + kind + 2, value)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return one line for the head and one for each row and each mistake."""
        return 1 + len(self._lines(width))

    def render(self) -> Content:
        """Return the head, the rows, and under each what is wrong with it."""
        head = self._cells("  ", ("key", "type", "value"), "metadata-grid--head")
        mistake = self.get_visual_style("metadata-grid--mistake")
        lines = [
            Content.styled(line.mistake, mistake).pad_left(_GUTTER)
            if line.mistake
            else self._row_line(line.row)
            for line in self._lines(self.size.width)
        ]
        return Content("\n").join([head, *lines])

    def _row_line(self, index: int) -> Content:
        row = self.draft.rows[index]
        if row.blank:
            return self._cells("+ ", ("new key", "", ""), "metadata-grid--blank")
        mark = "- " if row.removed else "+ " if row.was is None else "~ " if row.changed else "  "
        style = "metadata-grid--removed" if row.removed else ""
        text = row.text
        if row.kind == MIXED_KIND:
            text, style = MIXED.value, style or "metadata-grid--mixed"
        picking = self.has_focus and self.column == TYPE and index == self.row
        return self._cells(mark, (row.key, row.kind, text), style, picking=picking)

    def _cells(
        self, mark: str, texts: tuple[str, str, str], style: str, *, picking: bool = False
    ) -> Content:
        """Return one line; the type is set apart, more so while it is being chosen."""
        kind_style = style or f"metadata-grid--{'cursor' if picking else 'type'}"
        mixed = style == "metadata-grid--mixed"
        styles = ("" if mixed else style, kind_style, style)
        line = Content.styled(mark, self.get_visual_style(style)) if style else Content(mark)
        for text, (_, width), name in zip(texts, self._columns(), styles, strict=True):
            cell = Content(visible(text)).truncate(width, ellipsis=True, pad=True)
            line = line + (cell.stylize(self.get_visual_style(name)) if name else cell) + " "
        return line.truncate(self.size.width)
