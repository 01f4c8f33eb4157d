"""The user's own keys and settings: taken whole, or refused in one line."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.binding import Binding

from cgtui.domain.errors import Refusal
from cgtui.tui.actions import ACTIONS, Action, Group, Place, bindings
from cgtui.tui.keymap import (
    Configuration,
    Keymap,
    Settings,
    key_name,
    key_table_markdown,
    read_configuration,
    read_keymap,
    read_settings,
    show_key,
)
from cgtui.tui.widgets.reasoned import ReasonedScreen

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("cgtui-dark", "cgtui-light", "nord")


def test_nothing_written() -> None:
    """Without a configuration the table's own keys hold, and nothing is said."""
    keymap = read_keymap("")

    assert Keymap() == keymap
    assert ("slash",) == keymap.keys_of("filter.open")
    assert {} == keymap.for_textual()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('[keys]\n"filter.open" = "f"', ("f",)),
        ('[keys]\nfilter.open = "f"', ("f",)),
        ('[keys]\n"filter.open" = ["f", "F3", "^f"]', ("f", "f3", "ctrl+f")),
        ('[keys]\n"filter.open" = "f,f3"', ("f", "f3")),
        ('[keys]\n"filter.open" = "/"', ("slash",)),
        ('[keys]\n"filter.open" = ["f", "f"]', ("f",)),
    ],
)
def test_a_key_of_ones_own(text: str, keys: tuple[str, ...]) -> None:
    """A key or a list of keys replaces those of the table."""
    keymap = read_keymap(text)

    assert keymap.complaint is None
    assert keys == keymap.keys_of("filter.open")


def test_the_comma_can_be_a_key() -> None:
    """A comma alone is the key, not an empty list."""
    keymap = read_keymap('[keys]\n"select.same" = ","\n"filter.open" = "f"')

    assert keymap.complaint is None
    assert ("comma",) == keymap.keys_of("select.same")


def test_two_actions_can_change_their_keys() -> None:
    """A clash is looked for in the result, so a swap is none."""
    keymap = read_keymap('[keys]\n"row.edit" = "n"\n"row.new" = "e"')

    assert keymap.complaint is None
    assert {"row.edit": "n", "row.new": "e"} == keymap.for_textual()


def test_the_same_key_in_two_places() -> None:
    """A question's ``y`` and the panes' copy key do not meet."""
    keymap = read_keymap('[keys]\n"confirm.yes" = "c"')

    assert keymap.complaint is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '[keys]\n"filter.opne" = "f"',
            'config.toml: there is no action "filter.opne", the nearest is "filter.open"',
        ),
        ('[keys]\n"zzzz" = "f"', 'config.toml: there is no action "zzzz"'),
        (
            '[keys]\n"filter.open" = "u"',
            'config.toml: the key "u" is both "filter.open" and "undo.back"',
        ),
        (
            '[keys]\n"row.edit" = "r"',
            'config.toml: the key "r" is both "row.edit" and "trash.restore"',
        ),
        (
            '[keys]\n"form.save" = "ctrl+q"',
            'config.toml: the key "ctrl+q" is both "program.quit" and "form.save"',
        ),
        (
            '[keys]\n"filter.open" = "hyperspace"',
            'config.toml: the key of "filter.open": "hyperspace" is no key',
        ),
        (
            '[keys]\n"filter.open" = "ctrl+i"',
            (
                'config.toml: the key of "filter.open": "ctrl+i" reaches no program: terminals '
                "send it as tab"
            ),
        ),
        (
            '[keys]\n"filter.open" = []',
            'config.toml: the key of "filter.open": needs a key, or a list of keys',
        ),
        (
            '[keys]\n"filter.open" = 7',
            'config.toml: the key of "filter.open": needs a key, or a list of keys',
        ),
        (
            '[keys]\n"form.save" = "s"',
            (
                'config.toml: the key of "form.save": needs a key that types nothing, for letters '
                "are typed there"
            ),
        ),
        ("keys = 1", 'config.toml: "keys" should be a table of keys by action'),
        (
            "[keys",
            (
                "config.toml cannot be read: Expected ']' at the end of a table declaration "
                "(at end of document)"
            ),
        ),
        (
            '[keys]\n"\\u001b[2J\\n[/]" = "f"',
            'config.toml: there is no action "␛[2J⏎[/]"',
        ),
    ],
)
def test_a_mistake_is_said_in_one_line(text: str, complaint: str) -> None:
    """Whatever is wrong is said in one line, and then all defaults stay."""
    sound = '\n"view.reload" = "f5"' if text.startswith("[keys]") else ""
    keymap = read_keymap(text + sound)

    assert f"{complaint}; the default keys stay." == keymap.complaint
    assert {} == keymap.overrides
    assert "\n" not in complaint


@pytest.mark.parametrize("character", string.printable[:95])
def test_every_character_of_the_keyboard(character: str) -> None:
    """A character is known under the name that Textual binds, and shown as itself again."""
    (bound,) = Binding.make_bindings([Binding(character, "x")]) if character not in ", " else [None]

    name = key_name(character)
    if bound:
        assert bound.key == name
    assert {"space": "spc"}.get(name, character) == show_key(name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Esc", "escape"),
        ("DEL", "delete"),
        ("F12", "f12"),
        ("Ctrl+Shift+Up", "ctrl+shift+up"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("shift+e", "E"),
        ("ctrl+E", "ctrl+e"),
        ("ctrl++", "ctrl+plus"),
        ("+", "plus"),
        ("^l", "ctrl+l"),
        ("^", "circumflex_accent"),
        (" space ", "space"),
        (" ", "space"),
        ("question_mark", "question_mark"),
        ("slash", "slash"),
        ("ö", "ö"),
    ],
)
def test_keys_as_people_write_them(written: str, name: str) -> None:
    """Case, short forms and the order of modifiers do not matter."""
    assert name == key_name(written)


@pytest.mark.parametrize("written", ["", "f99", "crtl+x", "null", "\x1b", "ctrl+", "a b"])
def test_what_is_no_key(written: str) -> None:
    """A word that no keyboard knows is refused."""
    with pytest.raises(Refusal):
        key_name(written)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('form.next = "right"', '"→" is both "form.next" and "choice.next"'),
        ('form.save = "f8"', '"F8" is both "form.save" and "metadata.remove_key"'),
        ('metadata.down = "ctrl+s"', '"ctrl+s" is both "form.save" and "metadata.down"'),
        ('metadata.remove_key = "ctrl+t"', '"metadata.remove_key" and "metadata.toggle_json"'),
        ('conflict.mine = "space"', '"space" is both "conflict.mine" and "conflict.other"'),
        ('form.diff = ["ctrl+d", "d"]', '"form.diff": needs keys that type nothing'),
        ('choice.next = "n"', '"choice.next": needs a key that types nothing'),
        ('filter.leave = "f"', '"filter.leave": needs a key that types nothing'),
    ],
)
def test_a_key_of_a_form_is_not_lost_in_its_fields(text: str, complaint: str) -> None:
    """What one of the fields would take for itself, or take from typing, is refused."""
    keymap = read_keymap(f"[keys]\n{text}")

    assert complaint in (keymap.complaint or "")
    assert {} == keymap.overrides


@pytest.mark.parametrize(
    "text",
    [
        'form.next = ["tab", "ctrl+n"]\nmetadata.next_cell = "ctrl+n"',
        'metadata.down = "enter"\nmetadata.advance = "down"',
        'form.save = ["ctrl+s", "f2"]',
        'filter.leave = ["pagedown", "escape"]',
    ],
)
def test_fields_and_form_may_share_what_moves(text: str) -> None:
    """A key that moves within a field moves on in the form from its end."""
    assert read_keymap(f"[keys]\n{text}").complaint is None


def test_keys_as_the_screen_shows_them() -> None:
    """Keys are short on the screen, and spelled where signs are not to be used."""
    keymap = read_keymap('[keys]\n"theme.toggle" = "f9"')

    assert "u z ^z" == keymap.display_all("undo.back")
    assert ["⏎", "shift+↓", "spc", "F9", ""] == [
        keymap.display(each)
        for each in (
            "scope.pin",
            "select.extend_down",
            "select.mark",
            "theme.toggle",
            "select.paste",
        )
    ]
    plain = keymap.in_ascii()
    assert all(plain.display_all(each.id).isascii() for each in ACTIONS)


def test_which_action_is_on_a_key() -> None:
    """The help can ask what a key does in a place, after rebinding too."""
    keymap = read_keymap('[keys]\n"filter.open" = "f"')

    assert ["filter.open"] == [each.id for each in keymap.actions_on("f", Place.WORKBENCH)]
    assert () == keymap.actions_on("slash", Place.WORKBENCH)
    assert () == keymap.actions_on("f", Place.FORM)


class Panes(ReasonedScreen[None]):
    """A screen that notes what was run."""

    BINDINGS = bindings(Place.WORKBENCH)

    def __init__(self) -> None:
        """Start with nothing run."""
        super().__init__()
        self.ran: list[str] = []


for _each in ACTIONS:
    setattr(Panes, f"action_{_each.name}", lambda self, name=_each.id: self.ran.append(name))


async def test_the_screen_obeys() -> None:
    """In a running program the new keys work, the old ones do not, and no other key is lost."""
    text = """
        [keys]
        row.edit = "n"
        row.new = "e"
        undo.back = ["b", "z"]
        theme.toggle = "f9"
        filter.open = "?"
        help.open = "f1"
    """
    keymap = read_keymap(text)
    app = App[None]()
    async with app.run_test() as pilot:
        app.set_keymap(keymap.for_textual())
        panes = Panes()
        await app.push_screen(panes)
        await pilot.press("n", "e", "u", "z", "ctrl+z", "b", "f9", "?", "f1", "slash", "d", "space")

    assert keymap.complaint is None
    assert [
        "row.edit",
        "row.new",
        "undo.back",
        "undo.back",
        "theme.toggle",
        "filter.open",
        "help.open",
        "row.delete",
        "select.mark",
    ] == panes.ran


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_every_action_can_be_rebound(each: Action) -> None:
    """A free key can be given to any action, and the configuration is taken."""
    keymap = read_keymap(f'[keys]\n"{each.id}" = "f20"')

    assert keymap.complaint is None


def test_the_readme_table() -> None:
    """The README lists each heading and each action of the panes once, with all keys."""
    table = key_table_markdown()
    lines = table.splitlines()

    assert all(f"| | **{group}** | |" in lines for group in Group)
    assert "| `u` `z` `ctrl+z` | Undo | " in table
    assert "| `\\` | Filter off and on | " in table
    assert "| palette | Dark or light | " in table
    assert {4} == {line.count("|") for line in lines}
    assert "form.save" not in table and "Search by key" not in table


def test_the_readme_table_survives_a_bar() -> None:
    """A key that is a bar does not end the cell."""
    table = key_table_markdown(read_keymap('[keys]\n"filter.open" = "|"'))

    assert "| `\\|` | Filter | " in table


def test_settings() -> None:
    """Theme, signs and the bulk threshold can be set, beside the keys."""
    text = 'ascii = true\n[theme]\nname = "nord"\n[confirm]\nnumber_above = 5\n[keys]\nx.y = "f"'

    assert Settings(theme="nord", ascii_only=True, number_above=5) == read_settings(
        text, themes=THEMES
    )
    assert Settings() == read_settings("")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '[theme]\nname = "norde"',
            'config.toml: "theme.name" there is no theme "norde", the nearest is "nord"',
        ),
        ("[theme]\nname = 3", 'config.toml: "theme.name" should be a text'),
        ("theme = 3", 'config.toml: "theme" should be a table'),
        ('ascii = "yes"', 'config.toml: "ascii" should be true or false'),
        (
            "[confirm]\nnumber_above = 0",
            'config.toml: "confirm.number_above" should be a whole number from 1',
        ),
        (
            "[confirm]\nnumber_above = true",
            'config.toml: "confirm.number_above" should be a whole number from 1',
        ),
        (
            "[confirm]\nnumber_abov = 3",
            (
                'config.toml: "confirm.number_abov" is no setting, the nearest is '
                '"confirm.number_above"'
            ),
        ),
        ("qqqq = 3", 'config.toml: "qqqq" is no setting'),
    ],
)
def test_a_wrong_setting_is_said_in_one_line(text: str, complaint: str) -> None:
    """A wrong setting leaves all defaults, and says so."""
    settings = read_settings(text, themes=THEMES)

    assert Settings(complaint=f"{complaint}; the default settings stay.") == settings


def test_the_file(tmp_path: Path) -> None:
    """What the file says is read; ASCII holds for the keys too."""
    path = tmp_path / "config.toml"
    path.write_text('ascii = true\n[keys]\nfilter.open = "f"\n', encoding="utf-8")
    read = read_configuration(path)

    assert read.settings.ascii_only and read.keymap.ascii_only
    assert ("f",) == read.keymap.keys_of("filter.open")
    assert () == read.complaints


def test_no_file(tmp_path: Path) -> None:
    """Without a file the defaults hold, and nothing is said."""
    assert Configuration() == read_configuration(tmp_path / "none" / "config.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[keys\n", b"keys = 3"])
def test_an_unreadable_file(tmp_path: Path, content: bytes) -> None:
    """Bytes that are no text, no TOML or no table are told, and the defaults stay."""
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    read = read_configuration(path)

    assert Keymap().overrides == read.keymap.overrides
    assert read.complaints
    assert all(each.startswith("config.toml") and "\n" not in each for each in read.complaints)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """What is no file is told."""
    complaint = "config.toml cannot be read: Is a directory; the default settings and keys stay."

    assert (complaint,) == read_configuration(tmp_path).complaints
