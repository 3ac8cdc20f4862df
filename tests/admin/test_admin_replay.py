"""`decide --replay`: new tables over past reports, beside what people chose and how it ended (issue 5, point 10)."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from admin_calls import Admin

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "profiles"


@pytest.fixture
def tables(tmp_path: Path) -> Callable[..., Path]:
    """The profile of Friesland with other urgencies: each (from, to) of the table's outputs."""

    def make(**instead: str) -> Path:
        folder = Path(shutil.copytree(PROFILES / "friesland", tmp_path / "friesland"))
        path = folder / "urgency.json"
        text = path.read_text("utf-8")
        for was, becomes in instead.items():
            text = text.replace(json.dumps(json.dumps(was.replace("_", "-"))), json.dumps(json.dumps(becomes)))
        path.write_text(text, "utf-8")
        return folder

    return make


def test_the_same_tables_change_nothing(admin: Admin, night_home: Path) -> None:
    found = admin("decide", "--replay", "--profile", "friesland", "--json", "--home", night_home).data
    assert (found["changed"], found["changes"], found["with_lost_answers"]) == (0, [], 0)
    assert found["children"] > 0
    assert found["as_chosen"]["before"] == found["as_chosen"]["after"]


def test_new_tables_say_what_would_have_been_proposed_beside_what_people_chose_and_how_it_ended(
    admin: Admin, night_home: Path, tables: Callable[..., Path]
) -> None:
    found = admin("decide", "--replay", "--profile", tables(within_4h="within-1h"), "--json", "--home", night_home).data
    assert found["changed"] == len(found["changes"]) > 0
    assert found["more_urgent"] > 0
    assert found["less_urgent"] == 0
    one = next(change for change in found["changes"] if change["from"]["urgency"] == "within-4h")
    assert one["to"]["urgency"] == "within-1h"
    assert one["to"]["rules"]
    assert set(one) == {
        *("report", "child", "opened", "from", "to", "proposed", "chosen", "followed", "reason", "outcome", "lost"),
    }


def test_nobody_is_named_in_what_it_prints(admin: Admin, night_home: Path, tables: Callable[..., Path]) -> None:
    said = admin("decide", "--replay", "--profile", tables(within_4h="within-1h"), "--json", "--home", night_home).out
    for private in ("06 12", "0612345678", "Dorpsstraat", "Sem", "Noor"):
        assert private not in said


def test_another_regions_questions_take_over_the_answers_by_their_code(admin: Admin, night_home: Path) -> None:
    found = admin("decide", "--replay", "--profile", "groningen", "--json", "--home", night_home).data
    assert found["profile"]["name"] == "groningen"
    assert found["children"] > 0
    for change in found["changes"]:
        assert all(code for code in change["lost"])


def test_it_is_said_in_lines_too_and_a_day_that_is_none_is_refused(
    admin: Admin, night_home: Path, tables: Callable[..., Path]
) -> None:
    answered = admin("decide", "--replay", "--profile", tables(within_4h="within-1h"), "--home", night_home)
    assert answered.code == 0
    assert "kinderen in" in answered.out.splitlines()[-1]
    assert admin("decide", "--replay", "--profile", "friesland", "--from", "gisteren", "--home", night_home).code == 2
    turned = admin(
        *("decide", "--replay", "--profile", "friesland"),
        *("--from", "2026-11-22", "--until", "2026-11-20", "--home", night_home),
    )
    assert "draai ze om" in turned.data["error"]


def test_a_period_holds_the_reports_that_were_opened_in_it(admin: Admin, night_home: Path) -> None:
    every = admin("decide", "--replay", "--profile", "friesland", "--json", "--home", night_home).data["reports"]
    none = admin(
        *("decide", "--replay", "--profile", "friesland", "--json"),
        *("--from", "1999-01-01", "--until", "1999-12-31", "--home", night_home),
    ).data["reports"]
    assert every > none == 0


def test_without_answers_and_without_replay_it_says_what_to_give(admin: Admin) -> None:
    assert "--answers" in admin("decide", "--profile", "friesland").data["error"]
