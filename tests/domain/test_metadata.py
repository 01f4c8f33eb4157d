"""Metadata: what is typed, what is stored and what is shown are the same."""

from __future__ import annotations

import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.errors import Refusal
from cgtui.domain.merging import same
from cgtui.domain.metadata import (
    KINDS,
    Kind,
    Metadata,
    Row,
    check_lenient,
    dump_metadata,
    load_metadata,
    parse_metadata,
    pretty_metadata,
    read_rows,
    read_value,
    show_rows,
    show_value,
)
from cgtui.domain.strict_json import JSON, MAX_DEPTH, JsonRefusal
from cgtui.domain.text import visible

# Two halves of one character side by side are that character once they are written.
TEXTS = st.text() | st.sampled_from(["\ud800", "a\udc80b", "\x1b[2J", "two\nlines", " blank "])
KEYS = TEXTS.filter(bool)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[JSON] = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=8,
)
METADATA: st.SearchStrategy[Metadata] = st.dictionaries(KEYS, VALUES)


@given(METADATA)
def test_what_is_stored_comes_back(metadata: Metadata) -> None:
    """Every key, type and place is as it was, through the file and through the strict reader."""
    stored = dump_metadata(metadata)

    assert stored is not None
    assert stored.encode()
    assert same(metadata, load_metadata(stored))
    assert same(metadata, parse_metadata(stored))


@given(METADATA)
def test_the_editor_stores_what_it_shows(metadata: Metadata) -> None:
    """Opening metadata as JSON and saving it changes nothing, and nothing in it is hidden."""
    shown = pretty_metadata(metadata)

    assert same(metadata, parse_metadata(shown))
    assert shown == "\n".join(map(visible, shown.split("\n")))


@given(METADATA)
def test_the_rows_of_a_form_store_what_they_show(metadata: Metadata) -> None:
    """Opening metadata as rows and saving it changes nothing, save that no key is no metadata."""
    assert same(metadata or None, read_rows(show_rows(metadata)))


@given(VALUES)
def test_a_value_is_shown_on_one_line_and_read_back(value: JSON) -> None:
    """No value is changed by being shown in a field, and each is shown whole."""
    kind, text = show_value(value)

    assert kind in KINDS
    assert text == visible(text)
    assert same(value, read_value(kind, text))


def test_sqlite_takes_what_is_stored() -> None:
    """The stored text is JSON to the database, half characters and NUL included."""
    stored = dump_metadata({"tier": "gold", "odd": "\ud800\x00", "name": "Zoë"})
    row = sqlite3.connect(":memory:").execute(
        "SELECT ?1 ->> '$.tier', ?1 ->> '$.name', json_valid(?1)", (stored,)
    )

    assert ("gold", "Zoë", 1) == row.fetchone()


def test_no_metadata_is_not_empty_metadata() -> None:
    """A field left blank is no metadata; an object without keys is one, as in Medusa."""
    assert [None, None] == [parse_metadata(""), parse_metadata(" \n ")]
    assert {} == parse_metadata("{}")
    assert [None, "{}"] == [dump_metadata(None), dump_metadata({})]
    assert [None, {}] == [load_metadata(None), load_metadata("{}")]
    assert ["", "{}"] == [pretty_metadata(None), pretty_metadata({})]
    assert [[], None] == [show_rows(None), read_rows([])]


def test_the_stored_form_is_compact_and_in_order() -> None:
    """Keys keep their order and letters their look, so that a dump can be compared and read."""
    metadata: Metadata = {"z": 1, "a": [True, None, 2.0, "2"], "name": "Zoë"}

    assert '{"z":1,"a":[true,null,2.0,"2"],"name":"Zoë"}' == dump_metadata(metadata)


@pytest.mark.parametrize("text", ["[]", '"gold"', "1", "true", "null", '\n  ["a"]'])
def test_metadata_that_is_no_object_is_refused(text: str) -> None:
    """The refusal shows what an object looks like, and points at what was written."""
    with pytest.raises(JsonRefusal) as refused:
        parse_metadata(text)

    assert 'metadata is an object, such as {"tier": "gold"}' in str(refused.value)
    assert (2, 3) == (refused.value.line, refused.value.column) or "\n" not in text
    assert "metadata" == refused.value.field


def test_a_mistake_in_metadata_has_line_and_column() -> None:
    """The second of two equal keys is pointed at, not the first."""
    with pytest.raises(JsonRefusal) as refused:
        parse_metadata('{\n  "tier": "gold",\n  "tier": "silver"\n}')

    assert 'Line 3, column 3: the key "tier" is there twice.' == str(refused.value)


def test_a_number_that_is_none_is_a_fault_when_stored() -> None:
    """NaN cannot come from a form; a program that makes one is stopped before the file has it."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump_metadata({"a": float("nan")})


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("gold", "text", "gold"),
        ("", "text", ""),
        (" gold ", "text", " gold "),
        ("2", "text", "2"),
        ("true", "text", "true"),
        ("👩\N{ZERO WIDTH JOINER}💻", "text", "👩\N{ZERO WIDTH JOINER}💻"),
        ("two\nlines", "json", r'"two\nlines"'),
        ("\x1b[2J", "json", r'"\u001b[2J"'),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", "json", r'"\u202e"'),
        ("\x85", "json", r'"\u0085"'),
        (2, "number", "2"),
        (2.0, "number", "2.0"),
        (-0.5, "number", "-0.5"),
        (True, "true/false", "true"),
        (False, "true/false", "false"),
        (None, "null", ""),
        ([], "json", "[]"),
        ({"a": [1, "Zoë"]}, "json", '{"a": [1, "Zoë"]}'),
    ],
)
def test_a_value_is_edited_as_its_kind(value: JSON, kind: Kind, text: str) -> None:
    """Text is typed plainly; what one line cannot show is spelled as JSON."""
    assert (kind, text) == show_value(value)
    assert same(value, read_value(kind, text))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", " 12 ", 12),
        ("number", "1e6", 1e6),
        ("true/false", " TRUE ", True),
        ("true/false", "False", False),
        ("null", " null ", None),
        ("json", ' [1, "2"] ', [1, "2"]),
        ("json", '"gold"', "gold"),
    ],
)
def test_a_field_is_read_with_blanks_around(kind: Kind, text: str, value: JSON) -> None:
    """Where blanks mean nothing they may be there."""
    assert same(value, read_value(kind, text))


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("number", "", "Write 3, -0.5 or 1e6"),
        ("number", "gold", '"gold" is no number'),
        ("number", "1,5", '"1,5" is no number'),
        ("number", "true", '"true" is no number'),
        ("number", "[1]", '"[1]" is no number'),
        ("number", '"1"', "is no number"),
        ("number", "nan", "is no number"),
        ("number", "1e400", "is no number that can be kept"),
        ("number", "9" * 301, "is no number that can be kept"),
        ("true/false", "yes", '"yes" is neither true nor false'),
        ("true/false", "1", "is neither true nor false"),
        ("true/false", "", "is neither true nor false"),
        ("null", "0", 'null has no value, but here is "0"'),
        ("json", "", "ends before it is complete"),
        ("json", "gold", "text goes in double quotes"),
        ("json", '{"a": 1, "a": 2}', 'Line 1, column 10: the key "a" is there twice'),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_refused(kind: Kind, text: str, words: str) -> None:
    """The refusal says what that kind takes."""
    with pytest.raises(Refusal) as refused:
        read_value(kind, text)

    assert words in str(refused.value)
    assert "metadata" == refused.value.field


def test_rows_are_refused_by_their_key() -> None:
    """A mistake in one of many rows names its key; the form can go there."""
    cases = {
        "A key of metadata is empty": [Row("", "text", "x")],
        'The key "a" is there twice': [Row("a", "text", "x"), Row("a", "null", "")],
        '"level": "x" is no number': [Row("level", "number", "x")],
    }
    fields = []
    for words, rows in cases.items():
        with pytest.raises(Refusal, match=words) as refused:
            read_rows(rows)
        fields.append(refused.value.field)

    assert ["metadata", "metadata.a", "metadata.level"] == fields


def test_a_key_with_blanks_is_another_key() -> None:
    """Keys are kept as they are written: a shop may depend on each of them."""
    rows = [Row("a", "number", "1"), Row(" a", "number", "2"), Row("A", "number", "3")]

    assert {"a": 1, " a": 2, "A": 3} == read_rows(rows)


@pytest.mark.parametrize(
    "value", [None, {}, {"a": ""}, {"a": None, "b": [1, {"c": 2.5}]}, {"a": [[[]]]}]
)
def test_what_medusa_answers_is_kept_without_a_word(value: object) -> None:
    """Ordinary metadata, empty texts and none at all raise no warning."""
    assert [] == check_lenient(value)


@pytest.mark.parametrize("value", [{"": 1}, {"a": {"": 1}}, {"a": [{"": 1}, {"": 2}]}])
def test_an_empty_key_from_medusa_is_kept_with_one_warning(value: Metadata) -> None:
    """Medusa takes an empty key; it is told once and comes through the file unchanged."""
    assert ["Metadata has an empty key; it is kept."] == check_lenient(value)
    assert same(value, load_metadata(dump_metadata(value)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "is no JSON object"),
        ('"gold"', "is no JSON object"),
        ("0", "is no JSON object"),
        ('{"a": NaN}', "has nan, which JSON cannot write"),
        ('{"a": [-Infinity]}', "has -inf, which JSON cannot write"),
        ('{"a": 1e400}', "has inf, which JSON cannot write"),
        (f'{{"a": {"[" * MAX_DEPTH}{"]" * MAX_DEPTH}}}', "more than 100 levels deep"),
    ],
)
def test_what_no_file_can_keep_is_refused_from_anywhere(text: str, words: str) -> None:
    """Python's own JSON reader lets these through; they are caught before they are stored."""
    with pytest.raises(Refusal, match=words) as refused:
        check_lenient(json.loads(text))

    assert "metadata" == refused.value.field
