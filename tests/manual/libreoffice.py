"""What LibreOffice makes of our files: both CSV presets cell by cell, and the Word file as PDF.

Not part of `make test`: it needs LibreOffice (on Debian, `apt-get install libreoffice-calc
libreoffice-writer`). Run from the root of the project:

    python -m tests.manual.libreoffice [FOLDER]

FOLDER keeps the Word files and the PDF that LibreOffice makes of them, to look at.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pypdfium2

from cimpact.core.formulas import unguarded
from cimpact.exports.csv_text import EXCEL_FR, STANDARD, Preset, Table, csv_bytes
from cimpact.exports.report_full import report_full
from cimpact.exports.report_page import report_page
from cimpact.exports.word import word
from tests.exports.sessions import sample

TABLE = Table.of_rows(
    header=("name", "level", "mean", "text"),
    rows=[
        ["Équipe d'été, « élargie »", 3, 2.5, "=1+1"],
        ["Œuvre; à côté", None, -0.25, "+33 1 23"],
        ['"Oui"', 0, 1234.75, "@SUM(A1)"],
        ["deux\nlignes", 4, 0.125, "-"],
    ],
)
ENGLISH, FRENCH = 1033, 1036
PRESETS = {"standard": (STANDARD, ENGLISH), "excel-fr": (EXCEL_FR, FRENCH)}
"""Each preset with the language of a computer on which it is opened (Windows' number)."""


def filter_of(preset: Preset, language: int) -> str:
    """How LibreOffice is told to read CSV: separator, quotes, UTF-8, first line, language."""
    return f"Text - txt - csv (StarCalc):{ord(preset.delimiter)},34,76,1,,{language}"


def converted(office: str, path: Path, kind: str, *options: str) -> Path:
    """The file that LibreOffice makes of another one, beside it."""
    command = [office, "--headless", *options, "--convert-to", kind, "--outdir", str(path.parent)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    return path.with_suffix(f".{kind}")


def cells(workbook: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(workbook).active.iter_rows(values_only=True))


def csv_mistakes(office: str, folder: Path) -> list[str]:
    """Every cell that LibreOffice reads as something else than what was written."""
    mistakes = []
    for name, (preset, language) in PRESETS.items():
        path = folder / f"{name}.csv"
        path.write_bytes(csv_bytes(TABLE, preset))
        opened = converted(office, path, "xlsx", f"--infilter={filter_of(preset, language)}")
        for written, read in zip([TABLE.header, *TABLE.rows], cells(opened), strict=True):
            found = tuple(unguarded(cell) if isinstance(cell, str) else cell for cell in read)
            if found != tuple(written):
                mistakes.append(f"{name}: {tuple(written)} is read as {found}")
    return mistakes


def word_mistakes(office: str, folder: Path) -> list[str]:
    """Pages or words that are missing from the Word files once they are PDF."""
    mistakes = []
    for language, expected in (("fr", "Où nous en sommes"), ("en", "Where we stand")):
        for name, make in (("page", report_page), ("full", report_full)):
            path = folder / f"{language}-{name}.docx"
            path.write_bytes(word(make(sample(language=language))))
            pages = pypdfium2.PdfDocument(converted(office, path, "pdf"))
            first = pages[0].get_textpage().get_text_range()
            print(f"{path.name}: {len(pages)} pages")
            if expected not in first:
                mistakes.append(f"{path.name}: {expected!r} is not on its first page")
    return mistakes


def main(arguments: Sequence[str]) -> None:
    """Say what is wrong and end with 1, or that nothing is."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit(
            "LibreOffice is not installed: apt-get install libreoffice-calc libreoffice-writer"
        )
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[0]) if arguments else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        mistakes = [*csv_mistakes(office, folder), *word_mistakes(office, folder)]
    print("\n".join(mistakes) or "LibreOffice reads everything as it was written.")
    sys.exit(bool(mistakes))


if __name__ == "__main__":
    main(sys.argv[1:])
