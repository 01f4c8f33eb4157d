"""The members of a group: every customer with a box, told before they are saved."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from tests.shop import rid_of, write
from tests.tui.picker_stage import OPEN, picking

from cgtui.domain.changes import AddMembers, InsertRows, Kind
from cgtui.services import customers as customer_services
from cgtui.services import deleting, groups
from cgtui.tui.dialogs.member_picker import MemberPicker, MemberPlan

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace

VIP, EMPTY = 1, 4
ADA, ALAN, BARBARA, GRACE, KEN, ZOE = 1, 2, 3, 6, 7, 8
COLUMNS = (
    "rid", "id", "created_at", "updated_at", "email", "has_account",
    "first_name", "last_name", "company",
)  # fmt: skip


def _people(*rows: tuple[int, str, str | None]) -> InsertRows:
    """Return customers with these keys, e-mails and first names."""
    told = tuple((n, f"cus_{n}", 1, 1, mail, 1, name, None, None) for n, mail, name in rows)
    return InsertRows(Kind.CUSTOMER, COLUMNS, told)


async def test_members_stand_first(shop: Workspace) -> None:
    """All live customers are there with a box, those in the group first, each part by e-mail."""
    async with picking(MemberPicker(shop, VIP)) as (app, _):
        assert 'Members of "VIP"' in app.shown()
        assert "8 customers listed, 3 of them in the group" in app.shown()
        assert ["ada@lovelace.io", "alan@bletchley.uk", "grace@navy.mil"] == app.names[:3]
        assert "[x] ada@lovelace.io" in app.line("ada@")
        assert "[ ] barbara@mit.edu" in app.line("barbara@") and "MIT" in app.line("barbara@")
        assert "guest" in app.line("ken@") and "account" in app.line("ada@")
        assert "ghost" not in app.shown()


async def test_put_one_in_and_take_one_out(shop: Workspace) -> None:
    """Enter toggles; the count before and after and the effect are told; ctrl+s saves."""
    async with picking(MemberPicker(shop, VIP)) as (app, press):
        await press("down", "enter", *"zoe", "enter")
        assert "[x] zoe@example.de" in app.line("zoe@") and "joins" in app.line("zoe@")
        told = 'ctrl+s: add "zoe@example.de", remove "alan@bletchley.uk" · 3 → 3'
        assert told in app.shown()
        assert "Effect: 2 price lists start to apply to 1 customer; 1 price list" in app.shown()
        await press("escape")
        assert "[ ] alan@bletchley.uk" in app.line("alan@") and "leaves" in app.line("alan@")
        await press("ctrl+s")

    assert MemberPlan((ZOE,), (ALAN,)) == app.answer


async def test_toggled_back(shop: Workspace) -> None:
    """A box toggled twice is as it was, and there is nothing to save."""
    async with picking(MemberPicker(shop, VIP)) as (app, press):
        await press("enter", "space")
        assert "[x] ada@lovelace.io" in app.line("ada@") and "leaves" not in app.shown()
        await press("ctrl+s")
        assert OPEN == app.answer
        await press("escape")

    assert app.answer is None


@pytest.mark.parametrize(
    ("typed", "emails"),
    [
        ("ZOE", ["zoe@example.de"]),
        ("bell labs", ["dennis@bell.com", "ken@bell.com"]),
        ("uk", ["alan@bletchley.uk"]),
        ("cus_grace6", ["grace@navy.mil"]),
        ("nobody", []),
    ],
)
async def test_typing_narrows(shop: Workspace, typed: str, emails: list[str]) -> None:
    """Every word must be in name, e-mail, company or id, whatever the case and accents."""
    async with picking(MemberPicker(shop, VIP)) as (app, press):
        await press(*("space" if c == " " else "underscore" if c == "_" else c for c in typed))

        assert emails == app.names
        if not emails:
            assert "Nobody is found; esc clears the text." in app.shown()


async def test_enter_before_the_answer(shop: Workspace) -> None:
    """Whoever types and presses enter at once toggles what was looked for, never an older row."""
    async with picking(MemberPicker(shop, VIP)) as (app, press):
        slow = threading.Event()
        app.picker._lane._threads.submit(slow.wait)
        await app.pilot.press(*"zoe", "enter")
        assert "ada@lovelace.io" == app.current and 0 == app.picker.changes
        slow.set()
        for _ in range(500):
            if app.picker.changes:
                break
            await app.pilot.pause(0.01)
        await press("ctrl+s")

    assert MemberPlan((ZOE,), ()) == app.answer


async def test_typing_on_takes_the_enter_back(shop: Workspace) -> None:
    """Enter before the answer is forgotten when something else is typed after it."""
    async with picking(MemberPicker(shop, VIP)) as (app, press):
        slow = threading.Event()
        app.picker._lane._threads.submit(slow.wait)
        await app.pilot.press(*"zoe", "enter", "ctrl+u", *"ken")
        slow.set()
        await press("down")

        assert ["ken@bell.com"] == app.names and 0 == app.picker.changes


async def test_many_changes_are_saved_by_their_number(shop: Workspace) -> None:
    """Above the threshold the number of those who join and leave has to be typed."""
    async with picking(MemberPicker(shop, VIP, number_above=2)) as (app, press):
        await press("enter", "down", "enter", "down", "enter", "down", "enter")
        assert 'add "barbara@mit.edu", remove 3 customers · 3 → 1' in app.shown()
        await press("up", "enter", "ctrl+s")
        assert "type 3 to save" in app.shown()
        await press("8", "enter")
        assert "that is another number" in app.shown() and OPEN == app.answer
        await press("backspace", "3", "enter")

    assert MemberPlan((BARBARA,), (ADA, ALAN)) == app.answer


async def test_leaving_with_changes_asks_once(shop: Workspace) -> None:
    """Esc clears the text, then asks about the changes, then leaves with y."""
    async with picking(MemberPicker(shop, VIP)) as (app, press):
        await press(*"zoe", "enter", "escape")
        assert "" == app.picker.line.value and OPEN == app.answer
        await press("escape")
        assert "drop 1 change?" in app.shown()
        await press("y")

    assert app.answer is None


async def test_an_empty_group(shop: Workspace) -> None:
    """A group without members lists everybody, with empty boxes."""
    async with picking(MemberPicker(shop, EMPTY)) as (app, press):
        assert "8 customers listed, 0 of them in the group" in app.shown()
        await press("enter", "ctrl+s")

    assert MemberPlan((ADA,), ()) == app.answer


async def test_an_empty_file(workspace: Workspace) -> None:
    """Without customers there is nothing to toggle, and that is said."""
    _, text_id = groups.create(workspace, {"name": "First"})
    picker = MemberPicker(workspace, rid_of(workspace, Kind.GROUP, text_id))
    async with picking(picker) as (app, press):
        assert "No customers yet." in app.shown()
        await press("enter", "ctrl+s", "escape")

    assert app.answer is None


async def test_a_group_that_is_gone(shop: Workspace) -> None:
    """Where the group was deleted meanwhile that is said, and nothing can be toggled."""
    deleting.delete(shop, Kind.GROUP, [EMPTY])
    async with picking(MemberPicker(shop, EMPTY)) as (app, press):
        assert "This customer group was deleted meanwhile." in app.shown()
        await press("enter", "escape")

    assert app.answer is None


async def test_a_customer_deleted_while_open(shop: Workspace) -> None:
    """A customer who was deleted meanwhile is shown dimmed, and nothing breaks."""
    async with picking(MemberPicker(shop, VIP)) as (app, press):
        deleting.delete(shop, Kind.CUSTOMER, [KEN])
        app.picker.table.invalidate()
        await press("enter", "ctrl+s")

    assert MemberPlan((), (ADA,)) == app.answer


async def test_a_long_list(shop: Workspace) -> None:
    """Of many customers only those looked at are read; each end is one key away from its text."""
    many = [(n, f"p{n:05}@x.io", f"Person {n}") for n in range(100, 20_100)]
    write(shop, _people(*many), AddMembers(EMPTY, tuple(range(100, 20_100, 2)), (None,)))
    async with picking(MemberPicker(shop, EMPTY), size=(120, 36)) as (app, press):
        assert "20,008 customers listed, 10,000 of them in the group" in app.shown()
        assert 3 >= len(app.picker.table._pages._pages)
        await press("pagedown", "pagedown", "pageup", *"person", "space", *"17777", "enter")
        assert ["p17777@x.io"] == app.names
        await press("escape", "ctrl+s")

    assert MemberPlan((17_777,), ()) == app.answer


async def test_hostile_customers(shop: Workspace) -> None:
    """Whatever customers and the group are called is shown as text."""
    write(shop, _people((100, "aa@x.io", "[/]"), (101, "ab@x.io", "[@click=x]q[/]")))
    customer_services.update(shop, ADA, {"company": "[b]機関"})
    groups.update(shop, VIP, {"name": "[/]VIP[bold]"})
    async with picking(MemberPicker(shop, VIP), size=(120, 36)) as (app, press):
        await press("enter", "down")

        assert 'Members of "[/]VIP[bold]"' in app.shown()
        assert "[@click=x]q[/]" in app.shown() and "[b]機関" in app.shown()


@pytest.mark.parametrize("size", [(9, 2), (20, 5), (60, 16), (80, 24), (120, 36), (200, 50)])
async def test_any_size(shop: Workspace, size: tuple[int, int]) -> None:
    """It works at any size."""
    async with picking(MemberPicker(shop, VIP), size=size) as (app, press):
        await press("enter", *"grace", "enter", "escape", "ctrl+s")

    assert MemberPlan((), (ADA, GRACE)) == app.answer


async def test_plain_ascii(shop: Workspace) -> None:
    """With --ascii no sign of ours is outside ASCII."""
    async with picking(MemberPicker(shop, VIP, ascii_only=True)) as (app, press):
        await press(*"bell", "enter")

        assert 'add "dennis@bell.com" - 3 -> 4' in app.shown()
        assert app.shown().isascii()
