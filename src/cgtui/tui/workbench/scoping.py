"""Pinning rows as a scope, and the ladder that esc climbs down."""

from __future__ import annotations

from cgtui.domain.changes import Kind
from cgtui.domain.views import Pin
from cgtui.services import browse
from cgtui.tui.workbench.core import WorkbenchCore


class Scoping(WorkbenchCore):
    """What the other panes are narrowed to."""

    def pin_of(self, key: int) -> Pin | None:
        """Return the row *key* of the current pane as a scope."""
        row = next(iter(browse.page(self.reader, self.pane.kind, [key])), None)
        if row is None:
            return None
        label = row.email if self.pane.kind is Kind.CUSTOMER else row.name  # type: ignore[union-attr]  # the kind says which record it is
        return Pin(self.pane.kind, key, label)

    async def change_scope(self, pins: tuple[Pin, ...]) -> None:
        """Narrow the panes to *pins*, remembering what they were narrowed to before."""
        if pins != self.pins:
            self.earlier_pins = self.pins
            self.set_pins(pins)
            await self.reload(otherwise=0)

    async def action_scope_pin(self) -> None:
        """Pin the row under the cursor; pinned again, it is let go."""
        key = self.pane.cursor_key
        pin = None if key is None else self.pin_of(key)
        if pin is None:
            return
        others = tuple(p for p in self.pins if p.kind != pin.kind)
        already = any((p.kind, p.rid) == (pin.kind, pin.rid) for p in self.pins)
        await self.change_scope(others if already else (*others, pin))

    def why_not_scope_pin(self) -> str | None:
        """Say why nothing can be pinned."""
        if self.pane.state.trash:
            return "A deleted row is no scope; r restores it."
        return None if self.pane.cursor_key is not None else "There is no row to pin."

    async def action_scope_previous(self) -> None:
        """Change to the scope of before, and back."""
        await self.change_scope(self.earlier_pins)

    def why_not_scope_previous(self) -> str | None:
        """Say why there is no scope to go back to."""
        return None if self.earlier_pins != self.pins else "There was no other scope before."

    async def action_scope_up(self) -> None:
        """Let the last pinned row go."""
        await self.change_scope(self.pins[:-1])

    def why_not_scope_up(self) -> str | None:
        """Say why there is nothing to let go."""
        return None if self.pins else "No row is pinned; enter pins one."

    async def action_escape_back(self) -> None:
        """Go back one step: field, range, selection, only marked, filter, trash, scope."""
        pane = self.pane
        if self.focused is self.inspector:
            pane.table.focus()
        elif pane.selection.end():
            self.tell_selection()
        elif pane.selection.clear():
            pane.table.refresh_marks()
            pane.state.only, was_only = False, pane.state.only
            self.tell_selection()
            if was_only:
                await self.reload()
        elif pane.state.only:
            pane.state.only = False
            await self.reload()
        elif pane.state.filter:
            await self.set_filter("")
        elif pane.state.trash:
            pane.state.trash = False
            await self.reload()
        elif self.pins:
            await self.action_scope_up()
        else:
            self.say("Nothing to go back to; q quits.")

    async def set_filter(self, text: str) -> None:
        """Filter the current pane by *text*; blank shows all rows."""
        pane = self.pane
        pane.state.filter, pane.state.filter_on = text, True
        pane.filter_field.show_filter(text)
        await pane.reload(otherwise=0)
        self.tell_header()
        self.tell_selection()
