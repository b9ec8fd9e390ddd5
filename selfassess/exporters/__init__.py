"""Document to bytes, one package for each format. An exporter knows blocks, and nothing of assessments."""
