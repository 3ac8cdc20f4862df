"""One call from ring to closed, by keyboard alone, in the real window on a real desk with a clock that is set."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hands import BACKTAB, CONTROL, ENTER, ESC, F6, F7, F8, F9, NEXT_SECTION, TAB, Hands, hands_on
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import NIGHT, TELEPHONIST, held


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    with hands_on(tmp_path, qtbot) as hands:
        yield hands


def it_rings(hands: Hands) -> None:
    hands.key("n", CONTROL)
    assert hands.row.on_line == "calling"
    assert hands.row.proposal.none_yet
    assert hands.question.code == "danger_now"
    hands.walk_to(hands.program.window.intake.caller.number, BACKTAB)
    hands.write("0612345678")
    hands.key(ENTER)
    assert hands.row.card.caller_number == "06 12 34 56 78"


def the_first_block(hands: Hands) -> None:
    for code, keys in (
        ("danger_now", "2"),
        ("medical_now", "2"),
        ("current_location", "Dorpsstraat 1, Heerenveen"),
        ("callback_number", "0612345678"),
        ("can_speak_freely", "1"),
    ):
        assert hands.question.code == code
        hands.write(keys)
        hands.key(ENTER)
    assert [answer for _word, answer in hands.row.first_block] == ["Nee", "Dorpsstraat 1, Heerenveen", "06 12 34 56 78"]
    # Where and on which number stay in view for the whole call.
    assert hands.sees("Dorpsstraat 1, Heerenveen", "06 12 34 56 78")


def who_calls_and_about_whom(hands: Hands) -> None:
    assert hands.question.code == "caller_role"
    hands.write("1")
    hands.key(ENTER)
    assert hands.question.code == "caller_name"
    hands.write("Fatima")
    hands.key(NEXT_SECTION, CONTROL)
    assert hands.question.code == "youth_name"
    for keys in ("Sem", "14", "1"):
        hands.write(keys)
        hands.key(ENTER)
    assert hands.row.heading == "A-0001 · jongen, 14 jaar"
    assert hands.row.card.caller_name == "Fatima"


def danger_shows(hands: Hands) -> None:
    hands.key(NEXT_SECTION, CONTROL)
    assert hands.question.code == "wish_to_die"
    before = hands.row.proposal.rank
    hands.write("1")
    card = hands.program.window.intake.questions.card(hands.question.link)
    assert any("blijf aan de lijn" in flag.lower() for flag in card.flags)
    assert (hands.row.proposal.danger, hands.row.proposal.provisional) == (True, True)
    assert hands.row.proposal.rank < before
    hands.key("b", CONTROL)
    assert hands.row.on_line == "stay"
    hands.key(ENTER)
    for code in ("suicide_plan", "means_at_hand"):
        assert hands.question.code == code
        hands.write("1")
        hands.key(ENTER)
    assert hands.sees("Dorpsstraat 1, Heerenveen", "06 12 34 56 78")
    proposal = hands.row.proposal
    assert (proposal.rank, proposal.urgency, proposal.provisional) == (1, "direct", True)
    assert proposal.open
    assert any("iets bij de hand" in line for line in proposal.because)


def help_is_one_key_away(hands: Hands) -> None:
    at = held()
    hands.key(F9)
    assert hands.panel == "route"
    hands.key(ESC)
    assert hands.panel == ""
    assert held() is at
    assert hands.program.session.phone.numbers == []


def the_triagist_decides(hands: Hands) -> None:
    hands.key(F8)
    assert hands.panel == "duty"
    hands.key("b")
    hands.key("r")
    assert hands.told("Anna de Wit")
    hands.key(ENTER)
    assert hands.panel == "decision"
    hands.key(ENTER)
    assert hands.panel == ""
    (decision,) = hands.row.decisions
    assert (decision.decided_by, decision.noted_by) == ("Anna de Wit", TELEPHONIST)
    assert decision.followed
    assert decision.urgency == "direct"


def hanging_up_with_a_promise(hands: Hands) -> None:
    hands.key(F7)
    assert hands.panel == "callback"
    hands.key(ENTER)
    assert hands.panel == ""
    assert hands.row.on_line == "ended"
    (promise,) = hands.waiting
    assert (promise.number, promise.owner_name) == ("06 12 34 56 78", TELEPHONIST)
    assert promise.who.startswith("Fatima")
    # Fifteen to twenty minutes in Friesland (seed row B6-013).
    assert promise.due_at == NIGHT + timedelta(minutes=20)


def nobody_calls_in_time(hands: Hands) -> None:
    alarm = hands.program.window.alarm
    assert alarm.text == ""
    hands.pass_by(minutes=15)
    assert alarm.row.level == "warned"
    assert "A-0001" in alarm.text
    hands.pass_by(minutes=6)
    assert alarm.row.level == "late"
    assert alarm.row.sound
    hands.key(F6, CONTROL)
    assert hands.told("alarm gezien")
    hands.pass_by(seconds=1)
    # Muted on this desk; it stays in sight until the promise is kept.
    assert not alarm.row.sound
    assert "A-0001" in alarm.text


def called_back(hands: Hands) -> None:
    hands.key(F6)
    assert hands.panel == "promise"
    hands.key("b")
    assert hands.row.on_line == "calling"
    hands.key("2")
    (promise,) = hands.waiting
    assert (promise.tries, hands.row.on_line) == (1, "ended")
    assert promise.next_try_at == hands.program.desk.now() + timedelta(minutes=5)
    hands.pass_by(minutes=5)
    assert "A-0001" in hands.program.window.alarm.text
    hands.key("b")
    hands.key("1")
    # The danger question again, before anything else (design 1.7).
    assert held().accessibleName().startswith("Is er nu direct gevaar voor iemand?")
    hands.key("2")
    hands.key("1")
    assert hands.panel == "decision"
    hands.key(ENTER)
    assert hands.waiting == []
    assert "Terugbellen" not in hands.program.window.alarm.text
    assert len(hands.row.decisions) == 2
    assert hands.row.on_line == "calling"


def closed(hands: Hands) -> None:
    hands.key("e", CONTROL)
    assert hands.panel == "close"
    closing = hands.program.desk.closing(hands.row.card.id)
    hands.write("gerust")
    hands.key(ENTER)
    (chosen,) = [o.code for o in hands.program.desk.closing(hands.row.card.id).outcomes[0].options if o.chosen]
    assert chosen == "reassured"
    hands.walk_to(hands.program.wiring.panels.panel.feedback.stop, TAB)
    hands.write(closing.feedback[0].key)
    assert hands.program.desk.closing(hands.row.card.id).feedback[0].chosen
    hands.key(ENTER, CONTROL)
    assert hands.panel == ""
    assert hands.row.card.state == "closed"
    assert hands.row.card.children[0].outcome
    assert hands.program.desk.board() == ()


def found_again(hands: Hands) -> None:
    report = hands.row.card.id
    # A second caller, who only asks to be called back, comes in between.
    hands.key("t", CONTROL)
    assert hands.panel == "request"
    for words in ("Oma Jansma", "0512345678", "vraagt hoe het gaat"):
        hands.write(words)
        hands.key(ENTER)
    assert hands.panel == ""
    assert len(hands.program.desk.board()) == 1
    hands.key("o", CONTROL)
    assert hands.panel == "today"
    assert {card.reference for card in hands.program.desk.today()} == {"A-0001", "A-0002"}
    hands.key(ESC)
    for words in ("Sem", "+31612345678", "a-1", "dorpsstr"):
        hands.program.session.open_report("")
        hands.key("k", CONTROL)
        assert hands.panel == "search"
        hands.write(words)
        hands.key(ENTER)
        assert hands.panel == ""
        assert hands.row.card.id == report, words


def handed_over(hands: Hands) -> None:
    (before,) = hands.program.desk.promises()
    assert before.owner_name == TELEPHONIST
    hands.key("h", CONTROL)
    assert hands.panel == "handover"
    panel = hands.program.wiring.panels.panel
    hands.walk_to(panel.taker_field.stop, TAB)
    other = next(row for row in panel.taker_field.rows if row.label != TELEPHONIST)
    hands.write(other.key)
    hands.key(Qt.Key.Key_Space)
    (after,) = hands.program.desk.promises()
    assert (after.id, after.owner_name) == (before.id, other.label)
    hands.key(ESC)
    assert hands.panel == ""


def test_a_whole_call_by_keyboard_alone(hands: Hands) -> None:
    it_rings(hands)
    the_first_block(hands)
    who_calls_and_about_whom(hands)
    danger_shows(hands)
    help_is_one_key_away(hands)
    the_triagist_decides(hands)
    hanging_up_with_a_promise(hands)
    nobody_calls_in_time(hands)
    called_back(hands)
    closed(hands)
    found_again(hands)
    handed_over(hands)
