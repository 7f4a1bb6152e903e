"""What somebody else changed while a form was open: told, and never overwritten unseen.

A form carries what it showed. A setting that is something else by now is not changed: the refusal
says who changed it and what it is now. Each check locks the row, so that of two people who save at
the same moment the second one meets what the first one saved.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from cimpact.core.questionnaire import LocalizedText, Questionnaire
from cimpact.errors import N_, CimpactError
from cimpact.i18n import LANGUAGES, Translator, translator
from cimpact.store import audit, group
from cimpact.store.audit import Act
from cimpact.store.tables import Collective, Mode, Pace, Workshop


@dataclass(frozen=True, slots=True)
class Aims:
    """Where the initiative stands, and the target of each section; None for no target."""

    phase: str
    phases: tuple[str, ...]
    targets: Mapping[str, float | None]


class ChangedMeanwhile(CimpactError):
    """A setting that is no longer what the form showed; ``now`` maps fields to what they are."""

    def __init__(self, *, now: Mapping[str, object], **values: object) -> None:
        super().__init__(**values)
        self.now = now


class InvitedChanged(ChangedMeanwhile):
    """The number of people invited."""

    message = N_(
        "{who} has changed the number of invited people in the meantime: it is now {number}. "
        "Nothing was overwritten, and what you entered is still there. Look, and save again."
    )


class TargetsChanged(ChangedMeanwhile):
    """The targets of some sections; its fields are their codes."""

    now: Mapping[str, float | None]
    message = N_(
        "{who} has changed targets in the meantime. They are now {targets}. Nothing was "
        "overwritten, and what you entered is still there. Look, and save again."
    )


class PhaseChanged(ChangedMeanwhile):
    """The main phase, now ``phase``; its fields are the sections, to which it proposes targets."""

    now: Mapping[str, float | None]
    message = N_(
        "{who} has changed the main phase in the meantime: it is now {name}. Nothing was "
        "overwritten, and what you entered is still there. Look, and save again."
    )

    def __init__(self, phase: str, *, now: Mapping[str, float | None], **values: object) -> None:
        super().__init__(now=now, **values)
        self.phase = phase


class ModeChanged(ChangedMeanwhile):
    """How the group answers, or at whose pace."""

    message = N_(
        "{who} has changed how the group answers in the meantime. Nothing was overwritten, and "
        "what you chose is still there. Look at the settings, and save again."
    )


class GroupAnswerChanged(CimpactError):
    """An answer that the group gave with one voice, saved on another screen."""

    message = N_(
        "Somebody else has saved an answer of the group to this element in the meantime: it is "
        "shown now, and nothing was overwritten. Choose again if you agree on another one."
    )


class NameChanged(ChangedMeanwhile):
    """The name of a collective."""

    message = N_(
        "{who} has changed the name in the meantime: it is now “{name}”. Nothing was overwritten, "
        "and what you entered is still there. Look, and save again."
    )


def refuse_other_invited(db: Session, workshop: Workshop, *, shown: int | None) -> None:
    """Raise InvitedChanged unless the number invited is still the one that the form showed."""
    db.refresh(workshop, with_for_update=True)
    now = workshop.invited
    if now != shown:
        raise InvitedChanged(
            now={"invited": now},
            who=_who(db, workshop, Act.INVITED),
            number=_worded(lambda _: _("unknown") if now is None else _.number(now)),
        )


def refuse_other_mode(db: Session, workshop: Workshop, *, shown: tuple[Mode, Pace]) -> None:
    """Raise ModeChanged unless the group still answers as the form showed."""
    db.refresh(workshop, with_for_update=True)
    if (workshop.mode, workshop.pace) != shown:
        raise ModeChanged(
            now={"mode": workshop.mode, "pace": workshop.pace}, who=_who(db, workshop, Act.MODE)
        )


def refuse_other_group_answer(
    db: Session, workshop: Workshop, item: str, *, shown: str | None
) -> None:
    """Raise GroupAnswerChanged unless the group's answer is the one shown; None for no answer."""
    db.refresh(workshop, with_for_update=True)
    if group.group_answers(db, workshop).get(item) != shown:
        raise GroupAnswerChanged


def changed_aims(
    db: Session, workshop: Workshop, questionnaire: Questionnaire, *, shown: Aims, wanted: Aims
) -> Aims:
    """The phases as they will be, and the targets to save for them.

    A phase ticked or taken out by somebody else stays so. Another main phase brings a target for
    every section: so each is compared. Raises PhaseChanged, TargetsChanged.
    """
    db.refresh(workshop, with_for_update=True)
    phase, sections = workshop.phase, questionnaire.sections
    if wanted.phase != shown.phase:
        if phase != shown.phase:
            raise PhaseChanged(
                phase,
                now={section.code: workshop.targets.get(section.code) for section in sections},
                who=_who(db, workshop, Act.TARGETS),
                name=_worded(lambda _: _phase(questionnaire, phase, _)),
            )
        everything = dict(wanted.targets)
        _refuse_other_targets(db, workshop, questionnaire, shown=shown.targets, wanted=everything)
        return Aims(wanted.phase, _phases(workshop, shown, wanted), everything)
    changed = changed_targets(
        db, workshop, questionnaire, shown=shown.targets, wanted=wanted.targets
    )
    return Aims(phase, _phases(workshop, shown, wanted), changed)


def changed_targets(
    db: Session,
    workshop: Workshop,
    questionnaire: Questionnaire,
    *,
    shown: Mapping[str, float | None],
    wanted: Mapping[str, float | None],
) -> dict[str, float | None]:
    """Those of the wanted targets that differ from what the form showed, which alone are saved.

    Somebody else's change of another section stays. Raises TargetsChanged when one of these is no
    longer what the form showed.
    """
    db.refresh(workshop, with_for_update=True)
    changed = {code: level for code, level in wanted.items() if level != shown.get(code)}
    _refuse_other_targets(db, workshop, questionnaire, shown=shown, wanted=changed)
    return changed


def _refuse_other_targets(
    db: Session,
    workshop: Workshop,
    questionnaire: Questionnaire,
    *,
    shown: Mapping[str, float | None],
    wanted: Mapping[str, float | None],
) -> None:
    now = {
        section.code: workshop.targets.get(section.code)
        for section in questionnaire.sections
        if section.code in wanted and workshop.targets.get(section.code) != shown.get(section.code)
    }
    if now:
        raise TargetsChanged(
            now=now,
            who=_who(db, workshop, Act.TARGETS),
            targets=_worded(lambda _: _targets(questionnaire, now, _)),
        )


def _phases(workshop: Workshop, shown: Aims, wanted: Aims) -> tuple[str, ...]:
    """The phases stored, with those that the form added and without those it took out."""
    stored = set(workshop.phases or ())
    added, removed = set(wanted.phases) - set(shown.phases), set(shown.phases) - set(wanted.phases)
    return tuple(sorted((stored | added) - removed))


def refuse_other_name(db: Session, collective: Collective, *, shown: str) -> None:
    """Raise NameChanged unless the collective still has the name that the form showed."""
    db.refresh(collective, with_for_update=True)
    if collective.name != shown:
        raise NameChanged(
            now={"name": collective.name},
            who=_who(db, collective, Act.RENAME),
            name=collective.name,
        )


def _who(db: Session, about: Collective | Workshop, act: Act) -> LocalizedText:
    name = audit.last_to(db, about, act)
    return _worded(lambda _: name or _("Somebody"))


def _targets(questionnaire: Questionnaire, now: Mapping[str, float | None], _: Translator) -> str:
    names = {section.code: _.content(section.name) for section in questionnaire.sections}
    return ", ".join(f"{names[code]} {_level(level, _)}" for code, level in now.items())


def _phase(questionnaire: Questionnaire, code: str, _: Translator) -> str:
    name = next(phase.name for phase in questionnaire.phases if phase.code == code)
    return f"{code} · {_.content(name)}"


def _level(level: float | None, _: Translator) -> str:
    if level is None:
        return _("no target")
    return _.number(level, 0 if level.is_integer() else 1)


def _worded(words: Callable[[Translator], str]) -> LocalizedText:
    """Words that are chosen here and read in the language of whoever is told."""
    return LocalizedText.model_validate(
        {language: words(translator(language)) for language in LANGUAGES}
    )
