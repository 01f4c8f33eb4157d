"""Builders: a clock that stands still, a small shop that every test knows, and its whole dump.

The small shop has no history: a test's first change is step 1.  What is in it:

===============  ============================================================================
groups           VIP (ada, alan, grace), Wholesale (alan, barbara, trashed ghost), Press
                 (grace), Empty; Old fair is in the trash (ken)
customers        eight live ones; dennis@bell.com is a guest and an account; ghost is trashed
price lists      VIP Spring (active: VIP), Trade (active: VIP and Wholesale), Outlet (active,
                 for everyone), Black Friday (scheduled: Press), Staff 2025 (ended: Wholesale),
                 Ideas (draft: VIP), Whole shop (draft, for everyone); Old fair prices is trashed
===============  ============================================================================
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from cgtui.domain.changes import AddMembers, Change, InsertRows, Kind, LinkGroups, SetSetting
from cgtui.domain.periods import to_ms
from cgtui.services import browse
from cgtui.services.apply import apply
from cgtui.services.workspace import Workspace
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cgtui.domain.changes import Plain
    from cgtui.domain.records import Customer, Group, PriceList
    from cgtui.domain.views import PaneKind

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""When every test takes place."""

LONG_AGO = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
"""When everything in the small shop was made."""

DAY = timedelta(days=1)

_GROUPS = ("VIP", "Wholesale", "Press", "Empty", "Old fair")
_GROUP_METADATA = {"VIP": '{"tier":2,"since":"2024"}', "Wholesale": '{"is_seller":true}'}
_CUSTOMERS: tuple[tuple[str, str | None, str | None, str | None, str | None, bool], ...] = (
    ("ada@lovelace.io", "Ada", "Lovelace", None, "gb", True),
    ("alan@bletchley.uk", "Alan", "Turing", "Bletchley Park", "gb", True),
    ("barbara@mit.edu", "Barbara", "Liskov", "MIT", "us", True),
    ("dennis@bell.com", "Dennis", "Ritchie", None, "us", False),
    ("dennis@bell.com", "Dennis", "Ritchie", "Bell Labs", "us", True),
    ("grace@navy.mil", "Grace", "Hopper", None, None, True),
    ("ken@bell.com", "Ken", "Thompson", "Bell Labs", "us", False),
    ("zoe@example.de", "Zoë", "Müller", None, "de", False),
    ("ghost@example.com", None, None, None, None, False),
)
_MEMBERS = {"VIP": (1, 2, 6), "Wholesale": (2, 3, 9), "Press": (6,), "Old fair": (7,)}
_LISTS: tuple[tuple[str, str, str, int | None, int | None, tuple[int, ...]], ...] = (
    ("VIP Spring", "sale", "active", None, None, (1,)),
    ("Trade", "override", "active", -30, 30, (1, 2)),
    ("Outlet", "sale", "active", None, None, ()),
    ("Black Friday", "sale", "active", 4, 7, (3,)),
    ("Staff 2025", "sale", "active", -600, -300, (2,)),
    ("Ideas", "override", "draft", None, None, (1,)),
    ("Whole shop", "sale", "draft", None, 90, ()),
    ("Old fair prices", "sale", "active", None, None, (4,)),
)
_PRICES: tuple[tuple[int, int | None, int | None, str, int, int | None, int | None], ...] = (
    (1, None, None, "eur", 2000, None, None),
    (2, None, None, "eur", 4950, None, None),
    (1, 1, None, "eur", 1800, None, None),
    (1, 2, None, "eur", 1500, 10, None),
    (2, 2, 1, "eur", 4500, 1, 9),
    (3, 3, 2, "gbp", 99, None, None),
    (2, 8, None, "eur", 4000, None, None),
)
_ORDERS = (
    (1, 10, "eur", 12_000, 0),
    (1, 40, "eur", 3_050, 0),
    (1, 5, "eur", -3_050, 1),
    (1, 90, "gbp", 999, 0),
    (2, 400, "eur", 80_000, 0),
    (7, 3, "eur", 500, 0),
)


class StillClock:
    """A clock that stands still until it is told that time has passed."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the instant it stands at."""
        return self.now

    def wait(self, **passed: float) -> None:
        """Let time pass: ``wait(seconds=5)``."""
        self.now += timedelta(**passed)


def loaded_dice() -> Callable[[], bytes]:
    """Return randomness that is the same in every run and never repeats."""
    numbers = count(1)
    return lambda: next(numbers).to_bytes(10)


def open_shop(
    path: Path, *, clock: Callable[[], datetime] | None = None, read_only: bool = False
) -> Workspace:
    """Open the file at *path*, made empty if it is not there, with a still clock and loaded dice.

    Where a file was written before, its ids stay unique only if the clock has moved on.
    """
    return Workspace(
        path,
        clock=clock or StillClock(),
        actor="tester",
        zone=UTC,
        read_only=read_only,
        randomness=loaded_dice(),
    )


def make_shop(path: Path, *, clock: Callable[[], datetime] | None = None) -> Workspace:
    """Make the small shop at *path* and return it open; its history is empty."""
    workspace = open_shop(path, clock=clock)
    write(workspace, *small_shop())
    return workspace


def write(workspace: Workspace, *changes: Change) -> None:
    """Make *changes* without a step in the history: how things were before the test began."""
    with workspace.connection.writing():
        for change in changes:
            apply(workspace.connection, change)


def small_shop() -> Iterable[Change]:
    """Yield what the small shop is made of."""
    at, gone = to_ms(LONG_AGO), to_ms(NOW - DAY)
    yield SetSetting("currency_code", "eur")
    yield _rows(Kind.REGION, (
        (1, "reg_eu", at, at, None, "Europe", "eur", None, '["at","de","fr"]', None),
        (2, "reg_uk", at, at, None, "United Kingdom", "gbp", 1, '["gb"]', '{"vat":20}'),
    ))  # fmt: skip
    yield _rows(Kind.VARIANT, (
        (1, "variant_mug", at, at, None, "MUG-1", "Blue", "prod_mug", "Mug"),
        (2, "variant_lamp", at, at, None, "LAMP-1", "One size", "prod_lamp", "Desk lamp"),
        (3, "variant_pen", at, at, None, "007", "Black", "prod_pen", "Pen"),
    ))  # fmt: skip
    yield _rows(Kind.GROUP, (
        (rid, f"cgrp_{name.split()[0].lower()}", at, at, gone if name == "Old fair" else None,
         name, _GROUP_METADATA.get(name))
        for rid, name in enumerate(_GROUPS, 1)
    ))  # fmt: skip
    yield _rows(Kind.CUSTOMER, (
        (rid, f"cus_{email.split('@')[0]}{rid}", at + rid, at + rid,
         gone if email.startswith("ghost") else None, email, first, last, None, company, country,
         int(account), '{"newsletter":true}' if first == "Ada" else None)
        for rid, (email, first, last, company, country, account) in enumerate(_CUSTOMERS, 1)
    ))  # fmt: skip
    for rid, name in enumerate(_GROUPS, 1):
        yield AddMembers(rid, _MEMBERS.get(name, ()), (at,))
    yield _rows(Kind.PRICE_LIST, (
        (rid, f"pl_{name.split()[0].lower()}{rid}", at, at,
         gone if name == "Old fair prices" else None, name, f"All about {name}", kind, status,
         _days(starts), _days(ends), 0, int(not groups))
        for rid, (name, kind, status, starts, ends, groups) in enumerate(_LISTS, 1)
    ))  # fmt: skip
    for rid, (*_, groups) in enumerate(_LISTS, 1):
        yield LinkGroups(rid, groups)
    yield _rows(Kind.PRICE, (
        (rid, f"ma_{rid}", at, at, variant, price_list, region, currency, amount, least, most)
        for rid, (variant, price_list, region, currency, amount, least, most)
        in enumerate(_PRICES, 1)
    ))  # fmt: skip
    yield _rows(Kind.ORDER, (
        (rid, f"order_{rid}", None, customer, _days(-ago), currency, total, cancels)
        for rid, (customer, ago, currency, total, cancels) in enumerate(_ORDERS, 1)
    ))  # fmt: skip


def _rows(kind: Kind, rows: Iterable[tuple[Plain, ...]]) -> InsertRows:
    return InsertRows(kind, COLUMNS[kind], tuple(rows))


def _days(from_now: int | None) -> int | None:
    return None if from_now is None else to_ms(NOW + from_now * DAY)


def rid_of(workspace: Workspace, kind: PaneKind, text: str) -> int:
    """Return the key of the live row with this name, e-mail or id."""
    with workspace.reading() as connection:
        return browse.resolve(connection, kind, text)


def group(workspace: Workspace, text: str) -> Group:
    """Return the live group with this name or id as it is now."""
    rid = rid_of(workspace, Kind.GROUP, text)
    with workspace.reading() as connection:
        found = browse.group(connection, rid)
    assert found is not None
    return found


def customer(workspace: Workspace, text: str) -> Customer:
    """Return the live customer with this e-mail or id as they are now."""
    rid = rid_of(workspace, Kind.CUSTOMER, text)
    with workspace.reading() as connection:
        found = browse.customer(connection, rid)
    assert found is not None
    return found


def price_list(workspace: Workspace, text: str) -> PriceList:
    """Return the live price list with this name or id as it is now."""
    rid = rid_of(workspace, Kind.PRICE_LIST, text)
    with workspace.reading() as connection:
        found = browse.price_list(connection, rid)
    assert found is not None
    return found


def customers(workspace: Workspace, *texts: str) -> list[int]:
    """Return the keys of the live customers with these e-mails or ids."""
    return [rid_of(workspace, Kind.CUSTOMER, text) for text in texts]


def members_of(workspace: Workspace, text: str) -> set[str]:
    """Return the ids of everyone in a group, trashed customers included."""
    sql = """SELECT c.id FROM membership m JOIN customer c ON c.rid = m.customer_id
        WHERE m.group_id = ?"""
    with workspace.reading() as connection:
        return set(connection.column(sql, rid_of(workspace, Kind.GROUP, text)))


def groups_of(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Return the names of the live groups a price list is for."""
    sql = """SELECT g.name FROM price_list_group l JOIN customer_group g ON g.rid = l.group_id
        WHERE l.price_list_id = ? AND g.deleted_at IS NULL ORDER BY g.rid"""
    with workspace.reading() as connection:
        return tuple(connection.column(sql, rid_of(workspace, Kind.PRICE_LIST, text)))


def dump(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but the journal, ``updated_at`` and counters included."""
    tables = """SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'journal'
        AND name NOT LIKE 'sqlite_%' ORDER BY name"""
    with workspace.reading() as connection:
        return {
            table: connection.all(f'SELECT * FROM "{table}" ORDER BY 1, 2')  # noqa: S608
            for table in connection.column(tables)
        }


def sentences(workspace: Workspace) -> list[str]:
    """Return what the history says, the newest step first."""
    return [step.sentence for step in workspace.history()]


def miscounted(workspace: Workspace) -> list[tuple[object, ...]]:
    """Return the groups whose counters differ from what counting by hand says; none should."""
    sql = """SELECT g.name, g.customer_count, g.price_list_count,
        (SELECT count(*) FROM membership m JOIN customer c ON c.rid = m.customer_id
            WHERE m.group_id = g.rid AND c.deleted_at IS NULL) AS people,
        (SELECT count(*) FROM price_list_group l JOIN price_list p ON p.rid = l.price_list_id
            WHERE l.group_id = g.rid AND p.deleted_at IS NULL) AS lists
        FROM customer_group g
        WHERE (people, lists) <> (g.customer_count, g.price_list_count)"""
    with workspace.reading() as connection:
        return connection.all(sql) + connection.all("PRAGMA foreign_key_check")
