"""Invoice lines become customers, variants, base prices and orders; every line is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.import_files import column, line, sales_file, table
from tests.shop import dump, open_shop, sentences, write

from cgtui.domain.changes import Edit, Kind, UpdateRows
from cgtui.services import imports
from cgtui.services.imports import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.imports import ImportResult, Progress
    from cgtui.services.workspace import Workspace

ORDERS = """SELECT o.external_id, c.email, o.placed_at, o.currency_code, o.total, o.cancels
    FROM "order" o JOIN customer c ON c.rid = o.customer_id ORDER BY o.rid"""
BASE_PRICES = """SELECT v.sku, p.currency_code, p.amount FROM variant v
    LEFT JOIN price p ON p.variant_id = v.rid ORDER BY v.rid"""


def bring(workspace: Workspace, path: Path, *lines: str, currency: str = "gbp") -> ImportResult:
    """Import these lines in pounds."""
    return imports.write(workspace, [sales_file(path / "sales.csv", *lines)], currency=currency)


def ms(text: str) -> int:
    """Return an instant of 2026-01-02 in milliseconds."""
    hours, minutes = map(int, text.split(":"))
    return 1_767_312_000_000 + (hours * 60 + minutes) * 60_000


def test_an_invoice_is_one_order_of_its_customer(workspace: Workspace, tmp_path: Path) -> None:
    """An order's total is the sum of quantity times price, its instant the earliest line, UTC."""
    bring(
        workspace,
        tmp_path,
        line("1", "A", quantity=3, price="2.55", at="2026-01-02 10:05:00"),
        line("1", "B", quantity=1, price="0.1", at="2026-01-02 10:04:00"),
        line("2", "A", quantity=1, price="7"),
    )

    email = "customer-7@online-retail.invalid"
    assert table(workspace, ORDERS) == [
        ("1", email, ms("10:04"), "gbp", 775, 0),
        ("2", email, ms("10:00"), "gbp", 700, 0),
    ]


def test_identical_lines_both_count(workspace: Workspace, tmp_path: Path) -> None:
    """The same line twice is two lines of the order, not one."""
    bring(workspace, tmp_path, line(price="1.50"), line(price="1.50"))

    assert column(workspace, 'SELECT total FROM "order"') == [300]


def test_a_cancellation_lowers_what_was_spent(workspace: Workspace, tmp_path: Path) -> None:
    """An invoice whose number begins with C is no order; its total is below zero."""
    result = bring(workspace, tmp_path, line("1", price="9"), line("C2", price="4", quantity=-2))

    assert table(workspace, 'SELECT external_id, total, cancels FROM "order"') == [
        ("1", 900, 0),
        ("C2", -800, 1),
    ]
    assert result.lines is not None
    assert (result.lines.orders, result.lines.cancellations) == (1, 1)


def test_two_customers_on_one_invoice_have_an_order_each(
    workspace: Workspace, tmp_path: Path
) -> None:
    """No customer pays for what another has bought."""
    bring(workspace, tmp_path, line("1", price="1"), line("1", price="2", customer="8"))

    assert [(e, t) for _, e, _, _, t, _ in table(workspace, ORDERS)] == [
        ("customer-7@online-retail.invalid", 100),
        ("customer-8@online-retail.invalid", 200),
    ]


def test_lines_without_a_customer_are_skipped_but_tell_about_variants(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A variant known only from lines without a customer is there, with title and base price."""
    result = bring(workspace, tmp_path, line("1", "X", customer="", title=" Vase ", price="3"))

    assert table(workspace, "SELECT sku, title FROM variant") == [("X", "Vase")]
    assert table(workspace, BASE_PRICES) == [("X", "gbp", 300)]
    assert column(workspace, "SELECT count(*) FROM customer") == [0]
    assert result.lines is not None
    assert (result.lines.skipped, result.lines.lines) == (1, 1)


def test_stock_codes_differ_by_case_and_keep_their_noughts(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A stock code is text: 007 stays 007, and a is not A."""
    bring(workspace, tmp_path, line(sku="007"), line(sku="a"), line(sku="A"))

    assert column(workspace, "SELECT sku FROM variant ORDER BY rid") == ["007", "a", "A"]


def test_the_title_is_the_most_frequent_description(workspace: Workspace, tmp_path: Path) -> None:
    """Empty descriptions do not count, blanks around one do not matter, the latest wins a tie."""
    bring(
        workspace,
        tmp_path,
        line(title=""), line(title="  "), line(title=" "),
        line(title="Old mug", at="2026-01-05 10:00:00"),
        line(title="New mug ", at="2026-01-06 10:00:00"),
        line("2", "B", title="Bowl"), line("2", "B", title="Bowl "), line("2", "B", title="Dish"),
        line("3", "C", title=""),
    )  # fmt: skip

    assert table(workspace, "SELECT sku, title FROM variant ORDER BY rid") == [
        ("A", "New mug"),
        ("B", "Bowl"),
        ("C", ""),
    ]


def test_the_base_price_is_the_most_frequent_positive_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Nought and less do not count, the latest wins a tie, never sold means no base price."""
    bring(
        workspace,
        tmp_path,
        line(price="0"), line(price="0.00"), line(price="0"),
        line(price="5", at="2026-01-08 10:00:00"), line(price="4.00", at="2026-01-09 10:00:00"),
        line("2", "B", price="2.5"), line("2", "B", price="2.50"), line("2", "B", price="9"),
        line("3", "C", price="0"), line("3", "C", price="-1"),
    )  # fmt: skip

    assert table(workspace, BASE_PRICES) == [
        ("A", "gbp", 400),
        ("B", "gbp", 250),
        ("C", None, None),
    ]


def test_the_country_is_the_one_most_lines_name(workspace: Workspace, tmp_path: Path) -> None:
    """EIRE, RSA and USA are known; what is no one country stays empty and is told."""
    names = ["United Kingdom", "EIRE", "RSA", "USA", "germany", "Czech Republic", "Unspecified"]
    lines = [
        line(str(number), customer=str(number), country=name) for number, name in enumerate(names)
    ]
    moved = [line("9", customer="9", country=name) for name in ("Japan", "Spain", "Spain")]
    result = bring(workspace, tmp_path, *lines, *moved)

    codes = column(workspace, "SELECT country_code FROM customer ORDER BY rid")
    assert codes == ["gb", "ie", "za", "us", "de", "cz", None, "es"]
    assert result.warnings == (
        '"Unspecified" is no one country of ISO 3166; 1 customer of it stays without.',
    )


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (line(price="0.001"), '"0.001" is not rounded: amounts in GBP have at most 2 decimals.'),
        (line(price="cheap"), '"cheap" is no amount in GBP'),
        (line(price=""), "Write an amount"),
        (line(quantity="1.5"), '"1.5" is no whole quantity.'),
        (line(quantity="99999999999"), '"99999999999" is no whole quantity.'),
        (line(at="12/1/2010 8:26"), '"12/1/2010 8:26" is no date.'),
        (line(at="2026-02-30 08:00:00"), "a day or a time that no calendar has"),
        (line(invoice=""), "It has no invoice number."),
        (line(sku=" "), "It has no stock code."),
        (line(customer="a b"), '"a b" is no customer number'),
        (line(quantity=2_000_000_000, price="99999999"), "too large to be kept exactly"),
        (line() + ",more", "It has 9 fields; the header has 8."),
        ("1,A,Mug", "It has 3 fields; the header has 8."),
        (line(title="M\0ug"), "NUL"),
        (line(title='"Mug" blue'), "Its quotes do not fit"),
    ],
)
def test_a_line_that_cannot_be_taken_is_refused_with_its_number(
    workspace: Workspace, tmp_path: Path, bad: str, reason: str
) -> None:
    """Nothing is rounded or guessed: the line is told with its reason, and the others go in."""
    result = bring(workspace, tmp_path, line("1"), bad, line("3"))

    assert [(r.file, r.line) for r in result.refused] == [("sales.csv", 3)]
    assert reason in result.refused[0].reason
    assert column(workspace, 'SELECT external_id FROM "order"') == ["1", "3"]
    assert result.lines is not None
    assert (result.lines.lines, result.lines.orders, result.lines.refused) == (3, 2, 1)


def test_a_refused_line_tells_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """An invoice with one refused line has the total of the others; alone it makes nothing."""
    result = bring(
        workspace,
        tmp_path,
        line("1", price="1"), line("1", price="0.005"),
        line("2", "B", customer="8", price="0.005"),
    )  # fmt: skip

    assert [(n, t) for n, _, _, _, t, _ in table(workspace, ORDERS)] == [("1", 100)]
    assert column(workspace, "SELECT sku FROM variant") == ["A"]
    assert column(workspace, "SELECT count(*) FROM customer") == [1]
    assert result.refused_count == 2


def test_the_counts_of_lines_add_up(workspace: Workspace, tmp_path: Path) -> None:
    """Orders, cancellations, skipped and refused lines are together all lines."""
    result = bring(
        workspace, tmp_path, line(), line("C1"), line("C1"), line(customer=""), line(price="x"), ""
    )

    plain = result.to_plain()
    assert plain["lines"] == 5
    assert [plain[k] for k in ("orders", "cancellations", "skipped", "refused")] == [1, 2, 1, 1]


def test_a_currency_without_decimals_refuses_decimals(workspace: Workspace, tmp_path: Path) -> None:
    """What is fine in pounds is refused in yen, and a dinar has three decimals."""
    bring(workspace, tmp_path, line("1", price="250"), line("2", price="2.5"), currency="jpy")
    bring(workspace, tmp_path, line("5", price="1.234"), currency="kwd")

    assert table(workspace, 'SELECT external_id, currency_code, total FROM "order"') == [
        ("1", "jpy", 250),
        ("5", "kwd", 1234),
    ]


def test_the_first_currency_becomes_the_stores_own(workspace: Workspace, tmp_path: Path) -> None:
    """A later import in another currency says that the store's own stays."""
    bring(workspace, tmp_path, line("1"))
    later = bring(workspace, tmp_path, line("2"), currency="usd")
    asked_nothing = imports.write(workspace, [sales_file(tmp_path / "more.csv", line("3"))])

    assert column(workspace, "SELECT value FROM setting WHERE key = 'currency_code'") == ["gbp"]
    codes = column(workspace, 'SELECT currency_code FROM "order" ORDER BY rid')
    assert codes == ["gbp", "usd", "gbp"]
    assert "the store's currency stays GBP" in later.warnings[0]
    assert asked_nothing.step == 3


def test_without_a_currency_anywhere_it_is_euro(workspace: Workspace, tmp_path: Path) -> None:
    """The default is euro; it is not written down as the store's own."""
    imports.write(workspace, [sales_file(tmp_path / "sales.csv", line())])

    assert column(workspace, 'SELECT currency_code FROM "order"') == ["eur"]
    assert column(workspace, "SELECT count(*) FROM setting") == [0]


def test_importing_the_same_file_again_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    """All is unchanged, and the history has no further step."""
    lines = line("1"), line("C2", quantity=-1), line("3", "B", customer="8", country="Unspecified")
    bring(workspace, tmp_path, *lines)
    before = dump(workspace)
    again = bring(workspace, tmp_path, *lines)

    assert dump(workspace) == before
    assert again.step is None
    assert again.taken
    assert again.sentence == "Nothing to import: what sales.csv holds is already here."
    assert (again.total.new, again.total.changed, again.total.unchanged) == (0, 0, 9)
    assert len(workspace.history()) == 1


def test_an_import_is_one_step_that_undo_takes_back(workspace: Workspace, tmp_path: Path) -> None:
    """Undo leaves the file as it was, redo brings everything back."""
    empty = dump(workspace)
    bring(workspace, tmp_path, line("1"), line("2", "B", customer="8"))
    full = dump(workspace)
    workspace.undo()
    undone = dump(workspace)
    workspace.redo()

    assert undone == empty
    assert dump(workspace) == full
    assert sentences(workspace)[-1] == (
        "Imported 2 customers, 2 orders, 2 variants and 2 prices from sales.csv."
    )


def test_a_later_file_extends_what_is_here(workspace: Workspace, tmp_path: Path) -> None:
    """New invoices are added; an invoice that came out otherwise, a title, a price are changed."""
    bring(workspace, tmp_path, line("1", price="1"), line("2", price="1"))
    result = bring(
        workspace, tmp_path, line("2", price="3", title="Cup"), line("4", price="3", title="Cup")
    )

    orders = table(workspace, 'SELECT external_id, total FROM "order" ORDER BY rid')
    assert orders == [("1", 100), ("2", 300), ("4", 300)]
    assert table(workspace, "SELECT sku, title FROM variant") == [("A", "Cup")]
    assert table(workspace, BASE_PRICES) == [("A", "gbp", 300)]
    assert result.counts["orders"].to_plain() == {
        "new": 1, "changed": 1, "unchanged": 0, "removed": 0, "refused": 0,
    }  # fmt: skip
    assert result.counts["customers"].unchanged == 1


def test_an_import_overwrites_nothing_a_user_wrote(workspace: Workspace, tmp_path: Path) -> None:
    """Names and a country that somebody wrote stay; only an empty country is filled."""
    bring(workspace, tmp_path, line("1", country=""), line("2", customer="8"))
    columns = ("first_name", "country_code")
    edits = (Edit(2, (None, "fr"), ("Bob", "be")),)
    write(workspace, UpdateRows(Kind.CUSTOMER, columns, edits))
    result = bring(workspace, tmp_path, line("1"), line("2", customer="8"))

    customers = table(workspace, "SELECT first_name, country_code FROM customer ORDER BY rid")
    assert customers == [(None, "fr"), ("Bob", "be")]
    assert result.counts["customers"].changed == 1


def test_a_trashed_customer_stays_in_the_trash(workspace: Workspace, tmp_path: Path) -> None:
    """They are neither made twice nor brought back; their new orders wait for a restore."""
    bring(workspace, tmp_path, line("1"))
    write(workspace, UpdateRows(Kind.CUSTOMER, ("deleted_at",), (Edit(1, (None,), (5,)),)))
    result = bring(workspace, tmp_path, line("1"), line("2"))

    assert table(workspace, "SELECT rid, deleted_at FROM customer") == [(1, 5)]
    assert table(workspace, 'SELECT external_id, customer_id FROM "order"') == [("1", 1), ("2", 1)]
    assert result.warnings == ("1 customer of these sales is in the trash and stays there.",)


def test_variants_of_a_product_keep_what_their_shop_says(shop: Workspace, tmp_path: Path) -> None:
    """A stock code that is the SKU of a Medusa product changes neither title nor base price."""
    before = table(shop, "SELECT * FROM variant"), table(shop, "SELECT * FROM price")
    imports.write(shop, [sales_file(tmp_path / "s.csv", line(sku="007"), line(sku="MUG-1"))])

    assert (table(shop, "SELECT * FROM variant"), table(shop, "SELECT * FROM price")) == before


def test_numbers_written_as_decimals_are_the_same_customer(
    workspace: Workspace, tmp_path: Path
) -> None:
    """17850.0 is how tables write a number that may be missing."""
    bring(workspace, tmp_path, line(customer="17850.0"), line(customer="17850"))

    assert column(workspace, "SELECT email FROM customer") == [
        "customer-17850@online-retail.invalid"
    ]


def test_customers_that_differ_only_in_case_are_not_mixed_up(
    workspace: Workspace, tmp_path: Path
) -> None:
    """An e-mail has no case, so the second spelling is refused rather than taken for the first."""
    result = bring(workspace, tmp_path, line("1", customer="ab"), line("2", customer="AB"))

    assert column(workspace, "SELECT email FROM customer") == ["customer-ab@online-retail.invalid"]
    assert "differ only in case" in result.refused[0].reason


def test_preparing_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """The plan has the same counts as the import after it, and the file stays as it was."""
    path = sales_file(tmp_path / "sales.csv", line("1"), line("C2"), line(price="x"))
    empty = dump(workspace)
    plan = imports.prepare(workspace, [path], currency="gbp")
    untouched = dump(workspace)
    result = imports.write(workspace, [path], currency="gbp")

    assert untouched == empty
    assert plan.counts == result.counts
    assert plan.lines == result.lines
    assert plan.refused == result.refused
    assert plan.sentence == result.sentence.replace("Imported", "Would import")
    assert plan.summary() == [
        "sales.csv: invoice lines",
        "Customers      1 new, 0 changed, 0 unchanged, 0 refused",
        "Orders         1 new, 0 changed, 0 unchanged, 0 refused",
        "Cancellations  1 new, 0 changed, 0 unchanged, 0 refused",
        "Variants       1 new, 0 changed, 0 unchanged, 0 refused",
        "Prices         1 new, 0 changed, 0 unchanged, 0 refused",
        "3 lines: 1 of orders, 1 of cancellations, 0 skipped (no customer), 1 refused.",
    ]


def test_a_read_only_file_can_show_a_plan(tmp_path: Path) -> None:
    """What an import would do needs no right to write."""
    path = sales_file(tmp_path / "sales.csv", line())
    open_shop(tmp_path / "shop.db").close()
    with open_shop(tmp_path / "shop.db", read_only=True) as workspace:
        plan = imports.prepare(workspace, [path])

    assert plan.counts["orders"].new == 1


def test_progress_is_told_and_cancelling_leaves_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Whenever it is cancelled, while reading or while writing, the file is as it was."""
    path = sales_file(tmp_path / "sales.csv", *(line(str(n)) for n in range(12_000)))
    empty = dump(workspace)
    seen: list[Progress] = []
    for doing in ("reading", "writing"):
        seen.clear()
        with pytest.raises(Cancelled):
            imports.write(
                workspace,
                [path],
                progress=seen.append,
                cancelled=lambda now=doing: any(p.doing == now for p in seen[1:]),
            )

        assert dump(workspace) == empty
        assert workspace.history() == []

    told = [p.lines for p in seen if p.doing == "reading"]
    assert told[-2:] == [5_000, 10_000]
    assert all(0 < p.done <= p.total == path.stat().st_size for p in seen if p.doing == "reading")


def test_nothing_but_refused_lines_takes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """The result says that nothing could be taken; no currency and no step is written."""
    result = bring(workspace, tmp_path, line(price="x"), line(quantity="y"))

    assert not result.taken
    assert result.step is None
    assert result.sentence == "Nothing in sales.csv could be taken."
    assert column(workspace, "SELECT count(*) FROM setting") == [0]


def test_of_very_many_refusals_the_first_thousand_are_shown(
    workspace: Workspace, tmp_path: Path
) -> None:
    """All are counted, so that the figures add up."""
    result = bring(workspace, tmp_path, *(line(price="x") for _ in range(1_200)))

    assert (len(result.refused), result.refused_count) == (1_000, 1_200)


def test_two_files_at_once_the_later_says_what_an_invoice_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Two exports that overlap do not count an invoice twice, and it is told."""
    one = sales_file(tmp_path / "one.csv", line("1", price="1"), line("2", price="1"))
    two = sales_file(tmp_path / "two.csv", line("2", price="5"), line("3", price="1"))
    result = imports.write(workspace, [one, two, one])

    assert table(workspace, 'SELECT external_id, total FROM "order"') == [
        ("1", 100),
        ("2", 500),
        ("3", 100),
    ]
    assert len(result.warnings) == 1
    assert result.warnings[0] == (
        'two.csv holds 1 invoice that an earlier file holds too (such as "2"); '
        "the later file counts."
    )
    assert result.lines is not None
    assert result.lines.lines == 4
