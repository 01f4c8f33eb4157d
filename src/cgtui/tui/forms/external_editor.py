"""A JSON object edited in the user's own editor, read strictly, with mistakes shown in the editor.

The first two lines of the file are comments of ours: what to do, and what is wrong.  They are
always two, so a line that a mistake names is the line that the editor shows.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from cgtui.domain.errors import Refusal
from cgtui.domain.metadata import parse_metadata
from cgtui.domain.text import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    from cgtui.domain.metadata import Metadata

HOW_TO: Final = "// Save and quit to apply. Leave it unchanged, or empty it, to cancel."
"""The first line of the file."""

_COMMENT = "//"


def edit_json(
    app: App[object],
    text: str,
    check: Callable[[Metadata], None],
    *,
    run: Callable[[list[str]], int] = subprocess.call,
    environment: Mapping[str, str] = os.environ,
) -> Metadata | None:
    """Return the object that the user made of *text* in an editor, or None if that was cancelled.

    Args:
        app: Gives the terminal to the editor meanwhile.
        text: A JSON object.
        check: Raises `Refusal` where the object cannot be taken; then the editor comes back.
        run: Runs a command and returns its exit status.
        environment: Where ``$VISUAL`` and ``$EDITOR`` are found; else the editor is ``vi``.

    Raises:
        Refusal: There is no such editor, or no terminal to give to it.
    """
    command = editor_command(environment)
    try:
        with app.suspend():
            return edit_until_valid(text, check, command=command, run=run)
    except SuspendNotSupported as error:
        raise Refusal(
            "No editor can be opened here; edit it in the form instead: e, then ctrl+t for JSON."
        ) from error


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Return the editor's command and its arguments.

    Raises:
        Refusal: The variable that names it has an open quote.

    >>> editor_command({"EDITOR": "code --wait"}), editor_command({"VISUAL": " "})
    (['code', '--wait'], ['vi'])
    """
    for name in ("VISUAL", "EDITOR"):
        wanted = environment.get(name, "").strip()
        if not wanted:
            continue
        try:
            return shlex.split(wanted)
        except ValueError as error:
            raise Refusal(f"${name} is no command: {quoted(wanted)} has an open quote.") from error
    return ["vi"]


def edit_until_valid(
    text: str,
    check: Callable[[Metadata], None],
    *,
    command: list[str],
    run: Callable[[list[str]], int],
) -> Metadata | None:
    """Return the object that *command* made of *text*, going back into it after every mistake.

    Args:
        text: A JSON object.
        check: Raises `Refusal` where the object cannot be taken.
        command: The editor, without the file.
        run: Runs a command and returns its exit status.

    Raises:
        Refusal: There is no such editor, or it cannot be run.
    """
    mistake = ""
    with tempfile.TemporaryDirectory(prefix="cgtui-") as folder:
        path = Path(folder, "edit.json")
        while True:
            path.write_text(_with_header(text, mistake), encoding="utf-8", newline="\n")
            if _run(run, [*command, str(path)]) != 0:
                return None
            raw = path.read_bytes()
            body = _without_header(raw.decode(errors="replace"))
            if not body.strip() or body.strip() == text.strip():
                return None
            try:
                return _checked(raw, body, check)
            except Refusal as refusal:
                text, mistake = body.strip("\n"), str(refusal)


def _checked(raw: bytes, body: str, check: Callable[[Metadata], None]) -> Metadata | None:
    """Return the object in *body*, which was read from *raw*, if it can be taken."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raise Refusal(f"The file is not UTF-8: byte {error.start + 1} is no character.") from error
    found = parse_metadata(body)
    if found is not None:
        check(found)
    return found


def _run(run: Callable[[list[str]], int], command: list[str]) -> int:
    try:
        return run(command)
    except OSError as error:
        raise Refusal(
            f"The editor {quoted(command[0])} cannot be run: {error.strerror}. "
            "Set $VISUAL or $EDITOR to another one."
        ) from error


def _with_header(text: str, mistake: str) -> str:
    return f"{HOW_TO}\n{_COMMENT} {visible(mistake)}".rstrip(" ") + f"\n{text}\n"


def _without_header(edited: str) -> str:
    """Return the text with the comments at its top blanked, so that lines keep their numbers."""
    lines = edited.split("\n")
    for index, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith(_COMMENT):
            break
        lines[index] = ""
    return "\n".join(lines)
