"""What the README says is so: its commands are run, its tables made, its paths looked up."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sysconfig
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest
from tests import readme
from tests.screenshots import on_the_demo_shop, settled

from cgtui.cli.options import usual_file
from cgtui.domain.errors import Refusal
from cgtui.tui.app import theme_names
from cgtui.tui.keymap import Configuration, key_name, read_configuration

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = readme.README.parent
INSTALLING = "sh"
"""The language of lines that install: `.ci/run` runs the one about the tests."""

COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def transcript() -> Iterator[tuple[str, str]]:
    """Yield what is typed in the README's console blocks, and what it prints."""
    for block in readme.blocks("console"):
        for line in COMMAND.finditer(block.text):
            yield line["command"], line["output"]


TOUR = re.compile(r"`(?P<key>[^`]+)`|\*\*(?P<seen>[^*]+)\*\*")


def keys_of(typed: str) -> list[str]:
    """Return the key that the README names, or those of the word that it lets one type."""
    try:
        return [key_name(typed)]
    except Refusal:
        return list(typed)


def test_the_two_commands_come_first() -> None:
    """Whoever has just cloned finds one line that shows the program and one that tests it."""
    fresh = "python3 -m venv .venv && .venv/bin/pip install"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert [f"{fresh} . && .venv/bin/cgtui demo\n", f"{fresh} '.[test]' && .venv/bin/pytest\n"] == [
        block.text for block in readme.blocks()[:2]
    ]
    assert "cgtui" in project["scripts"] and "test" in project["optional-dependencies"]
    assert ("cgtui", "demo") in dict(readme.leaves())


@pytest.mark.parametrize("name", readme.MADE)
def test_a_made_part_is_not_stale(name: str) -> None:
    """Keys, commands, options and action names are those of the program."""
    _, written, _ = readme.parts(readme.README.read_text("utf-8"), name)

    assert readme.MADE[name]() == written, f"Stale: {name} in README.md. Renew: {readme.RENEW}"


def test_every_block_is_of_a_kind_that_is_checked() -> None:
    """No block slips past these tests by calling itself something else."""
    languages = {block.language for block in readme.blocks()}

    assert {INSTALLING, "console", "json", "toml"} == languages


def test_the_session_runs_as_it_is_printed(tmp_path: Path) -> None:
    """Typed one after the other, every command prints what the README says it prints."""
    for block in readme.blocks("json"):
        json.loads(block.text)
        (tmp_path / "customers.json").write_text(block.text, "utf-8")
    path = os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"]))
    told = {**os.environ, "PATH": path, "CGTUI_DB": "shop.db", "CGTUI_ACTOR": "mira"}

    for command, expected in transcript():
        ran = subprocess.run(  # noqa: S602 - what a reader would type
            command, shell=True, cwd=tmp_path, env=told, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        same = doctest.OutputChecker().check_output(expected, ran.stdout, flags)
        assert same, f"{command}\nshould print\n{expected}\nand prints\n{ran.stdout}"
    assert (tmp_path / "shop.db").exists()


async def test_the_tour_goes_as_it_is_told() -> None:
    """Pressing the tour's keys one after the other shows, each time, what is printed bold."""
    _, _, steps = readme.section("The first five minutes").partition("\n1. ")

    async with on_the_demo_shop() as (app, pilot):
        for told in TOUR.finditer(steps):
            if typed := told["key"]:
                await pilot.press(*keys_of(typed))
            else:
                await settled(pilot)
                strips = app.screen._compositor.render_strips()
                screen = "\n".join(strip.text for strip in strips)

                assert " ".join(told["seen"].split()) in screen
        await pilot.pause()

        assert not app.is_running


def test_the_configuration_is_one(tmp_path: Path) -> None:
    """The example can be taken as it is, without a complaint, and changes something."""
    (block,) = readme.blocks("toml")
    (tmp_path / "config.toml").write_text(block.text, "utf-8")

    found = read_configuration(tmp_path / "config.toml", themes=theme_names())

    assert () == found.complaints
    assert Configuration().settings != found.settings
    assert {"filter.open", "scope.previous"} == set(found.keymap.overrides)


@pytest.mark.skipif(not Path("/proc").exists(), reason="The table names the places of Linux.")
def test_things_are_kept_where_the_table_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """The places are those the program uses when nothing else is said."""
    for name in ("DATA", "CONFIG"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    told = re.findall(r"`(~/[^`]+)`", readme.section("Where things are kept"))
    configuration = platformdirs.user_config_path("cgtui")

    assert [usual_file(), configuration / "config.toml", configuration / "state"] == [
        Path(place).expanduser() for place in told
    ]


def test_what_it_points_to_is_there() -> None:
    """Pictures, files and headings that are linked exist."""
    text = readme.README.read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }

    for target in re.findall(r"\]\(([^)]+)\)", text):
        there = target[1:] in headings if target.startswith("#") else (ROOT / target).exists()
        assert there, f"README.md links to {target}, which is not there."


def test_ci_runs_the_readme_s_own_line() -> None:
    """Exactly one line is taken for the one about the tests, and none is written down twice."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    (pattern,) = re.findall(r"grep -m1 -xE '(.*)' README.md", script)
    lines = readme.README.read_text("utf-8").splitlines()

    assert [readme.blocks(INSTALLING)[1].text.strip()] == [
        line for line in lines if re.fullmatch(pattern, line)
    ]
    assert "pip install" not in script
