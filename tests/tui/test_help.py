"""The help overlay and the palette: found by name or by key, run with enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest
from textual import events
from textual.app import App

from cgtui.tui.actions import Place, actions_in
from cgtui.tui.dialogs.help import TYPED_AT_MOST, Help
from cgtui.tui.keymap import Keymap, read_keymap
from cgtui.tui.widgets.entries import Entry, entries_in, narrow, on_key
from cgtui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from textual.pilot import Pilot

LOCKED = "The file is open [read-only] [/]"
OFF = {"row.edit": LOCKED}
ENTRIES = entries_in(Place.WORKBENCH, keymap=Keymap(), why_not=OFF.get)
THEMES = tuple(
    Entry(id=f"theme:{name}", title=f"Theme {name}", help="Changes the colours.", group="Theme")
    for name in ("nord", "[bold]x[/bold]", "[/]", "\x1b[2J\nwiped")
)
WIDTHS = [(200, 50), (120, 36), (80, 24), (60, 16), (20, 5)]


class Opener(App[None]):
    """Opens the overlay and keeps its answer."""

    CSS_PATH: ClassVar[list[str]] = [
        "../../src/cgtui/tui/widgets/footer.tcss",
        "../../src/cgtui/tui/widgets/entry_list.tcss",
        "../../src/cgtui/tui/dialogs/help.tcss",
    ]

    def __init__(self, overlay: Help) -> None:
        """Open *overlay* at once."""
        super().__init__()
        self.overlay = overlay
        self.answers: list[str | None] = []

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(self.overlay, self.answers.append)

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What stands on the screen, as one text."""
        return "\n".join(self.lines)

    @property
    def entry(self) -> str | None:
        """The id of the entry under the cursor."""
        entry = self.overlay.query_one(EntryList).entry
        return entry.id if entry else None


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until the screen shows the outcome."""
    await pilot.press(*keys)
    await pilot.pause()


def wheel(kind: type[events.MouseEvent], over: EntryList) -> events.MouseEvent:
    """Return one turn of the wheel over the list."""
    return kind(over, 0, 0, 0, 0, button=0, shift=False, meta=False, ctrl=False)


def test_all_that_can_be_done_is_listed() -> None:
    """Each action of the place is there once, with its keys, and so are the program's own."""
    wanted = {each.id for each in actions_in(Place.WORKBENCH, Place.EVERYWHERE)}
    listed = [each.id for each in ENTRIES]

    assert wanted == set(listed)
    assert len(wanted) == len(listed)
    undo = next(each for each in ENTRIES if each.id == "undo.back")
    assert ("u z ^z", "Undo", None) == (undo.keys, undo.group, undo.reason)


def test_headings_are_not_repeated() -> None:
    """Actions under one heading stand together."""
    groups = [each.group for each in ENTRIES]
    changes = [now for before, now in zip([None, *groups], groups, strict=False) if now != before]

    assert len(changes) == len(set(groups))


def test_rebound_keys_are_listed() -> None:
    """The help shows the keys that are in force."""
    keymap = read_keymap('[keys]\n"filter.open" = "f"')
    entries = entries_in(Place.WORKBENCH, keymap=keymap, why_not=OFF.get)

    assert ["filter.open"] == [each.id for each in on_key(entries, "f")]
    assert "f" == next(each.keys for each in entries if each.id == "filter.open")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("undo", "undo.back"),
        ("UNDO", "undo.back"),
        ("json edit", "row.edit_json"),
        ("edit json", "row.edit_json"),
        ("pane next", "pane.next"),
        ("half up", "move.half_up"),
        ("e-mails", "select.paste"),
        ("u", "undo.back"),
        ("^z", "undo.back"),
        ("?", "help.open"),
        ("/", "filter.open"),
        ("edj", "row.edit_json"),
        ("row.clone", "row.clone"),
        ("  undo  ", "undo.back"),
    ],
)
def test_found_by_name(typed: str, first: str) -> None:
    """Words in any order and case, a key as it is shown, or scattered letters find an action."""
    assert first == narrow(ENTRIES, typed)[0].id


def test_every_action_is_found_first_by_its_title() -> None:
    """Typing a title puts that action on top."""
    tops = {each.id: narrow(ENTRIES, each.title)[0].title for each in ENTRIES}

    assert {each.id: each.title for each in ENTRIES} == tops


def test_every_word_must_be_there() -> None:
    """One word too many finds nothing, and no word finds all."""
    assert [] == narrow(ENTRIES, "undo zebra")
    assert list(ENTRIES) == narrow(ENTRIES, "  ")


async def test_type_and_run() -> None:
    """Typing narrows the list, and enter answers the entry under the cursor."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"clone")
        assert "row.clone" == app.entry
        assert f" of {len(ENTRIES)}" in app.lines[2]
        await press(pilot, "enter")

    assert ["row.clone"] == app.answers


async def test_walk_and_run() -> None:
    """The arrows and pages walk the list, past no end of it."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "up", "down", "down")
        assert ENTRIES[2].id == app.entry
        await press(pilot, "pagedown")
        assert app.entry is not None
        assert next(each.title for each in ENTRIES if each.id == app.entry) in app.text
        await press(pilot, *["pagedown"] * 9)
        assert ENTRIES[-1].id == app.entry
        assert ENTRIES[-1].title in app.text
        await press(pilot, *["pageup"] * 9)
        assert ENTRIES[0].id == app.entry
        assert f" {ENTRIES[0].group} " in app.text
        await press(pilot, "enter")

    assert [ENTRIES[0].id] == app.answers


async def test_escape_clears_then_closes() -> None:
    """The first esc clears what was typed, the next one closes without an answer."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"undo", "escape")
        assert [] == app.answers
        assert f"{len(ENTRIES)} of {len(ENTRIES)}" in app.text
        await press(pilot, "escape")

    assert [None] == app.answers


@pytest.mark.parametrize(
    ("rub", "left"), [("backspace", "undo x"), ("ctrl+w", "undo"), ("ctrl+u", "")]
)
async def test_rub_out(rub: str, left: str) -> None:
    """Backspace takes a letter, ctrl+w a word, ctrl+u all."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"undo", "space", "x", "y", rub)

        assert (f"> {left} " if left else "type a word") in app.lines[2]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (("tab", "d"), "row.delete"),
        (("f2", "d"), "row.delete"),
        (("tab", "tab"), "pane.next"),
        (("tab", "enter"), "scope.pin"),
        (("tab", "backspace"), "scope.up"),
        (("ctrl+d",), "move.half_down"),
        (("f1",), "help.open"),
        (("u", "n", "tab", "m"), "members.pick"),
    ],
)
async def test_press_a_key(keys: tuple[str, ...], found: str) -> None:
    """After tab any key is looked up, also those of the overlay; what types nothing at once."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert found == app.entry
        assert f"1 of {len(ENTRIES)}" in app.text
        await press(pilot, "enter")

    assert [found] == app.answers


async def test_waiting_for_a_key_can_be_left() -> None:
    """While it waits it says so, and esc goes back to the search by name."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab")
        assert "press any key; esc to go back" in app.text
        await press(pilot, "escape")
        assert "type a word" in app.text
        await press(pilot, "tab", "d", "backspace")
        assert "type a word" in app.text

    assert [] == app.answers


async def test_a_key_that_does_nothing() -> None:
    """A key without an action is told, and enter says the same instead of closing."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "f9")
        assert "The key F9 does nothing here." in app.text
        await press(pilot, "tab", "Q")
        assert "The key Q does nothing here." in app.text
        await press(pilot, "enter")
        assert ["The key Q does nothing here."] == [note.message for note in app._notifications]

    assert [] == app.answers


@pytest.mark.parametrize("size", WIDTHS[:4])
async def test_nothing_matches(size: tuple[int, int]) -> None:
    """Where no name matches, the overlay says so in words, at any size."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"[/]zz")

        assert 'Nothing here is called "[/]zz".' in app.text
        assert "0 of" in app.text
        assert "run" not in app.lines[-3]


async def test_what_is_off_says_why() -> None:
    """An action that is off is listed with its reason, and enter tells it instead of running."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await press(pilot, *"form selection")
        while app.entry != "row.edit":
            await press(pilot, "down")
        assert f"off: {LOCKED}" in app.text
        assert f"Off now: {LOCKED}" in app.text
        await press(pilot, "enter")
        assert [LOCKED] == [note.message for note in app._notifications]

    assert [] == app.answers


async def test_what_is_off_in_a_narrow_window() -> None:
    """Where reasons have no room in the list, a word beside the title says that it is off."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(60, 16)) as pilot:
        await press(pilot, *"edit")

        assert " Edit (off) " in app.text
        assert " Edit as JSON (off) " not in app.text
        assert f"Off now: {LOCKED}" in app.text


async def test_a_click_runs() -> None:
    """A click on an entry answers it; a click on a heading does nothing."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(EntryList, offset=(5, 0))
        assert [] == app.answers
        await pilot.click(EntryList, offset=(5, 2))
        await pilot.pause()

    assert [ENTRIES[1].id] == app.answers


async def test_a_click_on_what_is_off() -> None:
    """A click on what is off tells the reason too."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, *"edit")
        await pilot.click(EntryList, offset=(5, 0))
        await pilot.pause()
        assert [LOCKED] == [note.message for note in app._notifications]

    assert [] == app.answers


async def test_the_wheel_scrolls() -> None:
    """The wheel shows later entries, and the cursor stays where it was."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        listed = app.overlay.query_one(EntryList)
        before = app.lines[4]
        listed.post_message(wheel(events.MouseScrollDown, listed))
        await pilot.pause()
        assert before != app.lines[4]
        listed.post_message(wheel(events.MouseScrollUp, listed))
        await pilot.pause()

        assert before == app.lines[4]
        assert ENTRIES[0].id == app.entry


async def test_a_pasted_page() -> None:
    """Of a pasted text the first line is searched for, and no more than fits."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        app.overlay.post_message(events.Paste("undo\nsecond line"))
        await pilot.pause()
        assert "> undo " in app.lines[2]
        app.overlay.post_message(events.Paste("x" * 1_000_000))
        await pilot.pause()

        assert f"undo{'x' * (TYPED_AT_MOST - len('undo'))} " in app.lines[2]
        assert "x" * TYPED_AT_MOST not in app.text


async def test_as_the_palette() -> None:
    """The same overlay is the palette, and runs commands that are no actions; hostile names too."""
    app = Opener(Help((*ENTRIES, *THEMES), title="Palette [/] \x1b[2J"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Palette [/] ␛[2J" in app.text
        await press(pilot, *"theme")
        assert "\x1b" not in app.text
        assert "[bold]x[/bold]" in app.text and "␛[2J⏎wiped" in app.text
        await press(pilot, *" nord", "enter")

    assert ["theme:nord"] == app.answers


@pytest.mark.parametrize("size", WIDTHS)
async def test_at_every_size(size: tuple[int, int]) -> None:
    """The search line, the list and the keys fit; below the smallest size nothing breaks."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"undo")

        if size >= (60, 16):
            assert "> undo " in app.text
            assert "esc close" in app.text
            assert "Takes the last change back" in app.text
        assert {size[0]} == {len(line) for line in app.lines if line.isascii()} or size[0] == 20


async def test_plain_ascii() -> None:
    """On a terminal without signs the whole overlay is ASCII."""
    keymap = Keymap().in_ascii()
    entries = entries_in(Place.WORKBENCH, keymap=keymap, why_not=OFF.get)
    app = Opener(Help(entries, ascii_only=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")

        assert [] == [line for line in app.lines if not line.isascii()]


async def test_texts_do_not_jump_while_typing() -> None:
    """The titles stay in their column when the list gets shorter."""
    app = Opener(Help(ENTRIES))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        before = next(line for line in app.lines if " Down " in line).index(" Down ")
        await press(pilot, *"moves next")
        after = next(line for line in app.lines if " Down " in line).index(" Down ")

    assert before == after
