"""What answers of Medusa change: rows as they are beside rows as they will be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgtui.domain.changes import (
    AddMembers,
    Change,
    DeleteRows,
    Edit,
    Kind,
    LinkGroups,
    RemoveMembers,
    UnlinkGroups,
    UpdateRows,
)
from cgtui.services.imports.changing import CHUNK, inserted, updated
from cgtui.services.imports.medusa_answers import COUNTED_AS
from cgtui.services.imports.medusa_picture import KINDS, Picture, unique_key
from cgtui.services.imports.medusa_relations import list_groups, memberships
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgtui.services.imports.changing import Stamp
    from cgtui.services.imports.medusa_answers import Answers
    from cgtui.services.imports.medusa_relations import Pairs
    from cgtui.services.imports.outcome import Findings
    from cgtui.store.connection import Connection
    from cgtui.store.rows import Row


def compare_answers(
    connection: Connection, answers: Answers, stamp: Stamp, findings: Findings
) -> Iterator[Change]:
    """Yield what *answers* change, counting in *findings* what becomes of everything."""
    answers.tell_missing_pages()
    picture = Picture(connection, answers, stamp.ms)
    gone = _dropped_prices(picture)
    members = memberships(connection, picture)
    links = list_groups(connection, picture, findings)
    if gone:
        yield DeleteRows(Kind.PRICE, tuple(gone))
        findings.counts["prices"].removed += len(gone)
    for kind in KINDS:
        yield from _rows(picture, kind, findings)
    _count_pairs(findings, "memberships", members)
    _count_pairs(findings, "price_list_groups", links)
    for group, customers in _by_first(members.removed):
        yield RemoveMembers(group, customers)
    for group, customers in _by_first(members.added):
        yield AddMembers(group, customers, (None,))
    for price_list, groups in _by_first(links.removed):
        yield UnlinkGroups(price_list, groups)
    for price_list, groups in _by_first(links.added):
        yield LinkGroups(price_list, groups)


def _dropped_prices(picture: Picture) -> list[int]:
    """Take the prices out of *picture* that no answer names any more; return their keys."""
    prices = picture.now[Kind.PRICE]
    of_parent: dict[tuple[Kind, object], set[str]] = defaultdict(set)
    for text_id, row in prices.items():
        price_list = row["price_list_id"]
        kind, parent = (
            (Kind.VARIANT, row["variant_id"]) if price_list is None
            else (Kind.PRICE_LIST, price_list)
        )  # fmt: skip
        of_parent[kind, parent].add(text_id)
    gone = set()
    for kind in (Kind.VARIANT, Kind.PRICE_LIST):
        for answer in picture.accepted(kind):
            if "prices" in answer.relations:
                there = of_parent[kind, picture.rid(kind, answer.id)]
                gone |= there.difference(answer.relations["prices"])
    return sorted(int(str(prices.pop(text_id)["rid"])) for text_id in gone)


def _rows(picture: Picture, kind: Kind, findings: Findings) -> Iterator[Change]:
    """Yield what changes in the rows of *kind*."""
    before, now = picture.before[kind], picture.now[kind]
    new, changed = [], []
    for text_id, row in now.items():
        if text_id not in before:
            new.append(tuple(row[column] for column in COLUMNS[kind]))
        elif row != before[text_id]:
            changed.append(text_id)
    count = findings.counts[COUNTED_AS[kind]]
    count.new += len(new)
    count.changed += len(changed)
    count.unchanged += len((picture.mentioned[kind] & before.keys() & now.keys()) - {*changed})
    yield from _edits(kind, before, now, changed)
    yield from inserted(kind, sorted(new, key=lambda row: int(str(row[0]))))


def _edits(
    kind: Kind, before: dict[str, Row], now: dict[str, Row], changed: list[str]
) -> Iterator[Change]:
    """Yield what edits the rows *changed*; names are handed on without two ever being the same.

    Who takes over a name that another still has steps into the trash until it is free.
    """
    held = {key: i for i, row in before.items() if (key := unique_key(kind, row)) is not None}
    waiting = {i for i in changed if held.get(unique_key(kind, now[i]) or (), i) != i}
    stamp = ("deleted_at",)
    aside = {i: {**before[i], "deleted_at": 0} for i in waiting if before[i]["deleted_at"] is None}
    if aside:
        edits = [Edit(int(str(row["rid"])), (None,), (0,)) for row in aside.values()]
        yield UpdateRows(kind, stamp, tuple(edits))
    start = {**before, **aside}
    yield from _by_columns(kind, start, now, [i for i in changed if i not in waiting])
    yield from _by_columns(kind, start, now, [i for i in changed if i in waiting])


def _by_columns(
    kind: Kind, before: dict[str, Row], now: dict[str, Row], changed: Iterable[str]
) -> Iterator[Change]:
    """Yield edits, those of the same columns together."""
    edits: dict[tuple[str, ...], list[Edit]] = defaultdict(list)
    for text_id in changed:
        was, row = before[text_id], now[text_id]
        columns = tuple(column for column in COLUMNS[kind] if was[column] != row[column])
        old = tuple(was[column] for column in columns)
        edits[columns].append(
            Edit(int(str(row["rid"])), old, tuple(row[column] for column in columns))
        )
    for columns, same in edits.items():
        yield from updated(kind, columns, same)


def _by_first(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the second of each of *pairs* by their first, some thousands at a time."""
    seconds: dict[int, list[int]] = defaultdict(list)
    for first, second in sorted(pairs):
        seconds[first].append(second)
    for first, all_ in seconds.items():
        for start in range(0, len(all_), CHUNK):
            yield first, tuple(all_[start : start + CHUNK])


def _count_pairs(findings: Findings, kind: str, pairs: Pairs) -> None:
    """Count what becomes of *pairs*."""
    count = findings.counts[kind]
    count.new += len(pairs.added)
    count.removed += len(pairs.removed)
    count.unchanged += len(pairs.now & pairs.before)
