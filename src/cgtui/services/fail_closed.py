"""Keep a price list from reaching everyone because its last group went (fail closed)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind, LinkGroups
from cgtui.domain.errors import Refusal
from cgtui.domain.remedies import EVERYONE, AudienceAtStake
from cgtui.domain.text import quoted
from cgtui.services import browse
from cgtui.services.editing import edit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cgtui.domain.records import PriceList
    from cgtui.domain.remedies import Remedy
    from cgtui.services.workspace import Step


class ReachesEveryone(Refusal):
    """A list that is for everyone would become active without that having been agreed to."""


def reaches_everyone(names: Sequence[str]) -> ReachesEveryone:
    """Return the refusal that names the lists which would reach everyone."""
    lists = ", ".join(quoted(name) for name in names)
    return ReachesEveryone(
        f"{lists} would reach everyone, guests included. Give it a customer group first, "
        f"or agree by typing {EVERYONE}."
    )


def settle(
    step: Step,
    at_stake: Sequence[PriceList],
    remedy: Remedy | None,
    *,
    going: Collection[int] = (),
) -> None:
    """Do with the lists *at_stake* what *remedy* says, in the step that takes their groups.

    Args:
        step: The step under way.
        at_stake: Lists, no drafts, that are about to lose their last live group.
        remedy: What the user chose.
        going: The groups that are being deleted; none of them can be moved to.

    Raises:
        AudienceAtStake: There are such lists and *remedy* is ``None``.
        Refusal: The group to move to is not there, or is going itself.
    """
    if not at_stake:
        return
    if remedy is None:
        raise AudienceAtStake(tuple(at_stake))
    rids = [row.rid for row in at_stake]
    match remedy.choice:
        case "draft":
            edit(step, Kind.PRICE_LIST, {rid: {"status": "draft"} for rid in rids})
        case "widen":
            edit(step, Kind.PRICE_LIST, {rid: {"for_everyone": 1} for rid in rids})
        case "move":
            target = browse.group(step.connection, remedy.group or 0)
            if target is None or target.deleted_at is not None or target.rid in going:
                raise Refusal("Move the price lists to a customer group that stays.")
            for rid in rids:
                step.apply(LinkGroups(rid, (target.rid,)))


def told(remedy: Remedy | None) -> list[str]:
    """Return what *remedy* did, as a part of a sentence."""
    match remedy.choice if remedy else None:
        case "draft":
            return ["set to draft what had no other group"]
        case "widen":
            return ["widened to everyone what had no other group"]
        case "move":
            return ["moved to another group what had no other"]
        case _:
            return []
