"""First schema: accounts, collectives, editions, sessions, respondents, answers and notes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "facilitator",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("folded_name", sa.String(240), nullable=False),
        sa.Column("passphrase_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilitator")),
        sa.UniqueConstraint("folded_name", name=op.f("uq_facilitator_folded_name")),
    )
    op.create_table(
        "failures",
        sa.Column("lock", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lock", "subject", name=op.f("pk_failures")),
    )
    op.create_table(
        "questionnaire_edition",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("questionnaire_id", sa.String(40), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("checksum", sa.String(64), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_edition")),
        sa.UniqueConstraint(
            "questionnaire_id", "version", name=op.f("uq_questionnaire_edition_questionnaire_id")
        ),
    )
    op.create_table(
        "setup_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_setup_token_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_token")),
    )
    op.create_table(
        "collective",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["facilitator.id"],
            name=op.f("fk_collective_owner_id_facilitator"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collective")),
    )
    op.create_index("ix_collective_owner_id", "collective", ["owner_id"])

    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("facilitator_id", sa.String(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facilitator_id"],
            ["facilitator.id"],
            name=op.f("fk_sign_in_facilitator_id_facilitator"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in")),
    )
    op.create_index("ix_sign_in_facilitator_id", "sign_in", ["facilitator_id"])

    op.create_table(
        "workshop",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("join_code", sa.String(9), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column(
            "anonymity",
            sa.Enum(
                "anonymous",
                "named",
                name="anonymity",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("minimum_group", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(8), nullable=False),
        sa.Column("targets", sa.JSON(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "open",
                "closed",
                name="workshopstate",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("is_revealed", sa.Boolean(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "minimum_group BETWEEN 3 AND 10", name=op.f("ck_workshop_minimum_group")
        ),
        sa.ForeignKeyConstraint(
            ["collective_id"],
            ["collective.id"],
            name=op.f("fk_workshop_collective_id_collective"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["questionnaire_edition.id"],
            name=op.f("fk_workshop_edition_id_questionnaire_edition"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
        sa.UniqueConstraint("join_code", name=op.f("uq_workshop_join_code")),
    )
    op.create_index("ix_workshop_collective_id", "workshop", ["collective_id"])

    op.create_table(
        "respondent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "person",
                "group",
                name="respondentkind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("seat_hash", sa.String(64), nullable=False),
        sa.Column("name", sa.String(80), nullable=True),
        sa.Column("sector", sa.String(40), nullable=True),
        sa.Column("role", sa.String(40), nullable=True),
        sa.Column("notice_version", sa.String(10), nullable=False),
        sa.Column("has_finished", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_respondent_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondent")),
        sa.UniqueConstraint("seat_hash", name=op.f("uq_respondent_seat_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_respondent_workshop_id", "respondent", ["workshop_id"])

    op.create_table(
        "answer",
        sa.Column("respondent_id", sa.String(20), nullable=False),
        sa.Column("item", sa.String(20), nullable=False),
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
        sa.Column("choice", sa.String(5), nullable=False),
        sa.CheckConstraint(
            "choice IN ('0','1','2','3','4','5','6','dk','early')", name=op.f("ck_answer_choice")
        ),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["respondent.id"],
            name=op.f("fk_answer_respondent_id_respondent"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("respondent_id", "item", "vote", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        sa.Column("respondent_id", sa.String(20), nullable=False),
        sa.Column("item", sa.String(20), nullable=False),
        sa.Column("evidence", sa.String(2000), nullable=False),
        sa.Column("sentence", sa.String(500), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["respondent.id"],
            name=op.f("fk_note_respondent_id_respondent"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("respondent_id", "item", name=op.f("pk_note")),
        sqlite_with_rowid=False,
    )
