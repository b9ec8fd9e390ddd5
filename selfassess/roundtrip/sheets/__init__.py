"""Tables that people keep in spreadsheets, one file for each."""
