"""What saving a form would write, value by value, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cgtui.domain.patching import MetadataPatch
from cgtui.domain.text import visible
from cgtui.tui.forms.fields import EMPTY, MIXED, show_value
from cgtui.tui.forms.metadata_rows import MixedMetadata, metadata_changes
from cgtui.tui.forms.save_bar import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

    from cgtui.domain.metadata import Metadata
    from cgtui.tui.forms.field_row import Reading
    from cgtui.tui.forms.fields import FormSpec

REMOVED = "(removed)"
"""Stands for the new value of a key that is taken away."""

WRONG = "(not readable yet)"
"""Stands for a new value as long as what was typed is wrong."""


def list_differences(
    spec: FormSpec, readings: Mapping[str, Reading], zone: tzinfo
) -> tuple[Difference, ...]:
    """Return each value that saving the form would change, metadata key by key."""
    found: list[Difference] = []
    for field in spec.fields:
        reading = readings[field.key]
        if not reading.changed:
            continue
        if reading.refusal:
            old = show_value(field, spec.initial(field.key), zone)
            found.append(Difference(field.label, old, WRONG, spec.many))
        else:
            found += written_by(spec, {field.key: reading.value}, zone)
    return tuple(found)


def written_by(
    spec: FormSpec, values: Mapping[str, object], zone: tzinfo
) -> tuple[Difference, ...]:
    """Return each value that writing *values* over what *spec* began with changes."""
    found: list[Difference] = []
    for field in spec.fields:
        if field.key not in values:
            continue
        old, new = spec.initial(field.key), values[field.key]
        if field.kind == "metadata":
            found += _of_metadata(field.label, old, new, spec.many)
        else:
            shown = show_value(field, old, zone), show_value(field, new, zone)
            found.append(Difference(field.label, *shown, spec.many))
    return tuple(found)


def _of_metadata(label: str, old: object, new: object, where: str) -> Iterator[Difference]:
    """Yield one difference for each key."""
    if isinstance(new, MetadataPatch):
        shared = old.shared if isinstance(old, MixedMetadata) else {}
        before = {key: was for key, was, _ in metadata_changes(shared, {})}
        after = {key: value for key, _, value in metadata_changes({}, dict(new.set))}
        for key in (*after, *map(visible, new.remove)):
            was = before.get(key, MIXED.value)
            yield Difference(f"{label} {key}", was, after.get(key, REMOVED), where)
        return
    pairs = cast("Metadata | None", old), cast("Metadata | None", new)
    changes = metadata_changes(*pairs)
    if not changes:
        yield Difference(label, *(EMPTY if m is None else "{}" for m in pairs))
    for key, was, value in changes:
        yield Difference(f"{label} {key}".rstrip(), was or EMPTY, value or REMOVED)
