"""What is wrong with a filter, and where."""

from __future__ import annotations

from cgtui.domain.errors import Refusal


class Mistake(Refusal):
    """A filter that cannot be read.

    Args:
        sentence: What is wrong and how to mend it.
        column: Where it begins in the text, from 0.
        length: How many characters it is long; at least 1, also where something is missing.
        nearest: The name that was probably meant.
    """

    def __init__(
        self, sentence: str, *, column: int, length: int = 1, nearest: str | None = None
    ) -> None:
        super().__init__(f"{sentence} Did you mean {nearest}?" if nearest else sentence)
        self.column = column
        self.length = max(1, length)
        self.nearest = nearest

    @property
    def told(self) -> str:
        """Return the sentence with the column as people count it."""
        return f"Column {self.column + 1}: {self}"
