"""The list under the mouse: never needed, and it works everywhere."""

from __future__ import annotations

import pytest
from tests.tui.listing import COLUMNS, ListApp, Listing, people
from textual import events

from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.entity_table import EntityTable

LABELS = 1
FIRST_ROW = 2


def said(app: ListApp, kind: type[EntityTable.TableMessage]) -> list[dict[str, object]]:
    """Return what messages of *kind* the list posted."""
    own = ("key", "index", "previous", "ctrl", "shift", "column", "width")
    return [
        {name: value for name, value in vars(message).items() if name in own}
        for message in app.heard
        if isinstance(message, kind)
    ]


async def test_a_click_focuses_and_selects_in_one_go() -> None:
    """The row clicked has the cursor, and its list the focus."""
    app = ListApp()
    async with app.run_test(size=(120, 20)) as pilot:
        app.other.display = True
        app.other.set_source(people(100))
        await pilot.pause()
        await pilot.click(app.other, offset=(10, FIRST_ROW + 5))
        await pilot.pause()

        assert 5 == app.other.cursor
        assert app.other.has_focus
        assert [{"key": 50, "index": 5, "previous": 0, "ctrl": False, "shift": False}] == said(
            app, EntityTable.Clicked
        )


@pytest.mark.parametrize(("ctrl", "shift"), [(True, False), (False, True)])
async def test_marking_clicks_are_told_apart(*, ctrl: bool, shift: bool) -> None:
    """A click with ctrl or shift says so, and where the cursor was: there a range starts."""
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(people(100))
        app.table.move(2)
        await pilot.click(app.table, offset=(10, FIRST_ROW + 7), control=ctrl, shift=shift)

        assert [{"key": 70, "index": 7, "previous": 2, "ctrl": ctrl, "shift": shift}] == said(
            app, EntityTable.Clicked
        )


async def test_a_double_click_opens() -> None:
    """Two clicks on a row open it; on the title, the labels or the void they do not."""
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(people(3))
        for y in (0, FIRST_ROW + 9, FIRST_ROW + 1):
            await pilot.double_click(app.table, offset=(10, y))
        await pilot.pause()

        assert [{"key": 10}] == said(app, EntityTable.Opened)


async def test_other_buttons_do_nothing_here() -> None:
    """Only the first button moves the cursor."""
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(people(9))
        await pilot.click(app.table, offset=(10, FIRST_ROW + 5), button=3, times=2)

        assert 0 == app.table.cursor
        assert [] == said(app, EntityTable.Clicked) + said(app, EntityTable.Opened)


async def test_a_click_on_a_label_asks_for_a_sort() -> None:
    """The column is told, and has the column cursor; one that cannot sort only gets that."""
    app = ListApp([*COLUMNS[:2], Column("groups", "GROUPS", 12, sortable=False)])
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(people(9))
        await pilot.click(app.table, offset=(26, LABELS))
        await pilot.click(app.table, offset=(50, LABELS))
        await pilot.pause()

        assert [{"column": "email"}] == said(app, EntityTable.SortRequested)
        assert "groups" == app.table.column_key
        assert 0 == app.table.cursor


async def test_an_edge_can_be_dragged_and_given_back() -> None:
    """Dragging the gap after a label resizes its column; two clicks there undo it."""
    app = ListApp([Column("name", "NAME", 12), Column("email", "EMAIL")])
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(Listing(people(3).shown))
        await pilot.mouse_down(app.table, offset=(16, LABELS))
        await pilot.hover(app.table, offset=(24, LABELS))
        await pilot.mouse_up(app.table, offset=(24, LABELS))
        await pilot.pause()

        assert {"name": 20} == app.table.column_widths
        assert "EMAIL" == app.line(LABELS)[25:30]
        await pilot.double_click(app.table, offset=(24, LABELS))
        assert "EMAIL" == app.line(LABELS)[17:22]
        assert [
            {"column": "name", "width": 20},
            {"column": "name", "width": None},
        ] == said(app, EntityTable.ColumnResized)
        assert [] == said(app, EntityTable.SortRequested)


async def test_the_scroll_bar_can_be_dragged() -> None:
    """Dragged to the end it shows the last rows; the cursor stays where it was."""
    app = ListApp()
    async with app.run_test(size=(60, 22)) as pilot:
        app.table.set_source(people(1000))
        await pilot.mouse_down(app.table, offset=(59, FIRST_ROW))
        await pilot.hover(app.table, offset=(59, 12))
        await pilot.pause()
        middle = app.line(FIRST_ROW)
        await pilot.hover(app.table, offset=(59, 21))
        await pilot.mouse_up(app.table, offset=(59, 21))
        await pilot.pause()

        assert "Person 5" in middle
        assert "Person 999" in app.line(21)
        assert app.line(21).endswith("┃")
        assert 0 == app.table.cursor
        await pilot.hover(app.table, offset=(59, 5))
        assert "Person 999" in app.line(21)


async def test_a_click_on_the_track_goes_there() -> None:
    """The scroll bar's middle is the list's middle."""
    app = ListApp()
    async with app.run_test(size=(60, 22)) as pilot:
        app.table.set_source(people(1000))
        await pilot.click(app.table, offset=(59, 12))

        assert "Person 5" in app.line(FIRST_ROW)
        assert [] == said(app, EntityTable.Clicked)


async def test_the_wheel_scrolls_the_pane_under_the_pointer() -> None:
    """Whichever list has the focus; the cursor stays, and the next step shows it again."""
    app = ListApp()
    async with app.run_test(size=(120, 20)) as pilot:
        app.other.display = True
        app.other.set_source(people(100))
        await pilot.pause()
        for kind, times in ((events.MouseScrollDown, 3), (events.MouseScrollUp, 1)):
            for _ in range(times):
                app.other.post_message(wheel(app.other, kind))
        await pilot.pause()

        assert "Person 6" in app.other.render_line(FIRST_ROW).text
        assert 0 == app.other.cursor
        assert app.table.has_focus
        app.other.move(1)
        assert "Person 1" in app.other.render_line(FIRST_ROW).text


async def test_the_wheel_pans_a_narrow_pane() -> None:
    """With shift, or a wheel that goes sideways, the columns that were dropped come up."""
    app = ListApp()
    async with app.run_test(size=(18, 8)) as pilot:
        app.table.set_source(people(3))
        app.table.post_message(wheel(app.table, events.MouseScrollDown, shift=True))
        app.table.post_message(wheel(app.table, events.MouseScrollRight))
        await pilot.pause()
        panned = app.line(FIRST_ROW)
        for _ in range(2):
            app.table.post_message(wheel(app.table, events.MouseScrollLeft))
        await pilot.pause()

        assert "▐       p0@exampl " == panned
        assert "▐  Person 0" == app.line(FIRST_ROW).rstrip()


def wheel(
    table: EntityTable, kind: type[events.MouseEvent], *, shift: bool = False
) -> events.MouseEvent:
    """Return a turn of the wheel over *table*."""
    return kind(
        widget=table,
        x=5,
        y=5,
        delta_x=0,
        delta_y=0,
        button=0,
        shift=shift,
        meta=False,
        ctrl=False,
    )
