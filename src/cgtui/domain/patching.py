"""Single metadata keys to set and to remove, on however many rows."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgtui.domain.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cgtui.domain.metadata import Metadata
    from cgtui.domain.strict_json import JSON


@dataclass(frozen=True, slots=True)
class MetadataPatch:
    """Keys to set and keys to remove; every other key of a row stays as it is."""

    set: Mapping[str, JSON] = field(default_factory=dict)
    """Each key with the value it gets."""
    remove: tuple[str, ...] = ()
    """The keys that go."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.set or self.remove)

    def __str__(self) -> str:
        """Return the patch for people: ``tier = 2, remove vat``."""
        parts = [f"{visible(key)} = {json.dumps(value)}" for key, value in self.set.items()]
        return ", ".join([*parts, *(f"remove {visible(key)}" for key in self.remove)])

    def applied(self, metadata: Metadata | None) -> Metadata | None:
        """Return *metadata* with the patch on it, in its order, new keys last.

        A row that loses its last key keeps an empty object; one without metadata stays without
        where the patch only removes.

        >>> MetadataPatch({"tier": 2}, ("old",)).applied({"old": 1, "tier": 1, "since": "May"})
        {'tier': 2, 'since': 'May'}
        """
        if metadata is None and not self.set:
            return None
        kept = {key: value for key, value in (metadata or {}).items() if key not in self.remove}
        return kept | dict(self.set)
