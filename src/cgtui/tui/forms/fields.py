"""What a form asks for: its fields as plain specifications, and what a typed text means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from cgtui.domain.errors import Refusal
from cgtui.domain.merging import same
from cgtui.domain.metadata import dump_metadata
from cgtui.domain.periods import edit_instant, parse_instant, show_instant
from cgtui.domain.text import count_noun, visible
from cgtui.tui.forms.metadata_rows import MixedMetadata

if TYPE_CHECKING:
    from datetime import tzinfo

    from cgtui.domain.metadata import Metadata


class Mixed(Enum):
    """The only member stands for a field whose rows hold different values."""

    MIXED = "‹mixed›"  # noqa: RUF001 - the sign for it, everywhere


MIXED: Final = Mixed.MIXED
"""Shown where the rows of a form differ; such a field is written only when it was touched."""

EMPTY: Final = "(empty)"
"""How a value that is not there is shown beside others."""

FieldKind: TypeAlias = Literal["text", "select", "switch", "instant", "metadata"]
Values: TypeAlias = Mapping[str, object]
"""The values of a form by the key of their field; `MIXED` where untouched rows differ."""

Checks: TypeAlias = Callable[[Values], Sequence[Refusal]]
"""Finds what is wrong between fields; a refusal that names its field is shown under it."""

Warnings: TypeAlias = Callable[[Values, datetime], Sequence[str]]
"""Finds what is questionable but legal at an instant; it is said and never blocks."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    Attributes:
        key: The name of the value, as the record has it.
        label: What stands at its left.
        kind: Which control asks.
        required: Whether the value must be there.
        help: One sentence, shown while the field has the focus.
        options: The choices of a select, each with its label.
        max_length: How many characters can be typed.
        clean: The domain's rule: makes the value of the typed text, or raises `Refusal`.
        empty: The value of a text that was left empty.
    """

    key: str
    label: str
    kind: FieldKind = "text"
    required: bool = False
    help: str = ""
    options: tuple[tuple[str, object], ...] = ()
    max_length: int = 1000
    clean: Callable[[str], object] | None = None
    empty: object = None

    @property
    def choices(self) -> tuple[tuple[str, object], ...]:
        """Return the choices of a select or a switch, each with its label."""
        return (("yes", True), ("no", False)) if self.kind == "switch" else self.options


def _nothing_wrong(_values: Values) -> Sequence[Refusal]:
    return ()


def _nothing_questionable(_values: Values, _now: datetime) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A whole form, before it is on the screen.

    Attributes:
        title: What the form does, such as ``Edit 12 customers``.
        fields: Its questions, from top to bottom.
        values: What the fields hold at first; what is missing is empty.
        new: Whether the record is yet to be made: then saving hands over every field.
        rows: How many records are edited at once.
        noun: What a record is called.
        note: A sentence above the fields.
        checks: What must be true between fields.
        warnings: What is questionable but legal.
    """

    title: str
    fields: tuple[Field, ...]
    values: Values = field(default_factory=dict)
    new: bool = False
    rows: int = 1
    noun: str = "row"
    note: str = ""
    checks: Checks = _nothing_wrong
    warnings: Warnings = _nothing_questionable

    def initial(self, key: str) -> object:
        """Return what the field *key* holds at first."""
        return self.values.get(key)

    @property
    def many(self) -> str:
        """Return ``on 12 customers`` for a form over many rows, else nothing."""
        return f"on {count_noun(self.rows, self.noun)}" if self.rows > 1 else ""


def shared_values(records: Sequence[object], keys: Sequence[str]) -> dict[str, object]:
    """Return for each key the value that all *records* hold, or `MIXED` where they differ."""
    values: dict[str, object] = {}
    for key in keys:
        first, *others = (getattr(record, key) for record in records)
        values[key] = first if all(same(first, other) for other in others) else MIXED
    return values


def read_field(asked: Field, text: str, *, now: datetime, zone: tzinfo) -> object:
    """Return the value that *text* means as an answer to *asked*.

    Args:
        asked: A field of the kind text or instant.
        text: What was typed.
        now: What ``today`` and ``+14d`` are counted from.
        zone: Whose midnight a day begins with.

    Raises:
        Refusal: It breaks a rule; the refusal names the field.
    """
    if not text.strip():
        if asked.required:
            raise Refusal(f"{asked.label} is needed.", field=asked.key)
        return asked.empty
    try:
        if asked.kind == "instant":
            return parse_instant(text, now=now, zone=zone)
        return asked.clean(text) if asked.clean else text
    except Refusal as refusal:
        raise Refusal(str(refusal), field=asked.key) from refusal


def edit_text(value: object, zone: tzinfo) -> str:
    """Return what stands in a text field to begin with, on one line.

    Control characters are shown as symbols: they stay as they are unless the field is edited.
    """
    if value is None or value is MIXED:
        return ""
    if isinstance(value, datetime):
        return edit_instant(value, zone)
    return visible(str(value))


def show_value(asked: Field, value: object, zone: tzinfo) -> str:
    """Return *value* for people, as the difference and the question of a conflict show it."""
    for label, choice in asked.choices:
        if same(choice, value):
            return visible(label)
    match value:
        case Mixed() | MixedMetadata():
            return MIXED.value
        case None | "":
            return EMPTY
        case datetime():
            return f"{show_instant(value, zone)} {zone_name(zone)}"
        case dict():
            return visible(dump_metadata(cast("Metadata", value)) or EMPTY)
    return visible(str(value))


def zone_name(zone: tzinfo) -> str:
    """Return what *zone* is called, such as ``Europe/Berlin``.

    >>> from datetime import UTC
    >>> zone_name(UTC)
    'UTC'
    """
    return visible(str(zone))
