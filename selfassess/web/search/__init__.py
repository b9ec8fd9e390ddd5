"""The page that searches past reports."""
