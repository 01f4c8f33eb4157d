"""The parts screens are made of; they know records and the action table, no services."""
