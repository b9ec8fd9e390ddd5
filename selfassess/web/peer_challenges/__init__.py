"""The pages of peer challenges and case reviews."""
