"""The application: one workspace, one workbench, the user's themes and keys."""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from platformdirs import user_config_path
from textual.app import App

from cgtui.tui.actions import Place, bindings, is_action
from cgtui.tui.dialogs.help import Help
from cgtui.tui.keymap import Configuration, read_configuration
from cgtui.tui.memory import Memory
from cgtui.tui.theme import THEMES
from cgtui.tui.type_ahead import TypeAheadApp
from cgtui.tui.widgets.entries import Entry, entries_in
from cgtui.tui.widgets.guard import Guard, PlainSigns
from cgtui.tui.widgets.reasoned import ReasonedScreen
from cgtui.tui.workbench.screen import Workbench

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual.binding import BindingType
    from textual.filter import LineFilter

    from cgtui.services.workspace import Workspace

_THEME = "theme:"
"""What begins the id of a palette entry that chooses a theme."""


def style_sheets() -> list[str | PurePath]:
    """Return every style sheet of the tui, in one fixed order.

    All are loaded once, by the app: Textual keeps a screen's own sheet after the screen is left, so
    what a screen looks like would hang on which screens were visited before it.
    """
    return [*sorted(Path(__file__).parent.rglob("*.tcss"))]


def run(workspace: Workspace, *, demo: bool = False, ascii_only: bool = False) -> int:
    """Show the workbench on *workspace* until it is left, and return the exit code."""
    folder = user_config_path("cgtui")
    configuration = read_configuration(folder / "config.toml", themes=theme_names())
    memory = Memory(None if demo else folder / "state", workspace.path)
    app = Cgtui(
        workspace, demo=demo, ascii_only=ascii_only, configuration=configuration, memory=memory
    )
    app.run()
    if memory.problem:
        print(memory.problem, file=sys.stderr)  # noqa: T201 - the screen is gone already
    return app.return_code or 0


def theme_names() -> list[str]:
    """Return the names of our own themes, then of Textual's."""
    return [*(theme.name for theme in THEMES), *sorted(App().available_themes)]


class Cgtui(TypeAheadApp[None]):
    """Customer groups, customers and price lists in a terminal.

    Args:
        workspace: The open file.
        demo: Whether it is a throw-away shop; the header says so.
        ascii_only: Whether to draw with ASCII signs only.
        configuration: The user's keys and settings.
        memory: Where the state of the screen is kept.
    """

    TITLE = "cgtui"
    CSS_PATH: ClassVar[list[str | PurePath]] = style_sheets()
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EVERYWHERE)
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        workspace: Workspace,
        *,
        demo: bool = False,
        ascii_only: bool = False,
        configuration: Configuration | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._guard = Guard()
        self._plain_signs = PlainSigns()
        self.configuration = configuration or Configuration()
        self.ascii_only = ascii_only or self.configuration.settings.ascii_only
        if self.ascii_only:
            keymap = self.configuration.keymap.in_ascii()
            self.configuration = replace(self.configuration, keymap=keymap)
        super().__init__()
        self.workspace = workspace
        self.demo = demo
        self.memory = memory or Memory(None, workspace.path)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.configuration.settings.theme or THEMES[0].name

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let no control character of the data reach the terminal, whatever painted it."""
        plain = [self._plain_signs] if self.ascii_only else []
        return [*super().get_line_filters(), *plain, self._guard]

    def get_default_screen(self) -> Workbench:
        """Start in the workbench."""
        return Workbench(
            self.workspace,
            demo=self.demo,
            ascii_only=self.ascii_only,
            number_above=self.configuration.settings.number_above,
            memory=self.memory,
        )

    def on_mount(self) -> None:
        """Take the user's keys, and leave a clean terminal to whoever ends us from outside."""
        keymap = self.configuration.keymap
        self.set_keymap(keymap.for_textual())
        for complaint in self.configuration.complaints:
            self.notify(complaint, severity="warning", markup=False, timeout=10)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
            if number := getattr(signal, name, None):
                loop.add_signal_handler(number, self._ended_by, number)

    def _ended_by(self, number: int) -> None:
        """End as after a signal, with the terminal given back."""
        self.exit(return_code=128 + number)

    # What is everywhere

    async def action_program_quit(self) -> None:
        """Quit from anywhere."""
        self.exit()

    def action_program_redraw(self) -> None:
        """Paint the whole screen again."""
        self.refresh(layout=True)

    def action_help_open(self) -> None:
        """List the keys of the place one is in."""
        self._find_action("Keys", ())

    def action_palette_open(self) -> None:
        """Find any action by its name, and themes too."""
        themes = [
            Entry(id=f"{_THEME}{name}", title=f"Theme {name}", help="Changes the colours.",
                  group="Theme")
            for name in theme_names()
        ]  # fmt: skip
        self._find_action("Palette", themes)

    def _find_action(self, title: str, more: Sequence[Entry]) -> None:
        screen = self.screen
        if not isinstance(screen, ReasonedScreen):
            return
        keymap = self.configuration.keymap
        entries = entries_in(*screen.places, keymap=keymap, why_not=screen.why_not_by_name)

        async def chosen(answer: str | None) -> None:
            if answer is None:
                return
            if answer.startswith(_THEME):
                self.theme = answer.removeprefix(_THEME)
            elif is_action(answer):
                await screen.run_by_id(answer)

        self.push_screen(Help([*entries, *more], title=title, ascii_only=self.ascii_only), chosen)
