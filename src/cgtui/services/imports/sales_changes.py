"""What invoice lines change: each thing is met again by its natural key, or made.

A customer is known by e-mail, a variant by stock code, an order by invoice number and customer.
What is in the trash stays there: orders are put with a trashed customer, so that a restore brings
them all, and nothing is made twice.  A country fills an empty one and never replaces another;
variants that belong to a product are left to the shop they came from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from cgtui.domain.changes import Change, Edit, Kind, Plain
from cgtui.domain.text import count_noun, quoted
from cgtui.services.imports.changing import inserted, updated
from cgtui.services.imports.countries import country_of
from cgtui.services.imports.sales import is_cancellation, most_said
from cgtui.store import importing
from cgtui.store.rows import next_rid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.services.imports.changing import Stamp
    from cgtui.services.imports.outcome import Findings
    from cgtui.services.imports.sales import Sales
    from cgtui.store.connection import Connection
    from cgtui.store.importing import KnownCustomer, KnownVariant

_TOLD = 12


def compare_sales(
    connection: Connection, sales: Sales, stamp: Stamp, findings: Findings
) -> Iterator[Change]:
    """Yield what *sales* changes in the file, counting in *findings* what becomes of everything."""
    ledger = _Ledger(connection, sales, stamp, findings)
    yield from ledger.customers()
    yield from ledger.variants()
    yield from ledger.orders()


class _Ledger:
    """The sales beside what is in the file."""

    def __init__(
        self, connection: Connection, sales: Sales, stamp: Stamp, findings: Findings
    ) -> None:
        self._connection = connection
        self._sales = sales
        self._stamp = stamp
        self._findings = findings
        self._rid_of: dict[str, int] = {}

    def customers(self) -> Iterator[Change]:
        """Make the customers who are not here, and fill in countries."""
        known: dict[str, KnownCustomer] = {}
        found = importing.customers_of_emails(self._connection, self._sales.countries)
        for customer in sorted(found, key=lambda c: (c.trashed, c.has_account, c.rid)):
            known.setdefault(customer.email, customer)
        rid = next_rid(self._connection, Kind.CUSTOMER)
        new: list[tuple[Plain, ...]] = []
        edits = []
        for email, country in self._country_codes():
            here = known.get(email)
            if here is None:
                new.append(self._new_customer(rid, email, country))
                self._rid_of[email] = rid
                rid += 1
                continue
            self._rid_of[email] = here.rid
            if country and not here.country_code and not here.trashed:
                before = (here.country_code, here.updated_at)
                edits.append(Edit(here.rid, before, (country, self._stamp.ms)))
        self._count("customers", new=len(new), changed=len(edits), of=len(self._rid_of))
        if trashed := sum(customer.trashed for customer in known.values()):
            self._findings.warn(
                f"{count_noun(trashed, 'customer')} of these sales "
                f"{'is' if trashed == 1 else 'are'} in the trash and "
                f"{'stays' if trashed == 1 else 'stay'} there."
            )
        yield from inserted(Kind.CUSTOMER, new)
        yield from updated(Kind.CUSTOMER, ("country_code", "updated_at"), edits)

    def _new_customer(self, rid: int, email: str, country: str | None) -> tuple[Plain, ...]:
        ms = self._stamp.ms
        text_id = self._stamp.new_id("cus")
        return (rid, text_id, ms, ms, None, email, None, None, None, None, country, 0, None)

    def _country_codes(self) -> Iterator[tuple[str, str | None]]:
        """Yield each customer's e-mail and country; tell what is no one country."""
        nowhere: Counter[str] = Counter()
        for email, countries in self._sales.countries.items():
            name = most_said(countries)
            code = country_of(name) if name else None
            if name and not code:
                nowhere[name] += 1
            yield email, code
        for name, count in nowhere.most_common(_TOLD):
            self._findings.warn(
                f"{quoted(name)} is no one country of ISO 3166; "
                f"{count_noun(count, 'customer')} of it stay{'s' if count == 1 else ''} without."
            )
        if len(nowhere) > _TOLD:
            self._findings.warn(f"{len(nowhere) - _TOLD:,} more names are no one country.")

    def variants(self) -> Iterator[Change]:
        """Make the variants that are not here, and keep titles and base prices as they are sold."""
        known: dict[str, KnownVariant] = {}
        found = importing.variants_of_skus(self._connection, self._sales.offers)
        for variant in sorted(found, key=lambda v: (v.trashed, v.rid)):
            known.setdefault(variant.sku, variant)
        rid = next_rid(self._connection, Kind.VARIANT)
        new: list[tuple[Plain, ...]] = []
        edits = []
        amounts: dict[int, int] = {}
        for sku, offer in self._sales.offers.items():
            here = known.get(sku)
            title, amount = most_said(offer.titles), most_said(offer.amounts)
            if here and (here.trashed or here.product_id is not None):
                continue
            if here is None:
                new.append(self._new_variant(rid, sku, title or ""))
            elif title and title != here.title:
                before = (here.title, here.updated_at)
                edits.append(Edit(here.rid, before, (title, self._stamp.ms)))
            if amount:
                amounts[here.rid if here else rid] = int(amount)
            rid += here is None
        self._count("variants", new=len(new), changed=len(edits), of=len(self._sales.offers))
        yield from inserted(Kind.VARIANT, new)
        yield from updated(Kind.VARIANT, ("title", "updated_at"), edits)
        yield from self._base_prices(amounts)

    def _new_variant(self, rid: int, sku: str, title: str) -> tuple[Plain, ...]:
        ms = self._stamp.ms
        return (rid, self._stamp.new_id("variant"), ms, ms, None, sku, title, None, None)

    def _base_prices(self, amounts: dict[int, int]) -> Iterator[Change]:
        """Give variants (by key) their base price in the currency of the sales."""
        code, ms = self._sales.currency.code, self._stamp.ms
        known = importing.plain_base_prices(self._connection, amounts, code)
        rid = next_rid(self._connection, Kind.PRICE)
        new: list[tuple[Plain, ...]] = []
        edits = []
        for variant, amount in amounts.items():
            here = known.get(variant)
            if here is None:
                text_id = self._stamp.new_id("ma")
                new.append((rid, text_id, ms, ms, variant, None, None, code, amount, None, None))
                rid += 1
            elif here.amount != amount:
                edits.append(Edit(here.rid, (here.amount, here.updated_at), (amount, ms)))
        self._count("prices", new=len(new), changed=len(edits), of=len(amounts))
        yield from inserted(Kind.PRICE, new)
        yield from updated(Kind.PRICE, ("amount", "updated_at"), edits)

    def orders(self) -> Iterator[Change]:
        """Make the orders that are not here, and correct those that came out otherwise."""
        invoices = self._sales.invoices
        numbers = {number for number, _ in invoices}
        known = {
            (order.external_id, order.customer): order
            for order in reversed(importing.orders_of_numbers(self._connection, numbers))
        }
        rid = next_rid(self._connection, Kind.ORDER)
        new: list[tuple[Plain, ...]] = []
        edits = []
        of: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for (number, email), invoice in invoices.items():
            cancels = is_cancellation(number)
            code = self._sales.currency.code
            values = (invoice.placed_at, code, invoice.total, int(cancels))
            customer = self._rid_of[email]
            here = known.get((number, customer))
            tally = of["cancellations" if cancels else "orders"]
            tally[2] += 1
            if here is None:
                new.append((rid, self._stamp.new_id("order"), number, customer, *values))
                rid += 1
                tally[0] += 1
            elif here.values != values:
                edits.append(Edit(here.rid, here.values, values))
                tally[1] += 1
        for kind, (made, changed, all_) in of.items():
            self._count(kind, new=made, changed=changed, of=all_)
        yield from inserted(Kind.ORDER, new)
        yield from updated(Kind.ORDER, ("placed_at", "currency_code", "total", "cancels"), edits)

    def _count(self, kind: str, *, new: int, changed: int, of: int) -> None:
        count = self._findings.counts[kind]
        count.new += new
        count.changed += changed
        count.unchanged += of - new - changed
