"""The command line as a test types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from click.testing import CliRunner
from tests.shop import make_shop

from cgtui.cli.program import program

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


class Run(Protocol):
    """Types a command on the small shop."""

    def __call__(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        """Run ``cgtui --db SHOP ARGUMENTS``; a bug in it fails the test."""
        ...


class Ask(Protocol):
    """Types a command with ``--json`` and reads what it prints."""

    def __call__(self, *arguments: str, stdin: str | bytes | None = None, code: int = 0) -> Any:  # noqa: ANN401 - any JSON
        """Run the command, which leaves with *code*, and return its JSON."""
        ...


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Return the path of the small shop, closed."""
    path = tmp_path / "shop.db"
    make_shop(path).close()
    return path


@pytest.fixture
def run(db: Path) -> Run:
    """Return what runs a command on the small shop."""

    def runs(*arguments: str, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(program, ["--db", str(db), *arguments], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return runs


@pytest.fixture
def ask(run: Run) -> Ask:
    """Return what runs a command with ``--json`` and reads the answer."""

    def asks(*arguments: str, stdin: str | bytes | None = None, code: int = 0) -> Any:  # noqa: ANN401 - any JSON
        result = run("--json", *arguments, stdin=stdin)
        assert code == result.exit_code, result.output
        return json.loads(result.stdout)

    return asks
