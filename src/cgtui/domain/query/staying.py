"""Which filter stays while one that is being typed cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgtui.domain.query.mistakes import Mistake
from cgtui.domain.query.parsing import parse

if TYPE_CHECKING:
    from cgtui.domain.changes import Kind

_LAST_WORD = re.compile(r'-*[^\s()|"]+$')
_OPERATORS = tuple(":<>=!~")


def staying(good: str, typed: str, kind: Kind) -> str:
    """Return the filter whose rows stay on the screen while *typed* is a mistake.

    It is the last good one; but where a word of it has just turned out to be a field, that word was
    never meant to be searched for.

    Args:
        good: The last text that could be read.
        typed: The text that cannot be.
        kind: Whose fields there are.

    >>> from cgtui.domain.changes import Kind
    >>> staying("bell country", "bell country:", Kind.CUSTOMER)
    'bell'
    >>> staying("orders:>1", "orders:>1x", Kind.CUSTOMER)
    'orders:>1'
    """
    if not typed.startswith(good) or not typed[len(good) :].startswith(_OPERATORS):
        return good
    shorter = _LAST_WORD.sub("", good)
    while True:
        try:
            parse(shorter, kind)
        except Mistake as mistake:
            shorter = shorter[: mistake.column]
        else:
            return shorter.rstrip()
