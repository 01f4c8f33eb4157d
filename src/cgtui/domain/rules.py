"""What a field may hold: each rule returns the cleaned value, or refuses it with a reason."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, cast, get_args

from cgtui.domain.errors import Refusal
from cgtui.domain.records import ListStatus, ListType
from cgtui.domain.text import count_noun, nearest, quoted

if TYPE_CHECKING:
    from datetime import datetime

MAX_EMAIL = 254
"""The longest e-mail address that mail can be sent to."""

LARGEST_QUANTITY = 2**31 - 1
"""The largest quantity Medusa can keep."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_IN_LINES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_COUNTRY = re.compile("[A-Za-z]{2}")


def group_name(text: str) -> str:
    """Return the name of a customer group, trimmed.

    Raises:
        Refusal: It is empty, or holds a line break or another control character.

    >>> group_name("  VIP ")
    'VIP'
    """
    return _name(text, "customer group")


def price_list_name(text: str) -> str:
    """Return the name of a price list, trimmed.

    Raises:
        Refusal: It is empty, or holds a line break or another control character.

    >>> price_list_name(" Spring sale ")
    'Spring sale'
    """
    return _name(text, "price list")


def optional_text(text: str | None, *, field: str = "text", lines: bool = False) -> str | None:
    """Return a text that may be missing, trimmed; blank is missing.

    Args:
        text: As it was typed.
        field: What a refusal is about: ``first_name``, ``phone``, ``description`` …
        lines: Whether it may have several lines, as a description may.

    Raises:
        Refusal: It holds a control character.

    >>> optional_text(" Ada "), optional_text("  ")
    ('Ada', None)
    """
    trimmed = (text or "").strip()
    label = field.replace("_", " ").capitalize()
    _refuse_controls(trimmed, label, field, _CONTROL_IN_LINES if lines else _CONTROL)
    return trimmed or None


def email(text: str) -> str:
    """Return an e-mail address, trimmed and in lower case.

    Raises:
        Refusal: It is empty or too long, or has blanks or not exactly one ``@`` with both sides.

    >>> email(" Ada@Lovelace.IO ")
    'ada@lovelace.io'
    """
    address = text.strip().lower()
    if not address:
        raise Refusal("An e-mail is needed, such as ada@lovelace.io.", field="email")
    _refuse_controls(address, "An e-mail", "email", _CONTROL)
    shown = quoted(address)
    if any(map(str.isspace, address)):
        raise Refusal(f"{shown} has a blank in it; an e-mail has none.", field="email")
    name, _, host = address.partition("@")
    if address.count("@") != 1:
        count = count_noun(address.count("@"), "@", "@") if "@" in address else "no @"
        raise Refusal(f"{shown} has {count}; an e-mail has exactly one.", field="email")
    if not name or not host:
        side = "after" if name else "before"
        raise Refusal(f"{shown} has nothing {side} the @.", field="email")
    if len(address) > MAX_EMAIL:
        raise Refusal(
            f"This e-mail has {len(address):,} characters; at most {MAX_EMAIL} are allowed.",
            field="email",
        )
    return address


def country_code(text: str | None) -> str | None:
    """Return a country of ISO 3166 in lower case; blank is none.

    Whether such a country exists is for whoever knows the list of them.

    Raises:
        Refusal: It is not two letters.

    >>> country_code(" DE "), country_code("")
    ('de', None)
    """
    code = (text or "").strip()
    if not code:
        return None
    if not _COUNTRY.fullmatch(code):
        raise Refusal(
            f"{quoted(code)} is no country code. Write two letters, such as DE.",
            field="country_code",
        )
    return code.lower()


def quantity(text: str, *, field: str = "quantity") -> int | None:
    """Return the whole quantity written in *text*; blank is no bound.

    Raises:
        Refusal: It is no whole number from 1 to `LARGEST_QUANTITY`.

    >>> quantity("10"), quantity("")
    (10, None)
    """
    bare = text.strip()
    if not bare:
        return None
    if not bare.isascii() or not bare.isdecimal() or len(bare) > len(str(LARGEST_QUANTITY)):
        raise Refusal(
            f"{quoted(bare)} is no quantity. Write a whole number, such as 10.", field=field
        )
    return _one_bound(int(bare), field)


def quantity_bounds(minimum: int | None, maximum: int | None) -> tuple[int | None, int | None]:
    """Return the quantities from which and up to which a price holds; None is open.

    Raises:
        Refusal: One is below 1 or too large, or the minimum is above the maximum.

    >>> quantity_bounds(10, None)
    (10, None)
    """
    bounds = _one_bound(minimum, "min_quantity"), _one_bound(maximum, "max_quantity")
    if minimum is not None and maximum is not None and minimum > maximum:
        raise Refusal(
            f"The smallest quantity, {minimum:,}, is above the largest, {maximum:,}.",
            field="min_quantity",
        )
    return bounds


def price_amount(amount: int) -> int:
    """Return the amount of a price, in minor units.

    Raises:
        Refusal: It is zero or less.

    >>> price_amount(1250)
    1250
    """
    if amount <= 0:
        raise Refusal("A price is more than zero.", field="amount")
    return amount


def list_type(text: str) -> ListType:
    """Return the type of a price list, written in any case.

    Raises:
        Refusal: It is neither ``sale`` nor ``override``.

    >>> list_type("Sale")
    'sale'
    """
    return cast("ListType", _one_of(text, get_args(ListType), "type"))


def list_status(text: str) -> ListStatus:
    """Return the status of a price list, written in any case.

    Raises:
        Refusal: It is neither ``draft`` nor ``active``.

    >>> list_status("ACTIVE")
    'active'
    """
    return cast("ListStatus", _one_of(text, get_args(ListStatus), "status"))


def list_period(
    starts_at: datetime | None, ends_at: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Return the period in which a price list applies; None is open.

    Raises:
        Refusal: It ends before it has started, so it would never apply.
    """
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise Refusal(
            "The end is not after the start, so the price list would never apply.", field="ends_at"
        )
    return starts_at, ends_at


def price_list_warnings(
    *,
    status: str,
    starts_at: datetime | None,
    ends_at: datetime | None,
    groups: int,
    for_everyone: bool,
    prices: int,
    now: datetime,
) -> list[str]:
    """Return what is questionable about a price list, though it is allowed.

    Args:
        status: ``draft`` or ``active``.
        starts_at: When it begins to apply, if that is bounded.
        ends_at: When it no longer applies, if that is bounded.
        groups: How many live groups it has.
        for_everyone: Whether it reaches everyone, whatever its groups.
        prices: How many prices it has.
        now: The instant to judge from.
    """
    warnings = []
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        warnings.append("It never applies: its end is not after its start.")
    elif ends_at is not None and ends_at <= now:
        warnings.append("It no longer applies: its end has passed.")
    if status == "draft":
        return warnings
    if not prices:
        warnings.append("It is active but has no prices, so it changes nothing.")
    if for_everyone:
        warnings.append("It is active and for everyone: it reaches guests too.")
    elif not groups:
        warnings.append("It is active but has no customer groups, so it reaches nobody.")
    return warnings


def _name(text: str, noun: str) -> str:
    name = text.strip()
    _refuse_controls(name, f"The name of a {noun}", "name", _CONTROL)
    if all(c.isspace() or unicodedata.category(c) == "Cf" for c in name):
        raise Refusal(f"A {noun} needs a name.", field="name")
    return name


def _refuse_controls(text: str, label: str, field: str, controls: re.Pattern[str]) -> None:
    """Refuse what no line can show, and half characters, which no file can hold."""
    found = controls.search(text) or _SURROGATE.search(text)
    if found is None:
        return
    what = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}.get(
        found[0], f"a control character (U+{ord(found[0]):04X})"
    )
    raise Refusal(f"{label} cannot hold {what}: {quoted(text)}.", field=field)


def _one_bound(bound: int | None, field: str) -> int | None:
    if bound is not None and not 1 <= bound <= LARGEST_QUANTITY:
        raise Refusal(
            f"A quantity is from 1 to {LARGEST_QUANTITY:,}; leave it blank for no bound.",
            field=field,
        )
    return bound


def _one_of(text: str, choices: tuple[str, ...], field: str) -> str:
    word = text.strip().lower()
    if word in choices:
        return word
    near = nearest(word, choices)
    hint = f"Did you mean {near}?" if near else f"Write {' or '.join(choices)}."
    raise Refusal(f"{quoted(text)} is no {field} of a price list. {hint}", field=field)
