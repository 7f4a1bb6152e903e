"""Published figures; facets; phases; profiles; own codes; sessions in guided pace."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    published_figures()
    profiles()
    own_codes()
    live_sessions()


def published_figures() -> None:
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


def profiles() -> None:
    op.create_table(
        "profile_version",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("saved_on", sa.Date(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=True),
        sa.Column("restored", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        profile_refers("profile_version", "collective_id", "collective"),
        profile_refers("profile_version", "saved_by", "facilitator", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("collective_id", "number", name=op.f("pk_profile_version")),
    )
    op.create_index("ix_profile_version_saved_by", "profile_version", ["saved_by"])
    op.create_table(
        "profile_draft",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("facilitator_id", sa.String(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "need",
                "impact",
                "chain",
                "tools",
                "phases",
                name="profilepart",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        profile_refers("profile_draft", "collective_id", "collective"),
        profile_refers("profile_draft", "facilitator_id", "facilitator"),
        sa.PrimaryKeyConstraint(
            "collective_id", "facilitator_id", "part", name=op.f("pk_profile_draft")
        ),
    )
    op.create_index("ix_profile_draft_facilitator_id", "profile_draft", ["facilitator_id"])
    op.create_table(
        "profile_sharing",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        profile_refers("profile_sharing", "collective_id", "collective"),
        sa.PrimaryKeyConstraint("collective_id", name=op.f("pk_profile_sharing")),
    )


def profile_refers(
    table: str, column: str, parent: str, *, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)


def own_codes() -> None:
    op.create_table(
        "own_code",
        sa.Column("respondent_id", sa.String(20), nullable=False),
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["respondent.id"],
            name=op.f("fk_own_code_respondent_id_respondent"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_own_code_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("respondent_id", name=op.f("pk_own_code")),
        sa.UniqueConstraint("workshop_id", "code_hash", name=op.f("uq_own_code_workshop_id")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_own_code_code_hash"), "own_code", ["code_hash"])


def live_sessions() -> None:
    """How a session is run. Plain SQL: both databases add a column with its check in place."""
    for column in (
        f"mode {one_of('mode', 'alone_then_together', 'alone', 'together')}",
        f"pace {one_of('pace', 'free', 'guided')}",
        "current_item VARCHAR(20)",
        "revealed JSON",
        "second_votes JSON",
        "second_revealed JSON",
        "timer_from INTEGER",
        "live_version INTEGER DEFAULT 0 NOT NULL",
    ):
        op.execute(f"ALTER TABLE workshop ADD COLUMN {column}")


def one_of(column: str, default: str, *others: str) -> str:
    values = ", ".join(f"'{value}'" for value in sorted((default, *others)))
    rule = f"CONSTRAINT ck_workshop_{column} CHECK ({column} IN ({values}))"
    return f"VARCHAR(20) DEFAULT '{default}' NOT NULL {rule}"
