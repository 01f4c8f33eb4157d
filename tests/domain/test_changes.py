"""Changes as plain data: what the journal writes is what it reads."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cgtui.domain.changes import (
    AddMembers,
    Change,
    DeleteRows,
    Edit,
    InsertRows,
    Kind,
    LinkGroups,
    RemoveMembers,
    SetSetting,
    Several,
    UnlinkGroups,
    UpdateRows,
    from_plain,
    size,
    to_plain,
)

KEY = st.integers(1, 2**31)
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
PLAIN = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), TEXT)
SOME = st.lists(st.integers(1, 2**31), max_size=4).map(tuple)


def whole_rows(kind: Kind) -> st.SearchStrategy[Change]:
    """Return a strategy for changes of whole rows."""
    row = st.tuples(st.integers(1), PLAIN)
    return st.one_of(
        st.builds(InsertRows, st.just(kind), st.just(("rid", "id")), st.lists(row).map(tuple)),
        st.builds(DeleteRows, st.just(kind), SOME),
        st.builds(
            UpdateRows,
            st.just(kind),
            st.just(("name", "updated_at")),
            st.lists(st.builds(Edit, st.integers(1), row, row), max_size=3).map(tuple),
        ),
    )


SINGLE: st.SearchStrategy[Change] = st.one_of(
    st.sampled_from(Kind).flatmap(whole_rows),
    st.builds(AddMembers, KEY, SOME, st.lists(st.one_of(st.none(), KEY), max_size=3).map(tuple)),
    st.builds(RemoveMembers, KEY, SOME),
    st.builds(LinkGroups, KEY, SOME),
    st.builds(UnlinkGroups, KEY, SOME),
    st.builds(SetSetting, TEXT, st.one_of(st.none(), TEXT)),
)
CHANGES = st.recursive(
    SINGLE, lambda inner: st.builds(Several, st.lists(inner, max_size=3).map(tuple)), max_leaves=6
)


@given(CHANGES)
def test_a_change_comes_back_from_json_as_it_was(change: Change) -> None:
    """What the journal holds is the same change: kinds, columns, ``None``, any text."""
    back = from_plain(json.loads(json.dumps(to_plain(change))))

    assert change == back
    assert size(change) == size(back)


def test_rows_are_counted_through_several() -> None:
    """Several changes touch as many rows as their parts, however deep they lie."""
    inner = Several((AddMembers(1, (1, 2), (None,)), SetSetting("a", None)))

    assert 5 == size(Several((inner, DeleteRows(Kind.GROUP, (4, 5)))))
