"""What an installation may decide, read from ``CIMPACT_*`` environment variables."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """Every setting with its default; the README's table is tested against this class."""

    model_config = SettingsConfigDict(env_prefix="CIMPACT_", frozen=True)

    data_dir: Path = Field(
        default_factory=lambda: user_data_path("cimpact"),
        description="Folder of the database and of the signing key; created when missing.",
    )
    database_url: str = Field(
        default="",
        description="PostgreSQL address; empty means SQLite in the data folder.",
    )
    public_url: str = Field(
        default="",
        description="Address which phones open and the QR code carries; empty means this "
        "computer's address on the local network.",
    )
    port: int = Field(default=8501, description="Port that the server listens on.")
    language: Literal["fr", "en"] = Field(
        default="fr", description="Language for visitors whose browser asks for neither."
    )
    region: Literal["CA", "FR"] = Field(
        default="CA", description="French typography for browsers that name no country."
    )
    secret_key: str = Field(
        default="",
        description="Key that signs cookies; empty means a random one kept in the data folder.",
    )
    questionnaires: Path = Field(
        default=ROOT / "data" / "questionnaires.yaml",
        description="The questionnaires offered for new sessions.",
    )
    library: Path = Field(
        default=ROOT / "data" / "library.yaml",
        description="The practice library and the glossary.",
    )

    @property
    def effective_database_url(self) -> str:
        """The SQLAlchemy URL in force; PostgreSQL is spoken through psycopg 3."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'cimpact.db'}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in POSTGRES_SCHEMES else self.database_url


POSTGRES_SCHEMES = {"postgres", "postgresql"}


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The process's settings, read once; tests clear the cache."""
    return Settings()
