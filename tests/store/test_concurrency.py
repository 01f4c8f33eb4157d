"""Several programs and threads at one file: whole, in turn, and seen by one another."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from peewee import OperationalError
from tests.shop import dump, group, make_shop, miscounted, open_shop

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.views import View
from cgtui.services import browse, groups
from cgtui.store.connection import Interrupted
from cgtui.store.database import open_reader

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.workspace import Workspace

_CREATE = """
import sys
from pathlib import Path
from cgtui.services import groups
from cgtui.services.workspace import Workspace
with Workspace(Path(sys.argv[1])) as workspace:
    sys.stdin.read(1)
    for number in range(30):
        groups.create(workspace, {"name": f"{sys.argv[2]} {number}"})
"""

_WRITE_FOR_EVER = """
import sys
from pathlib import Path
from cgtui.domain.changes import AddMembers, Edit, InsertRows, Kind, UpdateRows
from cgtui.services.workspace import Workspace
columns = ("rid", "id", "created_at", "updated_at", "email", "first_name", "last_name", "company",
           "has_account")
with Workspace(Path(sys.argv[1])) as workspace, workspace.step() as step:
    step.connection.run("PRAGMA cache_size = 50")  # so that pages are spilled to the disk
    start = 1000
    while True:
        rids = range(start, start + 5000)
        rows = [(n, f"cus_{n}", 1, 1, f"{n}@x.test", "x" * 100, None, None, 0) for n in rids]
        step.apply(InsertRows(Kind.CUSTOMER, columns, tuple(rows)))
        step.apply(AddMembers(1, tuple(rids), (1,)))
        start += 5000
        print(start, flush=True)
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Start *script* in a Python of its own."""
    return subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_programs_write_in_turn(tmp_path: Path) -> None:
    """Sixty groups from two programs at once: none is lost, none refused, every step counted."""
    path = tmp_path / "shop.db"
    make_shop(path).close()
    writers = [start(_CREATE, str(path), name) for name in ("One", "Two")]
    for writer in writers:
        writer.communicate("\n")
    with open_shop(path) as workspace:
        names = [row[5] for row in dump(workspace)["customer_group"]]
        steps = [step.step for step in workspace.history()]

    assert [0, 0] == [writer.returncode for writer in writers]
    assert 65 == len(set(names))
    assert list(range(60, 0, -1)) == steps


def test_a_kill_in_the_middle_of_a_write_leaves_the_file_whole(tmp_path: Path) -> None:
    """Kill -9 while a big step is half written: as if it had never begun, and open for the next."""
    path = tmp_path / "shop.db"
    with make_shop(path) as workspace:
        before = dump(workspace)
    writer = start(_WRITE_FOR_EVER, str(path))
    assert writer.stdout is not None
    written = [writer.stdout.readline() for _ in range(3)]
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with open_shop(path) as workspace:
        with workspace.reading() as connection:
            check = connection.value("PRAGMA integrity_check")
        after, history = dump(workspace), workspace.history()
        groups.create(workspace, {"name": "Still open"})

        assert ["6000\n", "11000\n", "16000\n"] == written
        assert -signal.SIGKILL == writer.returncode
        assert "ok" == check
        assert before == after
        assert [] == history
        assert [] == miscounted(workspace)


def test_a_reader_notices_what_others_write(shop: Workspace) -> None:
    """``data_version`` changes with another's commit, and with nothing else."""
    reader = shop.reader()
    first = reader.data_version()
    reader.all("SELECT * FROM customer")
    unchanged = reader.data_version()
    groups.create(shop, {"name": "New"})
    after = reader.data_version()
    shop.undo()
    undone = reader.data_version()
    reader.close()

    assert first == unchanged
    assert 3 == len({first, after, undone})


def test_a_reader_sees_a_committed_change_at_once(shop: Workspace) -> None:
    """What is written and done is in the next answer of every reader."""
    reader = shop.reader()
    groups.create(shop, {"name": "New"})
    seen = browse.rids(reader, View(Kind.GROUP))
    reader.close()

    assert group(shop, "New").rid in seen


def test_a_reader_cannot_write(shop: Workspace) -> None:
    """Whatever is tried through a reading connection, nothing changes."""
    before = dump(shop)
    reader = open_reader(shop.path)
    with pytest.raises(OperationalError):
        reader.run("DELETE FROM membership")
    with (
        pytest.raises(Refusal, match="The file is read-only; nothing was changed"),
        reader.writing(),
    ):
        reader.run("DELETE FROM membership")
    reader.close()

    assert before == dump(shop)


def test_a_file_held_too_long_is_refused_in_words(shop: Workspace) -> None:
    """While another program writes and does not end, ours says so and changes nothing."""
    before = dump(shop)
    with open_shop(shop.path) as other:
        other.connection.run("PRAGMA busy_timeout = 1")
        with shop.step() as step:
            with pytest.raises(Refusal, match="Another program is writing to this file"):
                groups.create(other, {"name": "New"})
            step.sentence = "Nothing."

    assert before == dump(shop)


def test_threads_of_one_program_write_in_turn(shop: Workspace) -> None:
    """Two threads share the writer: both get through, one after the other."""

    def create(name: str) -> None:
        for number in range(10):
            groups.create(shop, {"name": f"{name} {number}"})

    threads = [threading.Thread(target=create, args=(name,)) for name in ("One", "Two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 25 == len(dump(shop)["customer_group"])
    assert 20 == shop.turns()[0]


@pytest.mark.parametrize("answer", ["sum(i)", "i"], ids=["before its first row", "amid its rows"])
def test_a_question_can_be_stopped(shop: Workspace, answer: str) -> None:
    """A question nobody waits for any more is interrupted from outside; the next one works."""
    reader = shop.reader()
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
    endless = numbers + answer + " FROM n"
    over = threading.Event()

    def stop() -> None:
        while not over.wait(0.01):
            reader.interrupt()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Interrupted):
        reader.all(endless)
    over.set()
    stopper.join()

    assert 1 == reader.value("SELECT 1")
    reader.close()
    reader.interrupt()  # of a closed connection: nothing to stop
