"""What a planned change of memberships and links would come to, asked before it is made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cgtui.domain.views import PaneKind
    from cgtui.store.connection import Connection

_OPEN = """p.deleted_at IS NULL AND NOT p.for_everyone AND p.status = 'active'
    AND (p.ends_at IS NULL OR p.ends_at > :now)"""
"""Lists that apply to their groups now or from their start on."""

_MANY = 200_000

_LIVE_LINK = """price_list_group x JOIN customer_group g
    ON g.rid = x.group_id AND g.deleted_at IS NULL"""
_LATER = "CASE WHEN l.starts_at >= :now THEN l.rid END"
_COUNTS = f"count(DISTINCT l.rid), count(DISTINCT {_LATER}), count(DISTINCT c.rid)"


def _in(name: str) -> str:
    return f"IN (SELECT value FROM json_each(:{name}))"


class Reach(NamedTuple):
    """How many price lists start (or stop) to apply, and to how many distinct customers.

    Attributes:
        lists: Active ones, those that start later included.
        later: How many of them start later.
        customers: Live customers for whom at least one of the lists changes.
    """

    lists: int = 0
    later: int = 0
    customers: int = 0


def standings(connection: Connection) -> list[tuple[Any, ...]]:
    """Return every live group: key, name, folded name, customers, price lists, metadata keys."""
    return connection.all(
        """SELECT rid, name, name_key, customer_count, price_list_count,
        CASE WHEN metadata IS NULL THEN 0 ELSE (SELECT count(*) FROM json_each(metadata)) END
        FROM customer_group WHERE deleted_at IS NULL ORDER BY name_key, rid"""
    )


def live(connection: Connection, kind: PaneKind, rids: Collection[int]) -> list[int]:
    """Return which of *rids* are live rows, each once, in order of their keys."""
    return connection.column(
        f"""SELECT rid FROM "{kind}" WHERE deleted_at IS NULL
        AND rid IN (SELECT value FROM json_each(?)) ORDER BY rid""",
        json.dumps(list(rids)),
    )


def held(connection: Connection, customers: Sequence[int]) -> dict[int, int]:
    """Return how many of *customers*, all live, are in each group that holds any of them."""
    # Many are found sooner by reading all memberships in their order than one by one.
    customer = "+customer_id" if len(customers) > _MANY else "customer_id"
    return dict(
        connection.all(
            f"""SELECT group_id, count(*) FROM membership
            WHERE {customer} IN (SELECT value FROM json_each(?)) GROUP BY group_id""",
            json.dumps(list(customers)),
        )
    )


def gained_by_joining(
    connection: Connection, customers: Iterable[int], join: Iterable[int], now: int
) -> Reach:
    """Return what starts to apply to *customers* once they are in all groups of *join*."""
    return _reach(
        connection,
        f"""SELECT {_COUNTS} FROM price_list l
        CROSS JOIN json_each(:customers) s JOIN customer c
        ON c.rid = s.value AND c.deleted_at IS NULL
        WHERE l.rid IN (SELECT p.rid FROM price_list p JOIN {_LIVE_LINK}
            WHERE x.price_list_id = p.rid AND x.group_id {_in("joined")} AND {_OPEN})
        AND NOT EXISTS (SELECT 1 FROM {_LIVE_LINK}
            JOIN membership m ON m.group_id = x.group_id AND m.customer_id = c.rid
            WHERE x.price_list_id = l.rid)""",
        now,
        customers=customers,
        joined=join,
    )


def lost_by_leaving(
    connection: Connection,
    customers: Iterable[int],
    join: Iterable[int],
    leave: Iterable[int],
    now: int,
) -> Reach:
    """Return what stops to apply to *customers* once they are in *join* and not in *leave*."""
    through = f"""SELECT 1 FROM {_LIVE_LINK}
        JOIN membership m ON m.group_id = x.group_id AND m.customer_id = c.rid
        WHERE x.price_list_id = l.rid AND x.group_id"""
    return _reach(
        connection,
        f"""SELECT {_COUNTS} FROM price_list l
        CROSS JOIN json_each(:customers) s JOIN customer c
        ON c.rid = s.value AND c.deleted_at IS NULL
        WHERE l.rid IN (SELECT p.rid FROM price_list p JOIN {_LIVE_LINK}
            WHERE x.price_list_id = p.rid AND x.group_id {_in("gone")} AND {_OPEN})
        AND NOT EXISTS (SELECT 1 FROM price_list_group x
            WHERE x.price_list_id = l.rid AND x.group_id {_in("joined")})
        AND EXISTS ({through} {_in("gone")}) AND NOT EXISTS ({through} NOT {_in("gone")})""",
        now,
        customers=customers,
        joined=join,
        gone=leave,
    )


def gained_by_linking(
    connection: Connection, lists: Iterable[int], join: Iterable[int], now: int
) -> Reach:
    """Return to whom *lists* start to apply once all groups of *join* have them."""
    return _reach(
        connection,
        f"""SELECT {_COUNTS} FROM price_list l
        CROSS JOIN membership n JOIN customer c ON c.rid = n.customer_id AND c.deleted_at IS NULL
        WHERE l.rid IN (SELECT p.rid FROM price_list p WHERE p.rid {_in("lists")} AND {_OPEN})
        AND n.group_id {_in("joined")}
        AND NOT EXISTS (SELECT 1 FROM {_LIVE_LINK}
            JOIN membership m ON m.group_id = x.group_id AND m.customer_id = c.rid
            WHERE x.price_list_id = l.rid)""",
        now,
        lists=lists,
        joined=join,
    )


def lost_by_unlinking(
    connection: Connection,
    lists: Iterable[int],
    join: Iterable[int],
    leave: Iterable[int],
    now: int,
) -> Reach:
    """Return to whom *lists* stop to apply once *join* have them and *leave* do not."""
    return _reach(
        connection,
        f"""SELECT {_COUNTS} FROM price_list l
        JOIN price_list_group a ON a.price_list_id = l.rid AND a.group_id {_in("gone")}
        JOIN customer_group b ON b.rid = a.group_id AND b.deleted_at IS NULL
        JOIN membership n ON n.group_id = a.group_id
        JOIN customer c ON c.rid = n.customer_id AND c.deleted_at IS NULL
        WHERE l.rid IN (SELECT p.rid FROM price_list p WHERE p.rid {_in("lists")} AND {_OPEN})
        AND NOT EXISTS (SELECT 1 FROM membership m
            WHERE m.customer_id = c.rid AND m.group_id {_in("joined")})
        AND NOT EXISTS (SELECT 1 FROM {_LIVE_LINK}
            JOIN membership m ON m.group_id = x.group_id AND m.customer_id = c.rid
            WHERE x.price_list_id = l.rid AND x.group_id NOT {_in("gone")})""",
        now,
        lists=lists,
        joined=join,
        gone=leave,
    )


def members_of_any(connection: Connection, groups: Iterable[int]) -> int:
    """Return how many distinct live customers are in any of *groups*."""
    number: int = connection.value(
        """SELECT count(DISTINCT m.customer_id) FROM membership m
        JOIN customer c ON c.rid = m.customer_id AND c.deleted_at IS NULL
        WHERE m.group_id IN (SELECT value FROM json_each(?))""",
        json.dumps(list(groups)),
    )
    return number


def _reach(connection: Connection, sql: str, now: int, **rids: Iterable[int]) -> Reach:
    """Ask *sql*; each of *rids* is handed over as JSON."""
    values = {name: json.dumps(list(keys)) for name, keys in rids.items()}
    return Reach(*connection.named(sql, {"now": now, **values})[0])
