"""Full text over the passages of past reports, behind one port: what is chosen by is in the index beside the words."""
