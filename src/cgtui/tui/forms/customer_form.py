"""What is asked about customers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cgtui.domain.rules import MAX_EMAIL, email, optional_text
from cgtui.domain.text import count_noun, visible
from cgtui.services.countries import known_country
from cgtui.tui.forms.fields import MIXED, Field, FormSpec, shared_values
from cgtui.tui.forms.metadata_editor import HELP
from cgtui.tui.forms.metadata_rows import MixedMetadata, share_metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.domain.records import Customer

EMAIL = Field(
    "email",
    "E-mail",
    required=True,
    max_length=MAX_EMAIL,
    clean=email,
    help="Kept in lower case; a guest and an account may share one.",
)
SHARED = (
    Field("first_name", "First name", clean=partial(optional_text, field="first_name")),
    Field("last_name", "Last name", clean=partial(optional_text, field="last_name")),
    Field("phone", "Phone", clean=partial(optional_text, field="phone")),
    Field("company", "Company", clean=partial(optional_text, field="company")),
    Field(
        "country_code",
        "Country",
        max_length=2,
        clean=known_country,
        help="The two letters of ISO 3166, such as DE.",
    ),
    Field("has_account", "Has account", "switch", help="No: the customer is a guest."),
)
METADATA = Field("metadata", "Metadata", "metadata", help=HELP)
_KEYS = tuple(field.key for field in SHARED)


def new_customer_form(like: Customer | None = None) -> FormSpec:
    """Return the form for a customer yet to be made, filled like another one if that is given."""
    values: dict[str, object] = {"has_account": False}
    if like:
        values = {**shared_values([like], _KEYS), "metadata": like.metadata}
    fields = (EMAIL, *SHARED, METADATA)
    return FormSpec("New customer", fields, values, new=True, noun="customer")


def edit_customer_form(customer: Customer) -> FormSpec:
    """Return the form for one customer."""
    fields = (EMAIL, *SHARED, METADATA)
    values = shared_values([customer], [field.key for field in fields])
    return FormSpec(f"Edit customer {visible(customer.email)}", fields, values, noun="customer")


def edit_customers_form(customers: Sequence[Customer], count: int | None = None) -> FormSpec:
    """Return the form for many customers; an e-mail is one's own, so it is not asked.

    Args:
        customers: The customers, or some of them where there are too many to read.
        count: How many there are, if that is more: then every field begins as mixed.
    """
    total = count or len(customers)
    values: dict[str, object] = dict.fromkeys(_KEYS, MIXED)
    values["metadata"] = MixedMetadata()
    if total == len(customers):
        values = shared_values(customers, _KEYS)
        values["metadata"] = share_metadata([c.metadata for c in customers])
    return FormSpec(
        f"Edit {count_noun(total, 'customer')}",
        (*SHARED, METADATA),
        values,
        rows=total,
        noun="customer",
        note="Only what you change is written. Backspace empties a mixed field.",
    )
