"""The field of an element: its question, and a row per level with the whole sentence."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire
from cimpact.i18n import Translator
from cimpact.ui.text import authored


def choice_label(questionnaire: Questionnaire, item: Item, choice: str, _: Translator) -> str:
    """The sentence of a level, or the words of don't know and too early."""
    if choice.isdigit():
        return authored(item.levels[int(choice)].sentence, _)
    return authored(questionnaire.dont_know if choice == DONT_KNOW else questionnaire.too_early, _)


def level_field(
    label: str,
    item: Item,
    choices: Sequence[str],
    questionnaire: Questionnaire,
    _: Translator,
    **others: Any,  # noqa: ANN401  whatever a radio takes
) -> str | None:
    """A question about an element with a row per choice, and what is chosen."""
    labels = {choice: choice_label(questionnaire, item, choice, _) for choice in choices}
    chosen: str | None = st.radio(label, choices, format_func=labels.__getitem__, **others)
    return chosen
