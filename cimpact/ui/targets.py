"""The phases of an initiative and the targets of a session: fields of a new one and of a draft."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from cimpact.core.questionnaire import Phase, Questionnaire, Section
from cimpact.findings import items
from cimpact.i18n import Translator
from cimpact.store.meanwhile import Aims
from cimpact.store.tables import Workshop
from cimpact.ui import facilitating, forms, state
from cimpact.ui.forms import choice_of, level_of
from cimpact.ui.text import authored

DEFAULT_PHASE = "III"
STAGE_WIDTH, TARGET_WIDTH = 110, 300
"""Pixels: the names of the stages stand in a column, the targets in two."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a draft has so far, or what a new session begins with.

    ``targets`` are those of ``phase``; ``key`` tells these fields from those of another session.
    A field keeps what somebody enters; untouched, it follows what is stored.
    """

    phase: str
    phases: Collection[str]
    targets: Mapping[str, float]
    key: str


def new_aims(questionnaire: Questionnaire, proposed: str, _: Translator) -> Aims:
    """Ask where the initiative stands and what a new session aims at.

    ``proposed`` is the main phase to begin with; the usual one where the questionnaire lacks it.
    """
    known = {phase.code for phase in questionnaire.phases}
    phase = proposed if proposed in known else DEFAULT_PHASE
    start = Stored(phase, (), questionnaire.targets(phase), questionnaire.id)
    phases, main = _placement(questionnaire, start, _)
    with st.expander(_("Targets by section")):
        return Aims(main, phases, _targets(questionnaire, main, start, _))


def draft_form(workshop: Workshop, questionnaire: Questionnaire, _: Translator) -> None:
    """The same for a draft, until it is opened."""
    stored = Stored(workshop.phase, workshop.phases or (), workshop.targets, workshop.id)
    with st.expander(_("Phase and targets")):
        phases, phase = _placement(questionnaire, stored, _)
        aims = Aims(phase, phases, _targets(questionnaire, phase, stored, _))
        st.button(
            _("Save phase and targets"),
            key="save_targets",
            on_click=facilitating.save_aims,
            args=(workshop.id, aims, _shown(questionnaire, stored)),
        )


def _shown(questionnaire: Questionnaire, stored: Stored) -> Aims:
    """What the fields were filled from: saving compares with it."""
    ticked = (
        phase.code
        for phase in questionnaire.phases
        if state.last_shown(forms.phase_key(stored.key, phase.code), phase.code in stored.phases)
    )
    targets = {
        section.code: state.last_shown(
            forms.target_key(stored.key, section.code),
            choice_of(stored.targets.get(section.code)),
        )
        for section in questionnaire.sections
    }
    return Aims(
        phase=state.last_shown(forms.phase_key(stored.key), stored.phase),
        phases=tuple(ticked),
        targets={code: level_of(choice) for code, choice in targets.items()},
    )


def phase_name(questionnaire: Questionnaire, code: str, _: Translator) -> str:
    """A phase by its number, its name and its stage."""
    phase = next(phase for phase in questionnaire.phases if phase.code == code)
    return f"{_label(phase, _)} ({authored(phase.stage, _)})"


def target_words(section: Section, targets: Mapping[str, float], _: Translator) -> str:
    """The target of a section, or that it has none."""
    level = targets.get(section.code)
    return _("no target") if level is None else items.target(level, _)


def _placement(
    questionnaire: Questionnaire, stored: Stored, _: Translator
) -> tuple[tuple[str, ...], str]:
    """The phases that are ticked, and the main one."""
    phases = tuple(_phases(questionnaire, stored, _))
    return phases, _main_phase(questionnaire, phases, stored, _)


def _phases(questionnaire: Questionnaire, stored: Stored, _: Translator) -> list[str]:
    """A box per phase, a line per stage; the codes of those that are ticked."""
    question = _("Which phases is the initiative in? Tick all that apply (optional).")
    st.markdown(f":small[{question}]")
    ticked: list[str] = []
    with st.container(key="phases", gap="small"):
        for stage, phases in _stages(questionnaire, _):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{stage}**", width=STAGE_WIDTH)
                ticked += [phase.code for phase in phases if _is_ticked(phase, stored, _)]
    return ticked


def _is_ticked(phase: Phase, stored: Stored, _: Translator) -> bool:
    key = forms.phase_key(stored.key, phase.code)
    state.filled_from(key, phase.code in stored.phases)
    return st.checkbox(_label(phase, _), key=key, width="content")


def _stages(questionnaire: Questionnaire, _: Translator) -> Iterator[tuple[str, Iterator[Phase]]]:
    return groupby(questionnaire.phases, key=lambda phase: authored(phase.stage, _))


def _label(phase: Phase, _: Translator) -> str:
    return f"{phase.code} · {authored(phase.name, _)}"


def _main_phase(
    questionnaire: Questionnaire, ticked: Collection[str], stored: Stored, _: Translator
) -> str:
    """One of the phases that are ticked, the first unless somebody chose; of all when none is."""
    labels = {
        phase.code: f"{phase.code} · {_.content(phase.name)}"  # a list of plain text
        for phase in questionnaire.phases
        if phase.code in ticked or not ticked
    }
    key = forms.phase_key(stored.key)
    state.filled_from(key, stored.phase)
    if state.widget(key) not in labels:
        state.fill(key, next(iter(labels)))
    state.tell_again(key, _.language)
    return st.selectbox(
        _("Main phase: it proposes the targets"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
    )


def _targets(
    questionnaire: Questionnaire, phase: str, stored: Stored, _: Translator
) -> dict[str, float | None]:
    """A field per section; another phase than the stored one proposes its own targets."""
    proposed: Mapping[str, float] = questionnaire.targets(phase)
    key = f"{stored.key}:{phase}"
    if phase == stored.phase:
        proposed, key = stored.targets, stored.key
    st.caption(
        _(
            "The level to reach, from 0 to the top of the scale. These are proposals, not "
            "standards. A section without target has no gap."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return {
            section.code: _target(section, proposed.get(section.code), key, _)
            for section in questionnaire.sections
        }


def _target(section: Section, proposed: float | None, key: str, _: Translator) -> float | None:
    """The target chosen for a section; None for no target."""
    top = max(item.top for item in section.items)
    name = forms.target_key(key, section.code)
    filled = level_of(state.filled_from(name, choice_of(proposed)))
    levels = sorted({*map(float, range(top + 1)), *([] if filled is None else [filled])})
    options = {
        forms.NO_TARGET: _("No target"),
        **{choice_of(level): items.target(level, _) for level in levels},
    }
    state.tell_again(name, _.language)
    chosen = st.selectbox(
        authored(section.name, _),
        list(options),
        format_func=options.__getitem__,
        key=name,
        width=TARGET_WIDTH,
    )
    return level_of(chosen)
