"""What rows become when nothing is wrong with them: respondents to import."""

from dataclasses import dataclass, field

from cimpact.core.answers import PERSON
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.wide_mistakes import Mistake


@dataclass(frozen=True, slots=True)
class Rules:
    """What the session says of the people in it."""

    questionnaire: Questionnaire
    is_named: bool = False
    invited: int | None = None


@dataclass(slots=True)
class ImportedRespondent:
    """One respondent to import: nothing of it is the key that they will have.

    ``number`` is what the file calls them; it is not stored.
    ``votes`` maps a vote to its answers, item code to choice; ``notes`` and ``sentences`` item code
    to text; ``facets`` item code and number to choice. Texts are empty where nothing was said.
    """

    line: int
    number: str = ""
    kind: str = PERSON
    sector: str = ""
    role: str = ""
    name: str = ""
    link: str = ""
    votes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)
    facets: dict[tuple[str, int], str] = field(default_factory=dict)

    @property
    def answers(self) -> int:
        """How many answers, in all votes."""
        return sum(map(len, self.votes.values()))

    def texts(self, kind: str) -> dict[str, str]:
        """The notes of a kind, "evidence" or "sentence"."""
        return self.notes if kind == "evidence" else self.sentences


@dataclass(frozen=True, slots=True)
class Checked:
    """What an import would do.

    Args:
        respondents: those who answered something; none are imported while there are mistakes.
        left_out: the lines of the file that answer nothing.
        mistakes: in the order of the file.
    """

    respondents: tuple[ImportedRespondent, ...]
    left_out: tuple[int, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def answers(self) -> int:
        """How many answers would be imported."""
        return sum(each.answers for each in self.respondents)
