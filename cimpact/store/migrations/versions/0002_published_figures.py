"""Published figures are frozen; facets are answered; a session may stand in several phases."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _add_live_sessions()
    # Columns are added in place: a table that is rebuilt would get SQLite's row numbers back.
    op.add_column("answer", sa.Column("published", sa.String(5), nullable=True))
    op.add_column("workshop", sa.Column("phases", sa.JSON(), nullable=True))
    op.create_table(
        "facet_answer",
        sa.Column("respondent_id", sa.String(20), nullable=False),
        sa.Column("item", sa.String(20), nullable=False),
        sa.Column("facet", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("choice", sa.String(6), nullable=False),
        sa.Column("published", sa.String(6), nullable=True),
        sa.CheckConstraint(
            "choice IN ('yes','partly','no','dk')", name=op.f("ck_facet_answer_choice")
        ),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["respondent.id"],
            name=op.f("fk_facet_answer_respondent_id_respondent"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("respondent_id", "item", "facet", name=op.f("pk_facet_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "publication",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column(
            "vote",
            sa.Enum(
                "first",
                "second",
                "looking_back",
                name="vote",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("stayed_out", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_publication_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "vote", name=op.f("pk_publication")),
    )


def _add_live_sessions() -> None:
    """How a session is run. Plain SQL: both databases add a column with its check in place."""
    for column in (
        f"mode {_one_of('mode', 'alone_then_together', 'alone', 'together')}",
        f"pace {_one_of('pace', 'free', 'guided')}",
        "current_item VARCHAR(20)",
        "revealed JSON",
        "second_votes JSON",
        "second_revealed JSON",
        "timer_from INTEGER",
        "live_version INTEGER DEFAULT 0 NOT NULL",
    ):
        op.execute(f"ALTER TABLE workshop ADD COLUMN {column}")


def _one_of(column: str, default: str, *others: str) -> str:
    values = ", ".join(f"'{value}'" for value in sorted((default, *others)))
    rule = f"CONSTRAINT ck_workshop_{column} CHECK ({column} IN ({values}))"
    return f"VARCHAR(20) DEFAULT '{default}' NOT NULL {rule}"
