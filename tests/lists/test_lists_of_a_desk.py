"""Lists over all reports: earlier ones of a number or child, today's, what is handed over; waiting or agreed alike."""

from datetime import timedelta
from pathlib import Path

from desks import NIGHT, Seat, new_home
from lists_night import Night

from desk.intake.answers import AddChild
from desk.intake.calls import SetCallerNumber
from desk.intake.closing import CloseReport, SetAside
from desk.intake.desk import AddPerson, TakeSeat
from desk.intake.promises import HandPromise, KeepPromise, MakePromise, PromiseCallback, RequestCallback
from desk.rows import Saved

# -- earlier reports ------------------------------------------------------------------------------------------------


def test_an_earlier_report_of_the_number_appears_at_once_however_it_is_written(night: Night) -> None:
    earlier: list[str] = []
    for number, written in enumerate(("06 12345678", "+31612345678", "0031 6 12345678", "tel:+31612345678"), 1):
        report = night.call(written)
        assert night.earlier(report) == earlier, written
        earlier.insert(0, f"A-{number:04d}")
        assert [card.reference for card in night.desk.earlier(number=written)] == earlier


def test_a_number_typed_later_finds_the_earlier_report_too(night: Night) -> None:
    night.call("0612345678")
    report = night.call("")
    assert night.earlier(report) == []
    night.do(SetCallerNumber(report, "+31 6 12 34 56 78"))
    assert night.earlier(report) == ["A-0001"]


def test_the_number_to_call_back_on_finds_them_too(night: Night) -> None:
    night.call("0511223344", callback_number="0612345678")
    assert night.earlier(night.call("06 12 34 56 78")) == ["A-0001"]
    night.call("0622222222")
    assert night.earlier(night.call("", callback_number="06-22222222")) == ["A-0003"]


def test_an_earlier_report_of_the_child_appears_by_its_name_with_and_without_accents(night: Night) -> None:
    earlier: list[str] = []
    for number, written in enumerate(("Sém de Vries", "sem de vries", "SÉM  DE VRIES", "Sem de  Vriés"), 1):
        report = night.call("", youth_name=written)
        assert night.earlier(report) == earlier, written
        earlier.insert(0, f"A-{number:04d}")
        assert [card.reference for card in night.desk.earlier(name=written)] == earlier


def test_any_child_of_a_report_leads_to_it(night: Night) -> None:
    report = night.call("", youth_name="Sem")
    second = night.desk.new_id()
    night.do(AddChild(report, second))
    night.says(report, second, youth_name="Noor")
    assert night.earlier(night.call("", youth_name="noor")) == ["A-0001"]


def test_withheld_numbers_and_unknown_names_lead_nowhere(night: Night) -> None:
    night.call("anoniem", youth_name="unknown")
    night.call("", youth_name="-")
    assert night.earlier(night.call("anoniem", youth_name="unknown")) == []
    assert night.desk.earlier(number="", name="") == ()


def test_two_reports_that_went_to_the_same_route_are_no_relatives(night: Night) -> None:
    for _ in range(2):
        report = night.call("")
        night.do(MakePromise(report, "provider-hour", "Aanbieder", "0512345678"))
    assert night.earlier(report) == []


def test_what_was_agreed_beforehand_shows_at_the_next_call(night: Night) -> None:
    night.call("0612345678", youth_name="Sem", agreement_first="oma in Joure", agreement_share="limited")
    night.waits(days=20)
    report = night.call("0612345678")
    night.settles()
    sheet = night.desk.sheet(report)
    assert sheet is not None
    assert len(sheet.agreements) == 2
    assert any("oma in Joure" in line for line in sheet.agreements)
    assert night.desk.card(report).agreements == ()


def test_an_agreement_that_nobody_knows_is_no_agreement(night: Night) -> None:
    night.call("0612345678", agreement_first="unknown", agreement_share="not-asked")
    report = night.call("0612345678")
    night.settles()
    assert night.desk.sheet(report).agreements == ()


def test_earlier_reports_come_newest_first_with_what_became_of_them(night: Night) -> None:
    first = night.call("0612345678")
    night.do(CloseReport(first))
    night.waits(days=1)
    night.call("0612345678")
    night.waits(days=1)
    report = night.call("0612345678")
    night.settles()
    assert [(card.reference, card.badge) for card in night.desk.sheet(report).earlier] == [
        ("A-0002", "Geen afspraak open"),
        ("A-0001", "Afgerond"),
    ]


# -- today ----------------------------------------------------------------------------------------------------------


def test_todays_list_has_the_last_day_and_all_that_is_open(night: Night) -> None:
    old_open = night.call("")
    old_closed = night.call("")
    night.do(CloseReport(old_closed))
    old_waiting = night.call("")
    night.do(PromiseCallback(old_waiting))
    night.do(CloseReport(old_waiting))
    night.waits(hours=25)
    new = night.call("")
    night.do(SetAside(new, "mistake"))
    night.settles()
    assert [card.id for card in night.desk.today()] == [new, old_waiting, old_open]
    assert [card.id for card in night.desk.board()] != []
    assert {card.id for card in night.desk.board()} == {old_waiting, old_open}


# -- promises and handover ------------------------------------------------------------------------------------------


def test_the_list_to_hand_over_has_every_open_promise_danger_first(night: Night) -> None:
    calm = night.call("0612345678")
    night.do(PromiseCallback(calm, who="oma"))
    request = night.desk.new_id()
    night.do(RequestCallback(request, "tante", "0611111111", said_at=NIGHT - timedelta(minutes=5)))
    wild = night.call("0622222222", danger_now="yes")
    night.do(PromiseCallback(wild, who="moeder", due_at=NIGHT + timedelta(hours=2)))
    night.settles()
    rows = night.desk.promises()
    assert [row.who for row in rows] == ["moeder", "oma", "tante"]
    assert {row.owner_name for row in rows} == {night.desk.me.name}
    night.do(KeepPromise(calm, rows[1].id))
    assert [row.who for row in night.desk.promises()] == ["moeder", "tante"]


def test_the_list_is_ticked_off_line_by_line_by_whoever_takes_over(night: Night) -> None:
    for number in ("0612345678", "0622222222"):
        night.do(PromiseCallback(night.call(number), who=number))
    colleague = night.desk.new_id()
    night.do(AddPerson(colleague, "Dagdienst Voorbeeld"))
    night.do(TakeSeat(colleague))
    first, second = night.desk.promises()
    night.do(HandPromise(first.report, first.id, colleague, "handover"))
    night.settles()
    assert [row.owner_name for row in night.desk.promises()] == ["Dagdienst Voorbeeld", second.owner_name]
    assert second.owner_name != "Dagdienst Voorbeeld"
    assert "overgenomen door Dagdienst Voorbeeld" in night.desk.timeline(first.report)[-1].text


# -- saved ----------------------------------------------------------------------------------------------------------


def test_a_row_says_that_it_is_being_kept_until_its_own_facts_are(tmp_path: Path) -> None:
    seat = Seat(new_home(tmp_path / "a"))
    with seat.desk() as desk:
        night = Night(seat, desk, agreed=False)
        still = night.call("")
        seat.kept(desk)
        busy = night.call("")
        assert {card.id: card.saved for card in desk.board()} == {still: Saved.SAVED, busy: Saved.SAVING}
        assert desk.sheet(still).saved is Saved.SAVED
        assert desk.sheet(busy).saved is Saved.SAVING
        seat.kept(desk)
        assert {card.saved for card in desk.board()} == {Saved.SAVED}
