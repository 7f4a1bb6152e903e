"""The JSON Schema of a questionnaire file, for editors that complete keys and mark mistakes.

Made from the models that read the file. What parts must respect among one another no schema can
say: ``cimpact check`` and the page of questionnaires do.
"""

import json
from typing import Any

from cimpact.core.content_file import AuthoredContent

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a whole file."""
    made = AuthoredContent.model_json_schema()
    described = {"description": "Questionnaires of Cimpact, in French and in English."}
    return {"$schema": ADDRESS, **made, "title": "Cimpact questionnaires", **described}


def schema_text() -> str:
    """The same as the file that editors are given."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
