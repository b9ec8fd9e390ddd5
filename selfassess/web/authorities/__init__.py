"""The long view of an authority, and what became of what it was asked to do."""
