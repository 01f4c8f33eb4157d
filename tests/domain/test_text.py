"""Folding for search, and showing what a terminal must not obey."""

# ruff: noqa: RUF001 - letters that only look alike are what is tested

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.text import count_noun, fold, nearest, quoted, visible

EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("VIP", "vip"),
        ("Zoë", "zoe"),
        ("ZOE\N{COMBINING DIAERESIS}", "zoe"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Łódź", "lodz"),
        ("Søren Ærø", "soren aero"),
        ("Đorđe", "dorde"),
        ("İSTANBUL", "istanbul"),
        ("ılık", "ilik"),
        ("œuvre", "oeuvre"),
        ("Þór", "thor"),
        ("ﬁne", "fine"),
        ("１２３", "123"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("東京", "東京"),
        ("", ""),
    ],
)
def test_a_name_is_found_without_its_case_and_accents(written: str, searched: str) -> None:
    """What a person types on a plain keyboard finds the name as it is properly written."""
    assert searched == fold(written)


def test_folding_any_character_twice_changes_nothing() -> None:
    """A key stored folded and a word folded again are compared alike, in every script."""
    assert [] == [once for once in map(fold, EVERY_CHARACTER) if fold(once) != once]


@given(st.text())
def test_folding_a_text_twice_changes_nothing(text: str) -> None:
    """Folding is settled after one time, also where marks follow one another."""
    once = fold(text)

    assert once == fold(once)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_search_does_not_see_case(text: str) -> None:
    """A Latin text finds itself in small and in large letters."""
    assert fold(text) == fold(text.lower()) == fold(text.upper())


@given(st.text(st.characters()))
def test_a_folded_text_can_be_stored(text: str) -> None:
    """Half characters, as a broken argument brings them, do not break the search index."""
    assert fold(f"{text}\udc80").encode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada Lovelace",
        "Zoë",
        "日本語",
        "👩\N{ZERO WIDTH JOINER}💻",
        "e\N{COMBINING ACUTE ACCENT}",
    ],
)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    """Accents, scripts and joined emoji reach the screen untouched."""
    assert text == visible(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a⏎b"),
        ("a\tb", "a⇥b"),
        ("a\rb", "a␍b"),
        ("\x00", "␀"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x7f", "\N{REPLACEMENT CHARACTER}"),
        ("\x9b2J", "\N{REPLACEMENT CHARACTER}2J"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "\N{REPLACEMENT CHARACTER}gpj.exe"),
        ("\N{LINE SEPARATOR}", "\N{REPLACEMENT CHARACTER}"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}", "\N{REPLACEMENT CHARACTER}"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    """A control, a change of direction or half a character becomes a symbol."""
    assert shown == visible(text)


def test_no_control_survives() -> None:
    """Of all characters none is left that moves the cursor, turns the line or cannot be sent."""
    dangerous = {"Cc", "Cs", "Zl", "Zp"}
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    left = [
        c
        for c in map(visible, EVERY_CHARACTER)
        if unicodedata.category(c) in dangerous or unicodedata.bidirectional(c) in bidi
    ]

    assert [] == left


@given(st.text(st.characters()))
def test_a_shown_text_is_as_long_as_it_is(text: str) -> None:
    """One character becomes one symbol, so that columns stay where they are."""
    assert len(text) == len(visible(text))


def test_a_sentence_quotes_what_was_typed() -> None:
    """A refusal names the text it is about, on one line and never a page of it."""
    assert '"a⏎b"' == quoted("a\nb")
    assert 42 == len(quoted("x" * 1_000_000))
    assert quoted("x" * 100).endswith('…"')
    assert f'"{"x" * 40}"' == quoted("x" * 40)


@pytest.mark.parametrize(
    ("count", "noun", "counted"),
    [
        (0, "customer", "0 customers"),
        (1, "customer", "1 customer"),
        (2, "customer", "2 customers"),
        (1204, "customer", "1,204 customers"),
        (1_000_000, "price", "1,000,000 prices"),
        (2, "currency", "2 currencies"),
        (2, "key", "2 keys"),
        (2, "match", "2 matches"),
        (2, "tax", "2 taxes"),
        (2, "price list", "2 price lists"),
    ],
)
def test_nouns_are_counted_as_people_write_them(count: int, noun: str, counted: str) -> None:
    """One customer is no plural, and thousands are parted."""
    assert counted == count_noun(count, noun)


def test_an_odd_plural_can_be_given() -> None:
    """A noun that follows no rule brings its plural along."""
    assert "1 person" == count_noun(1, "person", "people")
    assert "12 people" == count_noun(12, "person", "people")


def test_a_slip_finds_what_was_meant() -> None:
    """A mistyped name suggests the real one in its own spelling, and nonsense suggests nothing."""
    names = ["email", "Groups", "spent", "São Paulo"]

    assert "Groups" == nearest("grups", names)
    assert "email" == nearest("EMIAL", names)
    assert "São Paulo" == nearest("sao paulo", names)
    assert "eur" == nearest("ERU", ["ern", "eur", "peru"])
    assert nearest("zzz", names) is None
    assert nearest("", ["", "group"]) is None
    assert nearest("zzz", []) is None
