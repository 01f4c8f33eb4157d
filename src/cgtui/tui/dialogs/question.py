"""A question before a change: what would happen, and an answer as hard to give as it weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from cgtui.domain.ladder import typed_right
from cgtui.domain.text import visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.dialogs.moving import DialogBody, DialogFrame, ScrolledModal
from cgtui.tui.dialogs.toned_lines import TonedLines, some_of
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.reasoned import ReasonedModal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from cgtui.domain.ladder import Level
    from cgtui.tui.dialogs.toned_lines import Line

Answer = TypeVar("Answer")

TYPED_AT_MOST = 80
"""Characters that can be typed; a pasted page stays out."""

_NUMBER: Level = 2
_TIGHT = 20


def hidden_lines(names: Sequence[str], total: int = 0, by: str = "filter") -> list[Line]:
    """Return the line that names the rows that are out of sight, or none if there are none."""
    count = max(total, len(names))
    if not count:
        return []
    return [(f"{count:,} of them hidden by the {by}: {some_of(names, count)}", "alert")]


class GoAhead(Static):
    """The answer yes, for the mouse; no key can press it by mistake, as it takes no focus."""

    async def on_click(self, event: events.Click) -> None:
        """Answer yes, or say what is still to be typed."""
        event.stop()
        if isinstance(self.screen, ReasonedModal):
            await self.screen.run_by_id("confirm.yes")


class WayOut(Static, can_focus=True):
    """The answer no, which has the focus: enter leaves everything as it is."""

    async def on_click(self, event: events.Click) -> None:
        """Answer no."""
        event.stop()
        await self.run_action("screen.confirm_no")


class Word(Input):
    """Where the number or the word is typed that confirms a change of weight."""


class Question(ScrolledModal[Answer]):
    """A panel that shows what would happen, and asks.

    A subclass says in `agreed` and `declined` what it answers, and may yield more from
    `compose_choices`.

    Args:
        title: What is asked.
        lines: What would happen.
        level: 0 and 1 ask for ``y``, 2 for the number, 3 for the word.
        count: How many rows it is about.
        word: What is typed at level 3; without one it is *verb* in capitals.
        verb: What yes does, in a word.
        ascii_only: Paint without signs outside ASCII.
    """

    place = Place.CONFIRM
    BINDINGS = bindings(Place.CONFIRM)
    AUTO_FOCUS = ""

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        *,
        level: Level,
        count: int = 0,
        word: str = "",
        verb: str = "Go ahead",
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self._heading = title
        self._lines = tuple(lines)
        self._level = level
        self._count = count
        self._word = word
        self._verb = verb
        self._ascii_only = ascii_only

    # What a subclass says

    def agreed(self) -> None:
        """Answer yes."""
        raise NotImplementedError

    def declined(self) -> None:
        """Answer no."""
        raise NotImplementedError

    def compose_choices(self) -> Iterable[Widget]:
        """Yield what else is to be chosen, below the lines."""
        return ()

    @property
    def wanted(self) -> str:
        """What is to be typed; nothing where ``y`` is enough."""
        if self._level < _NUMBER:
            return ""
        if self._level == _NUMBER and self._count:
            return str(self._count)
        return self._word or self._verb.upper()

    # How it looks

    def compose(self) -> ComposeResult:
        """Lay out the lines, the choices, the field, the two answers, the keys."""
        with DialogFrame(classes="question") as frame:
            frame.set_class(self._ascii_only, "-ascii")
            frame.border_title = Content(visible(self._heading))
            with DialogBody(classes="question-body"):
                yield TonedLines(self._lines)
            with Vertical(classes="question-choices"):
                yield from self.compose_choices()
            with Vertical(classes="question-ask"):
                with Horizontal(classes="question-field"):
                    yield Static(classes="question-prompt", markup=False)
                    yield Word(max_length=TYPED_AT_MOST, compact=True, select_on_focus=False)
                yield Static(classes="question-mistake", markup=False)
            with Horizontal(classes="question-ways"):
                yield GoAhead(markup=False)
                yield WayOut(Content("[ Cancel ]"))
        yield Footer(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Ask, with the focus where nothing happens by mistake."""
        self.query_one(Word).cursor_blink = False
        self.ask()

    def on_resize(self, event: events.Resize) -> None:
        """Leave the lines as much room as the rest does not need."""
        self.set_class(event.size.height < _TIGHT, "-tight")
        super().on_resize(event)

    def ask(self) -> None:
        """Ask for what is wanted now, which another choice may have changed."""
        wanted = self.wanted
        ask = self.query_one(".question-ask")
        turned = ask.display != bool(wanted)
        ask.display = bool(wanted)
        prompt = f"Type {visible(wanted)} to {self._verb.lower()}:"
        self.query_one(".question-prompt", Static).update(Content(prompt))
        self._say_mistake("")
        if turned or self.focused is None:
            self.query_one(Word if wanted else WayOut).focus()
        self._show_ways()
        self.fit()

    def _show_ways(self) -> None:
        ready = self.why_not_confirm_yes() is None
        way = self.query_one(GoAhead)
        key = "" if self.wanted else "y "
        way.update(Content(f"[ {key}{visible(self._verb)} ]"))
        way.set_class(not ready, "-off")
        self.refresh_bindings()

    def _say_mistake(self, sentence: str) -> None:
        line = self.query_one(".question-mistake", Static)
        line.display = bool(sentence)
        line.update(Content(sentence))
        self.fit()

    # Answering

    def why_not_confirm_yes(self) -> str | None:
        """Say what is still to be typed."""
        wanted = self.wanted
        if not wanted or typed_right(self.query_one(Word).value, wanted):
            return None
        return f"Type {visible(wanted)} first; esc leaves everything as it is."

    def action_confirm_yes(self) -> None:
        """Make the change."""
        self.agreed()

    def action_confirm_no(self) -> None:
        """Leave everything as it is."""
        self.declined()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell when what was typed is right."""
        event.stop()
        self._say_mistake("")
        self._show_ways()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Make the change if the right thing was typed; otherwise say what that is."""
        event.stop()
        reason = self.why_not_confirm_yes()
        if reason is None:
            self.agreed()
        else:
            self._say_mistake(f"! {reason}")
