"""What a database must withstand: errors in a block, many writers, kills, and bad files."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from cimpact.errors import CimpactError
from cimpact.settings import get_settings
from cimpact.store import access, answering, collectives, db, seats, workshops
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.faults import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseOutOfReach,
    DatabaseReadOnly,
    DiskFull,
)
from cimpact.store.tables import Facilitator
from tests.scenes import ITEMS, NO_HASH, cast, facilitator, seat, workshop

ROOT = Path(__file__).resolve().parents[2]

SAVE_AND_SAY = """
import sys
from cimpact.store.answering import save_answer
from cimpact.store.db import transaction
from tests.scenes import ITEMS

token, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(first, last):
    with transaction() as db:
        save_answer(db, token, ITEMS[number % 27], str(number // 27 % 3))
    print(number, flush=True)
"""


def savers(*tokens: str, first: int = 0, last: int) -> "list[subprocess.Popen[str]]":
    """Processes of the same installation which save answer after answer, from one moment on."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SAVE_AND_SAY, token, str(first), str(last)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for token in tokens
    ]
    assert [line_of(process) for process in processes] == ["ready"] * len(tokens)
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
    return processes


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def rest_of(process: "subprocess.Popen[str]") -> list[str]:
    """What it still prints until it ends."""
    assert process.stdout is not None
    with process.stdout:
        lines = process.stdout.read().split()
    process.wait(60)
    return lines


def names() -> list[str]:
    with reading() as session:
        return sorted(session.exec(select(Facilitator.name)))


class OfThisTest(Exception):
    """Something that goes wrong in the middle of a block."""


def write_bob_and_fail() -> None:
    with transaction() as session:
        facilitator(session, "Bob")
        session.flush()
        raise OfThisTest


@pytest.mark.usefixtures("database")
def test_block_is_kept_whole_or_not_at_all() -> None:
    with transaction() as session:
        facilitator(session, "Alice")

    with pytest.raises(OfThisTest):
        write_bob_and_fail()

    assert names() == ["Alice"]


@pytest.mark.usefixtures("database")
def test_next_writer_gets_through_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        _ = 1 / 0

    with ThreadPoolExecutor(1) as pool:
        pool.submit(write_alice).result(timeout=10)
    assert names() == ["Alice"]


def write_alice() -> None:
    with transaction() as session:
        facilitator(session, "Alice")


@pytest.mark.usefixtures("database")
def test_rows_stay_readable_after_the_block() -> None:
    with transaction() as session:
        made = workshop(session, facilitator(session, "Alice"))
    with reading() as session:
        read = access.workshop_for(
            session, session.exec(select(Facilitator.id)).one(), made.id, needs=Right.OWN
        )

    assert (made.state, made.targets) == (read.state, read.targets)


@pytest.mark.usefixtures("database")
def test_reading_sees_one_state_whatever_is_written_meanwhile() -> None:
    """A report asks several questions: they must be about the same moment."""
    with reading() as session:
        before = session.exec(select(Facilitator.name)).all()
        write_alice()
        after = session.exec(select(Facilitator.name)).all()

    assert (before, after, names()) == ([], [], ["Alice"])


@pytest.mark.usefixtures("database")
def test_reading_does_not_wait_for_a_writer() -> None:
    with transaction() as session:
        facilitator(session, "Alice")
        session.flush()
        with ThreadPoolExecutor(1) as pool:
            seen = pool.submit(names).result(timeout=10)

    assert seen == []


def test_every_connection_is_prepared(sqlite_database: Engine) -> None:
    """Each commit reaches the disk (2 is FULL), children follow their parents, erased is erased."""
    asked = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete"]
    with sqlite_database.connect() as one, sqlite_database.connect() as two:
        found = [
            [connection.scalar(text(f"PRAGMA {name}")) for name in asked]
            for connection in (one, two)
        ]

    assert found == [["wal", 2, 1, 5000, 1]] * 2


def test_writers_lock_when_they_begin_and_readers_never(sqlite_database: Engine) -> None:
    """A writer that reads first and locks later fails under load, however long it would wait."""
    begun: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("BEGIN"):
            begun.append(statement)

    event.listen(sqlite_database, "before_cursor_execute", listen)
    with transaction() as session:
        session.exec(select(Facilitator.id)).all()
    with reading() as session:
        session.exec(select(Facilitator.id)).all()

    assert begun == ["BEGIN IMMEDIATE", "BEGIN"]


@pytest.mark.usefixtures("database")
def test_two_processes_write_at_once() -> None:
    """The second one waits for the lock of the first, whichever program holds it."""
    with transaction() as session:
        code = workshop(session, facilitator(session, "Alice")).join_code
        tokens = [seat(session, code) for _ in range(2)]

    processes = savers(*tokens, last=27 * 12)
    printed = [rest_of(process) for process in processes]

    assert [process.returncode for process in processes] == [0, 0]
    assert printed == [[str(number) for number in range(27 * 12)]] * 2
    assert [choices(token) for token in tokens] == [dict.fromkeys(ITEMS, "2")] * 2


def choices(token: str) -> dict[str, str]:
    with reading() as session:
        place = seats.seat_of(session, token)
        assert place is not None
        return answering.choices_of(session, place.respondent_id)


def test_killed_server_loses_nothing_it_acknowledged(sqlite_database: Engine) -> None:
    """Of the save under way at the kill, either state is right: nobody was told it was saved."""
    assert sqlite_database.dialect.name == "sqlite"
    with transaction() as session:
        token = seat(session, workshop(session, facilitator(session, "Alice")).join_code)

    begin = 0
    for kill_after in (1, 40, 90):
        (process,) = savers(token, first=begin, last=10**6)
        acknowledged = [line_of(process) for _ in range(kill_after)]
        process.kill()
        acknowledged += rest_of(process)

        last = int(acknowledged[-1])
        assert process.returncode == -9
        assert acknowledged == [str(number) for number in range(begin, last + 1)]
        assert choices(token) in (saved_until(last), saved_until(last + 1))
        begin = last + 1

    with sqlite_database.connect() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"


def saved_until(last: int) -> dict[str, str]:
    """The choices after the saves 0 to ``last``, as the program above makes them."""
    return {ITEMS[number % 27]: str(number // 27 % 3) for number in range(last + 1)}


def test_lock_of_another_program_ends_in_words(sqlite_database: Engine) -> None:
    """The wait is shortened here; nothing of the refused change is kept."""
    write_alice()
    set_on_each_connection(sqlite_database, "busy_timeout=50")
    with sqlite_database.execution_options(writes=True).begin():
        with pytest.raises(DatabaseBusy) as refused, transaction() as session:
            facilitator(session, "Bob")
        assert names() == ["Alice"]

    assert str(refused.value) == (
        "The database was busy for too long: this last change was not saved. "
        "Everything saved before is. Try again in a moment."
    )
    with transaction() as session:
        facilitator(session, "Bob")
    assert names() == ["Alice", "Bob"]


def test_full_disk_ends_in_words(sqlite_database: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """The page says it to the person, the log to whoever runs the server."""
    write_alice()
    with sqlite_database.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
    set_on_each_connection(sqlite_database, f"max_page_count={pages}")

    with pytest.raises(DiskFull, match="Everything saved before is"), transaction() as session:
        workshop(session, facilitator(session, "Bob"))

    assert names() == ["Alice"]
    assert caplog.messages == ["DiskFull: database or disk is full"]


def test_database_that_cannot_be_written_ends_in_words(sqlite_database: Engine) -> None:
    """What was saved still shows. A switch stands in for the file's rights: root has them all."""
    write_alice()
    set_on_each_connection(sqlite_database, "query_only=ON")

    with pytest.raises(DatabaseReadOnly, match="who may write to the folder CIMPACT_DATA_DIR"):
        write_alice()
    with pytest.raises(DatabaseReadOnly), transaction() as session:
        session.add(Facilitator(name="Bob", folded_name="bob", passphrase_hash=NO_HASH))

    assert names() == ["Alice"]


def set_on_each_connection(engine: Engine, pragma: str) -> None:
    """Give every connection of the pool a setting, as a bad disk would."""
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA {pragma}"))


def damage(kind: str, data_dir: Path) -> None:
    """Make a data folder that holds no good database."""
    file = data_dir / "cimpact.db"
    if kind == "a file where the folder should be":
        data_dir.parent.mkdir(exist_ok=True)
        data_dir.write_text("not a folder")
    elif kind == "a folder where the file should be":
        file.mkdir(parents=True)
    else:
        data_dir.mkdir()
        file.write_bytes(b"This is a text, and long enough not to be taken for an empty file." * 99)


@pytest.mark.parametrize(
    ("kind", "situation"),
    [
        ("a file where the folder should be", DatabaseOutOfReach),
        ("a folder where the file should be", DatabaseOutOfReach),
        ("a text", DatabaseDamaged),
    ],
)
def test_bad_place_ends_in_words(data_dir: Path, kind: str, situation: type[CimpactError]) -> None:
    damage(kind, data_dir)

    with bad_engine():
        with pytest.raises(situation), transaction():
            pass
        with pytest.raises(situation), reading() as session:
            session.exec(select(Facilitator.id)).all()


@contextmanager
def bad_engine() -> Iterator[None]:
    """The data folder is put aside afterwards, so that the fixture can make its engine."""
    data_dir = get_settings().data_dir
    try:
        yield
    finally:
        data_dir.rename(data_dir.with_name("bad"))
        db.engine.cache_clear()


def test_page_damaged_in_the_middle_ends_in_words(sqlite_database: Engine, data_dir: Path) -> None:
    with transaction() as session:
        cast(session)
    with sqlite_database.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sqlite_database.dispose()
    file = data_dir / "cimpact.db"
    size = file.stat().st_size
    with file.open("r+b") as pages:
        pages.seek(4096)
        pages.write(b"\xff" * (size - 4096))

    with pytest.raises(DatabaseDamaged, match="put the latest copy in its place"):
        names()
    with pytest.raises(DatabaseDamaged), transaction() as session:
        facilitator(session, "Zoé")


def test_postgresql_that_does_not_answer_ends_in_words(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address, which may hold a passphrase, is in none of the words."""
    assert not data_dir.exists()
    url = "postgresql://somebody:secret@127.0.0.1:1/cimpact"
    monkeypatch.setenv("CIMPACT_DATABASE_URL", url)
    get_settings.cache_clear()

    with pytest.raises(DatabaseOutOfReach) as refused, transaction():
        pass

    assert str(refused.value) == (
        "The database cannot be opened. On the server, check the folder CIMPACT_DATA_DIR or the "
        "address CIMPACT_DATABASE_URL. Nothing was changed."
    )


def test_mistake_of_ours_is_not_put_into_soothing_words(sqlite_database: Engine) -> None:
    assert sqlite_database.dialect.name == "sqlite"
    with pytest.raises(Exception, match="no such table") as raised, transaction() as session:
        session.execute(text("SELECT * FROM nowhere"))

    assert not isinstance(raised.value, CimpactError)


@pytest.mark.usefixtures("database")
def test_error_carries_nothing_that_anybody_typed() -> None:
    """Unexpected errors are logged with their words; answers and notes must not be among them."""
    with pytest.raises(IntegrityError) as raised, transaction() as session:
        session.execute(
            text("INSERT INTO note VALUES ('nobody', 'PRE1', :words, '')"), {"words": "a secret"}
        )

    assert "a secret" not in str(raised.value)


def test_new_data_folder_is_private(data_dir: Path) -> None:
    """Other users of the computer do not read the members' answers."""
    assert not data_dir.exists()

    with reading() as session:
        session.execute(text("SELECT 1"))

    assert S_IMODE(data_dir.stat().st_mode) == 0o700
    assert (data_dir / "cimpact.db").exists()


@pytest.mark.parametrize("whole_collective", [False, True])
def test_erased_words_are_gone_from_the_files_too(
    sqlite_database: Engine, data_dir: Path, *, whole_collective: bool
) -> None:
    """A deleted row usually stays readable in its page and in the write-ahead log."""
    secret, kept = "Ces mots doivent disparaître", "Ces mots doivent rester"
    with transaction() as db:
        owner = facilitator(db, "Alice")
        doomed, other = workshop(db, owner), workshop(db, owner)
        for made, words in ((doomed, secret), (other, kept)):
            answering.save_note(db, seat(db, made.join_code), "PRE1", evidence=words * 50)
    assert secret in words_on_disk(data_dir)

    with transaction() as db:
        mine = access.workshop_for(db, owner, doomed.id, needs=Right.OWN)
        if whole_collective:
            collectives.delete_collective(
                db, access.collective_for(db, owner, mine.collective_id, needs=Right.OWN)
            )
        else:
            workshops.delete_workshop(db, mine)

    assert secret not in words_on_disk(data_dir)
    assert kept in words_on_disk(data_dir)
    assert sqlite_database.dialect.name == "sqlite"


def words_on_disk(data_dir: Path) -> str:
    """All bytes of the database and of the files beside it, as text."""
    return "".join(path.read_bytes().decode("utf-8", "ignore") for path in data_dir.iterdir())
