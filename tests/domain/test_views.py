"""What is typed into a filter becomes words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.text import fold
from cgtui.domain.views import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("   ", ()),
        ("ada", ("ada",)),
        (" Ada  LOVELACE ", ("ada", "lovelace")),
        ('"van der" Berg', ("van der", "berg")),
        ('ada "van d', ("ada", "van d")),
        ('"', ()),
        ('""', ()),
        ("O'Neill", ("o'neill",)),
        ("back\\slash #5", ("back\\slash", "#5")),
        ("Müller", ("muller",)),
        ("a\tb\nc", ("a", "b", "c")),
    ],
)
def test_a_filter_is_words_and_quoted_texts(text: str, words: tuple[str, ...]) -> None:
    """Blanks part words, quotes join them, also while the last one is still being typed."""
    assert words == words_of(text)


@given(st.text())
def test_anything_can_be_typed(text: str) -> None:
    """No text is a mistake, and every word is folded as the rows are."""
    words = words_of(text)

    assert all(word.strip() for word in words)
    assert words == tuple(map(fold, words))
