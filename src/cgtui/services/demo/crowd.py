"""Everybody else: private customers made by rule out of names and dice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.periods import from_ms, iso
from cgtui.domain.text import fold
from cgtui.services.demo.dice import DAY, HOUR, Dice, ms
from cgtui.services.demo.groups import GIFT_SHOPPERS, HOME_BARISTAS, OFFICE_MANAGERS, VIP
from cgtui.services.demo.names import COUNTRIES, Country
from cgtui.services.demo.people import Habit, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgtui.domain.metadata import Metadata

_HABITS: tuple[tuple[int, Habit], ...] = (
    (8, "regular"), (15, "stopped"), (42, "sometimes"), (56, "gifts"), (80, "once"), (86, "new"),
    (100, "never"),
)  # fmt: skip
"""Up to which of a hundred throws somebody has which habit."""

_FIRST_ACCOUNTS = ms("2023-02-01")
_LAST_ACCOUNTS = ms("2026-01-31")
_NEW_ACCOUNTS = ms("2026-02-02")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def crowd() -> Iterator[Person]:
    """Yield the made-up people, country by country, no e-mail twice."""
    taken: set[str] = set()
    for code, country in COUNTRIES.items():
        for number in range(country.people):
            dice = Dice(code, number)
            first, last, local = _name(country, code, dice)
            while local in taken:
                first, last, local = _name(country, code, dice)
            taken.add(local)
            yield _person(code, country, dice, first, last, local)


def _name(country: Country, code: str, dice: Dice) -> tuple[str, str, str]:
    """Return first name, last name, and what an e-mail makes of them."""
    first, _, first_read = dice.pick(country.first).partition(":")
    last, _, last_read = dice.pick(country.last).partition(":")
    shape = dice.pick(("{0}.{1}", "{0}.{1}", "{0}.{1}", "{2}.{1}", "{1}.{0}", "{0}{1}"))
    parts = [_ascii(first_read or first, code), _ascii(last_read or last, code)]
    return first, last, shape.format(*parts, parts[0][0])


def _ascii(name: str, code: str) -> str:
    """Return *name* as people write it where no accents are allowed."""
    lower = name.lower()
    if code in {"de", "at", "ch"}:
        lower = lower.translate(_UMLAUTS)
    return "".join(c for c in fold(lower) if c.isascii() and (c.isalpha() or c == "-"))


def _person(
    code: str, country: Country, dice: Dice, first: str, last: str, local: str
) -> Person:  # fmt: skip
    throw = dice.below(100)
    habit = next(habit for chance, habit in _HABITS if throw < chance)
    guest = habit in {"once", "gifts", "sometimes"} and dice.percent(45)
    return Person(
        f"{local}@{dice.pick(country.domains)}",
        first,
        last,
        code,
        habit,
        "" if guest else _joined(habit, dice),
        _personas(habit, dice, guest=guest),
        has_account=not guest,
        phone=_phone(country, dice) if dice.percent(55) else None,
        metadata=_metadata(habit, dice),
    )


def _joined(habit: Habit, dice: Dice) -> str:
    """Return when the account was made; who stopped must have had time to begin."""
    earliest, latest = _FIRST_ACCOUNTS, _LAST_ACCOUNTS
    if habit == "new":
        earliest, latest = _NEW_ACCOUNTS, _NEW_ACCOUNTS + 24 * DAY
    elif habit == "regular":
        latest = ms("2025-06-01")
    elif habit == "stopped":
        latest = ms("2024-10-15")
    day = earliest + dice.below((latest - earliest) // DAY) * DAY
    return iso(from_ms(day + dice.between(6, 21) * HOUR + dice.below(3_600) * 1_000))


def _personas(habit: Habit, dice: Dice, *, guest: bool) -> tuple[str, ...]:
    """Return the groups somebody is put into by hand; personas overlap."""
    chances = (
        (HOME_BARISTAS, 20 if guest else 62),
        (GIFT_SHOPPERS, 80 if habit == "gifts" else 6),
        (OFFICE_MANAGERS, 0 if guest else 6),
        (VIP, 30 if habit == "regular" else 0),
    )
    return tuple(group for group, chance in chances if dice.percent(chance))


def _phone(country: Country, dice: Dice) -> str:
    """Return a number after the country's pattern."""
    return "".join(str(dice.below(10)) if c == "#" else c for c in country.phone)


def _metadata(habit: Habit, dice: Dice) -> Metadata | None:
    """Return what is known besides; of most people nothing is."""
    known: Metadata = {}
    if dice.percent(30):
        known["newsletter"] = dice.percent(75)
    if habit in {"regular", "stopped"} or dice.percent(10):
        known["grind"] = dice.pick(("whole", "espresso", "filter", "french press"))
    if habit == "regular":
        known["points"] = dice.between(120, 980)
    if dice.percent(8):
        known["source"] = dice.pick(("instagram", "fair-2024", "friend", "café visit"))
    return known or None
