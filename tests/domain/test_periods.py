"""Instants and the periods in which a price list applies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.errors import Refusal
from cgtui.domain.periods import (
    ListState,
    edit_instant,
    from_ms,
    iso,
    list_state,
    parse_instant,
    read_iso,
    show_day,
    show_instant,
    to_ms,
)

BERLIN, NEW_YORK, KATHMANDU = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Asia/Kathmandu"))
BEIRUT = ZoneInfo("Asia/Beirut")
NOW = datetime(2026, 11, 23, 6, 35, 9, 625_000, tzinfo=UTC)
FIRST_MS, LAST_MS = (
    to_ms(datetime.min.replace(tzinfo=UTC)),
    to_ms(datetime.max.replace(tzinfo=UTC)),
)
INSTANTS = st.integers(FIRST_MS, LAST_MS).map(from_ms)
ZONES = st.sampled_from(
    [
        UTC,
        BERLIN,
        NEW_YORK,
        KATHMANDU,
        BEIRUT,
        timezone(timedelta(hours=14)),
        ZoneInfo("Asia/Tokyo"),
    ]
)


@given(st.integers(FIRST_MS, LAST_MS))
def test_the_store_gives_an_instant_back(milliseconds: int) -> None:
    """Milliseconds become an instant and the same milliseconds again, before 1970 too."""
    assert milliseconds == to_ms(from_ms(milliseconds))


def test_an_instant_is_the_same_in_any_zone() -> None:
    """The store does not see in which zone an instant was said."""
    assert to_ms(NOW) == to_ms(NOW.astimezone(NEW_YORK)) == 1795415709625


def test_what_is_finer_than_a_millisecond_is_left_out() -> None:
    """Two instants in one millisecond are one."""
    assert to_ms(NOW) == to_ms(NOW + timedelta(microseconds=999))


def test_a_time_without_a_zone_is_a_fault() -> None:
    """A naive time is never taken for UTC."""
    with pytest.raises(TypeError):
        to_ms(NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("instant", "written"),
    [
        (NOW, "2026-11-23T06:35:09.625Z"),
        (NOW.replace(microsecond=0), "2026-11-23T06:35:09.000Z"),
        (NOW.astimezone(KATHMANDU), "2026-11-23T06:35:09.625Z"),
        (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000Z"),
    ],
)
def test_files_carry_three_decimals_and_z(instant: datetime, written: str) -> None:
    """Every instant in a file has one and the same form, Medusa's."""
    assert written == iso(instant)


@given(INSTANTS)
def test_a_file_gives_an_instant_back(instant: datetime) -> None:
    """What is exported is imported as the same instant."""
    assert instant == read_iso(iso(instant))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-03-01", "2026-03-01T00:00:00.000Z"),
        (" 2026-03-01 ", "2026-03-01T00:00:00.000Z"),
        ("2010-12-01 08:26", "2010-12-01T08:26:00.000Z"),
        ("2010-12-01T08:26:30", "2010-12-01T08:26:30.000Z"),
        ("2026-03-01T09:00:00+01:00", "2026-03-01T08:00:00.000Z"),
        ("2026-03-01 09:00:00.123456+00", "2026-03-01T09:00:00.123Z"),
        ("2026-03-01 09:00 -0530", "2026-03-01T14:30:00.000Z"),
        ("2026-03-01T09:00 -05", "2026-03-01T14:00:00.000Z"),
        ("1880-01-01 00:53:28+00:53:28", "1880-01-01T00:00:00.000Z"),
        ("2026-03-01T09:00:00.5Z", "2026-03-01T09:00:00.500Z"),
        ("2026-03-01T09:00:00.1234567Z", "2026-03-01T09:00:00.123Z"),
    ],
)
def test_a_file_may_write_an_instant_in_many_ways(text: str, written: str) -> None:
    """The forms of Medusa, PostgreSQL and spreadsheets are read, in UTC where no zone is said."""
    assert written == iso(read_iso(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no date"),
        ("01.03.2026", "Write it as 2026-03-01"),
        ("2026-3-1", "Write it as 2026-03-01"),
        ("20260301", "Write it as 2026-03-01"),
        ("2026-W09-7", "Write it as 2026-03-01"),
        ("2026-02-30", "no calendar has"),
        ("2026-03-01 24:30", "no calendar has"),
        ("0000-01-01", "no calendar has"),
        ("0001-01-01T00:00+14:00", "outside the years 1 to 9999"),
        ("9999-12-31T23:00-14:00", "outside the years 1 to 9999"),
        ("\N{FULLWIDTH DIGIT TWO}026-03-01", "is no date"),
        ("today", "is no date"),
    ],
)
def test_a_file_with_a_wrong_date_is_refused(text: str, words: str) -> None:
    """The refusal names what the file holds and how it should be."""
    with pytest.raises(Refusal) as refused:
        read_iso(text)

    assert words in str(refused.value)
    assert text.strip() in str(refused.value)


@pytest.mark.parametrize(
    ("text", "zone", "written"),
    [
        ("2026-03-01", UTC, "2026-03-01T00:00:00.000Z"),
        ("2026-03-01", BERLIN, "2026-02-28T23:00:00.000Z"),
        ("2026-03-01 09:00", BERLIN, "2026-03-01T08:00:00.000Z"),
        ("2026-07-01T09:00", BERLIN, "2026-07-01T07:00:00.000Z"),
        ("2026-03-01T09:00:00Z", BERLIN, "2026-03-01T09:00:00.000Z"),
        ("2026-03-01 09:00+05:45", BERLIN, "2026-03-01T03:15:00.000Z"),
        ("now", BERLIN, "2026-11-23T06:35:09.625Z"),
        (" NOW ", BERLIN, "2026-11-23T06:35:09.625Z"),
        ("today", BERLIN, "2026-11-22T23:00:00.000Z"),
        ("today", timezone(timedelta(hours=-7)), "2026-11-22T07:00:00.000Z"),
        ("Tomorrow", BERLIN, "2026-11-23T23:00:00.000Z"),
        ("yesterday", UTC, "2026-11-22T00:00:00.000Z"),
        ("+4h", BERLIN, "2026-11-23T10:35:09.625Z"),
        ("+14d", BERLIN, "2026-12-07T06:35:09.625Z"),
        ("+ 14 D", BERLIN, "2026-12-07T06:35:09.625Z"),
        ("-2w", BERLIN, "2026-11-09T06:35:09.625Z"),
        ("+3m", BERLIN, "2027-02-23T06:35:09.625Z"),
        ("-11m", BERLIN, "2025-12-23T06:35:09.625Z"),
        ("+1y", BERLIN, "2027-11-23T06:35:09.625Z"),
        ("-26y", UTC, "2000-11-23T06:35:09.625Z"),
        ("+0d", BERLIN, "2026-11-23T06:35:09.625Z"),
    ],
)
def test_people_write_an_instant_as_they_think_it(text: str, zone: tzinfo, written: str) -> None:
    """A day begins at the shown zone's midnight, and a shift counts from now."""
    assert written == iso(parse_instant(text, now=NOW, zone=zone))


@pytest.mark.parametrize("text", ["now", "+4h", "+1d", "+1m"])
def test_an_instant_counted_from_now_is_what_the_store_can_keep(text: str) -> None:
    """A clock finer than a millisecond makes no instant that changes on its way to the file."""
    instant = parse_instant(text, now=NOW + timedelta(microseconds=999), zone=BERLIN)

    assert instant == from_ms(to_ms(instant))
    assert instant == parse_instant(text, now=NOW, zone=BERLIN)
    assert NOW == read_iso("2026-11-23T06:35:09.625999Z")


@pytest.mark.parametrize(
    ("now", "text", "day"),
    [
        ("2026-01-31", "+1m", "2026-02-28"),
        ("2028-01-31", "+1m", "2028-02-29"),
        ("2028-02-29", "+1y", "2029-02-28"),
        ("2028-02-29", "-4y", "2024-02-29"),
        ("2026-03-31", "-1m", "2026-02-28"),
        ("2026-12-31", "+2m", "2027-02-28"),
        ("2026-12-15", "+12m", "2027-12-15"),
    ],
)
def test_a_month_ends_where_it_ends(now: str, text: str, day: str) -> None:
    """A month after 31 January is the last of February, and a year after a leap day too."""
    assert read_iso(day) == parse_instant(text, now=read_iso(now), zone=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "written"),
    [
        ("2026-03-29 02:30", BERLIN, "2026-03-29T01:30:00.000Z"),  # skipped: shown as 03:30
        ("2026-03-29 03:30", BERLIN, "2026-03-29T01:30:00.000Z"),
        ("2026-10-25 02:30", BERLIN, "2026-10-25T00:30:00.000Z"),  # twice: the first
        ("2026-10-25 02:30+01:00", BERLIN, "2026-10-25T01:30:00.000Z"),
        ("2026-03-29", BEIRUT, "2026-03-28T22:00:00.000Z"),  # midnight is skipped: 01:00
    ],
)
def test_a_clock_that_is_changed_leaves_no_doubt(text: str, zone: tzinfo, written: str) -> None:
    """A skipped time moves on with the clock, a repeated one means its first, an offset decides."""
    assert written == iso(parse_instant(text, now=NOW, zone=zone))


def test_a_day_later_is_the_same_time_of_day() -> None:
    """When summer time begins meanwhile, 09:00 stays 09:00, though only 23 hours pass."""
    before = parse_instant("2026-03-28 09:00", now=NOW, zone=BERLIN)

    assert "2026-03-29 09:00" == show_instant(parse_instant("+1d", now=before, zone=BERLIN), BERLIN)
    assert "2026-03-29 10:00" == show_instant(
        parse_instant("+24h", now=before, zone=BERLIN), BERLIN
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write an instant: 2026-03-01"),
        ("soon", '"soon" is no date. Write 2026-03-01, 2026-03-01 09:00, today'),
        ("14d", "+14d"),
        ("+14", "+14d"),
        ("+1.5d", "+14d"),
        ("+5x", "is no date"),
        ("1.3.2026", "is no date"),
        ("2026-13-01", "no calendar has"),
        ("2026-02-29", "no calendar has"),
        ("2026-03-01 9:00", "is no date"),
        ("2026-03-01 25:00", "no calendar has"),
        ("+9999y", "outside the years 1 to 9999"),
        ("-9999y", "outside the years 1 to 9999"),
        ("-2026y", "outside the years 1 to 9999"),
        ("+9999999d", "outside the years 1 to 9999"),
        ("+99999999h", "is no date"),
        ("+9999999m", "outside the years 1 to 9999"),
        ("0001-01-01", "outside the years 1 to 9999"),
    ],
)
def test_a_mistyped_instant_is_refused_with_the_ways_to_write_it(text: str, words: str) -> None:
    """The refusal says what can be written, or that the calendar does not go so far."""
    with pytest.raises(Refusal) as refused:
        parse_instant(text, now=NOW, zone=BERLIN)

    assert words in str(refused.value)


@given(st.text(st.sampled_from("0123456789-+:TZ dwmyh.")), ZONES)
def test_any_text_is_an_instant_or_refused(text: str, zone: tzinfo) -> None:
    """No text makes the reader fail in another way, and what it reads is UTC to the millisecond."""
    try:
        instant = parse_instant(text, now=NOW, zone=zone)
    except Refusal:
        return

    assert (UTC, 0) == (instant.tzinfo, instant.microsecond % 1000)


@given(INSTANTS, ZONES)
def test_a_field_gives_an_instant_back(instant: datetime, zone: tzinfo) -> None:
    """A form that is opened and saved changes no date, whatever the zone or its clock changes."""
    assert instant == parse_instant(edit_instant(instant, zone), now=NOW, zone=zone)


@pytest.mark.parametrize(
    ("written", "zone", "edited"),
    [
        ("2026-03-01T08:00:00Z", BERLIN, "2026-03-01 09:00"),
        ("2026-03-01T08:00:30Z", BERLIN, "2026-03-01 09:00:30"),
        ("2026-03-01T08:00:00.250Z", BERLIN, "2026-03-01 09:00:00.250"),
        ("2026-10-25T00:30:00Z", BERLIN, "2026-10-25 02:30"),
        ("2026-10-25T01:30:00Z", BERLIN, "2026-10-25 02:30+01:00"),
        ("9999-12-31T23:59:00Z", BERLIN, "9999-12-31 23:59Z"),
    ],
)
def test_a_field_shows_no_more_than_it_needs(written: str, zone: tzinfo, edited: str) -> None:
    """Seconds appear where there are some, the offset where a clock shows the time twice."""
    assert edited == edit_instant(read_iso(written), zone)


def test_an_old_offset_with_seconds_is_still_read() -> None:
    """Before zones were settled local time was off by odd seconds; such a field is read back."""
    instant = read_iso("1880-01-01T00:00:00Z")

    assert instant == parse_instant(edit_instant(instant, BERLIN), now=NOW, zone=BERLIN)


def test_an_instant_is_shown_in_local_time() -> None:
    """The minute and the day are those on the wall."""
    late = read_iso("2026-02-28T23:30:59.999Z")

    assert "2026-03-01 00:30" == show_instant(late, BERLIN)
    assert "2026-03-01" == show_day(late, BERLIN)
    assert "2026-02-28" == show_day(late, NEW_YORK)


def test_the_ends_of_the_calendar_can_be_shown() -> None:
    """A date from elsewhere at the end of time is shown in UTC where the local year is none."""
    assert "9999-12-31 23:59Z" == show_instant(datetime.max.replace(tzinfo=UTC), BERLIN)
    assert "0001-01-01 00:00Z" == show_instant(datetime.min.replace(tzinfo=UTC), NEW_YORK)
    assert "0001-01-01" == show_day(datetime.min.replace(tzinfo=UTC), NEW_YORK)


BEFORE, AFTER = NOW - timedelta(milliseconds=1), NOW + timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "state"),
    [
        (None, None, "active"),
        (BEFORE, None, "active"),
        (NOW, None, "scheduled"),
        (AFTER, None, "scheduled"),
        (None, AFTER, "active"),
        (None, NOW, "ended"),
        (None, BEFORE, "ended"),
        (BEFORE, AFTER, "active"),
        (AFTER, BEFORE, "ended"),
    ],
)
def test_a_list_applies_strictly_between_its_bounds(
    starts_at: datetime | None, ends_at: datetime | None, state: ListState
) -> None:
    """At its very start a list is not yet active, at its very end no longer; a draft is a draft."""
    assert state == list_state("active", starts_at, ends_at, NOW)
    assert "draft" == list_state("draft", starts_at, ends_at, NOW)
