"""The paces that go with each way of answering."""

from cimpact.errors import N_, CimpactError
from cimpact.store.tables import Mode, Pace

PACES = {
    Mode.ALONE: (Pace.FREE,),
    Mode.ALONE_THEN_TOGETHER: (Pace.FREE, Pace.GUIDED),
    Mode.TOGETHER: (Pace.GUIDED,),
}


class BadPace(CimpactError):
    """A pace that does not go with the way of answering."""

    message = N_(
        "Everybody alone goes at their own pace; together, the group follows the person who runs "
        "the session. Nothing was saved; choose again."
    )


def pace_for(mode: Mode, wanted: Pace | None) -> Pace:
    """The pace wanted, or the usual one of a way of answering. Raises BadPace."""
    if wanted is not None and wanted not in PACES[mode]:
        raise BadPace
    return wanted or PACES[mode][0]
