"""Terminals without colours or without signs outside ASCII, told by what is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.stories.stage import on_stage

from cgtui.services.demo import open_demo

if TYPE_CHECKING:
    from tests.stories.stage import Stage

    from cgtui.services.workspace import Workspace

ROUNDS = (
    ((80, 24), ((), ("question_mark",), ("escape", "colon"), ("escape", "s"), ("escape", "c"))),
    ((120, 36), ((), ("e",), ("escape", "space", "space", "m"), ("escape", "d"), ("escape", "y"))),
    ((200, 50), ((), ("1", "e"), ("escape", "d", "y"), ("H",), ("escape", "m"), ("escape", "X"))),
    ((80, 24), (("3", "j", "e"), ("escape", "t"), ("escape", "ctrl+o"))),
)
"""Walks through every kind of dialog, a few keys at a time."""


def ours(stage: Stage) -> set[str]:
    """Return the characters outside ASCII on the screen, those of the data left out."""
    names = "Zoë Müller"
    return {letter for letter in stage.screen if not letter.isascii()} - {*names}


@pytest.mark.parametrize(("size", "walk"), ROUNDS)
async def test_with_ascii_nothing_else_is_painted(
    shop: Workspace, size: tuple[int, int], walk: tuple[tuple[str, ...], ...]
) -> None:
    """Frames, marks, arrows and dots in panes and dialogs are ASCII; names stay as they are."""
    async with on_stage(shop, size=size, ascii_only=True) as stage:
        for keys in walk:
            await stage.press(*keys)
            assert set() == ours(stage), f"after {keys}\n{stage.screen}"


async def test_no_color_paints_no_colour_and_loses_nothing(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where colours are not wanted none is sent, and focus, marks and links can still be told."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(shop) as stage:
        await stage.press("space", "1", "j", "j")
        await stage.sees("3 linked")

        for strip in stage.app.screen._compositor.render_strips():
            for segment in strip:
                color = segment.style.color if segment.style else None
                assert color is None or len(set(color.triplet or (0,))) == 1, segment
        assert "▌1 Groups" in stage.screen
        assert "◉" in stage.screen
        assert "●" in stage.screen


async def test_the_demo_is_believable_at_once() -> None:
    """The demo opens on customers of a shop, with groups and lists beside them."""
    with open_demo() as demo:
        async with on_stage(demo, demo=True) as stage:
            assert "DEMO" in stage.screen.splitlines()[0]
            assert len(stage.rows(2)) >= 200
            assert 10 == len(stage.rows(1))
            assert 12 == len(stage.rows(3))
            assert "ALL!" in stage.screen
