"""What happened in a collective, year by year, the latest first."""

from cimpact.store.access import Right
from cimpact.ui import guards, timelines
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.SEE)
_ = visitor_text()

timelines.heading(collective, _)
events = timelines.events_of(collective)
if events:
    timelines.listed(collective, events, _)
else:
    timelines.what_to_do_first(collective, _)
