"""The pages of an authority's register of evidence."""
