"""The plain fields of one of Medusa's objects, as the columns of our row hold them.

A key that an object does not have says nothing; one that it has is taken as it is, even where a
form would refuse it.  Refused is only what a column cannot hold.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias, cast

from cgtui.domain import money
from cgtui.domain.changes import Kind, Plain
from cgtui.domain.errors import Refusal
from cgtui.domain.metadata import Metadata, check_lenient, dump_metadata
from cgtui.domain.periods import read_iso, to_ms
from cgtui.domain.rules import LARGEST_QUANTITY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Thing: TypeAlias = "dict[str, object]"
"""A JSON object."""

Columns: TypeAlias = "dict[str, Plain]"
"""Values by the column that holds them."""

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.REGION: ("name", "currency_code"),
    Kind.VARIANT: (),
    Kind.CUSTOMER: ("email",),
    Kind.GROUP: ("name",),
    Kind.PRICE_LIST: ("name",),
    Kind.PRICE: ("amount", "currency_code"),
}
"""Without these columns a row cannot be made."""

DEFAULTS: Mapping[Kind, Columns] = {
    Kind.REGION: {"countries": "[]"},
    Kind.VARIANT: {"title": ""},
    Kind.CUSTOMER: {"has_account": 0},
    Kind.GROUP: {},
    Kind.PRICE_LIST: {
        "description": "", "type": "sale", "status": "draft", "includes_tax": 0, "for_everyone": 0,
    },
    Kind.PRICE: {},
}  # fmt: skip
"""What a column holds that may not be empty and was not given."""

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def text_of(value: object, label: str) -> str:
    """Return *value* if it is a text that can be kept; *label* names it in a refusal."""
    if not isinstance(value, str):
        raise Refusal(f"its {label} is no text.")
    if _UNKEEPABLE.search(value):
        raise Refusal(f"its {label} holds a NUL or half a character.")
    return value


def columns_of(kind: Kind, thing: Thing) -> Columns:
    """Return the columns that *thing* tells.

    Raises:
        Refusal: A value is of a kind that its column cannot hold; it begins in lower case.
    """
    columns: Columns = {}
    for key in ("created_at", "updated_at"):
        if thing.get(key) is not None:
            columns[key] = _instant(thing[key], key)
    if kind is not Kind.PRICE and "deleted_at" in thing:
        columns["deleted_at"] = _instant(thing["deleted_at"], "deleted_at")
    for key, read in _FIELDS[kind].items():
        if key in thing:
            columns[key] = read(thing[key], key)
    if kind is Kind.CUSTOMER:
        columns |= _from_addresses(thing)
    if kind is Kind.PRICE and columns.get("currency_code", "") is None:
        del columns["currency_code"]  # a region's price: the region knows
    return columns


def warnings_of(thing: Thing) -> list[str]:
    """Return what is questionable about the metadata of *thing*, or refuse it."""
    try:
        return check_lenient(thing.get("metadata"))
    except Refusal as refusal:
        raise Refusal(f"its {str(refusal)[0].lower()}{str(refusal)[1:]}") from refusal


def _optional_text(value: object, key: str) -> str | None:
    return None if value is None else text_of(value, key)


def _text(value: object, key: str) -> str:
    return "" if value is None else text_of(value, key)


def _name(value: object, key: str) -> str:
    return text_of(value, key).strip()


def _email(value: object, key: str) -> str:
    address = text_of(value, key).strip().lower()
    if not address:
        raise Refusal("its email is empty.")
    return address


def _flag(value: object, key: str) -> int:
    if value is not None and not isinstance(value, bool):
        raise Refusal(f"its {key} is neither true nor false.")
    return int(bool(value))


def _optional_flag(value: object, key: str) -> int | None:
    return None if value is None else _flag(value, key)


def _instant(value: object, key: str) -> int | None:
    if value is None:
        return None
    try:
        return to_ms(read_iso(text_of(value, key)))
    except Refusal as refusal:
        raise Refusal(f"its {key} cannot be read: {refusal}") from refusal


def _currency(value: object, key: str) -> str | None:
    if value is None:
        return None
    try:
        return money.currency(text_of(value, key)).code
    except Refusal as refusal:
        raise Refusal(f"its {key} cannot be taken: {refusal}") from refusal


def _amount(value: object, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal(f"its {key} is no whole number of minor units.")
    if abs(value) > money.LARGEST:
        raise Refusal(f"its {key} is too large to be kept exactly.")
    return value


def _quantity(value: object, key: str) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST_QUANTITY:
        raise Refusal(f"its {key} is no whole number that fits.")
    return value


def _one_of(*choices: str) -> Callable[[object, str], str]:
    def read(value: object, key: str) -> str:
        if not isinstance(value, str) or value not in choices:
            raise Refusal(f"its {key} is neither {' nor '.join(choices)}.")
        return value

    return read


def _metadata(value: object, _: str) -> str | None:
    return dump_metadata(cast("Metadata | None", value))


def _countries(value: object, key: str) -> str:
    """Return the codes of a region's countries, sorted: a server gives them in any order."""
    if not isinstance(value, list):
        raise Refusal(f"its {key} are no list.")
    codes = [c.get("iso_2") if isinstance(c, dict) else c for c in value]
    return json.dumps(sorted({code.lower() for code in codes if isinstance(code, str)}))


def _from_addresses(thing: Thing) -> Columns:
    """Return company and country of a customer, from the billing address or else another."""
    if "billing_address" not in thing and "shipping_addresses" not in thing:
        return {}
    others = thing.get("shipping_addresses")
    each = [thing.get("billing_address"), *(others if isinstance(others, list) else ())]
    addresses = [cast("Thing", address) for address in each if isinstance(address, dict)]
    found: Columns = {}
    for key in ("company", "country_code"):
        told = (_optional_text(address.get(key), key) for address in addresses)
        found[key] = next((text.strip() for text in told if text and text.strip()), None)
    if code := found["country_code"]:
        found["country_code"] = str(code).lower()
    return found


_FIELDS: Mapping[Kind, Mapping[str, Callable[[object, str], Plain]]] = {
    Kind.REGION: {
        "name": _name, "currency_code": _currency, "includes_tax": _optional_flag,
        "countries": _countries, "metadata": _metadata,
    },
    Kind.VARIANT: {"sku": _optional_text, "title": _text, "product_id": _optional_text},
    Kind.CUSTOMER: {
        "email": _email, "first_name": _optional_text, "last_name": _optional_text,
        "phone": _optional_text, "has_account": _flag, "metadata": _metadata,
    },
    Kind.GROUP: {"name": _name, "metadata": _metadata},
    Kind.PRICE_LIST: {
        "name": _name, "description": _text, "type": _one_of("sale", "override"),
        "status": _one_of("draft", "active"), "starts_at": _instant, "ends_at": _instant,
        "includes_tax": _flag,
    },
    Kind.PRICE: {
        "currency_code": _currency, "amount": _amount, "min_quantity": _quantity,
        "max_quantity": _quantity,
    },
}  # fmt: skip
