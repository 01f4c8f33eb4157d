"""Making rows, editing one or many of them in a form or in $EDITOR, and cloning them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from textual import work

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.patching import MetadataPatch
from cgtui.domain.text import count_noun
from cgtui.services import as_json, browse, customers, groups, price_lists
from cgtui.tui.forms.customer_form import edit_customer_form, edit_customers_form, new_customer_form
from cgtui.tui.forms.differences import written_by
from cgtui.tui.forms.external_editor import edit_json
from cgtui.tui.forms.form_screen import FormScreen
from cgtui.tui.forms.group_form import edit_group_form, edit_groups_form, new_group_form
from cgtui.tui.forms.price_list_form import (
    edit_price_list_form,
    edit_price_lists_form,
    new_price_list_form,
)
from cgtui.tui.workbench.asking import Answers, Asking
from cgtui.tui.workbench.core import Declined, Repeatable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cgtui.domain.records import Customer, Done, Group, PriceList
    from cgtui.domain.views import PaneKind
    from cgtui.tui.dialogs.toned_lines import Line as Toned
    from cgtui.tui.forms.fields import FormSpec
    from cgtui.tui.workbench.pane import Pane

    Record = Group | Customer | PriceList
    Values = Mapping[str, object]

_UNIQUE = {"name", "email"}
_READ = 200
"""Of more rows than this a form does not read what they share; every field begins as mixed."""


class Editing(Asking):
    """Forms over the selection."""

    @work(group="dialog")
    async def action_row_new(self) -> None:
        """Open a form for a new row of this pane."""
        await self._make(self.pane, None)

    @work(group="dialog")
    async def action_row_clone(self) -> None:
        """Open a form for a new row like the one under the cursor."""
        row = self._cursor_row()
        if row is not None:
            await self._make(self.pane, row)

    @work(group="dialog")
    async def action_row_edit(self) -> None:
        """Open a form for the selection."""
        rids = self.pane.targets
        if len(rids) == 1:
            await self._edit_one(self.pane, rids[0])
        elif rids:
            await self._edit_many(self.pane, rids)

    @work(group="dialog")
    async def action_row_edit_json(self) -> None:
        """Open the row under the cursor as JSON in the user's own editor."""
        pane, row = self.pane, self._cursor_row()
        if row is None:
            return
        base = as_json.fields(row, pane.kind)
        shown = as_json.editable(base)
        text = json.dumps(shown, ensure_ascii=False, indent=2)
        try:
            edited = edit_json(self.app, text, lambda o: _check(pane.kind, o, base))
            if edited is None:
                self.say("Nothing was changed in the editor.")
                return
            mine = as_json.read(pane.kind, edited, base)
            done = await self.settle(self._updating(pane.kind, row.rid, mine, base))
        except Refusal as refusal:
            self.refused(refusal)
        else:
            self.repeatable = None
            await self.written(done)

    def why_not_row_new(self) -> str | None:
        """Say why no row can be made."""
        return self.why_not_write(rows=False)

    def why_not_row_clone(self) -> str | None:
        """Say why there is nothing to clone."""
        return self.why_not_write()

    def why_not_row_edit(self) -> str | None:
        """Say why there is nothing to edit."""
        return self.why_not_write()

    def why_not_row_edit_json(self) -> str | None:
        """Say why the row cannot be opened in an editor."""
        if len(self.pane.selection) > 1:
            return "Only one row at a time opens in the editor; esc clears the selection."
        return self.why_not_write()

    def why_not_write(self, *, rows: bool = True) -> str | None:
        """Say why nothing can be written here now."""
        if self.workspace.read_only:
            return "This file is open read-only."
        if self.pane.state.trash:
            return "These rows are in the trash; r restores, X leaves it."
        if rows and not self.pane.targets:
            return "There is no row here; n makes one."
        return None

    # One row

    def _cursor_row(self) -> Record | None:
        key = self.pane.cursor_key
        return None if key is None else self._row(self.pane.kind, key)

    def _row(self, kind: PaneKind, rid: int) -> Record | None:
        return next(iter(browse.page(self.reader, kind, [rid])), None)

    async def _show(self, spec: FormSpec, save: Callable[[Values], object]) -> Done | None:
        """Show a form; what it saved is told and shown afterwards."""
        form: FormScreen[Done] = FormScreen(
            spec,
            save,  # type: ignore[arg-type]  # a coroutine function, whose result the form awaits
            clock=self.workspace.now,
            zone=self.workspace.zone,
        )
        return await self.app.push_screen_wait(form)

    async def _make(self, pane: Pane, like: Record | None) -> None:
        """Ask for a new row, make it, and put the cursor on it."""
        made: list[str] = []

        async def save(values: Values) -> Done:
            def attempt(answers: Answers) -> Done:
                done, text_id = self._create(pane.kind, values, like, answers)
                made[:] = [text_id]
                return done

            return await self.settle(attempt)

        done = await self._show(_new_form(pane.kind, like), save)
        if done is not None:
            found, _ = browse.lookup(self.reader, pane.kind, made)
            await self.written(done, keep=found[0] if found else None)

    def _create(
        self, kind: PaneKind, values: Values, like: Record | None, answers: Answers
    ) -> tuple[Done, str]:
        rid = like.rid if like else None
        match kind:
            case Kind.GROUP:
                return groups.create(self.workspace, values, like=rid)
            case Kind.CUSTOMER:
                return customers.create(self.workspace, values, like=rid)
            case Kind.PRICE_LIST:
                return price_lists.create(
                    self.workspace, values, like=rid, everyone=answers.everyone
                )

    async def _edit_one(self, pane: Pane, rid: int) -> None:
        row = self._row(pane.kind, rid)
        if row is None:
            return
        spec = _edit_form(pane.kind, row)
        base = as_json.fields(row, pane.kind)

        async def save(mine: Values) -> Done:
            done = await self.settle(self._updating(pane.kind, rid, mine, base), spec.fields)
            self._remember_edit(pane.kind, mine)
            return done

        done = await self._show(spec, save)
        if done is not None:
            await self.written(done)

    def _updating(
        self, kind: PaneKind, rid: int, mine: Values, base: Values
    ) -> Callable[[Answers], Done]:
        """Return what writes *mine* over the row, merged with what changed since *base*."""

        def attempt(answers: Answers) -> Done:
            merging = {"base": base, "choices": answers.choices}
            match kind:
                case Kind.GROUP:
                    return groups.update(self.workspace, rid, mine, **merging)  # type: ignore[arg-type]  # both are named as they are typed
                case Kind.CUSTOMER:
                    return customers.update(self.workspace, rid, mine, **merging)  # type: ignore[arg-type]
                case Kind.PRICE_LIST:
                    return price_lists.update(
                        self.workspace,
                        rid,
                        mine,
                        everyone=answers.everyone,
                        **merging,  # type: ignore[arg-type]
                    )

        return attempt

    # Many rows

    async def _edit_many(self, pane: Pane, rids: list[int]) -> None:
        rows = browse.page(self.reader, pane.kind, rids[:_READ])
        spec = _many_form(pane.kind, rows, len(rids))

        async def save(mine: Values) -> Done:
            done = await self._change_many(pane.kind, rids, mine)
            self._remember_edit(pane.kind, mine)
            return done

        done = await self._show(spec, save)
        if done is not None:
            await self.written(done)

    async def _change_many(self, kind: PaneKind, rids: list[int], mine: Values) -> Done:
        """Give many rows the same values, once the user is sure."""
        what = count_noun(len(rids), browse.NOUNS[kind])
        spec = _many_form(kind, browse.page(self.reader, kind, rids[:_READ]), len(rids))
        written = written_by(spec, mine, self.workspace.zone)
        lines: list[Toned] = [(f"{d.label}: {d.old} → {d.new}", "plain") for d in written]
        lines += self.first_names(rids)
        if not await self.sure(f"Change {what}?", lines, len(rids), verb="Change"):
            raise Declined("Not saved.")
        return await self.settle(self._updating_many(kind, rids, mine))

    def _updating_many(
        self, kind: PaneKind, rids: list[int], mine: Values
    ) -> Callable[[Answers], Done]:
        def attempt(answers: Answers) -> Done:
            match kind:
                case Kind.GROUP:
                    patch = cast("MetadataPatch", mine["metadata"])
                    return groups.update_many(self.workspace, rids, patch)
                case Kind.CUSTOMER:
                    return customers.update_many(self.workspace, rids, mine)
                case Kind.PRICE_LIST:
                    return price_lists.update_many(
                        self.workspace, rids, mine, everyone=answers.everyone
                    )

        return attempt

    def _remember_edit(self, kind: PaneKind, mine: Values) -> None:
        """Let ``.`` make the same change to other rows, unless it is one that no two can share."""
        # One row's whole metadata is not to be put over that of others; a patch of keys may be.
        shared = isinstance(mine.get("metadata", MetadataPatch()), MetadataPatch)
        self.repeatable = None
        if shared and not _UNIQUE & set(mine):

            async def again(rids: list[int]) -> Done:
                return await self._change_many(kind, rids, mine)

            self.repeatable = Repeatable(kind, f"change of {', '.join(mine)}", again)


def _check(kind: PaneKind, edited: Mapping[str, object], known: Values) -> None:
    """Refuse what cannot be taken, so that the editor comes back with the reason."""
    as_json.read(kind, edited, known)


def _new_form(kind: PaneKind, like: Record | None) -> FormSpec:
    match kind:
        case Kind.GROUP:
            return new_group_form(cast("Group | None", like))
        case Kind.CUSTOMER:
            return new_customer_form(cast("Customer | None", like))
        case Kind.PRICE_LIST:
            return new_price_list_form(cast("PriceList | None", like))


def _edit_form(kind: PaneKind, row: Record) -> FormSpec:
    match kind:
        case Kind.GROUP:
            return edit_group_form(cast("Group", row))
        case Kind.CUSTOMER:
            return edit_customer_form(cast("Customer", row))
        case Kind.PRICE_LIST:
            return edit_price_list_form(cast("PriceList", row))


def _many_form(kind: PaneKind, rows: Sequence[Record], count: int) -> FormSpec:
    match kind:
        case Kind.GROUP:
            return edit_groups_form(cast("Sequence[Group]", rows), count)
        case Kind.CUSTOMER:
            return edit_customers_form(cast("Sequence[Customer]", rows), count)
        case Kind.PRICE_LIST:
            return edit_price_lists_form(cast("Sequence[PriceList]", rows), count)
