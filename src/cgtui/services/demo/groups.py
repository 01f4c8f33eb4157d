"""The ten customer groups of the demo shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.changes import InsertRows, Kind
from cgtui.domain.metadata import dump_metadata
from cgtui.services.demo.dice import demo_id, ms
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from cgtui.domain.metadata import Metadata


class Group(NamedTuple):
    """A customer group and the day it was made."""

    name: str
    made: str
    metadata: Metadata | None


EMPLOYEES = "Employees"
WHOLESALE = "Wholesale"
B2B_DE = "B2B-DE"
VIP = "VIP"
PRESS = "Press"
HOME_BARISTAS = "Home baristas"
OFFICE_MANAGERS = "Office managers"
GIFT_SHOPPERS = "Gift shoppers"
FREQUENT_BUYERS = "Frequent buyers"
CHURNED = "Churned"

GROUPS = (
    Group(EMPLOYEES, "2023-01-09 11:00", {"cost_centre": "4711", "discount": 30}),
    Group(
        WHOLESALE,
        "2023-02-01 09:30",
        {"is_seller": True, "terms": "net 30", "minimum_order": 150},
    ),
    Group(
        B2B_DE,
        "2023-06-12 14:00",
        {"invoice_language": "de", "vat_checked": "2026-01-15", "countries": ["de"]},
    ),
    Group(VIP, "2023-11-06 10:15", {"tier": "gold", "free_shipping": True, "colour": "#c8a24a"}),
    Group(PRESS, "2024-05-27 16:20", {"press_kit": None}),
    Group(HOME_BARISTAS, "2025-04-07 09:00", {"persona": True, "brews": ["espresso", "filter"]}),
    Group(OFFICE_MANAGERS, "2025-04-07 09:05", {"persona": True, "reorders_every_days": 30}),
    Group(GIFT_SHOPPERS, "2025-04-07 09:10", {"persona": True, "peak_months": [5, 12]}),
    Group(FREQUENT_BUYERS, "2025-10-06 08:45", {"orders": 10, "discount": 10}),
    Group(CHURNED, "2026-01-12 13:30", {"silent_days": 180, "win_back": "2026-03"}),
)  # fmt: skip
"""Every group, the oldest first."""

KEY_OF_GROUP = {group.name: rid for rid, group in enumerate(GROUPS, start=1)}
"""The integer key of each group."""

MADE = {group.name: ms(group.made) for group in GROUPS}
"""When each group was made: nobody can have been inside before."""


def group_rows() -> InsertRows:
    """Return the groups as rows."""
    rows = tuple(
        (rid, demo_id("cgrp", at, group.name), at, at, None, group.name,
         dump_metadata(group.metadata))
        for rid, group in enumerate(GROUPS, start=1)
        for at in (MADE[group.name],)
    )  # fmt: skip
    return InsertRows(Kind.GROUP, COLUMNS[Kind.GROUP], rows)
