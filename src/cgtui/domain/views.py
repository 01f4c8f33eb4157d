"""What a pane is asked to show: which kind, of what scope, found by which words, in which order."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Literal, TypeAlias

from cgtui.domain.changes import Kind
from cgtui.domain.text import fold

if TYPE_CHECKING:
    from datetime import tzinfo

    from cgtui.domain.query.tree import Tree

PaneKind: TypeAlias = Literal[Kind.GROUP, Kind.CUSTOMER, Kind.PRICE_LIST]
"""The three things that have a pane."""

PANE_KINDS: tuple[PaneKind, ...] = (Kind.GROUP, Kind.CUSTOMER, Kind.PRICE_LIST)


@dataclass(frozen=True, slots=True)
class Pin:
    """A row that was pinned as a scope; ``label`` is its name when it was pinned."""

    kind: PaneKind
    rid: int
    label: str


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of rows; ties are broken by ``rid`` so that it never changes by itself."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One question of a pane.

    Attributes:
        kind: What the rows are.
        pins: Every pinned row; those of the same kind do not narrow their own pane.
        words: Folded words, each of which must be in the row's name, e-mail, company or id.
        sort: The order of the answer.
        trash: Only deleted rows instead of only live ones.
        only: Only these rows (keys), such as the selection.
        now: Milliseconds UTC, for orders and filters that depend on the instant.
        query: A filter in the language, besides the words.
        zone: Whose days the dates of the filter mean.
    """

    kind: PaneKind
    pins: tuple[Pin, ...] = ()
    words: tuple[str, ...] = ()
    sort: Sort = field(default=Sort("name"))
    trash: bool = False
    only: frozenset[int] | None = None
    now: int = 0
    query: Tree | None = None
    zone: tzinfo = UTC


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a plain filter; a quoted text is one word.

    >>> words_of('Ada "van der"')
    ('ada', 'van der')
    >>> words_of('"not closed')
    ('not closed',)
    """
    lexer = shlex.shlex(text, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.quotes, lexer.escape, lexer.commenters = True, '"', "", ""
    try:
        words = list(lexer)
    except ValueError:  # a quote still being typed: what follows it is one word
        head, _, tail = text.rpartition('"')
        return (*words_of(head), *((fold(tail),) if tail.strip() else ()))
    return tuple(fold(word) for word in words if word.strip())
