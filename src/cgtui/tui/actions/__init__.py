"""The table of all actions; nothing above it invents a key, a title or a help sentence."""

from __future__ import annotations

from cgtui.tui.actions.action import PARTS, TYPING, Action, Group, Place
from cgtui.tui.actions.table import (
    ACTIONS,
    action,
    actions_in,
    bindings,
    is_action,
    is_real_key,
)

__all__ = [
    "ACTIONS",
    "PARTS",
    "TYPING",
    "Action",
    "Group",
    "Place",
    "action",
    "actions_in",
    "bindings",
    "is_action",
    "is_real_key",
]
