"""Metadata: a JSON object whose values keep their types and whose keys keep their order.

What a person types is read strictly; what another system sends is kept as it is, with a warning.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast, get_args

from cgtui.domain.errors import Refusal
from cgtui.domain.strict_json import JSON, MAX_DEPTH, JsonRefusal, read_json
from cgtui.domain.text import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

Metadata: TypeAlias = dict[str, JSON]
"""The metadata of one row; a row without any has None."""

Kind = Literal["text", "number", "true/false", "null", "json"]
"""How one value of metadata is edited."""

KINDS: tuple[Kind, ...] = get_args(Kind)

_SURROGATE = re.compile("[\ud800-\udfff]")


class Row(NamedTuple):
    """One key of metadata as a form edits it."""

    key: str
    kind: Kind
    text: str


def parse_metadata(text: str) -> Metadata | None:
    """Return the metadata written in *text* as JSON; nothing but blanks is no metadata.

    Raises:
        JsonRefusal: With line and column of what is not strict JSON, or no object.

    >>> parse_metadata('{"tier": "gold", "since": 2024}')
    {'tier': 'gold', 'since': 2024}
    """
    if not text.strip():
        return None
    value = read_json(text)
    if not isinstance(value, dict):
        start = len(text) - len(text.lstrip())
        raise JsonRefusal('metadata is an object, such as {"tier": "gold"}.', text, start)
    return value


def load_metadata(stored: str | None) -> Metadata | None:
    """Return metadata from the form in which `dump_metadata` stored it."""
    return None if stored is None else cast("Metadata", json.loads(stored))


def dump_metadata(metadata: Metadata | None) -> str | None:
    r"""Return *metadata* as it is stored: compact, in its order, sayable in UTF-8.

    >>> dump_metadata({"name": "Zoë", "tags": [1, 2.0]})
    '{"name":"Zoë","tags":[1,2.0]}'
    """
    if metadata is None:
        return None
    text = json.dumps(metadata, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text if text.isascii() else _SURROGATE.sub(_escaped, text)


def pretty_metadata(metadata: Metadata | None) -> str:
    """Return *metadata* as lines to read and edit; `parse_metadata` reads the same from them.

    >>> print(pretty_metadata({"tier": "gold"}))
    {
      "tier": "gold"
    }
    """
    if metadata is None:
        return ""
    lines = json.dumps(metadata, ensure_ascii=False, allow_nan=False, indent=2).split("\n")
    return "\n".join(map(_spelled_out, lines))


def check_lenient(value: object) -> list[str]:
    """Return warnings about metadata that another system keeps and a form here would refuse.

    Args:
        value: What a JSON reader made of the answer; ``None`` is no metadata.

    Raises:
        Refusal: *value* cannot be kept at all: no object, a number that is none, too deep.

    >>> check_lenient({"tier": "gold", "": 1})
    ['Metadata has an empty key; it is kept.']
    """
    if value is None:
        return []
    if not isinstance(value, dict):
        raise Refusal("Metadata is no JSON object.", field="metadata")
    empty_keys = 0
    level: list[object] = [value]
    for _ in range(MAX_DEPTH):
        empty_keys += sum(isinstance(item, dict) and "" in item for item in level)
        level = [inner for item in level for inner in _inside(item)]
        if not level:
            return ["Metadata has an empty key; it is kept."] if empty_keys else []
    raise Refusal(f"Metadata lies more than {MAX_DEPTH} levels deep.", field="metadata")


def _inside(value: object) -> Iterable[object]:
    """Return what lies in *value*, refusing a number that JSON cannot write."""
    if isinstance(value, float) and not math.isfinite(value):
        raise Refusal(f"Metadata has {value}, which JSON cannot write.", field="metadata")
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def show_rows(metadata: Metadata | None) -> list[Row]:
    """Return *metadata* as rows of a form, in its order."""
    return [Row(key, *show_value(value)) for key, value in (metadata or {}).items()]


def read_rows(rows: Iterable[Row]) -> Metadata | None:
    """Return the metadata that *rows* of a form mean; no rows are no metadata.

    Raises:
        Refusal: A key is empty or there twice, or a value is not of its kind.

    >>> read_rows([Row("tier", "text", "2"), Row("level", "number", "2")])
    {'tier': '2', 'level': 2}
    """
    metadata: Metadata = {}
    for key, kind, text in rows:
        if not key:
            raise Refusal("A key of metadata is empty. Name it or remove it.", field="metadata")
        if key in metadata:
            raise Refusal(f"The key {quoted(key)} is there twice.", field=f"metadata.{key}")
        try:
            metadata[key] = read_value(kind, text)
        except Refusal as refusal:
            raise Refusal(f"{quoted(key)}: {refusal}", field=f"metadata.{key}") from refusal
    return metadata or None


def show_value(value: JSON) -> tuple[Kind, str]:
    r"""Return the kind of *value* and its text on one line; `read_value` reads the same from them.

    A text that one line cannot show, with a line break for one, is spelled as JSON.

    >>> show_value("2"), show_value(2), show_value(True), show_value("two\nlines")
    (('text', '2'), ('number', '2'), ('true/false', 'true'), ('json', '"two\\nlines"'))
    """
    match value:
        case str() if visible(value) == value:
            return "text", value
        case None:
            return "null", ""
        case bool():
            return "true/false", "true" if value else "false"
        case int() | float():
            return "number", json.dumps(value, allow_nan=False)
        case _:
            return "json", _spelled_out(json.dumps(value, ensure_ascii=False, allow_nan=False))


def read_value(kind: Kind, text: str) -> JSON:
    """Return the value that *text* is as a *kind*; text is kept to the last blank.

    Raises:
        Refusal: *text* is no value of that kind.

    >>> read_value("number", "2.0"), read_value("text", " 2 "), read_value("json", "[true]")
    (2.0, ' 2 ', [True])
    """
    bare = text.strip()
    match kind:
        case "text":
            return text
        case "json":
            return read_json(text)
        case "number":
            return _read_number(bare)
        case "true/false":
            if bare.lower() not in ("true", "false"):
                raise Refusal(f"{quoted(bare)} is neither true nor false.", field="metadata")
            return bare.lower() == "true"
        case "null":
            if bare not in ("", "null"):
                raise Refusal(f"null has no value, but here is {quoted(bare)}.", field="metadata")
            return None


def _read_number(bare: str) -> int | float:
    try:
        value = read_json(bare)
    except JsonRefusal as refusal:
        raise Refusal(_no_number(bare), field="metadata") from refusal
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refusal(_no_number(bare), field="metadata")
    return value


def _no_number(bare: str) -> str:
    return f"{quoted(bare)} is no number that can be kept. Write 3, -0.5 or 1e6."


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _spelled_out(line: str) -> str:
    """Return a line of JSON with each character that cannot be seen written as an escape."""
    if line.isprintable():
        return line
    return "".join(c if visible(c) == c else f"\\u{ord(c):04x}" for c in line)
