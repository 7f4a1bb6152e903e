"""The smallest parts of what people author: questionnaires, their frozen editions, the library.

A model or a type belongs here when two of ``content_file`` (what a person writes),
``questionnaire`` (what the application uses) and ``library`` need it as it is. Everything is frozen
and refuses unknown keys.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StrictBool,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cimpact.errors import N_

# PostgreSQL stores no NUL, XML writers refuse the other controls, UTF-8 has no lone surrogate.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
UNSTORABLE = N_("This text holds an invisible character.")
STATEMENT = re.compile(r"S([0-9]{3})-[0-9]{2}")
"""A statement id; its group is the code of the document that holds the statement."""


def storable(text: str) -> str:
    """Return the text, or refuse one that not every database and file format can hold."""
    if _UNSTORABLE.search(text):
        raise PydanticCustomError("unstorable", UNSTORABLE)
    return text


@dataclass(frozen=True, slots=True)
class Shaped:
    """Accept only what the whole pattern matches; the sentence says what is expected."""

    pattern: str
    sentence: str

    def __get_pydantic_core_schema__(
        self, source: type, handler: Callable[[type], CoreSchema]
    ) -> CoreSchema:
        """Check after the type."""
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The same for editors."""
        return {**handler(schema), "pattern": f"^{self.pattern}$", "description": self.sentence}

    def _checked(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise PydanticCustomError("shape", "{sentence}", {"sentence": self.sentence})
        return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(storable)
]
# Capitals, so that a column of an answers file never bears the name of another one.
ItemCode = Annotated[
    str,
    Shaped(r"[A-Z][A-Z0-9]{1,11}", N_("An item's code is 2 to 12 capitals and digits, like PRE1.")),
]
LowerCode = Annotated[
    str,
    Shaped(
        r"[a-z][a-z0-9_]{0,39}", N_("A code here is lower-case letters, digits and underscores.")
    ),
]
FamilyCode = Annotated[
    str,
    Shaped(r"[A-Za-z][A-Za-z0-9_]{0,39}", N_("A family's code is letters and digits, like F1.")),
]
DocumentCode = Annotated[
    str, Shaped(r"[0-9]{3}", N_("A document's code is three digits, like 004."))
]
Statement = Annotated[
    str,
    Shaped(
        STATEMENT.pattern, N_("A statement id is S, three digits, a dash and two digits: S004-10.")
    ),
]
Sources = Annotated[tuple[Statement, ...], Field(min_length=1)]
TensionCode = Annotated[str, Shaped(r"T[0-9]{1,2}", N_("A tension's code is T and a number: T4."))]
PhaseCode = Literal["I", "II", "III", "IV", "V"]
Version = Annotated[
    str,
    Shaped(r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}", N_("A version is short: digits, letters, . and -.")),
]


class Part(BaseModel):
    """What every authored model has in common: frozen, and no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalizedText(Part):
    """One text in every language of the application, never empty, without outer blanks."""

    fr: Text
    en: Text

    def of(self, language: str) -> str:
        """Return the text in ``language``: "fr", or English for anything else."""
        return self.fr if language == "fr" else self.en


class Document(Part):
    """One of the documents that statement ids refer to: code "004" holds S004-01 and the rest."""

    code: DocumentCode
    title: LocalizedText


class Sector(Part):
    """A part of society that a respondent may come from."""

    code: LowerCode
    name: LocalizedText


class Role(Part):
    """What a respondent does; ``concerned`` marks the people whose situation is to change."""

    code: LowerCode
    name: LocalizedText
    concerned: StrictBool = False
