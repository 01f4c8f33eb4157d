"""The foot of a form: how much would be written, what it is, and the keys that write or leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from cgtui.domain.text import count_noun, visible
from cgtui.tui.actions import Place, action, bindings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST_LINES = 8
_ROOMY = 18


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after; ``where`` says how many rows it is written to, if many."""

    label: str
    old: str
    new: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with a form.

    Attributes:
        changes: How many fields would be written.
        differences: What would be written, where it is to be shown.
        warnings: What is questionable but legal.
        refusal: Why the last save was refused.
        asking: Whether it is being asked if the changes may be discarded.
        saving: Whether the form is being saved.
    """

    changes: int = 0
    differences: Sequence[Difference] = ()
    warnings: Sequence[str] = ()
    refusal: str = ""
    asking: bool = False
    saving: bool = False


class SaveBar(Widget):
    """Shows how things stand with a form; takes the focus only to ask whether to discard.

    Args:
        key_of: Tells the key of an action as it is bound now.
    """

    BINDINGS = bindings(Place.DISCARD)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "save-bar--count",
        "save-bar--key",
        "save-bar--muted",
        "save-bar--warning",
        "save-bar--refusal",
        "save-bar--new",
    }

    standing: reactive[Standing] = reactive(Standing(), layout=True)
    """How things stand."""

    class Answered(Message):
        """Whether the changes may be discarded was answered."""

        def __init__(self, *, discard: bool) -> None:
            super().__init__()
            self.discard = discard

    def __init__(self, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self._key_of = key_of

    def action_form_discard(self) -> None:
        """Answer that the changes may be forgotten."""
        if self.standing.asking:
            self.post_message(self.Answered(discard=True))

    def action_form_keep(self) -> None:
        """Answer that they may not."""
        if self.standing.asking:
            self.post_message(self.Answered(discard=False))

    def render(self) -> Content:
        """Return the differences, the warnings, the refusal, and below them count and keys."""
        width = self.size.width or self.app.size.width
        lines = [*self._difference_lines(width), *self._sentences(width), self._bar(width)]
        return Content("\n").join(lines)

    def _difference_lines(self, width: int) -> list[Content]:
        shown = self.standing.differences
        muted = self.get_visual_style("save-bar--muted")
        new = self.get_visual_style("save-bar--new")
        widest = max((Content(visible(d.label)).cell_length for d in shown), default=0)
        column = min(widest, width // 3)
        lines: list[Content] = []
        for difference in shown[:_MOST_LINES]:
            label = Content(visible(difference.label)).truncate(column, ellipsis=True, pad=True)
            room = max((width - column - 6 - len(difference.where)) // 2, 4)
            old = Content(visible(difference.old)).truncate(room, ellipsis=True)
            value = Content(visible(difference.new)).truncate(room, ellipsis=True)
            line = Content.assemble(
                label.stylize(muted), "  ", old, (" → ", muted), value.stylize(new)
            )
            lines.append(line + Content.styled(f" {difference.where}".rstrip(), muted))
        if len(shown) > _MOST_LINES:
            more = count_noun(len(shown) - _MOST_LINES, "more change", "more changes")
            lines.append(Content.styled(f"… and {more}", muted))
        return [line.truncate(width, ellipsis=True) for line in lines]

    def _sentences(self, width: int) -> list[Content]:
        warning = self.get_visual_style("save-bar--warning")
        refusal = self.get_visual_style("save-bar--refusal")
        parts = [Content.styled(f"⚠ {visible(w)}", warning) for w in self.standing.warnings]
        if self.standing.refusal:
            parts.append(Content.styled(f"! {visible(self.standing.refusal)}", refusal))
        if self.app.size.height < _ROOMY:
            return [part.truncate(width, ellipsis=True) for part in parts[-1:]]
        return [line for part in parts for line in part.wrap(max(width, 1))]

    def _bar(self, width: int) -> Content:
        """Return the count and as many keys as there is room for, those that matter most."""
        if self.standing.saving:
            return Content("Saving …")
        changes = count_noun(self.standing.changes, "change")
        if self.standing.asking:
            offered = ["form.discard", "form.keep"]
            head = Content.styled(f"Discard {changes}?", self.get_visual_style("save-bar--refusal"))
        else:
            diff = ["form.diff"] if self.standing.changes else []
            offered = [*diff, "form.save", "form.cancel"]
            name = changes if self.standing.changes else "no changes"
            head = Content.styled(name, self.get_visual_style("save-bar--count"))
        parts = [head, *map(self._key, offered)]
        dots = Content.styled(" · ", self.get_visual_style("save-bar--muted"))
        while len(parts) > 2 and dots.join(parts).cell_length > width:  # noqa: PLR2004 - save and cancel are left
            del parts[1 if len(parts) > 3 else 0]  # noqa: PLR2004 - ditto
        return dots.join(parts).truncate(max(width, 1), ellipsis=True)

    def _key(self, action_id: str) -> Content:
        """Return the key of an action with what it does, which a click does too."""
        offered = action(action_id)
        key = (self._key_of(action_id), self.get_visual_style("save-bar--key"))
        owner = "" if Place.DISCARD in offered.where else "screen."
        click = Style.from_meta({"@click": f"{owner}{offered.name}"})
        return Content.assemble(key, f" {offered.label}").stylize(click)
