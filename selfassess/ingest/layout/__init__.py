"""From printed lines with their places to whole blocks in reading order."""
