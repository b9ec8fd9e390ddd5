"""The explorer: what inspectors praise, criticise and ask for, and how they judged over time."""
