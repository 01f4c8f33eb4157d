"""A file is recognised by what is in it: columns, delimiter, encoding, compression, damage."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.services.import_files import (
    HEADER,
    answer,
    column,
    customer,
    gzipped,
    line,
    sales_file,
    table,
)
from tests.shop import dump

from cgtui.domain.errors import Refusal
from cgtui.services import imports

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.workspace import Workspace

SOLD = 'SELECT external_id, total FROM "order" ORDER BY rid'


def refusal(workspace: Workspace, *paths: Path) -> str:
    """Return why these files are not imported; nothing may have been written."""
    empty = dump(workspace)
    with pytest.raises(Refusal) as refused:
        imports.write(workspace, list(paths))
    assert dump(workspace) == empty
    return str(refused.value)


def test_columns_may_come_in_any_order_and_case(workspace: Workspace, tmp_path: Path) -> None:
    """The header says where everything is; columns nobody knows are passed over."""
    path = tmp_path / "export.txt"
    path.write_text(
        "Country,shop,CUSTOMER ID,unitprice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo\n"
        "France,web,7,2.50,2026-01-02 10:00:00,2,Mug,A,1\n"
    )
    imports.write(workspace, [path])

    assert table(workspace, SOLD) == [("1", 500)]
    assert column(workspace, "SELECT country_code FROM customer") == ["fr"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_line_ends_and_encodings_are_recognised(
    workspace: Workspace, tmp_path: Path, delimiter: str, end: str, encoding: str
) -> None:
    """However a table is saved, the same lines come out of it."""
    rows = [HEADER, line("1", title="Café", price="2.50"), line("2", title="Café")]
    text = end.join(row.replace(",", delimiter) for row in rows) + end
    path = tmp_path / "table"
    path.write_bytes(text.encode(encoding))
    imports.write(workspace, [path, gzipped(path)])

    assert table(workspace, SOLD) == [("1", 250), ("2", 100)]
    assert column(workspace, "SELECT title FROM variant") == ["Café"]


@pytest.mark.parametrize(("byte", "title"), [(b"\x80", "€ mug"), (b"\x81", "\x81 mug")])
def test_what_is_not_utf_8_is_read_as_windows_1252(
    workspace: Workspace, tmp_path: Path, byte: bytes, title: str
) -> None:
    """A foreign byte far down in the file decides about all of it, and it is told."""
    path = sales_file(tmp_path / "old.csv", *(line(str(n), title="Cup") for n in range(3)))
    sold = line("9", "Z").replace("Mug", "? mug").encode().replace(b"?", byte)
    path.write_bytes(path.read_bytes() + sold)
    result = imports.write(workspace, [path])

    assert column(workspace, "SELECT title FROM variant WHERE sku = 'Z'") == [title]
    assert result.warnings == ("old.csv is not UTF-8; it was read as Windows-1252.",)


def test_quoted_texts_hold_commas_quotes_and_line_breaks(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A refused line after a text of two lines still has its true number."""
    path = sales_file(
        tmp_path / "q.csv",
        line("1", title='"Mug, ""blue"""'), "", line("2", "B", title='"two\nlines"'), line("x,"),
        line("4", "C", title='5" ruler'),
    )  # fmt: skip
    result = imports.write(workspace, [path])

    titles = column(workspace, "SELECT title FROM variant ORDER BY rid")
    assert titles == ['Mug, "blue"', "two\nlines", '5" ruler']
    assert [refused.line for refused in result.refused] == [6]


def test_a_quote_that_is_never_closed_costs_one_line(workspace: Workspace, tmp_path: Path) -> None:
    """The lines below it are taken, wherever the file ends and whatever quotes they have."""
    lines = [line(str(number)) for number in range(1, 300)]
    lines[9] = line("10", title='"Mug')
    lines[19] = line("20", title='"Mug, with saucer"')
    lines[298] = line("299", title='"Cup')
    result = imports.write(workspace, [sales_file(tmp_path / "q.csv", *lines)])

    assert [refused.line for refused in result.refused] == [11, 300]
    assert result.refused[0].reason == "A quote opens on this line and is not closed."
    assert column(workspace, 'SELECT count(*) FROM "order"') == [297]


@pytest.mark.parametrize(
    "content",
    [b"hello\nworld\n", b"", b"  \n", b"a,b,c\n1,2,3\n", b"PK\x03\x04\0\0", b"\0\0\0", b"\xff\xfe"],
)
def test_anything_else_is_refused_with_what_was_expected(
    workspace: Workspace, tmp_path: Path, content: bytes
) -> None:
    """The name does not help: a .csv that holds something else is not taken."""
    path = tmp_path / "invoice_lines.csv"
    path.write_bytes(content)
    said = refusal(workspace, path)

    assert "invoice_lines.csv is " in said
    assert "InvoiceNo, StockCode, Description" in said
    assert "customer_groups" in said


@pytest.mark.parametrize(
    "content",
    ['{"a": 1}', "[]", '[{"id": "x_1"}]', "[1]", '{"customers": 1}', '{"orders": []}', '"text'],
)
def test_json_of_another_shape_is_refused(
    workspace: Workspace, tmp_path: Path, content: str
) -> None:
    """JSON that is no answer of Medusa is nothing that can be imported."""
    path = tmp_path / "x.json"
    path.write_text(content)

    assert "Expected are" in refusal(workspace, path)


@pytest.mark.parametrize("content", ['{"customers": [', "{'a'}", "[" * 100_000, "[" + "9" * 9_999])
def test_json_that_is_none_is_refused(workspace: Workspace, tmp_path: Path, content: str) -> None:
    """A file that ends too early, or was never JSON, is refused as that."""
    path = tmp_path / "x.json"
    path.write_text(content)

    assert "is no" in refusal(workspace, path)


def test_missing_columns_are_named(workspace: Workspace, tmp_path: Path) -> None:
    """A table that looks like invoice lines is told what it lacks, or has twice."""
    short = sales_file(tmp_path / "s.csv", header=HEADER.replace(",UnitPrice", ""))
    double = sales_file(tmp_path / "d.csv", header=HEADER + ",price")

    assert 'the column "UnitPrice" is missing' in refusal(workspace, short)
    assert 'the column "UnitPrice" is there twice' in refusal(workspace, double)


def test_damaged_and_missing_files_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    """Nothing of a file that breaks off is taken, and nothing of the files beside it."""
    noise = random.Random(1)
    whole = sales_file(
        tmp_path / "s.csv", *(line(str(n), title=noise.randbytes(9).hex()) for n in range(9_000))
    )
    packed = gzipped(whole)
    packed.write_bytes(packed.read_bytes()[:-2_000])

    assert "is damaged" in refusal(workspace, whole, packed)
    assert "does not exist" in refusal(workspace, tmp_path / "none.csv")
    assert "is a folder" in refusal(workspace, tmp_path)


def test_a_header_alone_takes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """It is recognised, but there was nothing to take."""
    result = imports.write(workspace, [sales_file(tmp_path / "s.csv")])

    assert not result.taken
    assert result.lines is not None
    assert result.lines.lines == 0


def test_sales_and_answers_can_come_together(workspace: Workspace, tmp_path: Path) -> None:
    """Both are one step, and the plan counts what the sales find among the answers."""
    sold = sales_file(tmp_path / "s.csv", line(sku="A"), line(sku="B"))
    variant = {"id": "variant_1", "title": "Mug", "sku": "A", "product_id": "prod_1"}
    told = answer(
        tmp_path / "m.json",
        variants=[variant],
        customers=[customer("cus_1", "customer-7@online-retail.invalid")],
    )
    empty = dump(workspace)
    plan = imports.prepare(workspace, [sold, told])
    untouched = dump(workspace)
    result = imports.write(workspace, [sold, told])

    assert untouched == empty
    assert plan.counts == result.counts
    assert (result.step, result.counts["variants"].new, result.counts["customers"].new) == (1, 2, 1)
    assert column(workspace, "SELECT title FROM variant") == ["Mug", "Mug"]
