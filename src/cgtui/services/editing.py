"""Change some fields of some rows: cleaned, compared with what is there, merged, as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain import rules
from cgtui.domain.changes import Edit, Kind, Plain, UpdateRows
from cgtui.domain.errors import Refusal
from cgtui.domain.merging import Conflict, Merged, merge, resolve
from cgtui.domain.metadata import dump_metadata
from cgtui.domain.periods import to_ms
from cgtui.services.countries import known_country
from cgtui.store import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from cgtui.domain.merging import Side
    from cgtui.services.workspace import Step


class EditedElsewhere(Refusal):
    """A row was changed elsewhere while it was edited here, and in the same fields.

    Args:
        merged: Both edits as one, with the conflicts somebody has to decide.
    """

    def __init__(self, merged: Merged) -> None:
        fields = ", ".join(conflict.field for conflict in merged.conflicts)
        super().__init__(f"Changed elsewhere meanwhile, in the same place: {fields}.")
        self.conflicts: tuple[Conflict, ...] = merged.conflicts


def _instant(value: datetime | None) -> Plain:
    return None if value is None else to_ms(value)


def _flag(value: object) -> Plain:
    return int(bool(value))


_CLEAN: Mapping[str, Callable[[Any], Plain]] = {
    "email": rules.email,
    "first_name": lambda text: rules.optional_text(text, field="first_name"),
    "last_name": lambda text: rules.optional_text(text, field="last_name"),
    "phone": lambda text: rules.optional_text(text, field="phone"),
    "company": lambda text: rules.optional_text(text, field="company"),
    "country_code": known_country,
    "has_account": _flag,
    "metadata": dump_metadata,
    "description": lambda text: rules.optional_text(text, field="description", lines=True) or "",
    "type": rules.list_type,
    "status": rules.list_status,
    "starts_at": _instant,
    "ends_at": _instant,
    "includes_tax": _flag,
    "for_everyone": _flag,
}
_NAMES: Mapping[Kind, Callable[[str], str]] = {
    Kind.GROUP: rules.group_name,
    Kind.PRICE_LIST: rules.price_list_name,
}


def clean(kind: Kind, values: Mapping[str, object]) -> dict[str, Plain]:
    """Return *values* as their columns hold them.

    Raises:
        Refusal: A value is not allowed; ``field`` says which.
    """
    return {
        field: _NAMES[kind](str(value)) if field == "name" else _CLEAN[field](value)
        for field, value in values.items()
    }


def merged(
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    choices: Mapping[str, Side] | None,
) -> dict[str, object]:
    """Return my edit of *base* on top of *theirs*, only the fields that are then to be written.

    Args:
        base: The row when the form was opened.
        mine: The fields that were touched.
        theirs: The row as it is now.
        choices: Whose value to take in each conflict, once that has been asked.

    Raises:
        EditedElsewhere: Both changed the same and *choices* does not say whose counts.
    """
    both = merge(base, mine, theirs)
    undecided = {c.field for c in both.conflicts} - set(choices or {})
    if undecided:
        raise EditedElsewhere(both)
    values = resolve(both, choices or {})
    return {field: value for field, value in values.items() if field in mine}


def edit(step: Step, kind: Kind, wanted: Mapping[int, Mapping[str, Plain]]) -> list[int]:
    """Give each row the values wanted for it, and return the keys of those that truly changed.

    ``updated_at`` becomes the instant of the step, on changed rows only.
    """
    columns = tuple(sorted({column for values in wanted.values() for column in values}))
    edits = []
    for row in rows.read_as_mappings(step.connection, kind, list(wanted)):
        rid = int(str(row["rid"]))
        before = tuple(row[column] for column in columns)
        after = tuple(wanted[rid].get(column, row[column]) for column in columns)
        if before != after:
            edits.append(Edit(rid, (*before, row["updated_at"]), (*after, step.ms)))
    if edits:
        step.apply(UpdateRows(kind, (*columns, "updated_at"), tuple(edits)))
    return [e.rid for e in edits]
