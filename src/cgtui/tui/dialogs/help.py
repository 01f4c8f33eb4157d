"""The overlay of keys and the palette: type a word or press a key, enter runs what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cgtui.domain.text import visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.keymap import show_key
from cgtui.tui.widgets.entries import narrow, on_key
from cgtui.tui.widgets.entry_list import EntryList
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.reasoned import ReasonedModal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from cgtui.tui.widgets.entries import Entry

TYPED_AT_MOST = 60
"""Characters of a search; a pasted page stays out."""


class SearchLine(Static):
    """What was typed, where the next letter goes, and how many entries are left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "search-line--prompt",
        "search-line--hint",
        "search-line--caret",
    }

    def show(self, typed: str, hint: str, count: str) -> None:
        """Paint the line anew.

        Args:
            typed: The search; it is shown as text, whatever it holds.
            hint: Shown while nothing is typed.
            count: Shown at the right.
        """
        room = max(0, self.size.width - cell_len(count) - 5)
        shown = visible(typed)
        while cell_len(shown) > room:
            shown = shown[1:]
        hint = "" if shown else hint[:room]
        gap = room - cell_len(shown) - cell_len(hint)
        muted = self.get_visual_style("search-line--hint")
        self.update(
            Content("").join(
                [
                    Content(" > ").stylize(self.get_visual_style("search-line--prompt")),
                    Content(shown),
                    Content(" ").stylize(self.get_visual_style("search-line--caret")),
                    Content(hint).stylize(muted),
                    Content(" " * gap + count).stylize(muted),
                ]
            )
        )


class Help(ReasonedModal[str | None]):
    """Lists what can be done here; answers the id of what was chosen, or nothing."""

    place = Place.HELP
    BINDINGS = bindings(Place.HELP)
    AUTO_FOCUS = ""

    def __init__(
        self, entries: Sequence[Entry], *, title: str = "Keys", ascii_only: bool = False
    ) -> None:
        """Make the overlay.

        Args:
            entries: What is listed: actions of the place, and what else can be run by name.
            title: Stands in the frame.
            ascii_only: Paint without signs outside ASCII.
        """
        super().__init__(classes="-ascii" if ascii_only else None)
        self._entries = tuple(entries)
        self._heading = title
        self._ascii_only = ascii_only
        self._typed = ""
        self._key: str | None = None
        self._waiting = False

    def compose(self) -> ComposeResult:
        """Lay out the search, the list, the sentence of the entry under the cursor, the keys."""
        with Vertical(classes="help") as frame:
            frame.border_title = Content(f" {visible(self._heading)} ")
            yield SearchLine(classes="help-search")
            yield EntryList(ascii_only=self._ascii_only)
            yield Static(classes="help-sentence")
            yield Footer(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """List everything."""
        self._search()

    def on_resize(self) -> None:
        """Fit the search line into its new width."""
        self.call_after_refresh(self._show_search)

    def on_key(self, event: events.Key) -> None:
        """Take letters as the search, and any other key that is not the overlay's own as a key."""
        if self._waiting:
            event.stop()
            self._look_up(None if event.key == "escape" else event.key)
        elif event.is_printable and event.character:
            event.stop()
            self._type(self._typed + event.character)
        elif event.key in {"backspace", "ctrl+u", "ctrl+w"}:
            event.stop()
            self._rub_out(event.key)
        elif event.key not in self.active_bindings:
            event.stop()
            self._look_up(event.key)
        else:
            super().on_key(event)

    def on_paste(self, event: events.Paste) -> None:
        """Search for the first line of what was pasted."""
        event.stop()
        self._type(self._typed + next(iter(event.text.splitlines()), ""))

    def on_entry_list_moved(self, message: EntryList.Moved) -> None:
        """Tell what the entry under the cursor does, and why it is off."""
        message.stop()
        entry = message.entry
        sentence = self.query_one(".help-sentence", Static)
        if entry is None:
            sentence.update(Content(self._nothing()))
        else:
            off = f"Off now: {visible(entry.reason)}\n" if entry.reason else ""
            sentence.update(Content(off + visible(entry.help)))
        self.refresh_bindings()

    def on_entry_list_chosen(self, message: EntryList.Chosen) -> None:
        """Run what was clicked."""
        message.stop()
        if not self.say_why_not("help.run"):
            self.action_help_run()

    def why_not_help_run(self) -> str | None:
        """Nothing runs where nothing was found, or what is off."""
        entry = self.query_one(EntryList).entry
        return self._nothing() if entry is None else entry.reason

    def action_help_run(self) -> None:
        """Answer the entry under the cursor; whoever opened the overlay runs it."""
        entry = self.query_one(EntryList).entry
        self.dismiss(entry.id if entry else None)

    def action_help_close(self) -> None:
        """Clear the search, then close."""
        if self._typed or self._key:
            self._type("")
        else:
            self.dismiss(None)

    def action_help_by_key(self) -> None:
        """Wait for a key, and tell what it does."""
        self._waiting = True
        self._show_search()

    def action_help_down(self) -> None:
        """Move to the next entry."""
        self.query_one(EntryList).move(1)

    def action_help_up(self) -> None:
        """Move to the previous entry."""
        self.query_one(EntryList).move(-1)

    def action_help_page_down(self) -> None:
        """Move down by a page."""
        self.query_one(EntryList).page(1)

    def action_help_page_up(self) -> None:
        """Move up by a page."""
        self.query_one(EntryList).page(-1)

    def _type(self, text: str) -> None:
        self._key = None
        self._typed = text[:TYPED_AT_MOST]
        self._search()

    def _rub_out(self, key: str) -> None:
        if key == "ctrl+u" or self._key:
            self._type("")
        elif key == "ctrl+w":
            self._type(self._typed.rstrip().rpartition(" ")[0])
        else:
            self._type(self._typed[:-1])

    def _look_up(self, key: str | None) -> None:
        self._waiting = False
        self._key = key
        self._typed = ""
        self._search()

    def _found(self) -> list[Entry]:
        return on_key(self._entries, self._key) if self._key else narrow(self._entries, self._typed)

    def _search(self) -> None:
        headings = not self._typed
        self.query_one(EntryList).show(self._found(), searched=self._typed, headings=headings)
        self._show_search()

    def _show_search(self) -> None:
        if not self.is_mounted:
            return
        search = self.query_one(SearchLine)
        if self._waiting:
            search.show("", "press any key; esc to go back", "")
            return
        key = f"key {show_key(self._key, ascii_only=self._ascii_only)}" if self._key else ""
        count = f"{len(self._found())} of {len(self._entries)} "
        search.show(key or self._typed, "type a word, or tab and a key", count)

    def _nothing(self) -> str:
        if self._key:
            shown = show_key(self._key, ascii_only=self._ascii_only)
            return f"The key {visible(shown)} does nothing here."
        return f'Nothing here is called "{visible(self._typed)}".'
