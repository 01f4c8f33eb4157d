"""Ids in Medusa's form: a prefix that tells the kind, and a ULID that sorts by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cgtui.domain.periods import to_ms

if TYPE_CHECKING:
    from datetime import datetime

Prefix = Literal["cgrp", "cus", "pl", "ma", "variant", "reg", "order"]
"""What an id is of: group, customer, price list, price, variant, region, order."""

RANDOM_BYTES = 10
"""How many random bytes a new id takes."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [first + second for first in _CROCKFORD for second in _CROCKFORD]
_SHIFTS = range(120, -1, -10)


def new_id(prefix: Prefix, at: datetime, randomness: bytes) -> str:
    """Return a new id; ids made later sort later, ids of one millisecond by *randomness*.

    Args:
        prefix: What the id is of.
        at: When the thing was made, not before 1970.
        randomness: `RANDOM_BYTES` bytes from whoever may roll dice.

    Raises:
        ValueError: *at* lies before 1970, or *randomness* has another length.

    >>> from datetime import UTC, datetime
    >>> new_id("cgrp", datetime(2026, 11, 23, tzinfo=UTC), bytes(10))
    'cgrp_01M82V7M000000000000000000'
    """
    milliseconds = to_ms(at)
    if len(randomness) != RANDOM_BYTES or milliseconds < 0:
        raise ValueError(milliseconds, randomness)
    number = milliseconds << 80 | int.from_bytes(randomness)
    return f"{prefix}_{''.join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])}"
