"""The keys in force and the settings, read from the user's ``config.toml``."""

from __future__ import annotations

from cgtui.tui.keymap.keys import key_name, show_key, spell_key, typed_character
from cgtui.tui.keymap.rebinding import Keymap, key_table_markdown, read_keymap
from cgtui.tui.keymap.settings import (
    Configuration,
    Settings,
    read_configuration,
    read_settings,
)

__all__ = [
    "Configuration",
    "Keymap",
    "Settings",
    "key_name",
    "key_table_markdown",
    "read_configuration",
    "read_keymap",
    "read_settings",
    "show_key",
    "spell_key",
    "typed_character",
]
