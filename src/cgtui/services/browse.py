"""What the panes ask: which rows, a page of them, what belongs to a row, who is called that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.text import quoted
from cgtui.domain.views import View
from cgtui.store import finding, grid, members, pages, settings

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from cgtui.domain.records import Customer, Group, Price, PriceList, Spent
    from cgtui.domain.views import PaneKind, Pin
    from cgtui.store.connection import Connection

NOUNS = {Kind.GROUP: "customer group", Kind.CUSTOMER: "customer", Kind.PRICE_LIST: "price list"}
"""What one row of each pane is called."""

SORTS = grid.SORTS
"""The columns each kind can be sorted by."""


def rids(connection: Connection, view: View) -> array[int]:
    """Return the keys of every row of *view*, in its order."""
    return grid.rids(connection, view)


def count(connection: Connection, kind: PaneKind, *, trash: bool = False) -> int:
    """Return how many rows of *kind* are live, or in the trash."""
    return grid.count(connection, kind, trash=trash)


def page(
    connection: Connection, kind: PaneKind, keys: Sequence[int]
) -> Sequence[Group | Customer | PriceList]:
    """Return the rows with these keys in their order; those that are gone are left out."""
    return pages.PAGES[kind](connection, keys)


def group(connection: Connection, rid: int) -> Group | None:
    """Return one group, or ``None`` if it is gone."""
    return next(iter(pages.groups(connection, [rid])), None)


def customer(connection: Connection, rid: int) -> Customer | None:
    """Return one customer, or ``None`` if they are gone."""
    return next(iter(pages.customers(connection, [rid])), None)


def price_list(connection: Connection, rid: int) -> PriceList | None:
    """Return one price list, or ``None`` if it is gone."""
    return next(iter(pages.price_lists(connection, [rid])), None)


def related(connection: Connection, kind: PaneKind, pin: Pin) -> array[int]:
    """Return the keys of the live rows of *kind* that belong to *pin*, ascending."""
    return grid.related(connection, kind, pin)


def prices(connection: Connection, rid: int, limit: int = -1) -> list[Price]:
    """Return the prices of the price list *rid*, by SKU, currency, region and quantity."""
    return pages.prices(connection, rid, limit)


def spent(connection: Connection, rid: int) -> list[Spent]:
    """Return what the customer *rid* has spent, currency by currency."""
    return pages.spent(connection, rid)


def last_orders(
    connection: Connection, rid: int, limit: int = 10
) -> list[tuple[datetime, str, int, bool]]:
    """Return the newest orders of a customer: when, currency, minor units, whether it cancels."""
    return pages.last_orders(connection, rid, limit)


def audience(connection: Connection, row: PriceList) -> int | None:
    """Return how many distinct customers *row* reaches, or ``None`` for everyone."""
    return None if row.for_everyone else members.audience(connection, row.rid)


def names(connection: Connection, kind: PaneKind, keys: Sequence[int]) -> list[str]:
    """Return what rows are called, in order of their keys."""
    return finding.names(connection, kind, keys)


def group_names(connection: Connection) -> list[tuple[int, str]]:
    """Return key and name of every live customer group, by name."""
    keys = grid.rids(connection, View(Kind.GROUP))
    return [(row.rid, row.name) for row in pages.groups(connection, keys)]


def currency_code(connection: Connection) -> str:
    """Return the store's currency, lower case."""
    return settings.currency(connection)


def resolve(connection: Connection, kind: PaneKind, text: str) -> int:
    """Return the key of the live row that *text* names, by id first, else by name or e-mail.

    Raises:
        Refusal: Nothing is called that, or several are; the sentence names their ids.
    """
    noun = NOUNS[kind]
    if (rid := finding.by_id(connection, kind, text)) is not None:
        return rid
    name = text.strip()
    if kind is Kind.CUSTOMER:
        name = name.lower()
    hits = finding.by_name(connection, kind, name)
    if len(hits) > 1:
        ids = ", ".join(text_id for _, text_id in hits)
        raise Refusal(f"{quoted(text)} names {len(hits)} {noun}s; say which by id: {ids}.")
    if not hits:
        if finding.by_id(connection, kind, text, trash=True) is not None:
            raise Refusal(f"The {noun} {text} is in the trash; restore it first.")
        raise Refusal(f"There is no {noun} with the name or id {quoted(text)}.")
    return hits[0][0]


def resolve_customers(connection: Connection, texts: Iterable[str]) -> list[int]:
    """Return the key of every live customer that *texts* name, by id or e-mail, each once.

    Raises:
        Refusal: Some are not known, or an e-mail names two; nothing is guessed.
    """
    wanted = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    asked = {text: text.lower() if "@" in text else text for text in wanted}
    found = finding.customers(connection, asked.values())
    missing = [text for text in wanted if not found[asked[text]]]
    if missing:
        shown = ", ".join(quoted(text) for text in missing[:5])
        more = f" and {len(missing) - 5:,} more" if len(missing) > 5 else ""  # noqa: PLR2004 - as many as shown
        raise Refusal(
            f"There is no customer with the e-mail or id {shown}{more}; nothing was changed."
        )
    for text in wanted:
        if len(hits := found[asked[text]]) > 1:
            ids = ", ".join(text_id for _, text_id in hits)
            raise Refusal(
                f"{quoted(text)} is the e-mail of a guest and an account; say which by id: {ids}."
            )
    return list(dict.fromkeys(found[asked[text]][0][0] for text in wanted))


def lookup(
    connection: Connection, kind: PaneKind, texts: Iterable[str]
) -> tuple[list[int], list[str]]:
    """Return the keys of the rows a pasted column names, and the texts that name none.

    An e-mail that a guest and an account share names both.
    """
    wanted = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if kind is Kind.CUSTOMER:
        asked = {text: text.lower() if "@" in text else text for text in wanted}
        hits = finding.customers(connection, asked.values())
        keys = [rid for text in wanted for rid, _ in hits[asked[text]]]
        return list(dict.fromkeys(keys)), [text for text in wanted if not hits[asked[text]]]
    named = finding.ids(connection, kind, wanted)
    keys = [named[text] for text in wanted if text in named]
    return list(dict.fromkeys(keys)), [text for text in wanted if text not in named]
