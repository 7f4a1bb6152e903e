"""Every element of every section, with its figures."""

from cimpact.ui import guards
from cimpact.ui.results import around, found, sections
from cimpact.ui.visitor import visitor_text

workshop = guards.results_viewer()
_ = visitor_text()

around.heading(workshop, _)
results = found.results_of(workshop)
if results.is_too_small:
    around.too_small(results, _)
else:
    sections.elements(results, _)
around.footer(workshop, _)
