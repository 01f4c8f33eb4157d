"""Refusals that a user can read and mend."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is not a fault of the program
    """A request that the rules do not allow, with a sentence saying why and how to mend it.

    Args:
        sentence: Shown to the user as it is.
        field: The field of a form or record the sentence is about, if it is about one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field
