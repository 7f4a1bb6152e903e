"""Tokens and signatures: what lets a browser come back without an account.

The database keeps hashes of tokens only. A cookie carries its token signed, so that a made-up one
is refused before the database is asked. A ticket is a signed note, valid for a minute, by which a
page asks the server's cookie route to set a cookie: a page cannot set one itself.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from cimpact.errors import N_, CimpactError
from cimpact.settings import get_settings

TICKET_SECONDS = 60
SHORTEST_KEY = 32


class KeyDamaged(CimpactError):
    """The kept key is empty or was cut: whoever knows that could sign anything."""

    message = N_(
        "The file {path} does not hold a key. Put it back from a copy, or delete it: everybody "
        "will have to sign in again."
    )


@dataclass(frozen=True, slots=True)
class CookieWish:
    """A cookie to set; an empty value removes it."""

    name: str
    value: str


def new_token() -> str:
    """256 random bits for an address or a cookie."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What the database keeps of a token (sha256: a random token needs no slow hash)."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed_hash(text: str) -> str:
    """A pseudonym of something guessable, such as an address, under this installation's key."""
    return hmac.new(_secret_key().encode(), text.encode(), hashlib.sha256).hexdigest()


def sealed(cookie: str, token: str) -> str:
    """The signed value of a cookie."""
    return str(URLSafeSerializer(_secret_key(), salt=f"cookie:{cookie}").dumps(token))


def unsealed(cookie: str, value: str | None) -> str | None:
    """The token in a cookie's value; None when it is absent or not ours."""
    try:
        return str(URLSafeSerializer(_secret_key(), salt=f"cookie:{cookie}").loads(value or ""))
    except BadSignature:
        return None


def ticket(wishes: list[CookieWish]) -> str:
    """A note to the cookie route, valid for a minute."""
    pairs = [(wish.name, wish.value) for wish in wishes]
    return str(URLSafeTimedSerializer(_secret_key(), salt="ticket").dumps(pairs))


def redeemed(note: str, *, at: datetime | None = None) -> list[CookieWish]:
    """The cookies a ticket asks for; none when it is forged or, at that moment, too old."""
    tickets = URLSafeTimedSerializer(_secret_key(), salt="ticket")
    try:
        pairs, signed_at = tickets.loads(note, return_timestamp=True)
    except BadSignature:
        return []
    if abs((at or datetime.now(UTC)) - signed_at) > timedelta(seconds=TICKET_SECONDS):
        return []
    return [CookieWish(name, value) for name, value in pairs]


def _secret_key() -> str:
    settings = get_settings()
    return settings.secret_key or _kept_key(settings.data_dir)


@lru_cache(maxsize=8)
def _kept_key(data_dir: Path) -> str:
    """The key in the data folder, made at first use and readable by its owner only.

    Raises KeyDamaged.
    """
    path = data_dir / "secret.key"
    if not path.exists():
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_key(path)
    key = path.read_text(encoding="ascii")
    if len(key) < SHORTEST_KEY:
        raise KeyDamaged(path=path)
    return key


def _make_key(path: Path) -> None:
    # Written under another name first, and linked only when complete: of two processes that start
    # at once the second finds the first one's key, never an empty file.
    handle, written = tempfile.mkstemp(prefix=".secret-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as kept:
            kept.write(secrets.token_urlsafe(32))
            kept.flush()
            os.fsync(kept.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(written, path)
    finally:
        Path(written).unlink()
