"""The history on the command line, undo and redo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Ask, Run


def test_the_history_is_newest_first(ask: Ask) -> None:
    """Each step says when, by whom, what, how many rows, and whether it was undone."""
    ask("groups", "create", "Gold")
    ask("groups", "add", "Gold", "ken@bell.com", "ada@lovelace.io")
    ask("undo")

    undo, add, create = ask("history")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", create.pop("at"))
    assert {
        "step": 1,
        "actor": "tester",
        "sentence": 'Created customer group "Gold".',
        "rows": 1,
        "undone": False,
        "kind": "change",
    } == create
    assert (2, "Added 2 customers.", 2, True) == (
        add["step"],
        add["sentence"],
        add["rows"],
        add["undone"],
    )
    assert (3, "undo", False) == (undo["step"], undo["kind"], undo["undone"])


def test_an_empty_history_is_an_empty_array(ask: Ask) -> None:
    """Nothing done yet is no error."""
    assert [] == ask("history")


def test_people_read_the_history_as_a_table(run: Run) -> None:
    """An undone step is marked by a word, and the zone is said."""
    run("groups", "create", "Gold")
    run("undo")

    lines = run("history").stdout.splitlines()

    assert lines[1].endswith('tester     1          Undid: Created customer group "Gold".')
    assert lines[2].endswith('tester     1  undone  Created customer group "Gold".')
    assert "Times are in UTC." == lines[3]


def test_several_steps_are_undone_and_redone_at_once(ask: Ask) -> None:
    """N steps go back and come again; every one of them as it was."""
    for name in ("One", "Two", "Three"):
        ask("groups", "create", name)
    before = ask("groups", "list")
    undone = ask("undo", "2")
    between = [row["name"] for row in ask("groups", "list")]
    redone = ask("redo", "2")

    assert {"sentence": "Undid 2 steps, 3 to 2.", "step": 4, "rows": 2, "warnings": []} == undone
    assert ["Empty", "One", "Press", "VIP", "Wholesale"] == between
    assert 5 == redone["step"]
    assert before == ask("groups", "list")


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_too_many_steps_are_refused(run: Run, verb: str) -> None:
    """Where there are not so many, nothing is changed and the sentence says so."""
    refused = run(verb, "--json")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert f"There is nothing to {verb}.\n" == refused.stderr


@pytest.mark.parametrize("count", ["0", "-1", "two", "1.5", "99999999999999999999"])
def test_a_number_of_steps_that_is_none_is_wrong_use(run: Run, count: str) -> None:
    """It is a whole number from 1."""
    assert 2 == run("undo", count).exit_code
