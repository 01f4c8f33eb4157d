"""Eighteen months of purchases: when somebody buys, and what the basket comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.periods import to_ms
from cgtui.services.demo.catalogue import BEANS, GEAR, GIFTS, KILOS, TEAS, base_price
from cgtui.services.demo.dice import DAY, HOUR, STORY_NOW, Dice, ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.services.demo.people import Person

NOW = to_ms(STORY_NOW)
"""The present of the story in milliseconds; nothing was bought later."""

FIRST_DAY = ms("2024-09-01")
"""Orders begin here: older ones stayed in the shop's former program."""

_ADVENTS = (ms("2024-11-22"), ms("2025-11-21"))
_MOTHERS_DAY = ms("2025-04-28")


class Purchase(NamedTuple):
    """An order before it has a number; a cancellation has a total below zero."""

    placed_at: int
    currency: str
    total: int


def purchases(person: Person, joined: int) -> list[Purchase]:
    """Return what *person*, a customer since *joined*, has bought, the oldest first."""
    dice = Dice("orders", person.email, person.has_account)
    made: list[Purchase] = []
    for day in sorted(_days(person, max(joined, FIRST_DAY), dice)):
        at = day - day % DAY + dice.between(6, 20) * HOUR + dice.below(3_600) * 1_000
        if not joined < at < NOW:
            continue
        currency = _currency(person, at)
        total = _basket(person, currency, dice)
        made.append(Purchase(at, currency, total))
        if dice.below(90) == 0:
            made.append(Purchase(min(at + 2 * DAY, NOW - HOUR), currency, -total))
    return sorted(made)


def _days(person: Person, start: int, dice: Dice) -> Iterator[int]:
    """Yield instants on the days somebody buys, as their habit says."""
    match person.habit:
        case "regular" | "stopped" | "restocks":
            yield from _again_and_again(person, start, dice)
        case "sometimes":
            for _ in range(dice.between(2, 5)):
                yield start + dice.below(max(1, (NOW - start) // DAY)) * DAY
        case "gifts":
            yield from _season_by_season(dice)
        case "once":
            yield start + dice.below(max(1, (NOW - start) // DAY)) * DAY
        case "new":
            yield start + dice.between(0, 40) * DAY  # for some that is still to come
        case "never":
            return


def _again_and_again(person: Person, start: int, dice: Dice) -> Iterator[int]:
    """Yield days at an even pace, each purchase a little early or late."""
    pace = dice.between(12, 26) if person.habit == "restocks" else dice.between(22, 38)
    end = NOW - dice.between(190, 300) * DAY if person.habit == "stopped" else NOW
    day = start + dice.below(pace) * DAY
    while day < end:
        yield day
        day += (pace + dice.between(-5, 5)) * DAY


def _season_by_season(dice: Dice) -> Iterator[int]:
    """Yield a day or two before each Christmas, and now and then before Mother's Day."""
    for season, chance in ((_ADVENTS[0], 90), (_MOTHERS_DAY, 40), (_ADVENTS[1], 100)):
        if dice.percent(chance):
            yield season + dice.below(13) * DAY
            if dice.percent(35):
                yield season + dice.between(13, 26) * DAY


def _currency(person: Person, at: int) -> str:
    """Return what *person* paid in at that instant."""
    if person.paid_before is not None and at < ms(person.paid_before[1]):
        return person.paid_before[0]
    return person.currency


def _basket(person: Person, currency: str, dice: Dice) -> int:
    """Return what one purchase comes to, in minor units; who resells pays four fifths."""
    if person.habit == "restocks" or (person.company and person.habit == "stopped"):
        lines = [
            (dice.pick((*KILOS, *TEAS)), dice.between(4, 18)) for _ in range(dice.between(2, 4))
        ]
        return sum(base_price(sku, currency) * count for sku, count in lines) * 4 // 5
    if person.company:
        lines = [
            (dice.pick((*KILOS, *TEAS)), dice.between(1, 6)) for _ in range(dice.between(1, 3))
        ]
    elif person.habit == "gifts":
        lines = [(dice.pick(GIFTS), 1) for _ in range(dice.between(1, 2))]
    else:
        shelf = GEAR if dice.percent(9) else (*BEANS, *TEAS)
        lines = [(dice.pick(shelf), dice.between(1, 2)) for _ in range(dice.between(1, 3))]
    return sum(base_price(sku, currency) * count for sku, count in lines)
