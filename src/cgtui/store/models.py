"""The tables as Peewee models: schema, relations and single rows.

The grid, bulk and price questions run SQL written once, because building a query costs more than
running it; here is what they agree on.  Nothing above ``store`` imports this.

Every table has an integer key ``rid`` that joins use, and the tables Medusa knows have its text id
beside it.  Instants are integer milliseconds UTC, amounts integer minor units, metadata JSON text.
``name_key`` and ``search_key`` are folded copies that the store writes; the counters on a group are
kept by triggers (``migrations/0001_shop.sql``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

if TYPE_CHECKING:
    from peewee import ModelSelect


class Table(Model):
    """Base of every table."""

    class Meta:
        """Peewee options shared by all tables; a database is bound when a file is opened."""

        legacy_table_names = False


class Named(Table):
    """What is in Medusa's model: a text id, and when it was made, changed and trashed."""

    rid = AutoField()
    id = TextField(unique=True)
    created_at = BigIntegerField()
    updated_at = BigIntegerField()
    deleted_at = BigIntegerField(null=True)


class Region(Named):
    """A part of the world that shares a currency."""

    name = TextField()
    currency_code = TextField()
    includes_tax = BooleanField(null=True)
    countries = TextField()
    metadata = TextField(null=True)


class Variant(Named):
    """What is priced: one variant of a product."""

    sku = TextField(null=True)
    title = TextField()
    product_id = TextField(null=True)
    product_title = TextField(null=True)


class Customer(Named):
    """A person or firm that buys."""

    email = TextField()
    first_name = TextField(null=True)
    last_name = TextField(null=True)
    phone = TextField(null=True)
    company = TextField(null=True)
    country_code = TextField(null=True)
    has_account = BooleanField()
    metadata = TextField(null=True)
    name_key = TextField(null=True)
    search_key = TextField()

    @property
    def groups(self) -> ModelSelect[CustomerGroup]:
        """Return the live groups this customer is in, by name."""
        return (
            CustomerGroup.select()
            .join(Membership)
            .where((Membership.customer == self) & CustomerGroup.deleted_at.is_null())
            .order_by(CustomerGroup.name_key, CustomerGroup.rid)
        )


class CustomerGroup(Named):
    """A named set of customers to whom price lists can be given."""

    name = TextField()
    metadata = TextField(null=True)
    name_key = TextField()
    search_key = TextField()
    customer_count = IntegerField(default=0)
    price_list_count = IntegerField(default=0)

    @property
    def customers(self) -> ModelSelect[Customer]:
        """Return the live customers in this group, by e-mail."""
        return (
            Customer.select()
            .join(Membership)
            .where((Membership.group == self) & Customer.deleted_at.is_null())
            .order_by(Customer.email, Customer.rid)
        )

    @property
    def price_lists(self) -> ModelSelect[PriceList]:
        """Return the live price lists that name this group, by name."""
        return (
            PriceList.select()
            .join(PriceListGroup)
            .where((PriceListGroup.group == self) & PriceList.deleted_at.is_null())
            .order_by(PriceList.name_key, PriceList.rid)
        )


class Membership(Table):
    """One customer in one group; the pair is the key, so it cannot repeat."""

    group = ForeignKeyField(CustomerGroup)
    customer = ForeignKeyField(Customer)
    since = BigIntegerField(null=True)

    class Meta:
        """The pair is the primary key; no rowid is kept."""

        primary_key = CompositeKey("group", "customer")
        without_rowid = True


class PriceList(Named):
    """Prices that hold for a while, for some groups or for everyone."""

    name = TextField()
    description = TextField()
    type = TextField()
    status = TextField()
    starts_at = BigIntegerField(null=True)
    ends_at = BigIntegerField(null=True)
    includes_tax = BooleanField()
    for_everyone = BooleanField()
    name_key = TextField()
    search_key = TextField()

    @property
    def customer_groups(self) -> ModelSelect[CustomerGroup]:
        """Return the live groups this list is for, by name."""
        return (
            CustomerGroup.select()
            .join(PriceListGroup)
            .where((PriceListGroup.price_list == self) & CustomerGroup.deleted_at.is_null())
            .order_by(CustomerGroup.name_key, CustomerGroup.rid)
        )


class PriceListGroup(Table):
    """One price list for one group."""

    price_list = ForeignKeyField(PriceList)
    group = ForeignKeyField(CustomerGroup)

    class Meta:
        """The pair is the primary key; no rowid is kept."""

        primary_key = CompositeKey("price_list", "group")
        without_rowid = True


class Price(Table):
    """An amount for a variant; without a price list it is the variant's base price."""

    rid = AutoField()
    id = TextField(unique=True)
    created_at = BigIntegerField()
    updated_at = BigIntegerField()
    variant = ForeignKeyField(Variant, null=True)
    price_list = ForeignKeyField(PriceList, null=True)
    region = ForeignKeyField(Region, null=True)
    currency_code = TextField()
    amount = BigIntegerField()
    min_quantity = IntegerField(null=True)
    max_quantity = IntegerField(null=True)


class Order(Table):
    """One purchase of a customer, or its cancellation, which lowers what was spent."""

    rid = AutoField()
    id = TextField(unique=True)
    external_id = TextField(null=True)
    customer = ForeignKeyField(Customer)
    placed_at = BigIntegerField()
    currency_code = TextField()
    total = BigIntegerField()
    cancels = BooleanField()


class Setting(Table):
    """What the file remembers about itself, such as the store's currency."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        """A handful of rows, looked up by key."""

        without_rowid = True


class Journal(Table):
    """One step of the history; ``payload`` is the change that turns it back, or on again."""

    step = AutoField()
    at = BigIntegerField()
    actor = TextField()
    kind = TextField()
    sentence = TextField()
    rows = IntegerField()
    state = TextField()
    of_step = IntegerField(null=True)
    payload = BlobField(null=True)


TABLES: tuple[type[Model], ...] = (
    Region, Variant, Customer, CustomerGroup, Membership, PriceList, PriceListGroup,
    Price, Order, Setting, Journal,
)  # fmt: skip
