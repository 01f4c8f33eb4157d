"""Who is in which group, and which price list is for which: the two many-to-many relations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cgtui.domain.changes import Plain
    from cgtui.store.connection import Connection


def _json(rids: Iterable[int]) -> str:
    return json.dumps(list(rids))


def not_inside(connection: Connection, group: int, customers: Iterable[int]) -> list[int]:
    """Return which of *customers* are not in *group*, each once, in order of their keys."""
    return connection.column(
        """SELECT DISTINCT value FROM json_each(?1) WHERE NOT EXISTS
        (SELECT 1 FROM membership WHERE group_id = ?2 AND customer_id = value) ORDER BY value""",
        _json(customers), group,
    )  # fmt: skip


def inside(
    connection: Connection, group: int, customers: Iterable[int]
) -> list[tuple[int, int | None]]:
    """Return which of *customers* are in *group*, each with the instant since when."""
    return [
        (customer, since)
        for customer, since in connection.all(
            """SELECT customer_id, since FROM membership WHERE group_id = ?
            AND customer_id IN (SELECT value FROM json_each(?)) ORDER BY customer_id""",
            group, _json(customers),
        )
    ]  # fmt: skip


def insert(connection: Connection, group: int, customers: Iterable[int], since: int | None) -> None:
    """Put *customers*, none of whom is inside, into *group*."""
    connection.run(
        """INSERT INTO membership (group_id, customer_id, since)
        SELECT ?, value, ? FROM json_each(?)""",
        group, since, _json(customers),
    )  # fmt: skip


def insert_since(
    connection: Connection, group: int, joined: Iterable[tuple[int, int | None]]
) -> None:
    """Put customers, none of whom is inside, into *group*, each with since when."""
    connection.many(
        "INSERT INTO membership (group_id, customer_id, since) VALUES (?, ?, ?)",
        ((group, customer, since) for customer, since in joined),
    )


def delete(connection: Connection, group: int, customers: Iterable[int]) -> None:
    """Take *customers* out of *group*."""
    connection.run(
        """DELETE FROM membership WHERE group_id = ?
        AND customer_id IN (SELECT value FROM json_each(?))""",
        group, _json(customers),
    )  # fmt: skip


def live_groups(connection: Connection, customer: int) -> list[int]:
    """Return the keys of the live groups *customer* is in."""
    return connection.column(
        """SELECT m.group_id FROM membership m JOIN customer_group g ON g.rid = m.group_id
        WHERE m.customer_id = ? AND g.deleted_at IS NULL ORDER BY m.group_id""",
        customer,
    )


def live_customers(connection: Connection, group: int, limit: int = -1) -> list[int]:
    """Return the keys of the live customers in *group*, in order."""
    return connection.column(
        """SELECT m.customer_id FROM membership m JOIN customer c ON c.rid = m.customer_id
        WHERE m.group_id = ? AND c.deleted_at IS NULL ORDER BY m.customer_id LIMIT ?""",
        group,
        limit,
    )


def held(connection: Connection, customers: Sequence[int]) -> dict[int, int]:
    """Return how many of *customers* are in each group that holds any of them."""
    return dict(
        connection.all(
            """SELECT group_id, count(*) FROM membership
            WHERE customer_id IN (SELECT value FROM json_each(?)) GROUP BY group_id""",
            _json(customers),
        )
    )  # fmt: skip


def groups_of_lists(connection: Connection, lists: Sequence[int]) -> dict[int, list[int]]:
    """Return the live groups of each of *lists*, in order of their keys."""
    found: dict[int, list[int]] = {rid: [] for rid in lists}
    for price_list, group in connection.all(
        """SELECT l.price_list_id, l.group_id FROM price_list_group l
        JOIN customer_group g ON g.rid = l.group_id WHERE g.deleted_at IS NULL
        AND l.price_list_id IN (SELECT value FROM json_each(?)) ORDER BY l.group_id""",
        _json(lists),
    ):
        found[price_list].append(group)
    return found


def linked_groups(connection: Connection, price_list: int) -> set[int]:
    """Return the keys of every group *price_list* is linked to, trashed groups included."""
    return set(
        connection.column(
            "SELECT group_id FROM price_list_group WHERE price_list_id = ?", price_list
        )
    )


def link(connection: Connection, price_list: int, groups: Iterable[int]) -> None:
    """Let *groups*, none of which has it, have *price_list*."""
    connection.many(
        "INSERT INTO price_list_group (price_list_id, group_id) VALUES (?, ?)",
        ((price_list, group) for group in groups),
    )


def unlink(connection: Connection, price_list: int, groups: Iterable[int]) -> None:
    """Take *price_list* away from *groups*."""
    connection.many(
        "DELETE FROM price_list_group WHERE price_list_id = ? AND group_id = ?",
        ((price_list, group) for group in groups),
    )


def lists_losing_all_groups(connection: Connection, groups: Sequence[int]) -> list[int]:
    """Return the live lists, neither draft nor for everyone, whose live groups all are *groups*."""
    return connection.column(
        """SELECT p.rid FROM price_list p WHERE p.deleted_at IS NULL AND p.status <> 'draft'
        AND NOT p.for_everyone
        AND EXISTS (SELECT 1 FROM price_list_group l JOIN customer_group g ON g.rid = l.group_id
            WHERE l.price_list_id = p.rid AND g.deleted_at IS NULL
            AND l.group_id IN (SELECT value FROM json_each(?1)))
        AND NOT EXISTS (SELECT 1 FROM price_list_group l JOIN customer_group g ON g.rid = l.group_id
            WHERE l.price_list_id = p.rid AND g.deleted_at IS NULL
            AND l.group_id NOT IN (SELECT value FROM json_each(?1)))
        ORDER BY p.name_key, p.rid""",
        _json(groups),
    )


def audience(connection: Connection, price_list: int) -> int:
    """Return how many distinct live customers are in any live group of *price_list*."""
    groups = groups_of_lists(connection, [price_list])[price_list]
    if len(groups) == 1:
        count: int = connection.value(
            "SELECT customer_count FROM customer_group WHERE rid = ?", groups[0]
        )
        return count
    distinct: int = connection.value(
        """SELECT count(DISTINCT m.customer_id) FROM membership m
        JOIN customer c ON c.rid = m.customer_id AND c.deleted_at IS NULL
        WHERE m.group_id IN (SELECT value FROM json_each(?))""",
        _json(groups),
    )
    return distinct


def lists_naming_any(connection: Connection, groups: Sequence[int]) -> int:
    """Return how many live price lists are linked to any of *groups*."""
    number: int = connection.value(
        """SELECT count(DISTINCT p.rid) FROM price_list p
        JOIN price_list_group l ON l.price_list_id = p.rid WHERE p.deleted_at IS NULL
        AND l.group_id IN (SELECT value FROM json_each(?))""",
        _json(groups),
    )
    return number


def prices_of_list(connection: Connection, price_list: int) -> list[tuple[Plain, ...]]:
    """Return the whole price rows of a list, in order of their keys."""
    keys = connection.column("SELECT rid FROM price WHERE price_list_id = ?", price_list)
    return rows.read(connection, Kind.PRICE, keys)
