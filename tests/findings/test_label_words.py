"""What to do about an element: its label, or what its open gate asks for."""

import pytest

from cimpact.core.report import GateStatus, Label, Report
from cimpact.findings import labels
from cimpact.i18n import translator
from tests import reports

_ = translator("en")

ON_TARGET, ON_TARGET_SPLIT = (0, 0, 2, 8, 2), (0, 4, 0, 0, 8)
BEHIND, BEHIND_SPLIT = (0, 6, 6, 0, 0), (3, 3, 0, 3, 3)


def gated(status: GateStatus, *counts: int, **others: int) -> Report:
    return reports.report(
        gates=(reports.gate("PRE1", status),), items=(reports.item("PRE1", *counts, **others),)
    )


@pytest.mark.parametrize(
    ("status", "counts", "label"),
    [
        (GateStatus.MET, ON_TARGET, Label.KEEP),
        (GateStatus.MET, ON_TARGET_SPLIT, Label.HEAR_THE_MINORITY),
        (GateStatus.FRAGILE, ON_TARGET, Label.HEAR_THE_MINORITY),
        (GateStatus.FRAGILE, BEHIND, Label.ACT),
        (GateStatus.FRAGILE, BEHIND_SPLIT, Label.DISCUSS_FIRST),
        (GateStatus.NOT_MET, ON_TARGET, Label.ACT),
        (GateStatus.NOT_MET, ON_TARGET_SPLIT, Label.DISCUSS_FIRST),
        (GateStatus.NOT_MET, BEHIND, Label.ACT),
        (GateStatus.UNKNOWN, BEHIND, Label.FIND_OUT),
    ],
)
def test_an_open_gate_never_says_to_keep_it_as_it_is(
    status: GateStatus, counts: tuple[int, ...], label: Label
) -> None:
    assert labels.what_to_do("PRE1", gated(status, *counts)) is label


def test_what_a_third_cannot_place_is_to_find_out_whatever_the_gate_says() -> None:
    report = gated(GateStatus.NOT_MET, *BEHIND, dont_know=6)

    assert labels.what_to_do("PRE1", report) is Label.FIND_OUT


def test_other_elements_have_their_own_label_and_hidden_ones_none() -> None:
    report = reports.report(items=(reports.item("CON1", *BEHIND_SPLIT),))

    assert labels.what_to_do("CON1", report) is Label.DISCUSS_FIRST
    assert labels.what_to_do("CON2", report) is None


def test_every_word_has_its_meaning() -> None:
    assert [word for word, _meaning in labels.meanings(_)] == [
        "Act",
        "Discuss first",
        "Find out",
        "Hear the minority",
        "Keep",
    ]
    assert labels.word_of(None, _) == ""
