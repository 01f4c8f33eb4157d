"""``--db``, ``--json`` and ``--read-only`` wherever they stand, and wrong use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from cgtui.cli.options import usual_file
from cgtui.cli.program import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result


def typed(*arguments: str) -> Result:
    """Run ``cgtui ARGUMENTS`` with nothing added."""
    result = CliRunner().invoke(program, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.mark.parametrize("places", [(0, 0), (0, 2), (1, 0), (1, 1), (2, 1), (2, 2)])
def test_options_stand_anywhere(db: Path, places: tuple[int, int]) -> None:
    """Before the command, between its two words, and after it mean the same."""
    line: list[list[str]] = [[], ["groups"], ["list"]]
    line[places[0]].extend(["--db", str(db)])
    line[places[1]].append("--json")

    result = typed(*(word for words in line for word in words))

    assert 4 == len(json.loads(result.stdout))


def test_a_later_file_wins(db: Path, tmp_path: Path) -> None:
    """The file named last is the one that is opened; the other is not even made."""
    other = tmp_path / "other.db"

    result = typed("--db", str(other), "groups", f"--db={db}", "list", "--json")

    assert 4 == len(json.loads(result.stdout))
    assert not other.exists()


def test_an_earlier_file_is_kept_where_none_follows(db: Path) -> None:
    """A command without --db of its own does not forget the one before its name."""
    assert 4 == len(json.loads(typed("--json", "--db", str(db), "groups", "list").stdout))


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_read_only_refuses_every_change_wherever_it_stands(db: Path, place: int) -> None:
    """Exit code 1, a sentence, and the file is as it was."""
    line = ["groups", "create", "Gold"]
    line.insert(place, "--read-only")

    refused = typed("--db", str(db), *line)

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert "read-only" in refused.stderr
    assert 4 == len(json.loads(typed("--db", str(db), "groups", "list", "--json").stdout))


@pytest.mark.parametrize(
    "line",
    [
        ["groups", "add", "VIP", "ken@bell.com"],
        ["groups", "remove", "VIP", "ada@lovelace.io"],
        ["groups", "update", "VIP", "--name", "x"],
        ["groups", "delete", "Empty", "--yes"],
        ["groups", "restore", "cgrp_old"],
        ["undo"],
        ["redo"],
    ],
)
def test_every_writing_command_heeds_read_only(db: Path, line: list[str]) -> None:
    """None of them writes a byte."""
    before = db.read_bytes()

    assert 1 == typed("--db", str(db), "--read-only", *line).exit_code
    assert before == db.read_bytes()


def test_read_only_lists_and_shows(db: Path) -> None:
    """Looking is allowed."""
    result = typed("groups", "list", "--read-only", "--json", "--db", str(db))

    assert 4 == len(json.loads(result.stdout))


def test_read_only_makes_no_file(tmp_path: Path) -> None:
    """A file that is not there cannot be looked at; it is not made by looking."""
    path = tmp_path / "none.db"

    refused = typed("groups", "list", "--read-only", "--json", "--db", str(path))

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert not path.exists()


@pytest.mark.parametrize(
    "line",
    [
        ["groups"],
        ["groups", "--json"],
        ["nothing"],
        ["groups", "nothing"],
        ["groups", "list", "--nothing"],
        ["groups", "list", "one", "more"],
        ["groups", "show"],
        ["groups", "list", "--db"],
        ["customers", "create", "x"],
        ["--json"],
    ],
)
def test_wrong_use_is_exit_code_2(line: list[str]) -> None:
    """The message is on standard error and nothing is on standard output."""
    wrong = typed(*line)

    assert (2, "") == (wrong.exit_code, wrong.stdout)
    assert wrong.stderr


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """Yield the path of every command."""
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


@pytest.mark.parametrize("path", list(commands(program)), ids=" ".join)
def test_every_command_takes_the_shared_options(path: tuple[str, ...]) -> None:
    """Each help names them, so that nobody has to remember where they go."""
    told = typed(*path, "--help")

    assert 0 == told.exit_code
    for option in ("--db FILE", "--json", "--read-only"):
        assert option in told.stdout


def test_the_usual_file_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$CGTUI_DB counts, unless it is empty; else the file is in the user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("CGTUI_DB", "")
    assert tmp_path / "cgtui" / "shop.db" == usual_file()

    monkeypatch.setenv("CGTUI_DB", str(tmp_path / "mine.db"))
    assert tmp_path / "mine.db" == usual_file()


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    """Text, a folder: refused with a sentence, and not touched."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all, but long enough to be looked at\n" * 40)
    before = path.read_bytes()

    assert 1 == typed("groups", "list", "--db", str(path)).exit_code
    assert 1 == typed("groups", "list", "--db", str(tmp_path)).exit_code
    assert before == path.read_bytes()


def test_the_version_is_said() -> None:
    """--version prints name and version."""
    result = typed("--version")

    assert (0, "cgtui, version 0.1.0\n") == (result.exit_code, result.stdout)
