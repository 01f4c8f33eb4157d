"""When a date of a filter begins and ends."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cgtui.domain.periods import from_ms, to_ms
from cgtui.domain.query.dates import canonical, stretch

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01T00:00", "2026-12-31T23:59:59.999"),
        ("2026-02", "2026-02-01T00:00", "2026-02-28T23:59:59.999"),
        ("2024-02", "2024-02-01T00:00", "2024-02-29T23:59:59.999"),
        ("2026-01-15", "2026-01-15T00:00", "2026-01-15T23:59:59.999"),
        ("2026-01-15T09:30", "2026-01-15T09:30", "2026-01-15T09:30:59.999"),
        ("2026-01-15T09:30:05", "2026-01-15T09:30:05", "2026-01-15T09:30:05.999"),
        ("2026-01-15T09:30:05.250", "2026-01-15T09:30:05.250", "2026-01-15T09:30:05.250"),
        ("now", "2026-11-23T09:00", "2026-11-23T09:00"),
        ("-4h", "2026-11-23T05:00", "2026-11-23T05:00"),
        ("today", "2026-11-23T00:00", "2026-11-23T23:59:59.999"),
        ("yesterday", "2026-11-22T00:00", "2026-11-22T23:59:59.999"),
        ("-90d", "2026-08-25T00:00", "2026-08-25T23:59:59.999"),
        ("+2w", "2026-12-07T00:00", "2026-12-07T23:59:59.999"),
        ("+3m", "2027-02-23T00:00", "2027-02-23T23:59:59.999"),
        ("-1y", "2025-11-23T00:00", "2025-11-23T23:59:59.999"),
    ],
)
def test_a_date_is_from_its_first_to_its_last_instant(text: str, first: str, last: str) -> None:
    """A month as an end means its last instant; a relative day is a whole day."""
    begins, ends = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (first, last))

    assert (to_ms(begins), to_ms(ends)) == stretch(text, NOW, UTC)


def test_a_day_is_a_day_of_the_zone() -> None:
    """It begins at local midnight, and is an hour shorter or longer when the clocks change."""
    spring, autumn = (stretch(day, NOW, BERLIN) for day in ("2026-03-29", "2026-10-25"))
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert datetime(2026, 3, 28, 23, tzinfo=UTC) == from_ms(spring.first)
    assert (23, 25) == tuple((day.last + 1 - day.first) // 3_600_000 for day in (spring, autumn))
    assert stretch("2026-11-24", NOW, BERLIN) == stretch("today", late, BERLIN)


@pytest.mark.parametrize("text", ["0001", "9999", "9999-12-31", "-9999999d", "+9999999y", "-9999m"])
def test_the_ends_of_the_calendar_hold(text: str) -> None:
    """What lies outside the calendar is as far as it goes; nothing breaks."""
    for zone in (UTC, BERLIN, ZoneInfo("America/Los_Angeles")):
        begins, ends = stretch(text, NOW, zone)

        assert begins <= ends


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-02-30", "2026-1", "0000", "14d", "+d", "soon", "+12345678d", "२०२६"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    """Only days of the calendar and the words of the language are dates."""
    assert canonical(text) is None
