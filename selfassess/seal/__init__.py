"""What keeps things as they are: backups with their sums, encrypted where the person asks for it."""
