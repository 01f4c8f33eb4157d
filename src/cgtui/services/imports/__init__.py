"""Bring in what other programs hold: show what it would change, then write it as one step.

A file is recognised by its content.  All of it is read and checked before the open file is touched;
what cannot be taken is refused row by row, with the reason, and everything else goes in.
"""

from cgtui.services.imports.outcome import Cancelled, ImportPlan, ImportResult, Progress, Refused
from cgtui.services.imports.writing import prepare, write

__all__ = ["Cancelled", "ImportPlan", "ImportResult", "Progress", "Refused", "prepare", "write"]
