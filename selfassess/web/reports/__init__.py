"""The pages of the library of past reports: the list, the import, and one report read through."""
