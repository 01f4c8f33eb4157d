"""Print a tree as a filter: the shortest text that reads as the same tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from cgtui.domain.query.tree import (
    Amount,
    And,
    Choice,
    Date,
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

if TYPE_CHECKING:
    from decimal import Decimal

    from cgtui.domain.query.tree import Tree, Value

_BARE_WORD = re.compile(r'[^\s()|",:<>=!~-][^\s()|",:<>=!~]*')
_BARE_VALUE = re.compile(r'[^\s()|",*:<>=!~]+')
_BARE_KEY = re.compile(r'[^\s()|",:<>=!~]+')
_PLAIN = re.compile(r"[^\W\d]\w*")
_KEYWORDS = ("AND", "OR", "NOT")
_MEANT_OTHERWISE = ("none", "any", "true", "false")


def show(tree: Tree) -> str:
    """Return *tree* as a filter; `parse` reads the same tree from it.

    >>> show(Not(Or((Word("ada"), Word("van der")))))
    '-(ada | "van der")'
    """
    match tree:
        case Word(text):
            bare = _BARE_WORD.fullmatch(text) and text not in _KEYWORDS
            return text if bare else quote(text)
        case Term():
            return _term(tree)
        case Not(Not() as part):
            return f"NOT {show(part)}"
        case Not(part):
            return f"-{_inside(part)}"
        case And(parts):
            return " ".join(map(_inside, parts))
        case Or(parts):
            return " | ".join(show(p) if isinstance(p, And) else _inside(p) for p in parts)
        case _:
            assert_never(tree)


def show_text(text: str, *, metadata: bool = False) -> str:
    """Return *text* as a value, quoted where it would mean something else otherwise.

    >>> show_text("VIP"), show_text("Bell Labs"), show_text("none"), show_text("7", metadata=True)
    ('VIP', '"Bell Labs"', '"none"', '"7"')
    """
    bare = (_PLAIN if metadata else _BARE_VALUE).fullmatch(text)
    return text if bare and text.lower() not in _MEANT_OTHERWISE else quote(text)


def show_key(key: str) -> str:
    """Return a key of metadata as it stands after ``meta.``."""
    return key if _BARE_KEY.fullmatch(key) else quote(key)


def quote(text: str) -> str:
    """Return *text* in quotes; one inside it is written twice."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _inside(part: Tree) -> str:
    return f"({show(part)})" if isinstance(part, And | Or) else show(part)


def _term(term: Term) -> str:
    name = term.field if term.key is None else f"{term.field}.{show_key(term.key)}"
    op = "" if term.op == "=" else term.op
    values = ",".join(_value(value, metadata=term.key is not None) for value in term.values)
    return f"{name}:{op}{values}"


def _value(value: Value, *, metadata: bool) -> str:  # noqa: PLR0911 - one for each sort of value
    match value:
        case Presence():
            return value.value
        case Choice(word) | Date(word):
            return word
        case Truth(true):
            return "true" if true else "false"
        case Number(number):
            return _number(number)
        case Amount(number, currency):
            return f"{_number(number)}{currency or ''}"
        case Match(parts):
            return _match(parts, metadata=metadata)
        case Range(low, high):
            ends = (_end(end) if end is not None else "" for end in (low, high))
            return "..".join(ends)
        case _:
            assert_never(value)


def _end(value: Value) -> str:
    """Return an end of a range, where a text is a date and needs no quotes."""
    return value.parts[0] if isinstance(value, Match) else _value(value, metadata=False)


def _match(parts: tuple[str, ...], *, metadata: bool) -> str:
    if len(parts) == 1:
        return show_text(parts[0], metadata=metadata)
    return "*".join(show_text(part, metadata=metadata) if part else "" for part in parts)


def _number(number: Decimal) -> str:
    return format(number.normalize(), "f")
