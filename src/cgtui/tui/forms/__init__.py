"""Forms for a group, a customer and a price list, for one row or for many at once."""
