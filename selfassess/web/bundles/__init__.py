"""Carrying an assessment or a peer challenge to another instance, and taking one in."""
