"""What an import tells: how far it is, what it would do, what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cgtui.domain.text import count_noun, visible

SHOWN_REFUSALS = 1_000
"""How many refused rows are kept to be shown; all of them are counted."""

KINDS = (
    "customers",
    "orders",
    "cancellations",
    "customer_groups",
    "memberships",
    "price_lists",
    "price_list_groups",
    "variants",
    "prices",
    "regions",
)
"""Every kind of thing an import can bring, in the order in which it is told."""

_NOUNS = {"customer_groups": "group", "price_list_groups": "group of price lists"}
_PLURALS = {"price_list_groups": "groups of price lists"}


class Cancelled(Exception):  # noqa: N818 - somebody asked for it
    """The import was stopped on request; nothing was written."""


class Progress(NamedTuple):
    """How far an import is."""

    doing: Literal["reading", "writing"]
    file: str
    """The file being read; empty while writing."""
    lines: int
    """Lines read so far, in all files."""
    done: int
    total: int
    """Bytes while reading, rows while writing."""


class Refused(NamedTuple):
    """A row that was not taken; ``line`` counts from 1, ``None`` where a file has no lines."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """Return where and why, on one line."""
        place = self.file if self.line is None else f"{self.file}, line {self.line:,}"
        return visible(f"{place}: {self.reason}")


@dataclass(slots=True)
class Count:
    """What becomes of the things of one kind."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: int = 0

    @property
    def written(self) -> int:
        """Return how many are put into the file."""
        return self.new + self.changed

    @property
    def taken(self) -> int:
        """Return how many could be taken, also those that are here already."""
        return self.new + self.changed + self.unchanged + self.removed

    def to_plain(self) -> dict[str, int]:
        """Return the figures for JSON."""
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "refused": self.refused,
        }


@dataclass(slots=True)
class Lines:
    """What became of every invoice line; the four others add up to ``lines``."""

    lines: int = 0
    orders: int = 0
    """Lines that are part of an order."""
    cancellations: int = 0
    """Lines that are part of a cancellation."""
    skipped: int = 0
    """Lines without a customer; they tell about variants only."""
    refused: int = 0

    def to_plain(self) -> dict[str, int]:
        """Return the figures for JSON."""
        return {
            "lines": self.lines,
            "orders": self.orders,
            "cancellations": self.cancellations,
            "skipped": self.skipped,
            "refused": self.refused,
        }

    def __str__(self) -> str:
        """Return the figures as one sentence."""
        return (
            f"{count_noun(self.lines, 'line')}: {self.orders:,} of orders, "
            f"{self.cancellations:,} of cancellations, {self.skipped:,} skipped (no customer), "
            f"{self.refused:,} refused."
        )


@dataclass(slots=True)
class Findings:
    """What reading and comparing came upon, gathered as it goes."""

    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    lines: Lines | None = None
    refused: list[Refused] = field(default_factory=list)
    refused_count: int = 0
    warnings: list[str] = field(default_factory=list)
    store_currency: str | None = None
    """What becomes the store's currency, if it had none."""

    def refuse(self, file: str, line: int | None, reason: str) -> None:
        """Count a refused row, and keep it while there is room."""
        self.refused_count += 1
        if len(self.refused) < SHOWN_REFUSALS:
            self.refused.append(Refused(file, line, reason))

    def warn(self, sentence: str) -> None:
        """Keep a questionable but legal thing, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing has been written.

    Attributes:
        files: The names of the files, each with what it was recognised as.
        counts: What becomes of the things of each kind.
        lines: What becomes of every invoice line, where there are any.
        refused: The rows that are not taken, the first `SHOWN_REFUSALS` of them.
        refused_count: How many rows are not taken.
        warnings: Questionable but legal things.
        sentence: What it would do, in words.
    """

    files: tuple[tuple[str, str], ...]
    counts: dict[str, Count]
    lines: Lines | None
    refused: tuple[Refused, ...]
    refused_count: int
    warnings: tuple[str, ...]
    sentence: str

    @property
    def taken(self) -> bool:
        """Tell whether anything could be taken, be it new or here already."""
        return any(count.taken for count in self.counts.values())

    @property
    def total(self) -> Count:
        """Return what becomes of all things together."""
        each = list(self.counts.values())
        return Count(
            new=sum(count.new for count in each),
            changed=sum(count.changed for count in each),
            unchanged=sum(count.unchanged for count in each),
            removed=sum(count.removed for count in each),
            refused=self.refused_count,
        )

    def summary(self) -> list[str]:
        """Return the outcome for people, line by line, without refusals and warnings."""
        told = [f"{visible(name)}: {what}" for name, what in self.files]
        figures = {
            _noun(kind, 2).capitalize(): [
                f"{n:,} {word}" for word, n in count.to_plain().items() if n or word != "removed"
            ]
            for kind, count in self.counts.items()
            if count != Count()
        }
        width = max(map(len, figures), default=0)
        told += [f"{noun:<{width}}  {', '.join(each)}" for noun, each in figures.items()]
        if self.lines is not None:
            told.append(str(self.lines))
        return told

    def to_plain(self) -> dict[str, object]:
        """Return everything for JSON.

        ``lines``, ``orders``, ``cancellations``, ``skipped`` and ``refused`` count invoice lines
        where there are any; without them only ``refused`` is there and counts refused rows.
        """
        total = self.total.to_plain()
        return {
            "sentence": self.sentence,
            "files": [{"file": name, "kind": what} for name, what in self.files],
            **total,
            **({} if self.lines is None else self.lines.to_plain()),
            "counts": {kind: c.to_plain() for kind, c in self.counts.items() if c != Count()},
            "refusals": [refused._asdict() for refused in self.refused],
            "refusal_count": self.refused_count,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class ImportResult(ImportPlan):
    """What an import did.

    Attributes:
        step: The number of the step in the history; ``None`` where nothing had to be written.
        rows: How many rows moved.
    """

    step: int | None
    rows: int

    def to_plain(self) -> dict[str, object]:
        """Return everything for JSON."""
        return {**ImportPlan.to_plain(self), "step": self.step, "rows": self.rows}


def tell(findings: Findings, files: tuple[str, ...], *, would: bool) -> str:
    """Return in one sentence what an import of *files* did, or *would* do."""
    first = visible(files[0])
    source = first if len(files) == 1 else f"{first} and {_others(len(files) - 1)}"
    counts = findings.counts
    put = [told for kind in KINDS if (told := _told(kind, counts[kind].written))]
    gone = [told for kind in KINDS if (told := _told(kind, counts[kind].removed))]
    if not put and not gone:
        return _told_of_nothing(findings, source, one=len(files) == 1)
    if not put:
        return f"{'Would remove' if would else 'Removed'} {_listed(gone)}, as {source} says."
    removed = f"; {'would remove' if would else 'removed'} {_listed(gone)}" if gone else ""
    return f"{'Would import' if would else 'Imported'} {_listed(put)} from {source}{removed}."


def _told_of_nothing(findings: Findings, source: str, *, one: bool) -> str:
    """Return why nothing was imported."""
    if not any(count.taken for count in findings.counts.values()):
        return f"Nothing in {source} could be taken."
    here = f"what {source} hold{'s' if one else ''} is already here"
    if findings.store_currency:
        return f"The store's currency becomes {findings.store_currency.upper()}; {here}."
    return f"Nothing to import: {here}."


def _told(kind: str, count: int) -> str:
    return f"{count:,} {_noun(kind, count)}" if count else ""


def _noun(kind: str, count: int) -> str:
    singular = _NOUNS.get(kind, kind.removesuffix("s").replace("_", " "))
    return count_noun(count, singular, _PLURALS.get(kind)).partition(" ")[2]


def _others(count: int) -> str:
    return count_noun(count, "other file")


def _listed(parts: list[str]) -> str:
    """Return *parts* as a list in words.

    >>> _listed(["1 customer", "2 groups", "1 price"])
    '1 customer, 2 groups and 1 price'
    """
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
