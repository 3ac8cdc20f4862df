"""The answer of `nachtwacht-admin checklist evaluate`."""

from pathlib import Path

import pytest
from checklist_making import as_bytes, ask, form, group, if_yes, inside, yes

from desk.checklist.cli import evaluate_files
from desk.errors import FaultyFile, SurroundingsFailed


def files(folder: Path, *items: dict[str, object], status: str | None = "completed") -> tuple[Path, Path]:
    """A questionnaire and a response with these items."""
    lijst = form(ask("1"), group("g", ask("2", required=True), repeats=True, enableWhen=if_yes("1")), ask("3", "date"))
    response = {"resourceType": "QuestionnaireResponse", "item": list(items)} | ({"status": status} if status else {})
    (folder / "q.json").write_bytes(as_bytes(lijst))
    (folder / "r.json").write_bytes(as_bytes(response))
    return folder / "q.json", folder / "r.json"


def test_the_answer_names_what_is_asked_open_wrong_and_odd(tmp_path: Path) -> None:
    wrong = {"linkId": "3", "answer": [{"valueDate": "2011-02-31"}]}
    kinds = "in-progress, completed, amended, entered-in-error, stopped"
    found = evaluate_files(*files(tmp_path, yes("1"), inside("g", yes("2")), inside("g"), wrong, status=None))
    assert found == {
        "enabled": ["1", "2", "3"],
        "missing": ["2"],
        "problems": [{"linkId": "3", "message": "dit is geen datum (2011, 2011-12 of 2011-12-05)"}],
        "warnings": [f"r.json: status: status ontbreekt, schrijf een van: {kinds}"],
    }


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    questionnaire, _ = files(tmp_path)
    with pytest.raises(SurroundingsFailed, match=r"weg\.json: dit bestand is er niet"):
        evaluate_files(questionnaire, tmp_path / "weg.json")


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    questionnaire, _ = files(tmp_path)
    with pytest.raises(SurroundingsFailed, match="niet te lezen"):
        evaluate_files(questionnaire, tmp_path)


def test_the_files_the_wrong_way_round_are_refused(tmp_path: Path) -> None:
    questionnaire, response = files(tmp_path)
    with pytest.raises(FaultyFile, match="is een QuestionnaireResponse"):
        evaluate_files(response, questionnaire)
