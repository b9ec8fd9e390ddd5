"""The pages of the plan: a board or a table of every action."""
