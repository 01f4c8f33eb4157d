"""Two edits of one row, made without knowing of each other, become one edit or a question.

A field counts as mine only where I touched it. Metadata is merged key by key, so that two people
may each add a key. Types count: ``True`` is not ``1``, nor ``2`` the same as ``2.0``.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

METADATA = "metadata"
"""The field that is merged key by key; a conflict in it is named ``metadata.KEY``."""

_IN_METADATA = f"{METADATA}."

Side = Literal["mine", "theirs"]
"""Whose value is taken where both changed the same."""


class Absent(enum.Enum):
    """The value of a key that is not there: one side removed it, or never had it."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT
"""The one value of `Absent`."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something both sides changed, and not to the same.

    Attributes:
        field: The field, or ``metadata.KEY``.
        base: What it was when I began; `ABSENT` for a key that was not there.
        mine: What I made of it.
        theirs: What it is now.
    """

    field: str
    base: object
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merged:
    """A row with both edits in it.

    Attributes:
        values: Every field; where there is a conflict, theirs until it is resolved.
        conflicts: What somebody has to choose.
        arrived: What changed elsewhere only, to be told: fields, or ``metadata.KEY``.
    """

    values: dict[str, object]
    conflicts: tuple[Conflict, ...] = ()
    arrived: tuple[str, ...] = ()


def merge(
    base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> Merged:
    """Return my edit of *base* on top of what the row has become meanwhile.

    Args:
        base: The row when I began to edit it.
        mine: The fields I may have touched; a field left out is untouched.
        theirs: The row as it is now, every field of it.

    Raises:
        ValueError: I edited a field that the row does not have.

    >>> row = {"name": "VIP", "metadata": None}
    >>> merge(row, {"name": "Gold"}, {"name": "VIP", "metadata": {"tier": 1}}).values
    {'name': 'Gold', 'metadata': {'tier': 1}}
    """
    if unknown := mine.keys() - theirs.keys():
        raise ValueError(unknown)
    values = dict(theirs)
    conflicts: list[Conflict] = []
    arrived: list[str] = []
    for field, now in theirs.items():
        was, wanted = base.get(field, ABSENT), mine.get(field, base.get(field, ABSENT))
        if field == METADATA and _three_differ(was, wanted, now):
            inner = merge_metadata(_keys(was), _keys(wanted), _keys(now))
            values[field] = inner.values or None
            conflicts += inner.conflicts
            arrived += inner.arrived
        elif same(wanted, was):
            arrived += [] if same(now, was) else [field]
        elif same(now, was):
            values[field] = wanted
        elif not same(now, wanted):
            conflicts.append(Conflict(field, was, wanted, now))
    return Merged(values, tuple(conflicts), tuple(arrived))


def merge_metadata(
    base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> Merged:
    """Return two edits of one metadata as one, in their order, or in mine if I rearranged it."""
    values: dict[str, object] = {}
    conflicts: list[Conflict] = []
    arrived: list[str] = []
    for key in _in_order(base, mine, theirs):
        was, wanted, now = (side.get(key, ABSENT) for side in (base, mine, theirs))
        name = f"{_IN_METADATA}{key}"
        taken = now if same(wanted, was) else wanted
        if _three_differ(was, wanted, now):
            conflicts.append(Conflict(name, was, wanted, now))
            taken = now
        elif same(wanted, was) and not same(now, was):
            arrived.append(name)
        if taken is not ABSENT:
            values[key] = taken
    return Merged(values, tuple(conflicts), tuple(arrived))


def resolve(merged: Merged, choices: Mapping[str, Side]) -> dict[str, object]:
    """Return the row with each conflict decided.

    Args:
        merged: What `merge` returned.
        choices: Whose value to take, for every conflict by its field.

    Raises:
        KeyError: A conflict was not decided.
    """
    values = dict(merged.values)
    metadata = dict(_keys(values.get(METADATA)))
    touched = False
    for conflict in merged.conflicts:
        if choices[conflict.field] == "theirs":
            continue
        if not conflict.field.startswith(_IN_METADATA):
            values[conflict.field] = conflict.mine
            continue
        touched = True
        key = conflict.field.removeprefix(_IN_METADATA)
        metadata[key] = conflict.mine
        if conflict.mine is ABSENT:
            del metadata[key]
    if touched:
        values[METADATA] = metadata or None
    return values


def same(one: object, other: object) -> bool:
    """Tell whether two values are the same in type and order too, however deep.

    >>> same(1, True), same({"a": 1, "b": 2}, {"b": 2, "a": 1}), same([1], [1])
    (False, False, True)
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _three_differ(was: object, wanted: object, now: object) -> bool:
    return not (same(wanted, was) or same(now, was) or same(wanted, now))


def _keys(metadata: object) -> Mapping[str, object]:
    return metadata if isinstance(metadata, dict) else {}


def _in_order(
    base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> Iterator[str]:
    """Return every key once: the order of who rearranged, then what only the other side has."""
    rearranged = [key for key in mine if key in base] != [key for key in base if key in mine]
    first, second = (mine, theirs) if rearranged else (theirs, mine)
    yield from first
    yield from (key for key in second if key not in first)
    yield from (key for key in base if key not in first and key not in second)
