"""Fail closed: what becomes of a price list that would lose its last customer group.

Medusa makes such a list public without a word.  Here it is a choice that the user makes, in the
same step as what made it necessary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cgtui.domain.errors import Refusal
from cgtui.domain.text import count_noun, quoted

if TYPE_CHECKING:
    from cgtui.domain.records import PriceList

EVERYONE = "EVERYONE"
"""What a user types to let a price list reach everyone, guests included."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do with the lists: set them to draft, move them to a group, or widen on purpose."""

    choice: Literal["draft", "move", "widen"]
    group: int | None = None
    """The key of the group to move to; given exactly when the choice is ``move``."""


class AudienceAtStake(Refusal):
    """A change would take the last live group from price lists that are no drafts.

    Args:
        lists: The price lists it would leave without a group.
    """

    def __init__(self, lists: tuple[PriceList, ...]) -> None:
        names = ", ".join(quoted(price_list.name) for price_list in lists)
        super().__init__(
            f"{count_noun(len(lists), 'price list')} would lose the last customer group: {names}. "
            "Choose: set to draft, move to another group, or widen to everyone."
        )
        self.lists = lists
