"""What each kind of row can be asked: its fields, how they are compared, what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cgtui.domain.changes import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cgtui.domain.query.tree import Op


class Type(StrEnum):
    """What the values of a field are."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "amount"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"
    RELATION = "relation"
    METADATA = "metadata"


_SAME: tuple[Op, ...] = ("=", "!=")
_TEXTS: tuple[Op, ...] = (*_SAME, "~")
_ORDERED: tuple[Op, ...] = (*_SAME, ">", ">=", "<", "<=")

OPS: Mapping[Type, tuple[Op, ...]] = {
    Type.TEXT: _TEXTS,
    Type.NUMBER: _ORDERED,
    Type.MONEY: _ORDERED,
    Type.DATE: _ORDERED,
    Type.CHOICE: _SAME,
    Type.FLAG: _SAME,
    Type.RELATION: _TEXTS,
    Type.METADATA: (*_ORDERED, "~"),
}
"""How fields of each type can be compared."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something a filter can ask of a row.

    Attributes:
        name: How it is written.
        type: What its values are.
        help: What it means, in a few words.
        choices: The words it can be; for a number, words it can be besides.
        letters: How many letters a code has, such as 2 for a country; 0 is no code.
        optional: Whether rows can be without it.
    """

    name: str
    type: Type
    help: str
    choices: tuple[str, ...] = ()
    letters: int = 0
    optional: bool = False

    @property
    def ops(self) -> tuple[Op, ...]:
        """Return how it can be compared."""
        return OPS[self.type]


META = "meta"
"""The field that takes a key: ``meta.KEY``."""

_ID = Field("id", Type.TEXT, "Medusa's id")
_META = Field(META, Type.METADATA, "a value of the metadata: meta.KEY", optional=True)

_CUSTOMER = (
    Field("name", Type.TEXT, "first and last name", optional=True),
    Field("email", Type.TEXT, "e-mail"),
    Field("phone", Type.TEXT, "phone number", optional=True),
    Field("company", Type.TEXT, "company", optional=True),
    Field("country", Type.TEXT, "country, as two letters", letters=2, optional=True),
    Field("region", Type.RELATION, "region the country belongs to, by name or id", optional=True),
    Field("group", Type.RELATION, "customer group they are in, by name or id", optional=True),
    Field("list", Type.RELATION, "price list that reaches them, by name or id", optional=True),
    Field("is", Type.FLAG, "account or guest", choices=("account", "guest")),
    Field("joined", Type.DATE, "when they were made a customer"),
    Field("orders", Type.NUMBER, "how many orders"),
    Field("spent", Type.MONEY, "sum of their orders"),
    Field("aov", Type.MONEY, "average order value", optional=True),
    Field("last_order", Type.DATE, "when they last ordered", optional=True),
    Field("first_order", Type.DATE, "when they first ordered", optional=True),
    Field("since", Type.DATE, "since when they are in a group", optional=True),
    Field("until", Type.DATE, "until when they are in a group", optional=True),
    _META,
    _ID,
)
_GROUP = (
    Field("name", Type.TEXT, "name"),
    Field("members", Type.NUMBER, "how many customers are in it"),
    Field("lists", Type.NUMBER, "how many price lists it has"),
    Field("kind", Type.CHOICE, "kept by hand or by a rule", choices=("manual", "rule")),
    _META,
    _ID,
)
_PRICE_LIST = (
    Field("name", Type.TEXT, "name"),
    Field(
        "status",
        Type.CHOICE,
        "what it is now",
        choices=("draft", "scheduled", "active", "ended"),
    ),
    Field("type", Type.CHOICE, "sale or override", choices=("sale", "override")),
    Field("group", Type.RELATION, "customer group it is for, by name or id", optional=True),
    Field("currency", Type.RELATION, "currency of a price in it", letters=3, optional=True),
    Field("region", Type.RELATION, "region of a price in it, by name or id", optional=True),
    Field("sku", Type.RELATION, "SKU of a variant in it", optional=True),
    Field("prices", Type.NUMBER, "how many prices it has"),
    Field("starts", Type.DATE, "when it starts to apply", optional=True),
    Field("ends", Type.DATE, "when it ends", optional=True),
    Field("audience", Type.NUMBER, "how many customers it reaches", choices=("everyone",)),
    _ID,
)

FIELDS: Mapping[Kind, Mapping[str, Field]] = {
    kind: {field.name: field for field in fields}
    for kind, fields in (
        (Kind.GROUP, _GROUP),
        (Kind.CUSTOMER, _CUSTOMER),
        (Kind.PRICE_LIST, _PRICE_LIST),
    )
}
"""The fields of each kind, by name, in the order they are offered."""

NOUNS: Mapping[Kind, str] = {
    Kind.GROUP: "customer groups",
    Kind.CUSTOMER: "customers",
    Kind.PRICE_LIST: "price lists",
}
"""What the rows of each kind are called in a mistake."""
