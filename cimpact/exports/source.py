"""What every exporter is given: where to read, and how the file is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from cimpact.core.report import Report
from cimpact.core.rows import SessionRows
from cimpact.core.session import SessionFacts
from cimpact.core.work import GroupWork
from cimpact.exports.csv_text import STANDARD, Preset
from cimpact.i18n import Translator


@dataclass(frozen=True, slots=True)
class Source:
    """A closed session. A part is read when an exporter asks for it, and raises what stops it.

    ``rows`` show single people's answers: what reads them goes through ``core.rows.disclosed``.
    """

    facts: Callable[[], SessionFacts]
    rows: Callable[[], SessionRows]
    report: Callable[[], Report]
    work: Callable[[], GroupWork] = GroupWork


@dataclass(frozen=True, slots=True)
class Wanted:
    """How somebody wants a file; an exporter ignores what does not concern it.

    ``randomness`` draws the numbers of respondents: ``SystemRandom`` outside tests.
    """

    text: Translator
    randomness: Random
    preset: Preset = STANDARD
    with_names: bool = False
