"""Asks whether a change is to be made: yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.tui.dialogs.question import Question, hidden_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.ladder import Level
    from cgtui.tui.dialogs.toned_lines import Line


class Confirm(Question[bool]):
    """Shows what would happen and asks; answers whether to make the change.

    The level comes from `cgtui.domain.ladder.confirmation`.  ``enter`` never confirms by itself:
    the focus is on Cancel, or in a field that holds nothing yet.

    Args:
        title: What is asked, such as ``Activate VIP Spring?``.
        lines: What would happen: the diff, the consequences.
        level: 0 and 1 ask for ``y``, 2 for the number, 3 for the word.
        count: How many rows it is about.
        word: What is typed at level 3: a name, or ``EVERYONE``; else it is *verb* in capitals.
        verb: What yes does, in a word, such as ``Delete``.
        hidden: The names of the rows that are out of sight, or the first of them.
        hidden_count: How many those are, where not all names are given.
        hidden_by: What hides them.
        ascii_only: Paint without signs outside ASCII.
    """

    def __init__(  # noqa: PLR0913  each is a part one sees, given by name
        self,
        title: str,
        lines: Sequence[Line],
        *,
        level: Level,
        count: int = 0,
        word: str = "",
        verb: str = "Go ahead",
        hidden: Sequence[str] = (),
        hidden_count: int = 0,
        hidden_by: str = "filter",
        ascii_only: bool = False,
    ) -> None:
        super().__init__(
            title,
            [*lines, *hidden_lines(hidden, hidden_count, hidden_by)],
            level=level,
            count=count,
            word=word,
            verb=verb,
            ascii_only=ascii_only,
        )

    def agreed(self) -> None:
        """Answer yes."""
        self.dismiss(True)  # noqa: FBT003  the answer

    def declined(self) -> None:
        """Answer no."""
        self.dismiss(False)  # noqa: FBT003  the answer
