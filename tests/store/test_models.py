"""The models and the migrations describe the same file, and relations walk from both ends."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from peewee import SqliteDatabase

from cgtui.domain.changes import Kind
from cgtui.domain.remedies import Remedy
from cgtui.services import deleting
from cgtui.store.database import open_writer
from cgtui.store.models import (
    TABLES,
    Customer,
    CustomerGroup,
    Membership,
    Order,
    Price,
    PriceList,
    PriceListGroup,
)
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from peewee import Model

    from cgtui.services.workspace import Workspace

NAMES = [table._meta.table_name for table in TABLES]


@pytest.mark.parametrize("model", TABLES, ids=NAMES)
def test_a_model_is_what_the_migrations_make(tmp_path: Path, model: type[Model]) -> None:
    """Same columns in the same order, same types, same NOT NULL, same keys and references."""
    migrated = open_writer(tmp_path / "shop.db")
    made = SqliteDatabase(":memory:")
    with made.bind_ctx(TABLES):
        made.create_tables(TABLES)
        name = model._meta.table_name
        wanted = [
            made.execute_sql(f'PRAGMA {pragma}("{name}")').fetchall()
            for pragma in ("table_info", "foreign_key_list")
        ]
        made.close()
    columns = migrated.all(f'PRAGMA table_info("{name}")')
    keys = migrated.all(f'PRAGMA foreign_key_list("{name}")')
    migrated.close()

    # Number, name, type, NOT NULL, primary key; the default is the migration's alone.
    assert [row[:4] + row[5:] for row in wanted[0]] == [row[:4] + row[5:] for row in columns]
    assert sorted(row[2:5] for row in wanted[1]) == sorted(row[2:5] for row in keys)


def test_every_table_has_a_model(tmp_path: Path) -> None:
    """No table of the file is without a model, nor a model without its table."""
    connection = open_writer(tmp_path / "shop.db")
    tables = connection.column("SELECT name FROM sqlite_master WHERE type = 'table'")
    connection.close()

    assert sorted(NAMES) == sorted(tables)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_change_names_every_plain_column(shop: Workspace, kind: Kind) -> None:
    """Whole rows are whole: all columns but those that are derived or counted."""
    derived = {"name_key", "search_key", "customer_count", "price_list_count"}
    with shop.reading() as connection:
        columns = [row[1] for row in connection.all(f'PRAGMA table_info("{kind}")')]

    assert set(columns) - derived == set(COLUMNS[kind])


@pytest.mark.usefixtures("shop")
def test_groups_and_customers_know_one_another() -> None:
    """``customer.groups`` and ``customer_group.customers``, live rows only, by name and e-mail."""
    alan, vip = Customer.get_by_id(2), CustomerGroup.get(name="VIP")
    wholesale, ken = CustomerGroup.get(name="Wholesale"), Customer.get_by_id(7)

    assert ["VIP", "Wholesale"] == [group.name for group in alan.groups]
    assert ["ada@lovelace.io", "alan@bletchley.uk", "grace@navy.mil"] == [
        customer.email for customer in vip.customers
    ]
    assert ["alan@bletchley.uk", "barbara@mit.edu"] == [c.email for c in wholesale.customers]
    assert [] == list(ken.groups)


def test_groups_and_price_lists_know_one_another(shop: Workspace) -> None:
    """``price_list.customer_groups`` and ``customer_group.price_lists``, live rows only."""
    trade, press = PriceList.get(name="Trade"), CustomerGroup.get(name="Press")
    deleting.delete(shop, Kind.GROUP, [1], remedy=Remedy("draft"))

    assert ["Wholesale"] == [group.name for group in trade.customer_groups]
    assert ["Black Friday"] == [row.name for row in press.price_lists]
    deleting.delete(shop, Kind.PRICE_LIST, [4])
    assert [] == list(press.price_lists)


@pytest.mark.usefixtures("shop")
def test_prices_orders_and_links_reach_their_rows() -> None:
    """A price knows variant, list and region; an order its customer; a membership both ends."""
    price, order = Price.get(id="ma_5"), Order.get(id="order_1")
    base, membership = Price.get(id="ma_1"), Membership.get(group=1, customer=2)

    assert ("LAMP-1", "Trade", "Europe") == (
        price.variant.sku, price.price_list.name, price.region.name,
    )  # fmt: skip
    assert base.price_list is None
    assert "ada@lovelace.io" == order.customer.email
    assert ("VIP", "alan@bletchley.uk") == (membership.group.name, membership.customer.email)
    assert "VIP" == PriceListGroup.get(price_list=1).group.name


def test_a_pair_cannot_repeat(shop: Workspace) -> None:
    """The file itself refuses a membership or a link that is there already."""
    for sql in (
        "INSERT INTO membership (group_id, customer_id) VALUES (1, 1)",
        "INSERT INTO price_list_group (price_list_id, group_id) VALUES (1, 1)",
    ):
        with pytest.raises(sqlite3.IntegrityError), shop.connection.writing():
            shop.connection.many(sql, [()])


def test_the_file_itself_keeps_names_apart(shop: Workspace) -> None:
    """Two live groups of one name, two live accounts of one e-mail, two ids: refused by SQLite."""
    for sql in (
        "UPDATE customer_group SET name = 'VIP' WHERE rid = 2",
        "UPDATE customer_group SET id = 'cgrp_vip' WHERE rid = 2",
        "UPDATE customer SET has_account = 1 WHERE rid = 4",
        "DELETE FROM customer WHERE rid = 1",
        "UPDATE price_list SET status = 'on' WHERE rid = 1",
    ):
        with pytest.raises(sqlite3.IntegrityError), shop.connection.writing():
            shop.connection.many(sql, [()])
