"""The demo is a throw-away file: always the same, with a present of its own, and gone after."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cgtui.domain.changes import SetSetting
from cgtui.domain.errors import Refusal
from cgtui.services import demo
from cgtui.services.demo.dice import Dice
from cgtui.services.workspace import Workspace
from cgtui.store import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def still_demo() -> Iterator[Workspace]:
    """Lend the demo with a clock that stands still."""
    with demo.open_demo(clock=lambda: demo.STORY_NOW, actor="demo") as workspace:
        yield workspace


def test_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """The shop is the same file, byte for byte, whenever it is made."""
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    demo.make(first)
    demo.make(second)

    assert first.read_bytes() == second.read_bytes()
    assert [first, second] == sorted(tmp_path.iterdir())


def test_dice_throw_the_same_on_every_machine() -> None:
    """The chance in the shop comes out of a hash, so no release of Python changes it."""
    dice = Dice("de", 3)

    assert [11, 63, 16, 4] == [dice.below(100) for _ in range(4)]
    assert [Dice("de", 3).between(5, 6)] * 3 == [Dice("de", 3).between(5, 6) for _ in range(3)]


def test_making_it_leaves_no_history(tmp_path: Path) -> None:
    """A fresh shop has nothing to undo: undo can never take the shop away."""
    path = tmp_path / "shop.db"
    demo.make(path)

    with Workspace(path) as workspace:
        assert [] == workspace.history()
        assert (0, 0) == workspace.turns()
        with pytest.raises(Refusal, match="nothing to undo"):
            workspace.undo()


def test_is_never_written_over_a_file(tmp_path: Path) -> None:
    """A file that is there already is left as it is."""
    path = tmp_path / "precious.db"
    path.write_bytes(b"precious")

    with pytest.raises(Refusal, match="there already"):
        demo.make(path)
    assert b"precious" == path.read_bytes()


def test_the_copy_is_gone_afterwards() -> None:
    """The throw-away copy goes with its folder, and with what SQLite keeps beside it."""
    with still_demo() as workspace:
        folder = workspace.path.parent
        with workspace.step() as step:
            step.apply(SetSetting(settings.CURRENCY, "gbp"))
        beside = sorted(file.name for file in folder.iterdir())

        assert ["demo.db", "demo.db-shm", "demo.db-wal"] == beside
    assert not folder.exists()


def test_the_copy_is_gone_after_a_crash_too() -> None:
    """A failure inside the demo does not leave the copy behind."""
    folders = []

    def fail() -> None:
        with still_demo() as workspace:
            folders.append(workspace.path.parent)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert [False] == [folder.exists() for folder in folders]


def test_no_real_file_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo leaves the file of the environment and the current folder alone."""
    real = tmp_path / "real.db"
    Workspace(real).close()
    before = real.read_bytes()
    monkeypatch.setenv("CGTUI_DB", str(real))
    monkeypatch.chdir(tmp_path)

    with still_demo() as workspace, workspace.step() as step:
        step.apply(SetSetting(settings.CURRENCY, "gbp"))

    assert before == real.read_bytes()
    assert [real] == list(tmp_path.iterdir())


def test_has_a_present_of_its_own() -> None:
    """The demo begins on its own Monday morning, whatever the real date, and time goes on."""
    with demo.open_demo() as workspace:
        first, second = workspace.now(), workspace.now()

    assert demo.STORY_NOW <= first <= second < demo.STORY_NOW + timedelta(minutes=5)


def test_the_clock_can_stand_still() -> None:
    """A clock handed in is the one that counts, for pictures that are always the same."""
    with still_demo() as workspace:
        assert [demo.STORY_NOW] * 2 == [workspace.now(), workspace.now()]
        assert "demo" == workspace.actor
