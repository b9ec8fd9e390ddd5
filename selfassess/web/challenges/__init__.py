"""The pages on which judgements are challenged and challenges are answered."""
