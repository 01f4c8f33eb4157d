"""The README as data: its code blocks, and the parts of it that are made from the program.

``python -m tests.readme`` writes those parts again.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cgtui.cli.program import program
from cgtui.tui.actions import ACTIONS
from cgtui.tui.keymap import key_table_markdown, spell_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

README = Path(__file__).parents[1] / "README.md"

RENEW = "python -m tests.readme"
"""The command that writes the made parts again."""

_BLOCK = re.compile(r"^```(?P<language>\S*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_EVERYWHERE = ("db", "as_json", "read_only", "ascii_only", "help", "version")


class Block(NamedTuple):
    """A fenced block and the language it says it is in."""

    language: str
    text: str


def blocks(*languages: str) -> list[Block]:
    """Return the README's code blocks from top to bottom; of some *languages* only, if named."""
    found = [Block(**match.groupdict()) for match in _BLOCK.finditer(README.read_text("utf-8"))]
    return [block for block in found if not languages or block.language in languages]


def section(title: str) -> str:
    """Return the text under a heading, up to the next one of its rank."""
    _, _, rest = README.read_text("utf-8").partition(f"\n## {title}\n")
    return rest.partition("\n## ")[0]


def leaves(
    command: click.Command = program, words: tuple[str, ...] = ("cgtui",)
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, with the words that call it."""
    if not isinstance(command, click.Group):
        yield words, command
        return
    context = click.Context(command)
    for name in command.commands or command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from leaves(inner, (*words, name))


def command_table() -> str:
    """Return the table of all commands, what they do, and the options of their own."""
    lines = ["| command | what it does |", "|---|---|", "| `cgtui` | Show the workbench. |"]
    for words, command in sorted(leaves(), key=lambda each: len(each[0])):
        context = click.Context(command, info_name=" ".join(words))
        arguments = [piece for piece in command.collect_usage_pieces(context) if "OPT" not in piece]
        told = [(command.help or "").partition("\n\n")[0], *_own_options(command, context)]
        lines.append(f"| {_code(' '.join((*words, *arguments)))} | {'<br>'.join(told)} |")
    return "\n".join(lines) + "\n"


def option_table() -> str:
    """Return the table of what every command takes."""
    context = click.Context(program, info_name="cgtui", **program.context_settings)
    records = [option.get_help_record(context) for option in program.get_params(context)]
    rows = [f"| {_code(option)} | {text} |" for option, text in filter(None, records)]
    return "\n".join(("| option | what it does |", "|---|---|", *rows)) + "\n"


def action_table() -> str:
    """Return the table of the names that ``config.toml`` knows the actions by."""
    lines = ["| name | action | where | keys |", "|---|---|---|---|"]
    for action in ACTIONS:
        keys = " ".join(_code(spell_key(key)) for key in action.keys)
        lines.append(f"| `{action.id}` | {action.title} | {', '.join(action.where)} | {keys} |")
    return "\n".join(lines) + "\n"


MADE: dict[str, Callable[[], str]] = {
    "keys": key_table_markdown,
    "commands": command_table,
    "options": option_table,
    "actions": action_table,
}
"""What makes the text between ``<!-- made: NAME -->`` and ``<!-- end: NAME -->``."""


def parts(text: str, name: str) -> tuple[str, str, str]:
    """Return what stands before, between and after the two marks of a made part."""
    begin, end = f"<!-- made: {name} -->\n", f"<!-- end: {name} -->"
    before, opened, rest = text.partition(begin)
    between, closed, after = rest.partition(end)
    assert opened and closed, f"README.md lacks the marks of {name!r}."
    return before + begin, between, end + after


def renew() -> None:
    """Write the made parts again."""
    text = README.read_text("utf-8")
    for name, make in MADE.items():
        before, _, after = parts(text, name)
        text = f"{before}{make()}{after}"
    README.write_text(text, "utf-8")


def _own_options(command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield the options that not every command takes, each with its help."""
    for option in command.params:
        record = option.get_help_record(context)
        if record and isinstance(option, click.Option) and option.name not in _EVERYWHERE:
            yield f"{_code(record[0])}: {record[1]}"


def _code(text: str) -> str:
    # A bar would end the cell, even inside a code span.
    return f"`{text}`".replace("|", "\\|")


if __name__ == "__main__":
    renew()
