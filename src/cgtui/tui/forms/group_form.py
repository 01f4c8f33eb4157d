"""What is asked about customer groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.rules import group_name
from cgtui.domain.text import count_noun, quoted
from cgtui.tui.forms.fields import Field, FormSpec
from cgtui.tui.forms.metadata_editor import HELP
from cgtui.tui.forms.metadata_rows import MixedMetadata, share_metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.records import Group

NAME = Field(
    "name",
    "Name",
    required=True,
    clean=group_name,
    help="Unique among the groups that are not in the trash.",
)
METADATA = Field("metadata", "Metadata", "metadata", help=HELP)


def new_group_form(like: Group | None = None) -> FormSpec:
    """Return the form for a group yet to be made, filled like another one if that is given."""
    values = {"name": f"{like.name} (copy)", "metadata": like.metadata} if like else {}
    return FormSpec("New customer group", (NAME, METADATA), values, new=True, noun="group")


def edit_group_form(group: Group) -> FormSpec:
    """Return the form for one group."""
    values = {"name": group.name, "metadata": group.metadata}
    title = f"Edit customer group {quoted(group.name)}"
    return FormSpec(title, (NAME, METADATA), values, noun="group")


def edit_groups_form(groups: Sequence[Group], count: int | None = None) -> FormSpec:
    """Return the form for many groups; a name is unique, so only metadata can be shared.

    Args:
        groups: The groups, or some of them where there are too many to read.
        count: How many there are, if that is more.
    """
    total = count or len(groups)
    known = total == len(groups)
    metadata = share_metadata([g.metadata for g in groups]) if known else MixedMetadata()
    title = f"Edit {count_noun(total, 'customer group')}"
    note = "Only the keys that you change are written; all others stay."
    return FormSpec(title, (METADATA,), {"metadata": metadata}, rows=total, noun="group", note=note)
