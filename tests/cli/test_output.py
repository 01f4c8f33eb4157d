"""Tables and JSON as they are printed."""

from __future__ import annotations

import json
from itertools import repeat

import pytest

from cgtui.cli.output import (
    Column,
    cell_width,
    print_array,
    print_fields,
    print_object,
    print_table,
)

TWO = (
    Column[tuple[str, str]]("a", lambda row: row[0]),
    Column("b", lambda row: row[1], right=True),
)


def test_a_table_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    """Text stands left, numbers right, and no line ends in blanks."""
    count = print_table(TWO, [("one", "1"), ("three", "1,000"), ("", "")], indent="  ")

    assert 3 == count
    assert "  a          b\n  one        1\n  three  1,000\n  \n".replace("  \n", "\n") == (
        capsys.readouterr().out.replace("  \n", "\n")
    )


def test_no_rows_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever prints the table says in words that there is nothing."""
    assert 0 == print_table(TWO, [])
    assert "" == capsys.readouterr().out


def test_a_late_wide_row_widens_the_column(capsys: pytest.CaptureFixture[str]) -> None:
    """Rows come in batches; the titles are printed once, and no row is cut for an earlier one."""
    rows = [*repeat(("x", "1"), 1_000), ("a long one", "2")]
    print_table(TWO, rows)

    lines = capsys.readouterr().out.splitlines()
    assert ["a  b", "x  1", "a long one  2"] == [lines[0], lines[1000], lines[1001]]


def test_a_long_text_is_cut_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Ten thousand characters do not push the next column off the screen."""
    print_table(TWO, [("x" * 10_000, "1"), ("字" * 10_000, "2"), ("e\u0301" * 5_000, "3")])

    lines = capsys.readouterr().out.splitlines()[1:]
    assert f"{'x' * 47}…  1" == lines[0]
    assert f"{'字' * 23}…   2" == lines[1]
    assert all("…" in line and cell_width(line) == 51 for line in lines)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("Zoë", 3), ("Zoe\u0308", 3), ("東京", 4), ("🎉", 2), ("שלום", 4)],
)
def test_the_width_of_a_text_is_known(text: str, cells: int) -> None:
    """Chinese characters and emoji take two cells, accents that combine none."""
    assert cells == cell_width(text)


def test_a_field_may_have_several_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """The lines of a value stand below one another."""
    print_fields([("Name", "VIP"), ("Metadata", '{\n  "a": 1\n}')])

    assert [
        "Name      VIP",
        "Metadata  {",
        '            "a": 1',
        "          }",
    ] == capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("rows", [[], [1], [{"a": "ä"}, {"b": [None, True, 1.5]}]])
def test_an_array_is_json(capsys: pytest.CaptureFixture[str], rows: list[object]) -> None:
    """Whatever comes in, a reader of JSON gets out, letters as they are."""
    print_array(iter(rows))

    out = capsys.readouterr().out
    assert rows == json.loads(out)
    assert "\\u" not in out


@pytest.mark.parametrize("relations", [None, {"r": []}, {"r": [1, 2], "s": [{"x": 1}]}])
def test_an_object_is_json(
    capsys: pytest.CaptureFixture[str], relations: dict[str, list[object]] | None
) -> None:
    """Fields come first, then the relations, each an array."""
    print_object({"id": "x", "metadata": {"a": []}}, relations)

    told = json.loads(capsys.readouterr().out)
    assert {"id": "x", "metadata": {"a": []}, **(relations or {})} == told
