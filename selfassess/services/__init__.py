"""Use cases. One function is one transaction: load, may they, decide, save, return."""
