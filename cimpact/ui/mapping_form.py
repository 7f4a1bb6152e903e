"""What columns and answers mean: proposed, shown as a guess where it is one, corrected by hand."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

import streamlit as st

from cimpact.core.importing.guessing import Guess, guessed, labels_of, unknown_groups, unsure_labels
from cimpact.core.importing.labels import Certainty
from cimpact.core.importing.mapping import (
    BLANK,
    DROPPED,
    ITEM_PREFIX,
    KIND,
    LINK,
    NAME,
    NOTE_PREFIX,
    RESPONDENT,
    ROLE,
    SECTOR,
    Mapping,
    united,
)
from cimpact.core.importing.sheet import Kind, Sheet
from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, Questionnaire, Role, Sector
from cimpact.core.wide_mistakes import shown
from cimpact.errors import N_
from cimpact.i18n import Translator
from cimpact.store import access
from cimpact.store import importing as stored
from cimpact.store.access import Right
from cimpact.store.db import reading
from cimpact.store.tables import Collective
from cimpact.ui import state
from cimpact.ui.bringing import READ, Brought, Target
from cimpact.ui.guards import signed_in
from cimpact.ui.text import plain

MOST_LABELS = 60
"""Answers that are asked about, the most frequent first; the others are told as mistakes."""
EXAMPLES = 3
LONGEST_NAME = 160
USES = {
    DROPPED: N_("Left out"),
    RESPONDENT: N_("Number of the line (finds repeated lines; not kept)"),
    SECTOR: N_("Sector"),
    ROLE: N_("Role"),
    KIND: N_("Person or group"),
    LINK: N_("Link to other sessions"),
    NAME: N_("Name"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The mapping as it stands on the page; ``is_checked`` where no guess is left to look at."""

    mapping: Mapping
    is_checked: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """What the fields of one file under one questionnaire are drawn from."""

    key: str
    sheet: Sheet
    questionnaire: Questionnaire
    guess: Guess
    kept: Mapping | None


def chosen(collective: Collective, file: Brought, target: Target, _: Translator) -> Chosen:
    """Ask what the file means. Our long file needs no question."""
    if file.sheet.kind is Kind.LONG:
        return Chosen(Mapping(), is_checked=True)
    questionnaire = target.rules.questionnaire
    key = f"{file.id} {questionnaire.checksum[:8]}"
    kept = _kept(collective, file.sheet)
    guess = state.made_once(f"{READ}guess {key}", lambda: guessed(file.sheet, questionnaire, kept))
    form = _Form(key, file.sheet, questionnaire, guess, kept)
    st.header(_("What the columns are"), anchor=False)
    mapping = Mapping(columns=_columns(form, target, _))
    return _with_answers(form, mapping, _)


def _kept(collective: Collective, sheet: Sheet) -> Mapping | None:
    account = signed_in()
    with reading() as db:
        own = access.collective_for(db, account.id, collective.id, needs=Right.RUN)
        return stored.kept_mapping(db, own, sheet.kind)


def _columns(form: _Form, target: Target, _: Translator) -> dict[str, str]:
    """A field per column: what must be looked at, what is sure, what is left out."""
    uses = _uses(form.questionnaire, _, is_named=target.rules.is_named)
    groups = {
        Certainty.GUESSED: [
            name for name, sure in form.guess.columns.items() if sure is Certainty.GUESSED
        ],
        Certainty.SURE: [
            name
            for name, sure in form.guess.columns.items()
            if sure is Certainty.SURE and form.guess.mapping.use_of(name) != DROPPED
        ],
    }
    placed = {name for names in groups.values() for name in names}
    left_out = [name for name in form.sheet.header if name not in placed]
    found: dict[str, str] = {}
    if groups[Certainty.GUESSED]:
        st.subheader(_("Guessed: please check"), anchor=False)
        found |= _fields(form, groups[Certainty.GUESSED], uses, _)
    recognised = groups[Certainty.SURE]
    for names, label, is_open in (
        (
            recognised,
            _.ngettext("{n} column recognised", "{n} columns recognised", len(recognised)),
            False,
        ),
        (
            left_out,
            _.ngettext("{n} column left out", "{n} columns left out", len(left_out)),
            not recognised,
        ),
    ):
        if names:
            with st.expander(label, expanded=is_open):
                found |= _fields(form, names, uses, _)
    return found


def _fields(
    form: _Form, names: Sequence[str], uses: AnyMapping[str, str], _: Translator
) -> dict[str, str]:
    """What each of some columns is, chosen from all uses."""
    found = {}
    for name in names:
        position = form.sheet.header.index(name)
        with st.container(border=True):
            proposed = form.guess.mapping.use_of(name)
            found[name] = st.selectbox(
                plain(_cut(name)),
                list(uses),
                index=list(uses).index(proposed) if proposed in uses else 0,
                format_func=uses.__getitem__,
                key=f"use:{form.key}:{position}",
            )
            st.caption(_about(form, name, position, _))
    return found


def _about(form: _Form, name: str, position: int, _: Translator) -> str:
    """A few of its cells; of a column that may say who somebody is, only that."""
    if name in form.guess.personal:
        return _("It may tell who somebody is: left out unless you choose otherwise.")
    cells = list(dict.fromkeys(cell for cell in form.sheet.column(position) if cell))
    if not cells:
        return _("Empty")
    examples = " · ".join(plain(shown(cell)) for cell in cells[:EXAMPLES])
    return _("For example: {cells}", cells=examples)


def _uses(questionnaire: Questionnaire, _: Translator, *, is_named: bool) -> dict[str, str]:
    """Every use with its words: left out first, then the elements."""
    plain_uses = {use: _(words) for use, words in USES.items() if is_named or use != NAME}
    names = {item.code: f"{item.code} · {_.content(item.name)}" for item in questionnaire.items}
    return {
        DROPPED: plain_uses.pop(DROPPED),
        **{f"{ITEM_PREFIX}{code}": name for code, name in names.items()},
        **plain_uses,
        **{f"{NOTE_PREFIX}{code}": _("Note on {item}", item=name) for code, name in names.items()},
    }


def _with_answers(form: _Form, mapping: Mapping, _: Translator) -> Chosen:
    """Ask what numbers, labels, sectors and roles mean, as far as that is not sure."""
    kept = form.kept or Mapping()
    mapping = mapping.model_copy(
        update={
            "numbers_from": _numbers(form, _),
            "labels": kept.labels,
            "sectors": kept.sectors,
            "roles": kept.roles,
        }
    )
    said = labels_of(form.sheet, mapping)
    proposed, unsure = unsure_labels(said, form.questionnaire, mapping)
    labels = _labels(form, proposed, unsure, said, _)
    mapping = mapping.model_copy(
        update={
            "labels": united(mapping.labels, labels),
            **_groups(form, mapping, _),
        }
    )
    has_guesses = bool(proposed) or form.guess.has_guesses
    return Chosen(mapping, is_checked=not has_guesses or _confirmed(form, _))


def _numbers(form: _Form, _: Translator) -> int:
    is_clear = form.guess.is_numbers_sure and form.kept is None
    if is_clear or not form.guess.has_numbers:
        return form.guess.mapping.numbers_from
    st.header(_("What the numbers mean"), anchor=False)
    tops = max(item.top for item in form.questionnaire.items)
    words = {
        0: _("From 0 (lowest level) to {top}", top=tops),
        1: _("From 1 (lowest level) to {top}", top=tops + 1),
    }
    state.tell_again(f"numbers:{form.key}", _.language)
    return st.radio(
        _("How are the levels numbered in this file?"),
        list(words),
        index=form.guess.mapping.numbers_from,
        format_func=words.__getitem__,
        key=f"numbers:{form.key}",
    )


def _labels(
    form: _Form,
    proposed: AnyMapping[str, str],
    unsure: AnyMapping[str, int],
    said: AnyMapping[str, AnyMapping[str, int]],
    _: Translator,
) -> dict[str, str]:
    """What each answer means that the questionnaire's own words do not say."""
    if not unsure:
        return {}
    st.header(_("What the answers mean"), anchor=False)
    st.markdown(
        _(
            "The questionnaire does not use these words. What is chosen already is a guess; what "
            "is empty must be chosen before anything is imported."
        )
    )
    found = {}
    for number, label in enumerate(sorted(list(unsure)[:MOST_LABELS])):
        codes = [code for code, labels in said.items() if label in labels]
        choices = _choices(form.questionnaire.item(codes[0]), form.questionnaire, _)
        guess = proposed.get(label)
        times = _.ngettext("{n} time", "{n} times", unsure[label])
        several = _.ngettext("{n} element", "{n} elements", len(codes))
        meant = st.selectbox(
            f"{plain(shown(label))} · {codes[0] if len(codes) == 1 else several} · {times}",
            list(choices),
            index=list(choices).index(guess) if guess in choices else None,
            format_func=choices.__getitem__,
            placeholder=_("Choose"),
            key=f"label:{form.key}:{number}:{guess}",
        )
        if meant is not None:
            found[label] = meant
    return found


def _choices(item: Item, questionnaire: Questionnaire, _: Translator) -> dict[str, str]:
    return {
        **{
            str(number): f"{number} · {_.content(level.short)}"
            for number, level in enumerate(item.levels)
        },
        DONT_KNOW: _.content(questionnaire.dont_know),
        TOO_EARLY: _.content(questionnaire.too_early),
        BLANK: _("No answer"),
    }


def _groups(form: _Form, mapping: Mapping, _: Translator) -> dict[str, dict[str, str]]:
    """Which sector or role the cells mean that the questionnaire does not know."""
    missing = unknown_groups(form.sheet, form.questionnaire, mapping)
    asked = (
        ("sectors", SECTOR, N_("Sectors"), form.questionnaire.sectors, mapping.sectors),
        ("roles", ROLE, N_("Roles"), form.questionnaire.roles, mapping.roles),
    )
    return {
        part: {**known, **dict(_group(form, use, title, missing[use], offered, _))}
        for part, use, title, offered, known in asked
    }


def _group(
    form: _Form,
    use: str,
    title: str,
    labels: Sequence[str],
    offered: Sequence[Sector | Role],
    _: Translator,
) -> Iterator[tuple[str, str]]:
    if not labels:
        return
    st.header(_(title), anchor=False)
    names = {BLANK: _("None of these"), **{each.code: _.content(each.name) for each in offered}}
    for number, label in enumerate(labels[:MOST_LABELS]):
        meant = st.selectbox(
            plain(shown(label)),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=_("Choose"),
            key=f"{use}:{form.key}:{number}",
        )
        if meant is not None:
            yield label, meant


def _confirmed(form: _Form, _: Translator) -> bool:
    return st.checkbox(_("I have checked what was guessed."), key=f"checked:{form.key}")


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"
