"""The pages of an assessment's life: its state, its sign-off, and what was kept of it."""
