"""The program itself: help, palette, jump, theme, read-only, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.tui.dialogs.jump import Jump, Target
from cgtui.tui.theme import DARK, LIGHT
from cgtui.tui.workbench.cells import TITLES
from cgtui.tui.workbench.core import WorkbenchCore

if TYPE_CHECKING:
    from cgtui.tui.workbench.header import Header

_INSPECTOR = "inspector"


class Programming(WorkbenchCore):
    """What is not about rows."""

    async def action_palette_open(self) -> None:
        """Find any action by its name."""
        await self.run_action("app.palette_open")

    def action_jump_open(self) -> None:
        """Put a letter on every part of the screen, and go where the letter says."""
        targets = [
            Target(f"pane:{number}", pane.region, TITLES[pane.kind])
            for number, pane in enumerate(self.panes)
            if pane.display
        ]
        if self.inspector.display:
            targets.append(Target(_INSPECTOR, self.inspector.region, "Inspector"))
        targets += [
            Target(f"filter:{number}", pane.filter_field.region, f"Filter of {TITLES[pane.kind]}")
            for number, pane in enumerate(self.panes)
            if pane.display and pane.filter_field.display
        ]
        self.app.push_screen(Jump(targets, ascii_only=self.ascii_only), self._jumped)

    def _jumped(self, name: str | None) -> None:
        """Go to the part that was chosen."""
        what, _, number = (name or "").partition(":")
        match what:
            case "pane":
                self.panes[int(number)].table.focus()
            case "filter":
                pane = self.panes[int(number)]
                pane.filter_field.open(pane.state.filter)
            case "inspector":
                self.inspector.focus()

    def action_theme_toggle(self) -> None:
        """Change between the dark and the light theme of our own."""
        dark = self.app.current_theme.dark
        self.app.theme = LIGHT.name if dark else DARK.name

    def action_program_read_only(self) -> None:
        """Lock all changes, or unlock them."""
        self.workspace.read_only = not self.workspace.read_only
        word = "Read-only: nothing can be changed now." if self.workspace.read_only else "Writable."
        self.say(word)
        self.tell_header()

    def why_not_program_read_only(self) -> str | None:
        """Say why changes cannot be unlocked."""
        if self.opened_read_only:
            return "The file was opened with --read-only; start cgtui without it to change things."
        return None

    async def action_program_close(self) -> None:
        """Quit; all changes are kept already."""
        await self.run_action("app.program_quit")

    async def on_header_closed(self, message: Header.Closed) -> None:
        """Take away what the clicked chip stands for."""
        what, _, kind = message.chip.closes.partition(":")
        pane = next(pane for pane in self.panes if pane.kind == kind)
        match what:
            case "scope":
                self.set_pins(tuple(pin for pin in self.pins if pin.kind != kind))
            case "filter":
                pane.state.filter = ""
                pane.filter_field.show_filter("")
            case "only":
                pane.state.only = False
            case "trash":
                pane.state.trash = False
        await self.reload()
