"""Amounts of money, to the last minor unit."""

# ruff: noqa: RUF001 - letters that only look alike are what is tested

from __future__ import annotations

import re
from decimal import Decimal

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.errors import Refusal
from cgtui.domain.money import (
    LARGEST,
    Currency,
    currencies,
    currency,
    minor_units,
    plain_amount,
    show_amount,
)

EUR, JPY, KWD, CLF = (currency(code) for code in ("eur", "jpy", "kwd", "clf"))
AMOUNTS = st.integers(-LARGEST, LARGEST)
ANY_CURRENCY = st.sampled_from(currencies())


@pytest.mark.parametrize(
    ("codes", "exponent"),
    [
        ("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0),
        ("EUR USD GBP CHF DKK SEK PLN CZK HUF MXN MGA MRU ZWG XCG", 2),
        ("BHD IQD JOD KWD LYD OMR TND", 3),
        ("CLF UYW", 4),
    ],
)
def test_a_currency_has_the_decimals_of_iso_4217(codes: str, exponent: int) -> None:
    """Yen have none, euros two, Kuwaiti dinars three, the Chilean unit of account four."""
    assert dict.fromkeys(codes.split(), exponent) == {
        code: currency(code).exponent for code in codes.split()
    }


def test_only_the_named_currencies_have_other_than_two_decimals() -> None:
    """No further currency is by mistake without decimals or with more."""
    assert 17 == sum(each.exponent == 0 for each in currencies())
    assert 7 == sum(each.exponent == 3 for each in currencies())
    assert 2 == sum(each.exponent == 4 for each in currencies())


def test_every_currency_of_the_world_is_known() -> None:
    """All that ISO 4217 lists are there, save metals, bonds and test codes."""
    no_money = set(re.findall("...", "xagxauxbaxbbxbcxbdxdrxpdxptxsuxtsxuaxxx"))
    listed = {each.alpha_3.lower() for each in pycountry.currencies}

    assert set() == listed - no_money - {each.code for each in currencies()}
    assert set() == no_money & {each.code for each in currencies()}


def test_a_withdrawn_currency_is_known_from_old_orders() -> None:
    """Orders from before Croatia and Bulgaria had the euro can still be read."""
    assert [2, 2] == [currency("HRK").exponent, currency("bgn").exponent]


@pytest.mark.parametrize("code", ["eur", "EUR", "Eur", " eur "])
def test_a_currency_is_written_in_any_case(code: str) -> None:
    """Medusa writes eur and people EUR; both are the same currency."""
    assert Currency("eur", 2) == currency(code)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("euro", ['"euro"', "Did you mean EUR?"]),
        ("ERU", ["Did you mean EUR?"]),
        ("", ["three letters", "EUR"]),
        ("xau", ['"xau" is no currency']),
        ("€", ['"€" is no currency', "three letters"]),
    ],
)
def test_an_unknown_currency_is_refused_with_the_nearest(code: str, words: list[str]) -> None:
    """The refusal names what was written and what was probably meant."""
    with pytest.raises(Refusal) as refused:
        currency(code)

    assert [] == [word for word in words if word not in str(refused.value)]
    assert "currency" == refused.value.field


@pytest.mark.parametrize(
    ("text", "of", "units"),
    [
        ("1204.5", EUR, 120450),
        ("1,204.50", EUR, 120450),
        ("1204", EUR, 120400),
        ("1,234,567.89", EUR, 123456789),
        ("-3", EUR, -300),
        ("+3", EUR, 300),
        ("-0.01", EUR, -1),
        ("-0", EUR, 0),
        ("  12.50\t", EUR, 1250),
        ("007", EUR, 700),
        (".5", EUR, 50),
        ("0", JPY, 0),
        ("1204", JPY, 1204),
        ("1,204", JPY, 1204),
        ("1.234", KWD, 1234),
        ("1.2", KWD, 1200),
        ("0.0001", CLF, 1),
    ],
)
def test_an_amount_is_read_to_the_minor_unit(text: str, of: Currency, units: int) -> None:
    """The usual ways to write an amount all give whole minor units of its currency."""
    assert units == minor_units(text, of)


@pytest.mark.parametrize(
    ("text", "of", "words"),
    [
        ("12.345", EUR, ["12.345", "not rounded", "at most 2 decimals", "EUR"]),
        ("12.500", EUR, ["not rounded"]),
        ("12.5", JPY, ["no decimals", "JPY"]),
        ("1.23456", CLF, ["at most 4 decimals"]),
        ("1,20", EUR, ["ambiguous", "1.20", "1,000"]),
        ("1,2000", EUR, ["ambiguous", "1.2000"]),
        ("1,20", JPY, ["ambiguous", "1,000"]),
        ("1,204,50", EUR, ["no amount"]),
        (",5", EUR, ["no amount"]),
        ("1.204,50", EUR, ["no amount", "1204.50"]),
        ("", EUR, ["Write an amount", "1204.50"]),
        ("   ", JPY, ["such as 1204."]),
        (".", EUR, ["no amount"]),
        ("5.", EUR, ["no amount"]),
        ("-", EUR, ["no amount"]),
        ("--1", EUR, ["no amount"]),
        ("1 204", EUR, ["no amount"]),
        ("1_204", EUR, ["no amount"]),
        ("1e5", EUR, ["no amount"]),
        ("nan", EUR, ["no amount"]),
        ("inf", EUR, ["no amount"]),
        ("0x10", EUR, ["no amount"]),
        ("€12", EUR, ["no amount in EUR", "only the number"]),
        ("12 EUR", EUR, ["only the number"]),
        ("１２", EUR, ["no amount"]),
        ("٣", EUR, ["no amount"]),
        ("12\n13", EUR, ['"12⏎13"']),
        ("90071992547409.92", EUR, ["too large", "EUR 90,071,992,547,409.91"]),
        ("9" * 10_000, EUR, ["too large"]),
    ],
)
def test_what_is_no_exact_amount_is_refused(text: str, of: Currency, words: list[str]) -> None:
    """Nothing is guessed or rounded; the refusal says what to write instead."""
    with pytest.raises(Refusal) as refused:
        minor_units(text, of)

    assert [] == [word for word in words if word not in str(refused.value)]
    assert "amount" == refused.value.field
    assert len(str(refused.value)) < 200


def test_the_largest_amount_can_be_written() -> None:
    """What other programs can still read exactly is allowed, zeros in front or not."""
    assert LARGEST == minor_units(plain_amount(LARGEST, EUR), EUR)
    assert -LARGEST == minor_units(plain_amount(-LARGEST, EUR), EUR)
    assert 100 == minor_units(f"{'0' * 50}1", EUR)


@given(AMOUNTS, ANY_CURRENCY)
def test_a_written_amount_is_read_back(amount: int, of: Currency) -> None:
    """What a file or a field carries is the amount, for every currency."""
    written = plain_amount(amount, of)

    assert amount == minor_units(written, of)
    assert Decimal(written) == Decimal(amount).scaleb(-of.exponent)


@given(AMOUNTS, ANY_CURRENCY)
def test_a_shown_amount_can_be_typed_back(amount: int, of: Currency) -> None:
    """The number on the screen is one the amount field understands."""
    code, _, number = show_amount(amount, of).partition(" ")

    assert (of.code.upper(), amount) == (code, minor_units(number, of))


@given(st.text(), ANY_CURRENCY)
def test_any_text_is_an_amount_or_refused(text: str, of: Currency) -> None:
    """No text makes the reader fail in another way."""
    try:
        amount = minor_units(text, of)
    except Refusal:
        return

    assert Decimal(text.strip().replace(",", "")).scaleb(of.exponent) == amount


@pytest.mark.parametrize(
    ("amount", "of", "plain", "shown"),
    [
        (120450, EUR, "1204.50", "EUR 1,204.50"),
        (5, EUR, "0.05", "EUR 0.05"),
        (-5, EUR, "-0.05", "EUR -0.05"),
        (-120450, EUR, "-1204.50", "EUR -1,204.50"),
        (0, EUR, "0.00", "EUR 0.00"),
        (1204, JPY, "1204", "JPY 1,204"),
        (-1204, JPY, "-1204", "JPY -1,204"),
        (1204500, KWD, "1204.500", "KWD 1,204.500"),
        (12345, CLF, "1.2345", "CLF 1.2345"),
    ],
)
def test_an_amount_is_written_and_shown(amount: int, of: Currency, plain: str, shown: str) -> None:
    """Files get the plain number, people the code and parted thousands."""
    assert (plain, shown) == (plain_amount(amount, of), show_amount(amount, of))
