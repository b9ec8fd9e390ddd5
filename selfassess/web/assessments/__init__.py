"""The pages of an assessment: starting one, its overview, its areas and lines, what backs them, and their history."""
