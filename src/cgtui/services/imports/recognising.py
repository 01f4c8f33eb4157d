"""What a file is, told by what is in it and never by its name."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgtui.domain.errors import Refusal
from cgtui.domain.text import fold, quoted, visible
from cgtui.services.imports.files import head, marked_encoding

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (
    "InvoiceNo", "StockCode", "Description", "Quantity",
    "InvoiceDate", "UnitPrice", "CustomerID", "Country",
)  # fmt: skip
"""The columns of invoice lines; they may come in any order, in any case, with others beside."""

_ALIASES = {"invoice": "InvoiceNo", "invoicenumber": "InvoiceNo", "price": "UnitPrice"}
_KNOWN = {column.lower(): column for column in COLUMNS} | _ALIASES
_DELIMITERS = (",", ";", "\t")
_LOOKS_LIKE_SALES = 3

EXPECTED = (
    f"Expected are invoice lines (CSV with the columns {', '.join(COLUMNS)}, parted by comma, "
    "semicolon or tab) or answers of Medusa's admin API (JSON with customers, customer_groups, "
    "price_lists, products or regions), plain or as .gz."
)
"""What can be imported, for a refusal."""


@dataclass(frozen=True, slots=True)
class SalesFile:
    """A file of invoice lines.

    Attributes:
        path: Where it is.
        delimiter: What parts its fields.
        width: How many fields a line has.
        places: Where each of `COLUMNS` is in a line.
    """

    path: Path
    delimiter: str
    width: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A file of JSON; what is in it is told by reading it."""

    path: Path


def recognise(path: Path) -> SalesFile | JsonFile:
    """Return what the file at *path* is.

    Raises:
        Refusal: It cannot be read, or is nothing that can be imported.
    """
    start = head(path)
    encoding = marked_encoding(start) or "utf-8"
    text = start.decode(encoding, errors="replace").lstrip()
    if text.startswith(("{", "[")):
        return JsonFile(path)
    found = _header(path, text)
    if found is None:
        what = "is empty" if not start.strip() else "is nothing that can be imported"
        raise Refusal(f"{visible(str(path))} {what}. {EXPECTED}")
    return found


def _header(path: Path, text: str) -> SalesFile | None:
    """Return the layout that the first line of *text* tells, if it is one of invoice lines."""
    line = text.splitlines()[0] if text else ""
    layouts = [_named(next(csv.reader([line], delimiter=mark), [])) for mark in _DELIMITERS]
    known = [sum(name is not None for name in names) for names in layouts]
    best = known.index(max(known))
    if known[best] < _LOOKS_LIKE_SALES:
        return None
    names = layouts[best]
    if missing := [column for column in COLUMNS if column not in names]:
        raise _unfit(path, f"the column {_words(missing)} is missing")
    if twice := [column for column in COLUMNS if names.count(column) > 1]:
        raise _unfit(path, f"the column {_words(twice)} is there twice")
    places = tuple(names.index(column) for column in COLUMNS)
    return SalesFile(path, _DELIMITERS[best], len(names), places)


def _named(fields: list[str]) -> list[str | None]:
    """Return which column each field of a header names."""
    return [_KNOWN.get("".join(c for c in fold(field) if c.isalnum())) for field in fields]


def _words(columns: list[str]) -> str:
    return " and ".join(quoted(column) for column in columns)


def _unfit(path: Path, reason: str) -> Refusal:
    return Refusal(f"{visible(str(path))} looks like invoice lines, but {reason}. {EXPECTED}")
