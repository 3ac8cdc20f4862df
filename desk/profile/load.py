"""Makes a profile from its five files, or names every fault in all of them at once.

A profile with a fault is never used for a shift (design 4). Warnings are worth saying and stop nothing.
"""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from desk.checklist.load import load_questionnaire
from desk.checklist.model import Questionnaire
from desk.checklist.reading import Findings
from desk.decision.load import load_table
from desk.decision.table import Table
from desk.errors import Fault, FaultyFile
from desk.profile.arrangements import Arrangements, read_arrangements
from desk.profile.care import NO_CARE, Care
from desk.profile.care_checks import check_care
from desk.profile.care_file import read_care
from desk.profile.coherence import check_coherence
from desk.profile.directory import Directory, read_directory, visible
from desk.profile.model import Person, Profile
from desk.profile.questions import check_questions
from desk.profile.retention import RETENTION, read_terms
from desk.profile.tomlfile import read, too_deep
from desk.words.reasons import why

ARRANGEMENTS = "profile.toml"
DIRECTORY = "directory.toml"
CHECKLIST = "checklist.json"
URGENCY = "urgency.json"
ROUTE = "route.json"
CARE = "care.toml"
VISIT = "visit.json"
FILES = (ARRANGEMENTS, DIRECTORY, CHECKLIST, URGENCY, ROUTE)
"""What a profile consists of; other files in its folder are nobody's."""
MORE = (CARE, VISIT, RETENTION)
"""What it may have besides: arrangements for after the decision, the questions of whoever goes on site, and how long
reports are kept."""

MAX_BYTES = 4_000_000

_Loaded = TypeVar("_Loaded")


def load_profile(folder: Path | Traversable) -> tuple[Profile, list[Fault]]:
    """The profile in this folder, and what is worth saying about it. Raises FaultyFile with every fault."""
    files, faults = _files_in(folder)
    if len(faults) == len(FILES):
        cure = "geef een map met een profiel"
        raise FaultyFile([Fault(str(folder), "map", "hier staat geen regioprofiel", cure)])
    return _assemble(files, faults)


def digest_in(folder: Path | Traversable) -> str:
    """The digest of the profile in this folder, without reading what the files say; empty when one cannot be read."""
    files, faults = _files_in(folder)
    return "" if faults else digest_of(files)


def title_in(folder: Path | Traversable) -> str:
    """The title of the profile in this folder, whatever else is wrong there; empty when it cannot be read."""
    try:
        text = folder.joinpath(ARRANGEMENTS).read_text("utf-8")
        title = None if too_deep(text) else tomllib.loads(text).get("title")
    except (OSError, ValueError, RecursionError):
        return ""
    return title.strip() if isinstance(title, str) else ""


def people_in(folder: Path | Traversable) -> tuple[Person, ...]:
    """Who stands in directory.toml of this folder, whatever else is wrong there; nobody when it cannot be read."""
    try:
        top = read(DIRECTORY, folder.joinpath(DIRECTORY).read_bytes(), [])
    except OSError:
        return ()
    return read_directory(top).people if top else ()


def _files_in(folder: Path | Traversable) -> tuple[dict[str, bytes], list[Fault]]:
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for name in FILES:
        try:
            files[name] = folder.joinpath(name).read_bytes()
        except FileNotFoundError:
            faults.append(Fault(name, str(folder), "het bestand ontbreekt", "zet het terug of kopieer een sjabloon"))
        except OSError as error:
            faults.append(_unreadable(name, folder, error))
    for name in MORE:
        try:
            files[name] = folder.joinpath(name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            faults.append(_unreadable(name, folder, error))
    return files, faults


def _unreadable(name: str, folder: Path | Traversable, error: OSError) -> Fault:
    cure = "controleer de rechten op het bestand"
    return Fault(name, str(folder), f"het bestand is niet te lezen ({why(error)})", cure)


def profile_from_bytes(files: Mapping[str, bytes]) -> Profile:
    """The profile that a fact carries. Raises FaultyFile, also when a file is not there."""
    faults = [
        Fault(name, "profiel", "het bestand ontbreekt", "activeer het profiel opnieuw")
        for name in FILES
        if name not in files
    ]
    return _assemble({name: files[name] for name in (*FILES, *MORE) if name in files}, faults)[0]


def digest_of(files: Mapping[str, bytes]) -> str:
    """sha256, hex, over names and contents in order of name, each preceded by its length in 8 bytes."""
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _assemble(files: Mapping[str, bytes], faults: list[Fault]) -> tuple[Profile, list[Fault]]:
    warnings: list[Fault] = []
    for name, content in files.items():
        if len(content) > MAX_BYTES:
            raise FaultyFile([Fault(name, "bestand", "groter dan 4 MB", "houd het profiel klein")])
    arrangements = _arrangements(files, faults)
    directory = _directory(files, faults)
    checklist = _loaded(files, CHECKLIST, load_questionnaire, faults, warnings)
    urgency = _loaded(files, URGENCY, load_table, faults, warnings)
    route = _loaded(files, ROUTE, load_table, faults, warnings)
    care = _care(files, faults)
    visit = _loaded(files, VISIT, load_questionnaire, faults, warnings)
    _loaded(files, RETENTION, lambda content, name: (read_terms(content, name), []), faults, warnings)
    if checklist:
        said = Findings(CHECKLIST)
        check_questions(said, checklist)
        faults.extend(said.faults)
        warnings.extend(said.warnings)
    if faults or not (arrangements and directory and checklist and urgency and route):
        raise FaultyFile(faults)
    profile = _profile(files, arrangements, directory, (checklist, urgency, route), care, visit)
    disagreements = check_care(profile, directory, CARE, ARRANGEMENTS) + check_coherence(profile, directory, FILES)
    if disagreements:
        raise FaultyFile(disagreements)
    return profile, warnings


def _arrangements(files: Mapping[str, bytes], faults: list[Fault]) -> Arrangements | None:
    top = read(ARRANGEMENTS, files[ARRANGEMENTS], faults) if ARRANGEMENTS in files else None
    return read_arrangements(top) if top else None


def _care(files: Mapping[str, bytes], faults: list[Fault]) -> Care:
    top = read(CARE, files[CARE], faults) if CARE in files else None
    return read_care(top) if top else NO_CARE


def _directory(files: Mapping[str, bytes], faults: list[Fault]) -> Directory | None:
    top = read(DIRECTORY, files[DIRECTORY], faults) if DIRECTORY in files else None
    return read_directory(top) if top else None


def _loaded(
    files: Mapping[str, bytes],
    name: str,
    load: Callable[[bytes, str], tuple[_Loaded, list[Fault]]],
    faults: list[Fault],
    warnings: list[Fault],
) -> _Loaded | None:
    if name not in files:
        return None
    try:
        loaded, said = load(files[name], name)
    except FaultyFile as faulty:
        faults.extend(faulty.faults)
        return None
    warnings.extend(said)
    return loaded


def _profile(
    files: Mapping[str, bytes],
    arrangements: Arrangements,
    directory: Directory,
    parts: tuple[Questionnaire, Table, Table],
    care: Care,
    visit: Questionnaire | None,
) -> Profile:
    checklist, urgency, route = parts
    return Profile(
        **vars(arrangements),
        digest=digest_of(files),
        files=dict(files),
        people=directory.people,
        routes=visible(directory),
        providers=directory.providers,
        own_numbers=directory.own_numbers,
        checklist=checklist,
        urgency_table=urgency,
        route_table=route,
        care=care,
        visit=visit,
    )
