"""A form, told by its keys."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tests.tui.form_stage import ADA, ALAN, OPEN, SPRING, VIP, FormApp

from cgtui.domain.errors import Refusal
from cgtui.tui.forms.customer_form import (
    edit_customer_form,
    edit_customers_form,
    new_customer_form,
)
from cgtui.tui.forms.fields import MIXED, Field, FormSpec
from cgtui.tui.forms.group_form import edit_group_form, new_group_form
from cgtui.tui.forms.price_list_form import edit_price_list_form, new_price_list_form

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def clear(pilot: Pilot[None]) -> None:
    """Empty the field under the cursor."""
    await pilot.press("end", "ctrl+u")


async def test_only_what_was_changed_is_saved() -> None:
    """A save writes the touched field and nothing else, cleaned."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test() as pilot:
        await clear(pilot)
        await pilot.press(*" New@X.de ", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"email": "new@x.de"}
    assert app.result == "saved"


async def test_a_new_record_saves_every_field() -> None:
    """What was not typed of a new record is saved as it stands in the form."""
    app = FormApp(new_customer_form())
    async with app.run_test() as pilot:
        await pilot.press(*"x@y.de", "ctrl+s")
        await pilot.pause()

    assert app.saved == {
        "email": "x@y.de",
        "first_name": None,
        "last_name": None,
        "phone": None,
        "company": None,
        "country_code": None,
        "has_account": False,
        "metadata": None,
    }


async def test_saving_without_a_change_just_closes() -> None:
    """Nothing is written, and no empty step lands in the history."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.saved is None
    assert app.result is None


async def test_blanks_around_a_name_are_no_change() -> None:
    """What would be stored is compared, not what was typed."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.press("end", "space")

        assert app.bar.startswith("no changes")


async def test_a_mistake_is_said_on_leaving_and_not_while_typing() -> None:
    """Nobody is told off for an address that is only half typed."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test() as pilot:
        await clear(pilot)
        await pilot.press(*"ada")

        assert "! " not in app.shown()

        await pilot.press("tab")
        await pilot.pause()

        assert '! "ada" has no @' in app.shown()
        assert app.form.current is app.form.rows["first_name"]


async def test_a_mistake_goes_away_as_soon_as_it_is_mended() -> None:
    """The sentence does not outlive its reason."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test() as pilot:
        await clear(pilot)
        await pilot.press(*"ada", "tab", "shift+tab", *"@x.de")
        await pilot.pause()

        assert "! " not in app.shown()


async def test_save_says_every_mistake_and_goes_to_the_first() -> None:
    """A refused save shows all that has to be mended at once."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test() as pilot:
        await clear(pilot)
        await pilot.press(*["tab"] * 5)
        await clear(pilot)
        await pilot.press("1", "tab", "ctrl+s")
        await pilot.pause()

        assert "! E-mail is needed." in app.shown()
        assert '! "1" is no country code' in app.shown()
        assert "Not saved: 2 fields to mend." in app.shown()
        assert app.form.current is app.form.rows["email"]
        assert app.saved is None


async def test_a_refusal_of_the_save_keeps_the_form_open_under_its_field() -> None:
    """A name that is taken is said under the name, and nothing typed is lost."""

    async def taken(_values: dict[str, object]) -> object:
        await asyncio.sleep(0)
        raise Refusal("There is a group VIP2 already: cgrp_9.", field="name")

    app = FormApp(edit_group_form(VIP), taken)
    async with app.run_test() as pilot:
        await pilot.press("2", "ctrl+s")
        await pilot.pause()

        assert "! There is a group VIP2 already: cgrp_9." in app.shown()
        assert app.bar.startswith("1 change")
        assert app.result == OPEN


async def test_a_refusal_without_a_field_stands_in_the_save_bar() -> None:
    """A file that cannot be written is said where it belongs to no field."""

    async def read_only(_values: dict[str, object]) -> object:
        await asyncio.sleep(0)
        raise Refusal("This file is opened read-only.")

    app = FormApp(edit_group_form(VIP), read_only)
    async with app.run_test() as pilot:
        await pilot.press("2", "ctrl+s")
        await pilot.pause()

        assert app.line("read-only") == "! This file is opened read-only."

        await pilot.press("3")
        await pilot.pause()

        assert "read-only" not in app.shown()


async def test_two_saves_in_a_row_write_once() -> None:
    """An impatient second ctrl+s does not write again."""
    gate, calls = asyncio.Event(), []

    async def slow(values: dict[str, object]) -> object:
        calls.append(values)
        await gate.wait()
        return "saved"

    app = FormApp(edit_group_form(VIP), slow)
    async with app.run_test() as pilot:
        await pilot.press("2", "ctrl+s", "ctrl+s", "escape")
        saving = app.bar
        gate.set()
        await pilot.pause()

    assert saving == "Saving …"
    assert calls == [{"name": "VIP2"}]
    assert app.result == "saved"


@pytest.mark.parametrize("key", ["escape", "ctrl+w"])
async def test_an_unchanged_form_is_left_without_a_question(key: str) -> None:
    """One key leaves a form that was only looked at."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()

    assert app.result is None


async def test_leaving_a_changed_form_asks_once_and_y_discards() -> None:
    """The question stands in the save bar, and says how much would be lost."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.press("2", "escape")
        await pilot.pause()

        assert app.bar == "Discard 1 change? · y discard · n keep editing"
        assert app.result == OPEN

        await pilot.press("y")
        await pilot.pause()

    assert app.result is None
    assert app.saved is None


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_keeping_goes_back_to_where_one_was(key: str) -> None:
    """Answering no, or esc again, goes on in the same field."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.press("2", "escape", key, "3")
        await pilot.pause()

        assert app.bar.startswith("1 change · ")
        assert "VIP23" in app.shown()


async def test_the_answer_is_not_typed_into_a_field() -> None:
    """Y and n reach the question, not the name."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.press("2", "escape", "n", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"name": "VIP2"}


async def test_the_difference_shows_old_and_new_of_each_field() -> None:
    """ctrl+d shows what would be written, and hides it again."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(*["tab"] * 3)
        await clear(pilot)
        await pilot.press("tab", *"Acme", "ctrl+d")
        await pilot.pause()

        assert app.line("123 →") == "Phone    123 → (empty)"
        assert "(empty) → Acme" in app.shown()

        await pilot.press("ctrl+d")
        await pilot.pause()

        assert "→" not in app.shown()


async def test_a_field_goes_back_to_what_it_held() -> None:
    """ctrl+r takes back one field and leaves the others."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test() as pilot:
        await pilot.press("1", "tab", "2", "ctrl+r", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"email": "ada@lovelace.io1"}


async def test_enter_goes_on_and_saves_from_the_last_field() -> None:
    """A form can be filled with enter alone."""
    spec = FormSpec("Two", (Field("a", "A"), Field("b", "B", "switch")), {"b": False}, new=True)
    app = FormApp(spec)
    async with app.run_test() as pilot:
        await pilot.press("x", "enter", "space", "enter")
        await pilot.pause()

    assert app.saved == {"a": "x", "b": True}


async def test_tab_and_arrows_walk_round_the_fields() -> None:
    """Behind the last field comes the first one, in both directions."""
    app = FormApp(new_price_list_form())
    async with app.run_test() as pilot:
        keys = list(app.form.rows)
        walked = []
        for key in ["down"] * 3 + ["tab"] * 4 + ["up", "shift+tab"]:
            await pilot.press(key)
            walked.append(app.form.current.field.key if app.form.current else None)

    assert walked == [*keys[1:], keys[0], keys[-1], keys[-2]]


async def test_help_is_shown_under_the_focused_field_only() -> None:
    """The help of a field comes and goes with the focus."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test() as pilot:
        await pilot.pause()
        first = app.shown()
        await pilot.press("tab")
        await pilot.pause()

        assert "Kept in lower case" in first
        assert "Kept in lower case" not in app.shown()


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("+14d", "= 2026-12-07 09:00 Europe/Berlin"),
        ("today", "= 2026-11-23 00:00 Europe/Berlin"),
        ("2026-07-01", "= 2026-07-01 00:00 Europe/Berlin"),
    ],
)
async def test_an_instant_says_what_it_means_while_it_is_typed(typed: str, meaning: str) -> None:
    """Before saving one sees the instant, with the zone."""
    app = FormApp(new_price_list_form())
    async with app.run_test() as pilot:
        await pilot.press(*["tab"] * 4, *typed)
        await pilot.pause()

        assert meaning in app.line(typed)


async def test_an_end_before_the_start_is_said_on_leaving_it() -> None:
    """What two fields contradict is said under the one that was left."""
    app = FormApp(edit_price_list_form(SPRING))
    async with app.run_test() as pilot:
        await pilot.press(*["tab"] * 5, *"2026-02-01", "tab")
        await pilot.pause()

        assert "! The end is not after the start" in app.shown()

        await pilot.press("ctrl+s")
        await pilot.pause()

        assert app.saved is None

        await clear(pilot)
        await pilot.press("tab")
        await pilot.pause()

        assert "! The end" not in app.shown()


async def test_a_warning_is_shown_and_does_not_block() -> None:
    """A list whose end has passed can be saved, knowingly."""
    app = FormApp(edit_price_list_form(SPRING))
    async with app.run_test() as pilot:
        await pilot.press(*["tab"] * 5, *"2026-04-01")
        await pilot.pause()

        assert "It no longer applies: its end has passed." in app.shown()

        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.saved is not None
    assert list(app.saved) == ["ends_at"]


async def test_many_rows_change_only_the_touched_fields() -> None:
    """What is mixed stays what it is in each row unless it is touched."""
    app = FormApp(edit_customers_form([ADA, ALAN]))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(*"Zed", *["tab"] * 5, "right", "ctrl+d")
        await pilot.pause()

        assert f"{MIXED.value} → Zed on 2 customers" in app.shown()
        assert app.line("Last name").endswith(MIXED.value)

        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.saved == {"first_name": "Zed", "has_account": False}


async def test_backspace_empties_a_mixed_field_and_typing_in_vain_does_not() -> None:
    """Emptying a field of many rows is a deliberate act, and is seen."""
    app = FormApp(edit_customers_form([ADA, ALAN]))
    async with app.run_test() as pilot:
        await pilot.press("x", "backspace")

        assert app.bar.startswith("no changes")

        await pilot.press("backspace")
        await pilot.pause()

        assert app.line("First name").endswith("(empty)")

        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.saved == {"first_name": None}


async def test_a_choice_is_made_by_arrow_letter_or_click() -> None:
    """All answers are in sight, and one key takes another one."""
    app = FormApp(new_price_list_form())
    async with app.run_test() as pilot:
        type_row, status_row = app.form.rows["type"], app.form.rows["status"]
        await pilot.press("tab", "tab", "right")

        assert type_row.reading().value == "override"

        await pilot.press("space")

        assert type_row.reading().value == "sale"

        await pilot.press("o", "tab")
        await pilot.click(status_row.control, offset=(15, 0))

        assert type_row.reading().value == "override"
        assert status_row.reading().value == "active"


async def test_a_click_on_a_key_of_the_save_bar_does_what_it_says() -> None:
    """The mouse can save too."""
    app = FormApp(new_group_form())
    async with app.run_test() as pilot:
        await pilot.press(*"Gold")
        await pilot.pause()
        await pilot.click(app.form.bar, offset=(app.bar.index("ctrl+s") + 3, 0))
        await pilot.pause()

    assert app.saved == {"name": "Gold", "metadata": None}


async def test_hostile_text_is_shown_as_text_and_kept() -> None:
    """Markup and control characters in data are seen, not obeyed, and survive another edit."""
    group = VIP._replace(name="[/] [@click=app.quit]x[/] \x1b[2Jend", metadata={"[b]": "a\nb[/]"})
    app = FormApp(edit_group_form(group))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "[/] [@click=app.quit]x[/] ␛[2Jend" in app.line("Name")
        assert "\x1b" not in app.shown()
        assert '"a\\nb[/]"' in app.shown()

        await pilot.press("ctrl+s")
        await pilot.pause()

    assert app.saved is None


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (60, 16), (40, 12), (20, 5)])
async def test_every_size_shows_the_focused_field(size: tuple[int, int]) -> None:
    """Down to a stamp the form scrolls to where one types, and nothing breaks."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test(size=size) as pilot:
        await pilot.press("x", "escape", "escape")
        for _ in range(20):
            await pilot.press("tab")
            await pilot.pause()
            focused = app.focused

            assert focused is not None
            assert app.screen.find_widget(focused).visible_region.area > 0


async def test_a_stamp_of_a_terminal_breaks_nothing() -> None:
    """Where there is no room for a cell, one can still leave."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test(size=(3, 1)) as pilot:
        await pilot.press(*["tab"] * 10, "x", "ctrl+d", "escape", "y")
        await pilot.pause()

    assert app.result is None


async def test_resizing_while_typing_loses_nothing() -> None:
    """The window may shrink and grow under the hands."""
    app = FormApp(edit_customer_form(ADA))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("end", "1")
        for size in [(20, 5), (40, 12), (60, 16), (120, 36)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press("2", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"email": "ada@lovelace.io12"}


async def test_a_form_stays_within_its_budget_of_widgets() -> None:
    """A widget costs about five milliseconds: the largest form mounts fewer than thirty."""
    app = FormApp(edit_customer_form(ADA._replace(metadata={f"k{i}": i for i in range(50)})))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert len(app.screen.query("*")) < 30


async def test_the_program_losing_the_focus_does_not_lose_the_cursor() -> None:
    """Switching to another window and back goes on in the same cell."""
    app = FormApp(edit_group_form(VIP))
    async with app.run_test() as pilot:
        await pilot.press("tab", "tab", "tab")
        app.app_focus = False
        await pilot.pause()
        app.app_focus = True
        await pilot.pause()
        await pilot.press("backspace", "backspace", "backspace", "backspace", *"false", "ctrl+s")
        await pilot.pause()

    assert app.saved == {"metadata": {"is_seller": False}}
