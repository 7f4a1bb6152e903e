"""The parts of a session file that nothing else has: its respondents and its notes."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictInt

from cimpact.core.content_parts import LowerCode, Part, storable

LONGEST_NAME = 80
LONGEST_NOTE = 2000

Vote = Literal["first", "second", "looking_back"]
FacetNumber = Annotated[str, Field(pattern=r"^[1-9][0-9]?$")]
FacetChoice = Literal["yes", "partly", "no", "dk"]


Facets = Annotated[
    dict[str, dict[FacetNumber, FacetChoice]], Field(exclude_if=lambda facets: not facets)
]
Link = Annotated[
    Annotated[str, Field(min_length=1, max_length=80), AfterValidator(storable)] | None,
    Field(exclude_if=lambda link: link is None),
]


class BundledRespondent(Part):
    """One respondent by number, with their answers by vote: item code to choice.

    ``sector`` and ``role`` are None where nobody said or too few people share them. ``facets`` are
    what was said of the facets of an item, by their number; ``link`` is the pseudonym that says who
    is the same person in another session. Both are left out where there are none.
    """

    number: Annotated[StrictInt, Field(ge=1)]
    kind: Literal["person", "group"]
    sector: LowerCode | None
    role: LowerCode | None
    name: Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(storable)] | None
    answers: dict[Vote, dict[str, str]]
    facets: Facets = Field(default_factory=dict)
    link: Link = None


class BundledNote(Part):
    """What somebody wrote, without anything that says who."""

    item: str
    kind: Literal["evidence", "sentence"]
    text: Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(storable)]
