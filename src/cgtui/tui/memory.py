"""What a file looked like when it was last left: kept beside the configuration, one file each."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Memory:
    """Remembers the state of the workbench for one database file.

    Args:
        folder: Where states are kept; ``None`` remembers nothing, as in the demo.
        database: The file the state belongs to.
    """

    def __init__(self, folder: Path | None, database: Path) -> None:
        name = hashlib.blake2b(os.fsencode(database.absolute()), digest_size=10).hexdigest()
        self.problem: str | None = None
        """Why the state could not be kept, once that has failed."""
        self._path = folder / f"{name}.json" if folder else None

    def recall(self) -> dict[str, object]:
        """Return what was remembered; nothing where there is nothing, or nothing readable."""
        if self._path is None:
            return {}
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # a state is a convenience: without one the defaults show
            return {}
        return found if isinstance(found, dict) else {}

    def remember(self, state: dict[str, object]) -> None:
        """Keep *state*, whole or not at all; where that fails, ``problem`` says why."""
        if self._path is None:
            return
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(state, ensure_ascii=True), encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            self.problem = f"The state of the screen could not be kept: {error.strerror}."
