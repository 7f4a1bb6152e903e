"""Where the group disagrees, topic by topic: to be projected during the discussion."""

from cimpact.ui import guards
from cimpact.ui.results import around, disagreements, found
from cimpact.ui.visitor import visitor_text

workshop = guards.results_viewer()
_ = visitor_text()

around.heading(workshop, _)
results = found.results_of(workshop)
if results.is_too_small:
    around.too_small(results, _)
else:
    disagreements.overview(results, _)
    disagreements.topics(results, _)
around.footer(workshop, _)
