"""The fields of a decision on one element, and what they hold."""

import streamlit as st

from cimpact.core.decisions import Decided, Outcome
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.errors import N_
from cimpact.i18n import Translator
from cimpact.store.decisions import LONGEST_EVIDENCE, LONGEST_REASON
from cimpact.ui import state
from cimpact.ui.levels import choice_label
from cimpact.ui.text import authored

EDIT = "decision"
OUTCOMES = {
    Outcome.AGREED: N_("The group agrees on a level"),
    Outcome.DISAGREEMENT: N_("The disagreement is maintained"),
}


def fields(shown: Decided, item: Item, questionnaire: Questionnaire, _: Translator) -> None:
    """How the discussion ended, the level or both reasons, and what the group leans on."""
    if _outcome_field(item, shown, _) is Outcome.AGREED:
        _level_field(item, shown, questionnaire, _)
    else:
        for kind, label, reason in (
            ("lower", _("Why some see it lower"), shown.lower_reason),
            ("higher", _("Why others see it higher"), shown.higher_reason),
        ):
            st.text_area(
                *(label, reason),
                height=80,
                max_chars=LONGEST_REASON,
                key=_key(kind, item.code),
            )
    st.text_area(
        _("What the group leans on (optional)"),
        shown.evidence,
        height=80,
        max_chars=LONGEST_EVIDENCE,
        key=_key("evidence", item.code),
    )


def _outcome_field(item: Item, shown: Decided, _: Translator) -> Outcome:
    key = _key("outcome", item.code)
    is_told = state.tell_again(key, _.language)
    chosen = st.radio(
        _("How did the discussion end?"),
        [str(outcome) for outcome in Outcome],
        index=0 if is_told else list(Outcome).index(shown.outcome),
        format_func=lambda outcome: _(OUTCOMES[Outcome(outcome)]),
        key=key,
    )
    return Outcome(chosen)


def _level_field(item: Item, shown: Decided, questionnaire: Questionnaire, _: Translator) -> None:
    key = f"answer:{_key('level', item.code)}"
    is_told = state.tell_again(key, _.language)
    labels = {choice: choice_label(questionnaire, item, choice, _) for choice in item.choices}
    has_default = shown.choice is not None and not is_told
    st.radio(
        authored(item.stem, _),
        item.choices,
        index=item.choices.index(shown.choice) if has_default and shown.choice else None,
        format_func=labels.__getitem__,
        key=key,
    )


def typed(code: str) -> Decided:
    """What the fields hold; those that are not drawn hold nothing."""
    return Decided(
        outcome=Outcome(state.widget(_key("outcome", code)) or Outcome.AGREED),
        choice=state.widget(f"answer:{_key('level', code)}"),
        lower_reason=state.widget(_key("lower", code)) or "",
        higher_reason=state.widget(_key("higher", code)) or "",
        evidence=state.widget(_key("evidence", code)) or "",
    )


def empty() -> None:
    """Forget what the fields hold."""
    for prefix in (f"{EDIT}:", f"answer:{EDIT}:"):
        state.forget_widgets(prefix)


def _key(kind: str, code: str) -> str:
    return f"{EDIT}:{kind}:{code}"
