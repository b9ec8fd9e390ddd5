"""Files that people attach: checked for what they are, and kept once by the hash of what they hold."""
