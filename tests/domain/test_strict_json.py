"""The strict reader of JSON, and where it says a mistake is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.merging import same
from cgtui.domain.strict_json import JSON, MAX_DEPTH, JsonRefusal, read_json
from cgtui.domain.text import visible

KEYS = st.text(min_size=1)
SCALARS = st.none() | st.booleans() | st.integers() | st.text()
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[JSON] = st.recursive(
    SCALARS | NUMBERS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=8
)


@given(VALUES, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_all_json_is_read_as_it_was_written(
    value: JSON,
    indent: int | str | None,
    ascii_only: bool,  # noqa: FBT001 - hypothesis hands it over
) -> None:
    """Every value comes back with its type and order, however it was laid out."""
    written = json.dumps(value, indent=indent, ensure_ascii=ascii_only)

    assert same(value, read_json(written))


@given(st.text(st.sampled_from('{}[]",:\\ \ntrufalsn0123456789.eE-+u')))
def test_any_text_is_read_as_python_reads_it_or_refused(text: str) -> None:
    """What the strict reader takes, any other reader takes too, to the same value."""
    try:
        value = read_json(text)
    except JsonRefusal as refusal:
        place = refusal.line, refusal.column
    else:
        assert same(json.loads(text), value)
        return

    assert (1, 1) <= place <= (text.count("\n") + 1, len(text) + 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2),
        ("2.0", 2.0),
        ("1e2", 100.0),
        ("-0.5", -0.5),
        ('"2"', "2"),
        ("true", True),
        (" null ", None),
        ("[]", []),
        ("{}", {}),
        ("[ ]", []),
        ('{ "a" : [ 1 , { } ] }', {"a": [1, {}]}),
        (r'"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"', '"\\/\b\f\n\r\té😀'),
        (r'"\ud800"', "\ud800"),
        ("\ufeff1", 1),
        ("9" * 300, int("9" * 300)),
    ],
)
def test_a_value_keeps_its_type(text: str, value: JSON) -> None:
    """A number with a point stays one, and text of digits stays text."""
    assert same(value, read_json(text))


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "ends before it is complete"),
        ("  \n ", 2, 2, "ends before it is complete"),
        ("[1, 2", 1, 6, "ends before it is complete"),
        ('{"a": 1', 1, 8, "ends before it is complete"),
        ('{"a":', 1, 6, "ends before it is complete"),
        ('{"a"', 1, 5, "ends before it is complete"),
        ("{", 1, 2, "ends before it is complete"),
        ('{"a": 1} x', 1, 10, "complete, but more text follows"),
        ('{"a": 1,}', 1, 8, "a comma before } has nothing after it"),
        ("[1,\n]", 1, 3, "a comma before ] has nothing after it"),
        ("[1 2]", 1, 4, "a comma or ] belongs here"),
        ('{"a": 1 "b": 2}', 1, 9, "a comma or } belongs here"),
        ('{"a" 1}', 1, 6, 'a colon belongs after the key "a"'),
        ("{a: 1}", 1, 2, "a key in double quotes"),
        ("{1: 1}", 1, 2, "a key in double quotes"),
        ("{'a': 1}", 1, 2, "a key in double quotes"),
        ("{\"a\": 'x'}", 1, 7, "text in double quotes"),
        ('{"a": 1,\n "b": 2,\n "a": 3}', 3, 2, 'the key "a" is there twice'),
        ('{"a": {"b": [{"c": 1, "c": 1}]}}', 1, 23, 'the key "c" is there twice'),
        (r'{"a": 1, "\u0061": 2}', 1, 10, 'the key "a" is there twice'),
        ('{\n  "": 1}', 2, 3, "a key is empty"),
        ('{"a": [{"": 1}]}', 1, 9, "a key is empty"),
        ('{"a": True}', 1, 7, "JSON writes true in lower case"),
        ('{"a": NULL}', 1, 7, "JSON writes null in lower case"),
        ('{"a": None}', 1, 7, '"None" is no JSON value'),
        ('{"a": gold}', 1, 7, "text goes in double quotes"),
        ('{"a": NaN}', 1, 7, '"NaN" is no JSON value'),
        ('{"a": Infinity}', 1, 7, '"Infinity" is no JSON value'),
        ('{"a": -Infinity}', 1, 7, '"-Infinity" is no JSON value'),
        ('{"a": 1e400}', 1, 7, 'the number "1e400" is too large'),
        ('{"a": -1e400}', 1, 7, "too large"),
        ("[" + "9" * 301 + "]", 1, 2, "more than 300 digits"),
        ("[01]", 1, 2, '"01" is no JSON value'),
        ("[+1]", 1, 2, '"+1" is no JSON value'),
        ("[.5]", 1, 2, "a number such as 0.5"),
        ("[1.]", 1, 2, '"1." is no JSON value'),
        ("[1x]", 1, 2, '"1x" is no JSON value'),
        ("[,]", 1, 2, '"," where a value belongs'),
        ("[}", 1, 2, '"}" where a value belongs'),
        ('"a', 1, 1, "closing quote is missing"),
        ('{"a": "b\nc"}', 1, 7, "closing quote is missing"),
        ('["a\tb"]', 1, 4, "⇥ in a text is written as an escape"),
        ('["a\x1bb"]', 1, 4, "␛ in a text is written as an escape"),
        (r'["C:\dir"]', 1, 5, "a backslash is written \\\\"),
        (r'["\u12"]', 1, 3, "an escape JSON does not know"),
        ("\N{NO-BREAK SPACE}1", 1, 1, "a blank JSON does not know (U+00A0)"),
        ("// note\n1", 1, 1, '"//" is no JSON value'),
    ],
)
def test_a_mistake_is_shown_at_its_place(text: str, line: int, column: int, words: str) -> None:
    """A refusal counts line and column as an editor does, and says how to mend it."""
    with pytest.raises(JsonRefusal) as refused:
        read_json(text)

    assert (line, column) == (refused.value.line, refused.value.column)
    assert str(refused.value).startswith(f"Line {line}, column {column}: ")
    assert words in str(refused.value)
    assert str(refused.value) == visible(str(refused.value))


def test_what_lies_too_deep_is_refused() -> None:
    """A hundred levels are read, one more is refused, and a million break nothing."""
    at_most = "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert at_most == json.dumps(read_json(at_most))
    for depth in (MAX_DEPTH + 1, 1_000_000):
        with pytest.raises(JsonRefusal, match=f"column {MAX_DEPTH + 1}: .* 100 levels deep"):
            read_json("[" * depth)


def test_many_neighbours_are_not_deep() -> None:
    """Only what lies in one another counts as depth, not what lies side by side."""
    assert [[]] * 1000 == read_json(json.dumps([[]] * 1000))
