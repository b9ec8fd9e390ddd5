"""The pages of indicators: all of them, one with its charts, and their import."""
