"""Two edits of one row become one, or a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.merging import ABSENT, Conflict, Side, merge, resolve, same

VALUES = st.sampled_from([None, True, 1, 1.0, "1", "VIP", [1], [True], {"a": 1}, {"a": 1.0}])
METADATA = st.none() | st.dictionaries(st.sampled_from("abcd"), VALUES)
ROWS = st.tuples(VALUES, VALUES, METADATA).map(
    lambda values: dict(zip(("name", "phone", "metadata"), values, strict=True))
)

ROW = {"name": "VIP", "phone": None, "metadata": {"tier": 1, "since": 2024}}


def whole(**changed: object) -> dict[str, object]:
    """Return the row with some fields changed."""
    return {**ROW, **changed}


def metadata_of(row: dict[str, object]) -> dict[str, object]:
    """Return the metadata of a row, none as one without keys."""
    metadata = row["metadata"]
    return metadata if isinstance(metadata, dict) else {}


@given(ROWS, ROWS)
def test_where_nothing_changed_elsewhere_my_edit_is_the_row(
    base: dict[str, object], mine: dict[str, object]
) -> None:
    """Alone at work, what I save is what I see, order of keys included."""
    merged = merge(base, mine, base)

    assert same(mine, merged.values)
    assert ((), ()) == (merged.conflicts, merged.arrived)


@given(ROWS, ROWS)
def test_where_i_changed_nothing_the_row_stays_as_it_became(
    base: dict[str, object], theirs: dict[str, object]
) -> None:
    """Saving an untouched form overwrites nothing, whether it sends all fields or none."""
    for mine in (base, {}):
        merged = merge(base, mine, theirs)

        assert same(theirs, merged.values)
        assert () == merged.conflicts


@given(ROWS, ROWS)
def test_the_same_edit_twice_is_no_conflict(
    base: dict[str, object], edited: dict[str, object]
) -> None:
    """Two people who do the same thing are not asked to choose."""
    merged = merge(base, edited, edited)

    assert same(edited, merged.values)
    assert ((), ()) == (merged.conflicts, merged.arrived)


@given(ROWS, ROWS, ROWS)
def test_both_sides_see_the_same_conflicts(
    base: dict[str, object], one: dict[str, object], other: dict[str, object]
) -> None:
    """Who saves first makes no difference to what is asked."""
    mine, theirs = merge(base, one, other), merge(base, other, one)

    assert {each.field for each in mine.conflicts} == {each.field for each in theirs.conflicts}


@given(ROWS, ROWS, ROWS)
def test_choosing_mine_everywhere_loses_no_edit_of_mine(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    """Each field I touched holds my value, each I left alone holds theirs."""
    merged = merge(base, mine, theirs)
    mended = resolve(merged, dict.fromkeys((each.field for each in merged.conflicts), "mine"))

    for field in ("name", "phone"):
        touched = not same(mine[field], base[field])
        assert same((mine if touched else theirs)[field], mended[field])
    was, wanted, now, got = map(metadata_of, (base, mine, theirs, mended))
    for key in "abcd":
        touched = not same(wanted.get(key, ABSENT), was.get(key, ABSENT))
        assert same((wanted if touched else now).get(key, ABSENT), got.get(key, ABSENT))


@given(ROWS, ROWS, ROWS)
def test_choosing_theirs_everywhere_is_the_merge_itself(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    """Until somebody chooses, nothing that is in the file is overwritten."""
    merged = merge(base, mine, theirs)
    choices: dict[str, Side] = dict.fromkeys((each.field for each in merged.conflicts), "theirs")

    assert same(merged.values, resolve(merged, choices))
    assert all(
        same(each.theirs, merged.values[each.field])
        for each in merged.conflicts
        if "." not in each.field
    )


def test_two_fields_changed_by_two_people_are_both_kept() -> None:
    """My name and their phone are one row, and the phone is told to me."""
    merged = merge(ROW, {"name": "Gold"}, whole(phone="+49 30"))

    assert whole(name="Gold", phone="+49 30") == merged.values
    assert ((), ("phone",)) == (merged.conflicts, merged.arrived)


def test_one_field_changed_by_two_people_is_a_question() -> None:
    """A conflict shows what it was, what I made of it and what it is now."""
    merged = merge(ROW, {"name": "Gold"}, whole(name="Silver"))

    assert (Conflict("name", "VIP", "Gold", "Silver"),) == merged.conflicts
    assert "Silver" == merged.values["name"]
    assert whole(name="Gold") == resolve(merged, {"name": "mine"})
    assert whole(name="Silver") == resolve(merged, {"name": "theirs"})


def test_a_conflict_cannot_be_passed_over() -> None:
    """A row with an open question is not saved."""
    with pytest.raises(KeyError):
        resolve(merge(ROW, {"name": "Gold"}, whole(name="Silver")), {})


def test_a_field_the_row_does_not_have_is_a_fault() -> None:
    """A mistyped field is not dropped in silence."""
    with pytest.raises(ValueError, match="nmae"):
        merge(ROW, {"nmae": "Gold"}, ROW)


def test_a_change_of_type_alone_is_a_change() -> None:
    """The number 1, the text 1 and true are three values."""
    merged = merge(ROW, {"metadata": {"tier": "1", "since": 2024}}, ROW)

    assert {"tier": "1", "since": 2024} == merged.values["metadata"]
    assert ("metadata.tier",) == tuple(
        each.field
        for each in merge(
            ROW,
            {"metadata": {"tier": True, "since": 2024}},
            whole(metadata={"tier": 1.0, "since": 2024}),
        ).conflicts
    )


def test_metadata_is_merged_key_by_key() -> None:
    """My new key, their changed key and a key we both left alone live side by side."""
    merged = merge(
        ROW,
        {"metadata": {"tier": 1, "since": 2024, "mine": True}},
        whole(metadata={"tier": 2, "since": 2024, "theirs": None}),
    )

    assert () == merged.conflicts
    assert ("metadata.tier", "metadata.theirs") == merged.arrived
    assert same({"tier": 2, "since": 2024, "theirs": None, "mine": True}, merged.values["metadata"])


def test_one_key_changed_by_two_people_names_the_key() -> None:
    """Only the key in question is asked about; the rest of the metadata is merged."""
    merged = merge(
        ROW,
        {"metadata": {"tier": 2, "since": 2025}},
        whole(metadata={"tier": 3, "since": 2024}),
    )

    assert (Conflict("metadata.tier", 1, 2, 3),) == merged.conflicts
    assert {"tier": 2, "since": 2025} == resolve(merged, {"metadata.tier": "mine"})["metadata"]
    assert {"tier": 3, "since": 2025} == resolve(merged, {"metadata.tier": "theirs"})["metadata"]


def test_a_key_removed_here_and_changed_there_is_a_question() -> None:
    """Removing is an edit like another, from either side."""
    here = merge(ROW, {"metadata": {"since": 2024}}, whole(metadata={"tier": 2, "since": 2024}))
    there = merge(
        ROW, {"metadata": {"tier": 2, "since": 2024}}, whole(metadata={"since": 2024, "new": 1})
    )

    assert (Conflict("metadata.tier", 1, ABSENT, 2),) == here.conflicts
    assert {"since": 2024} == resolve(here, {"metadata.tier": "mine"})["metadata"]
    assert (Conflict("metadata.tier", 1, 2, ABSENT),) == there.conflicts
    assert {"since": 2024, "new": 1, "tier": 2} == resolve(there, {"metadata.tier": "mine"})[
        "metadata"
    ]


def test_metadata_whose_last_key_went_is_none() -> None:
    """When each side removed another key nothing is left, and that is no metadata."""
    merged = merge(ROW, {"metadata": {"tier": 1}}, whole(metadata={"since": 2024}))

    assert merged.values["metadata"] is None
    assert () == merged.conflicts

    asked = merge({"metadata": {"tier": 1}}, {"metadata": None}, {"metadata": {"tier": 2}})

    assert {"metadata": None} == resolve(asked, {"metadata.tier": "mine"})


def test_a_key_with_a_point_is_one_key() -> None:
    """A key may be called anything, even as the field that holds it."""
    row = {"metadata": {"metadata.tier": 1, "a.b": 1}}
    merged = merge(
        row,
        {"metadata": {"metadata.tier": 2, "a.b": 2}},
        {"metadata": {"metadata.tier": 3, "a.b": 3}},
    )
    choices: dict[str, Side] = {"metadata.metadata.tier": "mine", "metadata.a.b": "theirs"}

    assert list(choices) == [each.field for each in merged.conflicts]
    assert {"metadata": {"metadata.tier": 2, "a.b": 3}} == resolve(merged, choices)


def test_the_order_of_who_rearranged_is_kept() -> None:
    """A new order of keys is an edit too: theirs unless I made one."""
    base = {"a": 1, "b": 2, "c": 3}

    def merged_keys(mine: dict[str, object], theirs: dict[str, object]) -> list[str]:
        values = merge({"metadata": base}, {"metadata": mine}, {"metadata": theirs}).values
        assert isinstance(values["metadata"], dict)
        return list(values["metadata"])

    assert list("cbaxy") == merged_keys({**base, "y": 0}, {"c": 3, "b": 2, "a": 1, "x": 0})
    assert list("cabx") == merged_keys({"c": 3, "a": 1, "b": 2}, {**base, "x": 0})
    assert list("acxy") == merged_keys({"a": 1, "c": 3, "y": 0}, {**base, "x": 0})
