import pytest

from cimpact.core.report import GateFigures, GateStatus, Report, Verdict
from cimpact.findings.gates import GateFinding, gate_findings, verdict, verdict_reason
from cimpact.i18n import translator
from tests import reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()


def sentences(gate: GateFigures, **report: int) -> tuple[str, ...]:
    (finding,) = gate_findings(reports.report(gates=(gate,), **report), QUESTIONNAIRE, _)
    return finding.sentences


def two_gates(first: GateStatus, second: GateStatus, of: Verdict | None) -> Report:
    gates = (reports.gate("PRE1", first), reports.gate("PRE2", second))
    return reports.report(verdict=of, gates=gates)


@pytest.mark.parametrize(
    ("status", "of", "words", "reason"),
    [
        (
            GateStatus.NOT_MET,
            Verdict.NOT_YET,
            "Not yet.",
            "1 precondition of 2 is not met. A high average elsewhere does not compensate.",
        ),
        (
            GateStatus.UNKNOWN,
            Verdict.TO_CLARIFY,
            "To be clarified.",
            "For 1 precondition of 2, the answers do not allow a conclusion.",
        ),
        (
            GateStatus.FRAGILE,
            Verdict.WITH_RESERVE,
            "Yes, with reserve.",
            "Enough people judge every precondition met, but 1 of 2 remains fragile.",
        ),
        (
            GateStatus.MET,
            Verdict.CLEAR,
            "The way is clear.",
            "The group judges every precondition met.",
        ),
    ],
)
def test_each_verdict_says_why(status: GateStatus, of: Verdict, words: str, reason: str) -> None:
    report = two_gates(GateStatus.MET, status, of)

    assert (verdict(report, _), verdict_reason(report, _)) == (words, reason)


def test_the_reason_counts_the_gates_that_decide() -> None:
    report = two_gates(GateStatus.NOT_MET, GateStatus.NOT_MET, Verdict.NOT_YET)

    assert verdict_reason(report, _).startswith("2 preconditions of 2 are not met.")


def test_an_edition_without_gates_has_no_verdict() -> None:
    report = reports.report(verdict=None)

    assert verdict(report, _) == "No verdict."
    assert verdict_reason(report, _) == "This questionnaire has no preconditions."
    assert gate_findings(report, QUESTIONNAIRE, _) == ()


def test_a_gate_names_the_people_behind_its_status() -> None:
    report = reports.report(gates=(reports.gate("PRE2", GateStatus.NOT_MET, favourable=6, low=1),))

    assert gate_findings(report, QUESTIONNAIRE, _) == (
        GateFinding(
            item="PRE2",
            name="Financial resources",
            mark="✘",
            status="not met",
            sentences=("6 people of 12 judge it met.",),
            is_met=False,
        ),
    )


@pytest.mark.parametrize(
    ("status", "mark", "word"),
    [
        (GateStatus.MET, "✔", "met"),
        (GateStatus.FRAGILE, "≈", "fragile"),
        (GateStatus.NOT_MET, "✘", "not met"),
        (GateStatus.UNKNOWN, "?", "to be clarified"),
    ],
)
def test_each_status_has_a_word_beside_its_mark(status: GateStatus, mark: str, word: str) -> None:
    report = reports.report(gates=(reports.gate(status=status),))

    (finding,) = gate_findings(report, QUESTIONNAIRE, _)

    assert (finding.mark, finding.status) == (mark, word)


def test_one_person_takes_the_singular() -> None:
    assert sentences(reports.gate(favourable=1, answered=5, low=0), respondents=5) == (
        "1 person of 5 judges it met.",
    )


def test_the_minority_at_the_bottom_is_named_when_it_is_more_than_a_fifth() -> None:
    assert sentences(reports.gate(answered=15, favourable=11, low=3), respondents=15) == (
        "11 people of 15 judge it met.",
    )
    assert sentences(reports.gate(answered=15, favourable=11, low=4), respondents=15) == (
        "11 people of 15 judge it met.",
        "4 people place it at the bottom of the scale.",
    )


def test_those_without_a_level_could_still_change_it() -> None:
    """Three of fifteen invited gave no level: one sat down and did not know, two never came."""
    assert sentences(reports.gate(), respondents=13, invited=15) == (
        "9 people of 12 judge it met.",
        "3 people gave no level; with theirs, it would be 9 to 12 of 15.",
    )


def test_a_hidden_gate_tells_only_how_many_gave_a_level() -> None:
    few = GateFigures(item="PRE1", status=GateStatus.UNKNOWN, answered=4)
    nobody = GateFigures(item="PRE1", status=GateStatus.UNKNOWN, answered=0)

    assert sentences(few) == ("4 people gave a level; results show from 5 on.",)
    assert sentences(nobody) == ("Nobody gave a level.",)


def test_a_group_that_answered_together_is_not_counted_in_people() -> None:
    together = GateFigures(
        item="PRE1", status=GateStatus.MET, answered=0, hidden=False, by_group=True
    )

    assert sentences(together, respondents=0) == ("The group answered together.",)


def test_a_percentage_appears_from_twenty_people_on() -> None:
    assert sentences(reports.gate(answered=20, favourable=15), respondents=20) == (
        "15 people of 20 (75%) judge it met.",
    )
