"""What training made: weights of words and phrases, as numbers only. See `training/`."""
