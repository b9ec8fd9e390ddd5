"""The facts that a report prints about itself."""
