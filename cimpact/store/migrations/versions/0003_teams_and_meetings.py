"""Answers from files."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    imports()


def imports() -> None:
    # Added in place, as everywhere: a table that is rebuilt would get SQLite's row numbers back.
    op.add_column(
        "workshop",
        sa.Column("is_imported", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "import_mapping",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collective_id"],
            ["collective.id"],
            name=op.f("fk_import_mapping_collective_id_collective"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("collective_id", "kind", name=op.f("pk_import_mapping")),
    )
