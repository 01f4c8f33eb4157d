"""Random filters: every field, every operator, every sort of value, nested at will."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from cgtui.domain.query.fields import FIELDS, Type
from cgtui.domain.query.tree import (
    Amount,
    Choice,
    Date,
    Match,
    Not,
    Number,
    Presence,
    Range,
    Term,
    Truth,
    Word,
    either,
    every,
)

if TYPE_CHECKING:
    from cgtui.domain.changes import Kind
    from cgtui.domain.query.fields import Field
    from cgtui.domain.query.tree import Tree, Value

TEXTS = (
    "Ada",
    "Zoë",
    "VIP",
    "vip 2",
    "Bell Labs",
    "a",
    "7",
    "none",
    "x:y",
    'q"q',
    "*",
    "[a]",
    "é?",
)
"""Few, so that they meet; the data is made of the same."""

KEYS = ("tier", "a.b", "two words", 'q"k', "é", "n")
INSTANTS = ("2025", "2026-11", "2026-11-23", "2026-11-22", "2026-11-23T09:00", "2024-02-29")
RELATIVE = ("today", "yesterday", "tomorrow", "now", "-90d", "+14d", "-1m", "+1y", "-4h", "-2w")
CURRENCIES = (None, "eur", "usd", "jpy")

texts = st.sampled_from(TEXTS)
numbers = st.sampled_from(("0", "1", "2", "7", "2.5", "10", "-1", "5000")).map(Decimal)
dates = st.sampled_from((*INSTANTS, *RELATIVE)).map(Date)
presences = st.sampled_from(Presence)


def _two(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    return min(low, high), max(low, high)


number_ranges = st.tuples(numbers, numbers).flatmap(
    lambda pair: st.sampled_from(
        (
            Range(*map(Number, _two(*pair))),
            Range(Number(pair[0]), None),
            Range(None, Number(pair[1])),
        )
    )
)
whole_amounts = st.sampled_from(("0", "1", "5", "20", "120", "800", "-3")).map(Decimal)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Return an amount that its currency can have."""
    code = draw(st.sampled_from(CURRENCIES))
    value = draw(whole_amounts)
    cents = draw(st.sampled_from(("0", "0.5", "0.25")).map(Decimal))
    return Amount(value if code == "jpy" else value + cents, code)


@st.composite
def amount_ranges(draw: st.DrawFn) -> Range:
    """Return a range of amounts in one currency."""
    code = draw(st.sampled_from(CURRENCIES))
    low, high = _two(draw(whole_amounts), draw(whole_amounts))
    ends = draw(st.sampled_from(((low, high), (low, None), (None, high))))
    return Range(*(None if end is None else Amount(end, code) for end in ends))


date_ranges = st.sampled_from(
    (("2025", "2026-11"), ("-90d", "today"), ("2026-11-22", None), (None, "+14d"), ("2024", "now"))
).map(lambda ends: Range(*(None if end is None else Date(end) for end in ends)))


def _inner(texts_: tuple[str, ...]) -> Match:
    first, *middle, last = texts_
    return Match((first, *filter(None, middle), last))


matches = texts.map(lambda text: Match((text,)))
globs = st.lists(st.sampled_from((*TEXTS, "", "")), min_size=2, max_size=3).map(
    lambda parts: _inner(tuple(parts))
)
json_dates = st.sampled_from(("2026-01", "2026-11-23"))
json_ranges = st.one_of(
    number_ranges,
    json_dates.map(lambda text: Range(Match((text,)), None)),
    json_dates.map(lambda text: Range(Match(("2025-01",)), Match((text,)))),
)


def terms(kind: Kind) -> st.SearchStrategy[Term]:
    """Return terms of any field of *kind*."""
    return st.sampled_from(tuple(FIELDS[kind].values())).flatmap(_of_field)


@st.composite
def _of_field(draw: st.DrawFn, field: Field) -> Term:
    op = draw(st.sampled_from(field.ops))
    values = draw(st.lists(_values(field, op), min_size=1, max_size=2))
    key = draw(st.sampled_from(KEYS)) if field.type is Type.METADATA else None
    return Term(field.name, op, tuple(values), key)


def _values(field: Field, op: str) -> st.SearchStrategy[Value]:
    equal = op in ("=", "!=")
    scalar, ranges = _scalars(field, op)
    choices = st.sampled_from(field.choices).map(Choice) if field.choices else st.nothing()
    return st.one_of(scalar, ranges, presences, choices) if equal else scalar


def _scalars(field: Field, op: str) -> tuple[st.SearchStrategy[Value], st.SearchStrategy[Value]]:  # noqa: PLR0911 - one for each type
    """Return single values, and ranges of them."""
    nothing: st.SearchStrategy[Value] = st.nothing()
    match field.type:
        case Type.NUMBER:
            return numbers.map(Number), number_ranges
        case Type.MONEY:
            return amounts(), amount_ranges()
        case Type.DATE:
            return dates, date_ranges
        case Type.CHOICE | Type.FLAG:
            return st.sampled_from(field.choices).map(Choice), nothing
        case Type.METADATA if op in ("=", "!="):
            truths = st.booleans().map(Truth)
            return st.one_of(matches, globs, numbers.map(Number), truths), json_ranges
        case Type.METADATA if op != "~":
            return st.one_of(matches, numbers.map(Number)), nothing
        case _ if field.letters:
            codes = ("de", "at", "gb") if field.name == "country" else ("eur", "usd", "jpy")
            return st.sampled_from(codes).map(lambda code: Match((code,))), nothing
        case _:
            return st.one_of(matches, globs), nothing


def trees(kind: Kind) -> st.SearchStrategy[Tree]:
    """Return filters about rows of *kind*, as the parser makes them."""
    leaves: st.SearchStrategy[Tree] = st.one_of(texts.map(Word), terms(kind), terms(kind))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=3).map(every),
            st.lists(inner, min_size=2, max_size=3).map(either),
        ),
        max_leaves=6,
    )
