"""F8: who is on call with a large number, what to tell them, one key for how it went, and never dialling by key."""

from pathlib import Path

import pytest
import roster_night
from keyed import KEY
from night_desk import Night
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.admin.roster import write_roster
from desk.home import Home
from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.roster.importing import read_roster
from ui.panels.duty import DutyPanel
from ui.panes.directions import DirectionsPane
from ui.widgets.on_call_box import OnCallBox

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
TRIAGIST = "triagist;GGZ Voorbeeld;Anna de Wit;06-12345681;2026-11-20 17:00;2026-11-21 08:00;Karel Bos"
BACKUP = "achterwacht;GGZ Voorbeeld;Karel Bos;06-12345682;2026-11-20 17:00;2026-11-21 08:00;"
LEAD = "dienstleider;Regio;Joris Hoekstra;058-2345678;2026-11-20 17:00;2026-11-21 08:00;"
TOMORROW = "triagist;GGZ Voorbeeld;Anna de Wit;06-12345681;2026-11-21 08:00;2026-11-21 17:00;"


class Roster:
    """A night with a report about Sem, and a roster of these rows."""

    def __init__(self, night: Night, home: Path) -> None:
        self.night, self._home = night, home
        night.call("0612345678")
        night.answer("youth_name", "Sem")
        night.answer("danger_now", "yes")

    def read(self, *rows: str) -> None:
        """Imports rows, and waits until the desk sees them."""
        night, now = self.night, self.night.desk.now()
        before = night.desk.on_call()
        text = "\n".join(["role;provider;name;phone;from;until;backup", *rows])
        write_roster(Home(self._home, KEY), read_roster(text.encode(), now, "rooster.csv"), "rooster.csv", now)
        # Whatever is written here has the desk look in the store.
        night.answer("current_location", "Dorpsstraat 1, Heerenveen")
        night.qtbot.waitUntil(lambda: night.desk.on_call() != before, timeout=20000)

    @property
    def calls(self) -> list[str]:
        """The lines of the report about calls to people on call."""
        names = ("Anna de Wit", "Karel Bos", "Joris Hoekstra")
        return [line for line in self.night.lines() if any(name in line for name in names)]


@pytest.fixture
def roster(night: Night, tmp_path: Path) -> Roster:
    return Roster(night, tmp_path)


@pytest.fixture
def panel(night: Night) -> DutyPanel:
    night.host.activateWindow()
    return DutyPanel(night.session, night.host)


def opened(panel: DutyPanel, role: str = "") -> DutyPanel:
    panel.show_for(role)
    panel.open()
    return panel


def press(qtbot: QtBot, key: str) -> None:
    """A key to whatever has the keyboard."""
    qtbot.keyClicks(QApplication.focusWidget(), key)


def test_the_number_stands_large_with_until_when_and_who_is_behind(roster: Roster, panel: DutyPanel) -> None:
    roster.read(TRIAGIST, BACKUP)
    opened(panel)
    assert panel._title.text() == "On call: triagist"
    assert panel._card.number == "06 12 34 56 81"
    assert panel._card.badge == "tot za 08:00"
    said = panel._card.accessibleName()
    assert "Anna de Wit · GGZ Voorbeeld" in said
    assert "Backup: Karel Bos" in said


def test_three_lines_to_read_aloud(roster: Roster, panel: DutyPanel) -> None:
    roster.read(TRIAGIST)
    opened(panel)
    who, where, proposal = panel._read.told
    assert who.endswith("Sem")
    assert where == "Dorpsstraat 1, Heerenveen"
    assert proposal.startswith("1 · direct · 112 nu, blijf aan de lijn")
    assert "provisional" in proposal


def test_the_chain_stands_there_before_anybody_was_called_and_says_what_came_of_each_call(
    roster: Roster, panel: DutyPanel, qtbot: QtBot
) -> None:
    roster.read(TRIAGIST, BACKUP, LEAD)
    opened(panel)
    assert [line.split(",")[0] for line in panel._behind.words] == [
        "1. Anna de Wit",
        "2. Karel Bos",
        "3. Joris Hoekstra",
    ]
    press(qtbot, "g")
    assert panel._behind.words[0].endswith("06 12 34 56 81 · no answer")


def test_b6_016_of_several_triagists_the_one_for_this_kind_of_report_comes_first(
    roster: Roster, panel: DutyPanel
) -> None:
    """B6-016: the interviewer calls the triagist on duty; with one for each kind of report, the one who fits."""
    ggz = "triagist GGZ;Kinnik;Karel Bos;06-12345682;2026-11-20 17:00;2026-11-21 08:00;"
    roster.read(TRIAGIST, ggz)
    opened(panel, "triagist")
    assert panel._card.number == "06 12 34 56 81"
    assert panel._fit.text == "Voor jeugdhulp"
    roster.night.answer("wish_to_die", "yes")
    opened(panel, "triagist")
    assert panel._card.number == "06 12 34 56 82"
    assert panel._fit.text == "Voor GGZ en jeugdhulp: wil dood"


def test_the_whole_summary_is_one_letter_away(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TRIAGIST)
    opened(panel)
    with qtbot.waitSignal(panel.wants) as asked:
        press(qtbot, "l")
    assert asked.args == ["summary", ""]


@pytest.mark.parametrize(
    ("key", "line"),
    [("b", "Anna de Wit"), ("g", "geen gehoor"), ("r", "bereikt")],
)
def test_how_it_went_is_one_key(roster: Roster, panel: DutyPanel, qtbot: QtBot, key: str, line: str) -> None:
    roster.read(TRIAGIST, BACKUP)
    opened(panel)
    press(qtbot, key)
    (noted,) = roster.calls
    assert line in noted
    assert "03:40" in panel._noted.text


def test_no_answer_says_who_is_next(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TRIAGIST, BACKUP)
    opened(panel)
    press(qtbot, "g")
    assert panel._noted.text.endswith("Next: Karel Bos")


def test_enter_turns_to_the_next_of_the_chain_with_the_number_until_nobody_is_left(
    roster: Roster, panel: DutyPanel, qtbot: QtBot
) -> None:
    roster.read(TRIAGIST, BACKUP, LEAD)
    opened(panel)
    for name, number in (("Karel Bos", "06 12 34 56 82"), ("Joris Hoekstra", "058 234 56 78")):
        press(qtbot, "g")
        assert panel._chain.text.startswith(f"Bel {name}, ")
        assert panel._decide.caption == f"Next: {name}, {number}"
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
        assert panel._card.number == number
        assert panel._decide.isHidden()
    press(qtbot, "g")
    assert panel._chain.text == "Niemand bereikt: noodbesluit"
    assert [line.split(": ")[-1].split(" gebeld")[0] for line in roster.calls] == [
        "Anna de Wit",
        "Karel Bos",
        "Joris Hoekstra",
    ]


def test_a_message_says_how_long_to_wait_and_who_comes_then(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TRIAGIST, BACKUP)
    opened(panel)
    press(qtbot, "m")
    assert panel._chain.text == "Anna de Wit belt terug, wacht tot 03:45, daarna Karel Bos, achterwacht"
    assert panel._decide.isHidden()
    press(qtbot, "r")
    assert panel._chain.isHidden()
    assert panel._decide.caption == "Note the decision of Anna de Wit"


def test_once_reached_enter_goes_on_to_the_decision_with_their_name(
    roster: Roster, panel: DutyPanel, qtbot: QtBot
) -> None:
    roster.read(TRIAGIST)
    opened(panel)
    assert panel._decide.isHidden()
    press(qtbot, "r")
    assert panel._decide.caption == "Note the decision of Anna de Wit"
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert asked.args == ["decision", "Anna de Wit"]


def test_another_report_in_the_middle_asks_for_no_decision_about_the_former_call(
    roster: Roster, panel: DutyPanel, night: Night, qtbot: QtBot
) -> None:
    roster.read(TRIAGIST)
    opened(panel)
    press(qtbot, "r")
    night.call("0511223344")
    assert panel._decide.isHidden()
    assert panel._noted.isHidden()
    assert panel._card.number == "06 12 34 56 81"


def test_a_gap_is_loud_and_says_whom_to_call(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TOMORROW, BACKUP, LEAD)
    opened(panel)
    assert panel._card.isHidden()
    assert panel._call.isHidden()
    assert panel._nobody.words.startswith("! Nobody. Niemand van dienst tot za 08:00")
    assert "Call achterwacht or dienstleider: press 1 to 2 below." in panel._nobody.words
    press(qtbot, "1")
    assert panel._title.text() == "On call: achterwacht"
    assert panel._card.number == "06 12 34 56 82"
    press(qtbot, "r")
    assert "Karel Bos" in roster.calls[0]


def test_without_any_roster_it_says_what_to_do(night: Night, panel: DutyPanel, roster: Roster) -> None:
    opened(panel)
    assert "Geen rooster ingelezen" in panel._nobody.words
    assert "112 (F9)" in panel._nobody.words
    assert panel._results.isHidden()


def test_a_backup_that_is_only_named_on_the_row_of_the_triagist_is_told(roster: Roster, panel: DutyPanel) -> None:
    roster.read(TRIAGIST)
    opened(panel, "backup")
    assert panel._title.text() == "On call: achterwacht"
    assert "Karel Bos · no number on the roster" in panel._card.accessibleName()
    assert panel._call.isHidden()


def test_a_role_that_nobody_has_is_a_gap_by_its_name(roster: Roster, panel: DutyPanel) -> None:
    roster.read(TRIAGIST)
    opened(panel, "shift-lead")
    assert panel._title.text() == "On call: shift lead"
    assert "Nobody on the roster as shift lead" in panel._nobody.words


def test_every_other_role_is_one_digit_and_back_again(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TRIAGIST, BACKUP, LEAD)
    opened(panel)
    press(qtbot, "2")
    assert panel._card.number == "058 234 56 78"
    press(qtbot, "1")
    assert panel._card.number == "06 12 34 56 81"


def test_two_triagists_are_both_within_reach(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TRIAGIST, "triagist;Regio;Mila Postma;06-12345683;2026-11-20 17:00;2026-11-21 08:00;")
    opened(panel)
    first = panel._card.number
    press(qtbot, "1")
    assert {first, panel._card.number} == {"06 12 34 56 81", "06 12 34 56 83"}
    press(qtbot, "b")
    name = "Mila Postma" if panel._card.number.endswith("83") else "Anna de Wit"
    assert any(name in line for line in roster.night.lines())


def test_no_key_dials_wherever_the_keyboard_is(roster: Roster, panel: DutyPanel, night: Night) -> None:
    roster.read(TRIAGIST, BACKUP)
    opened(panel)
    keys = [(ENTER, "\r"), (SPACE, " "), (Qt.Key.Key_F8, "")]
    keys += [(Qt.Key(Qt.Key.Key_0 + digit), str(digit)) for digit in range(10)]
    for stop in panel._stops():
        for key, text in keys:
            for held in (False, True):
                event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, held)
                opened(panel)
                stop.setFocus()
                QApplication.sendEvent(stop, event)
    assert night.phone.numbers == []


def test_a_click_dials_and_is_noted(roster: Roster, panel: DutyPanel, night: Night, qtbot: QtBot) -> None:
    roster.read(TRIAGIST)
    opened(panel)
    qtbot.mouseClick(panel._call, Qt.MouseButton.LeftButton)
    assert night.phone.numbers == ["+31612345681"]
    assert panel._told.text() == "Calling 06 12 34 56 81"
    assert len(roster.calls) == 1


def test_without_a_telephone_program_it_says_dial_yourself(
    roster: Roster, panel: DutyPanel, night: Night, qtbot: QtBot
) -> None:
    roster.read(TRIAGIST)
    night.phone.works = False
    opened(panel)
    qtbot.mouseClick(panel._call, Qt.MouseButton.LeftButton)
    assert panel._told.text() == "Dial yourself: 06 12 34 56 81"


def test_without_a_report_the_number_is_there_and_nothing_is_noted(
    roster: Roster, panel: DutyPanel, night: Night, qtbot: QtBot
) -> None:
    roster.read(TRIAGIST)
    night.session.open_report("")
    opened(panel)
    assert panel._card.number == "06 12 34 56 81"
    assert panel._results.isHidden()
    assert "No report open" in panel._read.told[0]
    press(qtbot, "r")
    assert panel._decide.isHidden()


def test_a_held_key_notes_once(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TRIAGIST)
    opened(panel)
    press(qtbot, "g")
    for _ in range(20):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_G, Qt.KeyboardModifier.NoModifier, "g", True)
        QApplication.sendEvent(QApplication.focusWidget(), event)
    assert len(roster.calls) == 1


def test_a_person_without_a_number_is_said(roster: Roster, panel: DutyPanel) -> None:
    roster.read("triagist;GGZ Voorbeeld;Anna de Wit;;2026-11-20 17:00;2026-11-21 08:00;")
    opened(panel)
    assert "no number on the roster" in panel._card.badge
    assert panel._call.isHidden()


def test_every_control_has_a_name(roster: Roster, panel: DutyPanel, qtbot: QtBot) -> None:
    roster.read(TRIAGIST, BACKUP)
    opened(panel)
    press(qtbot, "r")
    assert all(stop.accessibleName() for stop in panel._stops())


def test_of_two_providers_it_opens_at_the_one_who_is_on(night: Night, panel: DutyPanel) -> None:
    roster = roster_night.Roster(night)
    # What comes first by name has a gap now.
    elsewhere = PlannedDuty(
        night.desk.new_id(), "triagist", "Aaltje Zorg", "", "Bos", "0612345680", roster_night.at("2026-11-21 17:00"),
        roster_night.at("2026-11-22 08:00"),
    )  # fmt: skip
    assert night.session.do(PlanDuties((elsewhere,), draft=False))
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    assert [row.nobody for row in night.desk.on_call() if row.role == "triagist"] == [False, True]
    opened(panel, "triagist")
    assert panel._card.number == "06 12 34 56 01"
    assert panel._nobody.isHidden()
    # It stays with them when something else changes, and shows the gap to whoever asks for it.
    panel.refresh()
    assert panel._card.number == "06 12 34 56 01"
    panel._move("triagist|Aaltje Zorg|")
    assert not panel._nobody.isHidden()


def test_the_button_of_a_provider_opens_the_panel_at_that_provider(night: Night, qtbot: QtBot) -> None:
    roster = roster_night.Roster(night)
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    other = PlannedDuty(
        night.desk.new_id(), "triagist", "Zorg Zuid", "", "Bos", "0612345680", roster_night.at("2026-11-20 17:00"),
        roster_night.at("2026-11-21 08:00"),
    )  # fmt: skip
    assert night.session.do(PlanDuties((other,), draft=False))
    pane = DirectionsPane(night.host)
    pane.show_on_call(night.desk.on_call())
    second = pane.findChildren(OnCallBox)[1]
    with qtbot.waitSignal(pane.call_duty) as asked:
        second.acted.emit("call")
    assert asked.args == ["triagist|Zorg Zuid|Bos"]
