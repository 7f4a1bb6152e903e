"""The questionnaires of a collective on their page, and where a new one starts from."""

import streamlit as st

from cimpact.core.content_writing import written
from cimpact.core.content_yaml import MAXIMUM_BYTES, InvalidContent
from cimpact.findings import own_forms as words
from cimpact.i18n import Translator
from cimpact.store.own_questionnaires import OwnLine, title_of
from cimpact.store.tables import Collective
from cimpact.ui import own_forms, places, state
from cimpact.ui.results.drawn import show_table
from cimpact.ui.text import authored, plain

MOST_SHOWN = 50
"""Mistakes shown at once; whoever has more of them begins with these."""


def heading(collective: Collective, _: Translator) -> None:
    """The way back, and what this page is for."""
    places.link("workshops", f"← {plain(collective.name)}", collective=collective.id)
    st.title(_("Questionnaires"), anchor=False)
    st.markdown(
        _(
            "Cimpact's long and short forms are always there. Here the collective adds its own: "
            "fewer elements, other words, another scale. A session keeps the version it began with."
        )
    )


def listed(lines: list[OwnLine], _: Translator) -> None:
    """Each questionnaire with its state."""
    with st.container(key="own_form_lines"):
        for name, line in sorted(
            ((_name(line, _), line) for line in lines),
            key=lambda each: (each[1].is_retired, each[0].casefold()),
        ):
            _line(name, line, _)


def _name(line: OwnLine, _: Translator) -> str:
    title = title_of(line)
    return authored(title, _) if title else _("Without a title")


def _line(name: str, line: OwnLine, _: Translator) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container():
            places.link("questionnaire", f"**{name}**", questionnaire=line.id)
            st.caption(_state(line, _))
        if line.is_retired:
            st.badge(_("No longer offered"), color="gray")
        elif line.latest is None:
            st.badge(_("Draft"), color="orange")
        else:
            st.badge(_("Offered"), color="green")


def _state(line: OwnLine, _: Translator) -> str:
    if line.latest is None:
        return _("Changed on {date}", date=_.date(line.changed_on))
    latest = line.latest
    published = _(
        "Version {version}, published on {date}",
        version=plain(latest.questionnaire.version),
        date=_.date(latest.published_on),
    )
    return f"{published} · {words.size(latest.questionnaire, _)}"


def new(collective: Collective, _: Translator, *, is_first: bool) -> None:
    """Start from a copy, or from a file."""
    with st.expander(_("New questionnaire"), expanded=is_first):
        _from_a_copy(collective, _)
        st.divider()
        _from_a_file(collective, _)


def _from_a_copy(collective: Collective, _: Translator) -> None:
    forms = own_forms.beginnings()
    state.tell_again("start_from", _.language)
    chosen = st.radio(
        _("Start from a copy of"),
        list(forms),
        format_func=lambda code: f"{authored(forms[code].title, _)} · {words.size(forms[code], _)}",
        key="start_from",
    )
    st.caption(authored(forms[chosen].description, _))
    if st.button(_("Start from this copy"), key="start_questionnaire", type="primary"):
        own_id = own_forms.add(collective.id, written(forms[chosen]))
        places.go("questionnaire", questionnaire=own_id)


def _from_a_file(collective: Collective, _: Translator) -> None:
    given = st.file_uploader(
        _("Or start from a YAML file of your own"), type=["yaml", "yml"], key="questionnaire_file"
    )
    if given is None or not st.button(_("Use this file"), key="use_file"):
        return
    try:
        own_id = own_forms.add_file(collective.id, given.getvalue())
    except InvalidContent as invalid:
        st.error(_("Nothing was added. Correct the file and choose it again."))
        mistakes(invalid, given.getvalue()[:MAXIMUM_BYTES].decode(errors="replace"), _)
    else:
        places.go("questionnaire", questionnaire=own_id)


def mistakes(invalid: InvalidContent, text: str, _: Translator) -> None:
    """What is wrong with a file, line by line."""
    found = invalid.problems
    st.markdown("**" + _.ngettext("{n} mistake", "{n} mistakes", len(found)) + "**")
    with st.container(key="own_form_mistakes"):
        show_table(words.mistakes_table(found[:MOST_SHOWN], text, _))
    if len(found) > MOST_SHOWN:
        st.caption(_("The first {n} are shown.", n=_.number(MOST_SHOWN)))
