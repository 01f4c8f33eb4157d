"""Move rows to the trash, bring them back, and empty the trash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind, Purge
from cgtui.domain.errors import Refusal
from cgtui.domain.text import count_noun, quoted
from cgtui.services import browse, customers, fail_closed, groups
from cgtui.services.editing import edit
from cgtui.store import finding, members, pages, rows, trash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.records import Done, PriceList
    from cgtui.domain.remedies import Remedy
    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Step, Workspace
    from cgtui.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a deletion would do, told before it is done."""

    kind: PaneKind
    names: tuple[str, ...]
    """What the rows are called, in order of their keys."""
    customers: int
    """How many memberships would rest while deleted groups are in the trash."""
    price_lists: int
    """How many live price lists name any of the deleted groups."""
    at_stake: tuple[PriceList, ...]
    """Lists, no drafts, that would be left without a live group."""


def consequences(connection: Connection, kind: PaneKind, rids: Sequence[int]) -> Consequences:
    """Return what deleting these rows would do."""
    names = tuple(finding.names(connection, kind, rids))
    if kind is not Kind.GROUP:
        return Consequences(kind, names, 0, 0, ())
    gone = pages.groups(connection, rids)
    at_stake = pages.price_lists(connection, members.lists_losing_all_groups(connection, rids))
    return Consequences(
        kind,
        names,
        sum(group.customer_count for group in gone),
        members.lists_naming_any(connection, rids),
        tuple(at_stake),
    )


def delete(
    workspace: Workspace, kind: PaneKind, rids: Sequence[int], *, remedy: Remedy | None = None
) -> Done:
    """Move rows to the trash; their links stay and come back with a restore.

    Args:
        workspace: The open file.
        kind: What they are.
        rids: Their keys.
        remedy: What becomes of price lists that would lose their last live group.

    Raises:
        AudienceAtStake: There are such lists and *remedy* is not given; nothing was changed.
    """
    with workspace.step() as step:
        known = consequences(step.connection, kind, rids)
        fail_closed.settle(step, known.at_stake, remedy, going=rids)
        gone = edit(step, kind, {rid: {"deleted_at": step.ms} for rid in _live(step, kind, rids)})
        parts = [f"deleted {_called(step, kind, gone)}"]
        parts += fail_closed.told(remedy) if known.at_stake else []
        text = "; ".join(parts)
        step.sentence = f"{text[0].upper()}{text[1:]}."
    return step.done


def restore(workspace: Workspace, kind: PaneKind, rids: Sequence[int]) -> Done:
    """Bring rows back from the trash, with the links they had.

    Raises:
        Refusal: A group's name or a customer's e-mail has been taken meanwhile.
    """
    with workspace.step() as step:
        found = trash.deleted(step.connection, kind, rids)
        _check_free(step, kind, found)
        edit(step, kind, {rid: {"deleted_at": None} for rid in found})
        if kind is Kind.PRICE_LIST:
            _warn_of_everyone(step, found)
        step.sentence = f"Restored {_called(step, kind, found)}."
    return step.done


def purge(workspace: Workspace, kind: PaneKind, rids: Sequence[int] | None = None) -> Done:
    """Remove rows from the trash for good; this cannot be undone.

    Args:
        workspace: The open file.
        kind: What they are.
        rids: Their keys; ``None`` for all of that kind in the trash.
    """
    with workspace.step() as step:
        wanted = trash.everything(step.connection, kind) if rids is None else rids
        called = _called(step, kind, trash.deleted(step.connection, kind, wanted))
        step.purge(Purge(kind, tuple(wanted)))
        step.sentence = f"Purged {called}; this cannot be undone."
    return step.done


def resolve_trashed(connection: Connection, kind: PaneKind, text_id: str) -> int:
    """Return the key of the row in the trash with this id.

    Raises:
        Refusal: No row in the trash has it.
    """
    rid = finding.by_id(connection, kind, text_id, trash=True)
    if rid is None:
        noun = browse.NOUNS[kind]
        if finding.by_id(connection, kind, text_id) is not None:
            raise Refusal(f"The {noun} {text_id} is not in the trash.")
        raise Refusal(f"There is no {noun} with the id {quoted(text_id)} in the trash.")
    return rid


def _check_free(step: Step, kind: PaneKind, rids: Sequence[int]) -> None:
    """Refuse to restore rows whose names or e-mails are taken, by live rows or by one another."""
    seen: set[tuple[object, ...]] = set()
    for row in rows.read_as_mappings(step.connection, kind, rids):
        if kind is Kind.GROUP:
            groups.check_name(step, str(row["name"]))
            called: tuple[object, ...] = (row["name"],)
        elif kind is Kind.CUSTOMER:
            customers.check_email(step, row)
            called = (row["email"], row["has_account"])
        else:
            return
        if called in seen:
            raise Refusal(
                f"Two of these {browse.NOUNS[kind]}s are called {quoted(str(called[0]))}; "
                "restore one of them."
            )
        seen.add(called)


def _warn_of_everyone(step: Step, lists: Sequence[int]) -> None:
    """Say which of the restored lists reach everyone again."""
    step.warnings += [
        f"{quoted(row.name)} reaches everyone again, guests included."
        for row in pages.price_lists(step.connection, lists)
        if row.for_everyone and row.status == "active"
    ]


def _live(step: Step, kind: PaneKind, rids: Sequence[int]) -> list[int]:
    """Return which of *rids* are live."""
    return sorted(rows.live(step.connection, kind, rids))


def _called(step: Step, kind: PaneKind, rids: Sequence[int]) -> str:
    """Return what the rows are called in a sentence."""
    noun = browse.NOUNS[kind]
    if len(rids) == 1:
        return f"{noun} {quoted(finding.names(step.connection, kind, rids)[0])}"
    return count_noun(len(rids), noun)
