"""What each field of the filter language is in the file, as SQL over the row ``t``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.store import derived

if TYPE_CHECKING:
    from collections.abc import Mapping

    Asked = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a row.

    Attributes:
        sql: The text, NULL where there is none.
        folded: Whether it is kept without case and accents.
        searched: Whether it is in ``search_key``, which is quicker to look in.
    """

    sql: str
    folded: bool = False
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """Rows of other tables that belong to ``t``.

    Attributes:
        sql: True where one of them meets ``{match}``.
        texts: What they are called by.
        stamp: When they happened, for a date.
        known: What one of them meets that has a value at all.
    """

    sql: str
    texts: tuple[Text, ...] = ()
    stamp: str = ""
    known: str = "1"


_ID = Text("t.id", searched=True)
_NAME_KEY = Text("t.name_key", folded=True)
TEXTS: Mapping[Asked, Text] = {
    (Kind.GROUP, "name"): _NAME_KEY,
    (Kind.GROUP, "id"): _ID,
    (Kind.CUSTOMER, "name"): Text(
        "nullif(trim(coalesce(t.first_name, '') || ' ' || coalesce(t.last_name, '')), '')",
        searched=True,
    ),
    (Kind.CUSTOMER, "email"): Text("t.email", searched=True),
    (Kind.CUSTOMER, "phone"): Text("nullif(t.phone, '')"),
    (Kind.CUSTOMER, "company"): Text("nullif(t.company, '')", searched=True),
    (Kind.CUSTOMER, "country"): Text("lower(nullif(t.country_code, ''))", folded=True),
    (Kind.CUSTOMER, "id"): _ID,
    (Kind.PRICE_LIST, "name"): _NAME_KEY,
    (Kind.PRICE_LIST, "id"): _ID,
}
"""Texts of the row itself."""

SCALARS: Mapping[Asked, str] = {
    (Kind.GROUP, "members"): "t.customer_count",
    (Kind.GROUP, "lists"): "t.price_list_count",
    (Kind.CUSTOMER, "joined"): "t.created_at",
    (Kind.CUSTOMER, "orders"): derived.ORDER_COUNT,
    (Kind.CUSTOMER, "spent"): derived.SPENT,
    (Kind.CUSTOMER, "last_order"): derived.LAST_ORDER,
    (Kind.CUSTOMER, "first_order"): derived.FIRST_ORDER,
    (Kind.CUSTOMER, "until"): "NULL",  # no membership of this version of the file ends
    (Kind.PRICE_LIST, "prices"): derived.PRICE_COUNT,
    (Kind.PRICE_LIST, "starts"): "t.starts_at",
    (Kind.PRICE_LIST, "ends"): "t.ends_at",
    (Kind.PRICE_LIST, "audience"): """CASE WHEN t.for_everyone
        THEN (SELECT count(*) FROM customer c WHERE c.deleted_at IS NULL)
        ELSE (SELECT count(DISTINCT m.customer_id) FROM price_list_group l
            JOIN customer_group g ON g.rid = l.group_id AND g.deleted_at IS NULL
            JOIN membership m ON m.group_id = g.rid
            JOIN customer c ON c.rid = m.customer_id AND c.deleted_at IS NULL
            WHERE l.price_list_id = t.rid) END""",
}
"""Whole numbers of the row itself: counts, minor units, milliseconds."""

CHOICES: Mapping[Asked, Mapping[str, str]] = {
    (Kind.GROUP, "kind"): {"manual": "1", "rule": "0"},  # no group of this version has a rule
    (Kind.CUSTOMER, "is"): {"account": "t.has_account", "guest": "NOT t.has_account"},
    (Kind.PRICE_LIST, "status"): {
        word: f"{derived.STATE} = {place}" for place, word in enumerate(derived.STATES)
    },
    (Kind.PRICE_LIST, "type"): {word: f"t.type = '{word}'" for word in ("sale", "override")},
    (Kind.PRICE_LIST, "audience"): {"everyone": "t.for_everyone"},
}
"""For a word that a field can be: when it is that."""

_BY_NAME_KEY = (Text("g.name_key", folded=True), Text("g.id"))
_LIST_NAMED = (Text("p.name_key", folded=True), Text("p.id"))
_REGION_NAMED = (Text("r.name"), Text("r.id"))
MANY: Mapping[Asked, Many] = {
    (Kind.CUSTOMER, "group"): Many(
        """t.rid IN (SELECT m.customer_id FROM customer_group g JOIN membership m
        ON m.group_id = g.rid WHERE g.deleted_at IS NULL AND {match})""",
        _BY_NAME_KEY,
    ),
    (Kind.CUSTOMER, "list"): Many(
        """(EXISTS (SELECT 1 FROM price_list p
            WHERE p.deleted_at IS NULL AND p.for_everyone AND {match})
        OR t.rid IN (SELECT m.customer_id FROM price_list p
            JOIN price_list_group l ON l.price_list_id = p.rid
            JOIN customer_group g ON g.rid = l.group_id AND g.deleted_at IS NULL
            JOIN membership m ON m.group_id = g.rid WHERE p.deleted_at IS NULL AND {match}))""",
        _LIST_NAMED,
    ),
    (Kind.CUSTOMER, "region"): Many(
        """lower(t.country_code) IN (SELECT lower(land.value) FROM region r,
        json_each(r.countries) land WHERE r.deleted_at IS NULL AND {match})""",
        _REGION_NAMED,
    ),
    (Kind.CUSTOMER, "since"): Many(
        """t.rid IN (SELECT m.customer_id FROM customer_group g JOIN membership m
        ON m.group_id = g.rid WHERE g.deleted_at IS NULL AND {match})""",
        stamp="m.since",
        known="m.since IS NOT NULL",
    ),
    (Kind.PRICE_LIST, "group"): Many(
        """t.rid IN (SELECT l.price_list_id FROM customer_group g JOIN price_list_group l
        ON l.group_id = g.rid WHERE g.deleted_at IS NULL AND {match})""",
        _BY_NAME_KEY,
    ),
    (Kind.PRICE_LIST, "currency"): Many(
        "EXISTS (SELECT 1 FROM price p WHERE p.price_list_id = t.rid AND {match})",
        (Text("lower(p.currency_code)", folded=True),),
    ),
    (Kind.PRICE_LIST, "region"): Many(
        """EXISTS (SELECT 1 FROM price p JOIN region r ON r.rid = p.region_id
        WHERE p.price_list_id = t.rid AND {match})""",
        _REGION_NAMED,
    ),
    (Kind.PRICE_LIST, "sku"): Many(
        """EXISTS (SELECT 1 FROM price p JOIN variant v ON v.rid = p.variant_id
        WHERE p.price_list_id = t.rid AND {match})""",
        (Text("v.sku"),),
        known="v.sku IS NOT NULL",
    ),
}
"""What belongs to the row: a customer is in groups, a price list has prices."""

AVERAGE = """(SELECT CASE WHEN sum(NOT o.cancels) > 0
    THEN sum(o.total) * {below} - {above} * sum(NOT o.cancels) END
    FROM "order" o WHERE o.customer_id = t.rid AND o.currency_code = {currency})"""
"""How far the average order is from ``above / below`` minor units, times a positive number."""

HAS_AVERAGE = """EXISTS (SELECT 1 FROM "order" o WHERE o.customer_id = t.rid
    AND o.currency_code = {currency} AND NOT o.cancels)"""
"""Whether there is an average order."""
