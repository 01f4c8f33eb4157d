"""What each field may hold, and what a price list is warned about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.errors import Refusal
from cgtui.domain.rules import (
    LARGEST_QUANTITY,
    MAX_EMAIL,
    country_code,
    email,
    group_name,
    list_period,
    list_status,
    list_type,
    optional_text,
    price_amount,
    price_list_name,
    price_list_warnings,
    quantity,
    quantity_bounds,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 11, 23, 6, 35, 9, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=1)


@pytest.mark.parametrize("rule", [group_name, price_list_name])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("VIP", "VIP"),
        ("  VIP  ", "VIP"),
        ("VIP\n", "VIP"),
        ("\N{NO-BREAK SPACE}VIP", "VIP"),
        ("Very  Important", "Very  Important"),
        ("Zoë & Söhne [b]", "Zoë & Söhne [b]"),
        ("0", "0"),
        ("👩\N{ZERO WIDTH JOINER}💻", "👩\N{ZERO WIDTH JOINER}💻"),
    ],
)
def test_a_name_is_trimmed_and_else_kept(rule: Callable[[str], str], text: str, name: str) -> None:
    """What a person pastes loses the blanks around it and nothing else, case included."""
    assert name == rule(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "needs a name"),
        (" \t\n ", "needs a name"),
        ("\N{ZERO WIDTH SPACE}", "needs a name"),
        ("VIP\nGold", 'cannot hold a line break: "VIP⏎Gold"'),
        ("VIP\r\nGold", "cannot hold a line break"),
        ("VIP\N{LINE SEPARATOR}Gold", "a control character (U+2028)"),
        ("VIP\tGold", "cannot hold a tab"),
        ("VIP\x00", "a control character (U+0000)"),
        ("\x1b[31mVIP", "a control character (U+001B)"),
        ("VIP\x9b", "a control character (U+009B)"),
        ("VIP\udc80", "a control character (U+DC80)"),
    ],
)
def test_a_name_nobody_could_read_is_refused(text: str, words: str) -> None:
    """Empty names, those that only look empty, and control characters are refused by kind."""
    for rule, noun in ((group_name, "customer group"), (price_list_name, "price list")):
        with pytest.raises(Refusal) as refused:
            rule(text)

        assert words in str(refused.value)
        assert noun in str(refused.value)
        assert "name" == refused.value.field


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Ada", "Ada"), (" Ada\t", "Ada"), ("", None), ("  \n", None), (None, None)],
)
def test_a_blank_text_is_no_text(text: str | None, kept: str | None) -> None:
    """A field that was emptied is empty, not a text of blanks."""
    assert kept == optional_text(text)


def test_a_description_may_have_lines() -> None:
    """Line breaks are kept where a text has several lines, and refused where it has one."""
    assert "one\n\ttwo" == optional_text("one\n\ttwo\n", field="description", lines=True)
    with pytest.raises(Refusal, match="First name cannot hold a line break") as refused:
        optional_text("Ada\nLovelace", field="first_name")

    assert "first_name" == refused.value.field


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x7fb", "a\ud800b"])
def test_no_text_holds_controls(text: str) -> None:
    """Escapes, NUL and half characters stay out of every text, with lines or without."""
    for lines in (False, True):
        with pytest.raises(Refusal, match="cannot hold a control character"):
            optional_text(text, lines=lines)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ada@lovelace.io", "ada@lovelace.io"),
        (" Ada@Lovelace.IO\n", "ada@lovelace.io"),
        ("a+b.c@localhost", "a+b.c@localhost"),
        ("zoë@köln.de", "zoë@köln.de"),
        ("a@" + "b" * (MAX_EMAIL - 2), "a@" + "b" * (MAX_EMAIL - 2)),
    ],
)
def test_an_email_is_trimmed_and_in_lower_case(text: str, address: str) -> None:
    """The same address typed twice is the same text."""
    assert address == email(text)


@given(st.emails())
def test_any_real_email_is_taken(address: str) -> None:
    """No address that mail can reach is refused for its looks."""
    assert address.lower() == email(address)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "An e-mail is needed"),
        ("  ", "An e-mail is needed"),
        ("ada", '"ada" has no @'),
        ("ada@love@lace.io", "has 2 @; an e-mail has exactly one"),
        ("@lovelace.io", "has nothing before the @"),
        ("ada@", "has nothing after the @"),
        ("@", "has nothing before the @"),
        ("ada lovelace@lovelace.io", "has a blank in it"),
        ("ada@\N{NO-BREAK SPACE}lovelace.io", "has a blank in it"),
        ("ada@love\nlace.io", "cannot hold a line break"),
        ("ada@love\x00lace.io", "a control character (U+0000)"),
        ("a@" + "b" * 253, "has 255 characters; at most 254"),
        ("a@" + "b" * 1_000_000, "has 1,000,002 characters"),
    ],
)
def test_a_wrong_email_is_refused_for_its_reason(text: str, words: str) -> None:
    """The refusal says what the address has or lacks, and never repeats a page of text."""
    with pytest.raises(Refusal) as refused:
        email(text)

    assert words in str(refused.value)
    assert "email" == refused.value.field
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("text", "code"), [("DE", "de"), (" at ", "at"), ("", None), ("  ", None), (None, None)]
)
def test_a_country_is_two_letters_or_none(text: str | None, code: str | None) -> None:
    """A country is kept in lower case, as Medusa keeps it."""
    assert code == country_code(text)


@pytest.mark.parametrize("text", ["D", "DEU", "D1", "Germany", "ÄÖ", "d e", "\N{KELVIN SIGN}r"])
def test_what_is_no_country_code_is_refused(text: str) -> None:
    """The refusal shows what a code looks like."""
    with pytest.raises(Refusal, match="Write two letters, such as DE") as refused:
        country_code(text)

    assert "country_code" == refused.value.field


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1), (" 10 ", 10), ("", None), (" ", None), ("2147483647", LARGEST_QUANTITY)],
)
def test_a_quantity_is_a_whole_number_or_no_bound(text: str, number: int | None) -> None:
    """A field left blank leaves the tier open."""
    assert number == quantity(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0", "from 1 to 2,147,483,647; leave it blank for no bound"),
        ("2147483648", "from 1 to 2,147,483,647"),
        ("-1", '"-1" is no quantity'),
        ("1.5", "Write a whole number, such as 10"),
        ("1e3", "Write a whole number"),
        ("ten", '"ten" is no quantity'),
        ("\N{SUPERSCRIPT TWO}", "is no quantity"),
        ("\N{FULLWIDTH DIGIT TWO}", "is no quantity"),
        ("9" * 10_000, "is no quantity"),
    ],
)
def test_a_wrong_quantity_is_refused(text: str, words: str) -> None:
    """Nothing is cut to a whole number, and none is not written as zero."""
    with pytest.raises(Refusal) as refused:
        quantity(text, field="min_quantity")

    assert words in str(refused.value)
    assert "min_quantity" == refused.value.field


@pytest.mark.parametrize(
    "bounds", [(None, None), (1, None), (None, 1), (1, 1), (10, 99), (1, LARGEST_QUANTITY)]
)
def test_a_tier_may_be_open(bounds: tuple[int | None, int | None]) -> None:
    """A tier is bounded below, above, both or not at all, and one quantity alone is a tier."""
    assert bounds == quantity_bounds(*bounds)


@pytest.mark.parametrize(
    ("minimum", "maximum", "field", "words"),
    [
        (10, 9, "min_quantity", "The smallest quantity, 10, is above the largest, 9."),
        (0, None, "min_quantity", "leave it blank for no bound"),
        (-1, 5, "min_quantity", "from 1"),
        (None, 0, "max_quantity", "leave it blank for no bound"),
        (1, LARGEST_QUANTITY + 1, "max_quantity", "2,147,483,647"),
    ],
)
def test_a_tier_that_no_quantity_reaches_is_refused(
    minimum: int | None, maximum: int | None, field: str, words: str
) -> None:
    """Medusa would keep such a tier; nobody could ever buy at its price."""
    with pytest.raises(Refusal) as refused:
        quantity_bounds(minimum, maximum)

    assert words in str(refused.value)
    assert field == refused.value.field


def test_a_price_is_more_than_zero() -> None:
    """One minor unit is a price; nothing and less are not."""
    assert 1 == price_amount(1)
    for amount in (0, -1):
        with pytest.raises(Refusal, match="more than zero"):
            price_amount(amount)


def test_a_list_has_one_of_two_types_and_states() -> None:
    """Type and status are written in any case."""
    assert ["sale", "override"] == [list_type(" Sale"), list_type("OVERRIDE")]
    assert ["draft", "active"] == [list_status("draft"), list_status("Active ")]


@pytest.mark.parametrize(
    ("rule", "text", "words", "field"),
    [
        (list_type, "sales", '"sales" is no type of a price list. Did you mean sale?', "type"),
        (list_type, "", "Write sale or override.", "type"),
        (list_status, "activ", "Did you mean active?", "status"),
        (list_status, "ended", "Write draft or active.", "status"),
    ],
)
def test_another_type_or_status_is_refused_with_the_choice(
    rule: Callable[[str], str], text: str, words: str, field: str
) -> None:
    """The refusal names what was meant, or what there is."""
    with pytest.raises(Refusal) as refused:
        rule(text)

    assert words in str(refused.value)
    assert field == refused.value.field


def test_a_period_may_be_open_and_must_have_a_length() -> None:
    """A list may begin or end whenever, but not end before it has begun."""
    for period in ((None, None), (NOW, None), (None, NOW), (NOW, AFTER)):
        assert period == list_period(*period)
    for ends_at in (BEFORE, NOW):
        with pytest.raises(Refusal, match="would never apply") as refused:
            list_period(NOW, ends_at)

        assert "ends_at" == refused.value.field


def warned(
    *,
    status: str = "active",
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    groups: int = 1,
    for_everyone: bool = False,
    prices: int = 1,
) -> list[str]:
    """Return the warnings of an otherwise sound price list."""
    return price_list_warnings(
        status=status,
        starts_at=starts_at,
        ends_at=ends_at,
        groups=groups,
        for_everyone=for_everyone,
        prices=prices,
        now=NOW,
    )


def test_a_sound_list_is_not_warned_about() -> None:
    """Open, running and scheduled lists with prices and groups need no word."""
    assert [] == warned()
    assert [] == warned(starts_at=BEFORE, ends_at=AFTER)
    assert [] == warned(starts_at=AFTER)


def test_a_draft_may_be_unfinished() -> None:
    """What a draft still lacks is no mistake yet; an end that has passed is worth a word."""
    assert [] == warned(status="draft", groups=0, prices=0)
    assert [] == warned(status="draft", for_everyone=True)
    assert ["It no longer applies: its end has passed."] == warned(status="draft", ends_at=BEFORE)


def test_an_end_that_has_passed_is_said_once() -> None:
    """The end is out at its very instant; an end before the start is the graver thing to say."""
    assert ["It no longer applies: its end has passed."] == warned(ends_at=NOW)
    assert ["It never applies: its end is not after its start."] == warned(
        starts_at=NOW, ends_at=BEFORE
    )
    assert ["It never applies: its end is not after its start."] == warned(
        starts_at=AFTER, ends_at=AFTER
    )


def test_whom_an_active_list_reaches_is_said() -> None:
    """Everyone includes guests, with groups or without; no groups and not everyone is nobody."""
    everyone = ["It is active and for everyone: it reaches guests too."]

    assert everyone == warned(for_everyone=True)
    assert everyone == warned(for_everyone=True, groups=0)
    assert ["It is active but has no customer groups, so it reaches nobody."] == warned(groups=0)


def test_everything_questionable_is_said_at_once() -> None:
    """One look shows all there is to mend."""
    sentences = warned(ends_at=BEFORE, groups=0, prices=0)

    assert 3 == len(sentences)
    assert "It is active but has no prices, so it changes nothing." in sentences
