"""The only home of Peewee and SQL; what leaves it is records, never models."""
