"""The moving keys in dialogs: they move the cursor of a list, or scroll a text without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.containers import Vertical, VerticalScroll

from cgtui.tui.widgets.entity_table import EntityTable
from cgtui.tui.widgets.reasoned import ReasonedModal

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

Answer = TypeVar("Answer")


_FOOTER = 1


class DialogFrame(Vertical):
    """The frame of a dialog, with its title."""


class DialogBody(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The text of a dialog, which scrolls where there is no room for all of it."""


class FittedModal(ReasonedModal[Answer]):
    """A dialog in which one part gives way where the terminal is too low for all of them."""

    most_lines: ClassVar[int | None] = None
    """What that part takes at most, where there is room for more."""

    @property
    def giving_way(self) -> Widget:
        """The part that gives way; it scrolls."""
        raise NotImplementedError

    def on_resize(self, _event: events.Resize) -> None:
        """Leave the part as much room as the rest does not need."""
        self.fit()

    def fit(self) -> None:
        """Give the part what the others in its frame leave, once they have their size."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        for frame in self.query(DialogFrame):
            part = self.giving_way
            around = frame.gutter.height + part.styles.margin.height + _FOOTER
            others = (each for each in frame.children if each is not part and each.display)
            taken = sum(each.outer_size.height + each.styles.margin.height for each in others)
            room = max(1, self.size.height - around - taken)
            part.styles.max_height = min(room, self.most_lines or room)


class ScrolledModal(FittedModal[Answer]):
    """A dialog whose moving keys scroll its `DialogBody`."""

    @property
    def body(self) -> DialogBody:
        """What scrolls."""
        return self.query_one(DialogBody)

    @property
    def giving_way(self) -> Widget:
        """The body gives way."""
        return self.body

    def action_move_down(self) -> None:
        """Read a line further."""
        self._scroll(1)

    def action_move_up(self) -> None:
        """Read a line back."""
        self._scroll(-1)

    def action_move_first(self) -> None:
        """Read from the beginning."""
        self.body.scroll_home(animate=False)

    def action_move_last(self) -> None:
        """Read the end."""
        self.body.scroll_end(animate=False)

    def action_move_page_down(self) -> None:
        """Read a page further."""
        self._scroll(self.body.size.height)

    def action_move_page_up(self) -> None:
        """Read a page back."""
        self._scroll(-self.body.size.height)

    def action_move_half_down(self) -> None:
        """Read half a page further."""
        self._scroll(max(1, self.body.size.height // 2))

    def action_move_half_up(self) -> None:
        """Read half a page back."""
        self._scroll(-max(1, self.body.size.height // 2))

    def _scroll(self, lines: int) -> None:
        self.body.scroll_relative(y=lines, animate=False)


class ListModal(FittedModal[Answer]):
    """A dialog whose moving keys move the cursor of its list."""

    @property
    def giving_way(self) -> Widget:
        """The list gives way."""
        return self.table

    @property
    def table(self) -> EntityTable:
        """The list."""
        return self.query_one(EntityTable)

    def action_move_down(self) -> None:
        """Move to the next row."""
        self.table.move(1)

    def action_move_up(self) -> None:
        """Move to the previous row."""
        self.table.move(-1)

    def action_move_first(self) -> None:
        """Move to the first row."""
        self.table.first()

    def action_move_last(self) -> None:
        """Move to the last row."""
        self.table.last()

    def action_move_page_down(self) -> None:
        """Move down by a page."""
        self.table.page(1)

    def action_move_page_up(self) -> None:
        """Move up by a page."""
        self.table.page(-1)

    def action_move_half_down(self) -> None:
        """Move down by half a page."""
        self.table.half_page(1)

    def action_move_half_up(self) -> None:
        """Move up by half a page."""
        self.table.half_page(-1)
