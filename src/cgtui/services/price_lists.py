"""What a user can do with price lists and the groups they are for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cgtui.domain import rules
from cgtui.domain.changes import InsertRows, Kind, LinkGroups, UnlinkGroups
from cgtui.domain.errors import Refusal
from cgtui.domain.text import count_noun, quoted
from cgtui.services import browse, fail_closed
from cgtui.services.editing import clean, edit, merged
from cgtui.services.groups import insert as insert_group
from cgtui.services.groups import living as living_group
from cgtui.store import finding, members, pages, rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cgtui.domain.changes import Plain
    from cgtui.domain.merging import Side
    from cgtui.domain.records import Done, PriceList
    from cgtui.domain.remedies import Remedy
    from cgtui.services.workspace import Step, Workspace

FIELDS = ("name", "description", "type", "status", "starts_at", "ends_at", "includes_tax")
"""What a user can say about a price list in its form."""

_BLANK: Mapping[str, object] = {
    "description": "", "type": "sale", "status": "draft", "starts_at": None, "ends_at": None,
    "includes_tax": False,
}  # fmt: skip


def fields(price_list: PriceList) -> dict[str, object]:
    """Return the fields of *price_list* a user can edit."""
    return {field: getattr(price_list, field) for field in FIELDS}


def create(
    workspace: Workspace,
    values: Mapping[str, object],
    *,
    like: int | None = None,
    everyone: bool = False,
) -> tuple[Done, str]:
    """Make a price list and return what was done with its id.

    A list made without groups is for everyone.

    Args:
        workspace: The open file.
        values: ``name`` and what else is known.
        like: A list whose groups and prices the new one shall have too.
        everyone: The user has agreed that an active list without groups reaches everyone.

    Raises:
        Refusal: A value is not allowed, or the list would be active and reach everyone unasked.
    """
    with workspace.step() as step:
        row = clean(Kind.PRICE_LIST, {**_BLANK, **values})
        _check_period(values)
        source = browse.price_list(step.connection, like) if like else None
        groups = members.groups_of_lists(step.connection, [like])[like] if like else []
        row["for_everyone"] = int(source.for_everyone if source else not groups)
        if row["for_everyone"] and row["status"] == "active" and not everyone:
            raise fail_closed.reaches_everyone([str(row["name"])])
        rid, text_id = rows.next_rid(step.connection, Kind.PRICE_LIST), step.new_id("pl")
        columns = ("rid", "id", "created_at", "updated_at", *row)
        stamps = (rid, text_id, step.ms, step.ms)
        step.apply(InsertRows(Kind.PRICE_LIST, columns, ((*stamps, *row.values()),)))
        step.sentence = f"Created price list {quoted(str(row['name']))}."
        if like is not None:
            step.apply(LinkGroups(rid, tuple(groups)))
            copied = _copy_prices(step, like, rid)
            name, prices = quoted(str(row["name"])), count_noun(copied, "price")
            step.sentence = f"Created price list {name} with {prices}."
        _warn(step, rid)
    return step.done, text_id


def update(
    workspace: Workspace,
    rid: int,
    mine: Mapping[str, object],
    *,
    base: Mapping[str, object] | None = None,
    choices: Mapping[str, Side] | None = None,
    everyone: bool = False,
) -> Done:
    """Change fields of one price list.

    Args:
        workspace: The open file.
        rid: The price list.
        mine: The fields to change.
        base: The fields as they were when editing began; what changed since is merged.
        choices: Whose value to take where both changed the same.
        everyone: The user has agreed to activate a list that is for everyone.

    Raises:
        Refusal: A value is not allowed, the list is gone, or it would reach everyone unasked.
        EditedElsewhere: Both changed the same and *choices* does not decide it.
    """
    with workspace.step() as step:
        row = browse.price_list(step.connection, rid)
        if row is None or row.deleted_at is not None:
            raise Refusal("This price list was deleted meanwhile.")
        if base is not None:
            mine = merged(base, mine, fields(row), choices)
        changed = _edit(step, [row], mine, everyone=everyone)
        word = "Changed" if changed else "Nothing to change in"
        step.sentence = f"{word} price list {quoted(row.name)}."
        _warn(step, rid)
    return step.done


def update_many(
    workspace: Workspace,
    rids: Sequence[int],
    mine: Mapping[str, object],
    *,
    everyone: bool = False,
) -> Done:
    """Give many price lists the same values in the fields named, leaving the others alone.

    Raises:
        Refusal: A value is not allowed, or lists would reach everyone unasked.
    """
    with workspace.step() as step:
        lists = _living(step, rids)
        changed = _edit(step, lists, mine, everyone=everyone)
        step.sentence = f"Changed {count_noun(len(changed), 'price list')}."
    return step.done


def set_status(
    workspace: Workspace, rids: Sequence[int], status: str, *, everyone: bool = False
) -> Done:
    """Set price lists to draft or active.

    Raises:
        Refusal: A list that is for everyone would be activated and *everyone* was not agreed to.
    """
    with workspace.step() as step:
        lists = _living(step, rids)
        changed = _edit(step, lists, {"status": status}, everyone=everyone)
        verb = "Activated" if status == "active" else "Set to draft:"
        named = [row.name for row in lists if row.rid in set(changed)]
        what = f"price list {quoted(named[0])}" if len(named) == 1 else f"{len(named)} price lists"
        step.sentence = f"{verb} {what}."
        if len(named) == 1:
            _warn(step, changed[0])
    return step.done


def relink(
    workspace: Workspace,
    lists: Collection[int],
    *,
    join: Iterable[int] = (),
    leave: Iterable[int] = (),
    create: Iterable[str] = (),
    remedy: Remedy | None = None,
) -> Done:
    """Give price lists to some groups and take them from others, as one step.

    A list that was for everyone and gets a group is for that group only from then on.

    Raises:
        AudienceAtStake: A list, no draft, would lose its last group and *remedy* is not given.
        Refusal: A new group's name is not allowed or taken, or a group was deleted meanwhile.
    """
    with workspace.step() as step:
        join, leave, parts = list(join), list(leave), []
        for rid in (*join, *leave):
            living_group(step, rid)
        lists = sorted(rows.live(step.connection, Kind.PRICE_LIST, lists))
        for name in create:
            rid, _ = insert_group(step, clean(Kind.GROUP, {"name": name}))
            join.append(rid)
            parts.append(f"created customer group {quoted(name.strip())}")
        given = [rid for rid in lists if step.apply(LinkGroups(rid, tuple(sorted(join))))]
        at_stake = _about_to_be_left(step, lists, leave)
        fail_closed.settle(step, at_stake, remedy, going=leave)
        taken = [rid for rid in lists if step.apply(UnlinkGroups(rid, tuple(sorted(leave))))]
        narrowed = _narrow(step, given)
        parts += [f"gave {_names(step, given)} to {_groups(step, join)}"] if given else []
        parts += [f"took {_names(step, taken)} from {_groups(step, leave)}"] if taken else []
        parts += ["no longer for everyone"] if narrowed else []
        parts += fail_closed.told(remedy) if at_stake else []
        text = "; ".join(parts) or "nothing to change"
        step.sentence = f"{text[0].upper()}{text[1:]}."
    return step.done


def _living(step: Step, rids: Collection[int]) -> list[PriceList]:
    """Return the lists that are there and not in the trash, by key."""
    return pages.price_lists(
        step.connection, sorted(rows.live(step.connection, Kind.PRICE_LIST, rids))
    )


def _check_period(values: Mapping[str, object], row: PriceList | None = None) -> None:
    """Refuse an end that is not after the start; what an import left in *row* may stay."""
    before = (row.starts_at, row.ends_at) if row else (None, None)
    starts, ends = values.get("starts_at", before[0]), values.get("ends_at", before[1])
    if isinstance(starts, datetime) and isinstance(ends, datetime) and (starts, ends) != before:
        rules.list_period(starts, ends)


def _edit(
    step: Step, lists: Sequence[PriceList], mine: Mapping[str, object], *, everyone: bool
) -> list[int]:
    """Write *mine* to *lists*, unless one for everyone would be activated unasked."""
    for row in lists:
        _check_period(mine, row)
    values = clean(Kind.PRICE_LIST, mine)
    activated = [row.name for row in lists if row.for_everyone and row.status == "draft"]
    if values.get("status") == "active" and activated and not everyone:
        raise fail_closed.reaches_everyone(activated)
    return edit(step, Kind.PRICE_LIST, {row.rid: values for row in lists})


def _about_to_be_left(step: Step, lists: Collection[int], leave: Sequence[int]) -> list[PriceList]:
    """Return the lists, no drafts and not for everyone, that only groups of *leave* still have."""
    linked = members.groups_of_lists(step.connection, sorted(lists))
    left = [rid for rid, groups in linked.items() if groups and not set(groups) - set(leave)]
    rows_ = pages.price_lists(step.connection, left)
    return [row for row in rows_ if row.status != "draft" and not row.for_everyone]


def _narrow(step: Step, lists: Collection[int]) -> list[int]:
    """Let lists that were for everyone and have groups now be for those only."""
    linked = members.groups_of_lists(step.connection, sorted(lists))
    wide = [
        row.rid for row in pages.price_lists(step.connection, sorted(lists)) if row.for_everyone
    ]
    narrow = {rid: {"for_everyone": 0} for rid in wide if linked[rid]}
    return edit(step, Kind.PRICE_LIST, narrow)


def _copy_prices(step: Step, source: int, target: int) -> int:
    """Copy every price of one list to another, and return how many."""
    columns = rows.COLUMNS[Kind.PRICE]
    rid = rows.next_rid(step.connection, Kind.PRICE)
    copies: list[tuple[Plain, ...]] = []
    for key in members.prices_of_list(step.connection, source):
        row = dict(zip(columns, key, strict=True))
        row |= {"rid": rid + len(copies), "id": step.new_id("ma"), "price_list_id": target}
        row |= {"created_at": step.ms, "updated_at": step.ms}
        copies.append(tuple(row[column] for column in columns))
    return step.apply(InsertRows(Kind.PRICE, columns, tuple(copies)))


def _warn(step: Step, rid: int) -> None:
    """Say what is questionable about the list."""
    row = browse.price_list(step.connection, rid)
    if row is not None:
        step.warnings += rules.price_list_warnings(
            status=row.status,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            groups=row.group_count,
            for_everyone=row.for_everyone,
            prices=row.price_count,
            now=step.now,
        )


def _names(step: Step, lists: Collection[int]) -> str:
    """Return what *lists* are called in a sentence."""
    if len(lists) > 1:
        return count_noun(len(lists), "price list")
    return f"price list {quoted(finding.names(step.connection, Kind.PRICE_LIST, lists)[0])}"


def _groups(step: Step, groups: Sequence[int]) -> str:
    """Return what *groups* are called in a sentence."""
    if len(groups) > 2:  # noqa: PLR2004 - more would drown the sentence
        return count_noun(len(groups), "customer group")
    return " and ".join(quoted(n) for n in finding.names(step.connection, Kind.GROUP, groups))
