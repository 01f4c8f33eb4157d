"""``kill -9`` in the middle of a write: the file has all of a change, or nothing of it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.shop import dump, miscounted, open_shop, sentences

if TYPE_CHECKING:
    from pathlib import Path

HALF_DONE = """
import sys
from pathlib import Path
from cgtui.domain.changes import AddMembers
from cgtui.services.workspace import Workspace

with Workspace(Path(sys.argv[1])) as workspace, workspace.step() as step:
    step.sentence = "Added everybody to everything."
    for group in (1, 2, 3, 4):
        step.apply(AddMembers(group, tuple(range(1, 9)), (step.ms,)))
    print("half done", flush=True)
    sys.stdin.read()
"""
"""Stands still with many rows written and the step not yet ended."""

BUSY = """
import sys
from pathlib import Path
from cgtui.services import groups
from cgtui.services.workspace import Workspace

with Workspace(Path(sys.argv[1])) as workspace:
    for number in range(10_000):
        groups.regroup(workspace, list(range(1, 9)), create=[f"group {number}"])
        print(number, flush=True)
"""
"""Makes one group after the other, each with eight members, and never stops by itself."""


def killed_at(script: str, db: Path, line: str) -> None:
    """Run *script* on the file, and kill it as soon as it has printed *line*."""
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", script, str(db)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert any(line == printed.strip() for printed in writer.stdout)
        writer.kill()


def assert_whole(db: Path) -> None:
    """Fail unless SQLite and our own counters find nothing wrong in the file."""
    with closing(sqlite3.connect(db)) as connection:
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
        assert [] == connection.execute("PRAGMA foreign_key_check").fetchall()
    with open_shop(db) as workspace:
        assert [] == miscounted(workspace)


def test_half_a_change_leaves_nothing(db: Path) -> None:
    """Killed before the step has ended: every row is as it was, and the history knows nothing."""
    with open_shop(db) as workspace:
        before = dump(workspace)

    killed_at(HALF_DONE, db, "half done")

    assert_whole(db)
    with open_shop(db) as workspace:
        assert before == dump(workspace)
        assert [] == sentences(workspace)


@pytest.mark.parametrize("line", ["0", "7", "23"])
def test_killed_while_busy_each_change_is_there_with_its_history_or_not_at_all(
    db: Path, line: str
) -> None:
    """Wherever the kill hits: as many steps as groups, each with all its members, and undoable."""
    with open_shop(db) as workspace:
        before = dump(workspace)

    killed_at(BUSY, db, line)

    assert_whole(db)
    with open_shop(db) as workspace:
        steps = len(workspace.history())
        made = [row for row in dump(workspace)["customer_group"] if "group " in str(row)]

        assert int(line) < steps == len(made)
        workspace.undo(steps)
        assert before == dump(workspace)
