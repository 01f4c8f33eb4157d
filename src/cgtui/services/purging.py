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
    mark = rows.next_rid(connection, purge.kind) - 1
    match purge.kind:
        case Kind.GROUP:
            trash.unlink_groups(connection, gone)
        case Kind.CUSTOMER:
            trash.remove_orders(connection, gone)
            trash.remove_memberships(connection, gone)
        case Kind.PRICE_LIST:
            trash.remove_prices(connection, gone)
            trash.unlink_lists(connection, gone)
        case _:
            raise ValueError(purge.kind)
    rows.delete(connection, purge.kind, gone)
    settings.write(connection, f"purged.{purge.kind}", str(mark))
    return len(gone)
