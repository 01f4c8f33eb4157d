"""The list: what it shows, how the cursor moves, and how little it repaints."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from tests.tui.listing import Endless, ListApp, Listing, people

from cgtui.tui.widgets.entity_table import EntityTable
from cgtui.tui.widgets.table_paint import Sorting
from cgtui.tui.widgets.table_rows import Row

HOSTILE = (
    "[bold]x[/]",
    "[/]",
    "[@click=app.quit]quit[/]",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b2J",
    "one\ntwo\r\nthree\tfour",
    "山田太郎",
    "👩\u200d👩\u200d👧\u200d👦 family ❤\ufe0f",
    "e\u0301" * 50,
    "\u202egnp.exe",
    "שלום עולם",
    "a\u200db\u200dc",
    "\udce4 surrogate",
    "x" * 10_000,
    "山" * 10_000,
    "",
)


def keys_heard(app: ListApp) -> list[int | None]:
    """Return what the list said its cursor was on."""
    return [m.key for m in app.heard if isinstance(m, EntityTable.Highlighted)]


async def test_a_list_shows_title_labels_and_rows() -> None:
    """Title and position on the first line, labels with the sort's arrow, then the rows."""
    app = ListApp(title="1 Groups 7")
    async with app.run_test(size=(60, 6)):
        app.table.set_source(people(2))
        app.table.sorting = Sorting("email", descending=True)
        app.table.subtitle = "email ▼"

        assert [
            "▌1 Groups 7                                    email ▼  1/2 ",
            "    NAME                 EMAIL ▼                    MEMBERS ",
            "▐   Person 0             p0@example.com                   0 ",
            "    Person 1             p1@example.com                   1 ",
        ] == app.lines()[:4]


async def test_every_line_is_exactly_as_wide_as_the_list() -> None:
    """Nothing in the data, the title or the sentences can push a line out of its pane."""
    app = ListApp(title="山" * 99, empty="Nothing\x1b[2J " * 30)
    rows = [Row((text, text, text), alerts=frozenset({"email"})) for text in HOSTILE]
    async with app.run_test(size=(47, 20)) as pilot:
        for source in (Listing([]), Listing(rows)):
            app.table.set_source(source)
            app.table.needles = ("e", "山", "[")
            await pilot.pause()
            for line in app.lines():
                assert 47 == cell_len(line)
                assert line.isprintable() or "\ufffd" in line


async def test_hostile_texts_are_shown_as_text() -> None:
    """Markup is not obeyed, and what a terminal would obey is made visible."""
    app = ListApp()
    async with app.run_test(size=(120, 24)):
        app.table.set_source(Listing([Row((text, "", "")) for text in HOSTILE]))

        shown = [line[4:49].strip() for line in app.lines()[2 : 2 + len(HOSTILE)]]
        assert "[bold]x[/]" == shown[0]
        assert "[@click=app.quit]quit[/]" == shown[2]
        assert "␛[2J␛]0;owned␇" == shown[3]
        assert "one⏎two␍⏎three⇥four" == shown[5]
        assert "abc" == shown[11]
        assert "xxxxx… " in app.line(2 + 13)


async def test_the_cursor_moves_and_stops_at_the_ends() -> None:
    """Rows, half pages, pages, first and last; never beyond the rows."""
    app = ListApp()
    async with app.run_test(size=(60, 22)):
        table = app.table
        table.set_source(people(100))
        reached = []
        for step in (
            lambda: table.move(3),
            lambda: table.half_page(1),
            lambda: table.page(1),
            table.last,
            lambda: table.move(1),
            lambda: table.page(-1),
            lambda: table.half_page(-1),
            table.first,
            lambda: table.move(-1),
        ):
            step()
            reached.append(table.cursor)

        assert [3, 13, 32, 99, 99, 80, 70, 0, 0] == reached


async def test_the_row_under_the_cursor_is_told_once() -> None:
    """Each new row is told; what did not change is not told again."""
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.set_source(people(3))
        app.table.move(1)
        app.table.move(0)
        app.table.set_source(people(3), keep=10)
        app.table.move(9)
        app.table.set_source(Listing([]))
        await pilot.pause()

        assert [0, 10, 20, None] == keys_heard(app)
        assert all(app.table is message.control for message in app.heard)


async def test_a_step_repaints_two_rows_and_the_position() -> None:
    """Moving by one paints three lines anew, and of the title only where the position is."""
    app = ListApp(title="2 Customers")
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(people(100))
        await pilot.pause()
        app.table.forget()
        app.table.move(1)
        await pilot.pause()

        assert [0, 2, 3] == sorted(app.table.painted)
        assert [(0, 2, 60, 1), (0, 3, 60, 1), (52, 0, 7, 1)] == app.table.refreshed
        assert "  2/100" == app.line(0)[52:59]


async def test_marking_and_moving_on_repaints_no_more_than_moving() -> None:
    """Space marks a row and goes to the next: still the same two rows."""
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(people(100))
        app.table.marks = marks = set[int]()
        await pilot.pause()
        app.table.forget()
        marks.add(0)
        app.table.refresh_marks()
        app.table.move(1)
        await pilot.pause()

        assert [0, 2, 3] == sorted(app.table.painted)
        assert " ◉ " == app.line(2)[:3]


async def test_a_change_of_focus_repaints_title_and_cursor_row() -> None:
    """The focus shows in the title bar, by shape too, and costs two lines."""
    app = ListApp(title="2 Customers")
    async with app.run_test(size=(60, 20)) as pilot:
        app.other.display = True
        app.table.set_source(people(100))
        await pilot.pause()
        app.table.forget()
        app.other.focus()
        await pilot.pause()
        away, left = sorted(app.table.painted), app.line(0)
        app.table.forget()
        app.table.focus()
        await pilot.pause()

        assert [0, 2] == away
        assert " 2 Customers" == left[:12]
        assert [0, 2] == sorted(app.table.painted)
        assert "▌2 Customers" == app.line(0)[:12]


async def test_the_focus_is_still_told_to_those_around() -> None:
    """Though the list repaints on its own, Textual's focus-within keeps working."""
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.other.display = True
        await pilot.pause()

        assert app.table.has_focus
        app.other.focus()
        await pilot.pause()
        assert not app.table.has_focus
        assert app.other.has_pseudo_class("focus")
        assert app.screen.has_focus_within


async def test_links_repaint_only_the_rows_they_change() -> None:
    """Related rows get their sign; rows that keep or lack it are left alone."""
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(people(100))
        app.table.linked = frozenset({10, 20})
        await pilot.pause()
        app.table.forget()
        app.table.linked = frozenset({20, 30, 900})
        await pilot.pause()

        assert [3, 5] == sorted(app.table.painted)
        assert ["  ● ", "  ● "] == [app.line(y)[:4] for y in (4, 5)]


async def test_the_cursor_stays_on_its_row() -> None:
    """Other rows around it, the row keeps the cursor and its place on the screen."""
    app = ListApp()
    rows = people(100).shown
    async with app.run_test(size=(60, 12)) as pilot:
        app.table.set_source(people(100))
        app.table.move(50)
        app.table.move(-4)
        await pilot.pause()
        before = [y for y, line in enumerate(app.lines()) if line.startswith("▐")]
        app.table.set_source(Listing(rows[20:], [10 * n for n in range(20, 100)]), keep=460)
        after = [y for y, line in enumerate(app.lines()) if line.startswith("▐")]

        assert (26, 460) == (app.table.cursor, app.table.cursor_key)
        assert before == after == [7]


@pytest.mark.parametrize(
    ("count", "fallback", "cursor"), [(100, None, 50), (20, None, 19), (100, 7, 7), (0, 7, 0)]
)
async def test_where_the_row_is_gone_the_nearest_one_is_taken(
    count: int, fallback: int | None, cursor: int
) -> None:
    """The cursor stays at its index, as far as there are rows, or goes where it is told."""
    app = ListApp()
    async with app.run_test(size=(60, 12)):
        app.table.set_source(people(100))
        app.table.move(50)
        app.table.set_source(
            Listing(people(count).shown, [7 + n for n in range(count)]),
            keep=500,
            fallback_index=fallback,
        )

        assert cursor == app.table.cursor


async def test_reloading_does_not_pull_back_someone_who_looks_elsewhere() -> None:
    """Scrolled away from the cursor, one stays there when the rows are read again."""
    app = ListApp()
    async with app.run_test(size=(60, 12)):
        app.table.set_source(people(100))
        app.table.scroll_rows(40)
        app.table.set_source(people(100), keep=0)

        assert "Person 40" in app.line(2)
        app.table.move(1)
        assert "Person 1 " in app.line(2)


async def test_other_rows_are_shown_from_the_first() -> None:
    """An answer to another question starts at its top."""
    app = ListApp()
    async with app.run_test(size=(60, 12)):
        app.table.set_source(people(100))
        app.table.last()
        app.table.set_source(people(90))

        assert 0 == app.table.cursor
        assert "Person 0" in app.line(2)


async def test_a_million_rows_open_at_once() -> None:
    """Only the pages looked at are read, at the start and at the end."""
    app = ListApp()
    source = Endless()
    async with app.run_test(size=(60, 40)) as pilot:
        app.table.set_source(source)
        await pilot.pause()
        app.table.last()
        await pilot.pause()

        assert "row 999999" in app.line(39)
        assert "1,000,000/1,000,000" in app.line(0)
        assert [(0, 128), (999_936, 1_000_000)] == source.asked


async def test_pages_are_read_once_and_again_when_told() -> None:
    """Moving about on a page reads nothing; ``invalidate`` reads it anew."""
    app = ListApp()
    source = Endless(100)
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(source)
        for _ in range(5):
            app.table.page(1)
            await pilot.pause()

        assert [(0, 100)] == source.asked
        app.table.invalidate()
        await pilot.pause()
        assert [(0, 100)] * 2 == source.asked


async def test_only_so_many_pages_are_kept() -> None:
    """Walking through everything does not keep everything."""
    app = ListApp()
    source = Endless(128 * 70)
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.set_source(source)
        for page in (*range(70), 0):
            app.table.cursor = 128 * page + 64
            await pilot.pause()

        assert 2 == source.asked.count((0, 128))
        assert 71 == len(source.asked)
