"""The profile of an initiative: one part after the other, each saved for itself."""

from cimpact.core.profile import ProfilePart
from cimpact.store.access import Right
from cimpact.ui import guards, profile_fields, profile_history, profiling
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.RUN)
_ = visitor_text()

profiling.heading(collective, _)
kept = profiling.kept_of(collective)
for part in ProfilePart:
    profile_fields.part(part, kept, _)
profile_history.members_switch(kept, _)
profile_history.versions(kept, _)
