"""A connection that reads, as the front ends know it: something to hand to questions, no more."""

from __future__ import annotations

from typing import TypeAlias

from cgtui.store.connection import Connection

Reading: TypeAlias = Connection
"""What every question of the services takes first."""
