"""What the window asks to read a roster in: read, look at what will change, keep the original, and the commands for it.

Reading may take seconds and touches nothing of the desk, so it may run in a thread of its own: `read_file` and `read`
first, then `prepare` with the book of the desk. Nothing changes before the commands are carried out.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from stat import S_ISREG

from desk.errors import Fault, SurroundingsFailed
from desk.fact import from_ticks
from desk.facts.roster import DutyPlanned
from desk.home import Home, shared_folders
from desk.intake.roster_duties import PlanDuties, PlannedDuty, WithdrawDuties
from desk.intake.roster_people import KeepRosterFile, NoteAlias, NoteStaff
from desk.record import record
from desk.roster.book import Book
from desk.roster.choices import Choices
from desk.roster.consequences import consequences
from desk.roster.doubtful import doubt
from desk.roster.duty_row import Import
from desk.roster.importing import read_roster
from desk.roster.matching import Names, UnknownName
from desk.roster.newcomers import newcomers
from desk.roster.planning import Plan, plan_import
from desk.roster.preview import Preview, PreviewRow, preview_of
from desk.roster.reading.given import UNWATCHED, Given, Stopped, Watch
from desk.roster.readings import digest_of, older_than
from desk.roster.shift import NOT_IN
from desk.roster.spelling import as_known
from desk.words.reasons import why

__all__ = ["Choices", "Given", "Import", "Nearby", "Preview", "PreviewRow", "Stopped", "UnknownName", "Watch"]

PLAIN = Choices()
ImportCommand = PlanDuties | WithdrawDuties | NoteAlias | NoteStaff | KeepRosterFile


def read_file(file: Path) -> bytes:
    """The bytes of a roster file. Raises SurroundingsFailed when it is not there or cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise SurroundingsFailed(f"{file}: dit bestand is er niet, controleer de naam en de map") from error
    except OSError as error:
        raise SurroundingsFailed(
            f"{file}: het bestand is niet te lezen ({why(error)}), controleer de rechten"
        ) from error


_SUFFIXES = frozenset({".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".ics"})
_LOOKED_AT = 5_000


@record
class Nearby:
    """A file that may be a roster: where it is, and when it was last written."""

    path: Path
    at: datetime


def newest_files(folders: Iterable[Path] | None = None, most: int = 6) -> tuple[Nearby, ...]:
    """The newest files in some folders (None: where programs put what people get) that a roster may be read from.

    A folder that is not there or cannot be read has none. May take long on a share.
    """
    found: list[Nearby] = []
    for folder in shared_folders() if folders is None else folders:
        with suppress(OSError):
            for path in islice(folder.iterdir(), _LOOKED_AT):
                # What a program keeps while it has a file open is none.
                if path.suffix.lower() in _SUFFIXES and not path.name.startswith((".", "~$")):
                    found += _nearby(path)
    found.sort(key=lambda one: (one.at, one.path), reverse=True)
    return tuple(found[:most])


def _nearby(path: Path) -> list[Nearby]:
    try:
        about = path.stat()
    except OSError:
        return []
    return [Nearby(path, datetime.fromtimestamp(about.st_mtime, UTC))] if S_ISREG(about.st_mode) else []


def read(data: bytes, file: str, now: datetime, given: Given | None = None, watch: Watch = UNWATCHED) -> Import:
    """The rows of a roster file, good and refused. Raises Stopped, by `watch`, and nothing else."""
    return read_roster(data, now, file, given, watch)


def span_of(found: Import) -> tuple[datetime, datetime] | None:
    """The time that a file covers, to ask the desk for a book of it; None when it has no good row."""
    if not found.duties:
        return None
    return min(row.start for row in found.duties), max(row.until for row in found.duties)


def prepare(
    found: Import,
    book: Book,
    now: datetime,
    file: str,
    data: bytes,
    *,
    answers: Mapping[str, str] | None = None,
    draft: bool = True,
    choices: Choices = PLAIN,
) -> Preview:
    """What a file that was read will change in `book`, which covers its time (`span_of`); may be made again and again.

    `answers` are names of the file with the person id that somebody gave them, empty for nobody we know. A file after
    which a newer one of its name was read changes nothing, unless `choices` say that it counts.
    """
    said = digest_of(found)
    found = as_known(found, book)
    names = Names(book.people.values(), answers)
    doubted = doubt(found, book, names, file, asked=draft)
    found = doubted.found
    new = newcomers(found.duties, names, doubted.names)
    names = names.with_new({one.name: one.id for one in new})
    plan = plan_import(found, book.shifts.values(), now, file, names, draft=draft, choices=choices)
    sha256 = digest(data)
    older = older_than(book.files.values(), file, sha256, said, now)
    if older and plan.changes and not choices.older:
        cure = "neem het nieuwste bestand, of zeg dat dit toch telt (--older)"
        found = Import((), (*found.faults, Fault(file, "het bestand", older, cure)), found.warnings)
        refused = preview_of(found, Plan((), plan.same), names, now, file, sha256, older=older)
        return replace(refused, doubted=doubted.faults, said=said)
    alarms = consequences(book, plan, now, draft=draft)
    preview = preview_of(found, plan, names, now, file, sha256, alarms, new, older)
    return replace(preview, doubted=doubted.faults, said=said)


def commands(preview: Preview, answers: Mapping[str, str] | None = None) -> tuple[ImportCommand, ...]:
    """The commands that carry a preview out: people and aliases first, since they say who is meant; the file last."""
    planned: list[PlannedDuty] = []
    gone: dict[str, list[str]] = {}
    draft = False
    for change in preview.plan.changes:
        payload = change.payload
        draft = payload.draft
        if isinstance(payload, DutyPlanned):
            planned.append(
                PlannedDuty(
                    id=change.subject,
                    role=payload.role,
                    provider=payload.provider,
                    person=payload.person,
                    name=payload.name,
                    phone=payload.phone,
                    start=from_ticks(payload.start),
                    until=from_ticks(payload.until),
                    backup=payload.backup,
                    source=payload.source,
                    event=payload.event,
                    edition=payload.edition,
                )
            )
        else:
            gone.setdefault(payload.edition, []).append(change.subject)
    found: list[ImportCommand] = [
        NoteStaff(one.id, one.name, one.provider, one.roles, one.phones, email=one.email) for one in preview.newcomers
    ]
    found += [NoteAlias(person, name, preview.file) for name, person in (answers or {}).items() if person]
    if planned:
        found.append(PlanDuties(tuple(planned), draft=draft))
    for edition, ids in gone.items():
        found.append(WithdrawDuties(tuple(ids), f"{NOT_IN}{preview.file}", draft=draft, edition=edition))
    if found:
        found.append(
            KeepRosterFile(
                *(preview.sha256[:32], preview.file, preview.sha256, preview.taken, len(preview.refused)), preview.said
            )
        )
    return tuple(found)


def digest(data: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(data).hexdigest()


def keep(home: Home, data: bytes, file: str) -> Path:
    """Keep the original of a roster in the desk's home, sealed, under its SHA-256; once, however often it is read in.

    Raises SurroundingsFailed when it cannot be written.
    """
    suffix = Path(file).suffix.lower()
    known = suffix if suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ""
    kept = home.rosters / f"{digest(data)}{known}"
    try:
        if not kept.exists():
            from desk.keys import sealed

            sealed.write(kept, data, home.key)
    except OSError as error:
        raise SurroundingsFailed(
            f"{kept.parent}: het rooster kan hier niet worden bewaard ({why(error)}). Maak schijfruimte vrij, of geef "
            "schrijfrecht op die map."
        ) from error
    return kept
