"""``query``: the rows a filter finds, counted, sorted, and a mistake with a caret under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Ask, Run


@pytest.mark.parametrize(
    ("kind", "typed", "names"),
    [
        ("groups", "members:>1", ["VIP", "Wholesale"]),
        ("groups", "-lists:0 meta.tier:2", ["VIP"]),
        ("groups", 'meta.tier:"2"', []),
        ("groups", "kind:rule", []),
        ("groups", "meta.is_seller:true", ["Wholesale"]),
        ("lists", "status:active ends:<+60d", ["Trade"]),
        ("lists", "group:VIP -status:draft", ["Trade", "VIP Spring"]),
        ("lists", "audience:everyone", ["Outlet", "Whole shop"]),
        ("lists", "sku:mug* currency:eur", ["Trade", "VIP Spring"]),
        ("lists", "region:europe", ["Trade"]),
        ("lists", "type:override | starts:2026-11", ["Black Friday", "Ideas", "Trade"]),
    ],
)
def test_a_filter_finds_rows(ask: Ask, kind: str, typed: str, names: list[str]) -> None:
    """What the filter says is printed, by name."""
    assert names == [row["name"] for row in ask("query", kind, typed)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("-is:guest group:none", ["dennis"]),
        ("-company:none", ["alan", "barbara", "dennis", "ken"]),
        ("country:gb,de", ["ada", "alan", "zoe"]),
        ("region:Europe", ["zoe"]),
        ("spent:>=800", ["alan"]),
        ("spent:120", ["ada"]),
        ("spent:>5gbp", ["ada"]),
        ("aov:60", ["ada"]),
        ("orders:0 -bell", ["barbara", "grace", "zoe"]),
        ("last_order:<-90d", ["alan"]),
        ("last_order:none country:us", ["barbara", "dennis", "dennis"]),
        ("group:VIP -group:Press", ["ada", "alan"]),
        ("name:zoe*", ["zoe"]),
        ("name~MULL", ["zoe"]),
        ("list:Trade", ["ada", "alan", "barbara", "grace"]),
        ("meta.newsletter:true", ["ada"]),
        ("", ["ada", "alan", "barbara", "dennis", "dennis", "grace", "ken", "zoe"]),
    ],
)
def test_a_filter_finds_customers(ask: Ask, typed: str, names: list[str]) -> None:
    """What the filter says is printed, by e-mail; it may begin with a ``-``."""
    assert names == [row["email"].partition("@")[0] for row in ask("query", "customers", typed)]


def test_rows_are_counted(run: Run) -> None:
    """``--count`` prints a number, with ``--json`` an object, wherever the options stand."""
    assert "2\n" == run("query", "customers", "-is:account bell", "--count").stdout
    assert (
        '{"count": 2}\n'
        == run("query", "customers", "--json", "--count", "-is:account bell").stdout
    )


def test_rows_are_sorted_and_limited(ask: Ask) -> None:
    """By a column of a list or by the filter's name for it, up or down."""
    spent = ask("query", "customers", "orders:>0", "--sort", "-spent", "--limit", "2")

    assert ["alan@bletchley.uk", "ada@lovelace.io"] == [row["email"] for row in spent]
    assert ["Empty", "Press", "Wholesale", "VIP"] == [
        row["name"] for row in ask("query", "groups", "", "--sort", "members")
    ]


def test_people_get_a_table(run: Run) -> None:
    """With titles and a last line that counts; nothing found is said."""
    table = run("query", "groups", "members:3").stdout

    assert "VIP" in table
    assert table.endswith("1 customer group. Times are in UTC.\n")
    assert "No price lists.\n" == run("query", "lists", "sku:nothing").stdout


def test_a_mistake_is_shown_with_a_caret(run: Run) -> None:
    """The sentence, the filter, and a caret under the wrong letters; exit code 2."""
    result = run("query", "customers", "ada grup:VIP")

    assert 2 == result.exit_code
    assert "" == result.stdout
    assert [
        'Column 5: Customers have no field "grup". Did you mean group?',
        "  ada grup:VIP",
        "      ^^^^",
    ] == result.stderr.splitlines()


def test_the_caret_of_a_long_filter_stays_under_the_mistake(run: Run) -> None:
    """Only what is around the mistake is shown; wide letters take two cells."""
    result = run("query", "customers", "x" * 500 + " 東 grup:VIP " + "y" * 500)
    _, excerpt, caret = result.stderr.splitlines()

    assert len(excerpt) < 140
    assert excerpt.index("grup") + 1 == caret.index("^")


@pytest.mark.parametrize(
    "arguments",
    [
        ("customers",),
        ("customers", "a", "b"),
        ("customers", "a", "--srot", "name"),
        ("customers", "--nonsense"),
        ("customers", "a", "--sort", "grups"),
        ("customers", "a", "--limit", "-1"),
        ("groups", "country:de"),
    ],
)
def test_wrong_use_exits_2(run: Run, arguments: tuple[str, ...]) -> None:
    """No filter, two of them, an option or a column there is not."""
    result = run("query", *arguments)

    assert 2 == result.exit_code
    assert "" == result.stdout


def test_h_is_a_filter_and_no_help(ask: Ask) -> None:
    """One-letter options would swallow filters: ``-hopper`` is everybody but Hopper."""
    assert 7 == len(ask("query", "customers", "-hopper"))
