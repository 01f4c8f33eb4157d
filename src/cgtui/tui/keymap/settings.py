"""What else the configuration says, and where it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from cgtui.domain.errors import Refusal
from cgtui.domain.text import nearest, quoted
from cgtui.tui.keymap.rebinding import Keymap, read_keymap, read_toml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

DEFAULT_NUMBER_ABOVE = 25
"""A change of more rows than this is confirmed by typing their number."""

_KNOWN = ("ascii", "theme.name", "confirm.number_above", "keys")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user set, and the defaults for the rest.

    Attributes:
        theme: The name of a theme, or none to keep the program's own.
        ascii_only: Draw with ASCII signs.
        number_above: A change of more rows than this is confirmed by typing their number.
        complaint: One sentence for the user when the configuration was not taken.
    """

    theme: str | None = None
    ascii_only: bool = False
    number_above: int = DEFAULT_NUMBER_ABOVE
    complaint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """All that ``config.toml`` says."""

    settings: Settings = field(default_factory=Settings)
    keymap: Keymap = field(default_factory=Keymap)

    @property
    def complaints(self) -> tuple[str, ...]:
        """What was wrong, each in one sentence and each said once."""
        said = (self.settings.complaint, self.keymap.complaint)
        return tuple(dict.fromkeys(each for each in said if each))


def read_settings(text: str, *, themes: Collection[str] = ()) -> Settings:
    """Return what a ``config.toml`` sets beside the keys, all or none.

    Args:
        text: The file's text; empty when there is no file.
        themes: The names of all themes, to check the name against; none checks nothing.
    """
    try:
        table = read_toml(text)
        _refuse_unknown(table)
        return Settings(
            theme=_theme(_section(table, "theme").get("name"), themes),
            ascii_only=_truth(table.get("ascii", False)),
            number_above=_number(_section(table, "confirm").get("number_above")),
        )
    except Refusal as refusal:
        return Settings(complaint=f"{refusal}; the default settings stay.")


def read_configuration(path: Path, *, themes: Collection[str] = ()) -> Configuration:
    """Return what the file at *path* says; without a file, the defaults."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Configuration()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        sentence = f"config.toml cannot be read: {reason}; the default settings and keys stay."
        return Configuration(settings=Settings(complaint=sentence))
    settings = read_settings(text, themes=themes)
    keymap = read_keymap(text)
    return Configuration(
        settings=settings, keymap=keymap.in_ascii() if settings.ascii_only else keymap
    )


def _section(table: dict[str, object], name: str) -> dict[str, object]:
    section = table.get(name, {})
    if not isinstance(section, dict):
        _refuse(name, "should be a table")
    return section


def _refuse_unknown(table: dict[str, object]) -> None:
    written = [
        *(name for name in table if name not in {"theme", "confirm"}),
        *(f"theme.{name}" for name in _section(table, "theme")),
        *(f"confirm.{name}" for name in _section(table, "confirm")),
    ]
    for name in written:
        if name not in _KNOWN:
            near = nearest(name, _KNOWN)
            _refuse(name, f"is no setting{f', the nearest is {quoted(near)}' if near else ''}")


def _theme(value: object, themes: Collection[str]) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        _refuse("theme.name", "should be a text")
    if themes and value not in themes:
        near = nearest(value, themes)
        hint = f", the nearest is {quoted(near)}" if near else ""
        _refuse("theme.name", f"there is no theme {quoted(value)}{hint}")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        _refuse("ascii", "should be true or false")
    return value


def _number(value: object) -> int:
    if value is None:
        return DEFAULT_NUMBER_ABOVE
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        _refuse("confirm.number_above", "should be a whole number from 1")
    return value


def _refuse(name: str, why: str) -> NoReturn:
    raise Refusal(f"config.toml: {quoted(name)} {why}")
