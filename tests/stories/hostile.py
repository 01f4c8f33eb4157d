"""A shop full of texts that want to be markup, commands or chaos, and what must hold on screen."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from tests.shop import LONG_AGO, write

from cgtui.domain.changes import AddMembers, InsertRows, Kind, LinkGroups
from cgtui.domain.periods import to_ms
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace
    from cgtui.tui.app import Cgtui

TEXTS = (
    "[bold]x[/]",
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "two\nlines\tand\rmore\x85",
    "日本語のお客様",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308",
    "\u202elive\u202c \u05e9\u05dc\u05d5\u05dd \u200f",
    "e\u0301\u0327\u0301\u0301 zero\u200bwidth",
    "long " * 2_000,
    "$(reboot) `id` \\ ' \" %s {0} &amp;",
    "\ufeff\ufff9\u2028 \x00end",
)
"""What somebody may have put into a name."""

_CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
_BIDI = {*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def fill(workspace: Workspace) -> None:
    """Put a group, a customer and a price list of every hostile text into the file."""
    at = to_ms(LONG_AGO)
    numbered = [*enumerate(TEXTS, 1)]
    metadata = json.dumps({text: [text, 1, {text: None}] for text in TEXTS})
    write(
        workspace,
        InsertRows(Kind.GROUP, COLUMNS[Kind.GROUP], tuple(
            (rid, f"cgrp_{rid}{text[:3]}", at, at, None, text, metadata) for rid, text in numbered
        )),
        InsertRows(Kind.CUSTOMER, COLUMNS[Kind.CUSTOMER], tuple(
            (rid, f"cus_{rid}{text[:3]}", at, at, None, f"{text}@x.org", text, text, text, text,
             "de", 1, metadata)
            for rid, text in numbered
        )),
        InsertRows(Kind.PRICE_LIST, COLUMNS[Kind.PRICE_LIST], tuple(
            (rid, f"pl_{rid}{text[:3]}", at, at, None, text, text, "sale", "active", None, None, 0,
             0)
            for rid, text in numbered
        )),
        *(AddMembers(rid, (rid, rid % len(TEXTS) + 1), (at, at)) for rid, _ in numbered),
        *(LinkGroups(rid, (rid,)) for rid, _ in numbered),
    )  # fmt: skip


def check(app: Cgtui) -> None:
    """Fail if what is painted could do anything but be read, or does not fit its line."""
    width = app.size.width
    for number, strip in enumerate(app.screen._compositor.render_strips()):
        assert width == strip.cell_length, f"line {number}: {strip.text!r}"
        wrong = [c for c in strip.text if unicodedata.category(c) in _CONTROLS or c in _BIDI]
        assert not wrong, f"line {number}: {wrong!r} in {strip.text!r}"
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            assert "quit" not in str(meta.get("@click", "")), f"line {number} is obeyed"
