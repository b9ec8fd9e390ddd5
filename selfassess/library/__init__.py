"""Reading what ships, and what an operator adds: frameworks, crosswalks and reference lists as strict YAML."""
