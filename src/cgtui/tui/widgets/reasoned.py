"""Keys that cannot work now say why, instead of doing nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import ModalScreen, Screen

from cgtui.tui.actions import PARTS, Place, action
from cgtui.tui.keymap import spell_key

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.events import Key

Answer = TypeVar("Answer")

SILENCE = 2.0
"""Seconds for which the same reason is not said again, so that a held key fills no screen."""


class ReasonedScreen(Screen[Answer]):
    """A screen whose ``why_not_<name>`` methods switch actions off and tell the reason.

    A subclass sets ``place`` and ``BINDINGS = bindings(place)``, and for the action
    ``filter.toggle`` writes ``action_filter_toggle`` and, where it can be off,
    ``why_not_filter_toggle`` that returns a sentence or ``None``.
    """

    place: ClassVar[Place] = Place.WORKBENCH
    """The part of the action table that this screen listens to."""

    _said: str | None = None

    def why_not(self, action_id: str) -> str | None:
        """Return why the action cannot run now, or ``None`` when it can.

        Args:
            action_id: An id of the table, or the name Textual knows it by.
        """
        ask = getattr(self, f"why_not_{action_id.replace('.', '_')}", None)
        return ask() if ask and self.is_mounted else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what cannot run now; ``None`` is Textual's word for dimmed."""
        allowed = super().check_action(action, parameters)
        return None if allowed and self.why_not(action) is not None else allowed

    def say_why_not(self, action_id: str) -> bool:
        """Tell the user why the action is off, and return whether it is."""
        reason = self.why_not(action_id)
        if reason is None:
            return False
        if reason != self._said:
            self._said = reason
            self.set_timer(SILENCE, self._forget_reason)
            self.notify(reason, severity="warning", markup=False)
        return True

    @property
    def places(self) -> tuple[Place, ...]:
        """The parts of the action table whose keys can work here: its own and its widgets'."""
        return (self.place, *PARTS.get(self.place, ()))

    def listener(self, action_id: str) -> DOMNode | None:
        """Return who carries the action out now: the app, this screen or a widget at the focus."""
        chosen = action(action_id)
        if Place.EVERYWHERE in chosen.where:
            return self.app
        around = self.focused.ancestors_with_self if self.focused else [self]
        return next((each for each in around if hasattr(each, f"action_{chosen.name}")), None)

    def why_not_by_name(self, action_id: str) -> str | None:
        """Return why the action cannot be run by its name, or ``None`` when it can."""
        if self.listener(action_id) is None:
            reasons = PARTS.get(self.place, {})
            where = (reasons[place] for place in action(action_id).where if place in reasons)
            return next(where, "Works elsewhere only.")
        return self.why_not(action_id)

    def key_of(self, action_id: str) -> str:
        """Return the first key of an action, as it is bound now; nothing where it is not."""
        bound = (each.binding for each in self.active_bindings.values())
        keys = [each.key for each in bound if each.id == action_id]
        # A key that a field has a use for comes before the others, whatever the table's order.
        usual = [key for key in action(action_id).keys if key in keys]
        return next((spell_key(key) for key in (*usual, *keys)), "")

    async def run_by_id(self, action_id: str) -> None:
        """Run an action that was chosen by name or by click, or say why it is off."""
        listener = self.listener(action_id)
        if listener is not None and not self.say_why_not(action_id):
            await self.app.run_action(action(action_id).name, listener)

    async def action_help_open(self) -> None:
        """Show the keys of this place: the app knows the overlay, a dialog does not."""
        await self.run_action("app.help_open")

    def on_key(self, event: Key) -> None:
        """Explain a dimmed key: a key that a field took for itself does not come here."""
        active = self.active_bindings.get(event.key)
        if active and not active.enabled and self.say_why_not(active.binding.action):
            event.stop()

    def _forget_reason(self) -> None:
        self._said = None


class ReasonedModal(ReasonedScreen[Answer], ModalScreen[Answer]):
    """The same for a dialog: no key leaks to what lies under it."""
