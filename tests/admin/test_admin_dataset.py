"""`export dataset`: what figures are made of, each with its definition, and nothing that says who it was (C6)."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

from admin_calls import Admin

PRIVATE = re.compile(r"\b0\d{9}\b|\d{2}-\d{2}-\d{4}|straat|Sem\b|Noor\b|[A-Z]-\d{4}", re.IGNORECASE)


def exported(admin: Admin, home: Path, *more: str) -> Any:
    return admin("export", "dataset", "--json", *more, "--home", home).data


def test_c6_016_each_report_has_its_moment_nature_referrer_and_who_helped(admin: Admin, night_home: Path) -> None:
    found = exported(admin, night_home)
    assert found["reports"]
    for row in found["reports"]:
        assert set(row["opened"]) == {"month", "weekday", "hour", "office_hours"}
        for child in row["children"]:
            assert {"nature", "nature_also", "systemic", "urgency", "decisions", "interventions"} <= set(child)
    assert any(child["nature"] for row in found["reports"] for child in row["children"])


def test_c6_014_every_field_has_its_definition(admin: Admin, night_home: Path) -> None:
    found = exported(admin, night_home)
    row = found["reports"][0]
    fields = {*row, *row["children"][0]} - {"children", "profile"}
    plain = {"entry", "sex", "care_status", "pathway", "trajectory"}
    assert fields - set(found["definitions"]) <= plain


def test_nothing_in_it_says_who_it_was(admin: Admin, night_home: Path) -> None:
    found = exported(admin, night_home)
    assert not PRIVATE.search(json.dumps(found["reports"], ensure_ascii=False))


def test_as_csv_it_is_a_line_for_each_child_for_a_workbook(admin: Admin, night_home: Path) -> None:
    answered = admin("export", "dataset", "--home", night_home)
    lines = list(csv.DictReader(io.StringIO(answered.out), delimiter=";"))
    children = sum(len(row["children"]) for row in exported(admin, night_home)["reports"])
    assert len(lines) == children
    assert {"month", "hour", "urgency", "outcome", "wanted_not_available", "minutes_to_contact"} <= set(lines[0])


def test_a_period_is_kept_to(admin: Admin, night_home: Path) -> None:
    found = exported(admin, night_home, "--from", "2026-10-01", "--until", "2026-10-31")
    assert {row["opened"]["month"] for row in found["reports"]} <= {"2026-10"}
