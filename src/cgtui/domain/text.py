"""Text as people search it, sort it and read it on one line."""

from __future__ import annotations

import difflib
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SURROGATES = range(0xD800, 0xE000)
_C0 = range(0x20)
_DELETE_AND_C1 = range(0x7F, 0xA0)
_BIDI_AND_BREAKS = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"

# One symbol for one character: a column stays as wide as the text has characters.
_VISIBLE = {
    **{code: chr(0x2400 + code) for code in _C0},
    **dict.fromkeys((*_DELETE_AND_C1, *_BIDI_AND_BREAKS, *_SURROGATES), _UNKNOWN),
    ord("\n"): "⏎",
    ord("\t"): "⇥",
}

# Letters that Unicode does not take apart, though people type them without their stroke.
_FOLDED = {
    **dict.fromkeys(_SURROGATES, _UNKNOWN),
    **str.maketrans(
        {
            "æ": "ae",
            "œ": "oe",
            "ø": "o",
            "ł": "l",
            "đ": "d",
            "ð": "d",
            "þ": "th",
            "ħ": "h",
            "ŧ": "t",
            "ŋ": "n",
            "\N{LATIN SMALL LETTER DOTLESS I}": "i",
            "ĸ": "k",
        }
    ),
}


def fold(text: str) -> str:
    """Return *text* as search and sort see it: no case, no accents.

    >>> fold("Zoë STRASSE"), fold("Straße"), fold("Łódź"), fold("Søren Æbelø")
    ('zoe strasse', 'strasse', 'lodz', 'soren aebelo')
    """
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    # Folding the case can bring out an accent or a compatible letter of its own (capital sharp s).
    folded = unicodedata.normalize("NFKD", bare.casefold()).translate(_FOLDED)
    return "".join(c for c in folded if not unicodedata.combining(c))


def visible(text: str) -> str:
    r"""Return *text* on one line, each character that a terminal would obey shown as a symbol.

    Emoji, their joiners, combining marks and every script stay as they are.

    >>> visible("two\nlines"), visible("\x1b[2J")
    ('two⏎lines', '␛[2J')
    """
    if text.isprintable():
        return text
    return text.translate(_VISIBLE)


def quoted(text: str, limit: int = 40) -> str:
    """Return *text* for a sentence: visible, in quotes, and cut where it would drown the rest.

    >>> quoted("VIP"), quoted("abcdefgh", limit=5)
    ('"VIP"', '"abcd…"')
    """
    shown = visible(text[: limit + 1])
    if len(shown) > limit:
        shown = shown[: limit - 1] + "…"
    return f'"{shown}"'


def count_noun(count: int, noun: str, plural: str | None = None) -> str:
    """Return *count* with its noun, in the singular or the plural.

    >>> count_noun(1204, "customer"), count_noun(1, "price list"), count_noun(0, "currency")
    ('1,204 customers', '1 price list', '0 currencies')
    """
    return f"{count:,} {noun if count == 1 else plural or _plural(noun)}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that *word* was probably meant to be, or None if none is near.

    Swapped letters are the likeliest slip.

    >>> nearest("grup", ["email", "group", "spent"]), nearest("xyz", ["email", "group"])
    ('group', None)
    """
    by_fold = {fold(each): each for each in candidates if each}
    folded = fold(word)
    swapped = [each for each in by_fold if sorted(each) == sorted(folded)]
    hits = swapped or difflib.get_close_matches(folded, by_fold, n=1)
    return by_fold[hits[0]] if hits else None
