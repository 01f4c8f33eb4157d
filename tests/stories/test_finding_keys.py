"""Help, palette, jump, footer and keys of one's own, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.stories.stage import on_stage

from cgtui.tui.keymap import read_configuration
from cgtui.tui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.workspace import Workspace


async def test_the_help_is_searched_by_name_and_enter_runs(shop: Workspace) -> None:
    """Typing narrows the actions; enter runs the one under the cursor."""
    async with on_stage(shop) as stage:
        await stage.press("question_mark")
        await stage.type("mark all")
        await stage.press("enter")

        await stage.sees("8 selected")


async def test_the_help_is_searched_by_pressing_a_key(shop: Workspace) -> None:
    """Tab, then any key: what that key would do here is shown, and enter does it."""
    async with on_stage(shop) as stage:
        await stage.press("f1", "tab", "a")
        await stage.sees("Marks all rows that the filter shows")
        await stage.press("enter")

        await stage.sees("8 selected")


async def test_the_help_says_why_an_action_is_off(shop: Workspace) -> None:
    """An action that cannot work now is listed with the reason, and enter does not run it."""
    async with on_stage(shop) as stage:
        await stage.press("question_mark")
        await stage.type("redo")
        await stage.sees("Off now: There is nothing to redo.")
        await stage.press("enter", "escape", "escape")

        assert 1 == len(stage.app.screen_stack)


async def test_each_place_has_a_help_of_its_own(shop: Workspace) -> None:
    """In a form F1 tells the keys of the form; a letter there is typed, not run."""
    async with on_stage(shop) as stage:
        await stage.press("e", "f1")
        await stage.sees("Makes the change as it is shown")

        assert "Purge" not in stage.screen


async def test_the_palette_changes_the_theme(shop: Workspace) -> None:
    """Every theme can be chosen by its name."""
    async with on_stage(shop) as stage:
        await stage.press("colon")
        await stage.type("theme nord")
        await stage.press("enter")
        assert "nord" == stage.app.theme

        await stage.press("ctrl+p")
        await stage.type("theme cgtui-light")
        await stage.press("enter")
        assert LIGHT.name == stage.app.theme


async def test_the_palette_runs_an_action_without_a_key(shop: Workspace) -> None:
    """Dark and light are changed by name alone."""
    async with on_stage(shop) as stage:
        before = stage.app.current_theme.dark
        await stage.press("colon")
        await stage.type("dark or light")
        await stage.press("enter")

        assert before is not stage.app.current_theme.dark


async def test_a_letter_jumps_to_any_part_of_the_screen(shop: Workspace) -> None:
    """Ctrl+o puts a letter on each pane, inspector and open filter; the letter goes there."""
    async with on_stage(shop) as stage:
        await stage.press("3", "slash")
        await stage.type("s")
        await stage.press("enter", "2", "ctrl+o")
        await stage.sees("f  Filter of Price lists")
        await stage.press("g")
        assert 1 == stage.bench.pane.number

        await stage.press("ctrl+o", "f")
        assert stage.bench.panes[2].filter_field.has_focus

        await stage.press("escape", "ctrl+o", "i")
        assert stage.bench.inspector.has_focus

        await stage.press("ctrl+o", "escape")
        assert stage.bench.inspector.has_focus


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_the_footer_is_never_cut_and_leads_to_the_help(shop: Workspace, width: int) -> None:
    """Keys that do not fit are counted, not cut; ? is always there."""
    async with on_stage(shop, size=(width, 30)) as stage:
        footer = stage.screen.splitlines()[-1]

        assert "? keys" in footer
        assert len(footer) <= width
        assert "undo" not in footer


async def test_a_dimmed_key_says_why(shop: Workspace) -> None:
    """Undo with nothing to undo is no silence."""
    async with on_stage(shop) as stage:
        await stage.press("u")

        await stage.sees("There is nothing to undo.")


async def test_keys_can_be_chosen_in_the_configuration(shop: Workspace, tmp_path: Path) -> None:
    """A key of one's own runs the action, is in the footer and in the help."""
    path = tmp_path / "config.toml"
    path.write_text('[keys]\n"row.delete" = "f8"\n', encoding="utf-8")
    async with on_stage(shop, configuration=read_configuration(path), size=(200, 50)) as stage:
        assert "F8 delete" in stage.screen.splitlines()[-1]

        await stage.press("d")
        assert 1 == len(stage.app.screen_stack)

        await stage.press("f8")
        await stage.sees("[ Cancel ]")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[keys]\n"row.delete" = "n"\n', 'the key "n" is both "row.new" and "row.delete"'),
        ('[keys]\n"row.delet" = "f8"\n', 'there is no action "row.delet"'),
        ("[keys\n", "config.toml cannot be read"),
        ('colour = "red"\n', '"colour" is no setting'),
    ],
    ids=["clash", "unknown action", "no TOML", "unknown setting"],
)
async def test_a_mistake_in_the_configuration_is_one_line_and_defaults_stay(
    shop: Workspace, tmp_path: Path, text: str, sentence: str
) -> None:
    """The program starts with its own keys, and says what is wrong."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    configuration = read_configuration(path)
    async with on_stage(shop, configuration=configuration, size=(200, 50)) as stage:
        assert any(sentence in complaint for complaint in configuration.complaints)
        await stage.sees(sentence[:30])

        await stage.press("d")
        await stage.sees("[ Cancel ]")


async def test_the_number_that_must_be_typed_is_the_users_choice(
    shop: Workspace, tmp_path: Path
) -> None:
    """With a limit of two, three rows want their number."""
    path = tmp_path / "config.toml"
    path.write_text("[confirm]\nnumber_above = 2\n", encoding="utf-8")
    async with on_stage(shop, configuration=read_configuration(path)) as stage:
        await stage.press("space", "space", "space", "d")

        await stage.sees("Type 3 to delete")
