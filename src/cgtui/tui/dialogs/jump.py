"""A letter on every part of the screen: pressing it goes there."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.widgets import Static

from cgtui.domain.text import fold, visible
from cgtui.tui.actions import Place, bindings
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.reasoned import ReasonedModal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.app import ComposeResult

LETTERS = ascii_lowercase + digits
"""What can be pressed; there are no more targets than this."""

_LABEL_AT_MOST = 24


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the screen to go to.

    Attributes:
        name: What is answered when it is chosen.
        region: Where it is on the screen.
        label: What it is called; its first free letter leads to it.
    """

    name: str
    region: Region
    label: str


def lettered(targets: Sequence[Target]) -> dict[str, Target]:
    """Return the targets by the letter that leads to each: one of its label if there is a free one.

    >>> pane = Region(0, 0, 10, 10)
    >>> list(lettered([Target(name, pane, name) for name in ("Groups", "Price lists", "Pages")]))
    ['g', 'p', 'a']
    """
    by_letter: dict[str, Target] = {}
    for target in targets[: len(LETTERS)]:
        wanted = (*fold(target.label), *LETTERS)
        letter = next(each for each in wanted if each in LETTERS and each not in by_letter)
        by_letter[letter] = target
    return by_letter


class JumpLetter(Static):
    """The letter of one target, at its first cell."""

    def __init__(self, letter: str, target: Target) -> None:
        """Make the sign of *target*."""
        self.target = target
        label = visible(target.label[:_LABEL_AT_MOST])
        super().__init__(Content.assemble((f" {letter} ", "bold reverse"), Content(f" {label} ")))
        self.cells = cell_len(f" {letter}  {label} ")

    def put_at(self, offset: Offset) -> None:
        """Stand at *offset* of the screen."""
        self.styles.offset = offset.x, offset.y


class Jump(ReasonedModal[str | None]):
    """Shows a letter on every target; answers the name of the one chosen, or nothing."""

    place = Place.JUMP
    BINDINGS = bindings(Place.JUMP)
    AUTO_FOCUS = ""

    def __init__(self, targets: Sequence[Target], *, ascii_only: bool = False) -> None:
        """Make the overlay.

        Args:
            targets: Where one can go.
            ascii_only: Paint without signs outside ASCII.
        """
        super().__init__()
        self._targets = lettered(targets)
        self._ascii_only = ascii_only
        self._opened_at: Size | None = None

    def compose(self) -> ComposeResult:
        """Put every letter on its target."""
        for letter, target in self._targets.items():
            yield JumpLetter(letter, target)
        yield Footer(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Place the letters, none over another."""
        signs = list(self.query(JumpLetter))
        for sign, offset in zip(signs, _apart(signs, self.app.size), strict=True):
            sign.put_at(offset)

    def on_resize(self, event: events.Resize) -> None:
        """Close when the terminal changes its size: the targets are no longer there."""
        if self._opened_at not in {None, event.size}:
            self.dismiss(None)
        self._opened_at = event.size

    def on_key(self, event: events.Key) -> None:
        """Go to the target of the letter."""
        target = self._targets.get((event.character or "").lower())
        if target is None:
            super().on_key(event)
        else:
            event.stop()
            self.dismiss(target.name)

    def on_click(self, event: events.Click) -> None:
        """Go to the target whose letter was clicked; a click beside them closes."""
        event.stop()
        self.dismiss(event.widget.target.name if isinstance(event.widget, JumpLetter) else None)

    def action_jump_cancel(self) -> None:
        """Stay where you were."""
        self.dismiss(None)


def _apart(signs: Sequence[JumpLetter], size: Size) -> Iterator[Offset]:
    taken: list[Region] = []
    for sign in signs:
        wanted = sign.target.region.offset
        x = max(0, min(wanted.x, size.width - sign.cells))
        y = max(0, min(wanted.y, size.height - 1))
        spot = Region(x, y, sign.cells, 1)
        while any(spot.overlaps(each) for each in taken):
            spot = spot.translate(Offset(0, 1))
        taken.append(spot)
        yield spot.offset
