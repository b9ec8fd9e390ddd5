"""Signing in and out, joining, and one's own account."""
