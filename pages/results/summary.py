"""Where the group stands: for its facilitator after closing, for its members once shown to them."""

from cimpact.ui import guards, results
from cimpact.ui.visitor import visitor_text

workshop = guards.results_viewer()
_ = visitor_text()

results.heading(workshop, _)
found = results.results_of(workshop)
if found.is_too_small:
    results.too_small(found, _)
else:
    results.verdict(found, _)
    if found.has_figures:
        results.disagreements(found, _)
        results.first_steps(found, _)
    results.to_find_out(found, _)
    results.who_answered(found, _)
    results.sections(found, _)
    results.elements(found, _)
results.footer(_)
