"""Instants, how people write and read them, and the periods in which a price list applies.

An instant is an aware UTC datetime to the millisecond. A local time that a clock shows twice
(when summer time ends) means the first of the two; one that a clock skips (when it begins)
means as long after the skip as it is written: 02:30 becomes 03:30.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from cgtui.domain.errors import Refusal
from cgtui.domain.text import quoted

ListState = Literal["draft", "scheduled", "active", "ended"]
"""What a price list is at an instant."""

INSTANT_FORMS = "2026-03-01, 2026-03-01 09:00, today, tomorrow, now, +14d, -2w, +3m, +1y or +4h"
"""The ways to write an instant, for a help line or a refusal."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_CLOCK = r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
_OFFSET = r" ?(?:Z|[+-]\d\d(?::?\d\d(?::\d\d)?)?)"
_WRITTEN = re.compile(rf"\d\d\d\d-\d\d-\d\d(?:[T ]{_CLOCK}(?:{_OFFSET})?)?", re.ASCII)
_SHIFT = re.compile(r"([+-]) ?(\d{1,7}) ?([hdwmy])", re.ASCII)
_DAY_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def to_ms(instant: datetime) -> int:
    """Return *instant* as the store keeps it: whole milliseconds since 1970.

    >>> to_ms(datetime(1970, 1, 2, tzinfo=UTC))
    86400000
    """
    return (instant - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """Return the instant that the store keeps as *milliseconds* since 1970.

    >>> from_ms(86_400_001).isoformat()
    '1970-01-02T00:00:00.001000+00:00'
    """
    return _EPOCH + timedelta(milliseconds=milliseconds)


def iso(instant: datetime) -> str:
    """Return *instant* as files and commands carry it, as Medusa writes it too.

    >>> iso(datetime(2026, 11, 23, 6, 35, 9, 625_000, tzinfo=UTC))
    '2026-11-23T06:35:09.625Z'
    """
    return f"{instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def read_iso(text: str) -> datetime:
    """Return the instant that a file carries as *text*; one without a zone is UTC.

    Raises:
        Refusal: *text* is no date, or one that does not exist.

    >>> iso(read_iso("2026-03-01 09:00+01")), iso(read_iso("2026-03-01"))
    ('2026-03-01T08:00:00.000Z', '2026-03-01T00:00:00.000Z')
    """
    stripped = text.strip()
    if not _WRITTEN.fullmatch(stripped):
        raise Refusal(f"{quoted(text)} is no date. Write it as 2026-03-01 or 2026-03-01T09:00:00Z.")
    return _read_written(stripped, UTC)


def parse_instant(text: str, *, now: datetime, zone: tzinfo) -> datetime:
    """Return the instant that a person means by *text*.

    Args:
        text: One of `INSTANT_FORMS`, or an ISO 8601 time with its own offset.
        now: What ``now`` and every shift are counted from; days and longer keep the hour.
        zone: Whose midnight a day begins with.

    Raises:
        Refusal: *text* is no instant, does not exist, or lies outside the years 1 to 9999.

    >>> iso(parse_instant("+1m", now=datetime(2026, 1, 31, 9, tzinfo=UTC), zone=UTC))
    '2026-02-28T09:00:00.000Z'
    """
    word = text.strip()
    if _WRITTEN.fullmatch(word):
        return _read_written(word, zone)
    word = word.lower()
    try:
        if word == "now":
            return _whole_ms(now.astimezone(UTC))
        if word in _DAY_WORDS:
            midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
            return _as_instant(midnight + timedelta(days=_DAY_WORDS[word]), zone)
        if shift := _SHIFT.fullmatch(word):
            return _shifted(now, zone, int(f"{shift[1]}{shift[2]}"), shift[3])
    except (OverflowError, ValueError) as error:
        raise Refusal(f"{quoted(text)} lies outside the years 1 to 9999.") from error
    if not word:
        raise Refusal(f"Write an instant: {INSTANT_FORMS}.")
    raise Refusal(f"{quoted(text)} is no date. Write {INSTANT_FORMS}.")


def _read_written(text: str, zone: tzinfo) -> datetime:
    """Return the instant of a text that has the shape of one; *zone* is taken if it names none."""
    try:
        written = datetime.fromisoformat(text[:11] + text[11:].replace(" ", ""))
    except ValueError as error:
        raise Refusal(f"{quoted(text)} is a day or a time that no calendar has.") from error
    try:
        return _as_instant(written, written.tzinfo or zone)
    except (OverflowError, ValueError) as error:
        raise Refusal(f"{quoted(text)} lies outside the years 1 to 9999.") from error


def _shifted(now: datetime, zone: tzinfo, count: int, unit: str) -> datetime:
    """Return *now* moved by *count* units: hours pass, longer ones turn the pages of a calendar."""
    if unit == "h":
        return _whole_ms(now.astimezone(UTC) + timedelta(hours=count))
    local = now.astimezone(zone)
    if unit in "dw":
        return _as_instant(local + timedelta(days=count * (7 if unit == "w" else 1)), zone)
    months = local.year * 12 + local.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:  # noqa: PLR2004 - the years a date can have
        raise OverflowError(year)
    last = calendar.monthrange(year, month + 1)[1]
    return _as_instant(local.replace(year=year, month=month + 1, day=min(local.day, last)), zone)


def _as_instant(local: datetime, zone: tzinfo) -> datetime:
    return _whole_ms(local.replace(tzinfo=zone, fold=0).astimezone(UTC))


def _whole_ms(instant: datetime) -> datetime:
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def show_instant(instant: datetime, zone: tzinfo) -> str:
    """Return *instant* to the minute, in local time.

    >>> show_instant(datetime(2026, 3, 1, 9, tzinfo=UTC), UTC)
    '2026-03-01 09:00'
    """
    local, suffix = _local(instant, zone)
    return f"{local.isoformat(sep=' ', timespec='minutes')}{suffix}"


def show_day(instant: datetime, zone: tzinfo) -> str:
    """Return the local day of *instant*.

    >>> show_day(datetime(2026, 3, 1, 9, tzinfo=UTC), UTC)
    '2026-03-01'
    """
    return _local(instant, zone)[0].date().isoformat()


def edit_instant(instant: datetime, zone: tzinfo) -> str:
    """Return *instant* for a field: `parse_instant` reads exactly the same instant from it.

    Seconds are shown only where there are some, the offset only where the local time is not
    enough: when a clock shows it twice.

    >>> edit_instant(datetime(2026, 3, 1, 9, 0, 30, tzinfo=UTC), UTC)
    '2026-03-01 09:00:30'
    """
    local, suffix = _local(instant, zone)
    spec = "milliseconds" if local.microsecond else "seconds" if local.second else "minutes"
    if not suffix and _as_instant(local, zone) != _whole_ms(instant):
        return instant.astimezone(zone).isoformat(sep=" ", timespec=spec)
    return f"{local.isoformat(sep=' ', timespec=spec)}{suffix}"


def _local(instant: datetime, zone: tzinfo) -> tuple[datetime, str]:
    """Return the naive local time, and ``Z`` where the calendar ends before *zone* gets there."""
    try:
        return instant.astimezone(zone).replace(tzinfo=None), ""
    except (OverflowError, ValueError):
        return instant.astimezone(UTC).replace(tzinfo=None), "Z"


def list_state(
    status: str, starts_at: datetime | None, ends_at: datetime | None, now: datetime
) -> ListState:
    """Return what a price list is at *now*; it applies strictly between its start and its end.

    >>> at = datetime(2026, 3, 1, tzinfo=UTC)
    >>> list_state("active", at, None, at), list_state("active", None, at, at)
    ('scheduled', 'ended')
    """
    if status == "draft":
        return "draft"
    if ends_at is not None and now >= ends_at:
        return "ended"
    if starts_at is not None and now <= starts_at:
        return "scheduled"
    return "active"
