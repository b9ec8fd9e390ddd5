"""The tables, one file for each family."""
