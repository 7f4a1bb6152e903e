"""Where the group stands, in a minute: for its facilitator, and for members once shown to them."""

from cimpact.ui import guards, profiling
from cimpact.ui.results import around, found, summary
from cimpact.ui.visitor import visitor_text

workshop = guards.results_viewer()
_ = visitor_text()

around.heading(workshop, _)
results = found.results_of(workshop)
if results.is_too_small:
    around.too_small(results, _)
else:
    summary.verdict(results, _)
    summary.to_talk_about_first(results, _)
    summary.two_columns(results, _)
    summary.who_answered(results, _)
profiling.in_short(workshop, _)
around.footer(workshop, _)
