"""How the screens look, with data that tries to break them.

The pictures are in ``__snapshots__``; look at ``.cache/looks.html`` before accepting others with
``pytest tests/looks --snapshot-update``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from tests.screenshots import DARK, LIGHT, SIZES, play, settled
from tests.shop import LONG_AGO, write

from cgtui.domain.changes import AddMembers, InsertRows, Kind
from cgtui.domain.periods import to_ms
from cgtui.store.rows import COLUMNS
from cgtui.tui.app import Cgtui

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from cgtui.services.workspace import Workspace

HOSTILE = (
    "[bold]x[/]",
    "[/]",
    "[@click=app.quit]quit[/]",
    "\x1b[2J\x1b]0;title\x07red\x9b31m",
    "two\nlines\tand a tab",
    "漢字と仮名",
    "👩‍👩‍👧 family 🇩🇪",
    "שלום עולם",
    "\u202eright to left",
    "very long " * 1_000,
)
"""Names that a form would take, and that no screen may be impressed by."""

PLAIN = "no-colours"
MAIN = ("1 home enter", "2 j space space space")
"""A group pinned, three of its customers marked."""


class Compare(Protocol):
    """Compares what a program shows with what it showed when somebody last looked."""

    def __call__(
        self,
        app: Cgtui,
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool:
        """Return whether both are the same."""
        ...


@pytest.fixture
def hostile(shop: Workspace) -> Workspace:
    """Return the small shop with a hostile group, customers and price list in it."""
    at = to_ms(LONG_AGO)
    write(
        shop,
        InsertRows(Kind.GROUP, COLUMNS[Kind.GROUP], (
            (9, "cgrp_hostile", at, at, None, "[red]Zz\x1b[31m group", '{"[/]":"\\u001b[2J"}'),
        )),
        InsertRows(Kind.CUSTOMER, COLUMNS[Kind.CUSTOMER], tuple(
            (20 + number, f"cus_hostile{number}", at, at, None, f"hostile{number}@example.com",
             name, None, None, name, None, 1, None)
            for number, name in enumerate(HOSTILE)
        )),
        AddMembers(9, tuple(range(20, 20 + len(HOSTILE))), (at,)),
    )  # fmt: skip
    return shop


def look(
    workspace: Workspace,
    compare: Compare,
    size: tuple[int, int],
    theme: str,
    scene: tuple[str, ...] = (),
    *,
    ascii_only: bool = False,
) -> bool:
    """Return whether *scene* looks as it did."""

    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await play(pilot, scene)

    app = Cgtui(workspace, ascii_only=ascii_only)
    app.theme = DARK if theme == PLAIN else theme
    return compare(app, terminal_size=size, run_before=run)


@pytest.fixture
def theme(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the theme, and switch colours off where none are wanted."""
    if request.param == PLAIN:
        monkeypatch.setenv("NO_COLOR", "1")
    return str(request.param)


@pytest.mark.parametrize("theme", [DARK, LIGHT, PLAIN], indirect=True)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
def test_the_workbench(
    hostile: Workspace, snap_compare: Compare, size: tuple[int, int], theme: str
) -> None:
    """A pinned group, marks, links and hostile names: nothing is broken, shifted or unreadable."""
    assert look(hostile, snap_compare, size, theme, MAIN)


@pytest.mark.parametrize(
    ("scene", "theme"),
    [
        pytest.param(("m", "down enter"), DARK, id="groups-of-customers"),
        pytest.param(("3 G m", "down enter"), LIGHT, id="groups-of-a-list"),
        pytest.param(("1 G", "m"), DARK, id="members-of-a-group"),
        pytest.param(("1 G k k", "d"), LIGHT, id="fail-closed"),
        pytest.param(("e", "tab tab", "'-King'"), PLAIN, id="form"),
        pytest.param(("?", "'mark'"), LIGHT, id="keys"),
        pytest.param(("c",), DARK, id="columns"),
    ],
    indirect=["theme"],
)
def test_a_dialog_at_80x24(
    shop: Workspace, snap_compare: Compare, scene: tuple[str, ...], theme: str
) -> None:
    """The smallest usual terminal has room for every dialog, with nothing cut."""
    assert look(shop, snap_compare, SIZES[0], theme, scene)


def test_ascii(shop: Workspace, snap_compare: Compare) -> None:
    """The workbench in plain ASCII, for a terminal that has nothing else."""
    assert look(shop, snap_compare, SIZES[0], DARK, ("1 end enter", "2 space"), ascii_only=True)
