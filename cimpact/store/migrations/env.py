"""Alembic's entry: runs the versions on the connection that ``cimpact.store.schema`` hands over."""

from alembic import context

from cimpact.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
