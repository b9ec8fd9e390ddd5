"""Runs the migrations on the connection that the caller opened."""

from alembic import context

from selfassess.store.models import assessment, authority, follow_up, report, search
from selfassess.store.models.table import Row

FAMILIES = (assessment, authority, follow_up, report, search)

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
