"""Set and remove single metadata keys on many rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.merging import METADATA
from cgtui.domain.metadata import dump_metadata, load_metadata
from cgtui.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cgtui.domain.changes import Kind, Plain
    from cgtui.domain.patching import MetadataPatch
    from cgtui.store.connection import Connection


def patched(
    connection: Connection, kind: Kind, rids: Iterable[int], patch: MetadataPatch
) -> dict[int, Mapping[str, Plain]]:
    """Return the metadata each of the rows is to have once *patch* is on its own."""
    wanted: dict[int, Mapping[str, Plain]] = {}
    for row in rows.read_as_mappings(connection, kind, list(rids)):
        stored = None if row[METADATA] is None else str(row[METADATA])
        after = patch.applied(load_metadata(stored))
        wanted[int(str(row["rid"]))] = {METADATA: dump_metadata(after)}
    return wanted
