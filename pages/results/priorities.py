"""Gaps to the targets, what to do about them, and the next steps with their sources."""

from cimpact.ui import guards
from cimpact.ui.results import around, found, priorities
from cimpact.ui.visitor import visitor_text

workshop = guards.results_viewer()
_ = visitor_text()

around.heading(workshop, _)
results = found.results_of(workshop)
if results.is_too_small:
    around.too_small(results, _)
else:
    priorities.gaps(results, _)
    priorities.priorities(results, _)
around.footer(workshop, _)
