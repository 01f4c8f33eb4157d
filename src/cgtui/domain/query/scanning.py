"""The words a filter is made of, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from cgtui.domain.query.mistakes import Mistake

_BLANK = re.compile(r"\s*")
_BARE_WORD = re.compile(r'[^\s()|"]+')
_BARE_VALUE = re.compile(r'[^\s()|",]+')
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_NAME = re.compile(r"[^\W\d]\w*")
_KEY = re.compile(r'[^\s()|",:<>=!~]+')
_OPERATOR = re.compile(r":(?:!=|>=|<=|[><=~])?|!=|>=|<=|[><=~]")
_SPACED_OPERATOR = re.compile(r"\s*(!=|>=|<=|[><=~])\s*")


class Segment(NamedTuple):
    """A piece of a token that is quoted, or not."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a value: bare and quoted pieces with no blank between them."""

    segments: tuple[Segment, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return what it says, without the quotes."""
        return "".join(segment.text for segment in self.segments)

    @property
    def quoted(self) -> bool:
        """Tell whether any of it is quoted, so that it is text and nothing else."""
        return any(segment.quoted for segment in self.segments)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the texts between its stars; quoted stars are text."""
        parts = [""]
        for segment in self.segments:
            head, *more = [segment.text] if segment.quoted else segment.text.split("*")
            parts[-1] += head
            parts += more
        if len(parts) == 1:
            return (parts[0],)
        return (parts[0], *filter(None, parts[1:-1]), parts[-1])


class Head(NamedTuple):
    """The beginning of a term: its field, the key of metadata, the operator."""

    name: str
    key: str | None
    op: str
    start: int
    name_end: int
    op_start: int
    end: int


def skip_blanks(text: str, start: int) -> int:
    """Return where the next word begins."""
    found = _BLANK.match(text, start)
    return found.end() if found else start


def word(text: str, start: int) -> Token:
    """Return the word at *start*; a quote that is still open goes on to the end."""
    segments: list[Segment] = []
    place = start
    while place < len(text):
        if bare := _BARE_WORD.match(text, place):
            segments.append(Segment(bare[0], quoted=False))
            place = bare.end()
        elif text[place] != '"':
            break
        elif quote := _QUOTED.match(text, place):
            segments.append(_unquoted(quote[1]))
            place = quote.end()
        else:
            if not segments:  # else it is a word of its own
                segments.append(_unquoted(text[place + 1 :]))
                place = len(text)
            break
    return Token(tuple(segments), start, place)


def value(text: str, start: int, *, unfinished: bool = False) -> Token:
    """Return the value at *start*, which is empty where there is none.

    Args:
        text: The filter.
        start: Where to look.
        unfinished: Whether a quote that is not closed goes on to the end.

    Raises:
        Mistake: A quote is not closed.
    """
    segments: list[Segment] = []
    place = start
    while place < len(text):
        if bare := _BARE_VALUE.match(text, place):
            segments.append(Segment(bare[0], quoted=False))
            place = bare.end()
        elif text[place] != '"':
            break
        elif quote := _QUOTED.match(text, place):
            segments.append(_unquoted(quote[1]))
            place = quote.end()
        elif unfinished:
            segments.append(_unquoted(text[place + 1 :]))
            place = len(text)
        else:
            raise Mistake("This quote is not closed.", column=place, length=len(text) - place)
    return Token(tuple(segments), start, place)


def head(text: str, start: int, known: frozenset[str]) -> Head | None:
    """Return the beginning of a term at *start*, or ``None`` where a plain word is.

    Args:
        text: The filter.
        start: Where to look.
        known: Fields that may have blanks around their operator.
    """
    name = _NAME.match(text, start)
    if name is None:
        return None
    key, place = None, name.end()
    if name[0].lower() == "meta" and text.startswith(".", place):
        place += 1
        if quote := _QUOTED.match(text, place):
            key, place = _unquoted(quote[1]).text, quote.end()
        elif bare := _KEY.match(text, place):
            key, place = bare[0], bare.end()
    if found := _OPERATOR.match(text, place):
        return Head(name[0], key, found[0], start, place, place, found.end())
    spaced = _SPACED_OPERATOR.match(text, place)
    if spaced and (key is not None or name[0].lower() in known):
        return Head(name[0], key, spaced[1], start, place, spaced.start(1), spaced.end())
    return None


def _unquoted(inner: str) -> Segment:
    return Segment(inner.replace('""', '"'), quoted=True)
