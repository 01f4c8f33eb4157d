"""Money: whole minor units of an ISO 4217 currency, never a float and never rounded in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cgtui.domain.errors import Refusal
from cgtui.domain.text import nearest, quoted

LARGEST = 2**53 - 1
"""The largest amount in minor units: beyond it a JSON reader may lose the last digit."""

_NO_DECIMALS = "bif clp djf gnf isk jpy kmf krw pyg rwf ugx uyi vnd vuv xaf xof xpf"
_TWO_DECIMALS = """
    aed afn all amd aoa ars aud awg azn bam bbd bdt bmd bnd bob bov brl bsd btn bwp byn bzd cad
    cdf che chf chw cny cop cou crc cup cve czk dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs
    gip gmd gtq gyd hkd hnl htg huf idr ils inr irr jmd kes kgs khr kpw kyd kzt lak lbp lkr lrd
    lsl mad mdl mga mkd mmk mnt mop mru mur mvr mwk mxn mxv myr mzn nad ngn nio nok npr nzd pab
    pen pgk php pkr pln qar ron rsd rub sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp
    szl thb tjs tmt top try ttd twd tzs uah usd usn uyu uzs ved ves wst xad xcd xcg yer zar zmw zwg
"""
_THREE_DECIMALS = "bhd iqd jod kwd lyd omr tnd"
_FOUR_DECIMALS = "clf uyw"
# Withdrawn, but old orders are still in them and Medusa 1.20 still offers them.
_WITHDRAWN = "ang bgn cuc eek hrk ltl lvl sll zwl"


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, and how many decimals its amounts have.

    Attributes:
        code: ISO 4217, in lower case as Medusa keeps it.
        exponent: 0 (yen), 2 (euro), 3 (Kuwaiti dinar) or 4 (Chilean unit of account).
    """

    code: str
    exponent: int


_CURRENCIES = {
    code: Currency(code, exponent)
    for exponent, codes in (
        (0, _NO_DECIMALS),
        (2, _TWO_DECIMALS),
        (2, _WITHDRAWN),
        (3, _THREE_DECIMALS),
        (4, _FOUR_DECIMALS),
    )
    for code in codes.split()
}

# A comma parts thousands and nothing else; digits are ASCII, since others only look alike.
_AMOUNT = re.compile(r"([+-]?)(\d*|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"([+-]?\d+),(\d{1,2}|\d{4,})", re.ASCII)
_SAFE_DIGITS = 15


def currency(code: str) -> Currency:
    """Return the currency of *code*, written in any case.

    Raises:
        Refusal: ISO 4217 has no such currency in use.

    >>> currency("EUR"), currency("jpy").exponent
    (Currency(code='eur', exponent=2), 0)
    """
    found = _CURRENCIES.get(code) or _CURRENCIES.get(code.strip().lower())
    if found is None:
        raise Refusal(_no_currency(code.strip()), field="currency")
    return found


def currencies() -> tuple[Currency, ...]:
    """Return every currency there is, by code."""
    return tuple(_CURRENCIES[code] for code in sorted(_CURRENCIES))


def _no_currency(code: str) -> str:
    if not code:
        return "Write a currency: three letters of ISO 4217, such as EUR."
    near = nearest(code, _CURRENCIES)
    hint = f" Did you mean {near.upper()}?" if near else " It takes three letters, such as EUR."
    return f"{quoted(code)} is no currency of ISO 4217.{hint}"


def minor_units(text: str, currency: Currency) -> int:
    """Return the amount written in *text* in minor units of *currency*.

    Args:
        text: A decimal number, such as ``1204.5``, ``1,204.50`` or ``-3``.
        currency: Its exponent says how many decimals are allowed.

    Raises:
        Refusal: *text* is no amount, is ambiguous, or has more decimals than the currency.

    >>> minor_units("1,204.5", Currency("eur", 2)), minor_units("12", Currency("jpy", 0))
    (120450, 12)
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise Refusal(_no_amount(text, currency), field="amount")
    sign, whole, decimals = found.groups("")
    missing = currency.exponent - len(decimals)
    if missing < 0:
        raise Refusal(_too_fine(text, currency), field="amount")
    digits = f"{whole.replace(',', '')}{decimals}"
    if not digits:
        raise Refusal(_no_amount(text, currency), field="amount")
    digits += "0" * missing
    if len(digits) > _SAFE_DIGITS and not _fits(digits):
        largest = show_amount(LARGEST, currency)
        raise Refusal(f"{quoted(text)} is too large: {largest} is the most.", field="amount")
    return int(sign + digits)


def _fits(digits: str) -> bool:
    """Tell whether a long row of digits is small enough, without reading a megabyte as a number."""
    bare = digits.lstrip("0")
    return len(bare) <= _SAFE_DIGITS or (len(bare) <= _SAFE_DIGITS + 1 and int(bare) <= LARGEST)


def _no_amount(text: str, currency: Currency) -> str:
    bare, exponent = text.strip(), currency.exponent
    example = f"1204{'.5000'[: exponent + 1] if exponent else ''}"
    if not bare:
        return f"Write an amount, such as {example}."
    if comma := _DECIMAL_COMMA.fullmatch(bare):
        mend = f"decimals after a point ({comma[1]}.{comma[2]}), " if exponent else ""
        return f"{quoted(bare)} is ambiguous. Write {mend}thousands as 1,000 or 1000."
    code = currency.code.upper()
    return f"{quoted(bare)} is no amount in {code}. Write only the number, such as {example}."


def _too_fine(text: str, currency: Currency) -> str:
    code, exponent = currency.code.upper(), currency.exponent
    allowed = f"at most {exponent} decimals" if exponent else "no decimals"
    return f"{quoted(text.strip())} is not rounded: amounts in {code} have {allowed}."


def plain_amount(amount: int, currency: Currency) -> str:
    """Return *amount* as files and fields carry it; `minor_units` reads the same from it.

    >>> plain_amount(120450, Currency("eur", 2)), plain_amount(-5, Currency("kwd", 3))
    ('1204.50', '-0.005')
    """
    return _written(amount, currency.exponent, "d")


def show_amount(amount: int, currency: Currency) -> str:
    """Return *amount* as a person reads it, with its currency.

    >>> show_amount(120450, Currency("eur", 2)), show_amount(1204, Currency("jpy", 0))
    ('EUR 1,204.50', 'JPY 1,204')
    """
    return f"{currency.code.upper()} {_written(amount, currency.exponent, ',')}"


def _written(amount: int, exponent: int, form: str) -> str:
    if not exponent:
        return format(amount, form)
    whole, decimals = divmod(abs(amount), 10**exponent)
    return f"{'-' if amount < 0 else ''}{whole:{form}}.{decimals:0{exponent}}"
