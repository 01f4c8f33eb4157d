"""``list`` and ``show``: rows for people in aligned tables, for programs under Medusa's names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.shop import open_shop

from cgtui.cli.program import program
from cgtui.domain.text import visible
from cgtui.services import groups

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ask, Run


def test_groups_are_listed_by_name_with_their_counts(ask: Ask) -> None:
    """Each live group comes once, by name, with how many customers and price lists it has."""
    listed = ask("groups", "list")

    assert [
        ("Empty", 0, 0),
        ("Press", 1, 1),
        ("VIP", 3, 3),
        ("Wholesale", 2, 2),
    ] == [(row["name"], row["customer_count"], row["price_list_count"]) for row in listed]


def test_a_group_has_every_plain_column(ask: Ask) -> None:
    """A group carries Medusa's columns, its metadata with the types as stored."""
    vip = ask("groups", "show", "VIP")

    assert {
        "id": "cgrp_vip",
        "name": "VIP",
        "metadata": {"tier": 2, "since": "2024"},
        "created_at": "2024-03-01T08:30:00.000Z",
        "updated_at": "2024-03-01T08:30:00.000Z",
        "deleted_at": None,
        "customer_count": 3,
        "price_list_count": 3,
    } == vip


def test_a_customer_has_every_plain_column(ask: Ask) -> None:
    """A customer says what was bought: in the store's currency, cancellations subtracted."""
    ada = ask("customers", "show", "Ada@Lovelace.io")

    assert {
        "id": "cus_ada1",
        "email": "ada@lovelace.io",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "phone": None,
        "company": None,
        "country_code": "gb",
        "has_account": True,
        "metadata": {"newsletter": True},
        "created_at": "2024-03-01T08:30:00.001Z",
        "updated_at": "2024-03-01T08:30:00.001Z",
        "deleted_at": None,
        "group_count": 1,
        "order_count": 3,
        "spent": 12_000,
        "last_order_at": "2026-11-13T09:00:00.000Z",
    } == ada


def test_a_price_list_has_every_plain_column(ask: Ask) -> None:
    """A price list says whom it reaches, each customer counted once."""
    trade = ask("lists", "show", "Trade")

    assert {
        "id": "pl_trade2",
        "name": "Trade",
        "description": "All about Trade",
        "type": "override",
        "status": "active",
        "starts_at": "2026-10-24T09:00:00.000Z",
        "ends_at": "2026-12-23T09:00:00.000Z",
        "includes_tax": False,
        "for_everyone": False,
        "created_at": "2024-03-01T08:30:00.000Z",
        "updated_at": "2024-03-01T08:30:00.000Z",
        "deleted_at": None,
        "audience": 4,
        "group_count": 2,
        "price_count": 2,
    } == {name: value for name, value in trade.items() if name != "state"}


def test_the_audience_is_told_whatever_the_state(ask: Ask) -> None:
    """A draft has an audience too; a list for everyone says so."""
    listed = {row["name"]: (row["state"], row["audience"]) for row in ask("lists", "list")}

    assert ("draft", 3) == listed["Ideas"]
    assert ("draft", "everyone") == listed["Whole shop"]
    assert ("active", "everyone") == listed["Outlet"]
    assert ("ended", 2) == listed["Staff 2025"]


def test_relations_of_a_group_are_arrays(ask: Ask) -> None:
    """Expanded customers and price lists are whole rows; those in the trash are left out."""
    wholesale = ask("groups", "show", "cgrp_wholesale", "--expand", "customers,price_lists")

    assert ["alan@bletchley.uk", "barbara@mit.edu"] == [c["email"] for c in wholesale["customers"]]
    assert ["Staff 2025", "Trade"] == [row["name"] for row in wholesale["price_lists"]]
    assert wholesale["customers"][0] == ask("customers", "show", "alan@bletchley.uk")
    assert wholesale["price_lists"][1] == ask("lists", "show", "Trade")


def test_relations_of_a_customer_are_arrays(ask: Ask) -> None:
    """A customer's price lists are those that reach them, also the ones for everyone."""
    ken = ask("customers", "show", "ken@bell.com", "--expand", "groups", "--expand", "price_lists")

    assert [] == ken["groups"]
    assert ["Outlet", "Whole shop"] == [row["name"] for row in ken["price_lists"]]


def test_prices_of_a_list_carry_their_ids(ask: Ask) -> None:
    """Expanded prices name variant and region by Medusa's ids, open bounds as null."""
    trade = ask("lists", "show", "Trade", "--expand", "customer_groups,prices")

    assert ["VIP", "Wholesale"] == [row["name"] for row in trade["customer_groups"]]
    assert [
        {
            "id": "ma_5",
            "amount": 4500,
            "currency_code": "eur",
            "region_id": "reg_eu",
            "min_quantity": 1,
            "max_quantity": 9,
            "variant_id": "variant_lamp",
            "sku": "LAMP-1",
        },
        {
            "id": "ma_4",
            "amount": 1500,
            "currency_code": "eur",
            "region_id": None,
            "min_quantity": 10,
            "max_quantity": None,
            "variant_id": "variant_mug",
            "sku": "MUG-1",
        },
    ] == trade["prices"]


@pytest.mark.parametrize(
    ("kind", "trashed"),
    [("groups", "cgrp_old"), ("customers", "cus_ghost9"), ("lists", "pl_old8")],
)
def test_the_trash_is_listed_apart(ask: Ask, kind: str, trashed: str) -> None:
    """With --trash the deleted rows are listed and only they; without it none of them."""
    assert [trashed] == [row["id"] for row in ask(kind, "list", "--trash")]
    assert trashed not in [row["id"] for row in ask(kind, "list")]


def test_a_row_in_the_trash_is_shown_by_its_id_only(ask: Ask, run: Run) -> None:
    """Its id still finds it, so that one can look before restoring; its name is free again."""
    refused = run("groups", "show", "Old fair")

    assert ask("groups", "show", "cgrp_old")["deleted_at"] is not None
    assert (1, "") == (refused.exit_code, refused.stdout)


def test_a_name_that_several_have_is_refused_with_their_ids(run: Run) -> None:
    """A guest and an account may share an e-mail; the refusal says how to name one."""
    refused = run("customers", "show", "dennis@bell.com", "--json")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert "cus_dennis4" in refused.stderr
    assert "cus_dennis5" in refused.stderr


def test_an_unknown_name_is_refused(run: Run) -> None:
    """Nothing is guessed: one sentence on standard error, exit code 1."""
    refused = run("groups", "show", "Vip")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert 'There is no customer group with the name or id "Vip".\n' == refused.stderr


def test_an_unknown_relation_is_wrong_use(run: Run) -> None:
    """The message names what can be expanded, and the one that was probably meant."""
    wrong = run("customers", "show", "ken@bell.com", "--expand", "groups,price_list")

    assert (2, "") == (wrong.exit_code, wrong.stdout)
    assert "groups and price_lists can. Did you mean price_lists?" in wrong.stderr


def test_an_empty_file_lists_nothing(tmp_path: Path) -> None:
    """A file that is not there is made; listing it prints an empty array."""
    path = tmp_path / "new" / "shop.db"

    result = CliRunner().invoke(program, ["customers", "list", "--json", "--db", str(path)])

    assert (0, "[]\n", "") == (result.exit_code, result.stdout, result.stderr)
    assert path.exists()


def test_people_get_an_aligned_table(run: Run) -> None:
    """Titles once, numbers to the right, the zone said once, nothing on standard error."""
    result = run("groups", "list")

    assert [
        "Name       Customers  Price lists  Metadata                   Created     Id",
        "Empty              0            0                             2024-03-01  cgrp_empty",
        "Press              1            1                             2024-03-01  cgrp_press",
        'VIP                3            3  {"tier":2,"since":"2024"}  2024-03-01  cgrp_vip',
        'Wholesale          2            2  {"is_seller":true}         2024-03-01  cgrp_wholesale',
        "4 customer groups. Times are in UTC.",
    ] == result.stdout.splitlines()
    assert (0, "") == (result.exit_code, result.stderr)


def test_people_read_money_with_its_currency(run: Run) -> None:
    """What a customer spent is shown in major units with the currency."""
    ada = run("customers", "list").stdout.splitlines()[1]

    assert "EUR 120.00  2026-11-13  cus_ada1" in ada


def test_people_are_told_that_nothing_is_there(tmp_path: Path) -> None:
    """An empty list is a sentence, not a bare title line."""
    path = str(tmp_path / "new.db")

    result = CliRunner().invoke(program, ["lists", "list", "--trash", "--db", path])

    assert "No price lists in the trash.\n" == result.stdout


def test_people_see_what_belongs_to_a_row(run: Run) -> None:
    """A single row is shown field by field, each relation as a table below it."""
    shown = run("lists", "show", "Trade", "--expand", "customer_groups,prices").stdout

    assert "For          4 customers\n" in shown
    assert "Starts       2026-10-24 09:00\n" in shown
    assert "\nCustomer groups\n  Name " in shown
    assert "LAMP-1  One size  EUR 45.00  Europe     1   9  ma_5" in shown
    assert shown.endswith("\nTimes are in UTC.\n")


def test_an_empty_relation_says_none(run: Run) -> None:
    """A customer without groups is not shown an empty table."""
    shown = run("customers", "show", "ken@bell.com", "--expand", "groups").stdout

    assert "\nGroups\n  none\n" in shown


HOSTILE = {
    "markup": "[bold]x[/]",
    "closing": "[/]",
    "escape": "a\x1b[2Jb",
    "chinese": "東京の顧客",
    "family": "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL} family",
    "hebrew": "שלום\u202e",
    "long": "x" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_shown_and_not_obeyed(db: Path, ask: Ask, run: Run, text: str) -> None:
    """Markup is text, controls are made visible for people; programs get every character."""
    with open_shop(db) as workspace:
        name = text if text.isprintable() or "\u200d" in text else "plain"
        groups.create(workspace, {"name": name, "metadata": {"note": text}})

    shown = run("groups", "show", name).stdout
    listed = run("groups", "list").stdout

    assert {"note": text} == ask("groups", "show", name)["metadata"]
    assert visible(name) in shown
    assert not {"\x1b", "\u202e"} & set(shown + listed)
    assert max(map(len, listed.splitlines())) < 250


def test_wide_characters_keep_the_columns_straight(db: Path, run: Run) -> None:
    """A name in Chinese characters takes two cells each, and the next column begins below."""
    with open_shop(db) as workspace:
        groups.create(workspace, {"name": "東京の顧客"})

    lines = run("groups", "list").stdout.splitlines()

    assert "東京の顧客          0" == lines[5][:16]
    assert "Wholesale           2" == lines[4][:21]


def test_many_rows_come_in_pages(db: Path, ask: Ask, run: Run) -> None:
    """More rows than one page are all listed, each once and in order."""
    names = [f"g{number:04}" for number in range(2_500)]
    with open_shop(db) as workspace:
        groups.regroup(workspace, [], create=[*names, "z" * 40])

    listed = [row["name"] for row in ask("groups", "list")]
    shown = run("groups", "list").stdout

    assert [*names, "z" * 40] == [name for name in listed if name[0] in "gz"]
    assert "2,505 customer groups. Times are in UTC." == shown.splitlines()[-1]
    assert 1 == shown.count("Customers")


def test_half_a_character_does_not_stop_a_list(db: Path, ask: Ask) -> None:
    """Metadata may hold half a surrogate pair, as JSON can; it comes back the same."""
    with open_shop(db) as workspace:
        groups.create(workspace, {"name": "odd", "metadata": json.loads('{"k":"\\ud83d"}')})

    assert {"k": "\ud83d"} == ask("groups", "show", "odd")["metadata"]
