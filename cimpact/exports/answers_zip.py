"""The answers of a session as a zip of CSV files, with a text that explains them."""

import json

from cimpact.core.rows import SessionRows
from cimpact.exports.answers_readme import FILE_NAMES, readme
from cimpact.exports.answers_tables import answers_tables
from cimpact.exports.csv_text import csv_bytes, encoded
from cimpact.exports.datapackage import datapackage
from cimpact.exports.source import Wanted
from cimpact.exports.zipped import zipped


def answers_zip(rows: SessionRows, wanted: Wanted) -> bytes:
    """The zip; the same rows and the same draw give the same bytes.

    Raises NothingToTakeAway, TooFewPeople, NoNames.
    """
    tables = answers_tables(rows, wanted)
    text = readme(rows, wanted.text, with_names=wanted.with_names)
    described = json.dumps(datapackage(tables, rows, wanted), ensure_ascii=False, indent=2)
    return zipped(
        {
            FILE_NAMES[wanted.text.language]: encoded(text, wanted.preset),
            **{f"{name}.csv": csv_bytes(table, wanted.preset) for name, table in tables.items()},
            "datapackage.json": f"{described}\n".encode(),
        }
    )
