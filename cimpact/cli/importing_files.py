"""What ``cimpact import`` does: read the file, check every row, and store all of it or nothing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import Any, NoReturn

from sqlmodel import Session

from cimpact.cli.database import now, prepared_transaction, today
from cimpact.cli.wide_files import Refused, UnreadableFile
from cimpact.cli.workshop import found
from cimpact.core.bundle import Bundle
from cimpact.core.bundle_mistakes import InvalidBundle
from cimpact.core.importing.bounds import MEGABYTES
from cimpact.core.importing.dry_run import dry_run
from cimpact.core.importing.guessing import Guess, guessed
from cimpact.core.importing.labels import Certainty
from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.mistakes import InvalidImport
from cimpact.core.importing.reading import read_file
from cimpact.core.importing.respondents import Checked
from cimpact.core.importing.sheet import Sheet
from cimpact.core.wide_mistakes import shown
from cimpact.store import audit, collectives, importing, transfer
from cimpact.store.audit import Act
from cimpact.store.samples import owner_named

CHECK_FIRST = (
    "what is guessed must be checked first. Run the command with --dry-run --json, correct the "
    "mapping in its report, and give it back with --mapping."
)
UNLINKED = (
    "the answers looking back show nowhere: the collective does not have exactly one session of "
    "that day with the same elements."
)
MOST_SHOWN = 20
"""Labels that a refusal lists."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The arguments of the command."""

    reference: str
    file: Path
    mapping: Path | None
    owner: str | None
    is_dry_run: bool
    with_names: bool


def imported(wanted: Wanted) -> dict[str, Any]:
    """Import, or only try; the report. Raises Refused with every problem."""
    data = _bytes(wanted.file)
    try:
        read = read_file(data)
    except InvalidImport as invalid:
        raise Refused(f"{wanted.file}, {mistake}" for mistake in invalid.mistakes) from invalid
    except InvalidBundle as invalid:
        raise Refused(f"{wanted.file}, {mistake}" for mistake in invalid.mistakes) from invalid
    if isinstance(read, Bundle):
        return _session(wanted, read)
    with prepared_transaction() as db:
        return _answers(db, wanted, read)


def rendered(report: dict[str, Any], *, as_json: bool) -> str:
    """The report as JSON, or as a few lines."""
    if as_json:
        return json.dumps(report, ensure_ascii=False)
    done = "Imported" if report["imported"] else "Nothing was imported (dry run)"
    lines = [
        f"{done}: {report['respondents']} respondents, {report['answers']} answers.",
        f"Session: {report['workshop'] or 'not made yet'}",
    ]
    if report.get("left_out"):
        lines.append(f"Lines without an answer, left out: {len(report['left_out'])}")
    return "\n".join(lines)


def notes(report: dict[str, Any], file: Path) -> Iterator[str]:
    """What a dry run found, problems and guesses; what an import left out. A line each."""
    if not report.get("looking_back_is_linked", True):
        yield f"{file}: {UNLINKED}"
    for each in report.get("mistakes", ()):
        yield f"{file}, line {each['line']}, column {each['column']}: {each['problem']}"
    for line in report.get("to_check", ()) if not report["imported"] else ():
        yield f"{file}, to check: {line}"


def _bytes(path: Path) -> bytes:
    """The file, and one byte more than may be read at most: a larger one is refused by that."""
    try:
        with path.open("rb") as file:
            return file.read(MEGABYTES * 1024 * 1024 + 1)
    except OSError as error:
        raise Refused([UnreadableFile(file=path, reason=error.strerror or error)]) from error


def _session(wanted: Wanted, bundle: Bundle) -> dict[str, Any]:
    """A whole session, into the collective of that name, which is made where there is none."""
    report: dict[str, Any] = {
        "format": "cimpact-session",
        "imported": not wanted.is_dry_run,
        "workshop": None,
        "respondents": len(bundle.respondents),
        "answers": sum(len(vote) for each in bundle.respondents for vote in each.answers.values()),
        "decisions": len(bundle.decisions),
        "actions": len(bundle.actions),
    }
    if wanted.is_dry_run:
        return report
    with prepared_transaction() as db:
        owner = owner_named(db, wanted.owner)
        collective = collectives.collective_named(
            db, wanted.reference, owner_id=owner
        ) or collectives.create_collective(db, name=wanted.reference, owner_id=owner, today=today())
        workshop = transfer.import_session(
            db,
            collective,
            bundle,
            today=today(),
            randomness=SystemRandom(),
            with_names=wanted.with_names,
        )
        audit.record(db, workshop, Act.IMPORT, who="", at=now())
        is_linked = workshop.looking_back_to is not None or not bundle.looks_back
        return {**report, "workshop": workshop.id, "looking_back_is_linked": is_linked}


def _answers(db: Session, wanted: Wanted, sheet: Sheet) -> dict[str, Any]:
    workshop = found(db, wanted.reference)
    rules = importing.rules_of(db, workshop)
    guess = guessed(sheet, rules.questionnaire, _kept(wanted.mapping))
    mapping = guess.mapping
    if wanted.mapping is None and guess.has_guesses and not wanted.is_dry_run:
        _refuse_guess(wanted, guess)
    checked = dry_run(sheet, mapping, rules)
    if checked.mistakes and not wanted.is_dry_run:
        raise Refused(f"{wanted.file}, {mistake}" for mistake in checked.mistakes)
    if not wanted.is_dry_run:
        importing.import_respondents(db, workshop, checked.respondents)
        audit.record(db, workshop, Act.IMPORT, who="", at=now())
    return {
        "format": sheet.kind.value,
        "imported": not wanted.is_dry_run,
        "workshop": workshop.id,
        "respondents": len(checked.respondents),
        "answers": checked.answers,
        "left_out": list(checked.left_out),
        "mistakes": _mistakes(checked),
        "to_check": list(_to_check(guess)),
        "mapping": mapping.model_dump(mode="json"),
    }


def _kept(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    try:
        return Mapping.from_json(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refused([UnreadableFile(file=path, reason=error.strerror or error)]) from error
    except UnicodeDecodeError as error:
        raise Refused([UnreadableFile(file=path, reason="not a text in UTF-8")]) from error


def _mistakes(checked: Checked) -> list[dict[str, Any]]:
    return [
        {
            "line": each.line,
            "column": each.name or each.column,
            "problem": str(each.error),
        }
        for each in checked.mistakes
    ]


def _to_check(guess: Guess) -> Iterator[str]:
    """What is only a guess, a line each."""
    for name, certainty in guess.columns.items():
        if certainty is Certainty.GUESSED:
            yield f"column {shown(name)}: taken for {guess.mapping.use_of(name)}"
    for label in list(guess.labels)[:MOST_SHOWN]:
        choice = guess.mapping.labels.get(label)
        meaning = "unknown" if choice is None else f"taken for {choice or 'no answer'}"
        yield f"answer {shown(label)}: {meaning}"
    for use, labels in guess.groups.items():
        for label in labels[:MOST_SHOWN]:
            yield f"{use} {shown(label)}: unknown"
    if not guess.is_numbers_sure:
        yield f"numbers: taken to begin at {guess.mapping.numbers_from}"


def _refuse_guess(wanted: Wanted, guess: Guess) -> NoReturn:
    lines = (f"{wanted.file}, {line}" for line in _to_check(guess))
    raise Refused([f"{wanted.file}: {CHECK_FIRST}", *lines])
