"""The foot of a form: how much would be written, what it is, and the keys that write or leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from cgtui.domain.text import count_noun, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        keys: The keys of the form by action (``save``, ``diff``, ``cancel``), as they are shown.
    """

    BINDING_GROUP_TITLE = "Discard?"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Discard", id="form.discard", tooltip="Discard the changes"),
        Binding("n", "answer(False)", "Keep editing", id="form.keep", tooltip="Go on editing"),
    ]
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

    def __init__(self, keys: dict[str, str]) -> None:
        super().__init__()
        self.keys = keys

    def action_answer(self, discard: bool) -> None:  # noqa: FBT001 - an action's parameter has no name
        """Answer the question."""
        if self.standing.asking:
            self.post_message(self.Answered(discard=discard))

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
            keys = [("y", "discard", "answer(True)"), ("n", "keep editing", "answer(False)")]
            head = Content.styled(f"Discard {changes}?", self.get_visual_style("save-bar--refusal"))
        else:
            keys = [
                (self.keys["diff"], "diff", "screen.form_diff"),
                (self.keys["save"], "save", "screen.form_save"),
                (self.keys["cancel"], "cancel", "screen.form_cancel"),
            ]
            if not self.standing.changes:
                del keys[0]
            name = changes if self.standing.changes else "no changes"
            head = Content.styled(name, self.get_visual_style("save-bar--count"))
        parts = [head, *(self._key(*key) for key in keys)]
        dots = Content.styled(" · ", self.get_visual_style("save-bar--muted"))
        while len(parts) > 2 and dots.join(parts).cell_length > width:  # noqa: PLR2004 - save and cancel are left
            del parts[1 if len(parts) > 3 else 0]  # noqa: PLR2004 - ditto
        return dots.join(parts).truncate(max(width, 1), ellipsis=True)

    def _key(self, key: str, does: str, action: str) -> Content:
        """Return a key with what it does, which a click does too."""
        text = Content.assemble((key, self.get_visual_style("save-bar--key")), f" {does}")
        return text.stylize(Style.from_meta({"@click": action}))
