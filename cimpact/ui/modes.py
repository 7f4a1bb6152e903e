"""How a group answers and at whose pace: the fields of a new session and of a draft, and words."""

import streamlit as st

from cimpact.errors import N_
from cimpact.i18n import Translator
from cimpact.store.paces import PACES
from cimpact.store.tables import Mode, Pace, Workshop
from cimpact.ui import facilitating, state

MODES = {
    Mode.ALONE_THEN_TOGETHER: N_("Alone, then together: each person answers, then the group talks"),
    Mode.ALONE: N_("Alone: each person answers, at their own pace"),
    Mode.TOGETHER: N_("Together: the group agrees on one answer, on this screen"),
}
PACE_WORDS = {
    Pace.FREE: N_("Free: everybody goes through the elements at their own pace"),
    Pace.GUIDED: N_("Guided: every phone shows the element that you are at"),
}


def mode_fields(mode: Mode, pace: Pace, key: str, _: Translator) -> tuple[Mode, Pace]:
    """Ask how the group answers, and at whose pace where both are possible."""
    state.filled_from(f"mode:{key}", mode)
    state.tell_again(f"mode:{key}", _.language)
    chosen = st.radio(
        _("How the group answers"),
        list(MODES),
        format_func=lambda each: _(MODES[each]),
        key=f"mode:{key}",
    )
    if chosen is Mode.TOGETHER:
        st.warning(
            _(
                "Answering together can hide power: those who speak first or loudest may decide. "
                "Whoever sees it differently leaves no trace. Prefer alone, then together."
            )
        )
    if len(PACES[chosen]) == 1:
        return chosen, PACES[chosen][0]
    return chosen, _pace(pace, key, _)


def _pace(pace: Pace, key: str, _: Translator) -> Pace:
    state.filled_from(f"pace:{key}", pace)
    state.tell_again(f"pace:{key}", _.language)
    return st.radio(
        _("Pace"),
        list(PACE_WORDS),
        format_func=lambda each: _(PACE_WORDS[each]),
        key=f"pace:{key}",
    )


def draft_form(workshop: Workshop, _: Translator) -> None:
    """The same for a draft, until it is opened."""
    with st.expander(_("How the group answers")):
        mode, pace = mode_fields(workshop.mode, workshop.pace, workshop.id, _)
        shown = (
            state.last_shown(f"mode:{workshop.id}", workshop.mode),
            state.last_shown(f"pace:{workshop.id}", workshop.pace),
        )
        st.button(
            _("Save how the group answers"),
            key="save_mode",
            on_click=facilitating.save_mode,
            args=(workshop.id, (mode, pace), shown),
        )


def settings_lines(workshop: Workshop, _: Translator) -> list[tuple[str, str]]:
    """Mode and pace as lines of the settings table."""
    return [
        (_("How the group answers"), _(MODES[workshop.mode])),
        (_("Pace"), _(PACE_WORDS[workshop.pace])),
    ]
