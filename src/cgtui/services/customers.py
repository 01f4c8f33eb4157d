"""What a user can do with customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.domain.changes import AddMembers, InsertRows, Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.merging import METADATA
from cgtui.domain.patching import MetadataPatch
from cgtui.domain.text import count_noun, quoted
from cgtui.services import browse
from cgtui.services.editing import clean, edit, merged
from cgtui.services.metadata import patched
from cgtui.store import finding, members, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cgtui.domain.changes import Plain
    from cgtui.domain.merging import Side
    from cgtui.domain.records import Customer, Done
    from cgtui.services.workspace import Step, Workspace

FIELDS = (
    "email", "first_name", "last_name", "phone", "company", "country_code", "has_account", METADATA,
)  # fmt: skip
"""What a user can say about a customer."""

_BLANK: Mapping[str, object] = dict.fromkeys(FIELDS) | {"has_account": False}


def fields(customer: Customer) -> dict[str, object]:
    """Return the fields of *customer* a user can edit."""
    return {field: getattr(customer, field) for field in FIELDS}


def create(
    workspace: Workspace, values: Mapping[str, object], *, like: int | None = None
) -> tuple[Done, str]:
    """Make a customer and return what was done with their id.

    Args:
        workspace: The open file.
        values: ``email`` and what else is known.
        like: A customer whose groups the new one shall be in too.

    Raises:
        Refusal: A value is not allowed, or another live customer has the e-mail.
    """
    with workspace.step() as step:
        row = clean(Kind.CUSTOMER, {**_BLANK, **values})
        check_email(step, row)
        rid, text_id = rows.next_rid(step.connection, Kind.CUSTOMER), step.new_id("cus")
        columns = ("rid", "id", "created_at", "updated_at", *row)
        stamps = (rid, text_id, step.ms, step.ms)
        step.apply(InsertRows(Kind.CUSTOMER, columns, ((*stamps, *row.values()),)))
        for group in members.live_groups(step.connection, like) if like else ():
            step.apply(AddMembers(group, (rid,), (step.ms,)))
        step.sentence = f"Created customer {quoted(str(row['email']))}."
    return step.done, text_id


def check_email(step: Step, row: Mapping[str, Plain], *, but: int = 0) -> None:
    """Refuse an e-mail that another live customer of the same sort has.

    A guest and an account may share one, as in Medusa.

    Raises:
        Refusal: It is taken; the sentence names the id of who has it.
    """
    email, account = str(row["email"]), bool(row["has_account"])
    taken = finding.same_email(step.connection, email, has_account=account, but=but)
    if taken is not None:
        sort = "account" if account else "guest"
        raise Refusal(
            f"Another {sort} ({taken}) has the e-mail {quoted(email)}; use that one or another.",
            field="email",
        )


def update(
    workspace: Workspace,
    rid: int,
    mine: Mapping[str, object],
    *,
    base: Mapping[str, object] | None = None,
    choices: Mapping[str, Side] | None = None,
) -> Done:
    """Change fields of one customer.

    Args:
        workspace: The open file.
        rid: The customer.
        mine: The fields to change.
        base: The fields as they were when editing began; what changed since is merged.
        choices: Whose value to take where both changed the same.

    Raises:
        Refusal: A value is not allowed, or the customer is gone.
        EditedElsewhere: Both changed the same and *choices* does not decide it.
    """
    with workspace.step() as step:
        customer = browse.customer(step.connection, rid)
        if customer is None or customer.deleted_at is not None:
            raise Refusal("This customer was deleted meanwhile.")
        if base is not None:
            mine = merged(base, mine, fields(customer), choices)
        values = clean(Kind.CUSTOMER, mine)
        own: dict[str, Plain] = {"email": customer.email, "has_account": customer.has_account}
        if own.keys() & values.keys():
            check_email(step, own | values, but=rid)
        changed = edit(step, Kind.CUSTOMER, {rid: values})
        word = "Changed" if changed else "Nothing to change in"
        step.sentence = f"{word} customer {quoted(customer.email)}."
    return step.done


def update_many(workspace: Workspace, rids: Sequence[int], mine: Mapping[str, object]) -> Done:
    """Give many customers the same values in the fields named, leaving the others alone.

    ``metadata`` may be a :class:`MetadataPatch`, which sets and removes single keys.

    Raises:
        Refusal: A value is not allowed, or two customers would get one e-mail.
    """
    with workspace.step() as step:
        rids = sorted(rows.live(step.connection, Kind.CUSTOMER, rids))
        patch = mine.get(METADATA)
        plain = {k: v for k, v in mine.items() if not isinstance(v, MetadataPatch)}
        if "email" in plain and len(rids) > 1:
            raise Refusal("Several customers cannot share one e-mail.", field="email")
        values = clean(Kind.CUSTOMER, plain)
        wanted: dict[int, Mapping[str, Plain]] = dict.fromkeys(rids, values)
        if isinstance(patch, MetadataPatch):
            own = patched(step.connection, Kind.CUSTOMER, rids, patch)
            wanted = {rid: {**values, **own.get(rid, {})} for rid in rids}
        if {"email", "has_account"} & values.keys():
            for row in rows.read_as_mappings(step.connection, Kind.CUSTOMER, rids):
                check_email(step, row | values, but=int(str(row["rid"])))
        changed = edit(step, Kind.CUSTOMER, wanted)
        step.sentence = f"Changed {count_noun(len(changed), 'customer')}."
    return step.done
