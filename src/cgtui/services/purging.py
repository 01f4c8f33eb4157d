"""Remove trashed rows for good, with everything that hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind
from cgtui.store import rows, settings, trash

if TYPE_CHECKING:
    from cgtui.domain.changes import Purge
    from cgtui.store.connection import Connection


def purge_rows(connection: Connection, purge: Purge) -> int:
    """Remove the rows of *purge* that are in the trash, and return how many went.

    Links go first, then prices or orders, then the rows: nothing cascades unseen.  The highest key
    is remembered so that it is never given out again.  ``for_everyone`` of any list stays as it is.
    """
    gone = trash.deleted(connection, purge.kind, purge.rids)
    if not gone:
        return 0
    _mark(connection, purge.kind)
    match purge.kind:
        case Kind.GROUP:
            trash.unlink_groups(connection, gone)
        case Kind.CUSTOMER:
            _mark(connection, Kind.ORDER)
            trash.remove_orders(connection, gone)
            trash.remove_memberships(connection, gone)
        case Kind.PRICE_LIST:
            _mark(connection, Kind.PRICE)
            trash.remove_prices(connection, gone)
            trash.unlink_lists(connection, gone)
        case _:
            raise ValueError(purge.kind)
    rows.delete(connection, purge.kind, gone)
    return len(gone)


def _mark(connection: Connection, kind: Kind) -> None:
    """Remember the highest key *kind* has had."""
    settings.write(connection, f"purged.{kind}", str(rows.next_rid(connection, kind) - 1))
