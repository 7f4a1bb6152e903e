"""What people are to a collective, and what that lets them do, in words."""

from cimpact.errors import N_
from cimpact.store.tables import TeamRole

ROLES = {
    TeamRole.OWNER: N_("Owner"),
    TeamRole.FACILITATOR: N_("Facilitator"),
    TeamRole.OBSERVER: N_("Observer"),
}
RIGHTS = {
    TeamRole.OWNER: N_(
        "Does everything, and alone decides about the collective itself: its name, its team, "
        "archiving, erasing."
    ),
    TeamRole.FACILITATOR: N_(
        "Prepares and runs sessions, shows results to the members, takes files away. Erases "
        "nothing and does not change the team."
    ),
    TeamRole.OBSERVER: N_(
        "Sees who has come how far and the results, and takes files without names away. Changes "
        "nothing."
    ),
}
