"""Customers: e-mails, guests and accounts, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import NOW, customer, dump, sentences, write

from cgtui.domain.changes import Edit, Kind, UpdateRows
from cgtui.domain.errors import Refusal
from cgtui.domain.patching import MetadataPatch
from cgtui.services import customers, deleting
from cgtui.services.editing import EditedElsewhere

if TYPE_CHECKING:
    from cgtui.services.workspace import Workspace


def test_a_new_customer_has_what_was_said_about_them(shop: Workspace) -> None:
    """E-mail trimmed and lower-cased, texts trimmed, blank ones missing, a guest unless said."""
    done, text_id = customers.create(
        shop,
        {
            "email": "  Rosa@Example.ORG ", "first_name": " Rosa ", "last_name": " ",
            "country_code": "DE", "metadata": {"tier": "2"},
        },
    )  # fmt: skip
    made = customer(shop, "rosa@example.org")

    assert 'Created customer "rosa@example.org".' == done.sentence
    assert text_id == made.id
    assert text_id.startswith("cus_01")
    assert ("Rosa", None, None, None) == (
        made.first_name, made.last_name, made.phone, made.company,
    )  # fmt: skip
    assert ("de", False, {"tier": "2"}) == (made.country_code, made.has_account, made.metadata)
    assert (NOW, NOW) == (made.created_at, made.updated_at)
    assert ((), 0, 0, None) == (
        made.group_names, made.order_count, made.spent, made.last_order_at,
    )  # fmt: skip


@pytest.mark.parametrize(
    "email",
    ["", "ada", "a@b@c", "@x.test", "ada@", "a da@x.test", "a\0@x.test", "x" * 250 + "@x.io"],
)
def test_what_is_no_email_is_refused(shop: Workspace, email: str) -> None:
    """One @ with something on both sides, no blanks, at most 254 characters."""
    with pytest.raises(Refusal) as refusal:
        customers.create(shop, {"email": email})
    assert "email" == refusal.value.field


@pytest.mark.parametrize("code", ["xx", "uk", "deu", "d1"])
def test_a_country_must_exist(shop: Workspace, code: str) -> None:
    """A code that ISO 3166 does not have is refused."""
    with pytest.raises(Refusal):
        customers.create(shop, {"email": "a@x.test", "country_code": code})


def test_a_guest_and_an_account_may_share_an_email(shop: Workspace) -> None:
    """As in Medusa: ada has an account, so a guest may have her e-mail, but no second account."""
    customers.create(shop, {"email": "ada@lovelace.io"})

    with pytest.raises(Refusal, match="Another account \\(cus_ada1\\)"):
        customers.create(shop, {"email": "ADA@lovelace.io", "has_account": True})
    with pytest.raises(Refusal, match="Another guest"):
        customers.create(shop, {"email": "ada@lovelace.io"})


def test_a_trashed_customers_email_is_free(shop: Workspace) -> None:
    """ghost@example.com is in the trash; restoring it then says that it is taken."""
    customers.create(shop, {"email": "ghost@example.com"})

    with pytest.raises(Refusal, match="Another guest"):
        deleting.restore(shop, Kind.CUSTOMER, [9])


def test_a_guest_cannot_become_the_second_account(shop: Workspace) -> None:
    """Dennis is a guest and an account: neither may become what the other is."""
    before = dump(shop)
    for change in (
        lambda: customers.update(shop, 4, {"has_account": True}),
        lambda: customers.update(shop, 5, {"has_account": False}),
        lambda: customers.update_many(shop, [4, 7], {"has_account": True}),
        lambda: customers.update_many(shop, [5], {"has_account": False}),
        lambda: customers.update_many(shop, [7], {"email": "dennis@bell.com"}),
    ):
        with pytest.raises(Refusal, match=r"dennis@bell\.com"):
            change()

    assert before == dump(shop)


def test_an_email_can_be_changed_to_a_free_one(shop: Workspace) -> None:
    """Ken moves; only his row gets a new updated_at, and he is found under the new address."""
    done = customers.update(shop, 7, {"email": " Ken@Google.com"})

    assert 'Changed customer "ken@bell.com".' == done.sentence
    assert NOW == customer(shop, "ken@google.com").updated_at
    assert 1 == done.rows


def test_what_an_import_kept_does_not_stand_in_the_way(shop: Workspace) -> None:
    """A customer from Medusa with an odd e-mail and country can be edited in other fields."""
    odd = UpdateRows(
        Kind.CUSTOMER, ("email", "country_code"), (Edit(7, (None, None), ("a b@@x", "zz")),)
    )
    write(shop, odd)
    customers.update(shop, 7, {"has_account": True, "company": "Bell"})

    assert ("Bell", True) == (
        customer(shop, "a b@@x").company,
        customer(shop, "a b@@x").has_account,
    )


def test_many_get_the_same_value_in_the_fields_named(shop: Workspace) -> None:
    """Country and one metadata key for three; other fields and keys stay; only two truly change."""
    values = {"country_code": "gb", "metadata": MetadataPatch({"fair": 2026})}
    customers.update_many(shop, [1], values)
    done = customers.update_many(shop, [1, 3, 6, 9, 999], values)

    assert "Changed 2 customers." == done.sentence
    assert {"newsletter": True, "fair": 2026} == customer(shop, "ada@lovelace.io").metadata
    assert {"fair": 2026} == customer(shop, "barbara@mit.edu").metadata
    assert ("gb", "MIT") == (
        customer(shop, "barbara@mit.edu").country_code,
        customer(shop, "barbara@mit.edu").company,
    )


def test_many_cannot_share_an_email(shop: Workspace) -> None:
    """One e-mail for several customers is refused at its field."""
    with pytest.raises(Refusal) as refusal:
        customers.update_many(shop, [1, 2], {"email": "a@x.test"})
    assert "email" == refusal.value.field


def test_a_clone_is_in_the_same_live_groups(shop: Workspace) -> None:
    """Made like alan: in VIP and Wholesale. Made like ken, whose only group is trashed: in none."""
    customers.create(shop, {"email": "joan@bletchley.uk"}, like=2)
    customers.create(shop, {"email": "rob@bell.com"}, like=7)
    deleting.restore(shop, Kind.GROUP, [5])

    assert ("VIP", "Wholesale") == customer(shop, "joan@bletchley.uk").group_names
    assert ("Old fair",) == customer(shop, "ken@bell.com").group_names
    assert () == customer(shop, "rob@bell.com").group_names
    assert 'Created customer "joan@bletchley.uk".' == sentences(shop)[-1]


@pytest.mark.parametrize("rid", [9, 999])
def test_a_customer_deleted_meanwhile_is_not_edited(shop: Workspace, rid: int) -> None:
    """Saving a form for somebody in the trash says so; many at once pass them over."""
    with pytest.raises(Refusal, match="deleted meanwhile"):
        customers.update(shop, rid, {"company": "X"})
    assert customers.update_many(shop, [rid], {"company": "X"}).step is None


def test_edits_from_two_sides_are_merged_or_asked_about(shop: Workspace) -> None:
    """Company here, phone there: both are kept. Company on both sides: asked."""
    base = customers.fields(customer(shop, "ada@lovelace.io"))
    customers.update(shop, 1, {"phone": "+44 1", "company": "Analytical"})
    customers.update(shop, 1, {"last_name": "King"}, base=base)

    with pytest.raises(EditedElsewhere, match="company"):
        customers.update(shop, 1, {"company": "Engines"}, base=base)
    ada = customer(shop, "ada@lovelace.io")
    assert ("Ada King", "+44 1", "Analytical") == (ada.name, ada.phone, ada.company)


def test_what_orders_say_is_in_the_stores_currency(shop: Workspace) -> None:
    """Ada: three orders, one of them in pounds; a cancellation lowers spent and is no order."""
    ada = customer(shop, "ada@lovelace.io")

    assert 3 == ada.order_count
    assert 12_000 == ada.spent
    assert (NOW - ada.last_order_at).days == 10 if ada.last_order_at else False
