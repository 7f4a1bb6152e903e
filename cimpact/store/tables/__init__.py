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
from cimpact.store.tables.own_questionnaires import OwnEdition, OwnQuestionnaire
from cimpact.store.tables.profile import ProfileDraft, ProfileSharing, ProfileVersion
from cimpact.store.tables.sessions import Collective, QuestionnaireEdition, Workshop

__all__ = [
    "UNORDERED",
    "Anonymity",
    "Answer",
    "Base",
    "Collective",
    "FacetAnswer",
    "Facilitator",
    "Failures",
    "Mode",
    "Note",
    "OwnCode",
    "OwnEdition",
    "OwnQuestionnaire",
    "Pace",
    "ProfileDraft",
    "ProfileSharing",
    "ProfileVersion",
    "Publication",
    "QuestionnaireEdition",
    "Respondent",
    "RespondentKind",
    "SetupToken",
    "SignIn",
    "Vote",
    "Workshop",
    "WorkshopState",
    "closed_list",
    "metadata",
    "random_key",
]
