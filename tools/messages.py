"""Bring the catalogues up to date with the sentences in the code (`make messages`).

New sentences appear with an empty translation, which the tests refuse; sentences that are gone from
the code leave the catalogue.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "cimpact" / "locale"
FOLDERS = ("cimpact", "pages")
RESTLESS = tuple(
    f'"{field}:'.encode()
    for field in (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
        *("Last-Translator", "Language-Team", "Generated-By"),
    )
)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def extracted() -> Catalog:
    """Every marked sentence of the code."""
    catalog = Catalog(project="cimpact", charset="utf-8", fuzzy=False)
    for folder in FOLDERS:
        found = extract_from_dir(ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS)
        for name, _line, message, _comments, _context in found:
            # Files without line numbers: a catalogue that changes only when a sentence does.
            catalog.add(message, locations=[(f"{folder}/{Path(name).as_posix()}", None)])
    return catalog


def update(language: str) -> None:
    """Write one language's catalogue anew, keeping its translations."""
    path = LOCALE / language / "LC_MESSAGES" / "cimpact.po"
    catalog = Catalog(locale=language, project="cimpact", charset="utf-8", fuzzy=False)
    if path.exists():
        with path.open("rb") as source:
            catalog = read_po(source, locale=language)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = f"# Cimpact: {language}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rendered(catalog))


def rendered(catalog: Catalog) -> bytes:
    """The text of a catalogue, without the header lines that change at every run."""
    written = BytesIO()
    write_po(written, catalog, sort_output=True, width=96)
    lines = written.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(RESTLESS))


if __name__ == "__main__":
    for folder in sorted(LOCALE.iterdir()):
        update(folder.name)
