"""A file that is open read-only: all can be seen, nothing can be written, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import dump, open_shop
from tests.stories.stage import on_stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.services.workspace import Workspace


@pytest.fixture
def locked(shop: Workspace) -> Iterator[Workspace]:
    """Yield the small shop, opened by a second program that may not write."""
    with open_shop(shop.path, read_only=True) as opened:
        yield opened


async def test_every_key_that_writes_says_why_it_does_not(locked: Workspace) -> None:
    """New, edit, clone, editor, groups, draft, delete, undo and redo: each is off, with a word."""
    before = dump(locked)
    async with on_stage(locked) as stage:
        await stage.sees("read-only")
        await stage.press("3")
        for action in ("row.new", "row.edit", "row.clone", "row.edit_json", "members.pick",
                       "list.toggle", "row.delete", "undo.back", "undo.redo"):  # fmt: skip
            assert "This file is open read-only." == stage.bench.why_not(action), action

        await stage.press("e")
        await stage.sees("This file is open read-only.")
        await stage.press("n", "C", "E", "m", "t", "d", ".", "u", "U")
        assert 1 == len(stage.app.screen_stack)
    assert before == dump(locked)


async def test_the_trash_can_be_looked_into_and_nothing_more(locked: Workspace) -> None:
    """X shows it; r and P say why they are off."""
    async with on_stage(locked) as stage:
        await stage.press("1", "X")
        assert ["Old fair"] == stage.rows(1)

        await stage.press("r", "P")
        await stage.sees("This file is open read-only.")
        assert ["Old fair"] == stage.rows(1)


async def test_the_footer_offers_no_key_that_writes(locked: Workspace) -> None:
    """What cannot work now is not in the last line."""
    async with on_stage(locked) as stage:
        footer = stage.screen.splitlines()[-1]

        assert "filter" in footer
        assert not [word for word in ("edit", "new", "delete", "groups") if word in footer]


async def test_what_was_opened_read_only_stays_so(locked: Workspace) -> None:
    """The palette's switch says how to open the file for writing instead."""
    async with on_stage(locked) as stage:
        await stage.press("colon")
        await stage.type("read-only")
        await stage.press("enter")

        await stage.sees("--read-only")
        assert locked.read_only


async def test_a_writable_file_can_be_locked_and_unlocked(shop: Workspace) -> None:
    """The palette locks all changes against mistakes, and the header says so until unlocked."""
    async with on_stage(shop) as stage:
        await stage.press("colon")
        await stage.type("read-only")
        await stage.press("enter")
        await stage.told("Read-only: nothing can be changed now.")
        assert "read-only" in stage.screen.splitlines()[0]

        await stage.press("d")
        assert 1 == len(stage.app.screen_stack)

        await stage.press("colon")
        await stage.type("read-only")
        await stage.press("enter")
        await stage.told("Writable")
        await stage.press("d")
        await stage.sees("[ Cancel ]")
