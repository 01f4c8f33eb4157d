"""The history: all steps, undo and redo in it, and undo back to a step."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from tests.shop import rid_of
from tests.tui.dialog_stage import HOSTILE, LOOKS, DialogApp, press

from cgtui.domain.changes import Kind, SetSetting
from cgtui.services import deleting, groups
from cgtui.tui.dialogs.history import HistoryScreen, Steps

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


def create(shop: Workspace, *names: str) -> None:
    """Make groups, one step each."""
    for name in names:
        groups.create(shop, {"name": name})


def history_of(shop: Workspace, **more: object) -> DialogApp:
    """Return a program that shows the history of the shop and can undo and redo."""

    async def undo(count: int) -> None:
        shop.undo(count)

    async def redo(count: int) -> None:
        shop.redo(count)

    wanted = {"undo": undo, "redo": redo, **more}
    return DialogApp(HistoryScreen(shop.connection, UTC, **wanted))


def said(app: DialogApp) -> list[str]:
    """Return what was said about keys that are off."""
    return [each.message for each in app._notifications]


async def test_the_newest_comes_first(shop: Workspace) -> None:
    """Each step tells what, when, who and how many rows; below stands all about the current one."""
    create(shop, "Gold", "Silver")
    app = history_of(shop)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert ["STEP", "WHEN", "WHAT", "ROWS", "WHO", "STATE"] == app.line("STEP").split()
        assert 'Created customer group "Silver".' in app.line("▐")
        assert app.text.index("Silver") < app.text.index("Gold")
        assert "2 to undo, 0 to redo" in app.text
        wanted = "step 2 · 2026-11-23 09:00 · by tester · 1 row · can be undone"
        assert wanted == app.line("step 2")
        await press(pilot, "j")
        assert 'Created customer group "Gold".' in app.line("▐")
        assert "step 1 ·" in app.text


async def test_what_became_of_steps(shop: Workspace) -> None:
    """Undone steps are struck through and say so; undos, redos and purges are told apart."""
    create(shop, "Gold", "Silver", "Copper")
    shop.undo(2)
    shop.redo()
    deleting.delete(shop, Kind.GROUP, [rid_of(shop, Kind.GROUP, "Silver")])
    deleting.purge(shop, Kind.GROUP, [rid_of_deleted(shop, "Silver")])
    app = history_of(shop)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        states = [line.strip(" │").split()[-1] for line in app.lines if " tester " in line]

        assert states[:-1] == ["purge", "tester", "redo", "undo", "undone", "tester", "tester"]
        undone = next(n for n, line in enumerate(app.lines) if line.strip(" │").endswith("undone"))
        assert any(
            segment.style and segment.style.strike
            for segment in app.screen._compositor.render_strips()[undone]
        )


def rid_of_deleted(shop: Workspace, name: str) -> int:
    """Return the key of the group of that name in the trash."""
    with shop.reading() as connection:
        sql = "SELECT rid FROM customer_group WHERE name = ? AND deleted_at IS NOT NULL"
        return int(connection.value(sql, name))


async def test_undo_and_redo_in_the_list(shop: Workspace) -> None:
    """U takes the last change back, shift+u puts it back, and the list shows both."""
    create(shop, "Gold", "Silver")
    app = history_of(shop)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "u")
        assert "1 to undo, 1 to redo" in app.text
        assert 'Undid: Created customer group "Silver".' in app.line("▐")
        await press(pilot, "U")
        assert "2 to undo, 0 to redo" in app.text

    assert [] == app.answers
    assert 2 == rid_of(shop, Kind.GROUP, "Silver") - rid_of(shop, Kind.GROUP, "Empty") - 1


async def test_the_cursor_stays_on_its_step(shop: Workspace) -> None:
    """When an undo adds a step on top, the cursor stays where it was."""
    create(shop, "Gold", "Silver", "Copper")
    app = history_of(shop)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "j", "u")

        assert "Silver" in app.line("▐") and "step 2 ·" in app.text


@pytest.mark.parametrize(("keys", "count"), [([], 1), (["j"], 2), (["G"], 3)])
async def test_undo_to_here(shop: Workspace, keys: list[str], count: int) -> None:
    """Enter answers how many steps lead back to before the one under the cursor."""
    create(shop, "Gold", "Silver", "Copper")
    app = history_of(shop)
    async with app.run_test() as pilot:
        await press(pilot, *keys, "enter")

    assert [count] == app.answers


async def test_only_what_still_stands_counts(shop: Workspace) -> None:
    """Steps that are undone already, and the undos themselves, are not counted again."""
    create(shop, "Gold", "Silver", "Copper")
    shop.undo(1)
    create(shop, "Tin")
    app = history_of(shop)
    async with app.run_test() as pilot:
        await press(pilot, "G", "enter")

    assert [3] == app.answers
    shop.undo(3)
    assert (0, 3) == shop.turns()


async def test_why_not_to_here(shop: Workspace) -> None:
    """On a step that cannot be undone enter says why."""
    create(shop, "Gold", "Silver")
    shop.undo()
    app = history_of(shop)
    async with app.run_test() as pilot:
        assert "undo to here" not in app.lines[-1]
        await press(pilot, "enter", "j", "enter")

        assert [] == app.answers
        assert [
            "Step 3 is itself an undo or redo; go to the change it turned.",
            "Step 2 is undone already.",
        ] == said(app)


async def test_an_empty_history(shop: Workspace) -> None:
    """Where nothing was changed yet it says so, and so do the keys."""
    app = history_of(shop)
    async with app.run_test() as pilot:
        await press(pilot, "j", "enter", "u", "U")

        assert "Nothing has been changed yet." in app.text
        assert [
            "Nothing has been changed yet.",
            "There is nothing to undo.",
            "There is nothing to redo.",
        ] == said(app)


async def test_read_only(shop: Workspace) -> None:
    """In a file that can only be read nothing is undone."""
    create(shop, "Gold")
    app = history_of(shop, read_only=True)
    async with app.run_test() as pilot:
        await press(pilot, "u", "enter")

        assert ["This file is open read-only."] == said(app)
        assert [] == app.answers


@pytest.mark.parametrize("key", ["escape", "q", "H"])
async def test_closing(shop: Workspace, key: str) -> None:
    """Esc, q and H again go back to the panes and undo nothing."""
    create(shop, "Gold")
    app = history_of(shop)
    async with app.run_test() as pilot:
        await press(pilot, key)

    assert [None] == app.answers
    assert (1, 0) == shop.turns()


async def test_a_double_click(shop: Workspace) -> None:
    """A step clicked twice is undone to, like with enter."""
    create(shop, "Gold", "Silver")
    app = history_of(shop)
    async with app.run_test() as pilot:
        await pilot.click("StepTable", offset=(30, 2), times=2)
        await pilot.pause()

    assert [2] == app.answers


def test_a_long_history_is_read_in_windows(shop: Workspace) -> None:
    """Steps written by others meanwhile do not shift the ones that are shown."""
    create(shop, *(f"Group {n}" for n in range(20)))
    with shop.reading() as connection:
        shown = Steps(connection, UTC)
    create(shop, "Later")
    with shop.reading() as connection:
        assert [20, 19] == [step.step for step in shown.steps(0, 2)]
        assert (20, 20, 0, None) == (
            len(shown), shown.key_at(0), shown.index_of(20), shown.index_of(21)
        )  # fmt: skip
        assert 20 == shown.standing_down_to(19)


@pytest.mark.parametrize(("size", "theme", "ascii_only"), LOOKS, ids=str)
async def test_hostile_sentences_at_any_size(
    shop: Workspace,
    size: tuple[int, int],
    theme: str,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    """Whatever was changed, its step is shown as text, and the list can be walked and left."""
    kept = [text for text in HOSTILE if text != "\ud800"]  # which no file can hold
    for number, sentence in enumerate(reversed(kept)):
        with shop.step() as step:
            step.apply(SetSetting("currency_code", f"c{number}"))
            step.sentence = sentence
    app = history_of(shop, ascii_only=ascii_only)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert size[0] < 60 or "[bold]x[/bold]" in app.line("10 ")
        assert not ascii_only or "│" not in app.text
        assert "\x1b" not in app.text and "\u202e" not in app.text
        await press(pilot, "G", "k", "u", "enter")

    assert [len(kept) - 2] == app.answers
