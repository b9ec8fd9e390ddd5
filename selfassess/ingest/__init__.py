"""Reading inspection reports, letters and peer challenges from files."""
