"""Read a filter: its text becomes a tree, or a mistake with its column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, cast

from cgtui.domain.query import scanning
from cgtui.domain.query.fields import FIELDS, META, NOUNS, Type
from cgtui.domain.query.mistakes import Mistake
from cgtui.domain.query.reading import read
from cgtui.domain.query.tree import EVERYTHING, Not, Term, Word, either, every
from cgtui.domain.text import nearest, quoted

if TYPE_CHECKING:
    from cgtui.domain.changes import Kind
    from cgtui.domain.query.fields import Field
    from cgtui.domain.query.scanning import Head
    from cgtui.domain.query.tree import Op, Tree, Value

_DEEPEST = 50
"""How often parentheses and negations can lie inside one another."""

_MOST_VALUES = 500
"""How many values all terms together can have; each is a question of its own to the file."""

_MOST_WORDS = 10_000
"""How many words a filter can have."""

_EXAMPLES = {
    Type.TEXT: "texts may end in a star: bell*",
    Type.NUMBER: "write 10, >10 or 10..50",
    Type.MONEY: "write 500, >5k or 10..50eur",
    Type.DATE: "write 2026-01, >-90d or 2026-01..2026-03",
    Type.RELATION: "write a name, none or any",
    Type.METADATA: "write a text, a number, true, none or any",
}


def parse(text: str, kind: Kind, *, currency: str | None = None) -> Tree:
    """Return what the filter *text* says about rows of *kind*.

    Args:
        text: As it was typed; a quote still open goes on to the end.
        kind: Whose fields there are.
        currency: The store's; amounts without a currency may then have only its decimals.

    Raises:
        Mistake: It cannot be read; the column is where it goes wrong.

    >>> from cgtui.domain.changes import Kind
    >>> parse("ada -bell", Kind.CUSTOMER)
    And(parts=(Word(text='ada'), Not(part=Word(text='bell'))))
    """
    return _Parser(text, kind, currency).filter()


class _Parser:
    """One text being read, from left to right."""

    def __init__(self, text: str, kind: Kind, currency: str | None) -> None:
        self.text = text
        self.kind = kind
        self.fields = FIELDS[kind]
        self.known = frozenset(self.fields)
        self.currency = currency
        self.place = 0
        self.depth = 0
        self.words = 0
        self.values = 0

    def filter(self) -> Tree:
        """Return the tree of the whole text."""
        tree = self._or(0, needed=False)
        if self.place < len(self.text):
            self._fail(
                "This parenthesis closes nothing; a text with one in it is quoted.", self.place
            )
        return tree

    def _or(self, start: int, *, needed: bool = True) -> Tree:
        """Return one or more alternatives; *start* is where a lack of them is told."""
        first = self._and()
        parts = [first]
        while (end := self._alternative()) is not None:
            if parts[-1] == EVERYTHING:
                self._fail("Nothing stands before this.", self.place, end - self.place)
            at, self.place = self.place, end
            parts.append(self._and())
            if parts[-1] == EVERYTHING:
                self._fail(f"Nothing follows {self.text[at:end]}.", at, end - at)
        if needed and first == EVERYTHING:
            self._fail("There is nothing in these parentheses.", start)
        return either(parts)

    def _and(self) -> Tree:
        """Return the parts up to an alternative, a closing parenthesis or the end."""
        parts: list[Tree] = []
        pending: tuple[int, int] | None = None
        while not self._ended():
            end = self._keyword("AND")
            if end is not None:
                if pending or not parts:
                    self._fail("Nothing stands before this.", self.place, end - self.place)
                pending, self.place = (self.place, end), end
                continue
            parts.append(self._unary())
            pending = None
        if pending:
            self._fail("Nothing follows AND.", pending[0], pending[1] - pending[0])
        return every(parts)

    def _unary(self) -> Tree:
        """Return a part, negated or not."""
        start = self.place
        negated = start + 1 if self.text[start] == "-" else self._keyword("NOT")
        if negated is None:
            return self._primary()
        self.place = negated
        if self._ended() or self._keyword("AND") is not None:
            self._fail(f"Nothing follows {self.text[start:negated]}.", start, negated - start)
        self._deeper(start)
        part = self._unary()
        self.depth -= 1
        if part == EVERYTHING:
            self._fail(f"Nothing follows {self.text[start:negated]}.", start, negated - start)
        return Not(part)

    def _primary(self) -> Tree:
        """Return a parenthesis, a term or a word."""
        start = self.place
        if self.text[start] == "(":
            self._deeper(start)
            self.place += 1
            tree = self._or(start)
            if not self.text.startswith(")", self.place):
                self._fail("This parenthesis is not closed.", start)
            self.place += 1
            self.depth -= 1
            return tree
        if head := scanning.head(self.text, start, self.known):
            return self._term(head)
        token = scanning.word(self.text, start)
        self.place = token.end
        self.words += 1
        if self.words > _MOST_WORDS:
            self._fail(f"A filter can have {_MOST_WORDS:,} words at most.", start)
        return Word(token.text) if token.text.strip() else EVERYTHING

    def _term(self, head: Head) -> Term:
        """Return a field with its values."""
        field = self._field(head)
        op = cast("Op", head.op.removeprefix(":") or "=")
        if op not in field.ops:
            ways = ", ".join(f":{'' if each == '=' else each}" for each in field.ops)
            self._fail(
                f"{field.name} cannot be compared with {op}; it takes {ways}.",
                head.op_start,
                head.end - head.op_start,
            )
        self.place = head.end
        values = [self._value(field, op, head)]
        while self.text.startswith(",", self.place):
            comma = self.place
            self.place = scanning.skip_blanks(self.text, comma + 1)
            values.append(self._value(field, op, head, comma))
        return Term(field.name, op, tuple(values), head.key if field.name == META else None)

    def _field(self, head: Head) -> Field:
        """Return the field that *head* names."""
        field = self.fields.get(head.name.lower())
        length = head.name_end - head.start
        if field is None:
            name = nearest(head.name, self.fields)
            self._fail(
                f"{NOUNS[self.kind].capitalize()} have no field {quoted(head.name)}.",
                head.start,
                len(head.name),
                name if name != META else f"{META}.KEY",
            )
        if field.type is Type.METADATA and head.key is None:
            self._fail("Say which key of the metadata, such as meta.tier:gold.", head.start, length)
        return field

    def _value(self, field: Field, op: Op, head: Head, comma: int | None = None) -> Value:
        """Return the value that stands here."""
        token = scanning.value(self.text, self.place)
        if not token.segments:
            if comma is not None:
                self._fail("A value is missing after this comma.", comma)
            name = self.text[head.start : head.end]
            example = _EXAMPLES.get(field.type) or f"write {' or '.join(field.choices)}"
            self._fail(f"A value is missing right after {name}; {example}.", head.start, len(name))
        self.values += 1
        if self.values > _MOST_VALUES:
            self._fail(f"A filter can have {_MOST_VALUES} values at most.", token.start)
        self.place = token.end
        return read(token, field, op, self.currency)

    def _ended(self) -> bool:
        """Go on to the next word, and tell whether there is none in these parentheses."""
        self.place = scanning.skip_blanks(self.text, self.place)
        rest = self.text[self.place : self.place + 1]
        return rest in ("", ")") or self._alternative() is not None

    def _alternative(self) -> int | None:
        """Return where the sign for "or" ends, if one stands here."""
        if self.text.startswith("|", self.place):
            return self.place + 1
        return self._keyword("OR")

    def _keyword(self, word: str) -> int | None:
        """Return where *word* ends, if it stands here by itself."""
        end = self.place + len(word)
        if not self.text.startswith(word, self.place):
            return None
        return (
            end
            if end == len(self.text) or self.text[end] in '()|"' or self.text[end].isspace()
            else None
        )

    def _deeper(self, start: int) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            self._fail(f"Parentheses can be {_DEEPEST} deep at most.", start)

    def _fail(
        self, sentence: str, column: int, length: int = 1, near: str | None = None
    ) -> NoReturn:
        raise Mistake(sentence, column=column, length=length, nearest=near)
