"""The one line of keys that work now: the most important ones first, none of them cut."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from cgtui.tui.actions import action, is_action, is_real_key
from cgtui.tui.keymap import show_key, typed_character

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

_HELP = "help.open"


@dataclass(frozen=True, slots=True)
class FooterKey:
    """One key and its word, as the footer shows them."""

    action_id: str
    shown: str
    label: str
    key: str

    @property
    def width(self) -> int:
        """The cells it takes: a blank, the key, a blank, the word, a blank."""
        return Content(f" {self.shown} {self.label} ").cell_length


def fitting(keys: list[FooterKey], width: int) -> tuple[list[FooterKey], int]:
    """Return the keys that fit into *width* cells, and how many had to go.

    The least important go first. The way to the help is always kept, at the end, beside the count.
    """
    ways_to_help = [each for each in keys if each.action_id == _HELP]
    others = [each for each in keys if each.action_id != _HELP]
    for count in range(len(others), -1, -1):
        dropped = len(others) - count
        shown = [*others[:count], *ways_to_help]
        if sum(each.width for each in shown) + len(_more(dropped)) <= width:
            return shown, dropped
    return [], len(keys)


def _more(dropped: int) -> str:
    return f"+{dropped} " if dropped else ""


class Footer(Widget):
    """Shows the keys that work now, and runs the one that is clicked.

    It listens to the screen's bindings and paints only when its line has changed, so that moving
    the focus costs no frame of its own.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--label", "footer--more"}

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        """Make an empty footer.

        Args:
            ascii_only: Show keys without signs outside ASCII.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._keys: list[FooterKey] = []
        self._shown: tuple[list[FooterKey], int] = ([], 0)

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def render(self) -> Content:
        """Paint the keys that fit."""
        shown, dropped = self._shown = fitting(self._keys, self.size.width)
        key_style = self.get_visual_style("footer--key")
        label_style = self.get_visual_style("footer--label")
        parts: list[Content] = []
        for each in shown:
            parts.append(Content(f" {each.shown} ").stylize(key_style))
            parts.append(Content(f"{each.label} ").stylize(label_style))
        parts.append(Content(_more(dropped)).stylize(self.get_visual_style("footer--more")))
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked; the count leads to the help, which lists the rest."""
        shown, dropped = self._shown
        edges = [0]
        for each in shown:
            edges.append(edges[-1] + each.width)
        for each, (left, right) in zip(shown, pairwise(edges), strict=True):
            if left <= event.x < right:
                self.app.simulate_key(each.key)
                return
        if dropped and shown and event.x < edges[-1] + len(_more(dropped)):
            self.app.simulate_key(shown[-1].key)

    def _follow(self, screen: Screen[object]) -> None:
        keys = self._working(screen)
        if keys == self._keys:
            return
        self._keys = keys
        if fitting(keys, self.size.width) != self._shown:
            self.refresh()

    def _working(self, screen: Screen[object]) -> list[FooterKey]:
        focused = screen.focused
        found: dict[str, FooterKey] = {}
        for key, active in screen.active_bindings.items():
            name = active.binding.id
            if not (name and active.enabled and is_real_key(key) and is_action(name)):
                continue
            # Textual leaves out letters that a field would take, but not /, \ and +.
            if focused and focused.check_consume_key(key, typed_character(key)):
                continue
            of_table = action(name)
            if of_table.footer and name not in found:
                shown = show_key(key, ascii_only=self._ascii_only)
                found[name] = FooterKey(name, shown, of_table.label, key)
        return sorted(found.values(), key=lambda each: action(each.action_id).footer)
