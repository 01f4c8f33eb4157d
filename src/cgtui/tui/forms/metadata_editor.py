"""Metadata as rows or as one JSON text, whichever is at hand; neither loses a type or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from cgtui.domain.errors import Refusal
from cgtui.domain.metadata import parse_metadata, pretty_metadata
from cgtui.domain.text import count_noun
from cgtui.tui.actions import Place, action, bindings
from cgtui.tui.forms.fields import Mixed
from cgtui.tui.forms.metadata_grid import MetadataGrid
from cgtui.tui.forms.metadata_rows import MetadataDraft, MixedMetadata
from cgtui.tui.keymap import spell_key

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cgtui.domain.metadata import Metadata
    from cgtui.domain.patching import MetadataPatch

_OFFERED = (
    ("metadata.next_type", "next type"),
    ("metadata.remove_key", "remove key"),
    ("metadata.toggle_json", "JSON"),
)
HELP = " · ".join(f"{spell_key(action(each).keys[0])}: {does}" for each, does in _OFFERED)
"""What can be done in the editor, for the line under it."""


class JsonArea(TextArea):
    """The metadata as JSON text."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, show_line_numbers=True, highlight_cursor_line=False)
        self.cursor_blink = False


class MetadataEditor(Vertical):
    """The metadata of one record, or what many have in common, to be edited.

    Args:
        initial: The metadata; `MixedMetadata` (or `MIXED`, if nothing is known of them) for many
            records, whose result is a `MetadataPatch`.
    """

    BINDINGS = bindings(Place.METADATA)

    class Edited(Message):
        """A key or a value was edited."""

    class Advanced(Message):
        """Enter was pressed behind the last cell."""

    class Refused(Message):
        """The other view cannot be shown yet, for the reason in ``sentence``."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, initial: object) -> None:
        super().__init__()
        known = MixedMetadata() if isinstance(initial, Mixed) else initial
        self.draft = MetadataDraft(cast("Metadata | MixedMetadata | None", known))
        self.json: JsonArea | None = None
        self._json_was = ""

    @property
    def many(self) -> bool:
        """Return whether the metadata of many records are edited."""
        return self.draft.many

    @property
    def grid(self) -> MetadataGrid:
        """Return the rows; they are not there while the JSON is shown."""
        return self.query_one(MetadataGrid)

    def compose(self) -> ComposeResult:
        """Yield the rows."""
        yield MetadataGrid(self.draft)

    def enter(self, *, backwards: bool = False) -> None:
        """Take the focus."""
        if self.json:
            self.json.focus(scroll_visible=False)
        else:
            self.grid.enter(backwards=backwards)

    def reveal(self) -> None:
        """Scroll to where one types."""
        if self.json:
            self.json.scroll_visible(animate=False)
        else:
            self.grid.place_cell()

    def read(self) -> Metadata | MetadataPatch | None:
        """Return the metadata as it is now, or what to do to that of many records.

        Raises:
            Refusal: A row is wrong, or the JSON is, with line and column.
        """
        if self.json and self.json.text != self._json_was:
            return parse_metadata(self.json.text)
        return self.draft.read()

    def check(self) -> str:
        """Show under every row what is wrong with it, and return what to say of the whole."""
        try:
            self.read()
        except Refusal as refusal:
            if self.json:
                return str(refusal)
            self.grid.tell_all()
            return f"{count_noun(len(self.draft.mistakes()), 'key')} to mend."
        return ""

    def restore(self) -> None:
        """Hold again what was there at first."""
        self.draft.reset()
        if self.json:
            self._json_was = self._as_json()
            self.json.text = self._json_was
        else:
            self.grid.reload()
        self.post_message(self.Edited())

    def _as_json(self) -> str:
        return pretty_metadata(cast("Metadata | None", self.draft.read()))

    async def action_metadata_toggle_json(self) -> None:
        """Change between rows and JSON; what is wrong has to be mended first."""
        try:
            await (self._to_rows() if self.json else self._to_json())
        except Refusal as refusal:
            self.post_message(self.Refused(str(refusal)))

    async def _to_json(self) -> None:
        if self.many:
            raise Refusal("The metadata of many rows is edited key by key.")
        self._json_was = self._as_json()
        await self.grid.remove()
        self.json = JsonArea(self._json_was)
        await self.mount(self.json)
        self.json.focus(scroll_visible=False)

    async def _to_rows(self) -> None:
        if self.json is None:
            return
        if self.json.text != self._json_was:
            self.draft.take(parse_metadata(self.json.text))
        await self.json.remove()
        self.json = None
        await self.mount(MetadataGrid(self.draft))
        self.grid.enter()

    def on_metadata_grid_edited(self, event: MetadataGrid.Edited) -> None:
        """Tell that a row was edited."""
        event.stop()
        self.post_message(self.Edited())

    def on_metadata_grid_advanced(self, event: MetadataGrid.Advanced) -> None:
        """Tell that the last cell was left with enter."""
        event.stop()
        self.post_message(self.Advanced())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell that the JSON was edited."""
        event.stop()
        self.post_message(self.Edited())
