"""Where the authored questionnaires are read from disk; what they mean is ``core``'s."""

from pathlib import Path

from cimpact.core.questionnaire import Questionnaire, parse_questionnaires
from cimpact.errors import N_, CimpactError


class QuestionnairesMissing(CimpactError):
    """The file of questionnaires is not there, or not text."""

    message = N_("The questionnaires were not found or are not readable text: {path}")


def read_questionnaires(path: Path) -> dict[str, Questionnaire]:
    """The questionnaires of a file by id. Raises QuestionnairesMissing, InvalidContent."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionnairesMissing(path=path) from error
    return parse_questionnaires(text)
