"""Keys typed faster than the screen follows reach what they were meant for.

Textual hands a key to whatever has the focus when the key *arrives*.  Of ``/lena`` typed in one go
the letters would arrive before the filter field has the focus, and be taken for commands: edit,
new, select all.  Here each key waits until the one before it has been dealt with everywhere, the
dialog it opened is on the screen, and the rows it asked for are there.  Only who is in a hurry
notices, by nothing going wrong.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.app import App
from textual.message import Message

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.timer import Timer

Result = TypeVar("Result")

PATIENCE = 1.0
"""Seconds keys wait at the most: a screen that is busy for longer stays alive.

It is spent once, however many keys wait, and is there again when the screen has caught up.
"""
LOOK_AGAIN = 0.01
"""Seconds between looks whether the next key may go on."""


@runtime_checkable
class Preparing(Protocol):
    """A screen that can tell whether what the next key is for is there already."""

    @property
    def ready(self) -> bool:
        """Whether a key can be taken now."""
        ...


class Passed(Message, bubble=True):
    """Follows a key on its way from the focused widget up to the app, and so arrives after it."""


class TypeAheadApp(App[Result]):
    """An app that deals with one key after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._under_way: DOMNode | None = None
        self._passed = True
        self._patience = PATIENCE
        self._looking: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while the one before it is under way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._under_way is not None:
            self._waiting.append(event)
            self._look_again()
        else:
            await self._deal_with(event)

    async def _deal_with(self, event: events.Key | events.Paste) -> None:
        """Hand a key on, and send after it what tells that it has arrived."""
        if not self.screen_stack:
            return
        self._under_way = self.focused or self.screen
        self._passed = False
        await super().on_event(event)
        if not self._under_way.post_message(Passed()):
            self._passed = True  # the key has closed what it was for
        if self._waiting:
            self._look_again()

    def on_passed(self, message: Passed) -> None:
        """Go on once what the last key has set going in the app itself is done too."""
        message.stop()
        self.call_later(self._go_on)

    async def _go_on(self) -> None:
        self._passed = True
        await self._next_key()

    def _look_again(self) -> None:
        if self._looking is None:
            self._looking = self.set_interval(LOOK_AGAIN, self._look)

    async def _look(self) -> None:
        """Look whether the next key may go on, or has waited long enough."""
        self._patience -= LOOK_AGAIN
        await self._next_key()

    async def _next_key(self) -> None:
        """Deal with the next key if the screen has followed the last one."""
        if not self.screen_stack:  # the app is ending; no key means anything any more
            self._waiting.clear()
            return
        gone = self._under_way is not None and not self._under_way.is_attached
        followed = (self._passed or gone) and self._is_ready()
        if followed:
            self._patience = PATIENCE
        elif self._patience > 0:
            self._look_again()
            return
        self._under_way = None
        if self._waiting:
            await self._deal_with(self._waiting.popleft())
        elif self._looking is not None:
            self._looking.stop()
            self._looking = None

    def _is_ready(self) -> bool:
        """Tell whether what is on top is all there, and has the focus where it belongs."""
        screen = self.screen
        if not (screen.is_mounted and screen.is_current):
            return False
        if screen.focused is None and screen.AUTO_FOCUS != "" and screen.focus_chain:
            return False
        return not isinstance(screen, Preparing) or screen.ready
