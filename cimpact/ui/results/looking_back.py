"""An earlier session as seen from today, beside what was answered then and what is today."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import streamlit as st

from cimpact import charts
from cimpact.core.looking_back import LookingBack
from cimpact.core.questionnaire import Item, Questionnaire, Section
from cimpact.findings import looking_back as findings
from cimpact.i18n import Translator
from cimpact.store import editions, looking_back, publishing
from cimpact.store.db import reading
from cimpact.store.sittings import load_looking_back
from cimpact.store.tables import Workshop
from cimpact.ui.results.drawn import Drawn, drawn_once, show_table
from cimpact.ui.results.once import made_once
from cimpact.ui.text import authored, plain


@dataclass(frozen=True, slots=True)
class Looked:
    """What a session says of an earlier one, the edition that names its items, and its version."""

    back: LookingBack
    questionnaire: Questionnaire
    version: Hashable


def beside(chosen: Sequence[Workshop], _: Translator) -> None:
    """For each session that looked back at another one among these, the three views."""
    by_id = {workshop.id: workshop for workshop in chosen}
    for workshop in reversed(chosen):
        earlier = by_id.get(workshop.looking_back_to or "")
        if earlier is not None and (looked := _looked(workshop, earlier)) is not None:
            _story(looked, workshop.id, _)


def _looked(workshop: Workshop, earlier: Workshop) -> Looked | None:
    """Made once for what both have published. Raises NotClosed, ErasedSince, SeatsExceedInvited."""
    with reading() as db:
        revisions = [(each.id, publishing.revision(db, each)) for each in (earlier, workshop)]
        version = ("looking back", *revisions, looking_back.revision(db, workshop))
    (made,) = made_once(version, lambda: (_made(workshop, version),))
    return made


def _made(workshop: Workshop, version: Hashable) -> Looked | None:
    with reading() as db:
        back = load_looking_back(db, workshop)
        questionnaire = editions.load(db, workshop.edition_id)
    return None if back is None else Looked(back, questionnaire, version)


def _story(looked: Looked, key: str, _: Translator) -> None:
    back = looked.back
    earlier, later = _.date(back.then), _.date(back.today)
    name = _("Looking back from {later} to {earlier}", later=later, earlier=earlier)
    st.header(plain(name), anchor=False)
    st.markdown(f"**{plain(findings.title(back, _))}.**  \n{plain(findings.people(back, _))}")
    if not any(each.seen.mean is not None for each in back.items):
        return
    for sentence in findings.obstacles(back, _):
        st.info(plain(sentence))
    st.caption(plain(findings.legend(_)))
    for section in looked.questionnaire.sections:
        if findings.asked_in(back, section):
            _section(looked, section, f"{key}:{section.code}", _)
    st.markdown("  \n".join(plain(sentence) for sentence in findings.meaning(_)))


def _section(looked: Looked, section: Section, key: str, _: Translator) -> None:
    """The elements of a section, two beside each other where there is room; then their figures."""
    st.subheader(authored(section.name, _), anchor=False)
    items = findings.asked_in(looked.back, section)
    for start in range(0, len(items), 2):
        columns = st.columns(2, gap="large")
        for column, item in zip(columns, items[start : start + 2], strict=False):
            with column:
                _item(looked, item, key, _)
    with st.expander(_("Figures"), key=f"figures:{key}", on_change="rerun") as box:
        if box.open:
            _figures(looked, section, items, _)


def _item(looked: Looked, item: Item, key: str, _: Translator) -> None:
    found = looked.back.item(item.code)
    st.markdown(f"**{plain(findings.item_title(found, item, _))}**")
    drawn = _drawn(looked, item, _)
    if drawn is not None:
        st.vega_lite_chart(drawn.chart, alt=drawn.description, key=f"back:{key}:{item.code}")
    said = findings.sentences(found, _)
    if said:
        st.caption(plain(" ".join(said)))


def _drawn(looked: Looked, item: Item, _: Translator) -> Drawn | None:
    return drawn_once(
        looked,
        f"looking back {item.code}",
        lambda: charts.item_looking_back(looked.back.item(item.code), item, _),
        _,
    )


def _figures(looked: Looked, section: Section, items: Sequence[Item], _: Translator) -> None:
    for item in items:
        drawn = _drawn(looked, item, _)
        for table in drawn.tables if drawn is not None else ():
            st.markdown(f"**{authored(item.name, _)}**")
            show_table(table)
    for table in findings.people_tables(looked.back, section, _):
        show_table(table)
