"""How keys are called: by people, by Textual, on the screen and on paper."""

from __future__ import annotations

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, format_key, key_to_character

from cgtui.domain.errors import Refusal
from cgtui.domain.text import quoted

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_SHORT_FORMS = {
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "return": "enter",
    "spc": "space",
    "bksp": "backspace",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
_NAMES = frozenset(key.value for key in Keys if "+" not in key.value and "<" not in key.value)
_PUNCTUATION = frozenset(KEY_NAME_REPLACEMENTS.values())

# A terminal of the old protocol cannot tell these apart.
_ARRIVES_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}

_SIGNS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "⏎",
    "backspace": "⌫",
}
_WORDS = {
    "space": "spc",
    "escape": "esc",
    "delete": "del",
    "insert": "ins",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "backspace": "bksp",
}


def key_name(text: str) -> str:
    """Return Textual's name of the key that a person wrote.

    Raises:
        Refusal: No key is called so, or terminals send it as another one.

    >>> key_name("?"), key_name("^F"), key_name("shift+g"), key_name("Ctrl+PgDn"), key_name("esc")
    ('question_mark', 'ctrl+f', 'G', 'ctrl+pagedown', 'escape')
    """
    written = text.strip() or text[:1]
    if len(written) == 2 and written[0] == "^":  # noqa: PLR2004
        written = f"ctrl+{written[1]}"
    head, _, base = written.rpartition("+") if len(written) > 1 else ("", "", written)
    if not base and written:  # "ctrl++" is control and plus
        head, base = written[:-2], "+"
    modifiers = {each.strip().lower() for each in head.split("+") if each}
    name = _base_name(base.strip() or base)
    if name is None or not modifiers.issubset(_MODIFIERS):
        raise Refusal(f"{quoted(text)} is no key")
    if modifiers == {"shift"} and len(name) == 1:
        return name.upper()
    if modifiers and len(name) == 1:
        name = name.lower()
    key = "+".join((*sorted(modifiers), name))
    if key in _ARRIVES_AS:
        raise Refusal(f"{quoted(text)} reaches no program: terminals send it as {_ARRIVES_AS[key]}")
    return key


def _base_name(base: str) -> str | None:
    if len(base) == 1:
        return _character_name(base)
    name = base.lower()
    name = _SHORT_FORMS.get(name, name)
    character = key_to_character(name) or ""
    named = bool(character) and character.isprintable()
    return name if name in _NAMES or name in _PUNCTUATION or named else None


def _character_name(character: str) -> str | None:
    if character.isalnum():
        return character
    # A control character has no name, and is no key that a file could spell.
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name) or None


def show_key(key: str, *, ascii_only: bool = False) -> str:
    """Return *key* as the screen shows it, where room is short.

    >>> show_key("space"), show_key("ctrl+f"), show_key("shift+down"), show_key("question_mark")
    ('spc', '^f', 'shift+↓', '?')
    >>> show_key("enter"), show_key("enter", ascii_only=True)
    ('⏎', 'enter')
    """
    *modifiers, base = key.split("+")
    sign = "" if ascii_only else _SIGNS.get(base, "")
    shown = sign or _WORDS.get(base) or _character(base)
    if modifiers == ["ctrl"] and len(shown) == 1 and shown.isascii():
        return f"^{shown}"
    return "+".join((*modifiers, shown))


def spell_key(key: str) -> str:
    r"""Return *key* as a page of documentation spells it.

    >>> spell_key("space"), spell_key("ctrl+f"), spell_key("shift+down"), spell_key("backslash")
    ('space', 'ctrl+f', 'shift+↓', '\\')
    """
    *modifiers, base = key.split("+")
    arrow = _SIGNS[base] if base in {"up", "down", "left", "right"} else ""
    name = base if base in {"space", "backspace", "delete"} else ""
    return "+".join((*modifiers, arrow or name or _WORDS.get(base) or _character(base)))


def typed_character(key: str) -> str | None:
    """Return the character that *key* types into a field, or nothing if it types none.

    >>> typed_character("slash"), typed_character("G"), typed_character("ctrl+f")
    ('/', 'G', None)
    """
    if key == "space":
        return " "
    shown = show_key(key, ascii_only=True)
    return shown if len(shown) == 1 else None


def _character(base: str) -> str:
    if base.startswith("f") and base[1:].isdigit():
        return base.upper()
    if base in _NAMES:
        return base
    return format_key(base)
