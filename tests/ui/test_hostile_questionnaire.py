"""A questionnaire whose every text tries something: no page gives it Markdown's powers."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from cimpact.core.content_writing import written
from cimpact.core.own_form import parse_own
from cimpact.core.questionnaire import Questionnaire
from cimpact.store import access, answering, own_questionnaires, workshops
from cimpact.store.access import Right
from cimpact.store.db import transaction
from cimpact.store.tables import Mode, Pace
from tests import scenes
from tests.scenes import TODAY, Cast
from tests.ui.test_profile_page import opened

PULSE = Path(__file__).resolve().parents[2] / "data" / "examples" / "pulse.yaml"
TRICK = "![x](https://example.org/a.png) <b>y</b> :red[z]"
POWERS = re.compile(r"(?<!\\)!\[x(?<!\\)\]|(?<!\\)<b>|(?<!\\):red\[")
"""What is left of the trick where nothing was escaped."""

RAW = {"text_area", "selectbox", "vega_lite_chart", "html", "download_button", "code"}
"""Shown as text, lists of options included; or no Markdown: charts, and HTML that we escape."""


def tricked(value: Any) -> Any:  # noqa: ANN401  any part of an edition
    """The same part with the trick in every text."""
    if isinstance(value, dict):
        return {
            key: f"{inside} {TRICK}" if key in {"fr", "en"} else tricked(inside)
            for key, inside in value.items()
        }
    return [tricked(inside) for inside in value] if isinstance(value, list) else value


@pytest.fixture
def people(database: Engine) -> Cast:  # noqa: ARG001  the tables lie in it
    with transaction() as db:
        return scenes.cast(db)


@pytest.fixture
def places(people: Cast) -> dict[str, str]:
    """Two closed sessions with seven people each, an open guided one, and the questionnaire."""
    form = parse_own(PULSE.read_text(encoding="utf-8"))
    hostile = Questionnaire.model_validate(tricked(json.loads(form.to_json())))
    with transaction() as db:
        home = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
        )
        own = own_questionnaires.create(db, home, written(hostile), today=TODAY)
        made = own_questionnaires.publish(db, own, today=TODAY)
        used: dict[str, Any] = {"edition_id": made.edition_id, "today": TODAY}
        found = {"questionnaire": own.id, "collective": home.id}
        for name, days in (("earlier", 90), ("workshop", 0)):
            session = workshops.create_workshop(
                db, home, hostile, held_on=TODAY - timedelta(days=days), **used
            )
            workshops.open_workshop(session)
            db.flush()
            for person in range(7):
                found["seat"] = scenes.seat(db, session.join_code)
                given = {item.code: str(person % 2 * item.top) for item in hostile.items}
                answering.save_answers(db, found["seat"], given)
            workshops.close_workshop(db, session)
            found[name] = session.id
        guided = workshops.create_workshop(
            db, home, hostile, mode=Mode.TOGETHER, pace=Pace.GUIDED, **used
        )
        workshops.open_workshop(guided)
        found["guided"] = guided.id
    return found


def powerful(page: AppTest) -> list[str]:
    """Everything on a page in which the trick would work."""
    elements = [node for node in page.main if node.type not in RAW]
    said = [str(element.proto) for element in elements]
    return [text for text in said if POWERS.search(text.replace("\\\\", "\\"))]


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("facilitator/workshops", "collective"),
        ("facilitator/questionnaires", "collective"),
        ("facilitator/questionnaire", "questionnaire"),
        ("facilitator/live", "workshop"),
        ("facilitator/live", "guided"),
        ("facilitator/wall", "guided"),
        ("facilitator/timeline", "collective"),
        ("results/summary", "workshop"),
        ("results/disagreements", "workshop"),
        ("results/priorities", "workshop"),
        ("results/sections", "workshop"),
        ("results/comparison", "collective"),
        ("participant/done", "seat"),
    ],
)
def test_no_page_obeys(people: Cast, places: dict[str, str], script: str, name: str) -> None:
    key = "workshop" if name in {"workshop", "guided"} else name
    if name == "seat":
        page = opened(script, seat=places["seat"])
    else:
        page = opened(script, sign_in=people.alice.sign_in, **{key: places[name]})

    assert not page.error
    assert powerful(page) == []


def test_the_test_would_see_it() -> None:
    page = AppTest.from_string(f"import streamlit as st\nst.markdown({TRICK!r})").run()

    assert len(powerful(page)) == 1
