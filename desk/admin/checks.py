"""`profile check`, `checklist evaluate` and `decide`: questions about files, without a desk."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desk.admin.output import note, say, say_json
from desk.errors import SurroundingsFailed
from desk.words.reasons import why


def check_profile(name: str, home: Path) -> int:
    """A line per fault, `file: where: what, cure`; warnings and "geen fouten" on stderr. 1 when there is any fault."""
    from desk.profile.check import examine

    faults, warnings = examine(name, home)
    for fault in faults:
        say(str(fault))
    for warning in warnings:
        note(f"let op: {warning}")
    if not faults:
        note(f"{name}: geen fouten")
    return 1 if faults else 0


def evaluate_checklist(questionnaire: Path, response: Path) -> int:
    """What shows, what is missing and what does not fit. 1 when there are problems."""
    from desk.checklist.cli import evaluate_files

    found = evaluate_files(questionnaire, response)
    say_json(found)
    return 1 if found["problems"] else 0


def decide_answers(profile: str, answers: Path, at: str, home: Path) -> int:
    """The proposal for the answers in a file, at an ISO moment (now, if not given)."""
    from desk.decision.cli import decide
    from desk.profile.library import load

    loaded, _ = load(profile, home)
    say_json(decide(loaded, _json_of(answers), _moment(at), answers.name))
    return 0


def _moment(text: str) -> datetime:
    from desk.words.times import instant

    if not text:
        return datetime.now(UTC)
    try:
        at = datetime.fromisoformat(text)
        return instant(at) if at.utcoffset() is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        cure = "schrijf bijvoorbeeld 2026-11-21T03:40 of 2026-11-21T03:40+01:00"
        raise SurroundingsFailed(f"--at: '{text}' is geen moment, {cure}") from error


def _json_of(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes(), object_pairs_hook=_once, parse_constant=_no_number)
    except FileNotFoundError as error:
        raise SurroundingsFailed(f"{path}: dit bestand is er niet, controleer de naam en de map") from error
    except OSError as error:
        raise SurroundingsFailed(
            f"{path}: het bestand is niet te lezen ({why(error)}), controleer de rechten"
        ) from error
    except RecursionError as error:
        raise SurroundingsFailed(f"{path.name}: er zitten te veel blokken in elkaar, schrijf één blok") from error
    except ValueError as error:
        raise SurroundingsFailed(f"{path.name}: dit is geen JSON ({why(error)}), schrijf één blok {{ }}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{double} staat er twee keer")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is geen getal in JSON")
