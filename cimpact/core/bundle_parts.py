"""The parts of a session file that nothing else has: its respondents and its notes."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictInt

from cimpact.core.content_parts import LowerCode, Part, storable

LONGEST_NAME = 80
LONGEST_NOTE = 2000

Vote = Literal["first", "second", "looking_back"]


class BundledRespondent(Part):
    """One respondent by number, with their answers by vote: item code to choice.

    ``sector`` and ``role`` are None where nobody said or too few people share them.
    """

    number: Annotated[StrictInt, Field(ge=1)]
    kind: Literal["person", "group"]
    sector: LowerCode | None
    role: LowerCode | None
    name: Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(storable)] | None
    answers: dict[Vote, dict[str, str]]


class BundledNote(Part):
    """What somebody wrote, without anything that says who."""

    item: str
    kind: Literal["evidence", "sentence"]
    text: Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(storable)]
