"""The demonstration: a fictional authority, the reports about it and its neighbours, and what its people have typed in."""
