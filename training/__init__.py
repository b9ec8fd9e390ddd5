"""Training of the classifier; outside the wheel."""
