"""What a filter says, as frozen values; nothing in it depends on an instant or on a file.

Trees that say the same are equal where they are made by `every`, `either` and `Not`: parts of the
same sort are flat, and a filter that asks for nothing is `EVERYTHING`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

Op: TypeAlias = Literal["=", "!=", ">", ">=", "<", "<=", "~"]
"""How a field is compared; ``:`` alone is ``=``, and ``~`` is "has in it"."""


class Presence(Enum):
    """Whether there is a value at all."""

    NONE = "none"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Match:
    """A text as it was written, case and all; between two parts stands whatever there is.

    Attributes:
        parts: One part is the whole text; ``VIP*`` is ``("VIP", "")``.
    """

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the few words a field can be."""

    word: str


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false`` in metadata."""

    value: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number, exactly as written."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in major units; without a currency it is in the store's."""

    value: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A stretch of time as it is written: a year, month, day, minute; or relative to now."""

    text: str


Scalar: TypeAlias = Number | Amount | Date | Match
"""What can be more or less; of texts only those in metadata are."""


@dataclass(frozen=True, slots=True)
class Range:
    """From one value to another, both included; an end that is missing is open."""

    low: Scalar | None
    high: Scalar | None


Value: TypeAlias = Presence | Choice | Truth | Range | Scalar


@dataclass(frozen=True, slots=True)
class Word:
    """A text that must be in the name, e-mail, company or id."""

    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A field compared with values, any of which will do.

    Attributes:
        field: The name of the field.
        op: How it is compared; ``!=`` is known to be none of the values.
        values: At least one.
        key: For metadata: whose value is asked.
    """

    field: str
    op: Op
    values: tuple[Value, ...]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever is not known to be *part*."""

    part: Tree


@dataclass(frozen=True, slots=True)
class And:
    """All of *parts*; without any it is everything."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of *parts*."""

    parts: tuple[Tree, ...]


Tree: TypeAlias = Word | Term | Not | And | Or
"""What a filter says."""

EVERYTHING = And(())
"""What an empty filter says."""


def every(parts: Iterable[Tree]) -> Tree:
    """Return the tree that asks for all of *parts*.

    >>> every([Word("a"), every([Word("b"), Word("c")])])
    And(parts=(Word(text='a'), Word(text='b'), Word(text='c')))
    """
    flat = tuple(
        leaf for part in parts for leaf in (part.parts if isinstance(part, And) else (part,))
    )
    return flat[0] if len(flat) == 1 else And(flat)


def either(parts: Iterable[Tree]) -> Tree:
    """Return the tree that asks for one of *parts*, of which there is at least one."""
    flat = tuple(
        leaf for part in parts for leaf in (part.parts if isinstance(part, Or) else (part,))
    )
    return flat[0] if len(flat) == 1 else Or(flat)


def wanted_words(tree: Tree) -> tuple[str, ...]:
    """Return the words that rows are to have in them, in order; those to be without are left out.

    >>> wanted_words(every([Word("ada"), Not(Word("bell"))]))
    ('ada',)
    """
    return tuple(_words(tree))


def _words(tree: Tree) -> Iterator[str]:
    match tree:
        case Word(text):
            yield text
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words(part)
        case Not() | Term():
            return
