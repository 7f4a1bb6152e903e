"""The tables. Columns, constraints and nothing else; a module per subject."""

from cimpact.store.tables.accounts import Facilitator, Failures, SetupToken, SignIn
from cimpact.store.tables.answers import (
    Answer,
    FacetAnswer,
    Note,
    OwnCode,
    Publication,
    Respondent,
)
from cimpact.store.tables.base import (
    UNORDERED,
    Anonymity,
    Base,
    Mode,
    Pace,
    RespondentKind,
    Vote,
    WorkshopState,
    closed_list,
    metadata,
    random_key,
)
from cimpact.store.tables.imports import ImportMapping
from cimpact.store.tables.own_questionnaires import OwnEdition, OwnQuestionnaire
from cimpact.store.tables.profile import ProfileDraft, ProfileSharing, ProfileVersion
from cimpact.store.tables.sessions import Collective, QuestionnaireEdition, Workshop
from cimpact.store.tables.teams import AuditEntry, Membership, TeamInvitation, TeamRole
from cimpact.store.tables.work import (
    ActionDay,
    CollectiveLists,
    Decision,
    ExpectedPeople,
    NextAction,
    PaperSheets,
    WorkshopLists,
)

__all__ = [
    "UNORDERED",
    "ActionDay",
    "Anonymity",
    "Answer",
    "AuditEntry",
    "Base",
    "Collective",
    "CollectiveLists",
    "Decision",
    "ExpectedPeople",
    "FacetAnswer",
    "Facilitator",
    "Failures",
    "ImportMapping",
    "Membership",
    "Mode",
    "NextAction",
    "Note",
    "OwnCode",
    "OwnEdition",
    "OwnQuestionnaire",
    "Pace",
    "PaperSheets",
    "ProfileDraft",
    "ProfileSharing",
    "ProfileVersion",
    "Publication",
    "QuestionnaireEdition",
    "Respondent",
    "RespondentKind",
    "SetupToken",
    "SignIn",
    "TeamInvitation",
    "TeamRole",
    "Vote",
    "Workshop",
    "WorkshopLists",
    "WorkshopState",
    "closed_list",
    "metadata",
    "random_key",
]
