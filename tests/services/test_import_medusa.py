"""Answers of Medusa are taken as the full state of what they tell, in any order."""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from tests.services.import_files import (
    AT,
    answer,
    by_ids,
    column,
    customer,
    group,
    price,
    price_list,
    table,
    thing,
)
from tests.shop import dump, members_of, sentences

from cgtui.services import imports

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.imports import ImportResult
    from cgtui.services.workspace import Workspace

CHAIR = thing("variant_1", title="Red", sku="CH-1", product_id="prod_1")
EUROPE = thing(
    "reg_eu", name="Europe", currency_code="eur", countries=[{"iso_2": "fr"}, {"iso_2": "de"}]
)


def bring(workspace: Workspace, path: Path, **sections: object) -> ImportResult:
    """Import one answer with these sections."""
    return imports.write(workspace, [answer(path / "answer.json", **sections)])


def one_shop(path: Path) -> list[Path]:
    """Write one small shop as five answers, each of which tells of things in the others."""
    vip, press = group("cgrp_1", "VIP", metadata={"tier": "2"}), group("cgrp_2", "Press")
    ada, bob = customer("cus_1", "ada@a.io", phone="1"), customer("cus_2", "bob@b.io")
    sale, public = price_list("pl_1", "Sale"), price_list("pl_2", "Public")
    base = price("ma_1", 1000, price_list_id=None, variant_id="variant_1")
    cut = price("ma_2", 800, region_id="reg_eu", price_list_id="pl_1", variants=[CHAIR])
    return [
        answer(path / "regions.json", regions=[EUROPE]),
        answer(
            path / "products.json",
            products=[thing("prod_1", title="Chair", variants=[{**CHAIR, "prices": [base, cut]}])],
        ),
        answer(
            path / "customers.json",
            customers=[{**ada, "groups": [vip, press]}, {**bob, "groups": []}],
        ),
        answer(
            path / "groups.json",
            customer_groups=[
                {**vip, "customers": [ada], "price_lists": [sale]},
                {**press, "customers": [ada], "price_lists": []},
            ],
        ),
        answer(
            path / "lists.json",
            price_lists=[
                {**sale, "customer_groups": [vip], "prices": [cut]},
                {**public, "customer_groups": [], "prices": []},
            ],
        ),
    ]


def test_the_order_of_the_answers_does_not_matter(workspace: Workspace, tmp_path: Path) -> None:
    """Together in any order, or one at a time in any order: the same shop comes out."""
    files = one_shop(tmp_path)
    imports.write(workspace, files)
    expected = by_ids(workspace)
    workspace.undo()
    for order in list(permutations(files))[::3]:
        imports.write(workspace, order)
        together = by_ids(workspace)
        workspace.undo()
        for file in order:
            imports.write(workspace, [file])
        one_by_one = by_ids(workspace)
        workspace.undo(workspace.turns()[0])

        assert together == expected, [file.name for file in order]
        assert one_by_one == expected, [file.name for file in order]

    assert expected["membership"] == [("cgrp_1", "cus_1", None), ("cgrp_2", "cus_1", None)]
    assert expected["link"] == [("pl_1", "cgrp_1")]
    assert [(row[0], row[-1]) for row in expected["list"]] == [("pl_1", 0), ("pl_2", 1)]


def test_several_answers_may_share_a_file(workspace: Workspace, tmp_path: Path) -> None:
    """One file with all sections, bare arrays and single objects bring what many files do."""
    files = one_shop(tmp_path)
    documents = [json.loads(file.read_text()) for file in files]
    together = answer(
        tmp_path / "together.json", **{key: value for d in documents for key, value in d.items()}
    )
    imports.write(workspace, files)
    expected = by_ids(workspace)
    workspace.undo()
    imports.write(workspace, [together])
    from_one = by_ids(workspace)
    workspace.undo()
    for document in documents:
        for key, things in document.items():
            bare = tmp_path / "bare.json"
            bare.write_text(json.dumps(things))
            imports.write(workspace, [bare])
            singles = [answer(tmp_path / "one.json", **{key.removesuffix("s"): t}) for t in things]
            imports.write(workspace, singles)

    assert from_one == expected
    assert by_ids(workspace) == expected


def test_importing_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """No row moves and the history has no further step, all at once or one by one."""
    files = one_shop(tmp_path)
    imports.write(workspace, files)
    before = dump(workspace)
    again = [imports.write(workspace, files), *(imports.write(workspace, [f]) for f in files)]

    assert dump(workspace) == before
    assert [result.step for result in again] == [None] * 6
    assert all(result.taken for result in again)
    assert again[0].total.to_plain() == {
        "new": 0, "changed": 0, "unchanged": 13, "removed": 0, "refused": 0,
    }  # fmt: skip
    assert len(sentences(workspace)) == 1
    assert sentences(workspace)[0] == (
        "Imported 2 customers, 2 groups, 2 memberships, 2 price lists, 1 group of price lists, "
        "1 variant, 2 prices and 1 region from regions.json and 4 other files."
    )


def test_undo_takes_an_import_back_and_redo_brings_it(workspace: Workspace, tmp_path: Path) -> None:
    """Both an import into an empty file and one that changes what is here are one step."""
    files = one_shop(tmp_path)
    states = [dump(workspace)]
    imports.write(workspace, files)
    states.append(dump(workspace))
    bring(
        workspace,
        tmp_path,
        customer_groups=[group("cgrp_1", "Very VIP", customers=[], price_lists=[])],
        price_lists=[price_list("pl_1", "Sale", customer_groups=[], prices=[price("ma_9", 5)])],
    )
    states.append(dump(workspace))
    workspace.undo()
    first_back = dump(workspace)
    workspace.undo()
    both_back = dump(workspace)
    workspace.redo(2)

    assert [both_back, first_back, dump(workspace)] == states


def test_ids_dates_and_metadata_are_kept_as_given(workspace: Workspace, tmp_path: Path) -> None:
    """Types of metadata stay, empty texts too; an empty key is kept with a warning."""
    metadata = {"text": "2", "number": 2, "half": 12.5, "yes": True, "none": None, "": "", "e": ""}
    made = "2020-02-29T23:59:59.123Z"
    result = bring(
        workspace,
        tmp_path,
        customer_groups=[
            group("any shape!", " VIP ", metadata=metadata, created_at=made),
            group("cgrp_2", "Empty", metadata={}),
        ],
    )

    rows = table(workspace, "SELECT id, name, created_at, updated_at, metadata FROM customer_group")
    assert rows[0] == (
        "any shape!",
        "VIP",
        1_583_020_799_123,
        1_793_527_200_000,
        json.dumps(metadata, separators=(",", ":")),
    )
    assert rows[1][-1] == "{}"
    assert result.warnings == ("Customer group any shape!: Metadata has an empty key; it is kept.",)


def test_an_answer_replaces_what_is_here(workspace: Workspace, tmp_path: Path) -> None:
    """Fields, metadata and what belongs to a thing become as told; a missing key tells nothing."""
    imports.write(workspace, one_shop(tmp_path))
    result = bring(
        workspace,
        tmp_path,
        customer_groups=[
            group("cgrp_1", "VIP 2", metadata={"a": 1}, customers=[customer("cus_2", "bob@b.io")])
        ],
        customers=[customer("cus_1", "ADA@new.io", first_name="Ada")],
    )

    assert members_of(workspace, "VIP 2") == {"cus_2"}
    assert members_of(workspace, "Press") == {"cus_1"}
    assert table(workspace, "SELECT metadata FROM customer_group") == [('{"a":1}',), (None,)]
    assert table(workspace, "SELECT email, first_name, phone FROM customer WHERE rid = 1") == [
        ("ada@new.io", "Ada", None)
    ]
    assert by_ids(workspace)["link"] == [("pl_1", "cgrp_1")]
    assert result.counts["memberships"].to_plain() == {
        "new": 1, "changed": 0, "unchanged": 0, "removed": 1, "refused": 0,
    }  # fmt: skip
    assert result.sentence == (
        "Imported 1 customer, 1 group and 1 membership from answer.json; removed 1 membership."
    )


def test_what_lies_inside_an_answer_never_overwrites(workspace: Workspace, tmp_path: Path) -> None:
    """A group inside a customer's answer makes a missing group and leaves a known one alone."""
    bring(workspace, tmp_path, customer_groups=[group("cgrp_1", "VIP")])
    stale = group("cgrp_1", "Old name", metadata={"old": True})
    bring(
        workspace,
        tmp_path,
        customers=[customer("cus_1", "a@a.io", groups=[stale, group("cgrp_2", "Press")])],
    )

    groups = table(workspace, "SELECT name, metadata, customer_count FROM customer_group")
    assert groups == [("VIP", None, 1), ("Press", None, 1)]


def test_prices_are_exactly_those_of_the_answer(workspace: Workspace, tmp_path: Path) -> None:
    """A price that the list no longer has goes; a base price goes only if its product says so."""
    imports.write(workspace, one_shop(tmp_path))
    new = price("ma_3", 700, variants=[CHAIR], currency_code="USD", min_quantity=10)
    bring(workspace, tmp_path, price_lists=[price_list("pl_1", "Sale", prices=[new])])
    by_list = by_ids(workspace)["price"]
    bring(
        workspace,
        tmp_path,
        products=[thing("prod_1", title="Chair", variants=[{**CHAIR, "prices": []}])],
    )

    at = 1_793_527_200_000
    listed = ("ma_3", at, at, "variant_1", "pl_1", None, "usd", 700, 10, None)
    assert by_list == [
        ("ma_1", at, at, "variant_1", None, None, "eur", 1000, None, None),
        listed,
    ]
    assert by_ids(workspace)["price"] == [listed]


def test_what_medusa_accepts_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    """Negative amounts, bounds the wrong way round, the same price twice, no variant: all go in."""
    odd = [
        price("ma_1", -5, variants=[CHAIR]),
        price("ma_2", 0, variants=[CHAIR], min_quantity=9, max_quantity=2),
        price("ma_3", 0, variants=[CHAIR], min_quantity=9, max_quantity=2),
        price("ma_4", 1, variants=[]),
        price("ma_5", 1, variant_id="variant_unseen"),
    ]
    dates = {"starts_at": "2030-01-01T00:00:00.000Z", "ends_at": "2020-01-01T00:00:00.000Z"}
    lists = [price_list("pl_1", "", prices=odd, customer_groups=[], **dates)]
    result = bring(workspace, tmp_path, price_lists=lists)

    prices = by_ids(workspace)["price"]
    assert [(row[3], *row[7:]) for row in prices] == [
        ("variant_1", -5, None, None),
        ("variant_1", 0, 9, 2),
        ("variant_1", 0, 9, 2),
        (None, 1, None, None),
        ("variant_unseen", 1, None, None),
    ]
    assert column(workspace, "SELECT starts_at > ends_at FROM price_list") == [1]
    assert result.refused_count == 0


def test_what_was_deleted_there_is_in_the_trash_here(workspace: Workspace, tmp_path: Path) -> None:
    """It counts nowhere; an answer that says it lives again takes it out of the trash."""
    gone = customer("cus_1", "ada@a.io", deleted_at=AT)
    bring(workspace, tmp_path, customers=[{**gone, "groups": [group("cgrp_1", "VIP")]}])
    trashed = table(workspace, "SELECT deleted_at FROM customer")
    counted = column(workspace, "SELECT customer_count FROM customer_group")
    bring(workspace, tmp_path, customer_groups=[group("cgrp_1", "VIP", customers=[])])
    bring(workspace, tmp_path, customers=[customer("cus_1", "ada@a.io")])

    assert (trashed, counted) == ([(1_793_527_200_000,)], [0])
    assert column(workspace, "SELECT deleted_at FROM customer") == [None]
    assert column(workspace, "SELECT customer_count FROM customer_group") == [1]


def test_company_and_country_come_from_the_addresses(workspace: Workspace, tmp_path: Path) -> None:
    """The billing address comes first; an answer without addresses leaves what is here."""
    billing = {"company": "Acme ", "country_code": None}
    shipping = [{"company": None, "country_code": "DE"}, {"company": "Other", "country_code": "fr"}]
    addressed = customer("cus_1", "a@a.io", billing_address=billing, shipping_addresses=shipping)
    bring(workspace, tmp_path, customers=[addressed])
    first = table(workspace, "SELECT company, country_code FROM customer")
    bring(workspace, tmp_path, customers=[customer("cus_1", "a@a.io")])
    second = table(workspace, "SELECT company, country_code FROM customer")
    bring(workspace, tmp_path, customers=[customer("cus_1", "a@a.io", billing_address=None)])

    assert first == second == [("Acme", "de")]
    assert table(workspace, "SELECT company, country_code FROM customer") == [(None, None)]


def test_a_region_known_only_by_its_id_is_filled_in_later(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A price may come before its region: the currency is the price's, the name comes later."""
    cut = price("ma_1", 5, region_id="reg_eu", variants=[CHAIR])
    lists = [price_list("pl_1", "Sale", prices=[cut], customer_groups=[])]
    bring(workspace, tmp_path, price_lists=lists)
    at_first = table(workspace, "SELECT name, currency_code, countries FROM region")
    bring(workspace, tmp_path, regions=[EUROPE])

    assert at_first == [("reg_eu", "eur", "[]")]
    assert table(workspace, "SELECT name, currency_code, countries FROM region") == [
        ("Europe", "eur", '["de", "fr"]')
    ]


def test_a_list_known_only_by_its_id_is_a_draft_for_nobody(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A product's price may name a list before its own answer; any answer then knows more."""
    cut = price("ma_1", 5, price_list_id="pl_1")
    product = thing("prod_1", title="Chair", variants=[{**CHAIR, "prices": [cut]}])
    told = "SELECT name, status, for_everyone FROM price_list"
    bring(workspace, tmp_path, products=[product])
    at_first = table(workspace, told)
    vip = group("cgrp_1", "VIP", price_lists=[price_list("pl_1", "Sale")])
    bring(workspace, tmp_path, customer_groups=[vip])

    assert at_first == [("pl_1", "draft", 0)]
    assert table(workspace, told) == [("Sale", "active", 0)]


def test_a_price_without_a_currency_has_its_regions(workspace: Workspace, tmp_path: Path) -> None:
    """The region says it; where the region is not known either, the price is refused."""
    known = price("ma_1", 5, region_id="reg_eu", currency_code=None, variants=[CHAIR])
    unknown = price("ma_2", 5, region_id="reg_xx", currency_code=None, variants=[CHAIR])
    result = bring(
        workspace,
        tmp_path,
        regions=[EUROPE],
        price_lists=[price_list("pl_1", "Sale", prices=[known, unknown])],
    )

    assert table(workspace, "SELECT id, currency_code FROM price") == [("ma_1", "eur")]
    assert [str(refused) for refused in result.refused] == [
        "answer.json: price ma_2: it has no currency, and its region reg_xx is not known."
    ]


def test_pages_that_are_missing_are_told(workspace: Workspace, tmp_path: Path) -> None:
    """An answer of fifty of sixty customers says so, unless the other page is there too."""
    one = answer(tmp_path / "1.json", customers=[customer("cus_1", "a@a.io")], count=2, offset=0)
    two = answer(tmp_path / "2.json", customers=[customer("cus_2", "b@a.io")], count=2, offset=1)
    half = imports.prepare(workspace, [one])
    both = imports.prepare(workspace, [one, two])

    assert half.warnings == ("These are 1 of 2 customers; the other pages are not here.",)
    assert both.warnings == ()


@pytest.mark.parametrize(
    "name", ["[bold]x[/]", "[/]", "\x1b[2J", "a\nb", "李 😀 שלום", "x" * 10_000]
)
def test_hostile_names_are_kept_as_they_are(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    """What a shop has written comes in whole; showing it safely is for the screen."""
    bring(workspace, tmp_path, customer_groups=[group("cgrp_1", name)])

    assert column(workspace, "SELECT name FROM customer_group") == [name]
