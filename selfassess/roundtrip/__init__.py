"""What goes out and comes back, and every table that is imported."""
