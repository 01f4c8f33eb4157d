"""What cannot be taken is refused by name, one by one, and everything else goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.import_files import (
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
from tests.shop import dump

from cgtui.services import imports

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.services.imports import ImportResult
    from cgtui.services.workspace import Workspace

NAMES = "SELECT id, name FROM customer_group ORDER BY id"
LATER = "2026-11-02T10:00:00.000Z"


def bring(workspace: Workspace, path: Path, **sections: object) -> ImportResult:
    """Import one answer with these sections."""
    return imports.write(workspace, [answer(path / "answer.json", **sections)])


def reasons(result: ImportResult) -> list[str]:
    """Return every refusal as it is shown."""
    return [str(refused) for refused in result.refused]


def test_groups_of_one_name_are_refused_naming_both(workspace: Workspace, tmp_path: Path) -> None:
    """The oldest is taken, whatever the order; members of the other stay out, all else goes in."""
    ada = customer("cus_1", "ada@a.io")
    twins = [
        group("cgrp_2", "VIP ", created_at=LATER, customers=[ada]),
        group("cgrp_1", "VIP", customers=[]),
        group("cgrp_3", "vip"),
    ]
    result = bring(workspace, tmp_path, customer_groups=twins)

    assert table(workspace, NAMES) == [("cgrp_1", "VIP"), ("cgrp_3", "vip")]
    assert reasons(result) == [
        'answer.json: customer group cgrp_2: the name "VIP" is that of cgrp_1.'
    ]
    assert by_ids(workspace)["membership"] == []
    assert column(workspace, "SELECT email FROM customer") == ["ada@a.io"]
    assert result.counts["customer_groups"].refused == 1


def test_a_name_that_is_taken_here_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    """The group that is here stays, also against an older one; again changes nothing."""
    bring(workspace, tmp_path, customer_groups=[group("cgrp_5", "VIP", created_at=LATER)])
    newcomers = [group("cgrp_1", "VIP"), group("cgrp_2", "Press")]
    result = bring(workspace, tmp_path, customer_groups=newcomers)
    before = dump(workspace)
    again = bring(workspace, tmp_path, customer_groups=newcomers)

    assert table(workspace, NAMES) == [("cgrp_2", "Press"), ("cgrp_5", "VIP")]
    assert reasons(result) == [
        'answer.json: customer group cgrp_1: the name "VIP" is that of cgrp_5.'
    ]
    assert (again.step, again.refused_count, dump(workspace)) == (None, 1, before)


def test_the_name_of_a_trashed_group_is_free(workspace: Workspace, tmp_path: Path) -> None:
    """As in the forms: what is in the trash holds no name."""
    bring(workspace, tmp_path, customer_groups=[group("cgrp_1", "VIP", deleted_at=LATER)])
    result = bring(workspace, tmp_path, customer_groups=[group("cgrp_2", "VIP")])

    assert result.refused_count == 0


def test_names_can_change_hands(workspace: Workspace, tmp_path: Path) -> None:
    """Two groups that swap names, and a third and a new one that follow: all in one import."""
    names = ("A", "B", "C", "D")
    bring(workspace, tmp_path, customer_groups=[group(f"cgrp_{n}", n) for n in names])
    before = dump(workspace)
    swapped = {"A": "B", "B": "A", "C": "D", "D": "E", "X": "C"}
    result = bring(
        workspace, tmp_path, customer_groups=[group(f"cgrp_{i}", n) for i, n in swapped.items()]
    )
    after = dict(table(workspace, NAMES))
    live = column(workspace, "SELECT count(*) FROM customer_group WHERE deleted_at IS NULL")
    workspace.undo()

    assert after == {f"cgrp_{i}": n for i, n in swapped.items()}
    assert live == [5]
    assert result.refused_count == 0
    assert dump(workspace) == before


def test_who_is_refused_keeps_the_old_name(workspace: Workspace, tmp_path: Path) -> None:
    """A wants the name of B, which is not given away: so who wanted A's name cannot have it."""
    bring(workspace, tmp_path, customer_groups=[group("cgrp_a", "A"), group("cgrp_b", "B")])
    result = bring(
        workspace, tmp_path, customer_groups=[group("cgrp_a", "B"), group("cgrp_x", "A")]
    )

    assert table(workspace, NAMES) == [("cgrp_a", "A"), ("cgrp_b", "B")]
    assert reasons(result) == [
        'answer.json: customer group cgrp_a: the name "B" is that of cgrp_b.',
        'answer.json: customer group cgrp_x: the name "A" is that of cgrp_a.',
    ]


def test_customers_of_one_email_are_refused_naming_both(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A guest and an account may share an e-mail; two guests may not."""
    people = [
        customer("cus_1", "ada@a.io"),
        customer("cus_2", "ADA@a.io ", has_account=True),
        customer("cus_3", "Ada@A.io", created_at=LATER),
    ]
    result = bring(workspace, tmp_path, customers=people)

    assert column(workspace, "SELECT id FROM customer") == ["cus_1", "cus_2"]
    assert reasons(result) == [
        'answer.json: customer cus_3: the e-mail "ada@a.io" of a guest is that of cus_1.'
    ]


@pytest.mark.parametrize(
    ("section", "bad", "reason"),
    [
        ("customers", customer("cus_1", " "), "customer cus_1: its email is empty."),
        ("customers", thing("cus_1"), "customer cus_1: it has no email."),
        ("customers", customer("cus_1", "a@a.io", metadata=[1]), "its metadata is no JSON object"),
        ("customers", customer("cus_1", "a@a.io", phone=7), "its phone is no text."),
        ("customers", customer("cus_1", "a@a.io", last_name="\ud800"), "half a character"),
        ("customers", customer("cus_1", "a@a.io", has_account="no"), "neither true nor false"),
        ("customers", customer("", "a@a.io"), "its id is empty."),
        ("customers", {"email": "a@a.io"}, "customer without id: its id is no text."),
        ("customers", 5, "In customers is something that is no object."),
        (
            "customer_groups",
            group("cgrp_1", "G", created_at="now"),
            "its created_at cannot be read",
        ),
        ("price_lists", price_list("pl_1", "L", status="on"), "its status is neither draft nor"),
        ("price_lists", price_list("pl_1", "L", type=None), "its type is neither sale nor"),
        ("regions", thing("reg_1", name="R", currency_code="zzz"), '"zzz" is no currency'),
        ("regions", thing("reg_1", name="R"), "region reg_1: it has no currency_code."),
    ],
)
def test_what_no_column_can_hold_is_refused(
    workspace: Workspace, tmp_path: Path, section: str, bad: object, reason: str
) -> None:
    """Only that one is refused, with its id and the reason; its neighbour goes in."""
    good = {
        "customers": customer("cus_9", "z@a.io"),
        "customer_groups": group("cgrp_9", "Good"),
        "price_lists": price_list("pl_9", "Good", customer_groups=[]),
        "regions": thing("reg_9", name="Good", currency_code="EUR"),
    }[section]
    path = tmp_path / "answer.json"
    path.write_text(_json({section: [bad, good]}))
    result = imports.write(workspace, [path])

    assert result.refused_count == 1
    assert reason in reasons(result)[0]
    assert result.counts[section].to_plain() == {
        "new": 1, "changed": 0, "unchanged": 0, "removed": 0, "refused": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (price("ma_1", 1.5), "its amount is no whole number of minor units."),
        (price("ma_1", "5"), "its amount is no whole number of minor units."),
        (price("ma_1", 2**60), "its amount is too large"),
        (price("ma_1", None), "its amount is no whole number"),
        (price("ma_1", 5, currency_code="zzz"), '"zzz" is no currency'),
        (price("ma_1", 5, min_quantity=1.5), "its min_quantity is no whole number"),
        (price("ma_1", 5, variant_id=7), "its variant_id is no text."),
    ],
)
def test_a_price_that_cannot_be_kept_is_refused(
    workspace: Workspace, tmp_path: Path, bad: dict[str, object], reason: str
) -> None:
    """Its list and the other prices go in; a good price of the same id that is here stays."""
    lists = [price_list("pl_1", "Sale", customer_groups=[], prices=[price("ma_1", 9)])]
    bring(workspace, tmp_path, price_lists=lists)
    lists = [price_list("pl_1", "Sale", customer_groups=[], prices=[bad, price("ma_2", 7)])]
    result = bring(workspace, tmp_path, price_lists=lists)

    assert reason in reasons(result)[0]
    assert [(row[0], row[7]) for row in by_ids(workspace)["price"]] == [("ma_1", 9), ("ma_2", 7)]


def test_nothing_is_made_of_what_was_refused(workspace: Workspace, tmp_path: Path) -> None:
    """Prices of a list that was refused are refused with it, and no such list appears."""
    bad = price_list("pl_1", "Sale", status="on", prices=[price("ma_1", 5)], customer_groups=[])
    result = bring(workspace, tmp_path, price_lists=[bad])

    assert reasons(result) == [
        "answer.json: price list pl_1: its status is neither draft nor active.",
        "answer.json: price ma_1: its price list pl_1 was refused.",
    ]
    assert not result.taken
    assert result.step is None


def test_sections_nobody_reads_are_told(workspace: Workspace, tmp_path: Path) -> None:
    """An answer with orders beside customers gives the customers, and says so."""
    result = bring(workspace, tmp_path, customers=[customer("cus_1", "a@a.io")], orders=[{"id": 1}])

    assert result.warnings == ('"orders" in answer.json is not imported.',)
    assert result.counts["customers"].new == 1


def _json(sections: dict[str, object]) -> str:
    """Return JSON that spells half characters as escapes, as a server would."""
    import json

    return json.dumps(sections)
