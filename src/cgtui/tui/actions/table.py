"""The one table of actions: bindings, footer, help, palette and README are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from cgtui.tui.actions.acting import ACT, UNDO
from cgtui.tui.actions.choosing import CHOOSING
from cgtui.tui.actions.finding import FIND, SCOPE, SELECT
from cgtui.tui.actions.forms import CONFLICTS, FORMS, METADATA
from cgtui.tui.actions.moving import MOVING, PANES
from cgtui.tui.actions.program import DIALOGS, OVERLAYS, PROGRAM, SEE

if TYPE_CHECKING:
    from cgtui.tui.actions.action import Action, Place

ACTIONS: tuple[Action, ...] = (
    *MOVING,
    *PANES,
    *SCOPE,
    *FIND,
    *SELECT,
    *ACT,
    *SEE,
    *UNDO,
    *PROGRAM,
    *DIALOGS,
    *FORMS,
    *METADATA,
    *CONFLICTS,
    *CHOOSING,
    *OVERLAYS,
)
"""Every action, in the order in which the help lists them."""

_BY_ID = {action.id: action for action in ACTIONS}


def action(action_id: str) -> Action:
    """Return the action called *action_id*.

    Raises:
        KeyError: There is none of that id.
    """
    return _BY_ID[action_id]


def is_action(action_id: str) -> bool:
    """Tell whether the table holds an action called *action_id*."""
    return action_id in _BY_ID


def actions_in(*where: Place) -> tuple[Action, ...]:
    """Return the actions that exist in one of the places, in the table's order."""
    places = set(where)
    return tuple(each for each in ACTIONS if places.intersection(each.where))


def is_real_key(key: str) -> bool:
    """Tell whether *key* can be pressed, and is not the stand-in of an action without a key."""
    return not key.startswith("<")


def bindings(*where: Place) -> list[BindingType]:
    """Return the bindings of the actions in one of the places, for ``BINDINGS`` of who listens.

    Textual can rebind only what is bound, so an action without a key is bound to one that no
    keyboard has.
    """
    return [
        Binding(
            ",".join(each.keys) or f"<{each.id}>",
            each.name,
            each.title,
            show=False,
            priority=each.priority,
            tooltip=each.help,
            id=each.id,
        )
        for each in actions_in(*where)
    ]
