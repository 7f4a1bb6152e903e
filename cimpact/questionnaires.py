"""Where authored questionnaires are read from disk; what they mean is ``core``'s."""

from pathlib import Path

from cimpact.core.content_yaml import decoded
from cimpact.core.own_form import parse_own
from cimpact.core.questionnaire import Questionnaire, parse_questionnaires
from cimpact.errors import N_, CimpactError
from cimpact.settings import ROOT

EXAMPLES = ROOT / "data" / "examples"
"""Questionnaires to start one's own from, a form per file."""


class QuestionnairesMissing(CimpactError):
    """The file of questionnaires is not there."""

    message = N_("The questionnaires were not found or cannot be read: {path}")


def read_questionnaires(path: Path) -> dict[str, Questionnaire]:
    """The questionnaires of a file by id. Raises QuestionnairesMissing, InvalidContent."""
    return parse_questionnaires(read_text(path))


def read_text(path: Path) -> str:
    """The text of a file of questionnaires. Raises QuestionnairesMissing, InvalidContent."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QuestionnairesMissing(path=path) from error
    return decoded(data)


def read_examples() -> dict[str, Questionnaire]:
    """The examples by the id of their form, the shortest first. Raises InvalidContent."""
    forms = [parse_own(read_text(path)) for path in EXAMPLES.glob("*.yaml")]
    return {form.id: form for form in sorted(forms, key=_sentences)}


def _sentences(form: Questionnaire) -> int:
    """How much there is to read."""
    return sum(len(item.levels) for item in form.items)
