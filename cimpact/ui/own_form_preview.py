"""A questionnaire as a phone shows it: the fields that members get, of which nothing is stored."""

import streamlit as st

from cimpact.core.questionnaire import FACET_CHOICES, Item, Questionnaire, Section
from cimpact.findings.facets import choice_words
from cimpact.i18n import LANGUAGES, Translator, translator
from cimpact.ui import levels, state
from cimpact.ui.text import authored

PHONE = 390
"""Pixels: the width of a common phone, its edges included."""


@st.fragment
def preview(form: Questionnaire, own_id: str, _: Translator) -> None:
    """One part of the walk at a time, in either language."""
    st.header(_("As members see it"), anchor=False)
    st.caption(_("Try it: nothing is kept."))
    language = st.segmented_control(
        _("Language"),
        list(LANGUAGES),
        default=_.language,
        format_func=LANGUAGES.__getitem__,
        required=True,
        key=f"preview_language:{own_id}",
    )
    said = translator(language, region=_.region)
    section = form.sections[_part(form, own_id, _)]
    with st.container(border=True, width=PHONE, key="phone"):
        # The page has its title: inside the frame, headings begin one step lower than on a phone.
        st.header(authored(section.name, said), anchor=False)
        introduction = section.items[0].introduction
        if introduction and all(item.introduction == introduction for item in section.items):
            st.markdown(authored(introduction, said))
        for item in section.items:
            _element(item, form, own_id, said)


def _part(form: Questionnaire, own_id: str, _: Translator) -> int:
    """Which section is looked at, by its place."""
    key = f"preview_part:{own_id}"
    state.tell_again(key, _.language)
    return st.selectbox(
        _("Part"),
        range(len(form.sections)),
        format_func=lambda place: _section_label(form.sections[place], place, _),
        key=key,
    )


def _section_label(section: Section, place: int, _: Translator) -> str:
    return f"{place + 1} · {_.content(section.name)}"


def _element(item: Item, form: Questionnaire, own_id: str, said: Translator) -> None:
    st.subheader(authored(item.name, said), anchor=False)
    key = f"answer:preview:{own_id}:{item.code}"
    state.tell_again(key, said.language)
    levels.level_field(
        authored(item.stem, said), item, item.choices, form, said, index=None, key=key
    )
    if item.open_prompt:
        st.text_area(
            authored(item.open_prompt, said),
            height=80,
            key=f"sentence:preview:{own_id}:{item.code}",
        )
    if item.facets:
        with st.expander(said("Answer point by point (optional)")):
            _points(item, form, own_id, said)


def _points(item: Item, form: Questionnaire, own_id: str, said: Translator) -> None:
    labels = choice_words(form, said)
    for number, facet in enumerate(item.facets, start=1):
        key = f"facet:preview:{own_id}:{item.code}:{number}"
        state.tell_again(key, said.language)
        st.radio(
            authored(facet, said),
            FACET_CHOICES,
            index=None,
            format_func=labels.__getitem__,
            horizontal=True,
            key=key,
        )
