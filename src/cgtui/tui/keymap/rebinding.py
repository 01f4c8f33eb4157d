"""The keys in force: the table's own, or the user's where the configuration is sound."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NoReturn

from cgtui.domain.errors import Refusal
from cgtui.domain.text import nearest, quoted, visible
from cgtui.tui.actions import (
    ACTIONS,
    PARTS,
    TYPING,
    Action,
    Group,
    Place,
    action,
    actions_in,
    is_action,
)
from cgtui.tui.keymap.keys import key_name, show_key, spell_key, typed_character

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What is reached without a dialog in between shares its keys: the trash is a pane's other face.
_TOGETHER: tuple[frozenset[Place], ...] = (
    frozenset({Place.WORKBENCH, Place.TRASH, Place.EVERYWHERE}),
    *(
        frozenset({place, Place.EVERYWHERE})
        for place in Place
        if place not in {Place.WORKBENCH, Place.TRASH, Place.EVERYWHERE}
    ),
    # In a form's fields its own keys go on working; in the filter nearly all keys are typed.
    *(frozenset({Place.FORM, part}) for part in PARTS[Place.FORM]),
    frozenset({Place.METADATA, Place.METADATA_ROWS}),
)
_DEFAULTS_STAY = "the default keys stay."


@dataclass(frozen=True, slots=True, kw_only=True)
class Keymap:
    """Which keys run which action.

    Attributes:
        overrides: The user's keys by action id; an action not named here keeps its own.
        complaint: One sentence for the user when the configuration was not taken.
        ascii_only: Keys are shown without signs outside ASCII.
    """

    overrides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    complaint: str | None = None
    ascii_only: bool = False

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action under Textual's names, the first one to be shown first."""
        return self.overrides.get(action_id, action(action_id).keys)

    def display(self, action_id: str) -> str:
        """Return the first key of an action as the screen shows it; nothing if it has none."""
        return "".join(
            show_key(key, ascii_only=self.ascii_only) for key in self.keys_of(action_id)[:1]
        )

    def display_all(self, action_id: str) -> str:
        """Return all keys of an action as the screen shows them, one blank between."""
        keys = self.keys_of(action_id)
        return " ".join(show_key(key, ascii_only=self.ascii_only) for key in keys)

    def actions_on(self, key: str, *where: Place) -> tuple[Action, ...]:
        """Return the actions of the places that *key* runs."""
        return tuple(each for each in actions_in(*where) if key in self.keys_of(each.id))

    def for_textual(self) -> dict[str, str]:
        """Return the overrides as ``App.set_keymap`` takes them."""
        return {action_id: ",".join(keys) for action_id, keys in self.overrides.items()}

    def in_ascii(self) -> Keymap:
        """Return the same keys, shown in ASCII."""
        return replace(self, ascii_only=True)


def read_toml(text: str) -> dict[str, object]:
    """Return the configuration written in *text*.

    Raises:
        Refusal: It is no TOML; the sentence names line and column.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"config.toml cannot be read: {visible(str(error))}") from error


def read_keymap(text: str) -> Keymap:
    """Return the keys that the ``[keys]`` of a ``config.toml`` ask for, all or none.

    Half a keymap would leave keys nobody expects: with any mistake all defaults stay, and the
    first mistake is the keymap's ``complaint``.
    """
    try:
        overrides = dict(_overrides(read_toml(text).get("keys", {})))
        keymap = Keymap(overrides=overrides)
        _refuse_clashes(keymap)
    except Refusal as refusal:
        return Keymap(complaint=f"{refusal}; {_DEFAULTS_STAY}")
    return keymap


def _overrides(table: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    for action_id, value in _flat(table, "keys"):
        if not is_action(action_id):
            _refuse_unknown(action_id)
        written = value if isinstance(value, list) else _one_or_several(value)
        if not written or not all(isinstance(each, str) and each for each in written):
            _refuse(action_id, "needs a key, or a list of keys")
        try:
            keys = tuple(dict.fromkeys(key_name(each) for each in written))
        except Refusal as refusal:
            _refuse(action_id, str(refusal))
        if TYPING.intersection(action(action_id).where):
            _refuse_letters(action_id, keys)
        yield action_id, keys


def _refuse_letters(action_id: str, keys: tuple[str, ...]) -> None:
    # Elsewhere a field is asked first, and so a second key may be a letter.
    if action(action_id).priority and any(map(typed_character, keys)):
        _refuse(action_id, "needs keys that type nothing, for letters are typed there")
    if all(map(typed_character, keys)):
        _refuse(action_id, "needs a key that types nothing, for letters are typed there")


def _flat(table: object, path: str) -> Iterator[tuple[str, object]]:
    # Without quotes TOML reads filter.open as a table in a table; both spellings mean the same.
    if not isinstance(table, dict):
        raise Refusal(f"config.toml: {quoted(path)} should be a table of keys by action")
    for name, value in table.items():
        if isinstance(value, dict):
            for rest, inner in _flat(value, f"{path}.{name}"):
                yield f"{name}.{rest}", inner
        else:
            yield name, value


def _one_or_several(value: object) -> list[str]:
    if not isinstance(value, str):
        return []
    return [value] if len(value) == 1 else [each or "," for each in value.split(",")]


def _refuse(action_id: str, why: str) -> NoReturn:
    raise Refusal(f"config.toml: the key of {quoted(action_id)}: {why}")


def _refuse_unknown(action_id: str) -> NoReturn:
    near = nearest(action_id, (each.id for each in ACTIONS))
    hint = f", the nearest is {quoted(near)}" if near else ""
    raise Refusal(f"config.toml: there is no action {quoted(action_id)}{hint}")


def _refuse_clashes(keymap: Keymap) -> None:
    for places in _TOGETHER:
        taken: dict[str, Action] = {}
        for each in actions_in(*places):
            for key in keymap.keys_of(each.id):
                other = taken.setdefault(key, each)
                if other is not each and not _moves_within(other, each):
                    both = f"{quoted(other.id)} and {quoted(each.id)}"
                    raise Refusal(f"config.toml: the key {quoted(spell_key(key))} is both {both}")


def _moves_within(one: Action, other: Action) -> bool:
    # A key that moves in a part of a form moves in the form from where that part ends.
    apart = not set(one.where) & set(other.where)
    return apart and one.group is other.group is Group.MOVE


def key_table_markdown(keymap: Keymap | None = None) -> str:
    """Return the table of keys for the README, with the actions' headings in between."""
    keys = keymap or Keymap()
    lines = ["| keys | action | what it does |", "|---|---|---|"]
    listed = actions_in(Place.WORKBENCH, Place.TRASH, Place.EVERYWHERE)
    for group in Group:
        lines.append(f"| | **{group}** | |")
        for each in listed:
            if each.group is group:
                shown = " ".join(_code(spell_key(key)) for key in keys.keys_of(each.id))
                lines.append(f"| {shown or 'palette'} | {each.title} | {each.help} |")
    return "\n".join(lines) + "\n"


def _code(key: str) -> str:
    # A bar would end the cell, even inside a code span.
    return f"`{key}`".replace("|", "\\|")
