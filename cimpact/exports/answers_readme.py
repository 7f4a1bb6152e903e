"""The text that goes with an answers file: what it is, what it is not, what each part holds."""

from collections.abc import Iterable, Iterator

from cimpact.core.rows import SessionRows
from cimpact.i18n import Translator

FILE_NAMES = {"fr": "LISEZMOI.txt", "en": "README.txt"}


def readme(rows: SessionRows, _: Translator, *, with_names: bool) -> list[str]:
    """The lines of the text that goes with CSV files, in paragraphs."""
    files = _files(_, with_names=with_names)
    return _lines(_session(rows, _), _meaning(_), files, _columns(rows, _), _care(rows, _))


def about(rows: SessionRows, _: Translator) -> list[str]:
    """The same where the tables are not files."""
    return _lines(_session(rows, _), _meaning(_), _columns(rows, _), _care(rows, _))


def _lines(*paragraphs: Iterable[str]) -> list[str]:
    return [line for paragraph in paragraphs for line in (*paragraph, "")][:-1]


def _session(rows: SessionRows, _: Translator) -> Iterator[str]:
    questionnaire = rows.questionnaire
    yield rows.collective
    yield _("Session of {date}", date=_.date(rows.held_on))
    yield _(
        "Questionnaire: {title} ({id}, version {version})",
        title=_.content(questionnaire.title),
        id=questionnaire.id,
        version=questionnaire.version,
    )
    yield _("Checksum of the questionnaire (SHA-256): {checksum}", checksum=questionnaire.checksum)
    if rows.is_named:
        yield _("Answers with names: everybody agreed to that; there is no minimum group.")
    else:
        yield _("Answers without names; minimum group: {n} people", n=rows.minimum_group)


def _meaning(_: Translator) -> Iterator[str]:
    yield _("What this is: how the members of a group see their own group on that day.")
    yield _("What it is not: neither accountability nor ranking. It does not compare groups.")


def _files(_: Translator, *, with_names: bool) -> Iterator[str]:
    yield _(
        "wide.csv: one line per respondent, one column per element, the first vote. "
        "The command “cimpact diagnose” reads this file."
    )
    yield _("long.csv: one line per answer, with its section, its vote and its level.")
    yield _(
        "facets.csv: what was said of the points of an element, one line each. “facet” is the "
        "number of the point, from 1; the codebook has its words."
    )
    yield _("codebook.csv: what each element asks and what each choice means.")
    yield _(
        "notes.csv: the notes, shuffled within each element, without respondent. “evidence” is "
        "what an answer rests on, “sentence” the answer to the open question."
    )
    yield _(
        "decisions.csv: what the group decided on each element. An agreed level is also an answer "
        "of kind “group”; a maintained disagreement has the reasons of both sides."
    )
    yield _(
        "actions.csv: the next actions of the collective, as they stand today, from all its "
        "sessions; action_days.csv: which status each one had from which day on."
    )
    if with_names:
        yield _("names.csv: which number belongs to whom.")
    yield _(
        "datapackage.json: the columns of each file and how they refer to one another, for "
        "programs. It names no licence: that is for the group to choose."
    )


def _columns(rows: SessionRows, _: Translator) -> Iterator[str]:
    yield _("respondent: a number drawn for this file alone. Another file has other numbers.")
    if any(each.link for each in rows.respondents):
        yield _(
            "link: who is the same person in another session of this group, by the own code that "
            "they kept; empty for the others. The code itself is in no file."
        )
    yield _("kind: “person”, or “group” for the answers that the group gave together.")
    yield _("vote: “first”, “second”, or “looking_back” for the past as seen today.")
    if rows.looking_back_to is not None:
        yield _(
            "Answers looking back speak of the session of {date}.",
            date=_.date(rows.looking_back_to),
        )
    yield _(
        "choice: a level from 0 up, “dk” for don't know, “early” for too early to say. Don't know "
        "and too early have no level. An empty cell is an element left blank."
    )
    yield _(
        "choice of a point: “yes”, “partly”, “no” or “dk” for don't know. Points have no level."
    )


def _care(rows: SessionRows, _: Translator) -> Iterator[str]:
    if not rows.is_named:
        yield _(
            "Sectors and roles that fewer people than the minimum group share are blank. The "
            "rarest one left is blank too where the blank lines would be too few."
        )
    yield _(
        "Notes stand as they were written. A person may be recognised by their words: read them "
        "before you pass this file on."
    )
    yield _(
        "Decisions and actions stand as they were written too, and may name people: the group "
        "wrote them for itself."
    )
