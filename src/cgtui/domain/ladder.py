"""The confirmation ladder: what a change asks of the user grows with its blast radius."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal, TypeAlias

Level: TypeAlias = Literal[0, 1, 2, 3]
"""How a change is confirmed: not at all, by ``y``, by its number, by a word typed in full."""

ONE_REVERSIBLE: Final = 0
"""One row, and undo brings it back: an edit, a rename, one membership."""
ASKED: Final = 1
"""What is asked about even for one row: deleting, activating a price list."""
COUNTED: Final = 2
"""What touches many rows by its nature: an import."""
SPELT_OUT: Final = 3
"""What cannot be taken back or reaches everyone: purging, restoring a backup, widening."""

NUMBER_ABOVE = 25
"""A change of more rows than this is confirmed by typing their number, unless configured."""

_LONGEST_WORD = 40
_SEPARATORS = str.maketrans("", "", " ,.'_\u00a0\u202f\u2019")


def confirmation(
    count: int,
    *,
    base: Level = ONE_REVERSIBLE,
    hidden: int = 0,
    number_above: int = NUMBER_ABOVE,
) -> Level:
    """Return how a change is to be confirmed.

    Args:
        count: How many rows it changes.
        base: What it would ask if it changed one row.
        hidden: How many of the rows are out of sight; any raise the level by one.
        number_above: With more rows than this their number is to be typed.

    >>> confirmation(1), confirmation(1, base=ASKED), confirmation(25), confirmation(26)
    (0, 1, 1, 2)
    >>> confirmation(3, hidden=1), confirmation(300, hidden=5), confirmation(1, base=SPELT_OUT)
    (2, 3, 3)
    """
    by_count: Level = 2 if count > number_above else 1 if count > 1 else 0
    level = max(base, by_count)
    if not hidden:
        return level
    higher: tuple[Level, ...] = (1, 2, 3, 3)
    return higher[level]


def word_of(name: str, otherwise: str) -> str:
    r"""Return what is to be typed for a row called *name*: its name, if a person can type that.

    Args:
        name: Any name from the data.
        otherwise: What is typed in place of a name that is empty, endless or not printable.

    >>> word_of("  VIP  Spring ", "DELETE"), word_of("two\nlines", "DELETE")
    ('VIP Spring', 'DELETE')
    """
    word = _normal(name) if name.isprintable() else ""
    return word if 0 < len(word) <= _LONGEST_WORD else otherwise


def typed_right(typed: str, wanted: str) -> bool:
    """Tell whether *typed* is the word, or the number, that was asked for.

    A number may be grouped as people group it; a word has to have the same letters in the same
    case. Nothing is never right.

    >>> typed_right("1,204", "1204"), typed_right("everyone", "EVERYONE"), typed_right("", "")
    (True, False, False)
    """
    if wanted.isascii() and wanted.isdigit():
        return typed.translate(_SEPARATORS) == wanted
    return bool(wanted) and _normal(typed) == _normal(wanted)


def _normal(text: str) -> str:
    """Return *text* with its letters composed and its blanks made one."""
    return " ".join(unicodedata.normalize("NFC", text).split())
