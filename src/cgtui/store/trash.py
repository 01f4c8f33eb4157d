"""The trash: which rows are in it, and what hangs on them when it is emptied."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.changes import Kind
    from cgtui.store.connection import Connection

_WANTED = "(SELECT value FROM json_each(?))"


def deleted(connection: Connection, kind: Kind, rids: Sequence[int]) -> list[int]:
    """Return which of *rids* are in the trash."""
    return connection.column(
        f'SELECT rid FROM "{kind}" WHERE deleted_at IS NOT NULL AND rid IN {_WANTED}',
        json.dumps(list(rids)),
    )


def everything(connection: Connection, kind: Kind) -> list[int]:
    """Return the keys of all rows of *kind* in the trash, in order."""
    return connection.column(f'SELECT rid FROM "{kind}" WHERE deleted_at IS NOT NULL ORDER BY rid')


def unlink_groups(connection: Connection, groups: Sequence[int]) -> None:
    """Remove every membership and price-list link of *groups*."""
    rids = json.dumps(list(groups))
    connection.run(f"DELETE FROM membership WHERE group_id IN {_WANTED}", rids)
    connection.run(f"DELETE FROM price_list_group WHERE group_id IN {_WANTED}", rids)


def remove_orders(connection: Connection, customers: Sequence[int]) -> None:
    """Remove every order of *customers*."""
    connection.run(
        f'DELETE FROM "order" WHERE customer_id IN {_WANTED}', json.dumps(list(customers))
    )


def remove_memberships(connection: Connection, customers: Sequence[int]) -> None:
    """Remove every membership of *customers*."""
    connection.run(
        f"DELETE FROM membership WHERE customer_id IN {_WANTED}", json.dumps(list(customers))
    )


def remove_prices(connection: Connection, lists: Sequence[int]) -> None:
    """Remove every price of *lists*, remembering nothing."""
    connection.run(f"DELETE FROM price WHERE price_list_id IN {_WANTED}", json.dumps(list(lists)))


def unlink_lists(connection: Connection, lists: Sequence[int]) -> None:
    """Remove every group link of *lists*."""
    connection.run(
        f"DELETE FROM price_list_group WHERE price_list_id IN {_WANTED}", json.dumps(list(lists))
    )
