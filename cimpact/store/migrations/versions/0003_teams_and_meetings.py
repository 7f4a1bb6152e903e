"""Decisions and next actions; sectors and roles of a collective; paper sheets."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    decisions()
    next_actions()
    coverage()
    paper()


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


def status() -> sa.Column[str]:
    return one_of("status", "actionstatus", "to_do", "under_way", "done", "dropped")


def one_of(column: str, rule: str, *values: str) -> sa.Column[str]:
    kind = sa.Enum(*values, name=rule, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=False)


def refers(
    table: str, column: str, parent: str, *, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)
