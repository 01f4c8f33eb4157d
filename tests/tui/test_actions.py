"""The action table: complete, without doubles, and kept by every screen that reads it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter

import pytest
from textual.binding import Binding

from cgtui import tui
from cgtui.tui.actions import (
    ACTIONS,
    PARTS,
    TYPING,
    Action,
    Group,
    Place,
    action,
    actions_in,
    bindings,
    is_action,
    is_real_key,
)

MODULES = [
    importlib.import_module(each.name)
    for each in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}.")
]
LISTENERS = sorted(
    (
        each
        for module in MODULES
        for each in vars(module).values()
        if inspect.isclass(each) and each.__module__ == module.__name__ and "BINDINGS" in vars(each)
    ),
    key=lambda each: each.__qualname__,
)
"""Every screen and widget of the program that listens to keys of its own."""

# What the legacy terminal protocol turns into another key, or does not send at all.
NOT_PLAIN = re.compile(
    r"alt\+|super\+|hyper\+|meta\+|ctrl\+(left|right|up|down|h|i|j|m|space|shift|left_square_bracket)"
)

TABLE_OF_THE_PRODUCT = {
    "move.down": {"j", "down"},
    "move.up": {"k", "up"},
    "move.first": {"g", "home"},
    "move.last": {"G", "end"},
    "move.page_up": {"pageup"},
    "move.page_down": {"pagedown"},
    "move.half_down": {"ctrl+d"},
    "move.half_up": {"ctrl+u"},
    "pane.next": {"l", "right", "tab"},
    "pane.previous": {"h", "left", "shift+tab"},
    "pane.groups": {"1"},
    "pane.customers": {"2"},
    "pane.lists": {"3"},
    "inspector.focus": {"4", "0"},
    "column.left": {"shift+left"},
    "column.right": {"shift+right"},
    "scope.pin": {"enter"},
    "scope.previous": {"minus"},
    "scope.up": {"backspace"},
    "filter.open": {"slash"},
    "filter.toggle": {"backslash"},
    "select.mark": {"space"},
    "select.range": {"v"},
    "select.extend_down": {"shift+down"},
    "select.extend_up": {"shift+up"},
    "select.all": {"a"},
    "select.invert": {"asterisk"},
    "select.same": {"comma"},
    "select.only": {"o"},
    "sort.pick": {"s"},
    "sort.flip": {"S"},
    "columns.choose": {"c"},
    "inspector.previous_tab": {"left_square_bracket"},
    "inspector.next_tab": {"right_square_bracket"},
    "inspector.toggle": {"p"},
    "pane.zoom": {"plus"},
    "pane.unzoom": {"underscore"},
    "pane.shrink": {"less_than_sign"},
    "pane.grow": {"greater_than_sign"},
    "pane.reset": {"equals_sign"},
    "view.reload": {"R"},
    "row.new": {"n"},
    "row.edit": {"e"},
    "row.edit_json": {"E"},
    "row.clone": {"C"},
    "members.pick": {"m"},
    "list.toggle": {"t"},
    "row.delete": {"d", "delete"},
    "act.repeat": {"full_stop"},
    "copy.pick": {"y"},
    "copy.row": {"Y"},
    "undo.back": {"u", "z", "ctrl+z"},
    "undo.redo": {"U", "Z", "ctrl+y"},
    "history.open": {"H"},
    "trash.open": {"X"},
    "help.open": {"question_mark", "f1"},
    "palette.open": {"colon", "ctrl+p"},
    "jump.open": {"ctrl+o"},
    "escape.back": {"escape"},
    "program.close": {"q"},
}


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
class TestEachAction:
    """What every single action owes the user."""

    def test_is_named(self, each: Action) -> None:
        """It has an id in two words and a title that starts with a capital."""
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", each.id)
        assert each.title[0].isupper() and not each.title.endswith(".")

    def test_is_explained(self, each: Action) -> None:
        """Its help is one sentence of a length that fits a line of a wide screen."""
        assert re.fullmatch(r"[A-Z][^.]+\.", each.help)
        assert len(each.help) <= 90

    def test_works_on_any_terminal(self, each: Action) -> None:
        """Its keys reach the program over SSH, in tmux and on the Linux console."""
        shifted_arrow = re.compile(r"shift\+(up|down|left|right)")
        plain = [key for key in each.keys if not shifted_arrow.fullmatch(key)]

        assert [] == [key for key in each.keys if NOT_PLAIN.match(key)]
        # A range by shift has the sticky range beside it, on v.
        assert plain or not each.keys or each.id.startswith("select.extend")

    def test_is_listed_where_it_exists(self, each: Action) -> None:
        """It has a place, a heading, and a word if it stands in the footer."""
        assert each.where and each.group in Group
        assert bool(each.footer) == bool(each.label)
        assert each.level in range(4)

    def test_leaves_letters_to_the_fields(self, each: Action) -> None:
        """Where letters are typed it has a key that is no letter."""
        if not TYPING.intersection(each.where):
            return

        assert any(len(key) > 1 and key != "space" for key in each.keys)


@pytest.mark.parametrize("place", [each for each in Place if each is not Place.EVERYWHERE])
def test_no_key_does_two_things(place: Place) -> None:
    """In one place a key belongs to one action, those of the program included."""
    keys = Counter(key for each in actions_in(place, Place.EVERYWHERE) for key in each.keys)

    assert {} == {key: count for key, count in keys.items() if count > 1}


def test_the_trash_can_be_a_part_of_the_workbench() -> None:
    """Restore and purge take no key from the panes around them."""
    keys = Counter(key for each in actions_in(Place.WORKBENCH, Place.TRASH) for key in each.keys)

    assert {1} == set(keys.values())


def test_no_two_actions_share_an_id_or_a_handler() -> None:
    """An id names one action, and so does the method that carries it out."""
    assert len(ACTIONS) == len({each.id for each in ACTIONS})
    assert len(ACTIONS) == len({each.name for each in ACTIONS})


@pytest.mark.parametrize("place", list(Place))
def test_no_two_actions_share_a_rank_in_the_footer(place: Place) -> None:
    """The footer of a place always drops its keys in the same order."""
    ranks = Counter(each.footer for each in actions_in(place) if each.footer)

    assert {} == {rank: count for rank, count in ranks.items() if count > 1}


@pytest.mark.parametrize(("action_id", "keys"), TABLE_OF_THE_PRODUCT.items())
def test_the_promised_keys(action_id: str, keys: set[str]) -> None:
    """Each key that the product promises belongs to its action in the workbench."""
    assert keys <= set(action(action_id).keys)
    assert Place.WORKBENCH in action(action_id).where


def test_the_keys_of_later_rooms_are_free() -> None:
    """Nothing sits on the keys that the price grid, the checks and the saved views will need."""
    later = {
        *("dollar_sign", "exclamation_mark", "T", "w", "W", "i", "x", "ctrl+f"),
        *("left_curly_bracket", "right_curly_bracket"),
    }

    assert set() == later & {key for each in ACTIONS for key in each.keys}


def test_bindings_carry_what_the_table_says() -> None:
    """A screen's bindings have the id that can be rebound, the title and the sentence."""
    made = {each.id: each for each in bindings(Place.WORKBENCH) if isinstance(each, Binding)}

    undo = made["undo.back"]
    assert ("u,z,ctrl+z", "undo_back", "Undo") == (undo.key, undo.action, undo.description)
    assert action("undo.back").help == undo.tooltip
    assert not undo.priority and not undo.show


def test_an_action_without_a_key_is_bound_to_one_nobody_has() -> None:
    """What lives in the palette only can still be given a key in the configuration."""
    made = {each.id: each for each in bindings(Place.WORKBENCH) if isinstance(each, Binding)}

    assert "<theme.toggle>" == made["theme.toggle"].key
    assert not is_real_key("<theme.toggle>") and is_real_key("less_than_sign")


def test_what_is_everywhere_goes_before_dialogs() -> None:
    """Quitting and redrawing work above any dialog."""
    assert [True, True] == [
        each.priority for each in bindings(Place.EVERYWHERE) if isinstance(each, Binding)
    ]


@pytest.mark.parametrize("listener", LISTENERS, ids=lambda each: each.__qualname__)
def test_who_listens_to_a_key_carries_it_out(listener: type) -> None:
    """No key of the table is dead: each has its handler in the class that is bound to it."""
    missing = [
        binding.action
        for binding in vars(listener)["BINDINGS"]
        if is_action(binding.id or "")
        and not any(handles(each, binding) for each in wholes(listener))
    ]

    assert [] == missing


def wholes(listener: type) -> list[type]:
    """Return what a class ends up as: the workbench is put together from parts."""
    deeper = [each for above in listener.__subclasses__() for each in wholes(above)]
    return deeper or [listener]


def handles(listener: type, binding: Binding) -> bool:
    """Tell whether a class has the method that a key runs."""
    return callable(getattr(listener, f"action_{binding.action}", None))


def test_every_action_is_listened_to() -> None:
    """Nothing stands in the table that no screen or widget is bound to."""
    bound = {
        binding.id
        for listener in LISTENERS
        for binding in vars(listener)["BINDINGS"]
        if isinstance(binding, Binding)
    }

    assert set() == {each.id for each in ACTIONS} - bound


def test_a_part_says_where_its_keys_work() -> None:
    """What the help lists and cannot run from here comes with a whole sentence."""
    for parts in PARTS.values():
        assert all(re.fullmatch(r"Works only [^.]+\.", reason) for reason in parts.values())


def test_what_a_field_would_take_goes_before_it() -> None:
    """In a form the keys that an input has uses of its own for are the form's."""
    first = {each.id for each in ACTIONS if each.priority and Place.EVERYWHERE not in each.where}

    assert {
        *("form.diff", "form.restore", "form.cancel"),
        *("metadata.remove_key", "metadata.toggle_json"),
    } == first


def test_an_unknown_id_is_told_from_a_known_one() -> None:
    """The table says what it holds, and is loud about what it does not."""
    assert is_action("filter.open") and not is_action("filter.opne")
    with pytest.raises(KeyError):
        action("filter.opne")
