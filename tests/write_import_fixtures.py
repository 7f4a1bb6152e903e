"""Write the files of other tools that the tests import, into ``tests/fixtures``.

    python -m tests.write_import_fixtures

The same twelve people answer the short form in each of them. Run it again when the words of that
form change: some tools export the very questions and sentences. Nobody's answers are in them.
"""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, Questionnaire
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT

FIXTURES = Path(__file__).resolve().parent / "fixtures"
DAY = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
PEOPLE = 12
NAMES = ("Alma Roy", "Béla Côté", "Chloé Gagnon", "Dario Pépin", "Éva Tremblay", "Farid Haddad")
NOTE = "=SOMME(A1:A3) n'est pas une formule ici; « trois rencontres, un cahier »"


def short_form() -> Questionnaire:
    """The form that everybody answers."""
    return read_questionnaires(ROOT / "data" / "questionnaires.yaml")["short"]


def choice(person: int, number: int) -> str:
    """What a person answers to the item of that number: every level, don't know, early, nothing."""
    turn = (person * 7 + number * 3 + person * number) % 16
    if turn == 15:
        return DONT_KNOW
    if turn == 14:
        return TOO_EARLY if number % 2 else ""
    return str(turn % 5)


def answers(form: Questionnaire) -> list[dict[str, str]]:
    """Item code to choice, person by person."""
    return [
        {item.code: choice(person, number) for number, item in enumerate(form.items)}
        for person in range(PEOPLE)
    ]


def in_words(form: Questionnaire, item: Item, said: str, language: str) -> str:
    """The words of an answer, as a form shows them."""
    if said == DONT_KNOW:
        return form.dont_know.of(language)
    if said == TOO_EARLY:
        return form.too_early.of(language)
    return item.levels[int(said)].sentence.of(language) if said else ""


def rows_of(
    form: Questionnaire,
    said: Callable[[Item, str], str],
    before: Callable[[int], Sequence[object]],
    after: Callable[[int], Sequence[object]],
) -> list[list[object]]:
    """A row per person: what the tool adds, the answers, what the tool adds."""
    return [
        [*before(person), *(said(item, each[item.code]) for item in form.items), *after(person)]
        for person, each in enumerate(answers(form))
    ]


def written(
    rows: Sequence[Sequence[object]], *, delimiter: str = ",", quoting: int = csv.QUOTE_ALL
) -> str:
    """Rows as CSV text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def at(person: int, pattern: str = "%Y-%m-%d %H:%M:%S") -> str:
    """When a person answered."""
    return DAY.replace(minute=person).strftime(pattern)


def limesurvey_codes(form: Questionnaire) -> bytes:
    """Question codes as headings, answer codes as answers: AO01 to AO06, the last for "no idea"."""
    codes = {"": "", DONT_KNOW: "AO06", TOO_EARLY: "AO07"}
    header = [
        *("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"),
        *("ipaddr", *(item.code for item in form.items), "PRE1[comment]", "interviewtime"),
    ]
    rows = rows_of(
        form,
        lambda _item, said: codes.get(said) or (f"AO0{int(said) + 1}" if said.isdigit() else ""),
        lambda person: [
            *(person + 31, at(person), 4, "fr", 1900 + person, at(person), at(person)),
            f"192.0.2.{person + 1}",
        ],
        lambda person: [NOTE if person == 0 else "", f"{200 + person}.5"],
    )
    return written([header, *rows]).encode("utf-8-sig")


def limesurvey_texts(form: Questionnaire) -> bytes:
    """Whole question texts as headings, whole answers, as a French survey gives them."""
    header = [
        *("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ"),
        *("Tête de série", *(item.stem.fr for item in form.items)),
    ]
    rows = rows_of(
        form,
        lambda item, said: in_words(form, item, said, "fr") or "N/A",
        lambda person: [person + 31, at(person), 4, "fr", 1900 + person],
        lambda _person: [],
    )
    return written([header, *rows]).encode("utf-8-sig")


def google_forms(form: Questionnaire) -> bytes:
    """A French form which asks for the address, the name and the sector."""
    names = {sector.code: sector.name.fr for sector in form.sectors}
    header = [
        *("Horodateur", "Adresse e-mail", "Votre nom", "Votre secteur"),
        *(item.stem.fr for item in form.items),
        "Un commentaire?",
    ]
    rows = rows_of(
        form,
        lambda item, said: in_words(form, item, said, "fr"),
        lambda person: [
            at(person, "%Y/%m/%d %I:%M:%S PM UTC\u22124"),
            f"personne{person}@exemple.org",
            NAMES[person % len(NAMES)],
            names[list(names)[person % 3]],
        ],
        lambda person: [NOTE if person == 0 else ""],
    )
    return written([header, *rows], quoting=csv.QUOTE_MINIMAL).encode()


def kobo_labels(form: Questionnaire) -> bytes:
    """Labels as headings and answers, semicolons between them."""
    header = [
        *("start", "end", *(item.stem.fr for item in form.items)),
        *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"),
        *("_submitted_by", "__version__", "_tags", "_index"),
    ]
    rows = rows_of(
        form,
        lambda item, said: in_words(form, item, said, "fr"),
        lambda person: [at(person), at(person)],
        lambda person: [
            *(4100 + person, f"0e1c52c6-0000-4000-8000-{person:012d}", at(person), "", "", ""),
            *("submitted_via_web", "", "vQ1", "", person + 1),
        ][:10],
    )
    return written([header, *rows], delimiter=";").encode()


def kobo_names(form: Questionnaire) -> bytes:
    """XML names as headings and answers, each question after its group."""
    header = [
        *("start", "end", "sector", *(f"readiness/{item.code}" for item in form.items)),
        *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"),
        *("_submitted_by", "__version__", "_tags", "_index"),
    ]
    rows = rows_of(
        form,
        lambda _item, said: said,
        lambda person: [at(person), at(person), form.sectors[person % 3].code],
        lambda person: [
            *(4100 + person, f"0e1c52c6-0000-4000-8000-{person:012d}", at(person), "", "", ""),
            *("", "vQ1", "", person + 1),
        ],
    )
    return workbook(header, rows, title="readiness")


def microsoft_forms(form: Questionnaire) -> bytes:
    """An English form, as its workbook; answers end with a blank, as some do."""
    header = [
        *("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        *(f"{item.stem.en}\n" for item in form.items),
    ]
    when = DAY.replace(tzinfo=None)
    rows = rows_of(
        form,
        lambda item, said: in_words(form, item, said, "en") + (" " if said else ""),
        lambda person: [person + 1, when, when, "anonymous", "", ""],
        lambda _person: [],
    )
    return workbook(header, rows, title="Sheet1")


def workbook(header: Sequence[str], rows: Sequence[Sequence[object]], *, title: str) -> bytes:
    """One sheet."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = DAY.replace(tzinfo=None)
    sheet = book.create_sheet(title)
    for row in (header, *rows):
        sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


FILES = {
    "limesurvey-codes.csv": limesurvey_codes,
    "limesurvey-texts.csv": limesurvey_texts,
    "google-forms.csv": google_forms,
    "kobo-labels.csv": kobo_labels,
    "kobo-names.xlsx": kobo_names,
    "microsoft-forms.xlsx": microsoft_forms,
}


def write_all() -> None:
    """Write every file anew."""
    form = short_form()
    for name, made in FILES.items():
        (FIXTURES / name).write_bytes(made(form))


if __name__ == "__main__":
    write_all()
