"""Find rows by what a person calls them: a name, an e-mail, an id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.domain.text import fold
from cgtui.store.rows import sayable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgtui.domain.views import PaneKind
    from cgtui.store.connection import Connection

_CALLED = {Kind.GROUP: "name", Kind.CUSTOMER: "email", Kind.PRICE_LIST: "name"}


def by_id(connection: Connection, kind: PaneKind, text: str, *, trash: bool = False) -> int | None:
    """Return the key of the row with the id *text*, live or else (*trash*) deleted."""
    if not sayable(text):
        return None
    state = "IS NOT NULL" if trash else "IS NULL"
    rid: int | None = connection.value(
        f'SELECT rid FROM "{kind}" WHERE id = ? AND deleted_at {state}', text
    )
    return rid


def by_name(connection: Connection, kind: PaneKind, text: str) -> list[tuple[int, str]]:
    """Return key and id of every live row called exactly *text* (for a customer: e-mail)."""
    if not sayable(text):
        return []
    return [
        (rid, text_id)
        for rid, text_id in connection.all(
            f"""SELECT rid, id FROM "{kind}" WHERE {_CALLED[kind]} = ? AND deleted_at IS NULL
            ORDER BY rid""",
            text,
        )
    ]


def customers(connection: Connection, texts: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Return key and id of the live customers each text names, by e-mail or id."""
    wanted = list(dict.fromkeys(texts))
    found: dict[str, list[tuple[int, str]]] = {text: [] for text in wanted}
    for column in ("id", "email"):
        rows = connection.all(
            f"""SELECT {column}, rid, id FROM customer WHERE deleted_at IS NULL
            AND {column} IN (SELECT value FROM json_each(?)) ORDER BY rid""",
            json.dumps([text for text in wanted if sayable(text)]),
        )
        for text, rid, text_id in rows:
            if (rid, text_id) not in found[text]:
                found[text].append((rid, text_id))
    return found


def ids(connection: Connection, kind: PaneKind, texts: Iterable[str]) -> dict[str, int]:
    """Return the key of each live row that one of *texts* names, by id or by name."""
    wanted = json.dumps([text for text in texts if sayable(text)])
    found: dict[str, int] = {}
    for column in (_CALLED[kind], "id"):
        found |= dict(
            connection.all(
                f"""SELECT {column}, rid FROM "{kind}" WHERE deleted_at IS NULL
                AND {column} IN (SELECT value FROM json_each(?))""",
                wanted,
            )
        )
    return found


def names(
    connection: Connection, kind: PaneKind, rids: Iterable[int], limit: int = -1
) -> list[str]:
    """Return what the rows with the keys *rids* are called, in order of their keys."""
    return connection.column(
        f"""SELECT {_CALLED[kind]} FROM "{kind}" WHERE rid IN (SELECT value FROM json_each(?))
        ORDER BY rid LIMIT ?""",
        json.dumps(list(rids)), limit,
    )  # fmt: skip


def groups_named_alike(
    connection: Connection, name: str, *, but: int = 0
) -> list[tuple[int, str, str]]:
    """Return key, id and name of live groups whose name differs from *name* in case at most."""
    # The folded names are indexed; accents, which they lack, still tell two names apart.
    return [
        (rid, text_id, other)
        for rid, text_id, other in connection.all(
            """SELECT rid, id, name FROM customer_group WHERE deleted_at IS NULL AND rid <> ?
            AND (name = ? OR name_key = ?) ORDER BY rid""",
            but, name, fold(name),
        )
        if other.casefold() == name.casefold()
    ]  # fmt: skip


def same_email(
    connection: Connection, email: str, *, has_account: bool, but: int = 0
) -> str | None:
    """Return the id of the live customer with this e-mail and kind of account, if there is one."""
    text_id: str | None = connection.value(
        """SELECT id FROM customer WHERE email = ? AND has_account = ? AND deleted_at IS NULL
        AND rid <> ?""",
        email, int(has_account), but,
    )  # fmt: skip
    return text_id
