"""A row as a JSON object to be edited by hand, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.periods import iso, read_iso
from cgtui.domain.text import nearest, quoted
from cgtui.services import customers, price_lists
from cgtui.services.editing import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cgtui.domain.records import Customer, Group, PriceList
    from cgtui.domain.views import PaneKind

_INSTANTS = ("starts_at", "ends_at")
_TRUTHS = ("has_account", "includes_tax")
_OBJECTS = ("metadata",)
_REQUIRED = ("name", "email", "type", "status")


def fields(row: Group | Customer | PriceList, kind: PaneKind) -> dict[str, object]:
    """Return the fields of *row* that a user can edit, with their values."""
    names = {
        Kind.GROUP: ("name", "metadata"),
        Kind.CUSTOMER: customers.FIELDS,
        Kind.PRICE_LIST: price_lists.FIELDS,
    }[kind]
    return {name: getattr(row, name) for name in names}


def editable(values: Mapping[str, object]) -> dict[str, object]:
    """Return *values* as JSON can hold them: instants as ISO 8601 text, UTC."""
    return {
        name: iso(value) if name in _INSTANTS and value is not None else value  # type: ignore[arg-type]  # a named instant is one
        for name, value in values.items()
    }


def read(
    kind: PaneKind, edited: Mapping[str, object], known: Mapping[str, object]
) -> dict[str, object]:
    """Return the values that the JSON object *edited* gives to the fields it names.

    Args:
        kind: What the row is.
        edited: The object as it was edited; a key left out leaves its field as it is.
        known: The fields there are.

    Raises:
        Refusal: A key is no field, or a value is not what its field holds.
    """
    values: dict[str, object] = {}
    for name, value in edited.items():
        if name not in known:
            meant = nearest(name, known)
            hint = f"; did you mean {quoted(meant)}?" if meant else f": {', '.join(known)}."
            raise Refusal(f"There is no field {quoted(name)}{hint}")
        values[name] = _value(name, value)
    clean(kind, values)
    return values


def _value(name: str, value: object) -> object:
    """Return *value* as the field *name* holds it."""
    if name in _TRUTHS:
        if not isinstance(value, bool):
            raise Refusal(f"{name} is true or false, not {quoted(str(value))}.", field=name)
    elif name in _OBJECTS:
        if value is not None and not isinstance(value, dict):
            raise Refusal(f"{name} is a JSON object or null.", field=name)
    elif value is None and name not in _REQUIRED:
        return "" if name == "description" else None
    elif not isinstance(value, str):
        raise Refusal(f"{name} is a text, not {quoted(str(value))}.", field=name)
    elif name in _INSTANTS:
        return read_iso(value)
    return value
