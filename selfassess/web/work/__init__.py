"""The pages of work shared out: what is mine, what is said of a subject, and all subjects on one screen."""
