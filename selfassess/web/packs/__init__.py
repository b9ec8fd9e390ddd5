"""What leaves an assessment and what comes back: packs, and the workbook."""
