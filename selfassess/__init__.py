"""Self-assessment for inspection and peer challenge in English children's services."""

__version__ = "0.1.0"
