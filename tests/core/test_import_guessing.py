"""What columns and answers of another tool seem to mean, and how sure that is."""

import io
import zipfile

import pytest

from cimpact.core.answers import OffScale, UnknownKind
from cimpact.core.importing.dry_run import Outcome, dry_run, report_lines
from cimpact.core.importing.guessing import Guess, guessed
from cimpact.core.importing.labels import Certainty, Labels, Meaning
from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.mistakes import (
    AnsweredTwice,
    ItemNotAsked,
    MoreThanInvited,
    NameNotAsked,
    NobodyAnswered,
    NoItems,
    NotAMapping,
    TextTooLong,
    TwoKinds,
    UnknownGroup,
    UnknownLabel,
    UnknownRespondent,
    UnknownVote,
    UsedTwice,
    WrongTable,
)
from cimpact.core.importing.reading import read_file
from cimpact.core.importing.respondents import Rules
from cimpact.core.importing.sheet import Kind, Sheet
from cimpact.core.wide_mistakes import NamelessRow, RepeatedRespondent, WrongCellCount
from tests import scenes
from tests.write_import_fixtures import FILES, FIXTURES, NOTE, answers, short_form

SHORT = short_form()
TRIAL = scenes.questionnaire()
SAID = [{item: choice for item, choice in each.items() if choice} for each in answers(SHORT)]
KINDS = {
    "limesurvey-codes.csv": Kind.LIMESURVEY,
    "limesurvey-texts.csv": Kind.LIMESURVEY,
    "google-forms.csv": Kind.GOOGLE_FORMS,
    "kobo-labels.csv": Kind.KOBO,
    "kobo-names.xlsx": Kind.KOBO,
    "microsoft-forms.xlsx": Kind.MICROSOFT_FORMS,
}


def sheet_of(data: bytes | str) -> Sheet:
    read = read_file(data.encode() if isinstance(data, str) else data)
    assert isinstance(read, Sheet)
    return read


def guess_of(text: str, kept: Mapping | None = None) -> Guess:
    return guessed(sheet_of(text), TRIAL, kept)


def mistakes(text: str, mapping: Mapping | None = None, **rules: object) -> list[object]:
    """Place and class of each, for a sheet under the mapping that is guessed of it."""
    sheet = sheet_of(text)
    mapping = mapping or guessed(sheet, TRIAL).mapping
    found = dry_run(sheet, mapping, Rules(TRIAL, **rules))  # type: ignore[arg-type]
    return [(each.line, each.name, type(each.error)) for each in found.mistakes]


@pytest.mark.parametrize("name", FILES)
def test_file_of_every_tool_says_what_its_people_answered(name: str) -> None:
    sheet = sheet_of((FIXTURES / name).read_bytes())
    guess = guessed(sheet, SHORT)
    mapping = guess.mapping.model_copy(update={"labels": {**guess.mapping.labels, "AO06": "dk"}})
    found = dry_run(sheet, mapping, Rules(SHORT))
    assert sheet.kind is KINDS[name]
    assert [each.votes["first"] for each in found.respondents] == SAID
    assert not found.mistakes


@pytest.mark.parametrize("name", FILES)
def test_fixtures_are_what_their_writer_writes(name: str) -> None:
    made, kept = FILES[name](SHORT), (FIXTURES / name).read_bytes()
    assert sheet_of(made) == sheet_of(kept)


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        ("limesurvey-codes.csv", {"ipaddr"}),
        ("google-forms.csv", {"Adresse e-mail", "Votre nom"}),
        ("microsoft-forms.xlsx", {"Email", "Name"}),
        ("kobo-labels.csv", {"_submitted_by"}),
    ],
)
def test_columns_that_say_who_somebody_is_are_dropped(name: str, personal: set[str]) -> None:
    sheet = sheet_of((FIXTURES / name).read_bytes())
    guess = guessed(sheet, SHORT)
    kept = dry_run(sheet, guess.mapping, Rules(SHORT)).respondents
    assert guess.personal == personal
    assert {guess.mapping.use_of(column) for column in personal} == {"dropped"}
    assert not any(each.name for each in kept)


def test_column_of_addresses_is_dropped_whatever_its_name() -> None:
    guess = guess_of("PRE1,Contact\n3,a@b.org\n4,c@d.org\n")
    assert (guess.personal, guess.mapping.use_of("Contact")) == ({"Contact"}, "dropped")


def test_days_and_numbers_of_tools_are_dropped() -> None:
    sheet = sheet_of((FIXTURES / "limesurvey-codes.csv").read_bytes())
    mapping = guessed(sheet, SHORT).mapping
    assert {mapping.use_of(name) for name in ("submitdate", "startdate", "seed")} == {"dropped"}


def test_answer_codes_of_limesurvey_are_shown_as_guesses() -> None:
    guess = guessed(sheet_of((FIXTURES / "limesurvey-codes.csv").read_bytes()), SHORT)
    assert guess.mapping.numbers_from == 1
    assert not guess.is_numbers_sure
    assert set(guess.labels) == {f"AO0{number}" for number in range(1, 7)}
    assert "AO06" not in guess.mapping.labels
    assert not guess.is_sure


def test_words_of_the_questionnaire_need_no_look() -> None:
    for name in ("google-forms.csv", "kobo-labels.csv", "kobo-names.xlsx", "microsoft-forms.xlsx"):
        assert guessed(sheet_of((FIXTURES / name).read_bytes()), SHORT).is_sure


@pytest.mark.parametrize(
    ("header", "use", "certainty"),
    [
        ("PRE1", "item:PRE1", Certainty.SURE),
        ("pre1", "item:PRE1", Certainty.SURE),
        ("group/sub/PRE1", "item:PRE1", Certainty.SURE),
        ("G1[PRE1]", "item:PRE1", Certainty.SURE),
        ("[PRE1] Where do you stand", "item:PRE1", Certainty.SURE),
        ("PRE1. Where do you stand", "item:PRE1", Certainty.SURE),
        ("Our PRE1 today", "item:PRE1", Certainty.GUESSED),
        ("WHERE DO YOU STAND ON LEA9 ?", "item:LEA9", Certainty.GUESSED),
        ("Element PRE1", "item:PRE1", Certainty.GUESSED),
        ("PRE1[comment]", "note:PRE1", Certainty.SURE),
        ("PRE1_note", "note:PRE1", Certainty.SURE),
        ("Comment on PRE1", "note:PRE1", Certainty.GUESSED),
        ("PRE1Time", "dropped", Certainty.UNKNOWN),
        ("XPRE1", "dropped", Certainty.UNKNOWN),
        ("PRE1 and PRE2", "dropped", Certainty.UNKNOWN),
        ("Points - PRE1", "dropped", Certainty.SURE),
        ("Secteur", "sector", Certainty.SURE),
        ("Anything else?", "dropped", Certainty.UNKNOWN),
    ],
)
def test_column_is_taken_for_what_its_name_says(
    header: str, use: str, certainty: Certainty
) -> None:
    guess = guess_of(f'"{header}",id\n1,1\n2,2\n')
    assert (guess.mapping.use_of(header), guess.columns[header]) == (use, certainty)


def test_question_in_other_words_is_a_guess() -> None:
    item = SHORT.items[0]
    almost = item.stem.fr.replace("Avons-nous", "Avez-vous")
    guess = guessed(sheet_of(f'"{almost}"\n3\n0\n'), SHORT)
    assert guess.mapping.use_of(almost) == f"item:{item.code}"
    assert guess.columns[almost] is Certainty.GUESSED


def test_second_column_of_one_element_is_left_out_and_shown() -> None:
    guess = guess_of("PRE1,pre1\n3,4\n")
    assert dict(guess.mapping.columns) == {"PRE1": "item:PRE1", "pre1": "dropped"}
    assert guess.columns["pre1"] is Certainty.UNKNOWN


@pytest.mark.parametrize(
    ("numbers", "numbers_from", "is_sure"),
    [
        (["0", "4"], 0, True),
        (["1", "5"], 1, False),
        (["1", "4"], 0, False),
        (["0", "5"], 0, True),
    ],
)
def test_number_by_which_a_scale_begins(
    numbers: list[str],
    numbers_from: int,
    is_sure: bool,  # noqa: FBT001  a parameter of the test
) -> None:
    guess = guess_of("PRE1\n" + "\n".join(numbers))
    assert (guess.mapping.numbers_from, guess.is_numbers_sure) == (numbers_from, is_sure)


def test_numbers_of_a_strange_file_are_not_taken_for_ours_by_one_name() -> None:
    guess = guess_of("respondent,Element PRE1\na,1\nb,2\n")
    assert not guess.is_numbers_sure


def test_our_own_file_needs_no_look_at_its_numbers() -> None:
    assert guess_of("respondent,PRE1\na,1\nb,2\n").is_sure


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("2", Meaning("2")),
        ("level 2", Meaning("2")),
        ("PRE1 AT LEVEL 2", Meaning("2")),
        ("2 - PRE1 at level 2.", Meaning("2")),
        ("Je ne sais pas", Meaning("dk")),
        ("NSP", Meaning("dk")),
        ("Trop tôt pour le dire", Meaning("early")),
        ("", Meaning("")),
        ("A3", Meaning("3", Certainty.GUESSED)),
        ("3: mostly", Meaning("3", Certainty.GUESSED)),
        ("N/A", Meaning("", Certainty.GUESSED)),
        ("sans opinion", Meaning("dk", Certainty.GUESSED)),
        ("9", Meaning("", Certainty.UNKNOWN)),
        ("5", Meaning("", Certainty.UNKNOWN)),
        ("mostly", Meaning("", Certainty.UNKNOWN)),
    ],
)
def test_meaning_of_a_label(label: str, meaning: Meaning) -> None:
    assert Labels(TRIAL, Mapping()).meaning(TRIAL.item("PRE1"), label) == meaning


def test_numbers_may_begin_at_one() -> None:
    labels = Labels(TRIAL, Mapping(numbers_from=1))
    assert labels.meaning(TRIAL.item("PRE1"), "5") == Meaning("4")
    assert labels.meaning(TRIAL.item("PRE1"), "0").certainty is Certainty.UNKNOWN


def test_chosen_meaning_goes_before_any_guess_but_not_off_the_scale() -> None:
    labels = Labels(TRIAL, Mapping(labels={"A3": "dk", "yes": "4", "skip": ""}))
    assert labels.meaning(TRIAL.item("PRE1"), "A3") == Meaning("dk")
    assert labels.meaning(TRIAL.item("PRE1"), "skip") == Meaning("")
    assert labels.meaning(TRIAL.item(scenes.SHORT_SCALE), "yes").certainty is Certainty.UNKNOWN


def test_kept_mapping_is_proposed_again() -> None:
    kept = Mapping(
        columns={"Q1": "item:PRE1", "gone": "item:PRE2", "Q2": "dropped"},
        labels={"plutôt oui": "3"},
        numbers_from=1,
    )
    guess = guess_of("Q1,Q2,Q3\nplutôt oui,1,1\n", kept)
    assert dict(guess.mapping.columns) == {"Q1": "item:PRE1", "Q2": "dropped", "Q3": "dropped"}
    assert (guess.mapping.labels, guess.mapping.numbers_from) == ({"plutôt oui": "3"}, 1)
    assert not guess.labels


def test_every_problem_is_told_with_its_place() -> None:
    text = (
        "respondent,kind,sector,PRE1,PRE2,note:PRE1\n"
        "a,person,health,3,0,\n"
        "a,nobody,prison,7,oui,\n"
        "b,,,1\n"
        f"c,,,,,{'x' * 2001}\n"
    )
    assert mistakes(text) == [
        (3, "respondent", RepeatedRespondent),
        (3, "kind", UnknownKind),
        (3, "sector", UnknownGroup),
        (3, "PRE1", UnknownLabel),
        (3, "PRE2", UnknownLabel),
        (4, "PRE2", WrongCellCount),
        (5, "note:PRE1", TextTooLong),
    ]


def test_what_is_wrong_in_a_column_that_is_left_out_does_not_matter() -> None:
    text = "PRE1,Other\n3,\x07\n0,ok\n"
    assert mistakes(text) == []
    assert mistakes(text, Mapping(columns={"PRE1": "item:PRE1", "Other": "note:PRE1"})) != []


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"a": "item:PRE1", "b": "item:PRE1"}, (1, "b", UsedTwice)),
        ({"a": "item:PRE1", "b": "item:ZZ9"}, (1, "b", ItemNotAsked)),
        ({"a": "item:PRE1", "b": "name"}, (1, "b", NameNotAsked)),
        ({"a": "sector"}, (1, "", NoItems)),
    ],
)
def test_mapping_that_cannot_be_is_told_at_the_header(
    columns: dict[str, str], reason: tuple[object, ...]
) -> None:
    assert reason in mistakes("a,b\n3,\n", Mapping(columns=columns))


def test_more_people_than_invited_are_told() -> None:
    assert mistakes("PRE1\n0\n1\n", invited=1) == [(1, "", MoreThanInvited)]


def test_file_without_any_answer_is_told() -> None:
    assert mistakes("PRE1,id\n,1\n,2\n") == [(1, "", NobodyAnswered)]


def test_sector_may_be_said_by_code_name_or_mapping() -> None:
    sheet = sheet_of("PRE1,sector\n0,health\n1,HEALTH\n2,hospital\n3,none\n")
    mapping = Mapping(
        columns={"PRE1": "item:PRE1", "sector": "sector"},
        sectors={"hospital": "health", "none": ""},
    )
    found = dry_run(sheet, mapping, Rules(TRIAL))
    assert [each.sector for each in found.respondents] == ["health", "health", "health", ""]


def test_unknown_sectors_are_asked_for() -> None:
    assert guess_of("PRE1,sector\n0,prison\n").groups == {"sector": ("prison",), "role": ()}


def test_long_file_gives_back_every_vote() -> None:
    text = (
        "respondent,kind,section,item,vote,choice,level\n"
        "7,person,preconditions,PRE1,first,3,3\n"
        "7,person,preconditions,PRE1,second,4,4\n"
        "9,group,preconditions,PRE2,first,dk,\n"
    )
    found = dry_run(sheet_of(text), Mapping(), Rules(TRIAL))
    assert [(each.kind, each.votes) for each in found.respondents] == [
        ("person", {"first": {"PRE1": "3"}, "second": {"PRE1": "4"}}),
        ("group", {"first": {"PRE2": "dk"}}),
    ]


def test_every_mistake_of_a_long_file_is_told() -> None:
    text = (
        "respondent,kind,item,vote,choice\n"
        "7,person,PRE1,first,3\n"
        "7,group,PRE1,first,9\n"
        "7,person,PRE1,first,4\n"
        ",person,ZZ9,third,4\n"
    )
    assert mistakes(text) == [
        (3, "kind", TwoKinds),
        (3, "choice", OffScale),
        (4, "item", AnsweredTwice),
        (5, "respondent", NamelessRow),
        (5, "item", ItemNotAsked),
        (5, "vote", UnknownVote),
    ]


def test_report_says_what_becomes_of_each_line() -> None:
    found = dry_run(sheet_of("id,PRE1,PRE2\n1,3,dk\n2,,\n3,8,\n"), _columns(), Rules(TRIAL))
    assert [(each.line, each.outcome, each.answers) for each in report_lines(found)] == [
        (2, Outcome.TAKEN, 2),
        (3, Outcome.WITHOUT_ANSWER, 0),
        (4, Outcome.REFUSED, 0),
    ]


def _columns() -> Mapping:
    return Mapping(columns={"PRE1": "item:PRE1", "PRE2": "item:PRE2"})


def test_mapping_is_kept_as_json() -> None:
    mapping = guess_of("PRE1,É\n3,x\n").mapping
    assert Mapping.from_json(mapping.to_json()) == mapping
    assert Mapping.from_json(f'{{"imported": false, "mapping": {mapping.to_json()}}}') == mapping


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{" * 5000,
        '{"columns": {"a": "everything"}}',
        '{"labels": {"a": 3}}',
        '{"colums": {}}',
        '{"numbers_from": 2}',
        '"' + "x" * 3_000_000 + '"',
    ],
)
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(NotAMapping):
        Mapping.from_json(text)


def test_guess_that_is_not_in_the_mapping_is_not_taken() -> None:
    assert mistakes("PRE1\n0\nA3\n", Mapping(columns={"PRE1": "item:PRE1"})) == [
        (3, "PRE1", UnknownLabel)
    ]


def test_very_long_names_and_many_labels_are_kept_as_far_as_they_are_read_back() -> None:
    name = "x" * 30_000
    guess = guess_of(f"{name},PRE1\n1,0\n" + "".join(f"1,A3 {n}{'y' * n}\n" for n in range(2500)))
    assert max(map(len, guess.mapping.columns)) == 500
    assert len(Mapping.from_json(guess.mapping.to_json()).labels) < 300


def test_notes_come_as_they_were_written() -> None:
    sheet = sheet_of((FIXTURES / "limesurvey-codes.csv").read_bytes())
    guess = guessed(sheet, SHORT)
    found = dry_run(sheet, guess.mapping, Rules(SHORT))
    assert [each.notes for each in found.respondents if each.notes] == [{"PRE1": NOTE}]


def our_zip(**tables: str) -> Sheet:
    """Our zip with these tables."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return sheet_of(data.getvalue())


def test_zip_of_ours_gives_back_later_votes_and_facets() -> None:
    sheet = our_zip(
        wide="respondent,kind,PRE1,QA1\n7,person,3,\n9,person,,\n",
        long="respondent,kind,section,item,vote,choice,level\n"
        "7,person,preconditions,PRE1,first,3,3\n"
        "9,person,preconditions,PRE1,second,4,4\n",
        facets="respondent,item,facet,choice\n7,QA1,3,partly\n",
    )
    found = dry_run(sheet, guessed(sheet, TRIAL).mapping, Rules(TRIAL))
    assert not found.mistakes
    assert [(each.votes, each.facets) for each in found.respondents] == [
        ({"first": {"PRE1": "3"}}, {("QA1", 3): "partly"}),
        ({"second": {"PRE1": "4"}}, {}),
    ]


def test_every_mistake_beside_the_wide_table_is_told_with_its_table() -> None:
    sheet = our_zip(
        wide="respondent,PRE1\n7,3\n",
        long="respondent,item,vote,choice\n8,PRE1,second,3\n7,ZZ9,second,3\n7,PRE1,third,3\n"
        "7,PRE1,second,9\n",
        facets="respondent,item,choice\n7,PRE1,yes\n",
    )
    found = dry_run(sheet, guessed(sheet, TRIAL).mapping, Rules(TRIAL))
    assert [(each.line, each.name, type(each.error)) for each in found.mistakes] == [
        (1, "facets: ", WrongTable),
        (2, "long: item", UnknownRespondent),
        (3, "long: item", ItemNotAsked),
        (4, "long: item", UnknownVote),
        (5, "long: item", OffScale),
    ]


@pytest.mark.parametrize(("facet", "choice"), [("3", "yes"), ("0", "yes"), ("1", "often")])
def test_facet_that_cannot_be_is_told(facet: str, choice: str) -> None:
    table = f"respondent,item,facet,choice\n7,PRE1,{facet},{choice}\n"
    sheet = our_zip(wide="respondent,PRE1\n7,3\n", facets=table)
    found = dry_run(sheet, guessed(sheet, TRIAL).mapping, Rules(TRIAL))
    assert [(each.line, each.name) for each in found.mistakes] == [(2, "facets: item")]
