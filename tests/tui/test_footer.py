"""The footer: only keys that work now, never cut; and dimmed keys that say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from cgtui.tui.actions import Place, action, actions_in, bindings
from cgtui.tui.widgets.footer import Footer, FooterKey, fitting
from cgtui.tui.widgets.reasoned import ReasonedModal, ReasonedScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

READ_ONLY = "This file is open [read-only]; [/] nothing can be deleted"


class Panes(ReasonedScreen[None]):
    """A workbench with nothing but its keys."""

    place = Place.WORKBENCH
    BINDINGS = bindings(Place.WORKBENCH)
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        """Start with everything allowed."""
        super().__init__()
        self.ran: list[str] = []
        self.read_only = False

    def compose(self) -> ComposeResult:
        """Show a field and the footer."""
        yield Input()
        yield Footer()

    def why_not_row_delete(self) -> str | None:
        """Deleting needs a file that can be written."""
        return READ_ONLY if self.read_only else None

    def action_row_delete(self) -> None:
        """Note that it ran."""
        self.ran.append("row.delete")

    def action_select_mark(self) -> None:
        """Note that it ran."""
        self.ran.append("select.mark")


class Question(ReasonedModal[None]):
    """A dialog over the panes."""

    place = Place.CONFIRM
    BINDINGS = bindings(Place.CONFIRM)


class Shown(App[None]):
    """An app with the panes alone."""

    CSS_PATH = "../../src/cgtui/tui/widgets/footer.tcss"
    BINDINGS = bindings(Place.EVERYWHERE)

    def __init__(self) -> None:
        """Start with no help asked for."""
        super().__init__()
        self.panes = Panes()
        self.helped = 0

    def on_mount(self) -> None:
        """Show the panes."""
        self.push_screen(self.panes)

    def action_help_open(self) -> None:
        """Count how often the help was asked for."""
        self.helped += 1

    def action_program_redraw(self) -> None:
        """Note that it ran."""
        self.panes.ran.append("program.redraw")


def footer_line(app: App[None]) -> str:
    """Return the footer as it stands on the screen."""
    footer = app.screen.query_one(Footer)
    return str(footer.render())


async def settled(pilot: Pilot[None], width: int) -> str:
    """Return the footer's line at a width."""
    await pilot.resize_terminal(width, 8)
    await pilot.pause()
    return footer_line(pilot.app)


async def test_never_cut_at_any_width() -> None:
    """From 20 to 200 columns all words are whole, the help is there, and the rest is counted."""
    worded = [each for each in actions_in(Place.WORKBENCH) if each.footer]
    app = Shown()
    async with app.run_test(size=(20, 8)) as pilot:
        for width in range(20, 201, 9):
            line = await settled(pilot, width)
            shown = [each for each in worded if f" {each.label} " in line]
            dropped = len(worded) - len(shown)

            assert len(line) <= width
            assert " ? keys " in line
            assert f"+{dropped} " == line[line.rindex(" ? keys ") + len(" ? keys ") :]


async def test_the_most_important_stay() -> None:
    """At 80 columns the keys of the daily round are there."""
    app = Shown()
    async with app.run_test(size=(80, 8)) as pilot:
        line = await settled(pilot, 80)

    assert line.startswith(" spc mark  / filter  m groups  e edit  u undo  ⏎ pin  tab pane ")


def test_narrower_than_any_key() -> None:
    """Where not even the help fits, nothing is half shown."""
    keys = [FooterKey("help.open", "?", "keys", "question_mark")]

    assert ([], 1) == fitting(keys, 5)
    assert (keys, 0) == fitting(keys, 8)


async def test_only_what_works_now() -> None:
    """A key that is off leaves the footer, and comes back when it works again."""
    app = Shown()
    async with app.run_test(size=(200, 8)) as pilot:
        before = await settled(pilot, 200)
        app.panes.read_only = True
        app.panes.refresh_bindings()
        await pilot.pause()
        locked = footer_line(app)
        app.panes.read_only = False
        app.panes.refresh_bindings()
        await pilot.pause()

        assert [" d delete " in before, " d delete " in locked] == [True, False]
        assert before == footer_line(app)


async def test_no_letters_while_typing() -> None:
    """With the cursor in a field the footer shows no key that would only be typed."""
    app = Shown()
    async with app.run_test(size=(200, 8)) as pilot:
        app.panes.query_one(Input).focus()
        await pilot.pause()
        line = footer_line(app)

    assert " F1 keys " in line
    assert "^z undo" in line
    assert [] == [word for word in ("edit", "mark", "filter", "zoom") if word in line]


async def test_no_paint_when_nothing_changed() -> None:
    """A change of the bindings that leaves the line as it is costs no frame."""
    app = Shown()
    async with app.run_test(size=(80, 8)) as pilot:
        await pilot.pause()
        footer = app.screen.query_one(Footer)
        painted: list[object] = []
        footer.refresh = lambda *_, **__: painted.append(1) or footer  # type: ignore[method-assign,assignment]
        app.panes.refresh_bindings()
        await pilot.pause()

        assert [] == painted


async def test_a_click_presses_the_key() -> None:
    """Each word in the footer is a button, and the count leads to the help."""
    app = Shown()
    async with app.run_test(size=(80, 8)) as pilot:
        line = await settled(pilot, 80)
        await pilot.click(Footer, offset=(line.index("mark"), 0))
        await pilot.click(Footer, offset=(line.index("keys"), 0))
        await pilot.click(Footer, offset=(line.index("+"), 0))
        await pilot.click(Footer, offset=(79, 0))
        await pilot.pause()

        assert ["select.mark"] == app.panes.ran
        assert 2 == app.helped


async def test_plain_ascii() -> None:
    """On a terminal without signs the keys are spelled."""
    app = Shown()
    async with app.run_test(size=(200, 8)) as pilot:
        await app.screen.mount(Footer(ascii_only=True, id="plain"))
        await pilot.pause()
        line = str(app.screen.query_one("#plain", Footer).render())

    assert line.isascii()
    assert " enter pin " in line


async def test_a_dimmed_key_says_why() -> None:
    """Pressing a key that is off shows the reason as it is, once for a held key."""
    app = Shown()
    async with app.run_test(size=(120, 20), notifications=True) as pilot:
        app.panes.read_only = True
        await pilot.press("d", "d", "d")
        await pilot.pause()

        assert [READ_ONLY] == [note.message for note in app._notifications]
        assert [] == app.panes.ran


async def test_a_key_that_works_says_nothing() -> None:
    """An action that may run just runs."""
    app = Shown()
    async with app.run_test(size=(120, 20), notifications=True) as pilot:
        await pilot.press("d", "space")
        await pilot.pause()

        assert ["row.delete", "select.mark"] == app.panes.ran
        assert 0 == len(app._notifications)


async def test_chosen_by_name() -> None:
    """What the help or the palette chose runs on the screen or in the program, or says why not."""
    app = Shown()
    async with app.run_test(size=(120, 20), notifications=True) as pilot:
        await app.panes.run_by_id("row.delete")
        await app.panes.run_by_id("program.redraw")
        app.panes.read_only = True
        await app.panes.run_by_id("row.delete")
        await pilot.pause()

        assert ["row.delete", "program.redraw"] == app.panes.ran
        assert [READ_ONLY] == [note.message for note in app._notifications]


async def test_keys_in_a_dialog() -> None:
    """Over a dialog no key of the panes works, but the help and the program's own keys do."""
    app = Shown()
    async with app.run_test(size=(120, 20)) as pilot:
        app.push_screen(Question())
        await pilot.press("d", "space", "f1", "ctrl+l")
        await pilot.pause()

        assert ["program.redraw"] == app.panes.ran
        assert 1 == app.helped


@pytest.mark.parametrize("name", ["footer--key", "footer--label", "footer--more"])
def test_every_style_has_its_rule(name: str, request: pytest.FixtureRequest) -> None:
    """Each part of the footer is styled in the file beside it."""
    root: Path = request.config.rootpath
    rules = (root / "src/cgtui/tui/widgets/footer.tcss").read_text(encoding="utf-8")

    assert name in Footer.COMPONENT_CLASSES
    assert f".{name} " in rules


def test_the_help_is_the_first_of_all() -> None:
    """The way to all other keys has the first rank."""
    assert 1 == action("help.open").footer
