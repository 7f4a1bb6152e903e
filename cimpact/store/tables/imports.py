"""What is remembered of imports: the mapping that was chosen, never the file."""

from sqlmodel import Field

from cimpact.store.tables.base import Base


class ImportMapping(Base, table=True):
    """What the columns and answers of a tool's files mean in a collective, as JSON."""

    __tablename__ = "import_mapping"

    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", primary_key=True)
    kind: str = Field(primary_key=True, max_length=20)
    document: str
