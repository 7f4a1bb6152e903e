"""A comparison in words for a person at a terminal: who answered, what moved, what is unknown."""

from collections.abc import Iterator

from cimpact.core.changes import Comparison
from cimpact.core.questionnaire import Questionnaire
from cimpact.findings import changes, linking, sittings
from cimpact.findings.changes import MovementFinding
from cimpact.i18n import Translator, translator


def comparison_text(comparison: Comparison, questionnaire: Questionnaire) -> str:
    """The comparison in English sentences; no figures under the minimum group."""
    _ = translator("en")
    paragraphs = [list(_who(comparison, _))]
    for place in range(len(comparison.changes)):
        paragraphs += _change(place, comparison, questionnaire, _)
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _who(comparison: Comparison, _: Translator) -> Iterator[str]:
    for sitting in comparison.sittings:
        people = "1 person" if sitting.respondents == 1 else f"{sitting.respondents} people"
        yield f"{sitting.name}: {people} answered, {sitting.linked_people} with a link."
    minimum_group = max(sitting.minimum_group for sitting in comparison.sittings)
    yield f"Figures of fewer than {minimum_group} people are hidden."


def _change(
    place: int, comparison: Comparison, questionnaire: Questionnaire, _: Translator
) -> Iterator[list[str]]:
    change = comparison.changes[place]
    yield [
        f"{sittings.between(place, comparison, _)}: {changes.changes_title(change, _)}.",
        *linking.coverage(place, comparison, _),
        *linking.obstacles(change, questionnaire, _),
    ]
    for title, found in (
        ("Sections", changes.section_changes(change, questionnaire, _)),
        ("Elements", changes.item_changes(change, questionnaire, _)),
    ):
        for heading, members in changes.told(found, _):
            yield [f"{title}. {heading}", *(_line(each) for each in members)]


def _line(finding: MovementFinding) -> str:
    return f"- {finding.mark} {finding.name} ({finding.code}): {' '.join(finding.sentences)}"
