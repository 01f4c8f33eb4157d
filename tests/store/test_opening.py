"""Opening a file: made, migrated, or refused in a sentence and left exactly as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from tests.shop import make_shop

from cgtui.domain.errors import Refusal
from cgtui.store import migrations
from cgtui.store.database import open_reader, open_writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cgtui.store.connection import Connection

OPENERS = [open_writer, open_reader]


def files_beside(path: Path) -> dict[str, bytes]:
    """Return every file in the folder of *path* with its bytes."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def write_sqlite(path: Path, script: str) -> None:
    """Make a SQLite file by hand."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("CREATE TABLE theirs (a)", "is a SQLite file, but not one of cgtui's"),
        ("CREATE TABLE theirs (a); PRAGMA user_version = 1", "not one of cgtui's"),
        (
            f"PRAGMA application_id = {migrations.APPLICATION_ID}; PRAGMA user_version = 99",
            "was written by a newer cgtui; update this one",
        ),
    ],
    ids=["foreign", "foreign with a version", "newer"],
)
def test_a_file_of_others_is_refused_and_left_untouched(
    tmp_path: Path, opener: Callable[[Path], Connection], script: str, sentence: str
) -> None:
    """Not a byte of it changes, not even how it is journalled, and nothing is put beside it."""
    path = tmp_path / "theirs.db"
    write_sqlite(path, script)
    before = files_beside(path)

    with pytest.raises(Refusal, match=sentence):
        opener(path)
    assert before == files_beside(path)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize(
    "held", [b"id,name\n1,VIP\n" * 100, b"\x00" * 5000, b"SQLite format 3\0oops"]
)
def test_what_is_no_sqlite_file_is_refused_and_left_untouched(
    tmp_path: Path, opener: Callable[[Path], Connection], held: bytes
) -> None:
    """A CSV named by mistake survives."""
    path = tmp_path / "notes.csv"
    path.write_bytes(held)

    with pytest.raises(Refusal, match="is not a SQLite file; name another with --db"):
        opener(path)
    assert {"notes.csv": held} == files_beside(path)


@pytest.mark.parametrize("opener", OPENERS)
def test_a_folder_is_refused(tmp_path: Path, opener: Callable[[Path], Connection]) -> None:
    """Naming a folder says so."""
    with pytest.raises(Refusal, match="is a folder; name a file with --db"):
        opener(tmp_path)


def test_a_place_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """A folder that would lie in a file, or a name too long for the system."""
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    for path in ("file/shop.db", "x" * 300, "x" * 300 + "/shop.db", "loop"):
        with pytest.raises(Refusal, match="cannot be opened"):
            open_writer(tmp_path / path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    """No right to write there: said, not a traceback; a file in it can still be read."""
    folder = tmp_path / "locked"
    make_shop(folder / "shop.db").close()
    folder.chmod(0o500)
    try:
        with pytest.raises(Refusal, match="cannot be opened"):
            open_writer(folder / "new.db")
        reader = open_reader(folder / "shop.db")
        assert 4 == reader.value("SELECT count(*) FROM customer_group WHERE deleted_at IS NULL")
        reader.close()
    finally:
        folder.chmod(0o700)


def test_reading_only_makes_no_file(tmp_path: Path) -> None:
    """--read-only of a file that is not there is refused, and it is still not there."""
    with pytest.raises(Refusal, match="does not exist"):
        open_reader(tmp_path / "shop.db")
    assert [] == list(tmp_path.iterdir())


def test_an_empty_file_becomes_a_shop(tmp_path: Path) -> None:
    """A file of no bytes, or a SQLite file without tables, is filled."""
    (tmp_path / "empty.db").touch()
    write_sqlite(tmp_path / "bare.db", "PRAGMA user_version = 1")
    for name in ("empty.db", "bare.db"):
        connection = open_writer(tmp_path / name)

        assert 0 == connection.value("SELECT count(*) FROM customer_group")
        connection.close()


def test_a_name_may_hold_anything(tmp_path: Path) -> None:
    """Blanks, question marks, percent signs, quotes, broken bytes: written and read back."""
    for name in ("a b?mode=memory#%41'.db", os.fsdecode(b"half\xff.db"), "line\nbreak.db"):
        path = tmp_path / name
        make_shop(path).close()
        reader = open_reader(path)

        assert 5 == reader.value("SELECT count(*) FROM customer_group")
        reader.close()


def test_a_sentence_about_a_hostile_name_is_safe(tmp_path: Path) -> None:
    """The name of a file is shown, never obeyed by the terminal, and can be printed."""
    with pytest.raises(Refusal) as refusal:
        open_reader(tmp_path / os.fsdecode(b"\x1b[2J\xff.db"))
    assert "␛[2J\ufffd.db" in str(refusal.value)
    assert str(refusal.value).isprintable()


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """Migrations run once: a second start leaves the file as it is."""
    path = tmp_path / "shop.db"
    make_shop(path).close()
    before = files_beside(path)
    open_writer(path).close()

    assert before == files_beside(path)


def test_every_script_is_run_in_order() -> None:
    """Every numbered script of the folder is in the table of scripts, and no other."""
    folder = resources.files(migrations)
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))

    assert names == list(migrations.SCRIPTS)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a shape is never kept: the next start begins where this one did."""
    path = tmp_path / "shop.db"
    whole = migrations._statements

    def broken(script: str) -> list[str]:
        return [*whole(script)[:5], "CREATE TABLE region (twice)"]

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_statements", broken)
        with pytest.raises(Refusal):
            open_writer(path)
    connection = open_writer(path)

    assert 0 == connection.value("SELECT count(*) FROM customer_group")
    connection.close()


_OPEN = """
import sys
from pathlib import Path
from cgtui.store.database import open_writer
sys.stdin.read()
connection = open_writer(Path(sys.argv[1]))
print(connection.value("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"))
"""


def test_many_may_make_the_file_at_once(tmp_path: Path) -> None:
    """Four programs start on a new file in the same moment: all of them find it whole."""
    command = [sys.executable, "-c", _OPEN, str(tmp_path / "shop.db")]
    starters = [
        subprocess.Popen(  # noqa: S603 - this very Python
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for starter in starters:
        assert starter.stdin is not None
        starter.stdin.close()
    said = [starter.stdout.read() for starter in starters if starter.stdout]
    codes = [starter.wait() for starter in starters]
    for starter in starters:
        assert starter.stdout is not None
        starter.stdout.close()

    assert [0] * 4 == codes
    assert ["8\n"] * 4 == said
