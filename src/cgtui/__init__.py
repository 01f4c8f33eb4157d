"""cgtui: the keyboard workbench for customer groups, customers and price lists."""
