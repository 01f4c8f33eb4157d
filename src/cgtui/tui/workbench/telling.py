"""What the inspector says about a row: for each tab its lines, and two lines for the peek."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len, set_cell_size

from cgtui.domain.money import currency, show_amount
from cgtui.domain.periods import show_day, show_instant
from cgtui.domain.text import count_noun, visible
from cgtui.services.details import CustomerDetails, Details, GroupDetails, PriceListDetails
from cgtui.tui.workbench.cells import EVERYONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo

    from cgtui.domain.metadata import Metadata
    from cgtui.domain.records import Price, PriceList

Tone = Literal["plain", "strong", "muted", "heading", "alert"]
Line = tuple[tuple[str, Tone], ...]
"""Pieces of text, each with what it means; already made visible."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its name, its lines, and those that stand beside them where there is room."""

    name: str
    lines: tuple[Line, ...]
    aside: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """All the inspector can say about one row."""

    peek: tuple[Line, Line]
    tabs: tuple[Tab, ...]


def tell(details: Details, *, now: datetime, zone: tzinfo) -> Told:
    """Return what to say about the row of *details*."""
    teller = _Teller(now, zone)
    match details:
        case GroupDetails():
            return teller.group(details)
        case CustomerDetails():
            return teller.customer(details)
        case PriceListDetails():
            return teller.price_list(details)


def _line(*pieces: str | tuple[str, Tone]) -> Line:
    return tuple((p, "plain") if isinstance(p, str) else p for p in pieces)


def _cell(text: str, width: int) -> str:
    """Return *text* made visible in exactly *width* cells and a blank, cut where it is longer."""
    shown = visible(text[: width + 1])
    if cell_len(shown) > width:
        shown = f"{set_cell_size(shown, width - 1)}…"
    return set_cell_size(shown, width + 1)


def _fact(label: str, value: str, tone: Tone = "plain") -> Line:
    return ((f"{label:<12}", "muted"), (visible(value), tone))


_BLANK: Line = (("", "plain"),)


class _Teller:
    """Turns details into lines, for one instant and zone."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self._now = now
        self._zone = zone

    def group(self, details: GroupDetails) -> Told:
        """Return what to say about a customer group."""
        row = details.row
        counts = (
            f"{count_noun(row.customer_count, 'customer')} · "
            f"{count_noun(row.price_list_count, 'price list')}"
        )
        lists = ", ".join(visible(p.name) for p in details.price_lists) or "no price lists"
        overview = (
            _line((visible(row.name), "strong")),
            _fact("id", row.id),
            _fact("customers", f"{row.customer_count:,}"),
            _fact("price lists", f"{row.price_list_count:,}"),
            *self._stamps(row.created_at, row.updated_at, row.deleted_at),
        )
        members = tuple(
            _line(_cell(c.email, 34), (visible(c.name), "muted")) for c in details.customers
        )
        rest = row.customer_count - len(details.customers)
        more = (_line((f"and {count_noun(rest, 'more customer')}", "muted")),) if rest > 0 else ()
        return Told(
            peek=(
                _line((visible(row.name), "strong"), f" · {counts}"),
                _line(("prices ", "muted"), lists, self._keys(row.metadata)),
            ),
            tabs=(
                Tab("Overview", overview, self._lists("price lists", details.price_lists)),
                Tab("Customers", (*members, *more) or (_line(("no customers", "muted")),)),
                Tab("Metadata", self._metadata(row.metadata)),
            ),
        )

    def customer(self, details: CustomerDetails) -> Told:
        """Return what to say about a customer."""
        row = details.row
        bought = [
            show_amount(spent.total, currency(spent.currency_code)) for spent in details.spent
        ]
        account = "account" if row.has_account else "guest"
        facts = [account, f"created {show_day(row.created_at, self._zone)}"]
        facts += [count_noun(row.order_count, "order")] if row.order_count else ["no orders"]
        facts += bought
        groups = ", ".join(visible(name) for name in row.group_names) or "no groups"
        via = ", ".join(f"{visible(p.name)} ({self._via(details, p)})" for p in details.price_lists)
        why = {p.rid: self._via(details, p) for p in details.price_lists}
        would = "would reach" if row.deleted_at else "reach"
        reach = self._lists(f"price lists that {would} them", details.price_lists, why)
        overview = (
            _line((visible(row.email), "strong"), f"  {visible(row.name)}"),
            _fact("id", row.id),
            _fact("kind", account),
            *(_fact(k, v) for k, v in self._contact(details)),
            _fact("orders", f"{row.order_count:,}"),
            *(_fact("spent", amount) for amount in bought),
            _fact("groups", groups),
            *self._stamps(row.created_at, row.updated_at, row.deleted_at),
        )
        return Told(
            peek=(
                _line((visible(row.email), "strong"), f" · {' · '.join(facts)}"),
                _line(
                    ("groups ", "muted"), groups, (" · prices ", "muted"), via or "none",
                    self._keys(row.metadata),
                ),
            ),
            tabs=(
                Tab("Overview", overview, reach),
                Tab("Groups", self._groups(details)),
                Tab("Orders", self._orders(details)),
                Tab("Metadata", self._metadata(row.metadata)),
            ),
        )  # fmt: skip

    def price_list(self, details: PriceListDetails) -> Told:
        """Return what to say about a price list."""
        row = details.row
        state = row.state(self._now)
        reach = self._reach(details)
        period = self._period(row)
        groups = ", ".join(visible(g.name) for g in details.groups) or "no groups"
        overview = (
            _line((visible(row.name), "strong"), f"  {visible(row.description)}"),
            _fact("id", row.id),
            _fact("state", f"{state} · {row.type}" + (" · includes tax" * row.includes_tax)),
            _fact("period", period),
            _fact("reaches", reach, "alert" if row.for_everyone else "plain"),
            _fact("groups", groups),
            _fact("prices", f"{row.price_count:,}"),
            *self._stamps(row.created_at, row.updated_at, row.deleted_at),
        )
        names = tuple(
            _line(_cell(g.name, 24), (count_noun(g.customer_count, "customer"), "muted"))
            for g in details.groups
        )
        odd = tuple(_line((f"! {warning}", "alert")) for warning in details.warnings)
        prices = tuple(self._price_line(price) for price in details.prices)
        rest = row.price_count - len(details.prices)
        more = (_line((f"and {count_noun(rest, 'more price')}", "muted")),) if rest > 0 else ()
        return Told(
            peek=(
                _line(
                    (visible(row.name), "strong"), f" · {state} {row.type} · {period} · ",
                    (reach, "alert" if row.for_everyone else "plain"),
                ),
                _line(("groups ", "muted"), groups, f" · {count_noun(row.price_count, 'price')}"),
            ),
            tabs=(
                Tab("Overview", overview, odd),
                Tab("Groups", names or (_line((reach, "muted")),)),
                Tab("Prices", (*prices, *more) or (_line(("no prices", "muted")),)),
            ),
        )  # fmt: skip

    def _contact(self, details: CustomerDetails) -> list[tuple[str, str]]:
        """Return what is known of where a customer is."""
        row = details.row
        known = {
            "company": row.company,
            "phone": row.phone,
            "country": row.country_code.upper() if row.country_code else None,
            "last order": show_day(row.last_order_at, self._zone) if row.last_order_at else None,
        }
        return [(label, value) for label, value in known.items() if value]

    def _reach(self, details: PriceListDetails) -> str:
        """Return whom a list reaches, in words."""
        if details.audience is None:
            return f"{EVERYONE} everyone, guests included"
        if not details.groups:
            return "nobody"
        return count_noun(details.audience, "customer")

    def _period(self, row: PriceList) -> str:
        """Return from when to when a list applies, in words."""
        starts = show_instant(row.starts_at, self._zone) if row.starts_at else ""
        ends = show_instant(row.ends_at, self._zone) if row.ends_at else ""
        if starts and ends:
            return f"{starts} to {ends}"
        return f"from {starts}" if starts else f"until {ends}" if ends else "always"

    def _via(self, details: CustomerDetails, price_list: PriceList) -> str:
        """Return why a list reaches the customer."""
        if price_list.for_everyone:
            return "EVERYONE"
        return "via " + ", ".join(visible(n) for n in details.via[price_list.rid])

    def _lists(
        self, title: str, lists: Sequence[PriceList], why: Mapping[int, str] | None = None
    ) -> tuple[Line, ...]:
        """Return price lists under a title, each with why it is there."""
        lines = [self._list_line(row, (why or {}).get(row.rid, "")) for row in lists]
        return (_line((title, "heading")), *(lines or [_line(("  none", "muted"))]))

    def _list_line(self, price_list: PriceList, why: str = "") -> Line:
        state = price_list.state(self._now)
        alert: Tone = "alert" if price_list.for_everyone else "muted"
        name = f"  {_cell(price_list.name, 20)}"
        return _line(name, f"{state:<10}", (why or price_list.type, alert))

    def _price_line(self, price: Price) -> Line:
        amount = show_amount(price.amount, currency(price.currency_code))
        low, high = price.min_quantity, price.max_quantity
        bounds = f"{low or ''}..{high or ''}" if low or high else ""
        what = price.sku or price.variant_title or price.variant_id or "unknown variant"
        return _line(
            _cell(what, 22), f"{amount:>16}  ", (f"{bounds:<10}", "muted"),
            (visible(price.region_name or ""), "muted"),
        )  # fmt: skip

    def _groups(self, details: CustomerDetails) -> tuple[Line, ...]:
        lines = tuple(
            _line(_cell(group.name, 24), (count_noun(group.customer_count, "customer"), "muted"))
            for group in details.groups
        )
        return lines or (_line(("in no group; m puts them into one", "muted")),)

    def _orders(self, details: CustomerDetails) -> tuple[Line, ...]:
        lines = tuple(
            _line(
                f"{show_instant(at, self._zone)}  ",
                f"{show_amount(total, currency(code)):>18}  ",
                ("cancellation" if cancels else "", "muted"),
            )
            for at, code, total, cancels in details.last_orders
        )
        rest = details.row.order_count - len(details.last_orders)
        more = (_line((f"and {rest:,} earlier", "muted")),) if rest > 0 else ()
        return (*lines, *more) or (_line(("no orders", "muted")),)

    def _metadata(self, metadata: Metadata | None) -> tuple[Line, ...]:
        if not metadata:
            word = "none" if metadata is None else "{}"
            return (_line((word, "muted")),)
        return tuple(
            ((_cell(key, 24), "muted"),
             (visible(json.dumps(value, ensure_ascii=False)), "plain"))
            for key, value in metadata.items()
        )  # fmt: skip

    def _keys(self, metadata: Metadata | None) -> tuple[str, Tone]:
        return (f" · metadata {count_noun(len(metadata), 'key')}" if metadata else "", "muted")

    def _stamps(
        self, created: datetime, updated: datetime, deleted: datetime | None
    ) -> tuple[Line, ...]:
        lines = [
            _BLANK,
            _fact("created", show_instant(created, self._zone), "muted"),
            _fact("updated", show_instant(updated, self._zone), "muted"),
        ]
        if deleted is not None:
            lines.append(_fact("deleted", show_instant(deleted, self._zone), "alert"))
        return tuple(lines)
