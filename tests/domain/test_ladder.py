"""The confirmation ladder: the question grows with what is at stake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.ladder import (
    ASKED,
    COUNTED,
    NUMBER_ABOVE,
    ONE_REVERSIBLE,
    SPELT_OUT,
    confirmation,
    typed_right,
    word_of,
)


@pytest.mark.parametrize(
    ("count", "base", "level"),
    [
        (1, ONE_REVERSIBLE, 0),
        (2, ONE_REVERSIBLE, 1),
        (25, ONE_REVERSIBLE, 1),
        (26, ONE_REVERSIBLE, 2),
        (1, ASKED, 1),
        (25, ASKED, 1),
        (26, ASKED, 2),
        (1, COUNTED, 2),
        (1, SPELT_OUT, 3),
        (300, SPELT_OUT, 3),
    ],
)
def test_the_ladder_of_the_product(count: int, base: int, level: int) -> None:
    """One change just happens, a few ask for y, many for their number, the grave for a word."""
    assert level == confirmation(count, base=base)


@pytest.mark.parametrize(("count", "level"), [(1, 1), (2, 2), (26, 3)])
def test_hidden_rows_raise_it(count: int, level: int) -> None:
    """A selection with rows out of sight is asked about one step harder, however many they are."""
    assert level == confirmation(count, hidden=1) == confirmation(count, hidden=count)


def test_there_is_nothing_above_the_word() -> None:
    """A purge with hidden rows still asks for a word."""
    assert 3 == confirmation(300, base=SPELT_OUT, hidden=7)


def test_the_limit_can_be_configured() -> None:
    """Who sets the limit to 3 is asked for the number from 4 rows on."""
    assert (1, 2) == (confirmation(3, number_above=3), confirmation(4, number_above=3))
    assert 25 == NUMBER_ABOVE


@given(st.integers(1, 10**6), st.integers(0, 3), st.integers(0, 5), st.integers(1, 100))
def test_more_is_never_asked_less(count: int, base: int, hidden: int, limit: int) -> None:
    """With more rows, more of them hidden or a graver deed the question never gets easier."""
    level = confirmation(count, base=base, hidden=hidden, number_above=limit)

    assert base <= level <= 3
    assert level <= confirmation(count + 1, base=base, hidden=hidden, number_above=limit)
    assert level <= confirmation(count, base=base, hidden=hidden + 1, number_above=limit)


@pytest.mark.parametrize("typed", ["1204", "1,204", " 1 204 ", "1.204", "1'204", "1_204"])
def test_a_number_may_be_grouped(typed: str) -> None:
    """People write thousands in their own way."""
    assert typed_right(typed, "1204")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", "300"),
        ("30", "300"),
        ("-300", "300"),
        ("300 customers", "300"),
        ("everyone", "EVERYONE"),
        ("EVERY ONE", "EVERYONE"),
        ("", "VIP"),
        ("", ""),
        ("vip", "VIP"),
    ],
)
def test_what_is_not_right(typed: str, wanted: str) -> None:
    """Nothing, a part of it, or the same in small letters confirms nothing."""
    assert not typed_right(typed, wanted)


def test_a_word_is_what_it_looks_like() -> None:
    """Blanks around it, double blanks and the way an accent is encoded make no difference."""
    assert typed_right("  VIP   Spring ", "VIP Spring")
    assert typed_right("Zoe\u0308", "Zo\u00eb")


@pytest.mark.parametrize(
    "name", ["", "   ", "x" * 41, "two\nlines", "\x1b[2J", "\u202eabc", "\ud800"]
)
def test_a_name_nobody_can_type(name: str) -> None:
    """Where a name is empty, endless or not printable another word is asked for."""
    assert "DELETE" == word_of(name, "DELETE")


@given(st.text())
def test_the_word_asked_for_can_be_typed(name: str) -> None:
    """Whatever a row is called, typing what is asked for confirms."""
    word = word_of(name, "DELETE")

    assert word.isprintable() and typed_right(word, word)
