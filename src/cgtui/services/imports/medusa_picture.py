"""What the file would hold once answers are taken: rows by id, beside what it holds now.

Answers of one import are one moment of one server, so the order of its files does not matter: what
is priced comes before who buys, and where two answers contradict each other, a group's own members
count more than a customer's groups, and a list's own groups more than a group's lists.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind, Plain
from cgtui.domain.text import quoted, visible
from cgtui.services.imports.medusa_answers import NOUNS
from cgtui.services.imports.medusa_fields import DEFAULTS, NEEDED, Columns
from cgtui.store import importing
from cgtui.store.rows import COLUMNS, Row, next_rid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgtui.services.imports.medusa_answers import Answer, Answers
    from cgtui.store.connection import Connection
    from cgtui.store.importing import Key

KINDS = (Kind.REGION, Kind.VARIANT, Kind.GROUP, Kind.CUSTOMER, Kind.PRICE_LIST, Kind.PRICE)
"""Every kind, parents first: the order in which rows are made."""

_RELATED = {
    "groups": Kind.GROUP,
    "customer_groups": Kind.GROUP,
    "customers": Kind.CUSTOMER,
    "price_lists": Kind.PRICE_LIST,
    "prices": Kind.PRICE,
}
_REFERRED = {
    "variant_id": Kind.VARIANT,
    "price_list_id": Kind.PRICE_LIST,
    "region_id": Kind.REGION,
}


class Picture:
    """Rows as they are and as they will be.

    Args:
        connection: The open file.
        answers: What was read; takes refusals.
        ms: The instant of the import, for what has no date of its own.
    """

    def __init__(self, connection: Connection, answers: Answers, ms: int) -> None:
        self.answers = sorted(answers.all, key=lambda answer: KINDS.index(answer.kind))
        self.before: dict[Kind, dict[str, Row]] = _known(connection, self.answers)
        self.now = {
            kind: {text_id: dict(row) for text_id, row in rows.items()}
            for kind, rows in self.before.items()
        }
        self.mentioned: dict[Kind, set[str]] = defaultdict(set)
        """The ids that answers tell something of: only these are counted."""
        self._connection = connection
        self._refused = answers
        self._ms = ms
        self._next = {kind: next_rid(connection, kind) for kind in KINDS}
        self._file_of: dict[tuple[Kind, str], str] = {}
        for answer in self.answers:
            self._take(answer)
        for kind in (Kind.GROUP, Kind.CUSTOMER):
            self._part(kind)

    def rid(self, kind: Kind, text_id: str) -> int | None:
        """Return the key of a thing that will be there, else ``None``."""
        row = self.now[kind].get(text_id)
        return None if row is None else int(str(row["rid"]))

    def rids(self, kind: Kind, ids: Iterable[str]) -> set[int]:
        """Return the keys of those of *ids* that will be there."""
        return {rid for text_id in ids if (rid := self.rid(kind, text_id)) is not None}

    def accepted(self, kind: Kind) -> Iterable[Answer]:
        """Return the full answers about things of *kind* that were not refused."""
        return (
            answer for answer in self.answers
            if answer.kind is kind and answer.full and answer.id in self.now[kind]
            and (kind, answer.id) not in self._refused.refused
        )  # fmt: skip

    def _take(self, answer: Answer) -> None:
        """Let one answer be true."""
        kind, text_id = answer.kind, answer.id
        self._file_of.setdefault((kind, text_id), answer.file)
        row = self.now[kind].get(text_id)
        if row is not None and not answer.full and not _is_bare(kind, row):
            self.mentioned[kind].add(text_id)
            return
        if (kind, text_id) in self._refused.refused:
            return
        columns: Columns = {**answer.columns}
        for column, ref in answer.refs.items():
            parent = None if ref is None else self._parent(_REFERRED[column], ref, answer)
            if ref is not None and parent is None:
                return
            columns[column] = parent
        if row is None:
            row = self._made(answer, columns)
            if row is None:
                return
        self.mentioned[kind].add(text_id)
        row.update(columns)

    def _made(self, answer: Answer, columns: Columns) -> Row | None:
        """Return a new row for what *answer* tells of, or refuse it."""
        kind = answer.kind
        if kind is Kind.PRICE and "currency_code" not in columns:
            columns["currency_code"] = self._currency_of_region(columns.get("region_id"))
        missing = [column for column in NEEDED[kind] if columns.get(column) is None]
        if missing:
            self._refuse(kind, answer.id, f"it has no {' and no '.join(missing)}.")
            return None
        return self._insert(kind, answer.id, columns)

    def _insert(self, kind: Kind, text_id: str, columns: Columns) -> Row:
        """Put a new row into the picture."""
        row: Row = dict.fromkeys(COLUMNS[kind])
        row |= {**DEFAULTS[kind], "rid": self._next[kind], "id": text_id}
        row["created_at"] = columns.get("created_at") or self._ms
        row["updated_at"] = columns.get("updated_at") or row["created_at"]
        row |= columns
        self._next[kind] += 1
        self.now[kind][text_id] = row
        return row

    def _parent(self, kind: Kind, text_id: str, answer: Answer) -> int | None:
        """Return the key of what a price belongs to; what was not seen yet is made from its id."""
        if (rid := self.rid(kind, text_id)) is not None:
            return rid
        if (kind, text_id) in self._refused.refused:
            reason = f"its {NOUNS[kind]} {visible(text_id)} was refused."
            self._refuse(answer.kind, answer.id, reason)
            return None
        columns: Columns = {}
        match kind:
            case Kind.REGION:
                code = answer.columns.get("currency_code")
                if code is None:
                    reason = f"it has no currency, and its region {visible(text_id)} is not known."
                    self._refuse(answer.kind, answer.id, reason)
                    return None
                columns = {"name": text_id, "currency_code": code}
            case Kind.PRICE_LIST:
                columns = {"name": text_id}  # a draft for nobody, until its own answer comes
            case _:
                pass
        return int(str(self._insert(kind, text_id, columns)["rid"]))

    def _currency_of_region(self, rid: Plain) -> Plain:
        """Return the currency of a region, by key."""
        rows = self.now[Kind.REGION].values()
        return next((row["currency_code"] for row in rows if row["rid"] == rid), None)

    def _part(self, kind: Kind) -> None:
        """Refuse what would take a name that a live thing has: one that has it here already stays.

        Of several new ones the oldest is taken.  Who is refused keeps the name they had, which may
        be one that another answer gives away: so it is asked again until nobody is refused.
        """
        rows, before = self.now[kind], self.before[kind]
        keys = {unique_key(kind, row) for row in rows.values()}
        taken = importing.holders(self._connection, kind, (key for key in keys if key))
        fixed = {key: text_id for key, text_id in taken.items() if text_id not in rows}

        def rank(text_id: str) -> tuple[bool, int, str]:
            row, was = rows[text_id], before.get(text_id)
            had = was is not None and unique_key(kind, was) == unique_key(kind, row)
            return not had, int(str(row["created_at"])), text_id

        again = True
        while again:
            again, owners = False, dict(fixed)
            for text_id in sorted(rows, key=rank):
                key = unique_key(kind, rows[text_id])
                if key is not None and owners.setdefault(key, text_id) != text_id:
                    again = again or text_id in before
                    self._put_back(kind, text_id, owners[key])

    def _put_back(self, kind: Kind, text_id: str, owner: str) -> None:
        """Refuse a thing whose name is taken by *owner*, and leave it as it was."""
        row = self.now[kind].pop(text_id)
        self.mentioned[kind].discard(text_id)
        if text_id in self.before[kind]:
            self.now[kind][text_id] = dict(self.before[kind][text_id])
        if kind is Kind.GROUP:
            taken = f"the name {quoted(str(row['name']))}"
        else:
            account = "an account" if row["has_account"] else "a guest"
            taken = f"the e-mail {quoted(str(row['email']))} of {account}"
        self._refuse(kind, text_id, f"{taken} is that of {visible(owner)}.")

    def _refuse(self, kind: Kind, text_id: str, reason: str) -> None:
        file = self._file_of.get((kind, text_id), "")
        self._refused.refuse(kind, text_id, reason, file=file)


def _is_bare(kind: Kind, row: Row) -> bool:
    """Tell whether a row was made from an id alone, so that any answer knows more than it."""
    match kind:
        case Kind.REGION | Kind.PRICE_LIST:
            return row["name"] == row["id"]
        case Kind.VARIANT:
            return row["title"] == "" and row["sku"] is None and row["product_id"] is None
        case _:
            return False


def unique_key(kind: Kind, row: Row) -> Key | None:
    """Return what no two live rows of *kind* may share; ``None`` for what may, or is trashed."""
    columns = {Kind.GROUP: ("name",), Kind.CUSTOMER: ("email", "has_account")}.get(kind)
    if columns is None or row["deleted_at"] is not None:
        return None
    return tuple(row[column] for column in columns)


def _known(connection: Connection, answers: list[Answer]) -> dict[Kind, dict[str, Row]]:
    """Return every row that is here already and that *answers* may touch."""
    ids: dict[Kind, set[str]] = {kind: set() for kind in KINDS}
    for answer in answers:
        ids[answer.kind].add(answer.id)
        for relation, related in answer.relations.items():
            ids[_RELATED[relation]].update(related)
        for column, ref in answer.refs.items():
            if ref is not None:
                ids[_REFERRED[column]].add(ref)
    known = {kind: importing.rows_of_ids(connection, kind, ids[kind]) for kind in KINDS}
    for kind, ask in (
        (Kind.PRICE_LIST, importing.prices_of_lists),
        (Kind.VARIANT, importing.base_prices),
    ):
        told = {answer.id for answer in answers if "prices" in answer.relations}
        rids = [int(str(row["rid"])) for i, row in known[kind].items() if i in told]
        known[Kind.PRICE] |= ask(connection, rids)
    return known
