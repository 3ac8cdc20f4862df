"""What was dangerous at an address is told to who goes there next, whoever it was about, and gives nobody a right."""

from pathlib import Path

import pytest
from desks import NIGHT, Seat, new_home

from desk.clock import SetClock
from desk.desk import Desk, Done
from desk.intake.answers import GiveAnswer
from desk.intake.calls import OpenReport
from desk.profile import codes
from desk.words.address import address_keys


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dorpsstraat 12, Sneek", "thuis, dorpsstraat 12 sneek", True),
        ("8601 AB 12", "Dorpsstraat 12, 8601ab Sneek", True),
        ("Dorpsstraat 12a, Sneek", "Dorpsstraat 12 A Sneek", True),
        ("Dorpsstraat 12, Sneek", "Dorpsstraat 12, Joure", False),
        ("Dorpsstraat 12, Sneek", "Dorpsstraat 12a, Sneek", False),
        ("Dorpsstraat 12", "Dorpsstraat 12", False),
        ("bij oma", "bij oma", False),
    ],
)
def test_the_same_door_is_found_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert bool(address_keys(one) & address_keys(other)) is same


def told(desk: Desk, number: str, **said: str) -> str:
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, number)), Done)
    assert desk.profile is not None
    sheet = desk.sheet(report)
    assert sheet is not None
    for code, value in said.items():
        item = desk.profile.checklist.by_code(code)
        assert item is not None
        whose = sheet.child if desk.profile.checklist.is_child_scoped(item.link_id) else ""
        assert isinstance(desk.do(GiveAnswer(report, whose, item.link_id, (value,))), Done)
    return report


@pytest.mark.parametrize("kept", [False, True])
def test_a_weapon_there_is_told_although_nobody_s_name_or_number_is_the_same(tmp_path: Path, kept: bool) -> None:
    seat = Seat(new_home(tmp_path / "home"), SetClock(NIGHT), code="A")
    desk = seat.open_set_up()
    told(desk, "0611111111", youth_name="Sem", weapons="yes", **{codes.CURRENT_LOCATION: "Dorpsstraat 12, Sneek"})
    if kept:
        seat.agreed(desk)
    now = told(desk, "0622222222", youth_name="Noor", **{codes.CURRENT_LOCATION: "dorpsstraat 12 sneek"})
    row, sheet = desk.care.visits(now), desk.sheet(now)
    assert row is not None
    assert [risk for risk in row.risks if "A-0001" in risk and "wapen" in risk and "Mogelijk" not in risk]
    assert sheet is not None
    assert sheet.earlier == (), "another family: an address leads to no report"
    elsewhere = told(desk, "0633333333", youth_name="Kim", **{codes.CURRENT_LOCATION: "dorpsstraat 14 sneek"})
    assert desk.care.visits(elsewhere).risks == ()  # type: ignore[union-attr]
    assert desk.stop()
