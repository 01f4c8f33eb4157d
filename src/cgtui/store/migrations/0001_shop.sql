-- Version 1.  A later version adds a file beside this one; a file once released is never edited.
CREATE TABLE region (
    rid INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER,
    name TEXT NOT NULL, currency_code TEXT NOT NULL, includes_tax INTEGER,
    countries TEXT NOT NULL, metadata TEXT
);
CREATE UNIQUE INDEX region_id ON region (id);

CREATE TABLE variant (
    rid INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER,
    sku TEXT, title TEXT NOT NULL, product_id TEXT, product_title TEXT
);
CREATE UNIQUE INDEX variant_id ON variant (id);
CREATE INDEX variant_sku ON variant (sku) WHERE deleted_at IS NULL;

CREATE TABLE customer (
    rid INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER,
    email TEXT NOT NULL, first_name TEXT, last_name TEXT, phone TEXT, company TEXT,
    country_code TEXT, has_account INTEGER NOT NULL, metadata TEXT,
    name_key TEXT, search_key TEXT NOT NULL
);
CREATE UNIQUE INDEX customer_id ON customer (id);
CREATE UNIQUE INDEX customer_email ON customer (email, has_account) WHERE deleted_at IS NULL;
CREATE INDEX customer_name ON customer (name_key) WHERE deleted_at IS NULL;
CREATE INDEX customer_created ON customer (created_at) WHERE deleted_at IS NULL;
CREATE INDEX customer_trash ON customer (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE customer_group (
    rid INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER,
    name TEXT NOT NULL, metadata TEXT, name_key TEXT NOT NULL, search_key TEXT NOT NULL,
    customer_count INTEGER NOT NULL DEFAULT 0, price_list_count INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX customer_group_id ON customer_group (id);
CREATE UNIQUE INDEX customer_group_name ON customer_group (name) WHERE deleted_at IS NULL;
CREATE INDEX customer_group_key ON customer_group (name_key) WHERE deleted_at IS NULL;

CREATE TABLE membership (
    group_id INTEGER NOT NULL REFERENCES customer_group (rid),
    customer_id INTEGER NOT NULL REFERENCES customer (rid),
    since INTEGER,
    PRIMARY KEY (group_id, customer_id)
) WITHOUT ROWID;
CREATE INDEX membership_customer ON membership (customer_id);

CREATE TABLE price_list (
    rid INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER,
    name TEXT NOT NULL, description TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('sale', 'override')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'active')),
    starts_at INTEGER, ends_at INTEGER,
    includes_tax INTEGER NOT NULL, for_everyone INTEGER NOT NULL,
    name_key TEXT NOT NULL, search_key TEXT NOT NULL
);
CREATE UNIQUE INDEX price_list_id ON price_list (id);

CREATE TABLE price_list_group (
    price_list_id INTEGER NOT NULL REFERENCES price_list (rid),
    group_id INTEGER NOT NULL REFERENCES customer_group (rid),
    PRIMARY KEY (price_list_id, group_id)
) WITHOUT ROWID;
CREATE INDEX price_list_group_group ON price_list_group (group_id);

CREATE TABLE price (
    rid INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    variant_id INTEGER REFERENCES variant (rid),
    price_list_id INTEGER REFERENCES price_list (rid),
    region_id INTEGER REFERENCES region (rid),
    currency_code TEXT NOT NULL, amount INTEGER NOT NULL,
    min_quantity INTEGER, max_quantity INTEGER
);
CREATE UNIQUE INDEX price_id ON price (id);
CREATE INDEX price_variant ON price (variant_id);
CREATE INDEX price_list_prices ON price (price_list_id, variant_id);

CREATE TABLE "order" (
    rid INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, external_id TEXT,
    customer_id INTEGER NOT NULL REFERENCES customer (rid),
    placed_at INTEGER NOT NULL, currency_code TEXT NOT NULL, total INTEGER NOT NULL,
    cancels INTEGER NOT NULL
);
CREATE UNIQUE INDEX order_id ON "order" (id);
CREATE INDEX order_external ON "order" (external_id);
CREATE INDEX order_customer ON "order" (customer_id, currency_code, cancels, total, placed_at);

CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE journal (
    step INTEGER NOT NULL PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo', 'purge')),
    sentence TEXT NOT NULL, rows INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    of_step INTEGER, payload BLOB
);
CREATE INDEX journal_turn ON journal (state, step) WHERE kind = 'change';

-- The counters of a group count live rows only, whatever is trashed, restored, linked or unlinked.
CREATE TRIGGER membership_joins AFTER INSERT ON membership
WHEN EXISTS (SELECT 1 FROM customer WHERE rid = new.customer_id AND deleted_at IS NULL) BEGIN
    UPDATE customer_group SET customer_count = customer_count + 1 WHERE rid = new.group_id;
END;
CREATE TRIGGER membership_leaves AFTER DELETE ON membership
WHEN EXISTS (SELECT 1 FROM customer WHERE rid = old.customer_id AND deleted_at IS NULL) BEGIN
    UPDATE customer_group SET customer_count = customer_count - 1 WHERE rid = old.group_id;
END;
CREATE TRIGGER customer_trashed AFTER UPDATE OF deleted_at ON customer
WHEN old.deleted_at IS NULL AND new.deleted_at IS NOT NULL BEGIN
    UPDATE customer_group SET customer_count = customer_count - 1
    WHERE rid IN (SELECT group_id FROM membership WHERE customer_id = new.rid);
END;
CREATE TRIGGER customer_restored AFTER UPDATE OF deleted_at ON customer
WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL BEGIN
    UPDATE customer_group SET customer_count = customer_count + 1
    WHERE rid IN (SELECT group_id FROM membership WHERE customer_id = new.rid);
END;
CREATE TRIGGER price_list_linked AFTER INSERT ON price_list_group
WHEN EXISTS (SELECT 1 FROM price_list WHERE rid = new.price_list_id AND deleted_at IS NULL) BEGIN
    UPDATE customer_group SET price_list_count = price_list_count + 1 WHERE rid = new.group_id;
END;
CREATE TRIGGER price_list_unlinked AFTER DELETE ON price_list_group
WHEN EXISTS (SELECT 1 FROM price_list WHERE rid = old.price_list_id AND deleted_at IS NULL) BEGIN
    UPDATE customer_group SET price_list_count = price_list_count - 1 WHERE rid = old.group_id;
END;
CREATE TRIGGER price_list_trashed AFTER UPDATE OF deleted_at ON price_list
WHEN old.deleted_at IS NULL AND new.deleted_at IS NOT NULL BEGIN
    UPDATE customer_group SET price_list_count = price_list_count - 1
    WHERE rid IN (SELECT group_id FROM price_list_group WHERE price_list_id = new.rid);
END;
CREATE TRIGGER price_list_restored AFTER UPDATE OF deleted_at ON price_list
WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL BEGIN
    UPDATE customer_group SET price_list_count = price_list_count + 1
    WHERE rid IN (SELECT group_id FROM price_list_group WHERE price_list_id = new.rid);
END;
