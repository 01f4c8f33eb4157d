"""Random shops, made of the same few texts that random filters ask for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.query_trees import KEYS, TEXTS
from tests.shop import DAY, NOW, write

from cgtui.domain.changes import AddMembers, InsertRows, Kind, LinkGroups
from cgtui.domain.periods import to_ms
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from cgtui.domain.changes import Plain
    from cgtui.services.workspace import Workspace

_EVERY_TABLE = (
    "membership", "price_list_group", "price", "order", "price_list", "customer_group", "customer",
    "variant", "region",
)  # fmt: skip
_HELD = ("VIP", "vip 2", "7", 7, 0, 2.5, -1, True, False, None, [1], {"a": 1}, "2026-01-15", "é?")
_NOW = to_ms(NOW)
_A_DAY = DAY.total_seconds() * 1000


def fill(workspace: Workspace, dice: random.Random) -> None:
    """Empty the file and put a new random shop into it."""
    with workspace.connection.writing():
        for table in _EVERY_TABLE:
            workspace.connection.run(f'DELETE FROM "{table}"')  # noqa: S608
    write(
        workspace,
        *_catalogue(dice),
        _rows(Kind.GROUP, (_group(dice, rid) for rid in range(1, 5))),
        _rows(Kind.CUSTOMER, (_customer(dice, rid) for rid in range(1, 13))),
        _rows(Kind.PRICE_LIST, (_price_list(dice, rid) for rid in range(1, 7))),
    )
    for rid in range(1, 5):
        members = tuple(sorted(dice.sample(range(1, 13), dice.randrange(6))))
        write(workspace, AddMembers(rid, members, tuple(_instant(dice) for _ in members)))
    for rid in range(1, 7):
        write(
            workspace, LinkGroups(rid, tuple(sorted(dice.sample(range(1, 5), dice.randrange(3)))))
        )
    write(
        workspace,
        _rows(Kind.PRICE, (_price(dice, rid) for rid in range(1, 15))),
        _rows(Kind.ORDER, (_order(dice, rid) for rid in range(1, 25))),
    )


def _catalogue(dice: random.Random) -> Iterable[InsertRows]:
    lands = ('["at","de"]', '["de"]', '["gb"]', "[]")
    yield _rows(Kind.REGION, (
        (rid, f"reg_{rid}", 0, 0, _gone(dice), _text(dice), "eur", None, dice.choice(lands), None)
        for rid in range(1, 4)
    ))  # fmt: skip
    yield _rows(Kind.VARIANT, (
        (rid, f"variant_{rid}", 0, 0, _gone(dice), _perhaps(dice, _text(dice)), "Title", None, None)
        for rid in range(1, 4)
    ))  # fmt: skip


def _group(dice: random.Random, rid: int) -> tuple[Plain, ...]:
    # A live name is there once; the key tells the others apart.
    name = _text(dice) if rid == 1 else f"{_text(dice)} {rid}"
    return (rid, f"cgrp_{rid}", _then(dice), 0, _gone(dice), name, _metadata(dice))


def _customer(dice: random.Random, rid: int) -> tuple[Plain, ...]:
    texts = (_perhaps(dice, dice.choice(("", _text(dice)))) for _ in range(4))
    country = _perhaps(dice, dice.choice(("de", "at", "gb", "us")))
    return (
        rid, f"cus_{rid}", _then(dice), 0, _gone(dice), f"{_text(dice)}{rid}@vip.test", *texts,
        country, dice.randrange(2), _metadata(dice),
    )  # fmt: skip


def _price_list(dice: random.Random, rid: int) -> tuple[Plain, ...]:
    return (
        rid, f"pl_{rid}", _then(dice), 0, _gone(dice), _text(dice), dice.choice(("", "VIP")),
        dice.choice(("sale", "override")), dice.choice(("draft", "active", "active")),
        _instant(dice), _instant(dice), 0, dice.randrange(2),
    )  # fmt: skip


def _price(dice: random.Random, rid: int) -> tuple[Plain, ...]:
    return (
        rid, f"ma_{rid}", 0, 0, _perhaps(dice, dice.randrange(1, 4)), dice.randrange(1, 7),
        _perhaps(dice, dice.randrange(1, 4)), dice.choice(("eur", "usd", "jpy")), 100, None, None,
    )  # fmt: skip


def _order(dice: random.Random, rid: int) -> tuple[Plain, ...]:
    total = dice.choice((50, 100, 500, 525, 2_000, 12_000, -300, 1))
    return (
        rid, f"order_{rid}", None, dice.randrange(1, 13), _then(dice),
        dice.choice(("eur", "eur", "usd", "jpy")), total, dice.choice((0, 0, 0, 1)),
    )  # fmt: skip


def _metadata(dice: random.Random) -> str | None:
    if dice.random() < 0.2:
        return None
    held = {key: dice.choice(_HELD) for key in dice.sample(KEYS, dice.randrange(len(KEYS)))}
    return json.dumps(held, ensure_ascii=False)


def _then(dice: random.Random) -> int:
    """Return an instant, often on the edge of a day, an hour or the instant of now."""
    edge = dice.choice((_NOW, _NOW - _NOW % int(_A_DAY), _NOW - 3_600_000 * 10))
    return int(edge + dice.choice((0, 1, -1, 14, -90, -31, 400)) * _A_DAY) + dice.choice((0, 0, -1))


def _instant(dice: random.Random) -> int | None:
    return None if dice.random() < 0.3 else _then(dice)


def _gone(dice: random.Random) -> int | None:
    return _NOW if dice.random() < 0.15 else None


def _text(dice: random.Random) -> str:
    return dice.choice(TEXTS)


def _perhaps(dice: random.Random, value: Plain) -> Plain:
    return value if dice.random() < 0.7 else None


def _rows(kind: Kind, rows: Iterable[tuple[Plain, ...]]) -> InsertRows:
    return InsertRows(kind, COLUMNS[kind], tuple(rows))
