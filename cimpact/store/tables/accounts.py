"""Who runs sessions: accounts, signed-in browsers, the first start, counted failures."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime
from sqlmodel import Field

from cimpact.store.tables.base import Base, random_key


class Facilitator(Base, table=True):
    """Somebody who signs in and runs sessions. ``folded_name`` is the name without case."""

    id: str = Field(default_factory=random_key, primary_key=True)
    name: str = Field(max_length=80)
    folded_name: str = Field(max_length=240, unique=True)
    passphrase_hash: str


class SignIn(Base, table=True):
    """One signed-in browser; deleting the row signs it out."""

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True)
    facilitator_id: str = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    expires_on: date


class SetupToken(Base, table=True):
    """The one-time token of a new installation; at most one row."""

    __tablename__ = "setup_token"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    token_hash: str


class Failures(Base, table=True):
    """How often somebody failed at a lock lately: only failures are counted.

    ``subject`` is a keyed hash, so that no address of a phone is stored.
    """

    lock: str = Field(primary_key=True, max_length=20)
    subject: str = Field(primary_key=True, max_length=64)
    count: int
    last_at: datetime = Field(sa_type=DateTime(timezone=True))
