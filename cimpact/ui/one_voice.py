"""A group that answers together, as one respondent, on the facilitator's screen."""

import streamlit as st

from cimpact.core.decisions import Outcome
from cimpact.i18n import Translator
from cimpact.store import decisions, editions, group
from cimpact.store.db import reading
from cimpact.store.tables import Workshop
from cimpact.ui import live, running, state
from cimpact.ui.levels import choice_label
from cimpact.ui.live import Scene
from cimpact.ui.text import authored


def ask(scene: Scene, _: Translator) -> None:
    """The group's one answer, saved at once."""
    st.caption(_("The group answers together: say what you agree on, and who sees it differently."))
    with reading() as db:
        stored = group.group_answers(db, scene.workshop).get(scene.item.code)
        decision = decisions.decisions_of(db, scene.workshop).get(scene.item.code)
    if decision is not None and decision.decided.outcome is Outcome.DISAGREEMENT:
        st.html(live.sentences(scene, _))
        return
    item = scene.item
    labels = {each: choice_label(scene.questionnaire, item, each, _) for each in item.choices}
    key = running.group_answer_key(item.code)
    shown = state.filled_from(key, stored)
    state.tell_again(key, _.language)
    st.radio(
        _("What the group agrees on"),
        item.choices,
        index=None,
        format_func=labels.__getitem__,
        key=key,
        on_change=running.save_group_answer,
        args=(scene.workshop.id, item.code, shown),
    )


def agreed(scene: Scene, _: Translator) -> None:
    """The group's answer so far, for somebody who only watches."""
    with reading() as db:
        stored = group.group_answers(db, scene.workshop).get(scene.item.code)
    st.caption(_("The group answers together."))
    if stored is not None:
        label = choice_label(scene.questionnaire, scene.item, stored, _)
        st.markdown(f"**{label}**")


def group_answers(workshop: Workshop, _: Translator) -> None:
    """What the group said with one voice, element by element; where it maintains its disagreement.

    Reasons stand with the decisions, which the person who runs the session sees.
    """
    with reading() as db:
        questionnaire = editions.load(db, workshop.edition_id)
        decided = decisions.decisions_of(db, workshop)
    items = [item for item in questionnaire.items if item.code in decided]
    choices = [decided[item.code].decided.choice for item in items]
    st.table(
        {
            _("Element"): [authored(item.name, _) for item in items],
            _("What the group agrees on"): [
                choice_label(questionnaire, item, choice, _)
                if choice
                else _("Maintained disagreement")
                for item, choice in zip(items, choices, strict=True)
            ],
        },
        hide_index=True,
    )
