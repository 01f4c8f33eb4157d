"""The signs the lists are painted with: one set for Unicode, one for plain ASCII."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """One set of signs; each is exactly one cell wide.

    Attributes:
        focus: Leads the title of the pane that has the focus.
        cursor: Leads the row under the cursor.
        mark: A marked row, part of the selection.
        link: A row related to the one under the cursor of another pane.
        ascending: Sorted from small to large.
        descending: Sorted from large to small.
        more_left: There are columns to the left of the first one shown.
        more_right: There are columns to the right of the last one shown.
        ellipsis: The rest of the text did not fit.
        thumb: The part of the scroll bar that stands for the rows on screen.
        track: The rest of the scroll bar.
    """

    focus: str
    cursor: str
    mark: str
    link: str
    ascending: str
    descending: str
    more_left: str
    more_right: str
    ellipsis: str
    thumb: str
    track: str


UNICODE_GLYPHS = Glyphs(
    focus="▌",
    cursor="▐",
    mark="◉",
    link="●",
    ascending="▲",
    descending="▼",
    more_left="◂",
    more_right="▸",
    ellipsis="…",
    thumb="┃",
    track="│",
)

ASCII_GLYPHS = Glyphs(
    focus=">",
    cursor=">",
    mark="o",
    link="*",
    ascending="^",
    descending="v",
    more_left="<",
    more_right=">",
    ellipsis="~",
    thumb="#",
    track="|",
)
