"""Compile a filter to a condition over the row ``t``: SQL without a value of the user's in it.

A condition may be unknown where a value is missing; it is then not met.  "Not" is written
``IS NOT TRUE``, so that what is not known to be so is found.  Values are bound by name; only the
path of a metadata key is literal, and only where nothing but letters, digits and a few signs are
in it: with a bound one SQLite would use no index.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, assert_never

from cgtui.domain.periods import to_ms
from cgtui.domain.query.fields import FIELDS, Type
from cgtui.domain.query.tree import (
    Amount,
    And,
    Choice,
    Match,
    Not,
    Number,
    Or,
    Presence,
    Range,
    Term,
    Truth,
    Word,
)
from cgtui.store import comparing
from cgtui.store.comparing import Bound, Sight, folded, ordered, text_is
from cgtui.store.questions import AVERAGE, CHOICES, HAS_AVERAGE, MANY, SCALARS, TEXTS, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from cgtui.domain.changes import Kind
    from cgtui.domain.query.tree import Op, Scalar, Tree, Value

_MOST_WORDS = 100
"""How many words are conditions of their own; more are looked up as one list."""

_LITERAL_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .@/+-]*", re.ASCII)


class Condition(NamedTuple):
    """A condition over the row ``t``, and its values by name."""

    sql: str
    values: dict[str, object]


def compile_filter(
    tree: Tree, kind: Kind, *, now: datetime, zone: tzinfo, currency: str
) -> Condition:
    """Return the condition that rows of *kind* meet if *tree* finds them.

    Args:
        tree: What a filter says about rows of this kind.
        kind: What the row ``t`` is.
        now: What relative dates and the state of a price list are seen from.
        zone: Whose days a date means.
        currency: The store's; amounts without a currency are in it.
    """
    compiler = _Compiler(kind, Sight(now, zone, currency))
    return Condition(compiler.tree(tree), compiler.bound.values)


class _Compiler:
    """One tree on its way to SQL."""

    def __init__(self, kind: Kind, sight: Sight) -> None:
        self.kind = kind
        self.sight = sight
        self.bound = Bound()

    def tree(self, tree: Tree) -> str:
        """Return the condition for *tree*."""
        match tree:
            case Word(text):
                return f"instr(t.search_key, {self.bound(folded(text))})"
            case Term():
                return self.term(tree)
            case Not(part):
                return f"({self.tree(part)}) IS NOT TRUE"
            case And(parts):
                return self.all_of(parts)
            case Or(parts):
                return _joined([self.tree(part) for part in parts], "OR")
            case _:
                assert_never(tree)

    def all_of(self, parts: Sequence[Tree]) -> str:
        """Return the condition that all of *parts* are met; thousands of words are one of them."""
        words = [part.text for part in parts if isinstance(part, Word)]
        if len(words) <= _MOST_WORDS:
            return _joined([self.tree(part) for part in parts], "AND") if parts else "1"
        wanted = self.bound(json.dumps([folded(text) for text in dict.fromkeys(words)]))
        rest = [self.tree(part) for part in parts if not isinstance(part, Word)]
        found = f"""NOT EXISTS (SELECT 1 FROM json_each({wanted})
            WHERE NOT instr(t.search_key, value))"""
        return _joined([found, *rest], "AND")

    def term(self, term: Term) -> str:
        """Return the condition for a field and its values."""
        one_of = _joined([self.one(term, value) for value in term.values], "OR")
        if term.op == "!=":
            return f"({self.known(term)} AND ({one_of}) IS NOT TRUE)"
        return one_of

    def known(self, term: Term) -> str:
        """Return the condition that there is a value at all."""
        asked = (self.kind, term.field)
        if term.key is not None:
            return f"{self.in_metadata('json_extract', term.key)} IS NOT NULL"
        if many := MANY.get(asked):
            return many.sql.replace("{match}", many.known)
        if text := TEXTS.get(asked):
            return f"{text.sql} IS NOT NULL"
        if scalar := SCALARS.get(asked):
            return f"{self.scalar(scalar)} IS NOT NULL"
        if FIELDS[self.kind][term.field].type is Type.MONEY:
            named = {_currency_of(value) or self.sight.currency for value in term.values}
            has = [HAS_AVERAGE.format(currency=self.bound(code)) for code in sorted(named)]
            return _joined(has, "OR")
        return "1"  # a choice is always made

    def one(self, term: Term, value: Value) -> str:
        """Return the condition for one value of *term*."""
        asked = (self.kind, term.field)
        if isinstance(value, Presence):
            known = self.known(term)
            return known if value is Presence.ANY else f"({known}) IS NOT TRUE"
        if term.key is not None:
            return self.metadata(term.key, term.op, value)
        match value:
            case Choice(word):
                return self.scalar(CHOICES[asked][word])
            case Match():
                many = MANY.get(asked)
                if many is not None:
                    named = [text_is(text, term.op, value, self.bound) for text in many.texts]
                    return many.sql.replace("{match}", _joined(named, "OR"))
                return text_is(TEXTS[asked], term.op, value, self.bound)
            case Truth():
                raise TypeError(value)
            case _:
                return self.ordered(term, value)

    def ordered(self, term: Term, value: Scalar | Range) -> str:
        """Return the comparison of a number, an amount or a date."""
        asked = (self.kind, term.field)
        if (many := MANY.get(asked)) is not None:
            inside = ordered(many.stamp, term.op, value, self.sight, self.bound)
            return many.sql.replace("{match}", inside)
        if asked not in SCALARS:
            return self.average(term.op, value)
        sql = self.scalar(SCALARS[asked], _currency_of(value))
        return ordered(sql, term.op, value, self.sight, self.bound)

    def scalar(self, sql: str, currency: str | None = None) -> str:
        """Return *sql* with what it needs to know of the instant and the currency."""
        if ":now" in sql:
            sql = sql.replace(":now", self.bound(to_ms(self.sight.now)))
        if ":currency" in sql:
            sql = sql.replace(":currency", self.bound(currency or self.sight.currency))
        return sql

    def average(self, op: Op, value: Scalar | Range) -> str:
        """Return the comparison of the average order with *value*, without dividing."""
        match value:
            case Range(low, high):
                ends: tuple[tuple[Op, Scalar | None], ...] = ((">=", low), ("<=", high))
                return _joined([self.average(o, end) for o, end in ends if end is not None], "AND")
            case Amount():
                above, below = comparing.fraction(self.sight.minor(value))
                average = AVERAGE.format(
                    above=self.bound(above),
                    below=self.bound(below),
                    currency=self.bound(value.currency or self.sight.currency),
                )
                return f"{average} {'=' if op == '!=' else op} 0"
            case _:
                raise TypeError(value)

    def metadata(self, key: str, op: Op, value: Value) -> str:
        """Return the comparison of a value of the metadata, as long as it is of the same type."""
        held, sort = (self.in_metadata(f, key) for f in ("json_extract", "json_type"))
        sign = "=" if op == "!=" else op
        match value:
            case Truth(true):
                return f"{sort} = '{'true' if true else 'false'}'"
            case Number(number):
                compared = f"{held} {sign} {self.bound(comparing.number(number))}"
                return f"({sort} IN ('integer', 'real') AND {compared})"
            case Match(parts) if op in ("=", "!=", "~"):
                return f"({sort} = 'text' AND {text_is(Text(held), op, value, self.bound)})"
            case Match(parts):
                compared = f"fold({held}) {sign} {self.bound(folded(parts[0]))}"
                return f"({sort} = 'text' AND {compared})"
            case Range(low, high):
                bounds: tuple[tuple[Op, Scalar | None], ...] = ((">=", low), ("<=", high))
                both = [self.metadata(key, o, end) for o, end in bounds if end is not None]
                return _joined(both, "AND")
            case _:
                raise TypeError(value)

    def in_metadata(self, function: str, key: str) -> str:
        """Return what *function* says about the value under *key*."""
        if _LITERAL_KEY.fullmatch(key):
            return f"""{function}(t.metadata, '$."{key}"')"""
        # A path cannot spell every key; a bound key is compared as it is.
        column = "value" if function == "json_extract" else "type"
        return f"""(SELECT {column} FROM json_each(t.metadata)
            WHERE key = {self.bound(key)} LIMIT 1)"""


def _currency_of(value: Value) -> str | None:
    """Return the currency that an amount, or an end of a range of them, names."""
    match value:
        case Amount(_, currency):
            return currency
        case Range(Amount(_, currency)) | Range(None, Amount(_, currency)):
            return currency
        case _:
            return None


def _joined(conditions: Sequence[str], word: str) -> str:
    """Return *conditions* joined by *word*, nested as flat as can be: SQLite minds the depth."""
    if len(conditions) == 1:
        return conditions[0]
    half = len(conditions) // 2
    return f"({_joined(conditions[:half], word)} {word} {_joined(conditions[half:], word)})"
