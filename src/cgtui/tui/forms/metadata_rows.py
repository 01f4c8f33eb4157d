"""Metadata as rows of key, type and value while it is being edited; nothing of it is a widget.

A row that was not touched keeps its very value, so nothing is lost by looking at it: ``"2"`` stays
a text, ``2`` a number and ``2.0`` another one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from cgtui.domain.errors import Refusal
from cgtui.domain.metadata import KINDS, dump_metadata, read_value, show_value
from cgtui.domain.patching import MetadataPatch
from cgtui.domain.text import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.metadata import Kind, Metadata
    from cgtui.domain.strict_json import JSON

MIXED_KIND: Final = "mixed"
"""The type of a row whose key holds different values, or is missing, in some of many records."""

FIXED_TEXT: Final = {"null": "", "true/false": "true", MIXED_KIND: ""}
"""The text that a row gets with its type, where the type leaves no other."""


@dataclass(frozen=True, slots=True)
class MixedMetadata:
    """What the metadata of many records have in common.

    Attributes:
        shared: Keys that every record has, with the same value.
        differing: Keys that differ, or that only some of the records have.
    """

    shared: Metadata = field(default_factory=dict)
    differing: tuple[str, ...] = ()


def share_metadata(many: Sequence[Metadata | None]) -> MixedMetadata:
    """Return what the metadata of many records have in common, keys in order of appearance."""
    keys = list(dict.fromkeys(key for metadata in many for key in metadata or ()))
    shared: Metadata = {}
    differing: list[str] = []
    for key in keys:
        found = {dump_metadata({key: m[key]}) for m in many if m and key in m}
        if len(found) == 1 and all(m and key in m for m in many):
            shared[key] = next(m[key] for m in many if m)
        else:
            differing.append(key)
    return MixedMetadata(shared, tuple(differing))


def metadata_changes(old: Metadata | None, new: Metadata | None) -> list[tuple[str, str, str]]:
    """Return key, old and new value as JSON of each key that differs; a missing value is empty.

    >>> metadata_changes({"tier": 1, "vat": "DE1"}, {"tier": "1", "vip": True})
    [('tier', '1', '"1"'), ('vat', '"DE1"', ''), ('vip', '', 'true')]
    """
    old, new = old or {}, new or {}
    pairs = [(key, _json(old, key), _json(new, key)) for key in dict.fromkeys((*old, *new))]
    changed = [(visible(key), before, after) for key, before, after in pairs if before != after]
    if not changed and list(old) != list(new):
        changed = [("", "the order of the keys", ", ".join(map(visible, new)))]
    return changed


def _json(metadata: Metadata, key: str) -> str:
    return (
        visible(json.dumps(metadata[key], ensure_ascii=False, allow_nan=False))
        if key in metadata
        else ""
    )


@dataclass(slots=True)
class MetadataRow:
    """One key with its value, as they stand in the editor.

    Attributes:
        key: The key, as typed.
        kind: One of the domain's kinds of value, or `MIXED_KIND`.
        text: The value, as typed.
        was: Key, kind and text as they were loaded; nothing for a row that was added.
        value: The value that was loaded.
        removed: Whether saving takes the key away.
        parked: The text a change of the type put aside, for when the type comes back.
    """

    key: str = ""
    kind: str = KINDS[0]
    text: str = ""
    was: tuple[str, str, str] | None = None
    value: JSON = None
    removed: bool = False
    parked: str = ""

    @property
    def blank(self) -> bool:
        """Return whether the row was added and nothing was typed into it."""
        return self.was is None and not (self.key or self.text or self.removed)

    @property
    def changed(self) -> bool:
        """Return whether saving would write something for this row."""
        return not self.blank and (self.removed or self.was != (self.key, self.kind, self.text))

    def read(self) -> JSON:
        """Return the value; `Refusal` where the text does not fit the type."""
        if self.was is not None and self.was[1:] == (self.kind, self.text):
            return self.value
        return read_value(cast("Kind", self.kind), self.text)

    def turn(self, kind: str) -> None:
        """Change the type, giving the text a form that fits and remembering the one it had."""
        if self.kind not in FIXED_TEXT:
            self.parked = self.text
        self.text = FIXED_TEXT.get(kind, self.parked)
        self.kind = kind

    def write(self, text: str) -> None:
        """Change the value; a row whose values differ becomes one text for all."""
        if text and self.kind == MIXED_KIND:
            self.kind = KINDS[0]
        self.text = text


class MetadataDraft:
    """The metadata of one record, or of many, while it is being edited.

    Args:
        loaded: The metadata of one record, or `MixedMetadata` for a draft over many, whose
            result is then a `MetadataPatch`.
    """

    def __init__(self, loaded: Metadata | MixedMetadata | None) -> None:
        self.loaded = loaded
        self.many = isinstance(loaded, MixedMetadata)
        self.rows: list[MetadataRow] = []
        self.reset()

    def reset(self) -> None:
        """Show what was loaded, with one blank row below it."""
        self.rows = self._loaded_rows()
        self.grow()

    def _loaded_rows(self) -> list[MetadataRow]:
        loaded = self.loaded
        if not isinstance(loaded, MixedMetadata):
            return [_loaded_row(key, value) for key, value in (loaded or {}).items()]
        mixed = [MetadataRow(k, MIXED_KIND, "", (k, MIXED_KIND, "")) for k in loaded.differing]
        return [_loaded_row(key, value) for key, value in loaded.shared.items()] + mixed

    def take(self, metadata: Metadata | None) -> None:
        """Show *metadata*, as it was written elsewhere, against what was loaded."""
        known = {row.key: row for row in self._loaded_rows()}
        self.rows = []
        for key, value in (metadata or {}).items():
            row = _loaded_row(key, value)
            origin = known.pop(key, None)
            row.was, row.value = (origin.was, origin.value) if origin else (None, None)
            self.rows.append(row)
        for row in known.values():
            row.removed = True
        self.rows += known.values()
        self.grow()

    def grow(self) -> None:
        """See to it that there is a blank row at the end."""
        if not self.rows or not self.rows[-1].blank:
            self.rows.append(MetadataRow())

    def remove(self, index: int) -> None:
        """Mark a row as removed, or no longer; a row added to a single record just goes."""
        row = self.rows[index]
        if row.was is None and not (self.many and row.key):
            del self.rows[index]
            self.grow()
        else:
            row.removed = not row.removed

    def kinds(self, row: MetadataRow) -> tuple[str, ...]:
        """Return the types that *row* can take."""
        mixed = row.was is not None and row.was[1] == MIXED_KIND
        return (MIXED_KIND, *KINDS) if mixed else KINDS

    def mistakes(self) -> dict[int, str]:
        """Return what is wrong, by the index of the row."""
        found: dict[int, str] = {}
        seen: set[str] = set()
        for index, row in enumerate(self.rows):
            if row.blank or (row.removed and not self.many):
                continue
            if sentence := _mistake(row, seen):
                found[index] = sentence
            seen.add(row.key)
        return found

    def read(self) -> Metadata | MetadataPatch | None:
        """Return the metadata as it is now; for many records, what to do to each.

        Raises:
            Refusal: A row is wrong; the sentence is that of the first.
        """
        for sentence in self.mistakes().values():
            raise Refusal(sentence)
        if self.many:
            return self._patch()
        metadata = {row.key: row.read() for row in self.rows if not (row.blank or row.removed)}
        return None if self.loaded is None and not metadata else metadata

    def _patch(self) -> MetadataPatch:
        """Return what the changed rows do to the metadata of each record."""
        changed = [row for row in self.rows if row.changed]
        kept = {row.key: row.read() for row in changed if not row.removed}
        gone = [row.was[0] if row.was else row.key for row in changed]
        return MetadataPatch(kept, tuple(key for key in gone if key not in kept))


def _loaded_row(key: str, value: JSON) -> MetadataRow:
    kind, text = show_value(value)
    return MetadataRow(key, kind, text, (key, kind, text), value)


def _mistake(row: MetadataRow, seen: set[str]) -> str:
    """Return what is wrong with *row*, given the keys above it, or nothing."""
    if row.key in seen:
        return f"The key {quoted(row.key)} is there twice."
    if not row.changed or (row.removed and row.key):
        return ""
    if not row.key:
        return "A key is needed."
    if row.kind == MIXED_KIND:
        return "The values of this key differ, so it cannot be renamed."
    try:
        row.read()
    except Refusal as refusal:
        return str(refusal)
    return ""
