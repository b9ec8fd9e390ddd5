"""Runs the migrations on the connection that the caller opened."""

from importlib import import_module
from pkgutil import iter_modules

from alembic import context

from selfassess.store import models
from selfassess.store.models.table import Row

for family in iter_modules(models.__path__, f"{models.__name__}."):
    import_module(family.name)  # so that its tables are known, whatever else was imported

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
