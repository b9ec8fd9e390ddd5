"""The pages of the inspection room."""
