"""The pages of practice audits."""
