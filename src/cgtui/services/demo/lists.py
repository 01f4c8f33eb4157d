"""The twelve price lists: who they are for and when they apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.changes import InsertRows, Kind, LinkGroups
from cgtui.services.demo.dice import demo_id, ms
from cgtui.services.demo.groups import (
    B2B_DE,
    CHURNED,
    EMPLOYEES,
    FREQUENT_BUYERS,
    GIFT_SHOPPERS,
    HOME_BARISTAS,
    KEY_OF_GROUP,
    OFFICE_MANAGERS,
    VIP,
    WHOLESALE,
)
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.domain.records import ListStatus, ListType


class DemoList(NamedTuple):
    """A price list without its prices; ``starts`` and ``ends`` are open where empty."""

    name: str
    made: str
    description: str
    type: ListType
    status: ListStatus
    starts: str
    ends: str
    groups: tuple[str, ...]
    includes_tax: bool = True
    for_everyone: bool = False


WHOLESALE_VOLUME = "Wholesale volume"
OFFICE_REFILL = "Office refill"
CAFE_CHAIN = "Café chain pilot"
REGULARS = "Regulars, ten percent"
BLACK_FRIDAY = "Black Friday 2025"
WHOLESALE_2026 = "Wholesale 2026"
STAFF_2026 = "Staff 2026"
OUTLET = "Outlet"
WIN_BACK = "Win back"
VIP_SPRING = "VIP spring"
BARISTA_MONTH = "Barista month"
MOTHERS_DAY = "Mother's Day gifts"

LISTS = (
    DemoList(
        WHOLESALE_VOLUME, "2025-02-10 10:00",
        "Sacks and cartons: the more of one kind, the cheaper. On top of Wholesale.",
        "override", "active", "", "", (WHOLESALE, B2B_DE), includes_tax=False,
    ),
    DemoList(
        OFFICE_REFILL, "2025-09-15 09:20",
        "Kilos and cartons for offices, priced region by region.",
        "override", "active", "2025-10-01", "", (OFFICE_MANAGERS,), includes_tax=False,
    ),
    DemoList(
        CAFE_CHAIN, "2025-09-22 15:00",
        "Offer to a chain of eight cafés. They signed elsewhere; their group was deleted.",
        "override", "draft", "2025-11-01", "", (), includes_tax=False,
    ),
    DemoList(
        REGULARS, "2025-10-06 09:00", "A thank-you to those who keep coming back.",
        "sale", "active", "2025-10-06", "", (FREQUENT_BUYERS,),
    ),
    DemoList(
        BLACK_FRIDAY, "2025-11-10 11:40", "A quarter off everything, four days, members first.",
        "sale", "active", "2025-11-28", "2025-12-02", (HOME_BARISTAS, GIFT_SHOPPERS, VIP),
    ),
    DemoList(
        WHOLESALE_2026, "2025-12-08 10:30", "Four fifths of the shelf price, for those who resell.",
        "override", "active", "2026-01-01", "2027-01-01", (WHOLESALE,), includes_tax=False,
    ),
    DemoList(
        STAFF_2026, "2025-12-19 16:55", "Thirty percent off. Prices to follow after stocktaking.",
        "override", "active", "2026-01-01", "2027-01-01", (EMPLOYEES,),
    ),
    DemoList(
        OUTLET, "2026-01-12 08:15", "Last winter's blend and what the shelves must lose.",
        "sale", "active", "2026-01-12", "", (), for_everyone=True,
    ),
    DemoList(
        WIN_BACK, "2026-01-12 14:00", "Come back: a fifth off any coffee. Waiting for approval.",
        "sale", "draft", "2026-03-16", "2026-06-16", (CHURNED,),
    ),
    DemoList(
        VIP_SPRING, "2026-02-16 09:45", "Fifteen percent off the new harvest, three weeks.",
        "sale", "active", "2026-02-23", "2026-03-16", (VIP,),
    ),
    DemoList(
        BARISTA_MONTH, "2026-02-20 12:10", "April is for gear: kettles, grinders, pour-over.",
        "sale", "active", "2026-04-01", "2026-05-01", (HOME_BARISTAS,),
    ),
    DemoList(
        MOTHERS_DAY, "2026-02-24 17:30", "Boxes and fine teas until the second Sunday in May.",
        "sale", "active", "2026-04-27", "2026-05-11", (GIFT_SHOPPERS, VIP),
    ),
)  # fmt: skip
"""Every price list, the oldest first."""

KEY_OF_LIST = {one.name: rid for rid, one in enumerate(LISTS, start=1)}
"""The integer key of each price list."""


def list_rows() -> InsertRows:
    """Return the price lists as rows."""
    return InsertRows(
        Kind.PRICE_LIST,
        COLUMNS[Kind.PRICE_LIST],
        tuple(_row(rid, one) for rid, one in enumerate(LISTS, start=1)),
    )


def _row(rid: int, one: DemoList) -> tuple[int | str | None, ...]:
    made = ms(one.made)
    starts, ends = (ms(day) if day else None for day in (one.starts, one.ends))
    return (
        rid, demo_id("pl", made, one.name), made, made, None, one.name, one.description, one.type,
        one.status, starts, ends, int(one.includes_tax), int(one.for_everyone),
    )  # fmt: skip


def list_links() -> Iterator[LinkGroups]:
    """Yield which groups have which price list."""
    for rid, one in enumerate(LISTS, start=1):
        if one.groups:
            yield LinkGroups(rid, tuple(sorted(KEY_OF_GROUP[group] for group in one.groups)))
