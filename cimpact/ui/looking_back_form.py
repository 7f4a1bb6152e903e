"""Before opening: of which sections members look back at an earlier session, and at which."""

import streamlit as st

from cimpact.core.questionnaire import Questionnaire, Section
from cimpact.findings.items import NONE
from cimpact.i18n import Translator
from cimpact.store import looking_back
from cimpact.store.db import reading
from cimpact.store.looking_back import Earlier
from cimpact.store.tables import Mode, Workshop
from cimpact.ui import facilitating, state


def draft_form(workshop: Workshop, questionnaire: Questionnaire, _: Translator) -> None:
    """The sections to choose from; nothing without an earlier session to look back at."""
    with reading() as db:
        offered = looking_back.sessions_before(db, workshop)
    if not offered:
        return
    with st.expander(_("Looking back at an earlier session (optional)")):
        st.markdown(
            _(
                "After an element, members may also say at what level the group was back then, as "
                "they see it today. It shows beside what was answered back then, and counts "
                "nowhere else. Each section adds one folded line per element: choose one or two."
            )
        )
        earlier = _earlier(workshop, offered, _)
        sections = _sections(workshop, earlier, questionnaire, _)
        st.button(
            _("Save what is looked back at"),
            key="save_looking_back",
            on_click=facilitating.save_looking_back,
            args=(workshop.id, earlier.workshop_id, sections),
        )


def _earlier(workshop: Workshop, offered: list[Earlier], _: Translator) -> Earlier:
    """The session that was chosen, at first the last one."""
    ids = [each.workshop_id for each in offered]
    days = {each.workshop_id: _.date(each.held_on) for each in offered}
    key = f"looking_back_to:{workshop.id}"
    is_told = state.tell_again(key, _.language)
    stored = workshop.looking_back_to
    chosen = st.selectbox(
        _("Earlier session"),
        ids,
        index=ids.index(stored) if stored in ids and not is_told else 0,
        format_func=days.__getitem__,
        key=key,
    )
    return next(each for each in offered if each.workshop_id == chosen)


def _sections(
    workshop: Workshop, earlier: Earlier, questionnaire: Questionnaire, _: Translator
) -> list[str]:
    """A box per section that both sessions share an element of; the codes of those ticked."""
    ticked = []
    for section in questionnaire.sections:
        count = sum(item.code in earlier.items for item in section.items)
        if count and st.checkbox(
            f"{_.content(section.name)} · {_.ngettext('{n} element', '{n} elements', count)}",
            value=_is_asked(section, workshop),
            key=f"looking_back:{workshop.id}:{section.code}",
        ):
            ticked.append(section.code)
    return ticked


def _is_asked(section: Section, workshop: Workshop) -> bool:
    return any(item.code in (workshop.looking_back or ()) for item in section.items)


def settings_lines(
    workshop: Workshop, questionnaire: Questionnaire, _: Translator
) -> list[tuple[str, str]]:
    """What is looked back at as a line of the settings table; a dash for nothing."""
    with reading() as db:
        asked = looking_back.asked(db, workshop.id)
    if asked is None or workshop.mode is Mode.TOGETHER:
        return [(_("Looking back"), NONE)]
    names = "; ".join(
        _.content(section.name)
        for section in questionnaire.sections
        if _is_asked(section, workshop)
    )
    day = _.date(asked.held_on)
    return [(_("Looking back"), _("to {day}: {sections}", day=day, sections=names))]
