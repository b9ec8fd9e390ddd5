"""Side-by-side measurements: ours beside a plain peer, so that a figure means the same on any machine."""
