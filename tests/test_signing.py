import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_IMODE

import pytest
from itsdangerous import URLSafeSerializer

from cimpact import signing
from cimpact.settings import ROOT, get_settings
from cimpact.signing import CookieWish, KeyDamaged

KEY = "a key of this test alone, of more than 32 characters"
WISHES = [CookieWish("seat", "token"), CookieWish("sign-in", "")]


@pytest.fixture(autouse=True)
def _key(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A known key, except in the tests of the kept key, which delete it."""
    assert not data_dir.exists()
    monkeypatch.setenv("CIMPACT_SECRET_KEY", KEY)
    get_settings.cache_clear()


@pytest.fixture
def kept_key(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Path:
    """The installation names no key: it keeps its own in this file."""
    monkeypatch.delenv("CIMPACT_SECRET_KEY")
    get_settings.cache_clear()
    return data_dir / "secret.key"


def started(statement: str) -> "subprocess.Popen[str]":
    """Another process of the same installation, which runs one statement."""
    program = f"import sys; from cimpact import signing; {statement}"
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_token_is_256_bits_and_never_the_same() -> None:
    tokens = {signing.new_token() for _ in range(1000)}

    assert len(tokens) == 1000
    assert {len(token) for token in tokens} == {43}


def test_token_hash_is_sha256_in_hexadecimal() -> None:
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    assert signing.token_hash("abc") == expected


def test_keyed_hash_depends_on_the_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of all addresses does not help to turn a pseudonym back."""
    here = signing.keyed_hash("192.0.2.7")
    monkeypatch.setenv("CIMPACT_SECRET_KEY", "the key of another installation, long enough")
    get_settings.cache_clear()

    assert signing.keyed_hash("192.0.2.7") != here
    assert len(here) == 64


def test_sealed_cookie_gives_its_token_back() -> None:
    value = signing.sealed("seat", "token")

    assert signing.unsealed("seat", value) == "token"


def test_cookie_of_another_name_is_refused() -> None:
    """A respondent cannot present a seat as a facilitator's sign-in."""
    assert signing.unsealed("sign-in", signing.sealed("seat", "token")) is None


@pytest.mark.parametrize("value", [None, "", "token", ".", "a.b", "InRva2VuIg.", "é", "\x00"])
def test_made_up_cookie_is_refused(value: str | None) -> None:
    assert signing.unsealed("seat", value) is None


def test_cookie_signed_by_another_key_is_refused() -> None:
    forged = URLSafeSerializer("another key", salt="cookie:seat").dumps("token")

    assert signing.unsealed("seat", forged) is None


def test_cookie_changed_anywhere_is_refused() -> None:
    """The last character is left out: in base64 some of its bits mean nothing."""
    value = signing.sealed("seat", "token")
    changed = [
        value[:n] + ("A" if value[n] != "A" else "B") + value[n + 1 :] for n in range(len(value))
    ]

    assert {signing.unsealed("seat", forged) for forged in changed[:-1]} == {None}


def test_ticket_gives_its_wishes_back() -> None:
    assert signing.redeemed(signing.ticket(WISHES)) == WISHES


@pytest.mark.parametrize(("seconds", "expected"), [(59, WISHES), (62, []), (-62, [])])
def test_ticket_expires_after_a_minute(seconds: int, expected: list[CookieWish]) -> None:
    """One second of room: a ticket carries whole seconds."""
    note = signing.ticket(WISHES)

    assert signing.redeemed(note, at=datetime.now(UTC) + timedelta(seconds=seconds)) == expected


@pytest.mark.parametrize("note", ["", "ticket", "W10.aaaaaa.bbbb"])
def test_made_up_ticket_asks_for_nothing(note: str) -> None:
    assert signing.redeemed(note) == []


def test_cookie_is_no_ticket_and_a_ticket_no_cookie() -> None:
    assert signing.redeemed(signing.sealed("seat", "token")) == []
    assert signing.unsealed("seat", signing.ticket(WISHES)) is None


def test_kept_key_is_readable_by_its_owner_only(kept_key: Path) -> None:
    signing.sealed("seat", "token")

    assert S_IMODE(kept_key.stat().st_mode) == 0o600
    assert S_IMODE(kept_key.parent.stat().st_mode) == 0o700
    assert [file.name for file in kept_key.parent.iterdir()] == ["secret.key"]


def test_kept_key_survives_a_restart(kept_key: Path) -> None:
    """What one process sealed, another one opens."""
    value = signing.sealed("seat", "token")
    key = kept_key.read_text(encoding="ascii")

    program = (
        "import sys; from cimpact import signing; print(signing.unsealed('seat', sys.argv[1]))"
    )
    restarted = subprocess.run(
        [sys.executable, "-c", program, value], check=True, capture_output=True, text=True
    )

    assert restarted.stdout == "token\n"
    assert kept_key.read_text(encoding="ascii") == key
    assert len(key) == 43


def test_processes_that_make_the_key_at_once_agree(kept_key: Path) -> None:
    processes = [started("sys.stdin.read(); print(signing.keyed_hash('x'))") for _ in range(3)]
    with ThreadPoolExecutor() as pool:
        hashes = set(pool.map(lambda process: process.communicate()[0].strip(), processes))

    assert hashes == {signing.keyed_hash("x")}
    assert kept_key.exists()


def test_threads_that_make_the_key_at_once_agree(
    kept_key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty file read in between would be an empty key, with which anybody can sign."""
    for attempt in range(30):
        monkeypatch.setenv("CIMPACT_DATA_DIR", str(tmp_path / f"new {attempt}"))
        get_settings.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            hashes = set(pool.map(signing.keyed_hash, ["x"] * 8))

        assert hashes == {signing.keyed_hash("x")}
    assert not kept_key.exists()


@pytest.mark.parametrize("content", ["", "short"])
def test_damaged_key_is_refused(kept_key: Path, content: str) -> None:
    kept_key.parent.mkdir()
    kept_key.write_text(content, encoding="ascii")

    with pytest.raises(KeyDamaged, match="does not hold a key"):
        signing.sealed("seat", "token")
