"""Looking back at an earlier session."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    looking_back()


def looking_back() -> None:
    """What a session asks of an earlier one. Plain SQL: both databases add columns in place."""
    key = "fk_workshop_looking_back_to_workshop"
    for column in (
        "looking_back JSON",
        f"looking_back_to VARCHAR CONSTRAINT {key} REFERENCES workshop (id) ON DELETE SET NULL",
    ):
        op.execute(f"ALTER TABLE workshop ADD COLUMN {column}")
