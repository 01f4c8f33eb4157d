"""A row edited as JSON in the user's own editor; here the editor is a function."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from cgtui.domain.errors import Refusal
from cgtui.tui.forms.external_editor import HOW_TO, edit_json, edit_until_valid, editor_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgtui.domain.metadata import Metadata

TEXT = '{\n  "name": "VIP"\n}'


def accept(_found: Metadata) -> None:
    """Take every object."""


class Editor:
    """Plays one edit after the other, and remembers what the file held before each."""

    def __init__(self, *edits: Callable[[str], str], status: int = 0) -> None:
        self.edits = list(edits)
        self.status = status
        self.seen: list[str] = []
        self.commands: list[list[str]] = []
        self.modes: list[int] = []

    def __call__(self, command: list[str]) -> int:
        """Edit the file that the command ends with."""
        path = Path(command[-1])
        self.commands.append(command[:-1])
        self.seen.append(path.read_text(encoding="utf-8"))
        self.modes.append(stat.S_IMODE(path.parent.stat().st_mode))
        path.write_text(self.edits.pop(0)(self.seen[-1]), encoding="utf-8")
        return self.status

    @property
    def path_is_gone(self) -> bool:
        """Return whether the private folder was cleaned up."""
        return not any(p.name.startswith("cgtui-") for p in Path(os.environ["TMPDIR"]).iterdir())


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)


def edit(editor: Editor, check: Callable[[Metadata], None] = accept) -> Metadata | None:
    """Edit the text with *editor*."""
    return edit_until_valid(TEXT, check, command=["ed", "-s"], run=editor)


def test_what_was_written_is_returned_with_its_types() -> None:
    """The object comes back as the user left it."""
    editor = Editor(lambda text: text.replace('"VIP"', '"Gold", "tier": "2"'))

    found = edit(editor)

    assert found == {"name": "Gold", "tier": "2"}
    assert editor.commands == [["ed", "-s"]]
    assert editor.seen[0] == f"{HOW_TO}\n//\n{TEXT}\n"
    assert editor.modes == [0o700]
    assert editor.path_is_gone


@pytest.mark.parametrize(
    "leave",
    [
        lambda text: text,
        lambda _text: "",
        lambda _text: "  \n\n",
        lambda text: text.splitlines()[0] + "\n",
        lambda text: text + "\n\n",
    ],
)
def test_an_unchanged_or_empty_file_cancels(leave: Callable[[str], str]) -> None:
    """Nothing is written when one just quits."""
    assert edit(Editor(leave)) is None


def test_an_editor_that_fails_cancels() -> None:
    """:cq in vi takes nothing."""
    editor = Editor(lambda text: text.replace("VIP", "Gold"), status=1)

    assert edit(editor) is None


def test_a_mistake_comes_back_at_the_line_that_the_editor_shows() -> None:
    """The second line says what is wrong; what was typed is still there."""
    editor = Editor(
        lambda text: text.replace('"VIP"', '"VIP",'),
        lambda text: text.replace('"VIP",', '"Gold"'),
    )

    found = edit(editor)
    lines = editor.seen[1].splitlines()

    assert found == {"name": "Gold"}
    assert lines[0] == HOW_TO
    assert "Line 4, column 16" in lines[1]
    assert lines[4] == "}"
    assert lines[3] == '  "name": "VIP",'


def test_leaving_a_mistake_as_it_is_cancels() -> None:
    """Quitting without mending does not go round for ever."""
    editor = Editor(lambda text: text.replace('"VIP"', "VIP"), lambda text: text)

    assert edit(editor) is None


def test_a_rule_that_refuses_comes_back_too() -> None:
    """What only the shop can know is said in the editor as well, on one line."""

    def check(found: Metadata) -> None:
        if found["name"] == "Taken":
            raise Refusal("There is a group\nTaken already.")

    editor = Editor(
        lambda text: text.replace("VIP", "Taken"), lambda text: text.replace("Taken", "Gold")
    )

    assert edit(editor, check) == {"name": "Gold"}
    assert editor.seen[1].splitlines()[1] == "// There is a group⏎Taken already."


def test_slashes_inside_the_object_are_no_comment() -> None:
    """Only the lines above the object are ours."""
    editor = Editor(lambda text: text.replace('"VIP"', '"// not a comment"'))

    assert edit(editor) == {"name": "// not a comment"}


def test_a_file_that_is_not_utf_8_is_a_mistake_like_any_other() -> None:
    """An editor that saved in another encoding crashes nothing and stores nothing odd."""
    seen: list[str] = []

    def in_latin(command: list[str]) -> int:
        path = Path(command[-1])
        seen.append(path.read_text(encoding="utf-8"))
        path.write_bytes(b'{"name": "Zo\xeb"}' if len(seen) == 1 else b"")
        return 0

    found = edit_until_valid(TEXT, accept, command=["ed"], run=in_latin)

    assert found is None
    assert seen[1].splitlines()[1] == "// The file is not UTF-8: byte 13 is no character."


def test_a_missing_editor_is_named_with_what_to_do() -> None:
    """The sentence says which one, and where to change it."""

    def missing(_command: list[str]) -> int:
        raise FileNotFoundError(2, "No such file or directory")

    with pytest.raises(Refusal) as refused:
        edit_until_valid(TEXT, accept, command=["nonesuch"], run=missing)

    assert str(refused.value) == (
        'The editor "nonesuch" cannot be run: No such file or directory. '
        "Set $VISUAL or $EDITOR to another one."
    )


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["vi"]),
        ({"EDITOR": "nano"}, ["nano"]),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ["code", "--wait"]),
        ({"VISUAL": "", "EDITOR": "'/my editor' -w"}, ["/my editor", "-w"]),
    ],
)
def test_the_editor_is_the_users_own(environment: dict[str, str], command: list[str]) -> None:
    """$VISUAL goes before $EDITOR; arguments and quotes work."""
    assert editor_command(environment) == command


def test_an_open_quote_in_the_variable_is_said() -> None:
    """A broken $EDITOR is a sentence, not a crash."""
    with pytest.raises(Refusal, match=r"\$EDITOR is no command"):
        editor_command({"EDITOR": "'vi"})


async def test_where_there_is_no_terminal_to_give_the_form_is_offered() -> None:
    """In a browser or a recording no editor can open; the way out is told."""
    app: App[None] = App()
    async with app.run_test():
        with pytest.raises(Refusal, match="ctrl\\+t"):
            edit_json(app, TEXT, accept, run=Editor(), environment={})
