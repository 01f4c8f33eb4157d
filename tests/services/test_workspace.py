"""The open file: who acts, what the history says, when nothing is written at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import TZPATH, ZoneInfo

import pytest
from tests.shop import NOW, dump, make_shop, open_shop, sentences

from cgtui.domain.changes import Kind, SetSetting
from cgtui.domain.errors import Refusal
from cgtui.services import deleting, groups
from cgtui.services import workspace as workspaces
from cgtui.services.workspace import Workspace

if TYPE_CHECKING:
    from tests.shop import StillClock


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    """Naming a new file in a new folder opens an empty shop."""
    path = tmp_path / "new" / "folder" / "shop.db"
    with open_shop(path) as workspace:
        tables = dump(workspace)

    assert path.is_file()
    assert not any(tables.values())


def test_a_step_tells_when_what_by_whom_and_how_many(shop: Workspace, clock: StillClock) -> None:
    """The history's row has the instant, the actor, the sentence and the rows that truly moved."""
    clock.wait(seconds=90)
    groups.add(shop, 1, [1, 3, 4])
    (step,) = shop.history()

    assert 1 == step.step
    assert clock.now == step.at
    assert "tester" == step.actor
    assert "Added 2 customers; 1 was already in." == step.sentence
    assert 2 == step.rows
    assert ("change", False) == (step.kind, step.undone)


def test_the_history_is_newest_first_and_can_be_read_in_pages(shop: Workspace) -> None:
    """A page of the history is as long as asked for and begins where asked for."""
    for name in ("One", "Two", "Three"):
        groups.create(shop, {"name": name})

    assert [3, 2, 1] == [step.step for step in shop.history()]
    assert [2] == [step.step for step in shop.history(limit=1, offset=1)]


def test_what_changes_nothing_is_no_step(shop: Workspace) -> None:
    """Adding who is in already, renaming to the same name: said, but not written."""
    before = dump(shop)
    added = groups.add(shop, 1, [1, 2])
    renamed = groups.update(shop, 1, {"name": " VIP "})

    assert (None, 0) == (added.step, added.rows)
    assert "Added 0 customers; 2 were already in." == added.sentence
    assert (None, 'Nothing to change in customer group "VIP".') == renamed[:2]
    assert [] == shop.history()
    assert before == dump(shop)


def test_remembering_what_is_remembered_is_no_step(shop: Workspace) -> None:
    """Setting the store's currency to what it is writes nothing."""
    with shop.step() as step:
        step.apply(SetSetting("currency_code", "eur"))

    assert step.done.step is None
    assert [] == shop.history()


def test_a_mistake_in_the_middle_leaves_nothing(shop: Workspace) -> None:
    """When a step fails after it has written, all of it is gone."""
    before = dump(shop)

    def fail() -> None:
        with shop.step() as step:
            groups.insert(step, {"name": "One"})
            groups.insert(step, {"name": "One"})

    with pytest.raises(Refusal):
        fail()
    assert before == dump(shop)
    assert [] == shop.history()


def test_a_write_inside_a_write_is_a_mistake(shop: Workspace) -> None:
    """A step within a step would be two rows of history for one thing done; it is loud."""
    with pytest.raises(RuntimeError), shop.step():
        groups.add(shop, 1, [3])


def test_a_write_inside_a_read_is_a_mistake(shop: Workspace) -> None:
    """Who reads holds one state; writing on it could fail at any time, so it is loud."""
    with pytest.raises(RuntimeError), shop.reading():
        groups.add(shop, 1, [3])


def test_a_read_sees_one_state(shop: Workspace, clock: StillClock) -> None:
    """While one process reads, what another writes does not come in between."""
    sql = "SELECT customer_count FROM customer_group WHERE rid = 1"
    with open_shop(shop.path, clock=clock) as other:
        with shop.reading() as connection:
            before = connection.value(sql)
            groups.add(other, 1, [3])
            meanwhile = connection.value(sql)
        with shop.reading() as connection:
            after = connection.value(sql)

    assert (3, 3, 4) == (before, meanwhile, after)


def test_a_read_only_workspace_refuses_every_write(tmp_path: Path) -> None:
    """--read-only: reading works, and every way to write says why it does not."""
    path = tmp_path / "shop.db"
    make_shop(path).close()
    with open_shop(path, read_only=True) as workspace:
        before = dump(workspace)
        for write in (
            lambda: groups.create(workspace, {"name": "One"}),
            lambda: groups.add(workspace, 1, [3]),
            lambda: deleting.delete(workspace, Kind.CUSTOMER, [1]),
            lambda: deleting.purge(workspace, Kind.GROUP),
            workspace.undo,
            workspace.redo,
        ):
            with pytest.raises(Refusal, match="open read-only; nothing was changed"):
                write()

        assert before == dump(workspace)


def test_the_actor_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$CGTUI_ACTOR, trimmed, is who the history says it was."""
    monkeypatch.setenv("CGTUI_ACTOR", "  Ada  ")
    with Workspace(tmp_path / "shop.db") as workspace:
        groups.create(workspace, {"name": "One"})

        assert "Ada" == workspace.history()[0].actor


def test_without_a_name_the_login_name_acts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A blank $CGTUI_ACTOR is none: the login name stands in."""
    monkeypatch.setenv("CGTUI_ACTOR", " ")
    monkeypatch.setenv("LOGNAME", "grace")
    with Workspace(tmp_path / "shop.db") as workspace:
        assert "grace" == workspace.actor


def test_an_actor_of_broken_bytes_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that are no text, or escape codes, in $CGTUI_ACTOR are shown, not obeyed or fatal."""
    monkeypatch.setenv("CGTUI_ACTOR", "Ad\udcffa\x1b[2J")
    with Workspace(tmp_path / "shop.db") as workspace:
        groups.create(workspace, {"name": "One"})

        assert "Ad\ufffda␛[2J" == workspace.history()[0].actor


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", ZoneInfo("Europe/Berlin")),
        (":Asia/Tokyo", ZoneInfo("Asia/Tokyo")),
        ("No/Such", UTC),
        ("Europe", UTC),
        ("../etc/passwd", UTC),
        ("", UTC),
    ],
)
def test_the_zone_is_that_of_the_environment(
    name: str, zone: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$TZ says where instants are shown; one that is not known is UTC."""
    monkeypatch.setenv("TZ", name)

    assert zone == workspaces.system_zone()


def test_the_machines_own_zone_has_summer_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without $TZ a date in July is shown in summer time, though today it is winter."""
    berlin = tmp_path / "zoneinfo" / "Europe" / "Berlin"
    berlin.parent.mkdir(parents=True)
    known = (Path(folder) / "Europe" / "Berlin" for folder in TZPATH)
    berlin.write_bytes(next(file for file in known if file.is_file()).read_bytes())
    monkeypatch.setattr(workspaces, "_LOCALTIME", berlin)
    monkeypatch.delenv("TZ")
    zone = workspaces.system_zone()
    hours = [datetime(2026, month, 1, 12, tzinfo=UTC).astimezone(zone).hour for month in (1, 7)]

    assert [13, 14] == hours
    assert "Europe/Berlin" == str(zone)


def test_the_present_is_in_whole_milliseconds(tmp_path: Path) -> None:
    """What the clock says is cut to what the file keeps, so that both compare equal."""
    with open_shop(tmp_path / "a.db", clock=lambda: NOW.replace(microsecond=1999)) as workspace:
        assert 1000 == workspace.now().microsecond


def test_several_undone_are_told_in_the_history(shop: Workspace) -> None:
    """An undo of two says so; of one it repeats what it took back."""
    groups.create(shop, {"name": "One"})
    groups.create(shop, {"name": "Two"})
    shop.undo(2)
    shop.redo()

    assert [
        'Redid: Created customer group "One".',
        "Undid 2 steps, 2 to 1.",
        'Created customer group "Two".',
        'Created customer group "One".',
    ] == sentences(shop)
