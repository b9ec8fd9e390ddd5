"""The bound on memory of every process that opens somebody's file."""

import sys

if sys.platform != "win32":
    import resource

MEMORY = 2 * 1024**3


def bound_memory() -> None:
    """Let this process have no more memory than a report may need."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
