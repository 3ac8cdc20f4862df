"""What `nachtwacht-admin checklist evaluate` answers, from two files."""

from pathlib import Path
from typing import Any

from desk.checklist.answers import load_response
from desk.checklist.enable import evaluate
from desk.checklist.load import load_questionnaire
from desk.errors import SurroundingsFailed
from desk.words.reasons import why


def evaluate_files(questionnaire: Path, response: Path) -> dict[str, Any]:
    """`{"enabled": [...], "missing": [...], "problems": [{"linkId", "message"}], "warnings": [...]}`, document order.

    Warnings of reading both files come first. Raises FaultyFile when a file is not what it should be,
    SurroundingsFailed when it cannot be read; both with a Dutch message.
    """
    checklist, said = load_questionnaire(_read(questionnaire), questionnaire.name)
    answers, also_said = load_response(_read(response), response.name)
    seen = evaluate(checklist, answers)
    return {
        "enabled": list(seen.enabled),
        "missing": list(seen.missing),
        "problems": [{"linkId": problem.link_id, "message": problem.message} for problem in seen.problems],
        "warnings": [*map(str, (*said, *also_said)), *seen.warnings],
    }


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SurroundingsFailed(f"{path}: dit bestand is er niet, controleer de naam en de map") from error
    except OSError as error:
        raise SurroundingsFailed(
            f"{path}: het bestand is niet te lezen ({why(error)}), controleer de rechten"
        ) from error
