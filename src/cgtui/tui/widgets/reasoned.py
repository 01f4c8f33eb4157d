"""Keys that cannot work now say why, instead of doing nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import ModalScreen, Screen

from cgtui.tui.actions import Place, action

if TYPE_CHECKING:
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

    async def run_by_id(self, action_id: str) -> None:
        """Run an action that was chosen by name or by click, or say why it is off."""
        chosen = action(action_id)
        if not self.say_why_not(action_id):
            owner = "app." if Place.EVERYWHERE in chosen.where else ""
            await self.run_action(f"{owner}{chosen.name}")

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
