"""What the group commands change, what they say, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import dump, open_shop

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ask, Run

EVERYONE = [
    "ada@lovelace.io",
    "alan@bletchley.uk",
    "barbara@mit.edu",
    "cus_dennis4",
    "grace@navy.mil",
    "ken@bell.com",
]


def test_create_says_what_it_did(ask: Ask) -> None:
    """A program gets the sentence, the step of the history and the new id."""
    done = ask("groups", "create", "  Gold  ", "--metadata", '{"is_seller": true, "n": 1.0}')

    gold = ask("groups", "show", "Gold")
    assert 'Created customer group "Gold".' == done["sentence"]
    assert (1, 1, [], gold["id"]) == (done["step"], done["rows"], done["warnings"], done["id"])
    assert {"is_seller": True, "n": 1.0} == gold["metadata"]


def test_a_taken_name_is_refused_with_the_id(run: Run) -> None:
    """A second live group of the same name is refused; standard output stays empty."""
    refused = run("groups", "create", "VIP", "--json")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert "cgrp_vip" in refused.stderr


def test_a_name_that_differs_only_in_case_warns(run: Run) -> None:
    """It is done, and the warning is on standard error."""
    done = run("groups", "create", "vip")

    assert (0, 'Created customer group "vip".\n') == (done.exit_code, done.stdout)
    assert "upper and lower case only" in done.stderr


def test_warnings_are_in_the_json_too(ask: Ask) -> None:
    """A program need not read standard error to learn of them."""
    assert "upper and lower case only" in ask("groups", "create", "vip")["warnings"][0]


@pytest.mark.parametrize(
    ("metadata", "place"),
    [
        ('{"a": 1,}', "Line 1, column 8"),
        ('{"a": 1, "a": 2}', "Line 1, column 10"),
        ('{\n"": 1}', "Line 2, column 1"),
        ("[1]", "Line 1, column 1"),
        ('{"a": NaN}', "Line 1, column 7"),
        ("", "Line 1, column 1"),
        ("  ", "Line 1, column "),
    ],
)
def test_bad_metadata_is_refused_with_its_place(run: Run, metadata: str, place: str) -> None:
    """Line and column of the mistake are said, and nothing is made."""
    refused = run("groups", "create", "Gold", "--metadata", metadata)

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert refused.stderr.startswith(place)
    assert 1 == run("groups", "show", "Gold").exit_code


def test_update_renames_and_replaces_metadata(ask: Ask) -> None:
    """The new metadata stands for all of the old; the id stays."""
    done = ask("groups", "update", "VIP", "--name", "Gold", "--metadata", '{"level": "3"}')

    gold = ask("groups", "show", "cgrp_vip")
    assert 'Renamed customer group "VIP" to "Gold".' == done["sentence"]
    assert ("Gold", {"level": "3"}, 3) == (gold["name"], gold["metadata"], gold["customer_count"])


def test_update_with_null_removes_the_metadata(ask: Ask) -> None:
    """Null is no metadata; an empty object stays an empty object."""
    ask("groups", "update", "VIP", "--metadata", "null")
    ask("groups", "update", "Wholesale", "--metadata", "{}")

    assert ask("groups", "show", "VIP")["metadata"] is None
    assert {} == ask("groups", "show", "Wholesale")["metadata"]


def test_an_update_that_changes_nothing_is_no_step(ask: Ask) -> None:
    """The step is null and the history stays as it was."""
    done = ask("groups", "update", "VIP", "--name", "VIP")

    assert (None, 0) == (done["step"], done["rows"])
    assert [] == ask("history")


def test_an_update_of_nothing_is_wrong_use(run: Run) -> None:
    """Without --name and --metadata there is nothing to do."""
    wrong = run("groups", "update", "VIP")

    assert (2, "") == (wrong.exit_code, wrong.stdout)
    assert "--name or --metadata" in wrong.stderr


def test_adding_says_how_many_were_already_in(run: Run, ask: Ask) -> None:
    """The words of the contract, to the letter, and one row each for those truly new."""
    done = run("groups", "add", "VIP", *EVERYONE)

    assert (0, "Added 3 customers; 3 were already in.\n", "") == (
        done.exit_code,
        done.stdout,
        done.stderr,
    )
    assert 6 == ask("groups", "show", "VIP")["customer_count"]
    assert [3] == [step["rows"] for step in ask("history")]


def test_adding_only_new_ones_says_no_more(run: Run) -> None:
    """Nobody was already in, so nothing is said about that."""
    assert "Added 1 customer.\n" == run("groups", "add", "Empty", "ken@bell.com").stdout


def test_adding_the_same_again_is_no_step(ask: Ask) -> None:
    """Membership is a set: the second time nothing is written."""
    ask("groups", "add", "Empty", *EVERYONE)
    again = ask("groups", "add", "Empty", *EVERYONE)

    assert "Added 0 customers; 6 were already in." == again["sentence"]
    assert again["step"] is None
    assert 1 == len(ask("history"))


def test_one_customer_named_twice_counts_once(run: Run) -> None:
    """By e-mail and by id it is the same customer."""
    done = run("groups", "add", "Empty", "ken@bell.com", "KEN@bell.com", "cus_ken7")

    assert "Added 1 customer.\n" == done.stdout


def test_customers_are_read_from_standard_input(run: Run) -> None:
    """A dash stands for what is piped in, with blanks or line breaks of any system."""
    piped = "\ufeffada@lovelace.io alan@bletchley.uk\r\n\n cus_ken7\t\n"

    done = run("groups", "add", "Empty", "-", "zoe@example.de", stdin=piped)

    assert "Added 4 customers.\n" == done.stdout


def test_nothing_on_standard_input_adds_nobody(ask: Ask) -> None:
    """An empty pipe is no mistake: nobody is added and no step is written."""
    done = ask("groups", "add", "Empty", "-", stdin="")

    assert ("Added 0 customers.", None) == (done["sentence"], done["step"])


def test_input_that_is_no_text_is_refused(run: Run) -> None:
    """Bytes that are not UTF-8 name nobody."""
    refused = run("groups", "add", "Empty", "-", stdin=b"ada@lovelace.io\n\xff\xfe\n")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert "UTF-8" in refused.stderr


def test_an_unknown_customer_stops_all(run: Run, ask: Ask) -> None:
    """Either all are added or none; the refusal names who is not known."""
    refused = run("groups", "add", "Empty", "ken@bell.com", "nobody@example.com")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert "nobody@example.com" in refused.stderr
    assert 0 == ask("groups", "show", "Empty")["customer_count"]


def test_an_email_of_two_is_refused_with_both_ids(run: Run) -> None:
    """A guest and an account may share an e-mail; the ids say which."""
    refused = run("groups", "add", "Empty", "dennis@bell.com")

    assert 1 == refused.exit_code
    assert "cus_dennis4, cus_dennis5" in refused.stderr


def test_a_customer_in_the_trash_cannot_be_added(run: Run) -> None:
    """Deleted rows are not there for any command but the trash's."""
    assert 1 == run("groups", "add", "Empty", "ghost@example.com").exit_code


def test_no_customers_at_all_is_wrong_use(run: Run) -> None:
    """The argument is missing: exit code 2."""
    assert 2 == run("groups", "add", "Empty").exit_code


def test_removing_says_how_many_were_not_in(run: Run, ask: Ask) -> None:
    """Only memberships that were there are removed, the rest is counted."""
    done = run("groups", "remove", "VIP", "ada@lovelace.io", "ken@bell.com")

    assert "Removed 1 customer; 1 was not in.\n" == done.stdout
    assert 2 == ask("groups", "show", "VIP")["customer_count"]


def test_a_delete_first_says_what_it_would_do(db: Path, run: Run) -> None:
    """Without --yes nothing is written; the links and the lists at stake are told, exit code 1."""
    with open_shop(db) as workspace:
        before = dump(workspace)

    told = run("groups", "delete", "VIP")

    assert (1, "") == (told.exit_code, told.stderr)
    assert "3 customers and 3 price lists" in told.stdout
    assert '"VIP Spring" (pl_vip1, active)' in told.stdout
    assert "--lists draft, --lists move:GROUP or --lists widen" in told.stdout
    with open_shop(db) as workspace:
        assert before == dump(workspace)


def test_a_delete_that_is_only_told_is_json_too(ask: Ask) -> None:
    """A program gets the sentence, no step, and the lists at stake."""
    told = ask("groups", "delete", "VIP", code=1)

    assert told["step"] is None
    assert (3, 3) == (told["customers"], told["price_lists"])
    assert [{"id": "pl_vip1", "name": "VIP Spring"}] == told["at_stake"]


def test_a_delete_moves_to_the_trash_and_can_be_restored(ask: Ask) -> None:
    """Its members come back with it."""
    done = ask("groups", "delete", "Empty", "--yes")
    ask("groups", "restore", done["id"])

    assert 'Deleted customer group "Empty".' == done["sentence"]
    assert "cgrp_empty" == ask("groups", "show", "Empty")["id"]


def test_the_last_group_of_a_list_is_not_deleted_unasked(run: Run, ask: Ask) -> None:
    """With --yes alone it is refused, naming the list and the three ways out."""
    refused = run("groups", "delete", "VIP", "--yes", "--json")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert '"VIP Spring"' in refused.stderr
    assert "--lists move:GROUP" in refused.stderr
    assert 3 == ask("groups", "show", "VIP")["customer_count"]


@pytest.mark.parametrize(
    ("fate", "status", "audience"),
    [("draft", "draft", 0), ("move:Wholesale", "active", 2), ("widen", "active", "everyone")],
)
def test_what_becomes_of_such_a_list_is_the_users_choice(
    ask: Ask, fate: str, status: str, audience: int | str
) -> None:
    """Draft, another group or everyone: one step with the deletion, and undone with it."""
    before = ask("lists", "show", "VIP Spring")
    ask("groups", "delete", "VIP", "--yes", "--lists", fate)
    after = ask("lists", "show", "VIP Spring")
    ask("undo")

    assert (status, audience) == (after["status"], after["audience"])
    assert before == ask("lists", "show", "VIP Spring")
    assert ["undo", "change"] == [step["kind"] for step in ask("history")]


def test_a_choice_alone_deletes_nothing(run: Run, ask: Ask) -> None:
    """--lists says what would become of the lists; --yes still does it."""
    told = run("groups", "delete", "VIP", "--lists", "widen")

    assert 1 == told.exit_code
    assert "EVERYONE" in told.stdout
    assert [] == ask("history")


@pytest.mark.parametrize("fate", ["public", "move:", "draft:x", "move"])
def test_another_choice_is_wrong_use(run: Run, fate: str) -> None:
    """There are three; anything else is exit code 2."""
    assert 2 == run("groups", "delete", "VIP", "--yes", "--lists", fate).exit_code


@pytest.mark.parametrize("group", ["VIP", "Nowhere", "Old fair"])
def test_lists_move_only_to_a_group_that_stays(run: Run, ask: Ask, group: str) -> None:
    """Not to the one being deleted, an unknown one, or one in the trash."""
    refused = run("groups", "delete", "VIP", "--yes", "--lists", f"move:{group}")

    assert (1, "") == (refused.exit_code, refused.stdout)
    assert [] == ask("history")


def test_restore_takes_an_id_of_the_trash(run: Run, ask: Ask) -> None:
    """The group comes back with its customers; one that is not in the trash is refused."""
    done = run("groups", "restore", "cgrp_old")

    assert (0, 'Restored customer group "Old fair".\n') == (done.exit_code, done.stdout)
    assert 1 == ask("groups", "show", "Old fair")["customer_count"]
    assert 1 == run("groups", "restore", "cgrp_old").exit_code


def test_a_name_that_looks_like_an_option_goes_after_two_dashes(run: Run, ask: Ask) -> None:
    """Such a name can be made, found and filled."""
    assert 0 == run("groups", "create", "--", "--json").exit_code
    assert 0 == run("groups", "add", "--", "--json", "ken@bell.com").exit_code
    assert 1 == ask("groups", "show", "--", "--json")["customer_count"]


def test_words_that_are_no_text_are_wrong_use(run: Run) -> None:
    """Bytes of a shell that are not UTF-8 name nothing, and do not crash."""
    assert 2 == run("groups", "show", "\udcff").exit_code
    assert 2 == run("groups", "add", "VIP", "\udcff").exit_code
