"""What is derived from other rows, as SQL over the row ``t``; sorts and filters share it."""

from __future__ import annotations

GROUP_COUNT = """(SELECT count(*) FROM membership m JOIN customer_group g ON g.rid = m.group_id
    WHERE m.customer_id = t.rid AND g.deleted_at IS NULL)"""
ORDER_COUNT = '(SELECT count(*) FROM "order" o WHERE o.customer_id = t.rid AND NOT o.cancels)'
SPENT = """(SELECT coalesce(sum(o.total), 0) FROM "order" o WHERE o.customer_id = t.rid
    AND o.currency_code = :currency)"""
"""In minor units of ``:currency``; cancellations lower it."""
LAST_ORDER = """(SELECT max(o.placed_at) FROM "order" o
    WHERE o.customer_id = t.rid AND NOT o.cancels)"""
FIRST_ORDER = """(SELECT min(o.placed_at) FROM "order" o
    WHERE o.customer_id = t.rid AND NOT o.cancels)"""
LIST_GROUPS = """(SELECT count(*) FROM price_list_group l JOIN customer_group g
    ON g.rid = l.group_id WHERE l.price_list_id = t.rid AND g.deleted_at IS NULL)"""
PRICE_COUNT = "(SELECT count(*) FROM price p WHERE p.price_list_id = t.rid)"
STATES = ("draft", "scheduled", "active", "ended")
"""What a price list can be, in the order of `STATE`."""
STATE = """CASE WHEN t.status = 'draft' THEN 0 WHEN t.ends_at <= :now THEN 3
    WHEN t.starts_at >= :now THEN 1 ELSE 2 END"""
"""The place in `STATES` of what a price list is at ``:now``."""
