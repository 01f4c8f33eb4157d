"""Real processes: streams apart, exit codes, pipes, and what is never imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.shop import open_shop

from cgtui.services import groups

if TYPE_CHECKING:
    from pathlib import Path

CGTUI = (sys.executable, "-m", "cgtui")

LOADED = """
import sys
from cgtui.cli import main
try:
    main()
except SystemExit as left:
    loaded = {"textual", "rich", "cgtui.tui"} & set(sys.modules)
    sys.exit(f"loaded {loaded}" if loaded else left.code)
"""


def start(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``cgtui ARGUMENTS`` as a process of its own, without a terminal."""
    return subprocess.run(  # noqa: S603 - our own program
        [*CGTUI, *arguments], input=stdin, capture_output=True, text=True, check=False
    )


def test_results_and_refusals_go_different_ways(db: Path) -> None:
    """Standard output holds the JSON alone; the warning is on standard error; done is 0."""
    done = start("groups", "--db", str(db), "create", "vip", "--json")

    assert 0 == done.returncode
    assert 'Created customer group "vip".' == json.loads(done.stdout)["sentence"]
    assert "upper and lower case only" in done.stderr


def test_a_refusal_is_one_sentence(db: Path) -> None:
    """Nothing on standard output, one line on standard error, exit code 1."""
    refused = start("--json", "groups", "create", "VIP", "--db", str(db))

    assert (1, "", 1) == (refused.returncode, refused.stdout, refused.stderr.count("\n"))


def test_customers_can_be_piped_in(db: Path) -> None:
    """What one command lists another one takes."""
    piped = "".join(f"{name}\n" for name in ("ada@lovelace.io", "cus_ken7"))

    done = start("groups", "add", "VIP", "-", "--db", str(db), stdin=piped)

    assert (0, "Added 1 customer; 1 was already in.\n") == (done.returncode, done.stdout)


@pytest.mark.parametrize(
    "line",
    [
        ["groups", "list"],
        ["customers", "show", "ada@lovelace.io", "--json", "--expand", "groups"],
        ["groups", "add", "VIP", "ken@bell.com"],
        ["history"],
        ["--version"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_commands_without_a_screen_load_none(db: Path, line: list[str]) -> None:
    """Textual takes a quarter of a second to import, and only the workbench needs it."""
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", LOADED, "--db", str(db), *line],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (ran.returncode, ran.stderr)


@pytest.mark.parametrize("line", [[], ["demo"], ["--ascii", "--read-only"]], ids=" ".join)
def test_without_a_terminal_the_workbench_says_so(db: Path, line: list[str]) -> None:
    """One clear sentence and exit code 2, not a screen full of codes in a file."""
    refused = start("--db", str(db), *line)

    assert (2, "", 1) == (refused.returncode, refused.stdout, refused.stderr.count("\n"))
    assert "needs a terminal" in refused.stderr


def test_a_reader_that_leaves_is_no_accident(db: Path) -> None:
    """Into ``head`` a long list ends quietly, without a traceback."""
    with open_shop(db) as workspace:
        groups.regroup(workspace, [], create=[f"group {number}" for number in range(5_000)])

    with subprocess.Popen(  # noqa: S603 - our own program
        [*CGTUI, "--db", str(db), "groups", "list", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        first = listing.stdout.read(1)
        listing.stdout.close()
        complaint = listing.stderr.read()

    assert (b"[", b"", 1) == (first, complaint, listing.returncode)


def test_an_output_without_letters_still_gets_json(db: Path) -> None:
    """Where the output can show ASCII only, JSON escapes and a table shows codes."""
    with open_shop(db) as workspace:
        groups.create(workspace, {"name": "Zoë 東京", "metadata": {"note": "ü"}})
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}

    printed = [
        subprocess.run(  # noqa: S603 - our own program
            [*CGTUI, "--db", str(db), "groups", *line],
            capture_output=True,
            env=ascii_only,
            check=True,
        ).stdout
        for line in (["show", "Zoë 東京", "--json"], ["list"])
    ]

    assert "Zoë 東京" == json.loads(printed[0])["name"]
    assert b"Zo\\xeb" in printed[1]


def test_a_reader_that_is_gone_already_is_no_accident(db: Path) -> None:
    """A list so short that it is written only at the end is no reason for a traceback either."""
    theirs, ours = os.pipe()
    os.close(theirs)

    ran = subprocess.run(  # noqa: S603 - our own program
        [*CGTUI, "--db", str(db), "groups", "list", "--json"],
        stdout=ours,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(ours)

    assert (1, b"") == (ran.returncode, ran.stderr)
