"""A strict reader of JSON that says where a mistake is.

Python's own reader lets a second key overwrite the first, takes NaN and 1e400, and gives no place
for either; what a person types is read here instead.
"""

from __future__ import annotations

import json
import math
import re
from typing import TypeAlias, cast

from cgtui.domain.errors import Refusal
from cgtui.domain.text import quoted, visible

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
"""Any value that JSON can write."""

MAX_DEPTH = 100
"""How deep lists and objects may lie in one another."""

_MAX_DIGITS = 300  # Beyond it SQLite reads a whole number as infinity.
_BLANK = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+')
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*+)(\.\d++)?([eE][+-]?\d++)?(?![\w.])", re.ASCII)
_WORD = re.compile(r"[^\s,:\[\]{}\"]++")
_WORDS: dict[str, JSON] = {"true": True, "false": False, "null": None}


class JsonRefusal(Refusal):
    """A refusal that knows where in the text the mistake is.

    Attributes:
        line: Counted from 1.
        column: Counted from 1.
    """

    def __init__(self, sentence: str, text: str, at: int) -> None:
        self.line = text.count("\n", 0, at) + 1
        self.column = at - text.rfind("\n", 0, at)
        super().__init__(f"Line {self.line}, column {self.column}: {sentence}", field="metadata")


def read_json(text: str) -> JSON:
    """Return the value written in *text*.

    Raises:
        JsonRefusal: *text* is not strict JSON, has a key twice or an empty one, or a number that
            no reader could keep.

    >>> read_json('[1, 1.0, "1"]')
    [1, 1.0, '1']
    """
    return _Reader(text).read_all()


class _Reader:
    """A strict reader of JSON that knows where it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 1 if text.startswith("\ufeff") else 0
        self._depth = 0

    def _refusal(self, sentence: str, at: int | None = None) -> JsonRefusal:
        """Return a refusal that points at *at*, or at where the reader is."""
        return JsonRefusal(sentence, self._text, self._at if at is None else at)

    def _skip_blanks(self) -> int:
        """Move to the next character that says something and return where it is."""
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _next(self) -> str:
        """Return the next character that says something; there has to be one."""
        start = self._skip_blanks()
        if start >= len(self._text):
            raise self._refusal("the JSON ends before it is complete.")
        return self._text[start]

    def read_all(self) -> JSON:
        """Return the one value that the text holds."""
        value = self._read_value()
        if self._skip_blanks() < len(self._text):
            raise self._refusal("the JSON is complete, but more text follows.")
        return value

    def _read_number(self, start: int) -> int | float:
        """Return the number at *start*."""
        found = _NUMBER.match(self._text, start)
        if found is None:
            raise self._no_value(start)
        self._at = found.end()
        if found.lastindex is None:
            if len(found[0]) > _MAX_DIGITS:
                raise self._refusal(f"a number of more than {_MAX_DIGITS} digits.", start)
            return int(found[0])
        number = float(found[0])
        if not math.isfinite(number):
            raise self._refusal(f"the number {quoted(found[0])} is too large.", start)
        return number

    def _read_value(self) -> JSON:
        first, start = self._next(), self._at
        match first:
            case "{" | "[":
                self._depth += 1
                if self._depth > MAX_DEPTH:
                    raise self._refusal(f"this lies more than {MAX_DEPTH} levels deep.")
                self._at += 1
                value: JSON = self._read_object() if first == "{" else self._read_list()
                self._depth -= 1
                return value
            case '"':
                return self._read_string()
            case _ if first in "-0123456789":
                return self._read_number(start)
        word = _WORD.match(self._text, start)
        if word is None or word[0] not in _WORDS:
            raise self._no_value(start)
        self._at = word.end()
        return _WORDS[word[0]]

    def _read_object(self) -> dict[str, JSON]:
        """Return the object whose brace was just opened."""
        found: dict[str, JSON] = {}
        while not self._closes("}", first=not found):
            if self._next() != '"':
                raise self._refusal('a key in double quotes belongs here, such as "tier".')
            start = self._at
            key = self._read_string()
            if not key:
                raise self._refusal("a key is empty.", start)
            if key in found:
                raise self._refusal(f"the key {quoted(key)} is there twice.", start)
            if self._next() != ":":
                raise self._refusal(f"a colon belongs after the key {quoted(key)}.")
            self._at += 1
            found[key] = self._read_value()
        return found

    def _read_list(self) -> list[JSON]:
        """Return the list whose bracket was just opened."""
        found: list[JSON] = []
        while not self._closes("]", first=not found):
            found.append(self._read_value())
        return found

    def _closes(self, closing: str, *, first: bool) -> bool:
        """Step over *closing*, or over the comma before a further member, and tell which."""
        here = self._next()
        if here == closing:
            self._at += 1
            return True
        if first:
            return False
        if here != ",":
            raise self._refusal(f"a comma or {closing} belongs here.")
        comma = self._at
        self._at += 1
        if self._next() == closing:
            raise self._refusal(f"a comma before {closing} has nothing after it.", comma)
        return False

    def _read_string(self) -> str:
        start = self._at
        found = _STRING.match(self._text, start)
        end = found.end() if found else start
        match self._text[end : end + 1]:
            case '"':
                self._at = end + 1
                return cast("str", json.loads(self._text[start : self._at]))
            case "\\":
                raise self._refusal(
                    "an escape JSON does not know; a backslash is written \\\\.", end
                )
            case "" | "\n":
                raise self._refusal("a text begins here and its closing quote is missing.", start)
            case other:
                raise self._refusal(f"{visible(other)} in a text is written as an escape.", end)

    def _no_value(self, start: int) -> JsonRefusal:
        word = _WORD.match(self._text, start)
        if word is None:
            here = self._text[start]
            if here.isspace():
                return self._refusal(f"a blank JSON does not know (U+{ord(here):04X}).", start)
            return self._refusal(f"{quoted(here)} where a value belongs.", start)
        if word[0][0] == "'":
            return self._refusal("JSON puts text in double quotes.", start)
        if word[0].lower() in _WORDS:
            return self._refusal(f"JSON writes {word[0].lower()} in lower case.", start)
        hint = "text goes in double quotes; else true, false, null or a number such as 0.5."
        return self._refusal(f"{quoted(word[0])} is no JSON value: {hint}", start)
