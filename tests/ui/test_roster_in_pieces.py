"""The right column of the Rooster screen when there is much to say: made in pieces, laid out once, nothing left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.directory_rows import OnCallRow
from desk.finding_rows import FindingRow
from ui.roster.side import RosterSide

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)


def on_call(number: int) -> OnCallRow:
    return OnCallRow(f"rol{number}", f"rol {number}", "Bo", "GGZ", "", "", NOW, "tot zo", "", nobody=False, note="")


def finding(number: int) -> FindingRow:
    start = NOW + timedelta(days=number)
    return FindingRow("gap", "danger", f"Geen rol {number}", "leeg", "plan", f"rol{number}", "GGZ", start, start)


@pytest.fixture
def side(qtbot: QtBot) -> Iterator[RosterSide]:
    side = RosterSide()
    qtbot.addWidget(side)
    side.resize(348, 900)
    side.show()
    yield side
    side.hide()


def roles(side: RosterSide) -> list[str]:
    return [card.row.role for card in side.duties]


def test_the_first_stand_there_at_once_and_all_of_them_soon_in_their_order(side: RosterSide, qtbot: QtBot) -> None:
    rows, found = [on_call(number) for number in range(25)], [finding(number) for number in range(20)]
    side.show_on_call(rows)
    side.show_findings(found)
    assert roles(side) == [row.role for row in rows[:6]]
    qtbot.waitUntil(lambda: len(side.boxes) == 20)
    assert roles(side) == [row.role for row in rows]
    assert [box.row for box in side.boxes] == found
    parts = (*side.duties, *side.boxes)
    assert all(part.isVisible() for part in parts)
    tops = [part.mapTo(side, part.rect().topLeft()).y() for part in parts]
    assert tops == sorted(set(tops))


def test_while_the_rest_is_made_it_is_the_newest_that_is_shown(side: RosterSide, qtbot: QtBot) -> None:
    side.show_on_call([on_call(number) for number in range(25)])
    qtbot.waitUntil(lambda: len(side.duties) > 0)
    newer = [replace(on_call(number), name="Cas") for number in range(5, 20)]
    side.show_on_call(newer)
    qtbot.waitUntil(lambda: len(side.duties) == len(newer))
    assert [card.row for card in side.duties] == newer


def test_what_was_made_for_nothing_goes(side: RosterSide) -> None:
    side.show_on_call([on_call(number) for number in range(25)])
    side.show_on_call([on_call(1)])
    assert roles(side) == ["rol1"]
    # More turns of the event loop than pieces would have been made in.
    for _ in range(25):
        QApplication.processEvents()
    assert roles(side) == ["rol1"]
