"""Keys typed all at once, faster than any screen follows, mean what they would mean one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import members_of, sentences
from tests.stories.stage import on_stage
from textual import events

if TYPE_CHECKING:
    from tests.stories.stage import Stage

    from cgtui.services.workspace import Workspace

_CHARACTERS = {"space": " ", "slash": "/"}


def in_one_go(stage: Stage, *keys: str) -> None:
    """Hand all keys to the program at once, as a terminal does that lagged behind."""
    for key in keys:
        character = _CHARACTERS.get(key, key if len(key) == 1 else None)
        stage.app.post_message(events.Key(key, character))


async def test_a_filter_two_marks_and_a_group_typed_at_once(shop: Workspace) -> None:
    """The letters go into the filter, the marks onto what it found, the name into the picker."""
    keys = ("slash", *"bell", "enter", "space", "space", "m", *"press", "enter", "ctrl+s")
    async with on_stage(shop, size=(80, 24)) as stage:
        in_one_go(stage, *keys)
        await stage.told('Added 2 customers to "Press".')

        assert {"cus_dennis4", "cus_dennis5", "cus_grace6"} == members_of(shop, "Press")


async def test_letters_typed_at_once_are_never_taken_for_commands(shop: Workspace) -> None:
    """A word that spells edit, new, delete and yes is a filter, and nothing is changed."""
    async with on_stage(shop) as stage:
        in_one_go(stage, "slash", *"endymtuc")
        await stage.sees("filter: endymtuc")

        assert [] == sentences(shop)
        assert 1 == len(stage.app.screen_stack)


async def test_a_form_filled_and_saved_at_once(shop: Workspace) -> None:
    """A new group is there after n, its name and ctrl+s in one go; u takes it back."""
    async with on_stage(shop) as stage:
        in_one_go(stage, "1", "n", *"gold", "ctrl+s")
        await stage.told('Created customer group "gold"')
        in_one_go(stage, "u", "U", "u")
        await stage.told('Undid: Created customer group "gold"')

        assert "gold" not in stage.rows(1)


@pytest.mark.parametrize("count", [3, 40])
async def test_a_held_key_moves_as_often_as_it_was_pressed(shop: Workspace, count: int) -> None:
    """No key is lost, however many arrive at once."""
    async with on_stage(shop) as stage:
        in_one_go(stage, *["j"] * count, "space")
        await stage.sees("1 selected")

        expected = stage.bench.pane.table.source.key_at(min(count, 7))
        assert {expected} == stage.bench.pane.selection.marked
