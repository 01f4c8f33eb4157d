"""Texts in cells: exactly as wide as the column, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cgtui.domain.text import fold
from cgtui.tui.widgets.cell_text import find_needles, fit


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("VIP", 5, "VIP  "),
        ("Wholesale", 5, "Whol…"),
        ("山田太郎", 8, "山田太郎"),
        ("山田太郎", 6, "山田 …"),
        ("山田太郎", 7, "山田太…"),
        ("e\u0301clair", 7, "e\u0301clair "),
        ("👩\u200d👧", 6, "👩👧  "),
        ("two\nlines", 9, "two⏎lines"),
        ("\x1b[2J", 4, "␛[2J"),
        ("a\u202eb", 3, "a\ufffdb"),
        ("[bold]x[/]", 10, "[bold]x[/]"),
        ("VIP", 1, "…"),
        ("VIP", 0, ""),
        ("", 3, "   "),
    ],
)
def test_a_text_fills_its_cells(text: str, width: int, shown: str) -> None:
    """Texts are padded, cut with an ellipsis, and what acts is shown as a symbol."""
    assert shown == fit(text, width, "…")


def test_numbers_stand_at_the_right() -> None:
    """A right column is padded at its left."""
    assert "   38" == fit("38", 5, "…", right=True)


@given(st.text(max_size=60), st.integers(0, 40))
def test_any_text_is_exactly_as_wide_as_its_column(text: str, width: int) -> None:
    """Whatever is in the data, the columns after it stay in line."""
    assert width == cell_len(fit(text, width, "…"))
    assert width == cell_len(fit(text, width, "…", right=True))


@pytest.mark.parametrize("letter", ["x", "山", "\u0301", "\x1b", "\u202e", "\udce4"])
def test_an_endless_text_is_cut(letter: str) -> None:
    """Ten thousand characters take the width of the column, no more."""
    shown = fit(letter * 10_000, 20, "…")

    assert 20 == cell_len(shown)
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("Ada Lovelace", "LOVE", ["Love"]),
        ("Zoë Ångström", "angstrom", ["Ångström"]),
        ("Straße 12", "strasse", ["Straße"]),
        ("Straße 12", "stras", ["Straß"]),
        ("e\u0301te\u0301", "ete", ["e\u0301te"]),
        ("banana", "an", ["anan"]),
        ("山田太郎", "田", ["田"]),
        ("nothing", "xyz", []),
    ],
)
def test_needles_are_found_without_case_and_accents(
    text: str, needle: str, found: list[str]
) -> None:
    """What was searched for is found in the text as shown."""
    spans = find_needles(text, (fold(needle),))

    assert found == [text[start:end] for start, end in spans]


@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=3), max_size=3))
def test_finds_lie_in_the_text_in_order(text: str, needles: list[str]) -> None:
    """Whatever is looked for, the finds are parts of the text, none overlapping."""
    spans = find_needles(text, [fold(needle) for needle in needles])
    ends = [bound for span in spans for bound in span]

    assert sorted(ends) == ends
    assert all(0 <= start < end <= len(text) for start, end in spans)
