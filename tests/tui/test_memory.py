"""What a file looked like, kept beside the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgtui.tui.memory import Memory

STATE: dict[str, object] = {"pane": 2, "filter": "Zoë"}


def test_what_was_remembered_is_recalled(tmp_path: Path) -> None:
    """A later program finds the state of the same file."""
    Memory(tmp_path / "state", tmp_path / "shop.db").remember(STATE)

    assert STATE == Memory(tmp_path / "state", tmp_path / "shop.db").recall()


def test_every_file_has_its_own(tmp_path: Path) -> None:
    """Two files of the same name in two folders are two files."""
    Memory(tmp_path, tmp_path / "a" / "shop.db").remember(STATE)

    assert {} == Memory(tmp_path, tmp_path / "b" / "shop.db").recall()


def test_a_file_is_the_same_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path and the whole one lead to one state."""
    monkeypatch.chdir(tmp_path)
    Memory(tmp_path, Path("shop.db")).remember(STATE)

    assert STATE == Memory(tmp_path, tmp_path / "shop.db").recall()


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"x"', "\x00\xff"])
def test_what_cannot_be_read_counts_as_nothing(tmp_path: Path, text: str) -> None:
    """A state is a convenience: a broken one is passed over."""
    memory = Memory(tmp_path, tmp_path / "shop.db")
    memory.remember(STATE)
    for path in tmp_path.iterdir():
        path.write_bytes(text.encode("latin-1"))

    assert {} == memory.recall()


def test_nowhere_nothing_is_kept(tmp_path: Path) -> None:
    """Without a folder nothing is written."""
    memory = Memory(None, tmp_path / "shop.db")
    memory.remember(STATE)

    assert {} == memory.recall()
    assert [] == [*tmp_path.iterdir()]
    assert memory.problem is None


def test_a_state_that_cannot_be_kept_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    """Where the folder is a file, the problem is said in a sentence."""
    (tmp_path / "state").write_text("in the way", encoding="utf-8")
    memory = Memory(tmp_path / "state", tmp_path / "shop.db")
    memory.remember(STATE)

    assert memory.problem is not None
    assert memory.problem.startswith("The state of the screen could not be kept")
    assert {} == memory.recall()
