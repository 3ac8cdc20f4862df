"""Merging lays two children together only when name and age fit: a first name alone makes no two families one."""

import pytest
from builders import Paper, paper

from desk.intake.merging import MergeReport
from desk.reports.merging_words import merge_words


def told(desk: Paper, **said: str) -> str:
    report = desk.rings("0612345678" if said.get("caller_name") == "Ed" else "0511223344")
    desk.says(report, **said)
    desk.waits(seconds=1)
    return report


@pytest.mark.parametrize(
    ("one", "other", "children"),
    [
        ({"youth_name": "Sem", "youth_birth_date": "14 jaar"}, {"youth_name": "Sem", "youth_birth_date": "6 jaar"}, 2),
        ({"youth_name": "Sem", "youth_birth_date": "14 jaar"}, {"youth_name": "sem", "youth_birth_date": "14 jaar"}, 1),
        ({"youth_name": "Sem", "youth_birth_date": "14 jaar"}, {"youth_name": "Sem"}, 2),
        ({"youth_name": "Sem"}, {"youth_name": "Noor"}, 2),
        ({"youth_birth_date": "14 jaar"}, {"youth_birth_date": "6 jaar"}, 2),
        ({"youth_name": "Sem", "youth_birth_date": "14 jaar"}, {}, 2),
        ({}, {}, 2),
    ],
)
def test_children_are_one_when_name_and_age_fit(one: dict[str, str], other: dict[str, str], children: int) -> None:
    desk = paper()
    into, report = told(desk, **one), told(desk, **other)
    desk.do(MergeReport(report, into))
    assert len(desk.children(into)) == children


def test_before_merging_both_are_named_and_two_ages_are_warned_about() -> None:
    desk = paper()
    into = told(desk, youth_name="Sem", youth_birth_date="14 jaar", caller_name="Ed", caller_role="parent")
    report = told(desk, youth_name="Sem", youth_birth_date="6 jaar", caller_name="Jo")
    words = merge_words(desk.card(report), desk.card(into))
    assert words.source == "A-0002: Sem, 6 jaar; beller Jo"
    assert words.target == "A-0001: Sem, 14 jaar; beller Ed"
    assert "leeftijden verschillen" in words.warning
    first = told(desk, youth_name="Sem")
    assert merge_words(desk.card(first), desk.card(into)).warning.startswith("Alleen een voornaam")
    same = told(desk, youth_name="Sem", youth_birth_date="14 jaar")
    assert merge_words(desk.card(same), desk.card(into)).warning == ""
    other = told(desk, youth_name="Noor", youth_birth_date="14 jaar")
    assert merge_words(desk.card(other), desk.card(into)).warning.startswith("Niets past")
