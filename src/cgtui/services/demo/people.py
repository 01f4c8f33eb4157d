"""What is known of a customer of the demo shop before anything was bought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from cgtui.domain.metadata import Metadata

Habit: TypeAlias = Literal[
    "regular", "restocks", "stopped", "sometimes", "gifts", "once", "new", "never"
]
"""How somebody buys: monthly, by the crate, monthly until some day, two to five times …"""


class Person(NamedTuple):
    """A customer, or a firm with the person who orders for it.

    Attributes:
        email: In a domain that cannot exist; phone numbers are likewise ones kept for fiction.
        first_name: Or none.
        last_name: Or none.
        country: ISO 3166 in lower case, or none.
        habit: How they buy.
        joined: When the account was made; a guest joined with the first order.
        groups: Those they were put into by hand.
        has_account: Whether they are no guest.
        company: Their firm.
        phone: Their number.
        metadata: Whatever else is known.
        paid_before: Another currency, and the day until which they paid in it.
        trashed: The day on which they were deleted.
    """

    email: str
    first_name: str | None
    last_name: str | None
    country: str | None
    habit: Habit
    joined: str
    groups: tuple[str, ...] = ()
    has_account: bool = True
    company: str | None = None
    phone: str | None = None
    metadata: Metadata | None = None
    paid_before: tuple[str, str] | None = None
    trashed: str | None = None

    @property
    def currency(self) -> str:
        """Return what they pay in."""
        return {"gb": "gbp", "us": "usd", "jp": "jpy"}.get(self.country or "", "eur")
