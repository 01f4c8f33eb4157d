"""What the help and the palette list, and how typing narrows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgtui.domain.text import fold
from cgtui.tui.actions import Place, actions_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cgtui.tui.keymap import Keymap

_UNRELATED = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be run by its name.

    Attributes:
        id: What is answered when it is chosen.
        title: Its name.
        help: One sentence that says what it does.
        group: The heading it stands under.
        keys: Its keys as the screen shows them.
        key_names: Its keys under Textual's names.
        reason: Why it is off now, or nothing when it can run.
    """

    id: str
    title: str
    help: str
    group: str
    keys: str = ""
    key_names: tuple[str, ...] = ()
    reason: str | None = None


def entries_in(
    *where: Place, keymap: Keymap, why_not: Callable[[str], str | None]
) -> tuple[Entry, ...]:
    """Return all actions of the places and of the program, under their headings.

    Args:
        where: The places in which the help was asked for.
        keymap: The keys in force.
        why_not: Tells for an action's id why it is off, or nothing.
    """
    listed = actions_in(*where, Place.EVERYWHERE)
    groups = list(dict.fromkeys(each.group for each in listed))
    return tuple(
        Entry(
            id=each.id,
            title=each.title,
            help=each.help,
            group=each.group,
            keys=keymap.display_all(each.id),
            key_names=keymap.keys_of(each.id),
            reason=why_not(each.id),
        )
        for each in sorted(listed, key=lambda each: groups.index(each.group))
    )


def on_key(entries: Sequence[Entry], key: str) -> list[Entry]:
    """Return the entries that *key* runs."""
    return [each for each in entries if key in each.key_names]


def narrow(entries: Sequence[Entry], text: str) -> list[Entry]:
    """Return the entries that hold every word of *text*, the best hits first.

    A key typed as it is shown finds its action too. Where no word hits, the letters may be
    scattered over the title, as in ``edj`` for Edit as JSON.
    """
    words = fold(text).split()
    if not words:
        return list(entries)
    ranked = [(_rank(each, text.strip(), words), each) for each in entries]
    found = [pair for pair in ranked if pair[0] < _UNRELATED]
    if not found:
        return [each for each in entries if _scattered("".join(words), fold(each.title))]
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _rank(entry: Entry, typed: str, words: Sequence[str]) -> int:
    if typed in entry.keys.split():
        return 0
    title = fold(entry.title)
    if title.startswith(" ".join(words)):
        return 1
    texts = (f" {title}", title, entry.id, fold(f"{entry.group} {entry.help} {entry.reason or ''}"))
    worst = 0
    for word in words:
        # The start of a word in the title counts for more than its middle.
        wanted = (f" {word}", word, word, word)
        hits = (rank for rank, text in enumerate(texts, 2) if wanted[rank - 2] in text)
        worst = max(worst, next(hits, _UNRELATED))
    return worst


def _scattered(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
