"""Published figures are frozen; facets; several phases; profiles; collectives shared by a team."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    published_figures()
    profiles()
    teams()


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
        refers("profile_version", "collective_id", "collective"),
        refers("profile_version", "saved_by", "facilitator", ondelete="SET NULL"),
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
        refers("profile_draft", "collective_id", "collective"),
        refers("profile_draft", "facilitator_id", "facilitator"),
        sa.PrimaryKeyConstraint(
            "collective_id", "facilitator_id", "part", name=op.f("pk_profile_draft")
        ),
    )
    op.create_index("ix_profile_draft_facilitator_id", "profile_draft", ["facilitator_id"])
    op.create_table(
        "profile_sharing",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        refers("profile_sharing", "collective_id", "collective"),
        sa.PrimaryKeyConstraint("collective_id", name=op.f("pk_profile_sharing")),
    )


def teams() -> None:
    op.add_column("workshop", sa.Column("standing", sa.String(20), nullable=True))
    with op.batch_alter_table("collective") as collective:
        collective.add_column(sa.Column("archived_on", sa.Date(), nullable=True))
        collective.drop_constraint(op.f("fk_collective_owner_id_facilitator"), type_="foreignkey")
        collective.create_foreign_key(
            op.f("fk_collective_owner_id_facilitator"),
            "facilitator",
            ["owner_id"],
            ["id"],
            ondelete="RESTRICT",
        )
    memberships()
    invitations()
    audit()


def memberships() -> None:
    op.create_table(
        "membership",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("facilitator_id", sa.String(), nullable=False),
        role(),
        sa.CheckConstraint("role <> 'owner'", name=op.f("ck_membership_one_owner")),
        refers("membership", "collective_id", "collective"),
        refers("membership", "facilitator_id", "facilitator"),
        sa.PrimaryKeyConstraint("collective_id", "facilitator_id", name=op.f("pk_membership")),
    )
    op.create_index("ix_membership_facilitator_id", "membership", ["facilitator_id"])


def invitations() -> None:
    op.create_table(
        "team_invitation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("collective_id", sa.String(), nullable=False),
        role(),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("invited_by_id", sa.String(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("used_by_id", sa.String(), nullable=True),
        sa.CheckConstraint("role <> 'owner'", name=op.f("ck_team_invitation_one_owner")),
        refers("team_invitation", "collective_id", "collective"),
        refers("team_invitation", "invited_by_id", "facilitator"),
        refers("team_invitation", "used_by_id", "facilitator"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_team_invitation_token_hash")),
    )
    op.create_index("ix_team_invitation_collective_id", "team_invitation", ["collective_id"])


def audit() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("workshop_id", sa.String(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.String(120), nullable=False),
        refers("audit_entry", "collective_id", "collective"),
        refers("audit_entry", "workshop_id", "workshop", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_collective_id", "audit_entry", ["collective_id"])


def role() -> sa.Column[str]:
    names = ("owner", "facilitator", "observer")
    kind = sa.Enum(*names, name="teamrole", native_enum=False, create_constraint=True, length=20)
    return sa.Column("role", kind, nullable=False)


def refers(
    table: str, column: str, parent: str, *, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)
