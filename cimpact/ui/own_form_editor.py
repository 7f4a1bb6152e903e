"""The editor of a collective's own questionnaire: the text, what is wrong with it, what changed.

The text is kept at each change, like the draft of a profile. Reading it anew is part of the field's
fragment, so that the rest of the page is not drawn again.
"""

from functools import partial

import streamlit as st

from cimpact.core.content_yaml import MAXIMUM_BYTES, InvalidContent
from cimpact.core.own_form import completeness, parse_own
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.revisions import differences, next_version
from cimpact.errors import N_
from cimpact.findings import own_forms as words
from cimpact.i18n import Translator
from cimpact.store.access import Right
from cimpact.store.own_questionnaires import Published
from cimpact.ui import facilitating, guards, own_form_list, own_forms, places, state
from cimpact.ui.errors import sentence
from cimpact.ui.own_form_preview import preview
from cimpact.ui.own_forms import Kept
from cimpact.ui.text import authored, plain

YAML = "application/yaml"
RULES = (
    N_("Everything is said twice, **fr** and **en**: members choose their language."),
    N_(
        "**items** are the elements: a question (**stem**) and its sentences (**levels**), from "
        "the lowest to the highest."
    ),
    N_("A scale has three to seven levels; each sentence contains the ones below it."),
    N_("**families** hold the short words of the levels, as many as there are sentences."),
    N_(
        "**sections** are the parts of the walk; **averaged: false** where the elements are "
        "preconditions."
    ),
    N_("**questionnaires** names the elements to ask, in their order, and the **version**."),
    N_("**targets** say which level each phase calls for, section by section."),
    N_("The spaces before a line say what it belongs to; keep them as they are."),
)


def heading(kept: Kept, _: Translator) -> None:
    """The way back, what it is called, and what new sessions use."""
    places.link("questionnaires", _("← Questionnaires"), collective=kept.collective_id)
    latest = kept.latest
    title = authored(latest.questionnaire.title, _) if latest else _("New questionnaire")
    st.title(title, anchor=False)
    if latest is None:
        st.caption(_("Not published yet: sessions cannot use it."))
        return
    published = _(
        "Version {version}, published on {date}",
        version=plain(latest.questionnaire.version),
        date=_.date(latest.published_on),
    )
    offer = _("no longer offered") if kept.is_retired else _("offered to new sessions")
    st.caption(f"{published} · {offer}")


@st.fragment
def editor(kept: Kept, _: Translator) -> None:
    """The text beside what members see of it; below the text what is wrong, and what to do next."""
    state.redraw_whole_page_if_needed()
    guards.still(Right.RUN, kept.collective_id)
    left, right = st.columns([3, 2], gap="large")
    with left:
        text = _field(kept, _)
        refusal = state.pending_refusal()
        if refusal is not None:
            st.error(sentence(refusal, _))
        form = _read(text, _)
        if form is not None:
            _acts(kept, form, _)
        _download(text, form, _)
    with right:
        if form is None:
            st.caption(_("What members see stands here once nothing is left to correct."))
        else:
            preview(form, kept.own_id, _)


def _read(text: str, _: Translator) -> Questionnaire | None:
    """What the text says, or what is wrong with it; then how complete each language is."""
    form: Questionnaire | None = None
    try:
        form = parse_own(text)
    except InvalidContent as invalid:
        st.warning(_("Kept as a draft. It can be published once nothing is left to correct."))
        own_form_list.mistakes(invalid, text, _)
    if form is not None:
        st.markdown("✓ " + _("Nothing to correct: {size}.", size=words.size(form, _)))
    if found := completeness(text):
        st.caption(words.languages(found, _))
    if form is not None:
        installed = facilitating.questionnaires().values()
        if caution := words.borrowed_codes(form, installed, _):
            st.warning(plain(caution))
    return form


def how_to_write(_: Translator) -> None:
    """The text in a few lines, for whoever has never seen one."""
    with st.expander(_("How this text is built")):
        st.markdown("\n".join(f"- {_(line)}" for line in RULES))


def _field(kept: Kept, _: Translator) -> str:
    """The text as it stands in this tab, which is asked for its draft once."""
    if state.widget(kept.key) is None:
        state.fill(kept.key, kept.draft)
        state.remember_saved(kept.key, kept.saved)
    with st.container(key="own_form_text"):
        return st.text_area(
            _("The questionnaire, as YAML"),
            key=kept.key,
            height=420,
            max_chars=MAXIMUM_BYTES,
            on_change=own_forms.keep_draft,
            args=(kept.own_id, kept.key),
            help=_(
                "What you write is kept when you leave the field. Put a text that holds a colon "
                "between quotes."
            ),
        )


def _acts(kept: Kept, form: Questionnaire, _: Translator) -> None:
    """What changed since the last version, the version to give, and the button that publishes."""
    latest = kept.latest
    taken = {each.questionnaire.version: each for each in kept.versions}
    if latest is not None:
        _changed(latest, form, _)
    before = taken.get(form.version)
    if before is not None and before.questionnaire.checksum == form.checksum:
        return
    if before is not None:
        changes = differences(before.questionnaire, form)
        proposed = next_version(form.version, changes, taken=taken)
        st.info(
            _(
                "Version {version} is published: give this text another one.",
                version=plain(form.version),
            )
        )
        st.button(
            _("Make it version {version}", version=proposed),
            key="set_version",
            type="primary",
            on_click=own_forms.set_version,
            args=(kept.own_id, kept.key, proposed),
        )
        return
    st.button(
        _("Publish version {version}", version=plain(form.version)),
        key="publish_questionnaire",
        type="primary",
        on_click=own_forms.publish,
        args=(kept.own_id, kept.key),
    )
    st.caption(_("A published version never changes. To correct it, publish the next one."))


def _changed(latest: Published, form: Questionnaire, _: Translator) -> None:
    before = latest.questionnaire
    found = differences(before, form)
    version = plain(before.version)
    if not found:
        st.markdown(_("Nothing changed since version {version}.", version=version))
        return
    st.markdown(_("**Since version {version}**", version=version))
    st.markdown("\n".join(f"- {plain(each)}" for each in words.changes(found, before, form, _)))


def _download(text: str, form: Questionnaire | None, _: Translator) -> None:
    name = f"{form.id}-{form.version}.yaml" if form else "questionnaire.yaml"
    st.download_button(
        _("Download this text"),
        data=partial(str.encode, text),
        file_name=name,
        mime=YAML,
        key="download_draft",
        on_click="ignore",
    )


def versions(kept: Kept, _: Translator) -> None:
    """What was published, the last version first."""
    if not kept.versions:
        return
    with st.expander(_.ngettext("{n} version", "{n} versions", len(kept.versions))):
        for each in reversed(kept.versions):
            _version(each, _)


def _version(each: Published, _: Translator) -> None:
    version = each.questionnaire.version
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            _(
                "Version {version}, published on {date}",
                version=plain(version),
                date=_.date(each.published_on),
            )
        )
        st.download_button(
            _("Download"),
            data=partial(str.encode, each.source),
            file_name=f"{each.questionnaire.id}-{version}.yaml",
            mime=YAML,
            key=f"download_version:{each.number}",
            on_click="ignore",
        )


def end(kept: Kept, _: Translator) -> None:
    """Offer it no longer; or erase it, while nothing of it is published."""
    if kept.latest is None:
        with st.popover(_("Delete this questionnaire")):
            st.markdown(_("The draft is erased. This cannot be undone."))
            if st.button(_("Erase the draft"), key="delete_questionnaire"):
                own_forms.delete(kept.own_id)
                places.go("questionnaires", collective=kept.collective_id)
        return
    st.button(
        _("Offer it again") if kept.is_retired else _("Offer it no longer"),
        key="retire_questionnaire",
        on_click=own_forms.retire,
        args=(kept.own_id,),
        kwargs={"is_retired": not kept.is_retired},
    )
    st.caption(_("Sessions that use it keep it."))
