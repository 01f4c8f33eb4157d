"""The filter language read and printed: what is the same, what is a mistake, and where."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.query_trees import trees

from cgtui.domain.changes import Kind
from cgtui.domain.query.mistakes import Mistake
from cgtui.domain.query.parsing import parse
from cgtui.domain.query.showing import show
from cgtui.domain.query.tree import (
    EVERYTHING,
    Amount,
    And,
    Choice,
    Date,
    Match,
    Not,
    Number,
    Or,
    Presence,
    Range,
    Term,
    Truth,
    Word,
    wanted_words,
)
from cgtui.domain.text import fold
from cgtui.domain.views import PANE_KINDS, PaneKind, words_of

CUSTOMER, GROUP, LIST = Kind.CUSTOMER, Kind.GROUP, Kind.PRICE_LIST


def term(field: str, op: str, *values: object, key: str | None = None) -> Term:
    """Return a term, for the tables below."""
    return Term(field, op, values, key)  # type: ignore[arg-type]  # the tables are read, not typed


def number(text: str) -> Number:
    """Return a number."""
    return Number(Decimal(text))


def text(value: str) -> Match:
    """Return a whole text."""
    return Match((value,))


EXAMPLES = [
    (CUSTOMER, "region:EU orders:>10 spent:>=500", And((
        term("region", "=", text("EU")),
        term("orders", ">", number("10")),
        term("spent", ">=", Amount(Decimal(500))),
    ))),
    (CUSTOMER, "orders:>=3 last_order:<-90d", And((
        term("orders", ">=", number("3")), term("last_order", "<", Date("-90d")),
    ))),
    (CUSTOMER, "(country:de,at,ch | company:any) -group:Wholesale", And((
        Or((
            term("country", "=", text("de"), text("at"), text("ch")),
            term("company", "=", Presence.ANY),
        )),
        Not(term("group", "=", text("Wholesale"))),
    ))),
    (CUSTOMER, "meta.tier:gold -is:guest joined:2024-01-01..", And((
        term("meta", "=", text("gold"), key="tier"),
        Not(term("is", "=", Choice("guest"))),
        term("joined", "=", Range(Date("2024-01-01"), None)),
    ))),
    (CUSTOMER, "group:none orders:0", And((
        term("group", "=", Presence.NONE), term("orders", "=", number("0")),
    ))),
    (LIST, "status:active ends:<+7d group:VIP", And((
        term("status", "=", Choice("active")),
        term("ends", "<", Date("+7d")),
        term("group", "=", text("VIP")),
    ))),
]  # fmt: skip
"""The examples of the product's description."""


@pytest.mark.parametrize(("kind", "typed", "tree"), EXAMPLES)
def test_the_examples_of_the_description_are_read(kind: Kind, typed: str, tree: object) -> None:
    """What the description shows means what it says, and prints as it is written."""
    assert tree == parse(typed, kind)
    assert typed == show(parse(typed, kind))


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", EVERYTHING),
        ('  "" ', EVERYTHING),
        ("ada", Word("ada")),
        ("Ada -bell", And((Word("Ada"), Not(Word("bell"))))),
        ("a AND b", And((Word("a"), Word("b")))),
        ("a OR b|c", Or((Word("a"), Word("b"), Word("c")))),
        ("a b | c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b | c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("NOT(a b)", Not(And((Word("a"), Word("b"))))),
        ("- a", Not(Word("a"))),
        ("--a", Not(Not(Word("a")))),
        ("-group:VIP", Not(term("group", "=", text("VIP")))),
        ("and or not", And((Word("and"), Word("or"), Word("not")))),
        ("x-ray 12:30 a*b", And((Word("x-ray"), Word("12:30"), Word("a*b")))),
        ('"a:b" "OR"', And((Word("a:b"), Word("OR")))),
        ('ada "van d', And((Word("ada"), Word("van d")))),
        ("ORDERS:5", term("orders", "=", number("5"))),
        ("orders:=5", term("orders", "=", number("5"))),
        ("orders=5", term("orders", "=", number("5"))),
        ("orders>5", term("orders", ">", number("5"))),
        ("orders >= 5", term("orders", ">=", number("5"))),
        ("orders:!=5", term("orders", "!=", number("5"))),
        ("orders:5k", term("orders", "=", number("5000"))),
        ("orders:1.5k", term("orders", "=", number("1500"))),
        ("orders:10..50", term("orders", "=", Range(number("10"), number("50")))),
        ("orders:..5k", term("orders", "=", Range(None, number("5000")))),
        ("orders:10..", term("orders", "=", Range(number("10"), None))),
        ("orders:1,5..7", term("orders", "=", number("1"), Range(number("5"), number("7")))),
        ("orders:1, 2", term("orders", "=", number("1"), number("2"))),
        ("spent:500EUR", term("spent", "=", Amount(Decimal(500), "eur"))),
        ("spent:>1.5kusd", term("spent", ">", Amount(Decimal(1500), "usd"))),
        ("spent:5mxn", term("spent", "=", Amount(Decimal(5), "mxn"))),
        ("spent:1..5eur", term("spent", "=", Range(
            Amount(Decimal(1), "eur"), Amount(Decimal(5), "eur")))),
        ("spent:-5..0", term("spent", "=", Range(Amount(Decimal(-5)), Amount(Decimal(0))))),
        ("joined:2026-01", term("joined", "=", Date("2026-01"))),
        ("joined:2026", term("joined", "=", Date("2026"))),
        ("joined:Today", term("joined", "=", Date("today"))),
        ("joined:-90d..+14d", term("joined", "=", Range(Date("-90d"), Date("+14d")))),
        ('joined:"2026-01-15 09:00"', term("joined", "=", Date("2026-01-15T09:00"))),
        ("name:Ada*", term("name", "=", Match(("Ada", "")))),
        ('name:"Ada L"*e', term("name", "=", Match(("Ada L", "e")))),
        ('name:"Ada*"', term("name", "=", text("Ada*"))),
        ("name:a**b", term("name", "=", Match(("a", "b")))),
        ("name~ada", term("name", "~", text("ada"))),
        ("name:~ada", term("name", "~", text("ada"))),
        ('company:"none"', term("company", "=", text("none"))),
        ("company:None,Bell", term("company", "=", Presence.NONE, text("Bell"))),
        ('company:"say ""hi"""', term("company", "=", text('say "hi"'))),
        ("meta.tier:2", term("meta", "=", number("2"), key="tier")),
        ('meta.tier:"2"', term("meta", "=", text("2"), key="tier")),
        ("meta.sku:007", term("meta", "=", text("007"), key="sku")),
        ("meta.ok:true", term("meta", "=", Truth(value=True), key="ok")),
        ("meta.a.b:>=1.5", term("meta", ">=", number("1.5"), key="a.b")),
        ('meta."my key":any', term("meta", "=", Presence.ANY, key="my key")),
        ("meta.v:a..b", term("meta", "=", text("a..b"), key="v")),
        ("meta.v:1..2", term("meta", "=", Range(number("1"), number("2")), key="v")),
        ("meta.d:2026-01..", term("meta", "=", Range(text("2026-01"), None), key="d")),
        ("is:account,guest", term("is", "=", Choice("account"), Choice("guest"))),
    ],
)  # fmt: skip
def test_every_form_is_read(typed: str, tree: object) -> None:
    """Each form of the grammar means what the description says, and its print the same."""
    assert tree == parse(typed, CUSTOMER)
    assert tree == parse(show(parse(typed, CUSTOMER)), CUSTOMER)


@pytest.mark.parametrize("kind", PANE_KINDS)
@given(data=st.data())
def test_what_is_printed_reads_the_same(kind: PaneKind, data: st.DataObject) -> None:
    """``parse(show(tree)) == tree``, whatever is asked and however it is nested."""
    tree = data.draw(trees(kind))

    assert tree == parse(show(tree), kind)


@given(st.text(alphabet=st.sampled_from('ab "()|-:,.*<>=!~meta0129kORNTnone'), max_size=40))
def test_anything_typed_is_read_or_is_a_mistake_in_its_place(typed: str) -> None:
    """No text breaks the reader; a mistake lies within the text; what is read prints the same."""
    try:
        tree = parse(typed, CUSTOMER)
    except Mistake as mistake:
        column, length = mistake.column, mistake.length
    else:
        column, length = 0, 0
        assert tree == parse(show(tree), CUSTOMER)

    assert 0 <= column <= column + length <= len(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "ada", "Ada  LOVELACE", '"van der" Berg', 'ada "van d', '"', '""', "O'Neill", "Müller",
        "back\\slash #5", "a\tb\nc", 'foo"bar baz"', '5" nails', "a@b.de", "12:30", "x*y", "50%",
    ],
)  # fmt: skip
def test_plain_words_are_what_they_were(typed: str) -> None:
    """Words and quoted texts without a sign of the language are the words of a plain filter."""
    found = tuple(fold(word) for word in wanted_words(parse(typed, CUSTOMER)))

    assert words_of(typed) == found


MISTAKES = [
    (CUSTOMER, "ada grup:VIP", 4, 4, "group"),
    (CUSTOMER, "foo:bar", 0, 3, None),
    (CUSTOMER, "members:>5", 0, 7, None),
    (GROUP, "member:>5", 0, 6, "members"),
    (LIST, "stauts:active", 0, 6, "status"),
    (LIST, "status:actve", 7, 5, "active"),
    (LIST, "type:sales", 5, 5, "sale"),
    (CUSTOMER, "is:gest", 3, 4, "guest"),
    (CUSTOMER, "is:", 0, 3, None),
    (CUSTOMER, "orders:", 0, 7, None),
    (CUSTOMER, "orders:1,", 8, 1, None),
    (CUSTOMER, "orders:many", 7, 4, None),
    (CUSTOMER, "orders:10..x", 11, 1, None),
    (CUSTOMER, "orders:50..10", 7, 6, None),
    (CUSTOMER, "orders:..", 7, 2, None),
    (CUSTOMER, "orders:>10..20", 8, 6, None),
    (CUSTOMER, "orders:>none", 8, 4, None),
    (CUSTOMER, "orders:5eur", 7, 4, None),
    (CUSTOMER, "orders:~5", 6, 2, None),
    (CUSTOMER, "spent:5eru", 6, 4, "eur"),
    (CUSTOMER, "spent:1.005eur", 6, 8, None),
    (CUSTOMER, "spent:1.5jpy", 6, 6, None),
    (CUSTOMER, "spent:1eur..2usd", 6, 10, None),
    (CUSTOMER, "spent:99999999999999999", 6, 17, None),
    (CUSTOMER, "joined:2026-13", 7, 7, None),
    (CUSTOMER, "joined:2026-02-30", 7, 10, None),
    (CUSTOMER, "joined:todya", 7, 5, "today"),
    (CUSTOMER, "joined:90d", 7, 3, None),
    (CUSTOMER, "joined:2026-03..2026-01", 7, 16, None),
    (CUSTOMER, "joined:2026-01..2026-99", 16, 7, None),
    (CUSTOMER, "name:>a", 4, 2, None),
    (CUSTOMER, 'name:""', 5, 2, None),
    (CUSTOMER, 'name:"ada', 5, 4, None),
    (CUSTOMER, "country:germany", 8, 7, None),
    (LIST, "currency:eru", 9, 3, "eur"),
    (CUSTOMER, "meta:gold", 0, 4, None),
    (CUSTOMER, "meta.:gold", 0, 5, None),
    (CUSTOMER, "(ada", 0, 1, None),
    (CUSTOMER, "ada)", 3, 1, None),
    (CUSTOMER, "ada ()", 4, 1, None),
    (CUSTOMER, "ada |", 4, 1, None),
    (CUSTOMER, "OR ada", 0, 2, None),
    (CUSTOMER, "ada OR OR bell", 4, 2, None),
    (CUSTOMER, "ada AND", 4, 3, None),
    (CUSTOMER, "AND ada", 0, 3, None),
    (CUSTOMER, "ada -", 4, 1, None),
    (CUSTOMER, "NOT", 0, 3, None),
    (CUSTOMER, '-""', 0, 1, None),
    (CUSTOMER, "(" * 60 + "a" + ")" * 60, 50, 1, None),
    (CUSTOMER, "-" * 60 + "a", 50, 1, None),
]


@pytest.mark.parametrize(("kind", "typed", "column", "length", "near"), MISTAKES)
def test_a_mistake_is_marked_where_it_is(
    kind: Kind, typed: str, column: int, length: int, near: str | None
) -> None:
    """Column and length say which letters are wrong; a near name is offered, where there is one."""
    with pytest.raises(Mistake) as caught:
        parse(typed, kind)
    mistake = caught.value

    assert (column, length, near) == (mistake.column, mistake.length, mistake.nearest)
    assert str(mistake).endswith((".", "?"))
    assert near is None or f"Did you mean {near}?" in str(mistake)
    assert mistake.told.startswith(f"Column {column + 1}: ")


def test_the_stores_currency_limits_the_decimals() -> None:
    """Amounts without a currency have the decimals of the store's; nothing is rounded."""
    with pytest.raises(Mistake, match="no decimals") as caught:
        parse("spent:>10.5", CUSTOMER, currency="jpy")

    assert 7 == caught.value.column
    assert term("spent", ">", Amount(Decimal("10.5"))) == parse(
        "spent:>10.5", CUSTOMER, currency="eur"
    )


def test_too_many_values_are_told() -> None:
    """Five hundred values are a filter, one more is a mistake at its column."""
    many = "country:" + ",".join(["de"] * 500)
    parse(many, CUSTOMER)
    with pytest.raises(Mistake) as caught:
        parse(f"{many},at", CUSTOMER)

    assert len(many) + 1 == caught.value.column


def test_a_pasted_novel_is_words() -> None:
    """Thousands of words are read like three."""
    assert 5_000 == len(wanted_words(parse("bell " * 5_000, CUSTOMER)))
