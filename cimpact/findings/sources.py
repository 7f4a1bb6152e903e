"""Where a recommendation comes from: the document and the statements, never their words."""

from collections.abc import Iterable

from cimpact.core.questionnaire import Questionnaire
from cimpact.i18n import Translator


def source(statements: Iterable[str], questionnaire: Questionnaire, _: Translator) -> str:
    """The documents and their statements, such as "Source: At a glance, S000-12, S000-14"."""
    found: dict[str, list[str]] = {}
    for statement in statements:
        title = _.content(questionnaire.document_of(statement).title)
        found.setdefault(title, []).append(statement)
    sources = "; ".join(f"{title}, {', '.join(codes)}" for title, codes in found.items())
    return _("Source: {sources}", sources=sources)
