"""Profiles, checklists and proposals from the command line: exact shapes, faults as lines, exit codes."""

import json
import shutil
from pathlib import Path

import pytest
from admin_calls import Admin

from desk.profile.library import shipped
from resources import resource

PROFILES = Path(str(resource("profiles")))
SHAPE = ["urgency", "rank", "provisional", "open", "pathway", "route", "rules", "because"]


def written(folder: Path, data: object, name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_profile_has_no_fault_and_says_nothing_on_stdout(admin: Admin, name: str) -> None:
    answered = admin("profile", "check", name)
    assert (answered.code, answered.out) == (0, "")
    assert "geen fouten" in answered.err


def test_every_fault_is_one_line_with_file_place_and_cure(admin: Admin, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PROFILES / "friesland", tmp_path / "stuk"))
    (folder / "route.json").unlink()
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    (folder / "profile.toml").write_text(text.replace("max_age = 18", 'max_age = "achttien"'), encoding="utf-8")
    answered = admin("profile", "check", folder)
    lines = answered.out.splitlines()
    assert answered.code == 1
    assert {line.split(":")[0] for line in lines} == {"route.json", "profile.toml"}
    assert all(len(line.split(": ", 2)) == 3 and ", " in line for line in lines)


def test_a_name_in_the_home_goes_before_the_template(admin: Admin, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PROFILES / "friesland", tmp_path / "home" / "profiles" / "friesland"))
    (folder / "directory.toml").write_text("kapot", encoding="utf-8")
    assert admin("profile", "check", "friesland", "--home", tmp_path / "home").code == 1
    assert admin("profile", "check", "friesland").code == 0


def test_a_profile_that_is_nowhere_is_one_fault(admin: Admin) -> None:
    answered = admin("profile", "check", "atlantis")
    assert (answered.code, len(answered.out.splitlines())) == (1, 1)
    assert ", ".join(shipped()) in answered.out


def test_a_proposal_has_exactly_its_shape(admin: Admin, tmp_path: Path) -> None:
    path = written(tmp_path, {"wish_to_die": "yes", "means_at_hand": "yes"})
    answered = admin("decide", "--profile", "friesland", "--answers", path, "--at", "2026-11-21T03:40:00+01:00")
    assert answered.code == 0
    assert list(answered.data) == SHAPE
    assert (answered.data["urgency"], answered.data["rank"], answered.data["provisional"]) == ("direct", 1, True)
    assert answered.data["because"][0] == {"linkId": "wish_to_die", "answer": "yes"}


def test_a_moment_without_a_zone_is_dutch_time(admin: Admin, tmp_path: Path) -> None:
    path = written(tmp_path, {"care_status": "youth-care", "caller_role": "parent"})
    said: list[str | Path] = ["decide", "--profile", "friesland", "--answers", path, "--at"]
    office, night = admin(*said, "2026-11-20T10:00"), admin(*said, "2026-11-20T22:00")
    assert (office.data["pathway"], night.data["pathway"]) == ("own-provider", "advice")
    assert admin(*said, "2026-11-20T09:00+00:00").data == office.data


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"wish_to_dye": "yes"}, "wish_to_dye"),
        ({"wish_to_die": "maybe"}, "wish_to_die"),
        ("{", "geen JSON"),
        ('{"a": 1, "a": 2}', "a staat er twee keer"),
        ('{"a": NaN}', "NaN is geen getal"),
        ("[]", "geen lijst van antwoorden"),
        ("[" * 100_000, "te veel blokken"),
    ],
)
def test_answers_that_do_not_fit_are_an_error(admin: Admin, tmp_path: Path, answers: object, said: str) -> None:
    answered = admin("decide", "--profile", "friesland", "--answers", written(tmp_path, answers))
    assert answered.code == 2
    assert said in answered.data["error"]


def test_a_file_or_a_moment_that_is_not_there_is_an_error(admin: Admin, tmp_path: Path) -> None:
    answered = admin("decide", "--profile", "friesland", "--answers", tmp_path / "weg.json")
    assert (answered.code, "weg.json" in answered.data["error"]) == (2, True)
    path = written(tmp_path, {})
    answered = admin("decide", "--profile", "friesland", "--answers", path, "--at", "vannacht")
    assert (answered.code, "vannacht" in answered.data["error"]) == (2, True)
    assert admin("decide", "--profile", "atlantis", "--answers", path).code == 2


def test_an_evaluation_has_exactly_its_shape_and_says_1_for_problems(admin: Admin, tmp_path: Path) -> None:
    questionnaire = PROFILES / "friesland" / "checklist.json"
    fits = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
    answered = admin(
        "checklist", "evaluate", "--questionnaire", questionnaire, "--response", written(tmp_path, fits, "r.json")
    )
    assert answered.code == 0
    assert list(answered.data) == ["enabled", "missing", "problems", "warnings"]
    assert answered.data["enabled"][0] == "danger_now"
    wrong = fits | {"item": [{"linkId": "place", "item": [{"linkId": "danger_now", "answer": [{"valueInteger": 3}]}]}]}
    answered = admin(
        "checklist", "evaluate", "--questionnaire", questionnaire, "--response", written(tmp_path, wrong, "r.json")
    )
    assert answered.code == 1
    assert answered.data["problems"][0].keys() == {"linkId", "message"}
    answered = admin("checklist", "evaluate", "--questionnaire", questionnaire, "--response", tmp_path / "weg.json")
    assert answered.code == 2
