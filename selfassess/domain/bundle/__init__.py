"""A bundle: an assessment or a peer challenge on its way from one instance to another."""
