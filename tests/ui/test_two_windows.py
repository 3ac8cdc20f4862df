"""Two windows over one store: whose report, where it is open, two values side by side, alarms (house rule 4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from two_windows import NAMES, Place, night, two_windows
from windows import press

from desk.clock import SetClock
from desk.intake.answers import GiveAnswer
from desk.intake.calls import HangUp, SetCallerNumber
from desk.intake.ownership import HandReport, TakeReport
from desk.intake.promises import PromiseCallback

Both = tuple[Place, Place]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock() -> SetClock:
    return night()


@pytest.fixture
def both(tmp_path: Path, qtbot: QtBot, clock: SetClock) -> Iterator[Both]:
    with two_windows(tmp_path, qtbot, clock) as places:
        yield places


def opened(both: Both) -> str:
    """A report of desk A that stands in the middle of both windows, which know of each other."""
    here, there = both
    there.waits(lambda: bool(here.desk.neighbours()) and bool(there.desk.neighbours()))
    report = here.session.new_report("0612345678")
    there.waits(lambda: any(card.id == report for card in there.desk.board()))
    there.session.open_report(report)
    return report


def on_card(place: Place, report: str) -> str:
    card = next(card for card in place.window.board.cards if card.row.id == report)
    return card.accessibleDescription()


def test_a_colleagues_report_says_so_and_one_key_takes_it(both: Both, clock: SetClock) -> None:
    here, there = both
    report = opened(both)
    there.session.refresh()
    assert there.window.intake.hold.text.startswith(f"van {NAMES[0]} (Desk A)")
    assert f"van {NAMES[0]}" in on_card(there, report)
    clock.advance(seconds=30)
    there.activate()
    press(Qt.Key.Key_O, CTRL_SHIFT)
    # Mine at once; why is asked with one key, and Escape leaves it for later.
    assert there.wiring.panels.name == "own"
    press(Qt.Key.Key_Escape)
    # Where else it is open may be known by now, and stands between.
    assert there.window.intake.hold.text.startswith("van u, overgenomen 03:40")
    assert there.window.intake.hold.text.endswith(" · reason of taking over still open")
    press(Qt.Key.Key_O, CTRL_SHIFT)
    press("2")
    assert there.wiring.panels.name == ""
    assert there.window.intake.hold.text.startswith("van u, overgenomen 03:40")
    assert "still open" not in there.window.intake.hold.text
    assert "Reden van overnemen: Dienstwissel" in [line.text for line in there.desk.timeline(report)]
    # Never silently: whoever had it is told, beside the word about a desk that is new.
    told = f"A-0001: van {NAMES[1]} (Desk B), overgenomen 03:40."
    here.waits(lambda: told in here.window.trouble.text)


def test_a_colleagues_report_is_taken_over_with_its_own_key_not_given_to_oneself(both: Both) -> None:
    _, there = both
    opened(both)
    there.session.refresh()
    there.wiring.panels.open("own")
    panel = there.wiring.panels.panel
    names = [row.label for row in panel.colleague.rows]  # type: ignore[union-attr]
    assert names != []
    assert not set(NAMES) & set(names)


def test_within_twenty_seconds_taking_over_asks_nothing(both: Both) -> None:
    _, there = both
    opened(both)
    there.session.refresh()
    there.activate()
    press(Qt.Key.Key_O, CTRL_SHIFT)
    assert there.wiring.panels.name == ""
    assert there.window.intake.hold.text.startswith("van u, genomen 03:40")
    # Of my own report the key leads to a colleague to give it to, back to whoever sits at the other desk.
    press(Qt.Key.Key_O, CTRL_SHIFT)
    panel = there.wiring.panels.panel
    assert there.wiring.panels.name == "own"
    assert [row.label for row in panel.colleague.rows] != []  # type: ignore[union-attr]
    press(next(row.key for row in panel.colleague.rows if row.label == NAMES[0]))  # type: ignore[union-attr]
    there.waits(lambda: there.window.intake.hold.text.startswith(f"van {NAMES[0]} (Desk A), gekregen 03:40"))


def test_what_is_open_at_another_desk_is_seen_and_no_longer_when_it_is_not(both: Both, clock: SetClock) -> None:
    here, there = both
    report = opened(both)
    here.waits(lambda: f"ook open op Desk B ({NAMES[1]})" in here.window.intake.hold.text)
    assert "ook open op Desk B" in on_card(here, report)
    there.session.open_report("")
    here.waits(lambda: "open op" not in here.window.intake.hold.text)


def test_an_owner_whose_desk_is_silent_turns_amber_in_words(both: Both, clock: SetClock) -> None:
    here, there = both
    report = opened(both)
    there.waits(lambda: "daar in gesprek" in there.window.intake.hold.text)
    here.line.cut = True
    clock.advance(seconds=50)
    there.waits(lambda: "Desk A stil sinds 03:40" in there.window.intake.hold.text)
    assert "! van" in on_card(there, report)
    assert "stil sinds" in on_card(there, report)
    # It is still theirs: nobody gets it by itself.
    assert [owner.person for owner in there.desk.card(report).owners] == [here.desk.me.id]  # type: ignore[union-attr]


def test_two_that_take_a_report_while_apart_both_see_it_until_one_takes_it_again(both: Both, clock: SetClock) -> None:
    here, there = both
    report = opened(both)
    for place in both:
        place.line.cut = True
    clock.advance(minutes=1)
    there.session.do(TakeReport(report))
    here.session.do(PromiseCallback(report, "moeder"))
    here.session.do(HandReport(report, next(row.id for row in here.desk.people() if row.name.startswith("Triagist"))))
    for place in both:
        place.line.cut = False
    for place in both:
        place.waits(lambda place=place: "twee desks namen deze melding over" in place.window.intake.hold.text)
    there.activate()
    press(Qt.Key.Key_O, CTRL_SHIFT)
    for place in both:
        place.waits(lambda place=place: "twee desks" not in place.window.intake.hold.text)
    assert there.window.intake.hold.text.startswith("van u, genomen 03:41")


def test_two_answers_stand_in_both_windows_the_danger_counts_and_a_click_settles_it(both: Both) -> None:
    here, there = both
    report = opened(both)
    link = here.question("danger_now").link
    for place in both:
        place.line.cut = True
    here.session.do(GiveAnswer(report, "", link, ("no",)))
    there.session.do(GiveAnswer(report, "", link, ("yes",)))
    here.session.do(SetCallerNumber(report, "0611111111"))
    there.session.do(SetCallerNumber(report, "0622222222"))
    for place in both:
        place.line.cut = False
    for place in both:
        place.waits(lambda place=place: len(place.question("danger_now").values) == 2)
        assert {(row.shown, row.who) for row in place.question("danger_now").values} == {
            ("Nee", NAMES[0]),
            ("Ja", NAMES[1]),
        }
        assert place.session.row.card.danger  # type: ignore[union-attr]
        card = next(card for card in place.window.intake.questions.cards if card.row.link == link)
        assert card.clash is not None
        assert not card.clash.isHidden()
        assert len(place.window.intake.numbers.buttons) == 2
    card = next(card for card in here.window.intake.questions.cards if card.row.link == link)
    calm = next(value for value in here.question("danger_now").values if value.shown == "Nee")
    next(button for button in card.clash.buttons if "Nee" in button.accessibleName()).click()
    next(button for button in here.window.intake.numbers.buttons if "06 22" in button.accessibleName()).click()
    assert calm.who == NAMES[0]
    for place in both:
        place.waits(lambda place=place: place.question("danger_now").values == ())
        assert not place.session.row.card.danger  # type: ignore[union-attr]
        place.waits(lambda place=place: place.session.row.caller_number == "0622222222")  # type: ignore[union-attr]
        assert place.window.intake.numbers.isHidden()


def test_seen_mutes_one_window_and_i_take_over_mutes_both_for_three_minutes(both: Both, clock: SetClock) -> None:
    here, there = both
    report = opened(both)
    here.session.do(PromiseCallback(report, "moeder"))
    there.waits(lambda: len(there.desk.promises()) == 1)
    clock.advance(minutes=21)

    def rings(place: Place) -> bool:
        place.session.tick()
        return place.window.alarm.row is not None and place.window.alarm.row.sound

    for place in both:
        place.waits(lambda place=place: rings(place))
    here.activate()
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier)
    here.waits(lambda: here.desk.health().pending == 0 and not rings(here))
    there.waits(lambda: any("alarm gezien" in line.text for line in there.desk.timeline(report)))
    # Both still show it; only the desk where it was seen is quiet.
    assert here.window.alarm.row is not None
    assert rings(there)
    there.activate()
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    here.waits(lambda: here.desk.promises()[0].owner_name == NAMES[1])
    for place in both:
        assert not rings(place)
    clock.advance(minutes=3)
    for place in both:
        assert rings(place)


def test_no_alarm_sounds_in_the_window_of_whoever_is_in_a_call(both: Both, clock: SetClock) -> None:
    here, there = both
    report = opened(both)
    here.session.do(PromiseCallback(report, "moeder"))
    other = there.session.new_report("0687654321")
    here.waits(lambda: len(here.desk.board()) == 2)
    clock.advance(minutes=21)
    there.waits(lambda: there.window.alarm.row is not None)
    here.session.tick()
    assert here.window.alarm.row is not None
    assert here.window.alarm.row.sound
    assert not there.window.alarm.row.sound  # type: ignore[union-attr]
    there.session.do(HangUp(other))
    there.session.tick()
    assert there.window.alarm.row.sound  # type: ignore[union-attr]


def test_the_call_of_a_colleague_is_not_hung_up_by_a_key(both: Both) -> None:
    here, there = both
    report = opened(both)
    there.session.refresh()
    there.activate()
    assert there.session.row.on_line == "elsewhere"
    captions = {button.caption for button in there.window.intake._calls.buttons.buttons}
    assert "End the colleague's call" in captions
    assert "Hang up" not in captions
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert here.session.desk.talking(report)
    assert here.session.row.on_line == "calling"
