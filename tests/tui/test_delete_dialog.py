"""Deleting with impact, and the choice what becomes of price lists that lose their last group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import NOW, rid_of
from tests.tui.dialog_stage import HOSTILE, LOOKS, DialogApp, press, write
from textual.widgets import Input

from cgtui.domain.changes import Kind
from cgtui.domain.remedies import Remedy
from cgtui.services import deleting
from cgtui.services.deleting import Consequences, consequences
from cgtui.tui.dialogs.choose import Choose
from cgtui.tui.dialogs.delete import Agreed, AtStake, DeleteDialog, stake_lines
from cgtui.tui.dialogs.question import GoAhead, WayOut
from cgtui.tui.dialogs.remedy_choice import RemedyChoice

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cgtui.domain.records import PriceList
    from cgtui.services.workspace import Workspace

GROUPS = ((3, "Press"), (4, "Empty"))


def known(shop: Workspace, *names: str) -> Consequences:
    """Return what deleting groups of the small shop would do."""
    rids = [rid_of(shop, Kind.GROUP, name) for name in names]
    with shop.reading() as connection:
        return consequences(connection, Kind.GROUP, rids)


def lists(shop: Workspace, count: int) -> tuple[PriceList, ...]:
    """Return *count* price lists at stake."""
    spring = known(shop, "VIP").at_stake[0]
    return tuple(spring._replace(rid=n, name=f"List {n}") for n in range(count))


def asking(shop: Workspace, *names: str, **more: object) -> DialogApp:
    """Return a program that asks whether to delete groups of the small shop."""
    wanted = {"now": NOW, "groups": GROUPS, **more}
    return DialogApp(DeleteDialog(known(shop, *names), **wanted))


async def say_yes(pilot: Pilot[None]) -> None:
    """Press y."""
    await press(pilot, "y")


async def test_it_shows_the_impact(shop: Workspace) -> None:
    """How many customers and lists lose the group, and which list would be left alone."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await pilot.pause()

        assert '─ Delete customer group "VIP"? ─' in app.text
        assert "3 customers lose the membership; none is deleted." == app.line("customers lose")
        assert "3 price lists lose this group." == app.line("price lists lose")
        assert '! "VIP Spring" (active sale) has no other group.' == app.line("VIP Spring")
        assert "EVERYONE, guests included." in app.text and "reach nobody" in app.text
        assert "(•) set it to draft" == app.line("draft")


async def test_a_group_nothing_depends_on(shop: Workspace) -> None:
    """Without members and lists it is a plain question: y deletes, and there is no choice."""
    app = asking(shop, "Empty")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "No customer is in it." in app.text and "draft" not in app.text
        assert "choose" not in app.lines[-1]
        await say_yes(pilot)

    assert [Agreed(None)] == app.answers


@pytest.mark.parametrize("key", ["enter", "n", "escape"])
async def test_leaving_it(shop: Workspace, key: str) -> None:
    """Enter, n and esc delete nothing."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        assert isinstance(app.focused, WayOut)
        await press(pilot, key)

    assert [None] == app.answers


async def test_the_safe_choice_is_chosen_beforehand(shop: Workspace) -> None:
    """Just y sets the lists to draft."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await say_yes(pilot)

    assert [Agreed(Remedy("draft"))] == app.answers


@pytest.mark.parametrize("keys", [["down"], ["j"], ["space"], ["down", "down", "up"]])
async def test_moving_to_another_group(shop: Workspace, keys: list[str]) -> None:
    """With the second choice y asks for the group first, and enter there deletes nothing yet."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await press(pilot, *keys)
        await say_yes(pilot)
        assert isinstance(app.screen, Choose)
        await press(pilot, "down", "enter")
        assert [] == app.answers
        assert '(•) move it to "Empty"' == app.line("move it")
        assert 'The members of "Empty" get its prices.' == app.line("members of")
        await say_yes(pilot)

    assert [Agreed(Remedy("move", 4))] == app.answers


async def test_the_group_first(shop: Workspace) -> None:
    """M asks for the group at once; leaving that changes nothing."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await press(pilot, "m", "escape")
        assert "(•) set it to draft" == app.line("draft")
        await press(pilot, "m", "p", "r", "enter")
        await say_yes(pilot)

    assert [Agreed(Remedy("move", 3))] == app.answers


async def test_no_group_to_move_to(shop: Workspace) -> None:
    """Without another group that choice is off, passed over, and says why."""
    app = asking(shop, "VIP", groups=())
    async with app.run_test() as pilot:
        await press(pilot, "m")
        assert ["There is no other customer group to move to."] == [
            each.message for each in app._notifications
        ]
        assert "( ) move it to another group… (off)" == app.line("move it")
        await pilot.click(RemedyChoice, offset=(5, 2))
        await pilot.pause()
        assert "(•) set it to draft" == app.line("draft")
        await press(pilot, "down")
        assert "(•) widen it to everyone" == app.line("widen")


async def test_widening_asks_for_everyone(shop: Workspace) -> None:
    """The third choice is made only by typing EVERYONE; y is a letter then."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await press(pilot, "down", "down")
        assert "Type EVERYONE to delete:" in app.text
        assert isinstance(app.focused, Input)
        await press(pilot, "y", "enter")
        assert [] == app.answers
        assert app.line("! Type").startswith("! Type EVERYONE first")
        await press(pilot, "backspace")
        await write(pilot, "EVERYONE")
        await press(pilot, "enter")

    assert [Agreed(Remedy("widen"))] == app.answers


async def test_thinking_better_of_it(shop: Workspace) -> None:
    """Going back from everyone to draft, the field goes and the focus is on Cancel again."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await press(pilot, "down", "down", "E", "up", "up")
        assert "Type EVERYONE" not in app.text
        assert isinstance(app.focused, WayOut)
        await say_yes(pilot)

    assert [Agreed(Remedy("draft"))] == app.answers


async def test_many_rows_ask_for_their_number(shop: Workspace) -> None:
    """At the second level the number is typed; the arrows still choose, and m has a plain twin."""
    app = asking(shop, "VIP", "Press", "Wholesale", level=2, groups=((4, "Empty"),))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "ctrl+g", "enter")
        await write(pilot, "3")
        await press(pilot, "enter")

    assert [Agreed(Remedy("move", 4))] == app.answers


async def test_many_groups_are_counted(shop: Workspace) -> None:
    """Several groups are named, with memberships and lists summed up and every list at stake."""
    app = asking(shop, "VIP", "Press", hidden=["Press"])
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()

        assert "Delete 2 customer groups?" in app.text
        assert '"VIP", "Press"' == app.line('"VIP", ')
        assert "4 memberships come to rest; no customer is deleted." == app.line("memberships")
        assert '! 1 of them hidden by the filter: "Press"' == app.line("hidden")
        assert '! "Black Friday" (scheduled sale) has no other group.' == app.line("Black Friday")
        assert "What becomes of the 2 price lists?" in app.text
        assert "(•) set them to draft" == app.line("draft")


async def test_a_name_to_be_typed(shop: Workspace) -> None:
    """At the third level the group's own name is typed."""
    app = asking(shop, "VIP", level=3)
    async with app.run_test() as pilot:
        await write(pilot, "VIP")
        await press(pilot, "enter")

    assert [Agreed(Remedy("draft"))] == app.answers


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Kind.CUSTOMER, "Memberships and orders rest"), (Kind.PRICE_LIST, "apply to nobody")],
)
async def test_other_rows(kind: Kind, said: str) -> None:
    """Customers and price lists are deleted with y; the question says what that does."""
    gone = Consequences(kind, ("one",), 0, 0, ())
    app = DialogApp(DeleteDialog(gone, now=NOW))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert said in app.text
        await say_yes(pilot)

    assert [Agreed()] == app.answers


async def test_the_last_group_taken_away(shop: Workspace) -> None:
    """The same dialog serves taking groups away from lists, in its own words."""
    dialog = AtStake(
        "Take the last group away?",
        at_stake=lists(shop, 1),
        now=NOW,
        groups=GROUPS,
        level=0,
    )
    app = DialogApp(dialog)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "[ y Take away ]  [ Cancel ]" == app.line("Cancel")
        await say_yes(pilot)

    assert [Agreed(Remedy("draft"))] == app.answers


async def test_the_mouse(shop: Workspace) -> None:
    """A click chooses, a click on the answer answers."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await pilot.click(RemedyChoice, offset=(5, 2))
        await pilot.click(GoAhead)
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        await pilot.click(GoAhead)
        await pilot.pause()

    assert [Agreed(Remedy("move", 3))] == app.answers


def test_hundreds_of_lists(shop: Workspace) -> None:
    """The first few lists at stake are named, the rest counted."""
    lines = [text for text, _ in stake_lines(lists(shop, 400), NOW)]

    assert 7 == len(lines)
    assert '"List 0" (active sale) has no other group.' == lines[0]
    assert "395 more have no other group." == lines[5]
    assert [] == stake_lines((), NOW)


async def test_what_is_answered_can_be_done(shop: Workspace) -> None:
    """The service does what the dialog answered, as one step that undo takes back."""
    app = asking(shop, "VIP")
    async with app.run_test() as pilot:
        await say_yes(pilot)
    [agreed] = app.answers
    done = deleting.delete(shop, Kind.GROUP, [1], remedy=agreed.remedy)

    assert 'Deleted customer group "VIP"; set to draft what had no other group.' == done.sentence


@pytest.mark.parametrize(("size", "theme", "ascii_only"), LOOKS, ids=str)
async def test_hostile_names_at_any_size(
    shop: Workspace,
    size: tuple[int, int],
    theme: str,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    """Whatever groups and lists are called, it is shown as text and can be answered."""
    at_stake = tuple(each._replace(name=HOSTILE[each.rid]) for each in lists(shop, len(HOSTILE)))
    gone = Consequences(Kind.GROUP, HOSTILE, 3, 2, at_stake)
    groups = tuple(enumerate(HOSTILE))
    dialog = DeleteDialog(gone, now=NOW, groups=groups, hidden=HOSTILE, ascii_only=ascii_only)
    app = DialogApp(dialog, theme=theme)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "m", "enter")
        assert "\x1b" not in app.text
        assert size[0] < 60 or '"[bold]x[/bold]"' in app.line("move them")
        assert size[0] < 60 or "[ Cancel ]" in app.text
        await say_yes(pilot)

    assert [Agreed(Remedy("move", 0))] == app.answers
