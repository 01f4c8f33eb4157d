"""Where the rows of a list come from: pages read when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE_ROWS = 128
PAGES_KEPT = 64


class Row(NamedTuple):
    """What is painted of one row.

    Attributes:
        cells: One text a column, in the order of the columns; raw, as it is in the data.
        dim: Whether the row is a thing of the past, such as one in the trash.
        alerts: Keys of the columns whose text is a warning.
    """

    cells: tuple[str, ...]
    dim: bool = False
    alerts: frozenset[str] = frozenset()


class RowSource(Protocol):
    """The result of a question, in the order shown; it does not change while it is shown."""

    def __len__(self) -> int: ...

    def key_at(self, index: int) -> int:
        """Return the key of the row at *index*."""
        ...

    def index_of(self, key: int) -> int | None:
        """Return where the row *key* stands, or ``None`` if it is not in the result."""
        ...

    def rows(self, lo: int, hi: int) -> Sequence[Row]:
        """Return exactly the rows from *lo* up to, not including, *hi*."""
        ...


class Keys(Protocol):
    """Some rows by key: a set, or anything that can answer ``key in keys``."""

    def __contains__(self, key: object, /) -> bool: ...


class NoRows:
    """The answer before there is one."""

    def __len__(self) -> int:
        return 0

    def key_at(self, index: int) -> int:
        """Refuse: there is no row to ask for."""
        raise IndexError(index)

    def index_of(self, key: int) -> int | None:  # noqa: ARG002  the protocol's signature
        """Find nothing."""
        return None

    def rows(self, lo: int, hi: int) -> Sequence[Row]:  # noqa: ARG002  the protocol's signature
        """Return no row."""
        return ()


class RowPages:
    """The rows of a source, read a page at a time; the pages last looked at are kept."""

    def __init__(self, source: RowSource) -> None:
        self.source = source
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def row(self, index: int) -> Row:
        """Return the row at *index*, reading its page if it is not at hand."""
        number, offset = divmod(index, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            lo = number * PAGE_ROWS
            page = self.source.rows(lo, min(len(self.source), lo + PAGE_ROWS))
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[offset]

    def clear(self) -> None:
        """Forget what was read."""
        self._pages.clear()
