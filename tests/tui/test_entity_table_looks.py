"""The list in every pane: empty, tiny, narrow, without colours, in plain ASCII."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from tests.tui.listing import ListApp, Listing, people

from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.glyphs import ASCII_GLYPHS
from cgtui.tui.widgets.table_paint import Sorting
from cgtui.tui.widgets.table_rows import Row


async def test_an_empty_list_says_what_to_do() -> None:
    """A sentence stands where the rows would, on as many lines as it needs."""
    app = ListApp(empty="No groups yet. n makes one.", title="1 Groups")
    async with app.run_test(size=(18, 8)):
        app.table.set_source(Listing([]))
        app.table.move(1)
        app.table.last()
        app.table.page(-1)

        assert ["", "  No groups yet.", "  n makes one.", ""] == [
            line.rstrip() for line in app.lines()[2:6]
        ]
        assert "▌1 Groups" == app.line(0).rstrip()
        assert app.table.cursor_key is None


@pytest.mark.parametrize("size", [(20, 5), (5, 2), (2, 1), (1, 1), (200, 3)])
async def test_any_size_is_survived(size: tuple[int, int]) -> None:
    """The smallest pane paints something, and a larger one afterwards all of it."""
    app = ListApp(title="2 Customers 38/1,204")
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.set_source(people(100))
        app.table.move(60)
        await pilot.resize_terminal(*size)
        app.table.move_column(1)
        app.table.move(1)
        await pilot.pause()

        assert [size[0]] * size[1] == [cell_len(line) for line in app.lines()]
        await pilot.resize_terminal(80, 24)
        assert any(line.startswith("▐") and "Person 61" in line for line in app.lines())


async def test_a_narrow_pane_drops_columns_and_the_column_cursor_fetches_them() -> None:
    """In 18 cells there is the name; the column cursor scrolls to the others."""
    app = ListApp()
    async with app.run_test(size=(18, 6)) as pilot:
        app.table.set_source(people(3))
        await pilot.pause()

        assert "▐  Person 0       " == app.line(2)
        assert app.line(1).endswith("▸")
        app.table.move_column(1)
        assert "email" == app.table.column_key
        assert "p0@example.com" in app.line(2)
        app.table.move_column(1)
        assert "◂" in app.line(1)
        assert app.line(2).endswith("0 ")
        app.table.move_column(-9)
        assert "▐  Person 0       " == app.line(2)


async def test_the_column_under_the_column_cursor_is_underlined() -> None:
    """The label of the current column differs by more than its colour."""
    app = ListApp()
    async with app.run_test(size=(60, 6)):
        app.table.set_source(people(3))
        app.table.move_column(1)
        lined = [s.text for s in app.table.render_line(1) if s.style and s.style.underline]

        assert ["EMAIL"] == lined


async def test_what_was_searched_for_is_underlined() -> None:
    """Matches stand out in every cell, whatever their case and accents."""
    app = ListApp()
    async with app.run_test(size=(80, 6)):
        app.table.set_source(Listing([Row(("Zoë Ångström", "ANGELA@x.org", "0"))] * 2))
        app.table.needles = ("äng", "")
        lined = [s.text for s in app.table.render_line(3) if s.style and s.style.underline]

        assert ("ang",) == app.table.needles
        assert ["Ång", "ANG"] == lined


async def test_a_warning_is_bold_and_the_past_is_dim() -> None:
    """An alert cell and a trashed row differ by more than their colour."""
    app = ListApp()
    rows = [
        Row(("here", "", "1")),
        Row(("Outlet", "", "ALL!"), alerts=frozenset({"members"})),
        Row(("Old", "", "2"), dim=True),
    ]
    async with app.run_test(size=(60, 6)):
        app.table.set_source(Listing(rows))
        alert = [s for s in app.table.render_line(3) if "ALL!" in s.text]
        past = [s for s in app.table.render_line(4) if "Old" in s.text]

        assert [True] == [s.style.bold for s in alert if s.style]
        assert [True] == [s.style.dim for s in past if s.style]


async def test_cursor_and_focus_survive_without_colours() -> None:
    """The cursor's row and the title of the focused list are in reverse video."""
    app = ListApp(title="1 Groups")
    async with app.run_test(size=(60, 6)):
        app.table.set_source(people(3))

        for y, text in ((0, "1 Groups"), (2, "Person 0")):
            [segment] = [s for s in app.table.render_line(y) if text in s.text]
            assert segment.style
            assert segment.style.reverse
            assert segment.style.bold


async def test_plain_ascii_is_enough() -> None:
    """With the ASCII signs nothing else is painted."""
    app = ListApp(glyphs=ASCII_GLYPHS, title="1 Groups", marks={10}, linked={10})
    async with app.run_test(size=(30, 6)):
        app.table.set_source(Listing([Row(("name " * 9, "", "0"))] * 30))
        app.table.sorting = Sorting("name")

        assert all(line.isascii() for line in app.lines())
        assert [">1 Groups", "    NAME ^", ">   name n", " o* name n"] == [
            line[:10].rstrip() for line in app.lines()[:4]
        ]
        assert "~" in app.line(2)


async def test_a_list_without_signs_title_or_labels_has_no_room_for_them() -> None:
    """A picker or a history shows just rows."""
    app = ListApp(marks=None, linked=None, titled=False, headed=False)
    async with app.run_test(size=(20, 6)):
        app.table.set_source(people(3))

        assert ["▐Person 0", " Person 1", " Person 2", ""] == [
            line.rstrip() for line in app.lines()[:4]
        ]


async def test_other_columns_take_over() -> None:
    """The columns can be changed, with the widths chosen earlier; the column cursor stays."""
    app = ListApp()
    async with app.run_test(size=(60, 6)):
        app.table.move_column(1)
        app.table.set_columns(
            [Column("id", "ID"), Column("email", "EMAIL", 10)], widths={"email": 20}
        )
        app.table.set_source(Listing([Row(("cgrp_1", "a@x.org"))]))

        assert "email" == app.table.column_key
        assert {"email": 20} == app.table.column_widths
        assert "▐   cgrp_1" == app.line(2)[:10]
        assert "a@x.org" == app.line(2)[39:46]


async def test_another_theme_takes_effect() -> None:
    """The styles follow the theme, though they are looked up only once."""
    app = ListApp(title="1 Groups")
    async with app.run_test(size=(60, 6)) as pilot:
        app.theme = "textual-dark"
        await pilot.pause()
        dark = [s.style for s in app.table.render_line(3)]
        app.theme = "textual-light"
        await pilot.pause()

        assert dark != [s.style for s in app.table.render_line(3)]
