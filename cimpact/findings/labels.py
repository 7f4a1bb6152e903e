"""What to do about an element, in a word or two, and when each is said."""

from cimpact.core.report import GateStatus, Label, Report
from cimpact.errors import N_
from cimpact.i18n import Translator

LABELS = {
    Label.ACT: N_("Act"),
    Label.DISCUSS_FIRST: N_("Discuss first"),
    Label.FIND_OUT: N_("Find out"),
    Label.HEAR_THE_MINORITY: N_("Hear the minority"),
    Label.KEEP: N_("Keep"),
}
MEANINGS = {
    Label.ACT: N_("clearly below its target, and opinions are not split"),
    Label.DISCUSS_FIRST: N_("clearly below its target, and opinions are split"),
    Label.FIND_OUT: N_("a third or more of those who answered could not say"),
    Label.HEAR_THE_MINORITY: N_("not clearly below its target, but opinions are split"),
    Label.KEEP: N_("not clearly below its target, and opinions are not split"),
}


def what_to_do(code: str, report: Report) -> Label | None:
    """The label of an item, or what an open gate asks for where that is more."""
    figures = report.item(code)
    status = next((gate.status for gate in report.gates if gate.item == code), GateStatus.MET)
    if status is GateStatus.MET or figures.label is Label.FIND_OUT:
        return figures.label
    if status is GateStatus.UNKNOWN:
        return Label.FIND_OUT
    if status is GateStatus.FRAGILE and figures.label in {Label.ACT, Label.DISCUSS_FIRST}:
        return figures.label
    if status is GateStatus.FRAGILE:
        return Label.HEAR_THE_MINORITY
    return Label.DISCUSS_FIRST if figures.split else Label.ACT


def word_of(label: Label | None, _: Translator) -> str:
    """What to do; nothing where that is not known."""
    return "" if label is None else _(LABELS[label])


def meanings(_: Translator) -> tuple[tuple[str, str], ...]:
    """Each thing to do, with when it is said."""
    return tuple((_(LABELS[label]), _(meaning)) for label, meaning in MEANINGS.items())
