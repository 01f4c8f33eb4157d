"""Texts from the data, made to fit cells of the screen exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from cgtui.domain.text import fold, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Terminals disagree on how wide a joined or presentation-selected emoji and a soft hyphen are.
# Without these they agree, and a list stands or falls with its columns.
_UNSURE = dict.fromkeys((0x00AD, 0x200C, 0x200D, 0xFE0E, 0xFE0F))

# Code points looked at for each cell: enough for any letter with its accents, and a text of a
# megabyte costs no more than its beginning.
_POINTS_A_CELL = 8


def one_line(text: str) -> str:
    """Return *text* on one line, without what acts or what terminals disagree about."""
    shown = visible(text)
    return shown if shown.isascii() else shown.translate(_UNSURE)


def fit(text: str, width: int, ellipsis: str, *, right: bool = False) -> str:
    """Return *text* on one line in exactly *width* cells, cut or padded.

    Args:
        text: Any text, however hostile or long.
        width: Cells to fill.
        ellipsis: Ends a text that was cut; one cell wide.
        right: Whether to pad at the left.

    Returns:
        A text of that cell width with nothing in it that a terminal would obey.
    """
    if width < 1:
        return ""
    head = text[: width * _POINTS_A_CELL]
    shown = one_line(head)
    size = len(shown) if shown.isascii() else cell_len(shown)
    if size > width or len(head) < len(text):
        return set_cell_size(shown, width - 1) + ellipsis
    padding = " " * (width - size)
    return padding + shown if right else shown + padding


def find_needles(text: str, needles: Sequence[str]) -> list[tuple[int, int]]:
    """Return where *text* holds one of *needles*, whatever the case and the accents.

    Args:
        text: The text as shown.
        needles: What to look for, already folded.

    Returns:
        Starts and ends in *text*, in order, touching or overlapping ones made one.
    """
    folded, origins = _fold_by_character(text)
    hits = sorted(hit for needle in needles if needle for hit in _hits(folded, needle))
    spans: list[tuple[int, int]] = []
    for first, after in hits:
        start, end = origins[first], origins[after - 1] + 1
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _hits(folded: str, needle: str) -> Iterator[tuple[int, int]]:
    start = folded.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = folded.find(needle, start + len(needle))


def _fold_by_character(text: str) -> tuple[str, Sequence[int]]:
    """Fold *text*, and say for each character of the result which one of *text* it is from."""
    if text.isascii():
        return fold(text), range(len(text))
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        parts = fold(character)
        folded.append(parts)
        origins += [index] * len(parts)
    return "".join(folded), origins
