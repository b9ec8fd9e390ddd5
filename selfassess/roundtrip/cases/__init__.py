"""Case reviews as files: one Excel sheet or one Word document for each case, out and back."""
