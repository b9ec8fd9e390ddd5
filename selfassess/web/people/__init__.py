"""Who works here: the people of a workspace, and all accounts of the instance."""
