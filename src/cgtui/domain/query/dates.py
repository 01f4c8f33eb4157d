"""Stretches of time as a filter writes them, and when they begin and end.

``2026-01`` is all of January, ``-90d`` the day ninety days ago, ``-4h`` an instant.  A day is a day
of the zone that instants are shown in.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.periods import to_ms

if TYPE_CHECKING:
    from datetime import tzinfo

DATE_FORMS = "2026, 2026-01, 2026-01-15, today, -90d, +2w, -6m, +1y or -4h"
"""The ways to write a date, for a help line or a mistake."""

WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The days that have a name, and how far they are from today."""

_ABSOLUTE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?)?)?)?", re.ASCII
)
_RELATIVE = re.compile(r"([+-])(\d{1,7})([hdwmy])", re.ASCII)
_FIRST = to_ms(datetime.min.replace(tzinfo=UTC))
_LAST = to_ms(datetime.max.replace(tzinfo=UTC))
_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1_000


class Stretch(NamedTuple):
    """The first and the last instant of a stretch of time, in milliseconds UTC."""

    first: int
    last: int


def canonical(text: str) -> str | None:
    """Return a date as it is kept, or ``None`` where *text* is none, or one no calendar has.

    >>> canonical("TODAY"), canonical("+07d"), canonical("2026-01-15 09:30"), canonical("2026-13")
    ('today', '+7d', '2026-01-15T09:30', None)
    """
    lowered = text.lower()
    if lowered in WORDS or lowered == "now":
        return lowered
    if relative := _RELATIVE.fullmatch(lowered):
        return f"{relative[1]}{int(relative[2])}{relative[3]}"
    spelled = text.upper().replace(" ", "T")
    if not _ABSOLUTE.fullmatch(spelled):
        return None
    try:
        _fields(spelled)
    except ValueError:
        return None
    return spelled


def is_absolute(text: str) -> bool:
    """Tell whether the date *text* is the same on every day."""
    return _ABSOLUTE.fullmatch(text) is not None


def stretch(text: str, now: datetime, zone: tzinfo) -> Stretch:
    """Return when the date *text* begins and ends, as seen at *now* in *zone*.

    What lies outside the years 1 to 9999 is as far as those go.

    >>> day = stretch("2026-01-31", datetime(2026, 3, 1, tzinfo=UTC), UTC)
    >>> day.last - day.first + 1 == 24 * 3_600_000
    True
    """
    if _ABSOLUTE.fullmatch(text):
        return _absolute(text, zone)
    if text == "now":
        return Stretch(to_ms(now), to_ms(now))
    today = now.astimezone(zone).date()
    if text in WORDS:
        return _days(today, WORDS[text], zone)
    found = _RELATIVE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    count, unit = int(f"{found[1]}{found[2]}"), found[3]
    if unit == "h":
        instant = min(max(to_ms(now) + count * _HOUR, _FIRST), _LAST)
        return Stretch(instant, instant)
    if unit in "dw":
        return _days(today, count * (7 if unit == "w" else 1), zone)
    return _months(today, count * (12 if unit == "y" else 1), zone)


def _fields(text: str) -> tuple[datetime, int]:
    """Return the local time *text* begins with, and how many of its fields are written."""
    found = _ABSOLUTE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    given = [int(group) for group in found.groups() if group is not None]
    year, month, day, *clock = [*given, 1, 1][: max(3, len(given))]
    hour, minute, second, ms = (*clock, 0, 0, 0, 0)[:4]
    return datetime(year, month, day, hour, minute, second, ms * 1000), len(given)  # noqa: DTZ001 - the zone comes later


def _absolute(text: str, zone: tzinfo) -> Stretch:
    start, given = _fields(text)
    first = _instant(start, zone)
    if given > 3:  # noqa: PLR2004 - year, month and day, and then the clock
        length = {5: _MINUTE, 6: _SECOND, 7: 1}[given]
        return Stretch(first, first + length - 1)
    days = {1: 366 if calendar.isleap(start.year) else 365, 3: 1}.get(given)
    if days is None:
        days = calendar.monthrange(start.year, start.month)[1]
    return Stretch(first, _end(start.date(), days, zone))


def _days(today: date, count: int, zone: tzinfo) -> Stretch:
    """Return the day *count* days after *today*."""
    try:
        day = today + timedelta(days=count)
    except OverflowError:
        return _beyond(count)
    return Stretch(_instant(datetime(day.year, day.month, day.day), zone), _end(day, 1, zone))  # noqa: DTZ001 - the zone comes with it


def _months(today: date, count: int, zone: tzinfo) -> Stretch:
    """Return the same day *count* months later, or the last one of that month."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    if not 1 <= year <= 9999:  # noqa: PLR2004 - the years a date can have
        return _beyond(count)
    last = calendar.monthrange(year, month + 1)[1]
    return _days(date(year, month + 1, min(today.day, last)), 0, zone)


def _end(day: date, days: int, zone: tzinfo) -> int:
    """Return the last millisecond of *days* days from *day* on."""
    try:
        after = day + timedelta(days=days)
    except OverflowError:
        return _LAST
    return _instant(datetime(after.year, after.month, after.day), zone) - 1  # noqa: DTZ001 - the zone comes with it


def _beyond(count: int) -> Stretch:
    return Stretch(_FIRST, _FIRST) if count < 0 else Stretch(_LAST, _LAST)


def _instant(local: datetime, zone: tzinfo) -> int:
    try:
        return to_ms(local.replace(tzinfo=zone).astimezone(UTC))
    except (OverflowError, ValueError):
        return _FIRST if local.year == 1 else _LAST
