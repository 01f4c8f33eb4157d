"""Metadata edited as rows and as JSON: nothing is lost, whatever one does or does not touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.form_stage import ADA, ALAN, VIP, FormApp

from cgtui.domain.errors import Refusal
from cgtui.domain.metadata import dump_metadata
from cgtui.domain.patching import MetadataPatch
from cgtui.tui.forms.customer_form import edit_customers_form
from cgtui.tui.forms.group_form import edit_group_form, edit_groups_form, new_group_form
from cgtui.tui.forms.metadata_editor import MetadataEditor
from cgtui.tui.forms.metadata_rows import (
    MetadataDraft,
    MixedMetadata,
    metadata_changes,
    share_metadata,
)

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cgtui.domain.metadata import Metadata

keys = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
metadata = st.dictionaries(keys, values)


# --- the rows by themselves ----------------------------------------------------------------------


@given(st.none() | metadata)
def test_looking_at_metadata_changes_nothing(loaded: Metadata | None) -> None:
    """None stays None, {} stays {}, and every value keeps its type and place."""
    draft = MetadataDraft(loaded)

    assert dump_metadata(draft.read()) == dump_metadata(loaded)


@given(metadata, metadata)
def test_metadata_taken_from_json_is_read_back_as_it_was_written(
    loaded: Metadata, written: Metadata
) -> None:
    """Going through the rows loses no key, type or order of what was written as JSON."""
    draft = MetadataDraft(loaded)
    draft.take(written)

    assert dump_metadata(draft.read()) == dump_metadata(written)


def test_an_empty_key_that_came_from_elsewhere_may_stay() -> None:
    """What Medusa sent is not refused just because one opens the form."""
    draft = MetadataDraft({"": 1, "a": 2})

    assert draft.read() == {"": 1, "a": 2}


def test_a_row_changed_to_what_it_was_is_no_change() -> None:
    """The type of a value can be tried out and put back."""
    draft = MetadataDraft({"tier": 2})
    row = draft.rows[0]
    row.turn("true/false")
    row.turn("number")

    assert not row.changed
    assert draft.read() == {"tier": 2}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "2", "2"),
        ("number", "2", 2),
        ("number", "2.0", 2.0),
        ("true/false", "true", True),
        ("null", "", None),
        ("json", "[1, {}]", [1, {}]),
    ],
)
def test_a_row_is_read_by_its_type(kind: str, text: str, value: object) -> None:
    """The string "2" is not the number 2."""
    draft = MetadataDraft(None)
    row = draft.rows[0]
    row.key, row.kind, row.text = "k", kind, text
    read = draft.read()

    assert isinstance(read, dict)
    assert read == {"k": value}
    assert type(read["k"]) is type(value)


def test_what_many_records_share_is_by_type_too() -> None:
    """A tier of 2 and a tier of "2" differ; a key that some lack does too."""
    found = share_metadata([{"a": 1, "b": 2, "c": 3}, {"a": 1, "b": "2"}, {"a": 1, "b": 2}])

    assert found == MixedMetadata({"a": 1}, ("b", "c"))


def test_a_draft_over_many_says_only_what_to_do() -> None:
    """Untouched keys are left alone in every record."""
    draft = MetadataDraft(MixedMetadata({"a": 1, "b": 2}, ("c", "d")))
    draft.rows[0].write("5")
    draft.remove(1)
    draft.rows[2].write("new")

    assert draft.read() == MetadataPatch({"a": 5, "c": "new"}, ("b",))


def test_a_key_renamed_in_many_is_removed_and_set() -> None:
    """Renaming a shared key takes the old one away."""
    draft = MetadataDraft(MixedMetadata({"a": 1}))
    draft.rows[0].key = "b"

    assert draft.read() == MetadataPatch({"b": 1}, ("a",))


def test_a_key_whose_values_differ_cannot_be_renamed() -> None:
    """There is no one value to give to the new key."""
    draft = MetadataDraft(MixedMetadata({}, ("a",)))
    draft.rows[0].key = "b"

    with pytest.raises(Refusal, match="cannot be renamed"):
        draft.read()


def test_differences_are_told_key_by_key_and_with_their_types() -> None:
    """The change from 1 to "1" can be seen, and so can a mere change of order."""
    changed = metadata_changes({"a": 1, "b": 2}, {"a": "1", "c": True})
    turned = metadata_changes({"a": 1, "b": 2}, {"b": 2, "a": 1})

    assert changed == [("a", "1", '"1"'), ("b", "2", ""), ("c", "", "true")]
    assert turned == [("", "the order of the keys", "b, a")]


# --- on the screen -------------------------------------------------------------------------------


def editor(app: FormApp) -> MetadataEditor:
    """Return the editor of the form."""
    return app.form.query_one(MetadataEditor)


async def enter_metadata(pilot: Pilot[None]) -> None:
    """Go from the name to the first key."""
    await pilot.press("tab")
    await pilot.pause()


async def test_a_row_is_added_with_key_type_and_value() -> None:
    """Typing into the blank row makes a key; space chooses its type."""
    app = FormApp(new_group_form())
    async with app.run_test() as pilot:
        await pilot.press(*"Gold")
        await enter_metadata(pilot)
        await pilot.press(*"tier", "tab", "space", "tab", *"2", "tab", *"code", "tab", "tab", "2")
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.saved == {"name": "Gold", "metadata": {"tier": 2, "code": "2"}}


async def test_a_type_is_chosen_by_its_letter_and_turned_by_arrows() -> None:
    """t, n and j jump to a type, arrows go to the one beside."""
    app = FormApp(edit_group_form(VIP._replace(metadata={"a": "true"})))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("tab")
        row = editor(app).draft.rows[0]
        kinds = []
        for key in ("n", "n", "t", "j", "left", "right", "right"):
            await pilot.press(key)
            kinds.append(row.kind)

    assert kinds == ["number", "null", "text", "json", "null", "json", "text"]
    assert row.text == "true"


async def test_enter_walks_the_cells_and_saves_behind_the_last() -> None:
    """The blank row is where enter has nothing left to ask."""
    app = FormApp(edit_group_form(VIP._replace(metadata=None)))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("k", "enter", "enter", "v", "enter", "enter")
        await pilot.pause()

    assert app.saved == {"metadata": {"k": "v"}}


async def test_a_key_is_removed_shown_so_and_can_be_brought_back() -> None:
    """Removing strikes the row; the same key on it takes that back."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("ctrl+k")
        await pilot.pause()

        assert "- is_seller" in app.shown()
        assert app.bar.startswith("1 change")

        await pilot.press("ctrl+k")
        await pilot.pause()

        assert app.bar.startswith("no changes")

        await pilot.press("ctrl+k", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"metadata": {}}


async def test_no_metadata_stays_none_when_a_row_comes_and_goes() -> None:
    """None is not turned into {} by passing through."""
    app = FormApp(edit_group_form(VIP._replace(metadata=None)))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("x", "ctrl+k")
        await pilot.pause()

        assert app.bar.startswith("no changes")


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (["down", *"is_seller", "down"], 'The key "is_seller" is there twice.'),
        (
            ["down", "k", "tab", "tab", "v", *["shift+tab"] * 2, "backspace", "up"],
            "A key is needed.",
        ),
        (["down", "k", "tab", "n", "tab", *"2x", "up"], '"2x" is no number'),
        (["end", "ctrl+u", "down"], "A key is needed."),
    ],
)
async def test_a_mistake_is_said_under_its_row_on_leaving_it(
    keys: list[str], sentence: str
) -> None:
    """Wrong rows are named where they stand, and keep the form from saving."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press(*keys[:-1])
        await pilot.pause()

        assert "! " not in app.shown()

        await pilot.press(keys[-1])
        await pilot.pause()

        assert f"! {sentence}" in app.shown()

        await pilot.press("ctrl+s")
        await pilot.pause()

        assert app.saved is None


async def test_a_save_counts_the_keys_to_mend_and_says_each_at_its_row() -> None:
    """The sentence stands where the mistake is, once."""
    app = FormApp(edit_group_form(VIP._replace(metadata={"a": 1, "b": 2})))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("tab", "tab", "x", "down", "y", "ctrl+s")
        await pilot.pause()

        assert app.shown().count('! "1x" is no number') == 1
        assert app.shown().count('! "2y" is no number') == 1
        assert "! 2 keys to mend." in app.shown()
        assert "Not saved: 1 field to mend." in app.shown()


async def test_json_and_rows_show_the_same() -> None:
    """What is written as JSON is there as rows, with its types, and the other way round."""
    app = FormApp(edit_group_form(VIP._replace(metadata={"a": 1})))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("tab", "tab", "5", "ctrl+t")
        await pilot.pause()
        area = editor(app).json

        assert area is not None
        assert area.text == '{\n  "a": 15\n}'

        area.text = '{"b": "2", "a": 15}'
        await pilot.press("ctrl+t")
        await pilot.pause()

        assert app.line("b  ").split()[-3:] == ["b", "text", "2"]

        await pilot.press("ctrl+s")
        await pilot.pause()

    assert dump_metadata(app.saved["metadata"]) == '{"b":"2","a":15}'  # type: ignore[index,arg-type]  # it was saved


async def test_a_mistake_in_json_names_line_and_column() -> None:
    """One finds the comma, and the rows are not shown before it is mended."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("ctrl+t")
        area = editor(app).json

        assert area is not None

        area.text = '{\n  "a": 1,\n}'
        await pilot.press("ctrl+t")
        await pilot.pause()

        assert "Line 2, column 9" in app.shown()
        assert editor(app).json is area

        await pilot.press("ctrl+s")
        await pilot.pause()

        assert app.saved is None


async def test_escape_leaves_the_json_too() -> None:
    """The text area does not swallow the way out."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("ctrl+t", "escape")
        await pilot.pause()

    assert app.result is None


async def test_json_untouched_is_no_change() -> None:
    """Looking at the JSON of None writes nothing."""
    app = FormApp(edit_group_form(VIP._replace(metadata=None)))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("ctrl+t", "ctrl+s")
        await pilot.pause()

    assert app.saved is None
    assert app.result is None


async def test_metadata_goes_back_to_what_it_was() -> None:
    """ctrl+r sets rows and JSON back."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("x", "ctrl+r")
        await pilot.pause()

        assert app.bar.startswith("no changes")
        assert "is_sellerx" not in app.shown()

        await pilot.press("ctrl+t", "x", "ctrl+r")
        await pilot.pause()

        assert app.bar.startswith("no changes")


async def test_leaving_the_form_in_vain_goes_on_in_the_same_cell() -> None:
    """Esc, then n, and one types where one was."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await enter_metadata(pilot)
        await pilot.press("1", "escape", "n", "2", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"metadata": {"is_seller12": True}}


async def test_single_keys_are_set_and_removed_on_many_rows() -> None:
    """Over many customers the result is a patch, and the difference says on how many."""
    app = FormApp(edit_customers_form([ADA, ALAN]))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press(*["tab"] * 6)
        rows = [(row.key, row.kind) for row in editor(app).draft.rows]
        await pilot.press("ctrl+k", "down", "tab", "tab", "9", "ctrl+d")
        await pilot.pause()

        assert rows == [("code", "text"), ("tier", "mixed"), ("vat", "mixed"), ("", "text")]
        assert app.line('code  "2"') == 'Metadata code  "2" → (removed) on 2 customers'

        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.saved == {"metadata": MetadataPatch({"tier": "9"}, ("code",))}


async def test_a_key_nobody_knows_of_can_be_removed_on_many_rows() -> None:
    """With too many rows to read, a key is named and struck."""
    app = FormApp(edit_groups_form([VIP], count=1000))
    async with app.run_test() as pilot:
        await pilot.press(*"old", "ctrl+k", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"metadata": MetadataPatch({}, ("old",))}


async def test_many_rows_have_no_json() -> None:
    """There is no one JSON text of many rows; the form says so and stays."""
    app = FormApp(edit_groups_form([VIP, VIP]))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+t")
        await pilot.pause()

        assert "edited key by key" in app.shown()
        assert editor(app).json is None


async def test_a_click_goes_to_its_cell() -> None:
    """The mouse reaches every cell."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.pause()
        grid = editor(app).grid
        await pilot.click(grid, offset=(grid.size.width - 3, 1))
        await pilot.press("end", "ctrl+u", *"false", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"metadata": {"is_seller": False}}


async def test_a_thousand_keys_are_few_widgets_and_scroll() -> None:
    """The cursor stays in sight in an object of any size."""
    group = VIP._replace(metadata={f"key{i}": i for i in range(1000)})
    app = FormApp(edit_group_form(group))
    async with app.run_test() as pilot:
        await pilot.press("shift+tab", "up")
        await pilot.pause()

        assert len(app.screen.query("*")) < 15
        assert "key999" in app.shown()
