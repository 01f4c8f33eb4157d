"""Ids in Medusa's form."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.ids import RANDOM_BYTES, Prefix, new_id

NOW = datetime(2026, 11, 23, 6, 35, 9, 625_000, tzinfo=UTC)
SINCE_1970 = st.datetimes(datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - naive by its contract
DICE = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)


@pytest.mark.parametrize("prefix", get_args(Prefix))
def test_an_id_tells_its_kind_and_is_a_ulid(prefix: Prefix) -> None:
    """Every kind of id is its prefix and 26 characters of Crockford's alphabet."""
    made = new_id(prefix, NOW, b"\xff" * 10)

    assert re.fullmatch(rf"{prefix}_[0-7][0-9A-HJKMNP-TV-Z]{{25}}", made)


def test_an_id_reads_as_any_other_ulid() -> None:
    """The published example of a ULID comes out of its own instant and its own dice."""
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=1469918176385)

    assert "cus_01ARYZ6S41" == new_id("cus", at, bytes(10))[:14]
    assert "cus_01ARYZ6S41ZZZZZZZZZZZZZZZZ" == new_id("cus", at, b"\xff" * 10)


@given(SINCE_1970, SINCE_1970, DICE, DICE)
def test_ids_sort_by_when_they_were_made(
    one: datetime, other: datetime, dice: bytes, more: bytes
) -> None:
    """Whatever the dice say, a millisecond later is a greater id."""
    later = max(one, other)
    if later - min(one, other) >= timedelta(milliseconds=1):
        assert new_id("ma", min(one, other), dice) < new_id("ma", later, more)


@given(DICE, DICE)
def test_ids_of_one_millisecond_differ_by_their_dice(one: bytes, other: bytes) -> None:
    """Two rows made at once share an id only if they share the dice, and sort by them."""
    assert (one < other) == (new_id("pl", NOW, one) < new_id("pl", NOW, other))


@pytest.mark.parametrize("length", [0, 9, 11])
def test_too_few_dice_are_a_fault(length: int) -> None:
    """An id with less chance than it promises is never made."""
    with pytest.raises(ValueError):
        new_id("cgrp", NOW, bytes(length))


def test_an_instant_before_1970_is_a_fault() -> None:
    """A clock that is out by half a century is noticed."""
    with pytest.raises(ValueError):
        new_id("cgrp", datetime(1969, 12, 31, tzinfo=UTC), bytes(10))
