"""The charts of a report as files of their own: SVG for print and slides, PNG for everything else.

Each carries its title, the session that it is of, and its description.
"""

from cimpact.core.report import Report
from cimpact.core.session import SessionFacts
from cimpact.exports.figures import figures_of
from cimpact.exports.pictures import png, svg
from cimpact.exports.zipped import zipped
from cimpact.i18n import Translator


def charts_zip(facts: SessionFacts, report: Report, _: Translator) -> bytes:
    """Every chart twice, in the order of the report."""
    caption = f"{facts.collective} · {_('Session of {date}', date=_.date(facts.held_on))}"
    files: dict[str, bytes] = {}
    figures = figures_of(report, facts.questionnaire, _)
    for number, (name, figure) in enumerate(figures.items(), start=1):
        drawn = svg(figure, caption=caption)
        files[f"{number:02}-{name}.svg"] = drawn.encode()
        files[f"{number:02}-{name}.png"] = png(drawn, figure)
    return zipped(files)
