"""How a value of a filter is compared in SQL; every value is bound, none is written."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.money import currency as iso_currency
from cgtui.domain.query import dates
from cgtui.domain.query.tree import Amount, Date, Match, Number, Range
from cgtui.domain.text import fold

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from decimal import Decimal

    from cgtui.domain.query.tree import Op, Scalar
    from cgtui.store.questions import Text

_GLOB = str.maketrans({"*": "[*]", "?": "[?]", "[": "[[]"})
_BEYOND = 2**63


class Bound:
    """The values of one condition, under names of their own."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def __call__(self, value: object) -> str:
        """Keep *value* and return what stands for it."""
        name = f"q{len(self.values)}"
        self.values[name] = value
        return f":{name}"


class Span(NamedTuple):
    """The whole numbers a value stands for, first and last; the last is smaller if it is none."""

    first: int
    last: int


class Sight(NamedTuple):
    """From where a filter looks: the instant, the zone, the store's currency."""

    now: datetime
    zone: tzinfo
    currency: str

    def span(self, value: Scalar) -> Span:
        """Return what *value* is in a column of whole numbers."""
        match value:
            case Number(number):
                return Span(math.ceil(number), math.floor(number))
            case Amount():
                minor = self.minor(value)
                return Span(math.ceil(minor), math.floor(minor))
            case Date(text):
                return Span(*dates.stretch(text, self.now, self.zone))
            case Match():
                raise TypeError(value)

    def minor(self, value: Amount) -> Decimal:
        """Return *value* in minor units, exactly."""
        return value.value.scaleb(iso_currency(value.currency or self.currency).exponent)


def ordered(sql: str, op: Op, value: Scalar | Range, sight: Sight, bound: Bound) -> str:
    """Return the comparison of the whole number *sql* with *value*."""
    if isinstance(value, Range):
        first = None if value.low is None else bound(sight.span(value.low).first)
        last = None if value.high is None else bound(sight.span(value.high).last)
        if first and last:
            return f"{sql} BETWEEN {first} AND {last}"
        return f"{sql} >= {first}" if first else f"{sql} <= {last}"
    span = sight.span(value)
    match op:
        case "<" | ">=":
            return f"{sql} {op} {bound(span.first)}"
        case ">" | "<=":
            return f"{sql} {op} {bound(span.last)}"
        case _ if span.first == span.last:
            return f"{sql} = {bound(span.first)}"
        case _:
            return f"{sql} BETWEEN {bound(span.first)} AND {bound(span.last)}"


def number(value: Decimal) -> int | float:
    """Return *value* as SQLite compares it with a number of JSON."""
    return int(value) if value % 1 == 0 else float(value)


def fraction(value: Decimal) -> tuple[int | float, int | float]:
    """Return *value* as one whole number over another, as far as SQLite holds them."""
    above, below = value.as_integer_ratio()
    return _held(above), _held(below)


def _held(whole: int) -> int | float:
    return whole if abs(whole) < _BEYOND else float(whole)


def text_is(text: Text, op: Op, value: Match, bound: Bound) -> str:
    """Return whether *text* is *value*, or has it in it; case and accents do not matter."""
    sql = text.sql if text.folded else f"fold({text.sql})"
    parts = [folded(part) for part in value.parts]
    if len(parts) == 1 and op == "~":
        condition = f"instr({sql}, {bound(parts[0])}) > 0"
    elif len(parts) == 1:
        condition = f"{sql} = {bound(parts[0])}"
    else:
        pattern = "*".join(part.translate(_GLOB) for part in parts)
        condition = f"{sql} GLOB {bound(f'*{pattern}*' if op == '~' else pattern)}"
    longest = max(parts, key=len)
    if text.searched and longest:
        return f"(instr(t.search_key, {bound(longest)}) AND {condition})"
    return condition


def folded(text: str) -> str:
    """Return *text* as it is looked for; NUL, at which a text would end, is in no row."""
    return fold(text).replace("\0", "\ufffd")
