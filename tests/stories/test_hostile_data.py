"""Whatever stands in the data is shown as text, everywhere, and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.stories.hostile import TEXTS, check, fill
from tests.stories.stage import on_stage

if TYPE_CHECKING:
    from tests.stories.stage import Stage

    from cgtui.services.workspace import Workspace

FEW = 2
"""How many rows are tried where trying all takes long; all of them are on the screen anyway."""
SIZES = [(80, 24), (120, 36), (200, 50)]


@pytest.fixture
def hostile(workspace: Workspace) -> Workspace:
    """Return an empty file filled with hostile texts."""
    fill(workspace)
    return workspace


async def walk(stage: Stage, *keys: str) -> None:
    """Press keys and look at the screen after each."""
    for key in keys:
        await stage.press(key)
        check(stage.app)


@pytest.mark.parametrize("size", SIZES)
async def test_panes_and_header_show_it(hostile: Workspace, size: tuple[int, int]) -> None:
    """Every row of every pane can be looked at and pinned; its name is a chip then."""
    async with on_stage(hostile, size=size) as stage:
        check(stage.app)
        assert "[bold]x[/]" in stage.screen

        await walk(stage, "1", *["enter", "j"] * FEW)
        await walk(stage, "3", "enter", "G", "enter", "2", "enter")
        await walk(stage, "slash")
        await stage.type("[/]")
        check(stage.app)


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_the_inspector_tells_it(hostile: Workspace, pane: str) -> None:
    """All tabs of every row, below the panes and as a peek."""
    async with on_stage(hostile, size=(120, 36)) as stage:
        await walk(stage, pane)
        for _ in TEXTS:
            await stage.pilot.pause(0.1)
            await walk(stage, "j")
        await walk(stage, *["right_square_bracket"] * 4, "4", "G", "left_square_bracket", "G")


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_forms_show_it(hostile: Workspace, pane: str) -> None:
    """A form over any row opens, shows its metadata both ways, and is left without a change."""
    async with on_stage(hostile, size=(100, 30)) as stage:
        await walk(stage, pane)
        for _ in range(FEW):
            await walk(stage, "e", "shift+tab")
            if pane != "3":
                await walk(stage, "ctrl+t", "ctrl+t")
            await walk(stage, "escape")
            assert 1 == len(stage.app.screen_stack)
            await walk(stage, "j", "j", "j")


async def test_forms_over_many_rows_and_their_question_show_it(hostile: Workspace) -> None:
    """What several rows share, what would be written, and their names in the question."""
    async with on_stage(hostile, size=(100, 30)) as stage:
        await walk(stage, "a", "e")
        await stage.type("[/]")
        await walk(stage, "ctrl+d", "ctrl+s", "y")
        await stage.told("Changed")
        check(stage.app)


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_pickers_show_it(hostile: Workspace, pane: str) -> None:
    """Groups and members with hostile names, and the offer to make a group of such a name."""
    async with on_stage(hostile, size=(100, 30)) as stage:
        await walk(stage, pane, "m", "enter", *["down"] * len(TEXTS))
        await stage.type("[@click=app.quit]y[/]")
        check(stage.app)
        await walk(stage, "enter")
        await stage.paste("\x1b[2Jx\u202e")
        check(stage.app)


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_questions_change_line_history_and_trash_show_it(
    hostile: Workspace, pane: str
) -> None:
    """Deleting asks with the name; line, strip, history and trash tell it."""
    async with on_stage(hostile, size=(200, 50)) as stage:
        await walk(stage, pane)
        for _ in range(FEW):
            await walk(stage, "d", "y", "j", "j")
            assert stage.change
        await walk(stage, "H", *["j"] * 5, "escape", "X", "j", "r", "a", "P", "escape")
        check(stage.app)


async def test_groups_at_stake_show_it(hostile: Workspace) -> None:
    """The fail-closed dialog and the choice of a group to move to."""
    async with on_stage(hostile, size=(80, 24)) as stage:
        await walk(stage, "1", "a", "o", "escape", "d", "down", "m", "down", "escape", "escape")
        await walk(stage, "space", "d", "down", "m", "down", "enter", "y")


async def test_what_is_pasted_and_missed_is_shown(hostile: Workspace) -> None:
    """The report lists it, and the toasts and the line tell it."""
    async with on_stage(hostile, size=(80, 24)) as stage:
        await stage.paste("\n".join(TEXTS))
        await stage.sees("not here")
        check(stage.app)


async def test_the_same_value_is_told(hostile: Workspace) -> None:
    """The line that tells which value was marked shows it as text."""
    async with on_stage(hostile, size=(120, 36)) as stage:
        for _ in TEXTS:
            await walk(stage, "comma", "escape", "j")


async def test_help_takes_any_search(hostile: Workspace) -> None:
    """What is typed or pasted into help and palette is text too."""
    async with on_stage(hostile, size=(80, 24)) as stage:
        for text in TEXTS[::3]:
            await stage.press("question_mark")
            await stage.paste(text)
            check(stage.app)
            await stage.press("escape", "escape")
