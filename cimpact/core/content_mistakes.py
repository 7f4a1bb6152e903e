"""What a model refuses in an authored file, in plain words and each with its line."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cimpact.core.content_sentences import Sentence, said
from cimpact.core.content_yaml import Reading
from cimpact.errors import N_

Model = TypeVar("Model", bound=BaseModel)


def validated(reading: Reading, model: type[Model]) -> Model | None:
    """The values of a file as a model; None means that the mistakes were noted in ``reading``."""
    try:
        return model.model_validate(reading.data)
    except ValidationError as error:
        for details in filter(_is_mistake, error.errors(include_url=False)):
            reading.note(tuple(details["loc"]), _sentence(details))
    return None


def _is_mistake(details: ErrorDetails) -> bool:
    """Tell whether it is one: pydantic also finds a list too short for its invalid entries."""
    if details["type"] != "too_short":
        return True
    needed: int = details["ctx"]["min_length"]
    return len(details["input"]) < needed


SENTENCES = {
    "missing": N_('The key "{key}" is missing.'),
    "extra_forbidden": N_('The key "{key}" is not known here.'),
    "string_too_short": N_("This text is empty."),
    "string_type": N_("This must be text: put it between quotes."),
    "bool_type": N_("This must be true or false."),
    "int_type": N_("This must be a whole number."),
    "greater_than_equal": N_("This must be {ge} or more."),
    "less_than_equal": N_("This must be {le} or less."),
    "tuple_type": N_("This must be a list."),
    "dict_type": N_("This must be a group of keys."),
    "model_type": N_("This must be a group of keys."),
    "too_short": N_("This list needs at least {min_length} entries; it has {given}."),
    "too_long": N_("This list may have at most {max_length} entries; it has {given}."),
    "literal_error": N_("This must be {expected}."),
}


def _sentence(details: ErrorDetails) -> Sentence:
    """Say in plain words what pydantic found."""
    kind, given = details["type"], details["input"]
    if kind == "string_type" and given is None:
        return said(SENTENCES["string_too_short"])
    if kind == "too_short" and not given:
        return said(N_("This list is empty."))
    context = details.get("ctx", {})
    if kind not in SENTENCES:  # found by a validator of ours, which has its own sentence
        return said(context.get("sentence", details["msg"]))
    number = len(given) if isinstance(given, list) else 0
    return said(SENTENCES[kind], **context, key=details["loc"][-1], given=number)
