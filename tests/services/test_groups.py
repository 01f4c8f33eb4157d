"""Customer groups: names, metadata, and membership as a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import LONG_AGO, NOW, customer, dump, group, members_of, miscounted, sentences

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.patching import MetadataPatch
from cgtui.services import deleting, groups
from cgtui.services.editing import EditedElsewhere

if TYPE_CHECKING:
    from cgtui.domain.metadata import Metadata
    from cgtui.services.workspace import Workspace


def test_a_new_group_has_what_was_said_about_it(shop: Workspace) -> None:
    """Name trimmed, metadata as given, an id of Medusa's, made now, nobody inside."""
    done, text_id = groups.create(shop, {"name": "  Gold ", "metadata": {"is_seller": True}})
    made = group(shop, "Gold")

    assert 'Created customer group "Gold".' == done.sentence
    assert text_id == made.id
    assert text_id.startswith("cgrp_01")
    assert {"is_seller": True} == made.metadata
    assert (NOW, NOW, None) == (made.created_at, made.updated_at, made.deleted_at)
    assert (0, 0) == (made.customer_count, made.price_list_count)


@pytest.mark.parametrize("name", ["", "  ", "\t", "two\nlines", "bell\a", "nul\0", "half\udcff"])
def test_a_name_that_is_none_is_refused(shop: Workspace, name: str) -> None:
    """Empty, blank or with a control character: refused at its field, nothing written."""
    before = dump(shop)

    with pytest.raises(Refusal) as refusal:
        groups.create(shop, {"name": name})
    assert "name" == refusal.value.field
    assert before == dump(shop)


@pytest.mark.parametrize("name", ["VIP", " VIP  "])
def test_a_name_that_is_taken_is_refused_naming_whose_it_is(shop: Workspace, name: str) -> None:
    """A second live group of the same name is refused, with the first one's id."""
    with pytest.raises(Refusal, match="cgrp_vip") as refusal:
        groups.create(shop, {"name": name})
    assert "name" == refusal.value.field
    with pytest.raises(Refusal, match="cgrp_vip"):
        groups.update(shop, 2, {"name": name})


def test_a_name_in_another_case_is_allowed_with_a_warning(shop: Workspace) -> None:
    """Medusa tells "VIP" from "vip"; so do we, but people may not."""
    done, _ = groups.create(shop, {"name": "vip"})

    assert done.step is not None
    assert ('"VIP" (cgrp_vip) differs from "vip" in upper and lower case only.',) == done.warnings


@pytest.mark.parametrize(("one", "other"), [("Straße", "STRASSE"), ("Élite", "éLITE")])
def test_case_is_more_than_ascii(shop: Workspace, one: str, other: str) -> None:
    """Names that differ in case only are noticed in any alphabet."""
    groups.create(shop, {"name": one})
    done, _ = groups.create(shop, {"name": other})

    assert 1 == len(done.warnings)


def test_an_accent_makes_another_name(shop: Workspace) -> None:
    """Elite and Élite are two names, and no warning is called for."""
    groups.create(shop, {"name": "Elite"})
    done, _ = groups.create(shop, {"name": "Élite"})

    assert () == done.warnings


def test_a_deleted_groups_name_is_free(shop: Workspace) -> None:
    """Old fair is in the trash; a new group may take its name."""
    done, _ = groups.create(shop, {"name": "Old fair"})

    assert done.step is not None


def test_a_group_may_keep_its_own_name_when_edited(shop: Workspace) -> None:
    """Changing the case of its own name needs no warning about itself."""
    done = groups.update(shop, 1, {"name": "Vip"})

    assert 'Renamed customer group "VIP" to "Vip".' == done.sentence
    assert () == done.warnings
    assert NOW == group(shop, "Vip").updated_at


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        {},
        {"two": "2", "count": 2, "half": 2.0, "yes": True, "none": None, "empty": ""},
        {"z": 1, "a": [1, "1", [None]], "m": {"b": {}, "a": 1e300}},
        {"big": 2**70, "text": "Zoë 💐 \u202e", "line": "two\nlines", "half": "\ud83d"},
    ],
)
def test_metadata_keeps_types_and_order(shop: Workspace, metadata: Metadata | None) -> None:
    """What is read back is what was written: types, order of keys, every value."""
    groups.update(shop, 1, {"metadata": metadata})
    groups.create(shop, {"name": "Gold", "metadata": metadata})

    for name in ("VIP", "Gold"):
        assert repr(metadata) == repr(group(shop, name).metadata)


@pytest.mark.parametrize("other", [{"tier": "2"}, {"tier": 2.0}, {"tier": True}, {}, None])
def test_a_type_is_a_change(shop: Workspace, other: Metadata | None) -> None:
    """The text "2", the number 2, 2.0 and true are four values."""
    groups.update(shop, 1, {"metadata": {"tier": 2}})
    done = groups.update(shop, 1, {"metadata": other})

    assert 1 == done.rows
    assert repr(other) == repr(group(shop, "VIP").metadata)


def test_single_keys_are_set_on_many_groups(shop: Workspace) -> None:
    """A patch leaves the other keys of each group alone; untouched groups stay as they were."""
    groups.update(shop, 3, {"metadata": {"tier": 9}})
    done = groups.update_many(shop, [1, 2, 3, 5], MetadataPatch({"tier": 9}, ("since",)))

    assert "Changed metadata of 2 customer groups." == done.sentence
    assert {"tier": 9} == group(shop, "VIP").metadata
    assert {"is_seller": True, "tier": 9} == group(shop, "Wholesale").metadata
    assert LONG_AGO == group(shop, "Empty").updated_at


def test_adding_counts_who_was_in(shop: Workspace) -> None:
    """Membership is a set: who is in already is counted, said and left alone."""
    done = groups.add(shop, 1, [1, 2, 3, 3, 5])

    assert "Added 2 customers; 2 were already in." == done.sentence
    assert 2 == done.rows
    assert 5 == group(shop, "VIP").customer_count


def test_removing_counts_who_was_not_in(shop: Workspace) -> None:
    """Taking out who is not in changes nothing for them and is said."""
    done = groups.remove(shop, 1, [1, 3])

    assert "Removed 1 customer; 1 was not in." == done.sentence
    assert {"cus_alan2", "cus_grace6"} == members_of(shop, "VIP")


def test_adding_does_not_touch_the_rows_themselves(shop: Workspace) -> None:
    """Neither group nor customer is changed by a membership: their updated_at stays."""
    groups.add(shop, 1, [3])

    assert LONG_AGO == group(shop, "VIP").updated_at
    assert customer(shop, "barbara@mit.edu").updated_at < NOW


def test_deleted_and_unknown_customers_are_never_added(shop: Workspace) -> None:
    """Who was deleted meanwhile is neither put in nor counted as having been in."""
    done = groups.add(shop, 1, [3, 9, 12345])

    assert "Added 1 customer." == done.sentence
    assert "cus_ghost9" not in members_of(shop, "VIP")


@pytest.mark.parametrize("rid", [5, 12345])
def test_a_group_deleted_meanwhile_takes_nobody(shop: Workspace, rid: int) -> None:
    """Every way into or out of a group that is in the trash or gone is refused."""
    before = dump(shop)
    for write in (
        lambda: groups.add(shop, rid, [1]),
        lambda: groups.remove(shop, rid, [7]),
        lambda: groups.change_members(shop, rid, join=[1], leave=[7]),
        lambda: groups.regroup(shop, [1], join=[1, rid]),
        lambda: groups.regroup(shop, [1], leave=[rid]),
        lambda: groups.update(shop, rid, {"name": "Gold"}),
    ):
        with pytest.raises(Refusal, match="deleted meanwhile"):
            write()

    assert before == dump(shop)


def test_the_picker_puts_in_takes_out_and_creates_as_one_step(shop: Workspace) -> None:
    """Two customers into Press and Spring (made on the spot), out of VIP: one step, one undo."""
    before = dump(shop)
    done = groups.regroup(shop, [1, 6], join=[3], leave=[1], create=["Spring"])

    assert (
        'Created customer group "Spring" with 2 customers; added 1 customer to "Press"; '
        '1 was already in; removed 2 customers from "VIP".'
    ) == done.sentence
    assert ("Press", "Spring") == customer(shop, "ada@lovelace.io").group_names
    assert [] == miscounted(shop)
    shop.undo()
    assert before == dump(shop)


def test_the_pickers_new_group_needs_a_free_name(shop: Workspace) -> None:
    """A name that is taken refuses the whole pick; nobody is moved."""
    before = dump(shop)

    with pytest.raises(Refusal, match="cgrp_vip"):
        groups.regroup(shop, [1], join=[2], create=["VIP"])
    assert before == dump(shop)


def test_members_of_one_group_change_as_one_step(shop: Workspace) -> None:
    """Who joins and who leaves is said with the group's name."""
    done = groups.change_members(shop, 1, join=[3, 1], leave=[2])

    assert 'Added 1 customer to "VIP"; removed 1 customer from "VIP".' == done.sentence
    assert {"cus_ada1", "cus_barbara3", "cus_grace6"} == members_of(shop, "VIP")
    assert 1 == len(shop.history())


def test_a_clone_has_the_members_but_no_price_lists(shop: Workspace) -> None:
    """A group made like Wholesale has its live members; no audience changes unseen."""
    groups.create(shop, {"name": "Trade 2"}, like=2)

    assert {"cus_alan2", "cus_barbara3"} == members_of(shop, "Trade 2")
    assert (2, 0) == (
        group(shop, "Trade 2").customer_count,
        group(shop, "Trade 2").price_list_count,
    )
    assert ['Created customer group "Trade 2" with 2 customers.'] == sentences(shop)


def test_a_trashed_customer_stays_a_member_at_rest(shop: Workspace) -> None:
    """Links stay in the trash: not counted there, back with a restore."""
    deleting.delete(shop, Kind.CUSTOMER, [1])
    resting = group(shop, "VIP").customer_count
    deleting.restore(shop, Kind.CUSTOMER, [1])

    assert 2 == resting
    assert 3 == group(shop, "VIP").customer_count


def test_edits_of_different_fields_are_merged(shop: Workspace) -> None:
    """I rename while somebody else adds a key and changes another: all of it is kept."""
    base = {"name": "VIP", "metadata": {"tier": 2, "since": "2024"}}
    groups.update(shop, 1, {"metadata": {"tier": 3, "since": "2024", "by": "grace"}})
    groups.update(shop, 1, {"name": "Gold", "metadata": {"tier": 2, "since": "2026"}}, base=base)

    assert {"tier": 3, "since": "2026", "by": "grace"} == group(shop, "Gold").metadata


def test_edits_of_the_same_field_are_asked_about(shop: Workspace) -> None:
    """Both renamed it: nothing is written until somebody says whose name counts."""
    base = {"name": "VIP", "metadata": None}
    groups.update(shop, 1, {"name": "Theirs"})

    with pytest.raises(EditedElsewhere) as asked:
        groups.update(shop, 1, {"name": "Mine"}, base=base)
    (conflict,) = asked.value.conflicts
    assert ("name", "VIP", "Mine", "Theirs") == (
        conflict.field, conflict.base, conflict.mine, conflict.theirs,
    )  # fmt: skip
    assert "Theirs" == group(shop, "cgrp_vip").name
    theirs = groups.update(shop, 1, {"name": "Mine"}, base=base, choices={"name": "theirs"})
    assert theirs.step is None
    groups.update(shop, 1, {"name": "Mine"}, base=base, choices={"name": "mine"})
    assert "Mine" == group(shop, "cgrp_vip").name


def test_the_same_key_of_metadata_is_asked_about_alone(shop: Workspace) -> None:
    """A conflict in one key names that key; the others merge by themselves."""
    base = {"name": "VIP", "metadata": {"tier": 2, "since": "2024"}}
    groups.update(shop, 1, {"metadata": {"tier": 3, "since": "2024"}})
    mine = {"metadata": {"tier": 4, "since": "2025"}}

    with pytest.raises(EditedElsewhere) as asked:
        groups.update(shop, 1, mine, base=base)
    assert ["metadata.tier"] == [conflict.field for conflict in asked.value.conflicts]
    groups.update(shop, 1, mine, base=base, choices={"metadata.tier": "mine"})
    assert {"tier": 4, "since": "2025"} == group(shop, "VIP").metadata
