"""What works at jobs: a thread of the program that serves, or a worker of its own; one service does each kind of job."""
