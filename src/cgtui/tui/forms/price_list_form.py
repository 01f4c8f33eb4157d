"""What is asked about price lists; groups and prices have places of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from cgtui.domain.errors import Refusal
from cgtui.domain.merging import same
from cgtui.domain.rules import list_period, optional_text, price_list_name, price_list_warnings
from cgtui.domain.text import count_noun, quoted
from cgtui.tui.forms.fields import MIXED, Field, FormSpec, shared_values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cgtui.domain.records import PriceList
    from cgtui.tui.forms.fields import Checks, Values

_INSTANTS = "2026-03-01 09:00, today, +14d, -2w, +3m; empty: open"
NAME = Field("name", "Name", required=True, clean=price_list_name)
SHARED = (
    Field(
        "description",
        "Description",
        clean=partial(optional_text, field="description", lines=True),
        empty="",
    ),
    Field(
        "type",
        "Type",
        "select",
        options=(("sale", "sale"), ("override", "override")),
        help="Sale: shown as a reduction. Override: the price itself. The lowest price wins.",
    ),
    Field(
        "status",
        "Status",
        "select",
        options=(("draft", "draft"), ("active", "active")),
        help="A draft never applies.",
    ),
    Field("starts_at", "Starts", "instant", help=_INSTANTS),
    Field("ends_at", "Ends", "instant", help=_INSTANTS),
    Field(
        "includes_tax",
        "Includes tax",
        "switch",
        help="Whether the prices of the list include the tax.",
    ),
)
_KEYS = tuple(field.key for field in SHARED)
_GROUPS_LATER = "Groups: chosen afterwards with m; without groups the list is for everyone."


def new_price_list_form(like: PriceList | None = None) -> FormSpec:
    """Return the form for a price list yet to be made, filled like another one if that is given.

    A new list begins as a draft, a copy of an active one too.
    """
    values: dict[str, object] = {"description": "", "type": "sale", "includes_tax": False}
    if like:
        values = {**shared_values([like], _KEYS), "name": f"{like.name} (copy)"}
    values["status"] = "draft"
    return FormSpec(
        "New price list",
        (NAME, *SHARED),
        values,
        new=True,
        noun="price list",
        note=_GROUPS_LATER,
        checks=_check_period(values),
        warnings=_warn_of_period,
    )


def edit_price_list_form(price_list: PriceList) -> FormSpec:
    """Return the form for one price list."""
    values = shared_values([price_list], ["name", *_KEYS])

    def warn(now_values: Values, now: datetime) -> list[str]:
        return price_list_warnings(
            status=str(now_values["status"]),
            starts_at=cast("datetime | None", now_values["starts_at"]),
            ends_at=cast("datetime | None", now_values["ends_at"]),
            groups=price_list.group_count,
            for_everyone=price_list.for_everyone,
            prices=price_list.price_count,
            now=now,
        )

    return FormSpec(
        f"Edit price list {quoted(price_list.name)}",
        (NAME, *SHARED),
        values,
        noun="price list",
        checks=_check_period(values),
        warnings=warn,
    )


def edit_price_lists_form(lists: Sequence[PriceList], count: int | None = None) -> FormSpec:
    """Return the form for many price lists.

    Args:
        lists: The lists, or some of them where there are too many to read.
        count: How many there are, if that is more: then every field begins as mixed.
    """
    total = count or len(lists)
    known = total == len(lists)
    values = shared_values(lists, _KEYS) if known else dict.fromkeys(_KEYS, MIXED)
    return FormSpec(
        f"Edit {count_noun(total, 'price list')}",
        SHARED,
        values,
        rows=total,
        noun="price list",
        note="Only what you change is written. Backspace empties a mixed field.",
        checks=_check_period(values),
        warnings=_warn_of_period,
    )


def _period(values: Values) -> tuple[datetime | None, datetime | None] | None:
    """Return start and end, or nothing where one of them is mixed."""
    starts_at, ends_at = values.get("starts_at"), values.get("ends_at")
    if starts_at is MIXED or ends_at is MIXED:
        return None
    return cast("datetime | None", starts_at), cast("datetime | None", ends_at)


def _check_period(initial: Values) -> Checks:
    """Return what refuses a period that never is, unless the list came with it."""

    def check(values: Values) -> list[Refusal]:
        period = _period(values)
        untouched = all(same(initial.get(key), values[key]) for key in ("starts_at", "ends_at"))
        if period is None or untouched:
            return []
        try:
            list_period(*period)
        except Refusal as refusal:
            return [refusal]
        return []

    return check


def _warn_of_period(values: Values, now: datetime) -> list[str]:
    """Return what is questionable about the period alone, groups and prices being unknown."""
    period = _period(values)
    if period is None:
        return []
    starts_at, ends_at = period
    return price_list_warnings(
        status="draft",
        starts_at=starts_at,
        ends_at=ends_at,
        groups=0,
        for_everyone=False,
        prices=0,
        now=now,
    )
