"""The profile of an initiative: one part after the other, each saved for itself; or only read."""

from cimpact.core.profile import ProfilePart
from cimpact.store.access import Right
from cimpact.ui import guards, profile_fields, profile_history, profiling
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.SEE)
_ = visitor_text()
may_run = guards.may(Right.RUN, collective.id)

profiling.heading(collective, _, may_run=may_run)
kept = profiling.kept_of(collective)
if may_run:
    for part in ProfilePart:
        profile_fields.part(part, kept, _)
    profile_history.members_switch(kept, _)
    profile_history.versions(kept, _)
else:
    profile_history.in_force(kept, _)
