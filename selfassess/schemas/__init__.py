"""Outside shapes: the only place where the keys of files and messages are named."""
