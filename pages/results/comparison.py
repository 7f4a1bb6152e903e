"""What moved between sessions of one collective, for its facilitator."""

from cimpact.store.access import Right
from cimpact.ui import guards
from cimpact.ui.results import comparing, looking_back
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.SEE)
_ = visitor_text()

comparing.heading(collective, _)
chosen = comparing.chosen_sessions(collective, _)
if chosen:
    comparing.story(comparing.compared(chosen), _)
    looking_back.beside(chosen, _)
