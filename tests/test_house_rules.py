"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SOURCE = ROOT / "src" / "cgtui"  # the code of this clone, wherever an installed one may lie
FILES = sorted(SOURCE.rglob("*.py"))
SHEETS = sorted(SOURCE.rglob("*.tcss"))

MOST_LINES = 400
MOST_LINES_OF_A_TEST = 500
MOST_LINES_OF_A_FUNCTION = 45
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "base", "misc", "tools"}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = Function | ast.ClassDef


def named(path: Path) -> str:
    """Return the name of a file below the house."""
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    """Return the tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def test_there_is_a_house() -> None:
    """The nets below are not empty."""
    assert len(FILES) > 50
    assert len(SHEETS) > 5


@pytest.mark.parametrize("path", [*FILES, *sorted(TESTS.rglob("*.py"))], ids=named)
def test_no_file_is_a_tower(path: Path) -> None:
    """A file longer than 400 lines is two files; stories may be a little longer."""
    most = MOST_LINES if path.is_relative_to(SOURCE) else MOST_LINES_OF_A_TEST
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= most


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_function_is_a_snake(path: Path) -> None:
    """A function, its docstring apart, is at most 45 lines; 40 is the aim."""
    long = [
        f"{node.name}: {length}"
        for node in ast.walk(parsed(path))
        if isinstance(node, Function) and (length := lines_of(node)) > MOST_LINES_OF_A_FUNCTION
    ]

    assert [] == long


def lines_of(node: Function) -> int:
    """Return how many lines a function has, without its docstring."""
    first = node.body[0]
    told = ast.get_docstring(node) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if told else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def test_no_css_in_python() -> None:
    """Styles live in .tcss files, where they can be edited live."""
    held = [
        f"{named(path)}: {name}"
        for path in FILES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for name in assigned(node)
        if name in ("CSS", "DEFAULT_CSS")
    ]

    assert [] == held


def test_only_the_action_table_declares_keys() -> None:
    """Every key can be found in the help and the README, and rebound, as the table knows it."""
    tui = SOURCE / "tui"
    declared = [
        f"{named(path)}:{node.lineno}"
        for path in FILES
        if path.is_relative_to(tui) and not path.is_relative_to(tui / "actions")
        for node in ast.walk(parsed(path))
        if declares_a_key(node)
    ]

    assert [] == declared


def declares_a_key(node: ast.AST) -> bool:
    """Tell whether *node* makes a ``Binding``, or writes keys into ``BINDINGS``."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).split(".")[-1] in ("Binding", "bind")
    if not isinstance(node, ast.Assign | ast.AnnAssign) or "BINDINGS" not in assigned(node):
        return False
    written = ast.walk(node.value) if node.value else ()
    return any(isinstance(each, ast.Tuple | ast.List) and each.elts for each in written)


def test_a_declared_key_is_noticed() -> None:
    """The net above catches every way to declare a key, and lets the table be read."""
    own = [
        'BINDINGS = [("q", "quit")]',
        'BINDINGS: list[object] = [*bindings(Place.FORM), Binding("q", "quit")]',
        'extra = binding.Binding("q", "quit")',
        'self.app.bind("q", "quit")',
    ]
    ours = ["BINDINGS = bindings(Place.FORM)", "BINDINGS = [each for each in Input.BINDINGS]"]

    for line in (*own, *ours):
        noticed = any(declares_a_key(node) for node in ast.walk(ast.parse(line)))
        assert noticed == (line in own)


def assigned(node: ast.Assign | ast.AnnAssign) -> list[str]:
    """Return the plain names that an assignment gives a value to."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_a_sheet_styles_only_its_twin(sheet: Path) -> None:
    """The blocks of x.tcss begin with a class of the x.py beside it, and no other.

    What the whole screen is may stand before it: ``.-narrow FieldRow``.
    """
    twin = sheet.with_suffix(".py")
    classes = {node.name for node in parsed(twin).body if isinstance(node, ast.ClassDef)}
    foreign = [
        part
        for selector in selectors(sheet.read_text(encoding="utf-8"))
        for part in selector.split(",")
        if re.split(r"[^A-Za-z0-9_]", re.sub(r"^(\.-[a-z]+\s+)+", "", part.strip()))[0]
        not in classes
    ]

    assert [] == foreign


def selectors(text: str) -> list[str]:
    """Return the selectors of the outermost blocks of a sheet."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    found, depth, start = [], 0, 0
    for place, character in enumerate(bare):
        if character == "{":
            if depth == 0:
                found.append(bare[start:place].strip())
            depth += 1
        elif character == "}":
            depth, start = depth - 1, place + 1
    return found


def test_every_sheet_is_loaded() -> None:
    """The app loads each sheet of the house, once."""
    from cgtui.tui import app

    package = Path(app.__file__).parents[1]
    loaded = [Path(sheet).relative_to(package) for sheet in app.style_sheets()]

    assert [sheet.relative_to(SOURCE) for sheet in SHEETS] == sorted(loaded)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_public_name_is_documented(path: Path) -> None:
    """Modules, classes, functions and methods without an underscore say what they are for."""
    tree = parsed(path)
    bare = [] if ast.get_docstring(tree) else ["the module"]
    bare += [node.name for node in public(tree) if not ast.get_docstring(node)]

    assert [] == bare


def public(node: ast.Module | ast.ClassDef) -> list[Documented]:
    """Return what *node* defines without an underscore, and what its classes do."""
    found: list[Documented] = []
    for inner in node.body:
        if not isinstance(inner, Documented) or inner.name.startswith("_"):
            continue
        if not any(sets_a_property(decorator) for decorator in inner.decorator_list):
            found.append(inner)
            found += public(inner) if isinstance(inner, ast.ClassDef) else []
    return found


def sets_a_property(decorator: ast.expr) -> bool:
    """Tell whether a decorator makes a setter, whose property is documented already."""
    return isinstance(decorator, ast.Attribute) and decorator.attr == "setter"


def test_only_the_workspace_asks_the_clock() -> None:
    """Whoever needs the present is handed it, so that tests and demos stand still."""
    asked = [
        f"{named(path)}:{node.lineno}"
        for path in FILES
        if path != SOURCE / "services" / "workspace.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and asks_the_clock(node.func)
    ]

    assert [] == asked


def asks_the_clock(function: ast.expr) -> bool:
    """Tell whether a call is of ``datetime.now``, ``date.today``, ``time.time`` and their like."""
    return (
        isinstance(function, ast.Attribute)
        and function.attr in CLOCKS
        and isinstance(function.value, ast.Name | ast.Attribute)
        and ast.unparse(function.value).split(".")[-1] in ("datetime", "date", "time")
    )


def test_a_clock_is_noticed() -> None:
    """The net above catches every way to ask, and not the workspace's own clock."""
    calls = ["datetime.now()", "datetime.datetime.now(UTC)", "date.today()", "time.time()"]
    ours = ["workspace.now()", "time.monotonic()", "self.clock()", "periods.now(x)"]

    for call in (*calls, *ours):
        node = ast.parse(call, mode="eval").body
        assert isinstance(node, ast.Call)
        assert asks_the_clock(node.func) == (call in calls)


def test_no_name_is_vague() -> None:
    """No file or folder is called utils, helpers, common, manager, base or the like."""
    vague = [
        named(path)
        for path in [*SOURCE.rglob("*"), *TESTS.rglob("*")]
        if "__pycache__" not in path.parts and VAGUE & set(re.split(r"[^a-z]", path.stem.lower()))
    ]

    assert [] == vague


_IMPORT = """
import importlib, pkgutil, sys, {package}
for module in pkgutil.walk_packages({package}.__path__, "{package}."):
    importlib.import_module(module.name)
print(*sorted({{name.split(".")[0] for name in sys.modules}}))
"""


@pytest.mark.parametrize(
    ("package", "strangers"),
    [
        ("cgtui.domain", {"textual", "rich", "peewee", "sqlite3", "click", "pycountry"}),
        ("cgtui.services", {"textual", "rich", "click", "pycountry"}),
    ],
)
def test_importing_a_lower_floor_is_light(package: str, strangers: set[str]) -> None:
    """No module of the domain loads SQLite, none of the services Textual, though indirectly."""
    script = _IMPORT.format(package=package)
    loaded = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()

    assert package.split(".", maxsplit=1)[0] in loaded
    assert set() == strangers & set(loaded)


def test_the_contracts_of_the_imports_are_kept() -> None:
    """import-linter finds every floor where ``pyproject.toml`` says it is."""
    linted = subprocess.run(  # noqa: S603 - the linter beside this very Python
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == linted.returncode, linted.stdout
    assert " 0 broken." in linted.stdout
