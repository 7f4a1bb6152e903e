"""Collectives shared by a team: who is in it, who is invited, what they did; the archive."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    teams()


def teams() -> None:
    """The owner of a collective stays on it: nobody else is in its team until they are let in."""
    op.add_column("workshop", sa.Column("standing", sa.String(20), nullable=True))
    collectives()
    memberships()
    invitations()
    audit()


def collectives() -> None:
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


def memberships() -> None:
    op.create_table(
        "membership",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("facilitator_id", sa.String(), nullable=False),
        role(),
        sa.CheckConstraint("role <> 'owner'", name=op.f("ck_membership_one_owner")),
        team_refers("membership", "collective_id", "collective"),
        team_refers("membership", "facilitator_id", "facilitator"),
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
        team_refers("team_invitation", "collective_id", "collective"),
        team_refers("team_invitation", "invited_by_id", "facilitator"),
        team_refers("team_invitation", "used_by_id", "facilitator"),
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
        team_refers("audit_entry", "collective_id", "collective"),
        team_refers("audit_entry", "workshop_id", "workshop", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_collective_id", "audit_entry", ["collective_id"])


def role() -> sa.Column[str]:
    names = ("owner", "facilitator", "observer")
    kind = sa.Enum(*names, name="teamrole", native_enum=False, create_constraint=True, length=20)
    return sa.Column("role", kind, nullable=False)


def team_refers(
    table: str, column: str, parent: str, *, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)
