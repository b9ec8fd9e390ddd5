"""One parsed report as JSON: the shape that `reports parse` prints."""
