"""Questionnaires of collectives."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    own_questionnaires()


def own_questionnaires() -> None:
    op.create_table(
        "own_questionnaire",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("saved", sa.Integer(), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collective_id"],
            ["collective.id"],
            name=op.f("fk_own_questionnaire_collective_id_collective"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_questionnaire")),
    )
    op.create_index(
        op.f("ix_own_questionnaire_collective_id"), "own_questionnaire", ["collective_id"]
    )
    op.create_table(
        "own_edition",
        sa.Column("own_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["own_id"],
            ["own_questionnaire.id"],
            name=op.f("fk_own_edition_own_id_own_questionnaire"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["questionnaire_edition.id"],
            name=op.f("fk_own_edition_edition_id_questionnaire_edition"),
        ),
        sa.PrimaryKeyConstraint("own_id", "number", name=op.f("pk_own_edition")),
        sa.UniqueConstraint("edition_id", name=op.f("uq_own_edition_edition_id")),
    )
