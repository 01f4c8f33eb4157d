"""Chance that falls the same way every time, on every Python: throws and ids out of a hash.

What is thrown depends only on the name of the dice, so a person who is added to the shop changes
nobody else.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from cgtui.domain.ids import RANDOM_BYTES, new_id
from cgtui.domain.periods import from_ms, read_iso, to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.ids import Prefix

T = TypeVar("T")

HOUR = 3_600_000
"""An hour in milliseconds."""

DAY = 24 * HOUR
"""A day in milliseconds."""

STORY_NOW = read_iso("2026-03-02 09:00")
"""The present of the demo shop: a Monday morning in spring."""


def ms(text: str) -> int:
    """Return the instant written in *text* (ISO 8601, UTC) as the file keeps it."""
    return to_ms(read_iso(text))


def demo_id(prefix: Prefix, at: int, *what: object) -> str:
    """Return the id of *what* in the demo shop, made at the instant *at* (milliseconds)."""
    seed = f"{prefix} {what}".encode()
    return new_id(prefix, from_ms(at), blake2b(seed, digest_size=RANDOM_BYTES).digest())


class Dice:
    """Dice that throw the same row of numbers whenever they are named the same."""

    def __init__(self, *name: object) -> None:
        self._name = str(name)
        self._throws = 0

    def below(self, sides: int) -> int:
        """Return a whole number from 0 up to but not including *sides*."""
        self._throws += 1
        seed = f"{self._name} {self._throws}".encode()
        return int.from_bytes(blake2b(seed, digest_size=6).digest()) % sides

    def between(self, lowest: int, highest: int) -> int:
        """Return a whole number from *lowest* to *highest*, both included."""
        return lowest + self.below(highest - lowest + 1)

    def percent(self, chance: int) -> bool:
        """Return true in *chance* out of a hundred throws."""
        return self.below(100) < chance

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of *choices*."""
        return choices[self.below(len(choices))]
