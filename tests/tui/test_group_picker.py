"""The groups of the selection: three-state boxes, told before they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shop import customers, rid_of, write
from tests.tui.picker_stage import OPEN, picking

from cgtui.domain.changes import InsertRows, Kind
from cgtui.tui.dialogs.group_picker import GroupPicker, GroupPlan

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace

VIP, WHOLESALE, PRESS, EMPTY = 1, 2, 3, 4


def _three(shop: Workspace, **how: object) -> GroupPicker:
    """Return the picker for Ada (in VIP), Barbara (in Wholesale) and Zoë (in none)."""
    who = customers(shop, "ada@lovelace.io", "barbara@mit.edu", "zoe@example.de")
    return GroupPicker(shop, Kind.CUSTOMER, who, **how)  # type: ignore[arg-type]  # the picker's own


def _lists(shop: Workspace, *names: str) -> GroupPicker:
    rids = [rid_of(shop, Kind.PRICE_LIST, name) for name in names]
    return GroupPicker(shop, Kind.PRICE_LIST, rids)


# What is shown


async def test_what_is_shown_first(shop: Workspace) -> None:
    """The groups the selection is in stand first, with how many of it are in; then the others."""
    async with picking(_three(shop)) as (app, _):
        assert "Groups for 3 customers" in app.shown()
        assert ["VIP", "Wholesale", "Empty", "Press"] == app.names
        assert "[~] VIP" in app.line("VIP") and "3  1 of 3 in · unchanged" in app.line("VIP")
        assert "[ ] Press" in app.line("Press")
        assert "2 keys" in app.line("VIP") and "1 key" in app.line("Wholesale")
        assert "Effect" not in app.shown() and "^s" not in app.shown()


async def test_one_is_called_by_name(shop: Workspace) -> None:
    """For one customer or list the title says whose groups these are; the boxes have two states."""
    ada = customers(shop, "ada@lovelace.io")
    async with picking(GroupPicker(shop, Kind.CUSTOMER, ada)) as (app, _):
        assert "Groups for ada@lovelace.io" in app.shown()
        assert "[x] VIP" in app.shown()
    async with picking(_lists(shop, "VIP Spring")) as (app, _):
        assert 'Groups of price list "VIP Spring"' in app.shown()
    async with picking(_lists(shop, "VIP Spring", "Outlet")) as (app, _):
        assert "Groups of 2 price lists" in app.shown()


# Toggling and saving


async def test_put_three_into_a_group(shop: Workspace) -> None:
    """Enter puts all in, the counts before and after and the effect are told, ctrl+s saves."""
    async with picking(_three(shop)) as (app, press):
        await press("enter")

        assert "[x] VIP" in app.line("VIP") and "3 → 5  +2 (1 already in)" in app.line("VIP")
        assert 'ctrl+s: add 2 customers to "VIP"' in app.shown()
        assert "Effect: 2 price lists start to apply to 2 customers." in app.shown()
        await press("ctrl+s")

    assert GroupPlan((VIP,), (), ()) == app.answer


async def test_a_box_goes_round(shop: Workspace) -> None:
    """A box some are in: all, none, and back to as it was; one nobody is in: all, and back."""
    async with picking(_three(shop)) as (app, press):
        await press("enter", "enter")
        assert "[ ] VIP" in app.line("VIP") and "3 → 2  −1 (2 were not in)" in app.line("VIP")  # noqa: RUF001
        assert 'ctrl+s: remove 1 customer from "VIP"' in app.shown()
        await press("enter")
        assert "[~] VIP" in app.line("VIP") and "ctrl+s" not in app.shown()

        await press("down", "down", "enter")
        assert "[x] Empty" in app.line("Empty") and "0 → 3  +3" in app.line("Empty")
        await press("enter")
        assert "[ ] Empty" in app.line("Empty") and "→" not in app.line("Empty")


async def test_join_some_and_leave_others(shop: Workspace) -> None:
    """Several boxes are one plan, and what saving will do names each."""
    async with picking(_three(shop)) as (app, press):
        await press("enter", "down", "enter", "enter", "down", "enter")
        told = 'add 2 customers to "VIP", add 3 customers to "Empty", remove 1 customer from'
        assert told in " ".join(app.shown().replace("│", " ").split())
        await press("ctrl+s")

    assert GroupPlan((VIP, EMPTY), (WHOLESALE,), ()) == app.answer


async def test_the_blank_toggles_while_nothing_is_typed(shop: Workspace) -> None:
    """Space toggles as enter does; once something is typed it is a blank."""
    async with picking(_three(shop)) as (app, press):
        await press("space")
        assert "[x] VIP" in app.line("VIP")
        await press("v", "space", "i")

        assert "v i" == app.picker.line.value
        assert "[x] VIP" in app.line("VIP")


async def test_the_footer_never_lies(shop: Workspace) -> None:
    """The keys that work now are shown, with the function key for the help: ? would be typed."""
    async with picking(_three(shop)) as (app, press):
        assert "⏎ in/out  esc cancel  F1 keys" in app.shown()
        await press("enter")
        assert "⏎ in/out  ^s save  esc cancel  F1 keys" in app.shown()
        await press("escape")
        assert "in/out" not in app.shown()


# Narrowing and creating


async def test_typing_narrows(shop: Workspace) -> None:
    """Every word must be in the name, whatever the case and accents; the cursor is on the best."""
    write(
        shop,
        InsertRows(
            Kind.GROUP,
            ("rid", "id", "created_at", "updated_at", "name"),
            tuple((20 + n, f"cgrp_{n}", 1, 1, name) for n, name in enumerate(NAMES)),
        ),
    )
    async with picking(_three(shop)) as (app, press):
        await press(*"EMPLOYE")
        assert ["Employés Paris", "Ex-employés", 'create "EMPLOYE"'] == app.names
        await press("space", *"par")
        assert ["Employés Paris", 'create "EMPLOYE par"'] == app.names
        await press("ctrl+u", *"vip")
        assert ["VIP", "VIP Berlin", "Almost VIP", 'create "vip"'] == app.names
        assert "VIP" == app.current


NAMES = ("Ex-employés", "Employés Paris", "Almost VIP", "VIP Berlin")


async def test_create_a_group_on_the_spot(shop: Workspace) -> None:
    """A name that no group has can be created; all of the selection will be in it."""
    async with picking(_three(shop)) as (app, press):
        await press(*"Spring", "space", *"launch")
        assert '[+] create "Spring launch"' in app.shown()
        await press("enter")
        assert "[x] Spring launch" in app.line("0 → 3")
        assert 'ctrl+s: create "Spring launch" with 3 customers' in app.shown()
        await press("escape")
        assert ["Spring launch", "VIP", "Wholesale", "Empty", "Press"] == app.names
        await press("ctrl+s")

    assert GroupPlan((), (), ("Spring launch",)) == app.answer


async def test_a_group_not_created_after_all(shop: Workspace) -> None:
    """Toggled again, what was to be created is only offered again."""
    async with picking(_three(shop)) as (app, press):
        await press(*"Spring", "enter", "enter")

        assert ['create "Spring"'] == app.names
        assert "Nothing is changed yet" in str(app.picker.why_not("form.save"))


async def test_an_exact_name_is_not_offered(shop: Workspace) -> None:
    """A name that is there is toggled, not made again; another case makes another name."""
    async with picking(_three(shop)) as (app, press):
        await press(*"VIP")
        assert ["VIP"] == app.names
        await press("ctrl+u", *"vip")
        assert 'not the same as "VIP"' in app.line("create")


async def test_a_refused_name_says_why(shop: Workspace) -> None:
    """A name that no group may have is not created; enter says why."""
    async with picking(_three(shop)) as (app, press):
        app.picker.line.insert_text_at_cursor("a\u0007b")
        await press("enter")

        assert "no name for a group" in app.line("[!] create")
        assert "! The name of a customer group" in app.shown()
        assert OPEN == app.answer and 0 == app.picker.changes


async def test_a_trashed_groups_name_is_free(shop: Workspace) -> None:
    """A deleted group is not listed, and its name can be used again."""
    async with picking(_three(shop)) as (app, press):
        await press(*"Old", "space", *"fair", "enter", "ctrl+s")

    assert GroupPlan((), (), ("Old fair",)) == app.answer


# Leaving


async def test_esc_goes_back_step_by_step(shop: Workspace) -> None:
    """Esc clears what was typed, then leaves; nothing was changed, so nothing is asked."""
    async with picking(_three(shop)) as (app, press):
        await press(*"pre", "escape")
        assert 4 == len(app.names) and OPEN == app.answer
        await press("escape")

    assert app.answer is None


async def test_leaving_with_changes_asks_once(shop: Workspace) -> None:
    """With changes esc asks; n or esc stays, y leaves without saving."""
    async with picking(_three(shop)) as (app, press):
        await press("enter", "escape")
        assert "drop 1 change? y leaves · n stays" in app.shown()
        await press("n")
        assert "drop" not in app.shown() and "[x] VIP" in app.line("VIP")
        await press("escape", "escape")
        assert "drop" not in app.shown() and OPEN == app.answer
        await press("escape", "enter", "y")

    assert app.answer is None


async def test_saving_nothing(shop: Workspace) -> None:
    """Ctrl+s without a change says that there is none, and stays."""
    async with picking(_three(shop)) as (app, press):
        await press("ctrl+s")

        assert OPEN == app.answer
        assert "Nothing is changed yet" in app.shown()


# The ladder


async def test_many_are_saved_by_their_number(shop: Workspace) -> None:
    """Above the threshold ctrl+s asks for the number; only the right one saves."""
    async with picking(_three(shop, number_above=2)) as (app, press):
        await press("enter", "ctrl+s")
        assert "type 3 to save" in app.shown() and OPEN == app.answer
        await press("enter", "2", "enter")
        assert "that is another number: type 3 to save" in app.shown()
        assert OPEN == app.answer
        await press("backspace", "3", "enter")

    assert GroupPlan((VIP,), (), ()) == app.answer


async def test_up_to_25_are_saved_at_once(shop: Workspace) -> None:
    """The view of before and after is the panel: ctrl+s on it is the yes."""
    async with picking(GroupPicker(shop, Kind.CUSTOMER, range(1, 9))) as (app, press):
        await press("enter", "ctrl+s")

    assert GroupPlan((PRESS,), (), ()) == app.answer


async def test_back_from_the_number(shop: Workspace) -> None:
    """Esc goes back from the number to the boxes and to what was typed."""
    async with picking(_three(shop, number_above=2)) as (app, press):
        await press(*"vip", "enter", "ctrl+s", "3", "escape")

        assert OPEN == app.answer
        assert "vip" == app.picker.line.value and "[x] VIP" in app.line("VIP")


async def test_rows_out_of_sight_are_listed_and_counted(shop: Workspace) -> None:
    """Hidden rows of the selection are named, and the number has to be typed for any of them."""
    hidden = customers(shop, "zoe@example.de")
    async with picking(_three(shop, hidden=hidden)) as (app, press):
        assert '! 1 of 3 out of sight: "zoe@example.de"' in app.shown()
        await press("enter", "ctrl+s")
        assert OPEN == app.answer
        await press("3", "ctrl+s")

    assert GroupPlan((VIP,), (), ()) == app.answer


# Price lists


async def test_the_groups_of_a_list(shop: Workspace) -> None:
    """Giving a list to a group tells to whom it starts to apply."""
    async with picking(_lists(shop, "VIP Spring")) as (app, press):
        await press(*"whole", "enter")
        assert "2 → 3 lists  +1" in app.line("Wholesale")
        assert 'ctrl+s: add "Wholesale" to 1 price list' in app.shown()
        assert "Effect: 1 price list starts to apply to 1 customer." in app.shown()
        await press("ctrl+s")

    assert GroupPlan((WHOLESALE,), (), ()) == app.answer


async def test_a_list_about_to_lose_its_last_group(shop: Workspace) -> None:
    """It is told at the row and below that the list would have no group; saving still answers."""
    async with picking(_lists(shop, "VIP Spring", "Trade")) as (app, press):
        await press("enter")
        assert "! last group" in app.line("[ ] VIP")
        assert '! "VIP Spring" would have no group; saving asks' in app.shown()
        await press(*"press", "enter", "escape")
        assert "would have no group" not in app.shown()
        await press(*"press", "enter", "escape", "ctrl+s")

    assert GroupPlan((), (VIP,), ()) == app.answer


async def test_a_list_for_everyone_is_narrowed(shop: Workspace) -> None:
    """A group for a list that was for everyone makes it one for that group, and that is told."""
    async with picking(_lists(shop, "Outlet")) as (app, press):
        await press(*"vip", "enter")

        assert '"Outlet" is no longer for everyone, but for 3 customers.' in app.shown()


# The plan, for those who carry it out


def test_the_plan_in_words() -> None:
    """A plan can be told, and done to other rows once its groups were made."""
    plan = GroupPlan((VIP,), (PRESS,), ("Spring",))
    names = [(VIP, "VIP"), (PRESS, "Press"), (50, "Spring")]

    assert 'into "VIP", into the new "Spring", out of "Press"' == plan.told(names)
    assert GroupPlan((VIP, 50), (PRESS,), ()) == plan.joined_by([50])
    assert 'into "VIP", into "Spring", out of "Press"' == plan.joined_by([50]).told(names)
