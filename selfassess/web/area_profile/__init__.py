"""The pages of the area profile."""
