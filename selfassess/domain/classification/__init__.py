"""What a passage is about and which way it speaks: plain arithmetic over its words, with weights learned or written."""
