"""What is known of a session besides its answers: whose it is, when it was, how it was set up."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt

from cimpact.core.content_parts import Part, PhaseCode, storable
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.thresholds import THRESHOLDS
from cimpact.i18n import LANGUAGES

LONGEST_NAME = 120


def _spoken(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(language)
    return language


def written_day(written: Any) -> Any:  # noqa: ANN401  whatever a file says; only text is read
    """The day that a text of a file means; anything else as it stands, for pydantic to refuse."""
    return date.fromisoformat(written) if isinstance(written, str) else written


class SessionSettings(Part):
    """How a session was set up.

    ``minimum_group`` is the one that was chosen, without effect where everybody ``is_named``;
    ``targets`` maps section codes to levels; ``phases`` and ``invited`` are None where nobody said.
    ``looking_back_to`` is the day that answers looking back speak of; None where none was asked.
    """

    collective: Annotated[
        str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(storable)
    ]
    held_on: Annotated[date, Field(strict=True), BeforeValidator(written_day)]
    language: Annotated[str, AfterValidator(_spoken)]
    is_named: StrictBool
    minimum_group: Annotated[
        StrictInt,
        Field(ge=THRESHOLDS.smallest_minimum_group, le=THRESHOLDS.largest_minimum_group),
    ]
    phase: PhaseCode
    phases: tuple[PhaseCode, ...] | None = None
    targets: dict[str, Annotated[float, Field(strict=True, ge=0, le=6)]]
    invited: Annotated[StrictInt, Field(ge=0)] | None = None
    looking_back_to: Annotated[date, Field(strict=True), BeforeValidator(written_day)] | None = None


class SessionFacts(SessionSettings):
    """A session without its answers: how it was set up, and the edition that it asked."""

    questionnaire: Questionnaire
