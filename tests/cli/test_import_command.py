"""``import``: plan and writing, what is printed where, exit codes, and ctrl+c."""

from __future__ import annotations

import json
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import Terminal
from tests.shop import dump, open_shop

from cgtui.cli.progress import show
from cgtui.services.imports import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ask, Run

HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
LINES = (
    "1,A,Mug,2,2026-01-02 10:00:00,1.50,77,France\n"
    "C2,A,Mug,-1,2026-01-03 10:00:00,1.50,77,France\n"
    "3,B,Lamp,1,2026-01-04 10:00:00,9.99,,France\n"
)
REFUSED = "4,B,Lamp,1,2026-01-04 10:00:00,9.999,77,France\n"


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    """Return a file of four invoice lines, the last of which cannot be taken."""
    path = tmp_path / "sales.csv"
    path.write_text(HEADER + LINES + REFUSED)
    return path


def test_without_yes_only_the_plan_is_printed(db: Path, run: Run, sales: Path) -> None:
    """What is new is told, refused lines on standard error; nothing is written, exit code 1."""
    with open_shop(db) as workspace:
        before = dump(workspace)

    told = run("import", str(sales))

    assert 1 == told.exit_code
    assert "4 lines: 1 of orders, 1 of cancellations, 1 skipped (no customer), 1 refused." in (
        told.stdout
    )
    assert told.stdout.endswith("Nothing was changed. Add --yes to import.\n")
    assert told.stderr.startswith("Refused sales.csv, line 5: ")
    with open_shop(db) as workspace:
        assert before == dump(workspace)


def test_the_plan_is_json_too(ask: Ask, sales: Path) -> None:
    """No step, and the figures that add up."""
    plan = ask("import", str(sales), code=1)

    assert plan["step"] is None
    assert (4, 1, 1, 1, 1) == tuple(
        plan[name] for name in ("lines", "orders", "cancellations", "skipped", "refused")
    )


def test_what_was_written_is_one_step_and_exits_0(ask: Ask, sales: Path) -> None:
    """Although a line was refused; undo takes all of it back."""
    before = ask("customers", "list")
    done = ask("import", str(sales), "--yes")
    customer = ask("customers", "show", "customer-77@online-retail.invalid")
    undone = ask("undo")

    assert 1 == done["step"]
    assert (150, 1, "fr") == (customer["spent"], customer["order_count"], customer["country_code"])
    assert f"Undid: {done['sentence']}" == undone["sentence"]
    assert before == ask("customers", "list")


def test_importing_the_same_again_changes_nothing(ask: Ask, sales: Path) -> None:
    """Exit code 0 and no step in the history."""
    ask("import", str(sales), "--yes")
    again = ask("import", str(sales), "--yes")

    assert again["step"] is None
    assert 1 == len(ask("history"))


def test_where_nothing_can_be_taken_the_exit_code_is_1(ask: Ask, tmp_path: Path) -> None:
    """Every line was refused, so nothing was imported, with or without --yes."""
    path = tmp_path / "bad.csv"
    path.write_text(HEADER + REFUSED)

    done = ask("import", str(path), "--yes", code=1)

    assert (None, 1) == (done["step"], done["refused"])
    assert [] == ask("history")


def test_warnings_and_refusals_stay_out_of_the_json(run: Run, sales: Path) -> None:
    """Standard output can be read as JSON; standard error lists the lines for people."""
    done = run("--json", "import", "--yes", str(sales), "--currency", "GBP")

    assert 0 == done.exit_code
    assert "line 5" in done.stderr
    assert "GBP" in done.stderr
    assert 5 == json.loads(done.stdout)["refusals"][0]["line"]


def test_the_first_imports_currency_is_the_stores(tmp_path: Path, run: Run, sales: Path) -> None:
    """What is spent is summed and shown in it."""
    other = ["--db", str(tmp_path / "other.db")]
    run("import", str(sales), "--yes", "--currency", "gbp", *other)

    assert "GBP 1.50" in run("customers", "list", *other).stdout


def test_an_unknown_currency_is_wrong_use(run: Run, sales: Path) -> None:
    """It is an option's value: exit code 2, with the nearest code."""
    wrong = run("import", str(sales), "--currency", "eru")

    assert (2, "") == (wrong.exit_code, wrong.stdout)
    assert "EUR" in wrong.stderr


@pytest.mark.parametrize("content", [None, b"", b"just words\n", b"\x00\x01\x02", b'{"a": 1}'])
def test_a_file_that_is_nothing_is_refused(
    run: Run, ask: Ask, tmp_path: Path, content: bytes | None
) -> None:
    """Not there, empty, of an unknown kind: a sentence says so, exit code 1, nothing written."""
    path = tmp_path / "odd.json"
    if content is not None:
        path.write_bytes(content)

    refused = run("import", str(path), "--yes")

    assert 1 == refused.exit_code
    assert "odd.json" in refused.stderr
    assert [] == ask("history")


def test_no_file_is_wrong_use(run: Run) -> None:
    """The argument is missing: exit code 2."""
    assert 2 == run("import", "--yes").exit_code


def test_read_only_looks_and_does_not_write(run: Run, sales: Path) -> None:
    """The plan can be seen; writing is refused."""
    refused = run("--read-only", "import", str(sales), "--yes")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert "4 lines: " in run("--read-only", "import", str(sales)).stdout


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (Progress("reading", "a.csv", 5_000, 1, 3), "Reading a.csv: 33 %, 5,000 lines"),
        (Progress("reading", "a\x1b.csv", 0, 0, 0), "Reading a␛.csv: 0 lines"),
        (Progress("writing", "", 9, 1_000, 1_000), "Writing: 100 %, 1,000 rows"),
    ],
)
def test_progress_is_one_line(progress: Progress, line: str) -> None:
    """It says what is being done, how much of it, and shows no control characters."""
    assert line == show(progress)


def test_ctrl_c_leaves_nothing_half_done(db: Path, tmp_path: Path) -> None:
    """The import stops at once, says so, exits 130, and the file is as it was."""
    path = tmp_path / "many.csv"
    path.write_text(HEADER + LINES * 100_000)
    with open_shop(db) as workspace:
        before = dump(workspace)

    command = (sys.executable, "-m", "cgtui", "--db", str(db), "import", str(path), "--yes")
    with Terminal(*command) as terminal:
        terminal.read_until(b"Reading many.csv")
        terminal.process.send_signal(signal.SIGINT)
        code = terminal.read_to_end()

    assert 130 == code
    assert terminal.written.endswith(b"\r\x1b[2KCancelled; nothing was changed.\r\n")
    with open_shop(db) as workspace:
        assert before == dump(workspace)
        assert [] == workspace.history()
