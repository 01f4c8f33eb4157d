"""A second reading of the filter language: plain Python over whole tables, slow and simple.

It knows nothing of SQL and shares no code with what it is held against but the tree, ``fold`` and
the exponents of currencies.  Every field has a list of values; an empty list is a missing value.
"""

from __future__ import annotations

import calendar
import json
import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from cgtui.domain.changes import Kind
from cgtui.domain.money import currency as iso
from cgtui.domain.query.tree import (
    Amount,
    And,
    Choice,
    Date,
    Match,
    Not,
    Number,
    Or,
    Presence,
    Range,
    Term,
    Tree,
    Truth,
    Value,
    Word,
)
from cgtui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from cgtui.services.workspace import Workspace

Row = dict[str, Any]
TABLES = (
    "customer", "customer_group", "membership", "price_list", "price_list_group", "price",
    "region", "variant", "order",
)  # fmt: skip


class World(NamedTuple):
    """Every row of every table, and from where it is looked at."""

    tables: dict[str, list[Row]]
    now: datetime
    zone: tzinfo
    currency: str

    def live(self, table: str) -> list[Row]:
        """Return the rows that are not in the trash."""
        return [row for row in self.tables[table] if row["deleted_at"] is None]

    def local(self, ms: int) -> datetime:
        """Return the local time of an instant."""
        return self.instant(ms).astimezone(self.zone)

    def instant(self, ms: int) -> datetime:
        """Return an instant."""
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)


class Named(NamedTuple):
    """The names by which a related row is asked for."""

    names: tuple[str, ...]


class Average(NamedTuple):
    """What an order comes to on average, by currency."""

    by_currency: dict[str, Fraction]


class Sum(NamedTuple):
    """What orders come to, by currency."""

    by_currency: dict[str, int]


def read_world(workspace: Workspace, currency: str = "eur") -> World:
    """Return everything in the open file."""
    with workspace.reading() as connection:
        tables = {}
        for table in TABLES:
            columns = connection.column(f"SELECT name FROM pragma_table_info('{table}')")  # noqa: S608
            rows = connection.all(f'SELECT {", ".join(columns)} FROM "{table}"')  # noqa: S608
            tables[table] = [dict(zip(columns, row, strict=True)) for row in rows]
    return World(tables, workspace.now(), workspace.zone, currency)


def found(world: World, tree: Tree, kind: Kind) -> list[int]:
    """Return the keys of the live rows that *tree* finds, in order."""
    return sorted(row["rid"] for row in world.live(kind.value) if _is(world, tree, kind, row))


def _is(world: World, tree: Tree, kind: Kind, row: Row) -> bool:
    match tree:
        case Word(text):
            return fold(text) in fold(" ".join(filter(None, _searched(kind, row))))
        case Not(part):
            return not _is(world, part, kind, row)
        case And(parts):
            return all(_is(world, part, kind, row) for part in parts)
        case Or(parts):
            return any(_is(world, part, kind, row) for part in parts)
        case Term():
            held = list(_held(world, kind, row, tree))
            hit = any(_one(world, held, tree.op, value) for value in tree.values)
            if tree.op != "!=":
                return hit
            codes = {_currency(world, value) for value in tree.values}
            averages = [each for each in held if isinstance(each, Average)]
            known = any(codes & set(e.by_currency) for e in averages) if averages else bool(held)
            return known and not hit


def _currency(world: World, value: Value) -> str:
    ends = (value.low, value.high) if isinstance(value, Range) else (value,)
    named = [end.currency for end in ends if isinstance(end, Amount) and end.currency]
    return named[0] if named else world.currency


def _searched(kind: Kind, row: Row) -> list[str | None]:
    if kind is Kind.CUSTOMER:
        return [row[c] for c in ("email", "first_name", "last_name", "company", "id")]
    if kind is Kind.GROUP:
        return [row["name"], row["id"]]
    return [row["name"], row["description"], row["id"]]


def _one(world: World, held: list[Any], op: str, value: Value) -> bool:
    if isinstance(value, Presence):
        averages = [each for each in held if isinstance(each, Average)]
        known = any(world.currency in e.by_currency for e in averages) if averages else bool(held)
        return known == (value is Presence.ANY)
    return any(_matches(world, each, "=" if op == "!=" else op, value) for each in held)


def _matches(world: World, have: Any, op: str, value: Value) -> bool:  # noqa: ANN401, C901, PLR0911 - one case for each sort of value
    match have, value:
        case _, Range(low, high):
            return (low is None or _matches(world, have, ">=", low)) and (
                high is None or _matches(world, have, "<=", high)
            )
        case Named(names), Match():
            return any(_matches(world, name, op, value) for name in names)
        case str(), Match(parts) if op in ("=", "~"):
            pattern = ".*".join(re.escape(fold(part)) for part in parts)
            pattern = f".*{pattern}.*" if op == "~" else pattern
            return re.fullmatch(pattern, fold(have), re.DOTALL) is not None
        case str(), Match((part,)):
            return _compare(fold(have), op, fold(part))
        case bool(), Truth(wanted):
            return have == wanted
        case bool(), _:
            return False
        case str(), Choice(word):
            return have == word
        case int() | float(), Number(number):
            wanted = int(number) if number % 1 == 0 else float(number)
            exact = number if isinstance(have, int) else wanted
            return _compare(have, op, exact)
        case (Sum(by), Amount(number, code)) | (Average(by), Amount(number, code)):
            code = code or world.currency
            if isinstance(have, Average) and code not in by:
                return False
            return _compare(
                Fraction(by.get(code, 0)), op, Fraction(number) * 10 ** iso(code).exponent
            )
        case datetime(), Date(text):
            return _when(world, have, op, text)
        case _:
            return False


def _compare(have: Any, op: str, wanted: Any) -> bool:  # noqa: ANN401 - anything with an order
    return {
        "=": have == wanted,
        "<": have < wanted,
        "<=": have <= wanted,
        ">": have > wanted,
        ">=": have >= wanted,
    }[op]


def _when(world: World, have: datetime, op: str, text: str) -> bool:
    """Compare an instant with a date as a person does: by the part of it that is written."""
    if text == "now":
        return _compare(have, op, world.now)
    if text.endswith("h"):
        return _compare(have, op, world.now + timedelta(hours=int(text[:-1])))
    if not text[0].isdigit():
        text = _day(world.now.astimezone(world.zone), text)
    local = have.astimezone(world.zone).replace(tzinfo=None).isoformat(timespec="milliseconds")
    return _compare(local[: len(text)], op, text)


def _day(today: datetime, text: str) -> str:
    """Return the day that *text* is from *today*."""
    words = {"yesterday": "-1d", "today": "+0d", "tomorrow": "+1d"}
    text = words.get(text, text)
    count, unit = int(text[:-1]), text[-1]
    if unit in "dw":
        return (today.date() + timedelta(days=count * {"d": 1, "w": 7}[unit])).isoformat()
    months = today.year * 12 + today.month - 1 + count * {"m": 1, "y": 12}[unit]
    year, month = months // 12, months % 12 + 1
    return f"{year:04}-{month:02}-{min(today.day, calendar.monthrange(year, month)[1]):02}"


def _held(world: World, kind: Kind, row: Row, term: Term) -> Iterable[Any]:
    """Return the values a row has for the field of *term*."""
    if term.key is not None:
        held = json.loads(row["metadata"] or "{}").get(term.key)
        return [] if held is None else [held]
    field = term.field
    if field == "id":
        return [row["id"]]
    by_kind = {Kind.GROUP: _of_group, Kind.CUSTOMER: _of_customer, Kind.PRICE_LIST: _of_list}
    return by_kind[kind](world, row, field)


def _of_group(world: World, row: Row, field: str) -> Iterable[Any]:
    mine = {m["customer_id"] for m in world.tables["membership"] if m["group_id"] == row["rid"]}
    linked = {
        link["price_list_id"]
        for link in world.tables["price_list_group"]
        if link["group_id"] == row["rid"]
    }
    return {
        "name": [row["name"]],
        "kind": ["manual"],
        "members": [len([c for c in world.live("customer") if c["rid"] in mine])],
        "lists": [len([p for p in world.live("price_list") if p["rid"] in linked])],
    }[field]


def _of_customer(world: World, row: Row, field: str) -> Iterable[Any]:  # noqa: PLR0911 - one for each field
    if field == "name":
        name = f"{row['first_name'] or ''} {row['last_name'] or ''}".strip(" ")
        return [name] if name else []
    if field in ("email", "phone", "company"):
        return [row[field]] if row[field] else []
    if field == "country":
        return [row["country_code"]] if row["country_code"] else []
    if field == "is":
        return ["account" if row["has_account"] else "guest"]
    if field == "joined":
        return [world.instant(row["created_at"])]
    if field in ("region", "group", "list", "since", "until"):
        return _related_to_customer(world, row, field)
    return _orders(world, row, field)


def _related_to_customer(world: World, row: Row, field: str) -> Iterable[Any]:
    mine = [m for m in world.tables["membership"] if m["customer_id"] == row["rid"]]
    groups = [g for g in world.live("customer_group") if g["rid"] in {m["group_id"] for m in mine}]
    alive = {group["rid"] for group in groups}
    if field == "group":
        return [Named((group["name"], group["id"])) for group in groups]
    if field == "since":
        known = [m["since"] for m in mine if m["group_id"] in alive and m["since"] is not None]
        return [world.instant(ms) for ms in known]
    if field == "until":
        return []
    if field == "region":
        lands = [(r, json.loads(r["countries"])) for r in world.live("region")]
        return [Named((r["name"], r["id"])) for r, codes in lands if row["country_code"] in codes]
    reaching = {
        link["price_list_id"]
        for link in world.tables["price_list_group"]
        if link["group_id"] in alive
    }
    lists = world.live("price_list")
    reached = [p for p in lists if p["for_everyone"] or p["rid"] in reaching]
    return [Named((p["name"], p["id"])) for p in reached]


def _orders(world: World, row: Row, field: str) -> Iterable[Any]:
    orders = [o for o in world.tables["order"] if o["customer_id"] == row["rid"]]
    bought = [o for o in orders if not o["cancels"]]
    if field == "orders":
        return [len(bought)]
    if field in ("last_order", "first_order"):
        when = sorted(o["placed_at"] for o in bought)
        return [world.instant(when[-1 if field == "last_order" else 0])] if when else []
    codes = {o["currency_code"] for o in orders}
    sums = {code: sum(o["total"] for o in orders if o["currency_code"] == code) for code in codes}
    if field == "spent":
        return [Sum(sums)]
    counts = {c: len([o for o in bought if o["currency_code"] == c]) for c in codes}
    return [Average({c: Fraction(sums[c], counts[c]) for c in codes if counts[c]})]


def _of_list(world: World, row: Row, field: str) -> Iterable[Any]:
    if field in ("starts", "ends"):
        ms = row[f"{field}_at"]
        return [] if ms is None else [world.instant(ms)]
    if field in ("name", "type"):
        return [row[field]]
    if field == "status":
        return [_state(world, row)]
    links = {
        link["group_id"]
        for link in world.tables["price_list_group"]
        if link["price_list_id"] == row["rid"]
    }
    groups = [g for g in world.live("customer_group") if g["rid"] in links]
    if field == "group":
        return [Named((g["name"], g["id"])) for g in groups]
    if field == "audience":
        return _audience(world, row, {g["rid"] for g in groups})
    return _of_prices(world, row, field)


def _audience(world: World, row: Row, groups: set[int]) -> Iterable[Any]:
    everyone = {c["rid"] for c in world.live("customer")}
    if row["for_everyone"]:
        return [len(everyone), "everyone"]
    members = {m["customer_id"] for m in world.tables["membership"] if m["group_id"] in groups}
    return [len(members & everyone)]


def _of_prices(world: World, row: Row, field: str) -> Iterable[Any]:
    prices = [p for p in world.tables["price"] if p["price_list_id"] == row["rid"]]
    if field == "prices":
        return [len(prices)]
    if field == "currency":
        return [p["currency_code"] for p in prices]
    table = {"region": "region", "sku": "variant"}[field]
    wanted = {p[f"{table}_id"] for p in prices}
    rows = [each for each in world.tables[table] if each["rid"] in wanted]
    if field == "sku":
        return [v["sku"] for v in rows if v["sku"] is not None]
    return [Named((r["name"], r["id"])) for r in rows]


def _state(world: World, row: Row) -> str:
    if row["status"] == "draft":
        return "draft"
    now = (world.now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    if row["ends_at"] is not None and not now < row["ends_at"]:
        return "ended"
    return "scheduled" if row["starts_at"] is not None and not row["starts_at"] < now else "active"
