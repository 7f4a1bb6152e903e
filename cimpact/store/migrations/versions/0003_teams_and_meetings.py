"""Teams and meetings, imported answers, questionnaires of collectives."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    teams()
    decisions()
    next_actions()
    coverage()
    paper()
    looking_back()
    imports()
    own_questionnaires()


def decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("item", sa.String(20), nullable=False),
        one_of("outcome", "outcome", "agreed", "disagreement"),
        sa.Column("lower_reason", sa.String(1000), nullable=False),
        sa.Column("higher_reason", sa.String(1000), nullable=False),
        sa.Column("evidence", sa.String(2000), nullable=False),
        sa.Column("written_by", sa.String(), nullable=True),
        sa.Column("written_on", sa.Date(), nullable=False),
        refers("decision", "workshop_id", "workshop"),
        refers("decision", "written_by", "facilitator", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("workshop_id", "item", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_written_by", "decision", ["written_by"])


def next_actions() -> None:
    op.create_table(
        "next_action",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("workshop_id", sa.String(), nullable=True),
        sa.Column("asked_in", sa.String(), nullable=True),
        sa.Column("item", sa.String(20), nullable=True),
        sa.Column("what", sa.String(500), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("first_step", sa.String(500), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        status(),
        sa.Column("started_on", sa.Date(), nullable=False),
        refers("next_action", "collective_id", "collective"),
        refers("next_action", "workshop_id", "workshop", ondelete="SET NULL"),
        refers("next_action", "asked_in", "workshop", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_action")),
    )
    for column in ("collective_id", "workshop_id", "asked_in"):
        op.create_index(f"ix_next_action_{column}", "next_action", [column])
    op.create_table(
        "action_day",
        sa.Column("action_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        status(),
        refers("action_day", "action_id", "next_action"),
        sa.PrimaryKeyConstraint("action_id", "day", name=op.f("pk_action_day")),
    )


def coverage() -> None:
    op.create_table(
        "collective_lists",
        sa.Column("collective_id", sa.String(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        refers("collective_lists", "collective_id", "collective"),
        sa.PrimaryKeyConstraint("collective_id", name=op.f("pk_collective_lists")),
    )
    op.create_table(
        "workshop_lists",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("document", sa.JSON(none_as_null=True), nullable=True),
        refers("workshop_lists", "workshop_id", "workshop"),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_workshop_lists")),
    )
    op.create_table(
        "expected_people",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("sector", sa.String(40), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people BETWEEN 0 AND 100000", name=op.f("ck_expected_people_people")),
        refers("expected_people", "workshop_id", "workshop"),
        sa.PrimaryKeyConstraint("workshop_id", "sector", name=op.f("pk_expected_people")),
    )


def paper() -> None:
    op.create_table(
        "paper_sheets",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("numbered", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        refers("paper_sheets", "workshop_id", "workshop"),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_paper_sheets")),
    )


def looking_back() -> None:
    """What a session asks of an earlier one, added in place.

    Without a foreign key: a column with one would need the table rebuilt on SQLite.
    """
    op.add_column("workshop", sa.Column("looking_back", sa.JSON(), nullable=True))
    op.add_column("workshop", sa.Column("looking_back_to", sa.String(), nullable=True))


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
        refers("import_mapping", "collective_id", "collective"),
        sa.PrimaryKeyConstraint("collective_id", "kind", name=op.f("pk_import_mapping")),
    )


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


def status() -> sa.Column[str]:
    return one_of("status", "actionstatus", "to_do", "under_way", "done", "dropped")


def one_of(column: str, rule: str, *values: str) -> sa.Column[str]:
    kind = sa.Enum(*values, name=rule, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=False)


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
