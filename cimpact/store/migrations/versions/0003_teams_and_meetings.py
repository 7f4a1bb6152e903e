"""Looking back at an earlier session."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    looking_back()


def looking_back() -> None:
    """What a session asks of an earlier one, added in place.

    Without a foreign key: a column with one would need the table rebuilt on SQLite.
    """
    op.add_column("workshop", sa.Column("looking_back", sa.JSON(), nullable=True))
    op.add_column("workshop", sa.Column("looking_back_to", sa.String(), nullable=True))
