"""Taking files away: the right is read anew when the button is pressed."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from cimpact.core.decisions import Decided, Outcome
from cimpact.core.rows import TooFewPeople
from cimpact.exports import EXPORTERS
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from cimpact.signing import sealed
from cimpact.store import accounts, answering, audit, decisions, team, workshops
from cimpact.store.access import NotYours
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Anonymity, Collective, TeamRole, Workshop
from cimpact.ui import downloads
from cimpact.ui.downloads import Choices, NamesStay, made
from cimpact.ui.visitor import today
from tests import scenes
from tests.exports.session_rows import cells, unzipped
from tests.serving import serving
from tests.wire.client import StreamlitClient
from tests.wire.errors import DownloadRefused

CHOICES = Choices(text=translator("en"))
NAMES = ("Ann Archer", "Bea Baker", "Cy Cook", "Di Dean", "Ed Evans")


@dataclass(frozen=True, slots=True)
class Scene:
    """Alice's closed session with names, and the sign-ins of two facilitators."""

    workshop: str
    alice: str
    bob: str


@pytest.fixture
def scene(database: Engine) -> Scene:  # noqa: ARG001  the tables lie in it
    """A session of the past; sign-ins that last from today."""
    with transaction() as db:
        workshop = scenes.workshop(db, scenes.facilitator(db, "Alice"), anonymity=Anonymity.NAMED)
        scenes.facilitator(db, "Bob")
        for name in NAMES:
            token = scenes.seat(db, workshop.join_code, name=name)
            answering.save_answer(db, token, "PRE1", "3")
        workshops.close_workshop(db, workshop)
        return Scene(workshop.id, _sign_in(db, "Alice"), _sign_in(db, "Bob"))


def agree(db: Session, workshop: Workshop, author: str) -> None:
    agreed = Decided(Outcome.AGREED, "2", evidence="Three letters")
    decisions.decide(db, workshop, "PRE1", agreed, seen=None, author_id=author, today=today())


def _sign_in(db: Session, name: str) -> str:
    return accounts.start_sign_in(db, accounts.facilitator_named(db, name), today=today())


def test_the_facilitator_gets_the_file(scene: Scene) -> None:
    files = unzipped(made(scene.alice, scene.workshop, "csv", CHOICES))
    assert len(cells(files["wide.csv"])) == 6
    assert "names.csv" not in files


def test_another_facilitator_does_not(scene: Scene) -> None:
    with pytest.raises(NotYours):
        made(scene.bob, scene.workshop, "csv", CHOICES)


@pytest.mark.parametrize("role", [TeamRole.FACILITATOR, TeamRole.OBSERVER])
def test_the_team_takes_results_away_and_it_is_written_down(scene: Scene, role: TeamRole) -> None:
    share(scene, role)

    assert b'"respondents": 5' in made(scene.bob, scene.workshop, "report-json", CHOICES)
    assert taken(scene) == [("Bob", Act.EXPORT, "report-json")]


def test_names_leave_with_somebody_who_runs_sessions_only(scene: Scene) -> None:
    """Nor do the lines without them: sectors and roles of single people stand in those."""
    named = replace(CHOICES, with_names=True)
    share(scene, TeamRole.OBSERVER)
    for chosen in (named, CHOICES):
        with pytest.raises(NamesStay):
            made(scene.bob, scene.workshop, "csv", chosen)
    assert taken(scene) == []

    with transaction() as db:
        bob, group = accounts.facilitator_named(db, "Bob"), collective(db, scene)
        team.change_role(db, group, facilitator_id=bob.id, role=TeamRole.FACILITATOR)
    assert "names.csv" in unzipped(made(scene.bob, scene.workshop, "csv", named))
    assert taken(scene) == [("Bob", Act.EXPORT_NAMES, "csv")]


def test_an_observer_takes_the_lines_of_a_session_without_names(scene: Scene) -> None:
    share(scene, TeamRole.OBSERVER)
    with transaction() as db:
        workshop = scenes.workshop(db, collective(db, scene).owner_id)
        workshop.collective_id = collective(db, scene).id
        for _ in range(5):
            answering.save_answer(db, scenes.seat(db, workshop.join_code), "PRE1", "3")
        workshops.close_workshop(db, workshop)

    assert len(cells(unzipped(made(scene.bob, workshop.id, "csv", CHOICES))["wide.csv"])) == 6


def test_whoever_is_removed_while_the_file_is_made_does_not_get_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right is read again when the file is there."""
    share(scene, TeamRole.FACILITATOR)
    slow = EXPORTERS["report-json"]

    def removed_meanwhile(source: Source, wanted: Wanted) -> bytes:
        content = slow.render(source, wanted)
        with transaction() as db:
            bob = accounts.facilitator_named(db, "Bob")
            team.remove_member(db, collective(db, scene), facilitator_id=bob.id)
        return content

    exporters = {"report-json": replace(slow, render=removed_meanwhile)}
    monkeypatch.setattr(downloads, "EXPORTERS", exporters)

    with pytest.raises(NotYours):
        made(scene.bob, scene.workshop, "report-json", CHOICES)
    assert taken(scene) == []


def share(scene: Scene, role: TeamRole) -> None:
    """Take Bob into Alice's team."""
    with transaction() as db:
        bob = accounts.facilitator_named(db, "Bob")
        team.add_member(db, collective(db, scene), facilitator_id=bob.id, role=role)


def collective(db: Session, scene: Scene) -> Collective:
    return db.get_one(Collective, db.get_one(Workshop, scene.workshop).collective_id)


def taken(scene: Scene) -> list[tuple[str, Act, str]]:
    """What is written down of files: by whom, whether with names, which."""
    with reading() as db:
        entries = audit.entries_of(db, collective(db, scene))
    return [(entry.who, entry.act, entry.subject) for entry in entries]


@pytest.mark.parametrize("token", ["", "made up"])
def test_a_visitor_does_not(scene: Scene, token: str) -> None:
    with pytest.raises(NotYours):
        made(token, scene.workshop, "csv", CHOICES)


def test_whoever_signed_out_in_between_does_not(scene: Scene) -> None:
    with transaction() as db:
        accounts.end_sign_in(db, scene.alice)
    with pytest.raises(NotYours):
        made(scene.alice, scene.workshop, "csv", CHOICES)


def test_names_leave_only_when_asked_for(scene: Scene) -> None:
    named = replace(CHOICES, with_names=True)
    names = cells(unzipped(made(scene.alice, scene.workshop, "csv", named))["names.csv"])
    assert sorted(name for _, name in names[1:]) == sorted(NAMES)
    for name in ("csv", "xlsx", "json"):
        asked, unasked = (
            content_of(made(scene.alice, scene.workshop, name, chosen))
            for chosen in (named, CHOICES)
        )
        assert all(each.encode() in asked for each in NAMES)
        assert not any(each.encode() in unasked for each in NAMES)


def content_of(data: bytes) -> bytes:
    """What a file holds, taken out of its zip where it is one."""
    return b"\n".join(unzipped(data).values()) if data.startswith(b"PK") else data


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_asks_for_the_right_first(scene: Scene, name: str) -> None:
    with transaction() as db:
        agree(db, db.get_one(Workshop, scene.workshop), accounts.facilitator_named(db, "Alice").id)
    assert made(scene.alice, scene.workshop, name, CHOICES)
    with pytest.raises(NotYours):
        made(scene.bob, scene.workshop, name, CHOICES)


def test_decisions_leave_a_session_of_few_and_no_answer_does(scene: Scene) -> None:
    with transaction() as db:
        alice = accounts.facilitator_named(db, "Alice").id
        few = scenes.workshop(db, alice, name="Few")
        for _ in range(2):
            seat = scenes.seat(db, few.join_code)
            answering.save_answer(db, seat, "PRE1", "4")
        workshops.close_workshop(db, few)
        agree(db, few, alice)

    for name in ("csv", "xlsx", "json"):
        with pytest.raises(TooFewPeople):
            made(scene.alice, few.id, name, CHOICES)
    files = unzipped(made(scene.alice, few.id, "work-csv", CHOICES))
    assert "PRE1,Element PRE1,agreed,2,2,PRE1 at level 2.,,,Three letters" in (
        files["decisions.csv"].decode()
    )
    for name in ("work-xlsx", "pdf", "docx", "page-pdf"):
        assert made(scene.alice, few.id, name, CHOICES)


def test_the_page_offers_the_files_and_makes_them_when_pressed(
    scene: Scene, data_dir: Path
) -> None:
    """Without names, with names, reports; then signed out in between, then somebody else."""

    async def story(url: str) -> None:
        async with browser_of(url, scene.alice) as page:
            await page.open("export", {"workshop": scene.workshop})
            await page.set(page.find("radio", key="export_language"), "English")
            files = unzipped(await page.download(page.find(key="download:csv")))
            assert "README.txt" in files
            assert "names.csv" not in files

            assert not page.has("download_button", key="download_named:csv")
            await page.set(page.find("checkbox", key="export_names"), True)
            files = unzipped(await page.download(page.find(key="download_named:csv")))
            names = cells(files["names.csv"], delimiter=delimiter_of(page))
            assert sorted(name for _, name in names[1:]) == sorted(NAMES)
            assert b'"respondents": 5' in await page.download(page.find(key="download:report-json"))
            for name, begins in (("page-pdf", b"%PDF"), ("docx", b"PK"), ("charts", b"PK")):
                made_file = await page.download(page.find(key=f"download:{name}"))
                assert made_file.startswith(begins)

            with transaction() as db:
                accounts.end_sign_in(db, scene.alice)
            with pytest.raises(DownloadRefused):
                await page.download(page.find(key="download:csv"))
        async with browser_of(url, scene.bob) as page:
            await page.open("export", {"workshop": scene.workshop})
            assert not page.has("download_button")

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(story(server.url))


def test_a_page_of_too_few_people_says_why_there_is_no_file(
    database: Engine,  # noqa: ARG001  the tables lie in it
    data_dir: Path,
) -> None:
    """Four people without names: no rows and no charts, but reports, which hide their figures."""
    with transaction() as db:
        workshop = scenes.workshop(db, scenes.facilitator(db, "Alice"))
        sign_in = _sign_in(db, "Alice")
        for _ in range(4):
            answering.save_answer(db, scenes.seat(db, workshop.join_code), "PRE1", "3")

    async def story(url: str) -> None:
        async with browser_of(url, sign_in) as page:
            await page.open("export", {"workshop": workshop.id})
            assert not page.has("download_button")

            with transaction() as db:
                workshops.close_workshop(db, db.get_one(Workshop, workshop.id))
            await page.open("export", {"workshop": workshop.id})
            assert not page.has("download_button", key="download:csv")
            assert not page.has("checkbox", key="export_names")
            assert not page.has("download_button", key="download:charts")
            assert b'"hidden": true' in await page.download(page.find(key="download:report-json"))
            assert (await page.download(page.find(key="download:pdf"))).startswith(b"%PDF")

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(story(server.url))


def browser_of(url: str, sign_in: str) -> StreamlitClient:
    """A browser that is signed in."""
    return StreamlitClient(url, cookies={"cimpact_sign_in": sealed("cimpact_sign_in", sign_in)})


def delimiter_of(page: StreamlitClient) -> str:
    """The delimiter of the layout that the page has chosen."""
    chosen = page.value(page.find("radio", key="export_preset"))
    return ";" if "Excel" in str(chosen) else ","
