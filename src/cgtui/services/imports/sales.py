"""Read invoice lines: what they say about orders, customers and variants, line by line.

Of every line exactly one thing becomes true: it is part of an order, part of a cancellation,
skipped because it names no customer, or refused with a reason.  A line that is skipped still tells
about its variant; a line that is refused tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cgtui.domain import money, rules
from cgtui.domain.errors import Refusal
from cgtui.domain.periods import read_iso, to_ms
from cgtui.domain.text import count_noun, quoted
from cgtui.services.imports.csv_lines import BadRecord, records
from cgtui.services.imports.files import OpenFile, encoding_of, open_file
from cgtui.services.imports.outcome import Findings, Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cgtui.domain.money import Currency
    from cgtui.services.imports.recognising import SalesFile

TICK = 5_000
"""After how many lines progress is told and a wish to cancel is heard."""

_REMEMBERED = 100_000
_QUANTITY = re.compile(r"[+-]?\d{1,10}", re.ASCII)
_WRITTEN_AS_DECIMAL = re.compile(r"(\d+)\.0+", re.ASCII)

_Value = TypeVar("_Value")


class _Remembered(dict[str, _Value]):
    """What a text means, worked out once: the same dates and prices come again and again."""

    def __init__(self, read: Callable[[str], _Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> _Value:
        value = self._read(text)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = value
        return value


@dataclass(slots=True)
class Said:
    """How often something was said, and when last: by date, then by place in the file."""

    count: int
    latest: int
    line: int


def most_said(said: Mapping[str, Said]) -> str | None:
    """Return what was said most often, of several the latest; ``None`` where nothing was."""
    return max(said, key=lambda s: (said[s].count, said[s].latest, said[s].line), default=None)


@dataclass(slots=True)
class Invoice:
    """What an invoice comes to for one customer: its earliest line, and its total."""

    placed_at: int
    total: int


@dataclass(slots=True)
class Offer:
    """What lines say about one stock code."""

    titles: dict[str, Said] = field(default_factory=dict)
    amounts: dict[str, Said] = field(default_factory=dict)
    """Positive unit prices, in minor units, as text."""


class _Sold(NamedTuple):
    """One line that can be taken; ``email`` is ``None`` where it names no customer."""

    invoice: str
    sku: str
    title: str
    quantity: int
    placed_at: int
    amount: int
    email: str | None
    country: str


class Sales:
    """Everything that invoice lines say, gathered while they are read.

    Args:
        currency: What the unit prices are in.
        findings: Takes the refused lines.
    """

    def __init__(self, currency: Currency, findings: Findings) -> None:
        self.currency = currency
        self.lines = findings.lines = findings.lines or Lines()
        self.invoices: dict[tuple[str, str], Invoice] = {}
        """By invoice number and the customer's e-mail."""
        self.countries: dict[str, dict[str, Said]] = {}
        """By the customer's e-mail: every customer is in it."""
        self.offers: dict[str, Offer] = {}
        self._findings = findings
        self._amounts = _Remembered(lambda text: money.minor_units(text, currency))
        self._quantities = _Remembered(_quantity)
        self._instants = _Remembered(lambda text: to_ms(read_iso(text)))
        self._emails = _Remembered(self._email)
        self._spellings: dict[str, str] = {}
        self._invoices: dict[tuple[str, str], Invoice] = {}

    def read(self, file: SalesFile, watch: Callable[[OpenFile, int], None]) -> None:
        """Read all lines of *file*.

        Args:
            file: As it was recognised.
            watch: Called now and then with how many lines were read; may raise to stop.
        """
        encoding = encoding_of(file.path, lambda opened: watch(opened, self.lines.lines))
        if encoding in {"cp1252", "latin-1"}:
            self._findings.warn(f"{file.path.name} is not UTF-8; it was read as Windows-1252.")
        pick = itemgetter(*file.places)
        with open_file(file.path) as opened:
            stream = opened.text(encoding)
            rows = records(stream, delimiter=file.delimiter, width=file.width)
            next(rows, None)  # the header
            for line, fields in rows:
                self._take(opened.name, line, fields if isinstance(fields, BadRecord)
                           else pick(fields))  # fmt: skip
                if self.lines.lines % TICK == 0:
                    watch(opened, self.lines.lines)
        self._close(opened.name)

    def _take(self, name: str, line: int, fields: Sequence[str] | BadRecord) -> None:
        """Let one line count, or refuse it."""
        self.lines.lines += 1
        try:
            if isinstance(fields, BadRecord):
                raise Refusal(fields.reason)  # noqa: TRY301 - refused like any other
            sold = self._sold(fields)
            if sold.email is None:
                self.lines.skipped += 1
            else:
                self._add_to_invoice(sold, sold.email)
                if is_cancellation(sold.invoice):
                    self.lines.cancellations += 1
                else:
                    self.lines.orders += 1
            self._hear(sold)
        except Refusal as refusal:
            self.lines.refused += 1
            self._findings.refuse(name, line, str(refusal))

    def _sold(self, fields: Sequence[str]) -> _Sold:
        """Return what a line says, or refuse it."""
        invoice, sku, title, quantity, placed_at, amount, customer, country = map(str.strip, fields)
        if not invoice:
            raise Refusal("It has no invoice number.")
        if not sku:
            raise Refusal("It has no stock code.")
        if "\0" in f"{invoice}{sku}{title}{country}":
            raise Refusal("It has a NUL character, which no file can keep.")
        return _Sold(
            invoice,
            sku,
            title,
            self._quantities[quantity],
            self._instants[placed_at],
            self._amounts[amount],
            self._emails[customer] if customer else None,
            country,
        )

    def _add_to_invoice(self, sold: _Sold, email: str) -> None:
        """Add a line to its invoice; a sum that could not be kept exactly is refused."""
        invoice = self._invoices.get((sold.invoice, email))
        before = invoice.total if invoice else 0
        total = before + sold.quantity * sold.amount
        if abs(total) > money.LARGEST:
            raise Refusal("The total of its invoice would be too large to be kept exactly.")
        if invoice is None:
            self._invoices[sold.invoice, email] = Invoice(sold.placed_at, total)
        else:
            invoice.total = total
            invoice.placed_at = min(invoice.placed_at, sold.placed_at)

    def _hear(self, sold: _Sold) -> None:
        """Remember what a line says about its variant and its customer's country."""
        place = self.lines.lines
        offer = self.offers.get(sold.sku)
        if offer is None:
            offer = self.offers[sold.sku] = Offer()
        if sold.title:
            _hear(offer.titles, sold.title, sold.placed_at, place)
        if sold.amount > 0:
            _hear(offer.amounts, str(sold.amount), sold.placed_at, place)
        if sold.email is not None:
            countries = self.countries.setdefault(sold.email, {})
            if sold.country:
                _hear(countries, sold.country, sold.placed_at, place)

    def _email(self, customer: str) -> str:
        """Return the address made for a customer's number; they have none of their own."""
        if decimal := _WRITTEN_AS_DECIMAL.fullmatch(customer):
            customer = decimal[1]  # 17850.0, as tables write a number that may be missing
        try:
            email = rules.email(f"customer-{customer}@online-retail.invalid")
        except Refusal as refusal:
            raise Refusal(f"{quoted(customer)} is no customer number: {refusal}") from refusal
        known = self._spellings.setdefault(email, customer)
        if known != customer:
            raise Refusal(
                f"The customers {quoted(known)} and {quoted(customer)} differ only in case, "
                "and an e-mail has none."
            )
        return email

    def _close(self, name: str) -> None:
        """End a file: what it says about an invoice replaces what an earlier file said."""
        if again := self._invoices.keys() & self.invoices.keys():
            example = min(again)[0]
            self._findings.warn(
                f"{name} holds {count_noun(len(again), 'invoice')} that an earlier file holds too "
                f"(such as {quoted(example)}); the later file counts."
            )
        self.invoices.update(self._invoices)
        self._invoices = {}


def is_cancellation(invoice: str) -> bool:
    """Tell whether an invoice takes back another: its number begins with C."""
    return invoice[0] in "Cc"


def _hear(said: dict[str, Said], text: str, at: int, line: int) -> None:
    """Count *text* as said once more."""
    heard = said.get(text)
    if heard is None:
        said[text] = Said(1, at, line)
        return
    heard.count += 1
    if at >= heard.latest:
        heard.latest, heard.line = at, line


def _quantity(text: str) -> int:
    """Return a whole quantity, which may be negative."""
    if not _QUANTITY.fullmatch(text) or abs(int(text)) > rules.LARGEST_QUANTITY:
        raise Refusal(f"{quoted(text)} is no whole quantity.")
    return int(text)
