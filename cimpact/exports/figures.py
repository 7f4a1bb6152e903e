"""The charts of a report, each under a name that can be a file's."""

from cimpact import charts
from cimpact.charts import Figure
from cimpact.core.questionnaire import Questionnaire, Section
from cimpact.core.report import Report
from cimpact.i18n import Translator

DIVIDED = "divided"
TARGETS = "targets"
MOST_DIVIDED = 5


def figures_of(report: Report, questionnaire: Questionnaire, _: Translator) -> dict[str, Figure]:
    """Every chart that shows something: what divides, the targets, then section after section."""
    drawn = {
        DIVIDED: charts.divided_items(report, questionnaire, _, most=MOST_DIVIDED),
        TARGETS: charts.section_gaps(report, questionnaire, _),
        **{
            name_of(section): charts.section_items(report, questionnaire, section, _)
            for section in questionnaire.sections
        },
    }
    return {name: figure for name, figure in drawn.items() if figure is not None}


def name_of(section: Section) -> str:
    """The name of a section's chart."""
    return f"section-{section.code}"
