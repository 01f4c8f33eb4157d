"""Carry out an import: read all of it, then compare, then write, as one step or not at all."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgtui.domain import money
from cgtui.domain.changes import Change, SetSetting, size
from cgtui.services.imports.changing import Stamp
from cgtui.services.imports.medusa_answers import Answers
from cgtui.services.imports.medusa_changes import compare_answers
from cgtui.services.imports.outcome import (
    Cancelled,
    Findings,
    ImportPlan,
    ImportResult,
    Progress,
    tell,
)
from cgtui.services.imports.recognising import JsonFile, SalesFile, recognise
from cgtui.services.imports.sales import Sales
from cgtui.services.imports.sales_changes import compare_sales
from cgtui.store import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cgtui.domain.money import Currency
    from cgtui.services.imports.files import OpenFile
    from cgtui.services.workspace import Workspace
    from cgtui.store.connection import Connection


class _OnlyLooking(Exception):  # noqa: N818 - it ends a look, not a fault
    """Everything was tried out; nothing of it is to stay."""


def _quiet(_: Progress) -> None:
    """Take progress and tell nobody."""


def _never() -> bool:
    """Answer that nobody wants to stop."""
    return False


@dataclass(slots=True)
class _Import:
    """One import under way: what is asked, what was read, what was found."""

    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    chosen: str | None
    findings: Findings = field(default_factory=Findings)
    files: list[tuple[str, str]] = field(default_factory=list)
    sales: Sales | None = None
    answers: Answers | None = None

    def read(self, paths: Sequence[Path], currency: Currency) -> None:
        """Read every file; nothing of the open file is touched."""
        once = {path.resolve(): path for path in paths}
        for file in [recognise(path) for path in once.values()]:
            self.listen()
            match file:
                case SalesFile():
                    self.sales = self.sales or Sales(currency, self.findings)
                    self.sales.read(file, self._watch)
                    self.files.append((file.path.name, "invoice lines"))
                case JsonFile(path):
                    self.answers = self.answers or Answers(self.findings)
                    self.answers.read(path)
                    self.files.append((path.name, "answers of Medusa"))

    @property
    def mixed(self) -> bool:
        """Tell whether what one part writes could matter to what the other finds."""
        return self.sales is not None and self.answers is not None

    def parts(self, connection: Connection, stamp: Stamp) -> Iterator[list[Change]]:
        """Yield what the import changes in the file, one part after the other."""
        if self.answers is not None:
            yield list(compare_answers(connection, self.answers, stamp, self.findings))
        if self.sales is not None:
            yield list(compare_sales(connection, self.sales, stamp, self.findings))
        took = any(count.taken for count in self.findings.counts.values())
        if self.chosen and took and settings.read(connection, settings.CURRENCY) is None:
            self.findings.store_currency = self.chosen
            yield [SetSetting(settings.CURRENCY, self.chosen)]

    def apply(self, parts: Iterator[list[Change]], make: Callable[[Change], int]) -> None:
        """Make all changes, telling progress and hearing a wish to stop between two of them."""
        lines, done, total = self.findings.lines, 0, 0
        for part in parts:
            total += sum(map(size, part))
            for change in part:
                self.listen()
                make(change)
                done += size(change)
                self.progress(Progress("writing", "", lines.lines if lines else 0, done, total))
        self.listen()

    def plan(self, *, would: bool) -> ImportPlan:
        """Return what was found as it is told."""
        names = tuple(name for name, _ in self.files)
        return ImportPlan(
            files=tuple(self.files),
            counts=self.findings.counts,
            lines=self.findings.lines,
            refused=tuple(self.findings.refused),
            refused_count=self.findings.refused_count,
            warnings=tuple(self.findings.warnings),
            sentence=tell(self.findings, names, would=would),
        )

    def listen(self) -> None:
        """Stop here if somebody wants to."""
        if self.cancelled():
            raise Cancelled

    def _watch(self, file: OpenFile, lines: int) -> None:
        """Tell how far *file* is read."""
        self.listen()
        self.progress(Progress("reading", file.name, lines, file.tell(), file.size))


def prepare(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    currency: str | None = None,
    progress: Callable[[Progress], None] = _quiet,
    cancelled: Callable[[], bool] = _never,
) -> ImportPlan:
    """Return what an import of *paths* would do; nothing is written.

    Args:
        workspace: The open file.
        paths: Files of any kind that can be imported; each is recognised by its content.
        currency: What sales are in; without it the store's currency, else euro.
        progress: Told every few thousand lines.
        cancelled: Asked as often whether to stop.

    Raises:
        Refusal: A file cannot be read or is nothing that can be imported.
        Cancelled: *cancelled* said so.
    """
    work = _read(workspace, paths, currency, _Import(progress, cancelled, currency))
    if work.mixed:
        # What one part brings decides what is new in the other: try both, keep nothing.
        with suppress(_OnlyLooking), workspace.step() as step:
            work.apply(work.parts(step.connection, Stamp(step.ms, step.new_id)), step.apply)
            raise _OnlyLooking
    else:
        with workspace.reading() as connection:
            work.apply(work.parts(connection, Stamp(0, str)), size)
    return work.plan(would=True)


def write(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    currency: str | None = None,
    progress: Callable[[Progress], None] = _quiet,
    cancelled: Callable[[], bool] = _never,
) -> ImportResult:
    """Import *paths* as one step of the history, whole or not at all.

    All is read before the file is locked.  Arguments and refusals are those of `prepare`; where
    everything is here already no step is written.
    """
    work = _read(workspace, paths, currency, _Import(progress, cancelled, currency))
    with workspace.step() as step:
        work.apply(work.parts(step.connection, Stamp(step.ms, step.new_id)), step.apply)
        plan = work.plan(would=False)
        step.sentence = plan.sentence
        step.warnings.extend(plan.warnings)
    return ImportResult(
        plan.files, plan.counts, plan.lines, plan.refused, plan.refused_count, plan.warnings,
        plan.sentence, step=step.done.step, rows=step.rows,
    )  # fmt: skip


def _read(
    workspace: Workspace, paths: Sequence[Path], currency: str | None, work: _Import
) -> _Import:
    """Return *work* with everything read."""
    with workspace.reading() as connection:
        kept = settings.read(connection, settings.CURRENCY)
    work.chosen = money.currency(currency).code if currency else None
    work.read(paths, money.currency(work.chosen or kept or settings.DEFAULT_CURRENCY))
    if work.sales and kept and work.sales.currency.code != kept:
        work.findings.warn(
            f"These orders are in {work.sales.currency.code.upper()}; the store's currency stays "
            f"{kept.upper()}, and only orders in it count as spent."
        )
    return work
