"""How a filter that is being typed can go on: fields, operators and values at the cursor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.query import scanning
from cgtui.domain.query.fields import FIELDS, META, Type
from cgtui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from cgtui.domain.changes import Kind
    from cgtui.domain.query.fields import Field
    from cgtui.domain.query.scanning import Head

    class Values(Protocol):
        """Answers what a field can be in the open file."""

        def __call__(
            self, field: Field, key: str | None, typed: str
        ) -> Iterable[tuple[str, int | None]]:
            """Yield values as a filter spells them, and how many rows have each.

            Args:
                field: Whose values; of the metadata without a key: the keys there are.
                key: The key of the metadata.
                typed: What the value is to begin with, or to have in it.
            """
            ...


MOST = 20
"""How many ways to go on are offered at most."""

_PARTIAL_KEY = re.compile(rf'{META}\.("?)([^\s()|",:<>=!~]*)$', re.IGNORECASE)
_MORE = (
    (">", "more than"),
    (">=", "at least"),
    ("<", "less than"),
    ("<=", "at most"),
)
_SOON = (("today", ""), ("+7d", "in seven days"), ("+30d", "in thirty days"))
_AGO = (("-7d", "seven days ago"), ("-30d", "thirty days ago"), ("-90d", "ninety days ago"))
_STRETCHES = (
    ("today", ""),
    ("-7d..", "from seven days ago on"),
    ("-30d..", "from thirty days ago on"),
    ("-90d..", "from ninety days ago on"),
)


class Way(NamedTuple):
    """One way to go on.

    Attributes:
        text: What is put in the place of what was typed.
        help: What it means.
        rows: How many rows there are with it, if that was counted.
    """

    text: str
    help: str = ""
    rows: int | None = None


class Completion(NamedTuple):
    """Ways to go on, each in the place of the letters from *start* to *end*."""

    start: int
    end: int
    ways: tuple[Way, ...]

    def is_wanted(self, text: str) -> bool:
        """Tell whether it helps: something was begun, and it is not typed out already."""
        typed = text[self.start : self.end]
        begun = bool(typed) or text[: self.start].endswith((*":<>=~,",))
        return begun and [way.text for way in self.ways] != [typed]

    def put(self, text: str, way: Way) -> tuple[str, int]:
        """Return *text* with *way* put in, and where the cursor then is."""
        return text[: self.start] + way.text + text[self.end :], self.start + len(way.text)


class _Spot(NamedTuple):
    """Where the cursor is: in a plain word or a field's name (no head), or in a value."""

    start: int
    typed: str
    head: Head | None = None


def complete(text: str, cursor: int, kind: Kind, values: Values) -> Completion:
    """Return how *text* can go on at *cursor*.

    Args:
        text: The filter, as far as it is typed.
        cursor: How many letters are before the cursor.
        kind: Whose fields there are.
        values: Answers what a field can be.
    """
    spot = _spot(text[:cursor], kind)
    if spot.head is None:
        if key := _PARTIAL_KEY.search(text[:cursor]):
            ways = _keys(kind, key[2], values)
            return Completion(key.start(), cursor, _cut(ways))
        return Completion(spot.start, cursor, _cut(_fields(kind, spot.typed)))
    field = FIELDS[kind].get(spot.head.name.lower())
    ways = iter(()) if field is None else _values(field, spot, values)
    return Completion(spot.start, cursor, _cut(ways))


def _cut(ways: Iterable[Way]) -> tuple[Way, ...]:
    return tuple(way for way, _ in zip(ways, range(MOST), strict=False))


def _spot(before: str, kind: Kind) -> _Spot:
    """Return what stands at the end of *before*."""
    known = frozenset(FIELDS[kind])
    place = 0
    while (place := scanning.skip_blanks(before, place)) < len(before):
        if before[place] in "()|-":
            place += 1
            continue
        head = scanning.head(before, place, known)
        if head is None:
            token = scanning.word(before, place)
            if token.end == len(before):
                return _Spot(place, token.text)
            place = max(token.end, place + 1)
            continue
        start, token = head.end, scanning.value(before, head.end, unfinished=True)
        while before.startswith(",", token.end):
            start = scanning.skip_blanks(before, token.end + 1)
            token = scanning.value(before, start, unfinished=True)
        if token.end == len(before):
            return _Spot(start, token.text, head)
        place = max(token.end, head.end)
    return _Spot(len(before), "")


def _fields(kind: Kind, typed: str) -> Iterator[Way]:
    """Yield the fields that begin with what was typed, then those that have it in them."""
    wanted = fold(typed)
    fields = FIELDS[kind].values()
    ways = [_field(field) for field in fields]
    yield from (way for way in ways if way.text.startswith(wanted))
    yield from (w for w in ways if wanted in w.text[1:] and not w.text.startswith(wanted))


def _field(field: Field) -> Way:
    return Way(f"{field.name}{'.' if field.type is Type.METADATA else ':'}", field.help)


def _keys(kind: Kind, typed: str, values: Values) -> Iterator[Way]:
    """Yield the keys of the metadata."""
    field = FIELDS[kind].get(META)
    if field is not None:
        for key, count in values(field, None, typed):
            yield Way(f"{META}.{key}:", rows=count)


def _values(field: Field, spot: _Spot, values: Values) -> Iterator[Way]:
    """Yield operators, the words of the language, and the values there are."""
    op = spot.head.op.removeprefix(":") if spot.head else ""
    equal = op in ("", "=", "!=")
    if field.type in (Type.NUMBER, Type.MONEY) and op == "" and not spot.typed:
        yield from (Way(sign, help_) for sign, help_ in _MORE)
    wanted = fold(spot.typed)
    if field.type is Type.DATE:
        dates = _STRETCHES if op == "" else (*_SOON, *_AGO)
        yield from (Way(*each) for each in dates if each[0].startswith(wanted))
    elif equal or op == "~" or field.type is Type.METADATA:
        counted = values(field, spot.head.key if spot.head else None, spot.typed)
        yield from (Way(text, rows=count) for text, count in counted)
    if equal and field.optional:
        known = (Way("none", f"without {field.name}"), Way("any", f"with {field.name}"))
        yield from (way for way in known if way.text.startswith(wanted))
