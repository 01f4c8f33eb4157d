"""A short list to choose one thing from: by arrow, by letter, or by typing a part of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from cgtui.domain.text import fold, visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.dialogs.moving import DialogFrame, FittedModal
from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.entity_table import EntityTable
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.glyphs import ASCII_GLYPHS, UNICODE_GLYPHS
from cgtui.tui.widgets.table_rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size

TYPED_AT_MOST = 60
"""Characters of a search; a pasted page stays out."""

_LETTER = Column("letter", "", width=1)
_LABEL = Column("label", "", minimum=12)
_DETAIL_AT_MOST = 32
_NOTHING = "Nothing is called like that."


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        key: What is answered when it is chosen.
        label: What it is called.
        detail: What else is said about it.
        letter: The letter that chooses it at once.
        current: Whether it is what holds now.
    """

    key: str
    label: str
    detail: str = ""
    letter: str = ""
    current: bool = False


class Options:
    """Options as rows of a list; a row's key is its place among all options."""

    def __init__(self, options: Sequence[Option], places: Sequence[int], *, lettered: bool) -> None:
        self._options = options
        self._places = places
        self._lettered = lettered

    def __len__(self) -> int:
        return len(self._places)

    def key_at(self, index: int) -> int:
        """Return the place of the option at *index*."""
        return self._places[index]

    def index_of(self, key: int) -> int | None:
        """Return where the option of that place stands, or ``None``."""
        return self._places.index(key) if key in self._places else None

    def rows(self, lo: int, hi: int) -> Sequence[Row]:
        """Return the rows from *lo* up to *hi*."""
        shown = (self._options[place] for place in self._places[lo:hi])
        skip = 0 if self._lettered else 1
        return [Row((each.letter, each.label, each.detail)[skip:]) for each in shown]


class OptionTable(EntityTable):
    """The list of a dialog: as high as all its rows, as far as there is room.

    Narrowing the list does not make the frame jump: it keeps the height that *lines* gives it.
    """

    def __init__(
        self, columns: Sequence[Column], *, lines: int, empty: str = "", ascii_only: bool = False
    ) -> None:
        super().__init__(
            columns,
            empty=empty,
            glyphs=ASCII_GLYPHS if ascii_only else UNICODE_GLYPHS,
            marks=None,
            linked=None,
            titled=False,
            headed=False,
            classes="-high-as-needed",
        )
        self._lines = max(1, lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        """Return the lines it takes where there is room."""
        return self._lines


class Choose(FittedModal[str | None]):
    """Asks for one of several things; answers its key, or nothing.

    Where options have letters, a letter chooses; where they have none, typing narrows the list.

    Args:
        title: What is asked.
        options: What there is; the cursor begins on the current one.
        ascii_only: Paint without signs outside ASCII.
    """

    place = Place.CHOOSE
    BINDINGS = bindings(Place.CHOOSE)
    AUTO_FOCUS = "OptionTable"
    most_lines = 16

    def __init__(self, title: str, options: Sequence[Option], *, ascii_only: bool = False) -> None:
        super().__init__()
        self._heading = title
        self._options = tuple(options)
        self._folded = tuple(fold(each.label) for each in options)
        self._lettered = any(each.letter for each in options)
        self._ascii_only = ascii_only
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out what was typed, the list and the keys."""
        with DialogFrame(classes="choose") as frame:
            frame.set_class(self._ascii_only, "-ascii")
            frame.border_title = Content(visible(self._heading))
            typed = Static(classes="choose-typed", markup=False)
            typed.display = not self._lettered
            yield typed
            yield self._table()
        yield Footer(ascii_only=self._ascii_only)

    def _table(self) -> OptionTable:
        details = max(
            (cell_len(each.detail[:_DETAIL_AT_MOST]) for each in self._options), default=0
        )
        detail = Column(
            "detail", "", width=min(details, _DETAIL_AT_MOST) or 1, minimum=1, priority=1
        )
        table = OptionTable(
            (*((_LETTER,) if self._lettered else ()), _LABEL, detail),
            lines=len(self._options),
            empty=_NOTHING,
            ascii_only=self._ascii_only,
        )
        table.linked = frozenset(at for at, each in enumerate(self._options) if each.current)
        return table

    def on_mount(self) -> None:
        """List everything, the cursor on what holds now."""
        self._narrow(keep=next((at for at, o in enumerate(self._options) if o.current), None))

    def on_key(self, event: events.Key) -> None:
        """Choose by letter, or narrow the list."""
        if event.is_printable and event.character:
            event.stop()
            if self._lettered:
                self._choose_by(event.character)
            else:
                self._type(self._typed + event.character)
        elif event.key in {"backspace", "ctrl+u"}:
            event.stop()
            self._type("" if event.key == "ctrl+u" else self._typed[:-1])
        else:
            super().on_key(event)

    def on_paste(self, event: events.Paste) -> None:
        """Narrow the list by the first line of what was pasted."""
        event.stop()
        if not self._lettered:
            self._type(self._typed + next(iter(event.text.splitlines()), ""))

    def on_entity_table_clicked(self, message: EntityTable.Clicked) -> None:
        """Choose what was clicked."""
        message.stop()
        self.dismiss(self._options[message.key].key)

    def why_not_choose_take(self) -> str | None:
        """Nothing can be taken where nothing was found."""
        return None if self._list.cursor_key is not None else _NOTHING

    def action_choose_take(self) -> None:
        """Choose what is under the cursor."""
        key = self._list.cursor_key
        self.dismiss(None if key is None else self._options[key].key)

    def action_choose_cancel(self) -> None:
        """Clear what was typed, then leave without choosing."""
        if self._typed:
            self._type("")
        else:
            self.dismiss(None)

    def action_choose_down(self) -> None:
        """Move to the next one."""
        self._list.move(1)

    def action_choose_up(self) -> None:
        """Move to the previous one."""
        self._list.move(-1)

    def action_choose_page_down(self) -> None:
        """Move down by a page."""
        self._list.page(1)

    def action_choose_page_up(self) -> None:
        """Move up by a page."""
        self._list.page(-1)

    @property
    def giving_way(self) -> OptionTable:
        """The list gives way."""
        return self._list

    @property
    def _list(self) -> OptionTable:
        return self.query_one(OptionTable)

    def _choose_by(self, character: str) -> None:
        # A capital letter stands for itself if one has it, else for the small one.
        for wanted in (character, character.lower()):
            for each in self._options:
                if each.letter == wanted:
                    self.dismiss(each.key)
                    return

    def _type(self, text: str) -> None:
        if self._lettered or text == self._typed:
            return
        self._typed = text[:TYPED_AT_MOST]
        self._narrow()

    def _narrow(self, keep: int | None = None) -> None:
        words = fold(self._typed).split()
        places = [at for at, text in enumerate(self._folded) if all(word in text for word in words)]
        # What begins with what was typed comes first; the order is kept otherwise.
        start = " ".join(words)
        places.sort(key=lambda at: not self._folded[at].startswith(start))
        table = self._list
        table.needles = words
        table.set_source(Options(self._options, places, lettered=self._lettered), keep=keep)
        typed = f"> {visible(self._typed)}" if self._typed else "> type to narrow"
        line = self.query_one(".choose-typed", Static)
        line.update(Content(typed))
        line.set_class(not self._typed, "-hint")
        self.refresh_bindings()
