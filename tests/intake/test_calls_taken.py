"""Calls: opened, joined, hung up, dropped; who is on the line, on which number, and how they can speak."""

from datetime import timedelta

import pytest
from builders import NIGHT, paper, two_desks

from desk.fact import to_ticks
from desk.intake.calls import (
    HangUp,
    JoinCall,
    OpenReport,
    SetCallerNumber,
    SetConstrained,
    SetSpeaker,
    SetStay,
)
from desk.intake.closing import CloseReport
from desk.intake.promises import PromiseCallback, RequestCallback


def types(facts: list) -> list[str]:
    return [fact.type for fact in facts]


def test_a_report_opens_with_its_reference_a_child_and_a_call() -> None:
    desk = paper()
    report = desk.new_id()
    facts = desk.do(OpenReport(report, "0612345678", entry="family-phone"))
    assert types(facts) == ["report_opened", "child_added", "call_started"]
    state = desk.state(report)
    assert (state.reference, state.status, len(state.children)) == ("A-0001", "open", 1)
    assert state.opened is not None
    assert (state.opened.kind, state.opened.entry) == ("call", "family-phone")
    assert (state.calls[0].number, state.calls[0].direction, state.calls[0].desk) == ("0612345678", "in", desk.id)


def test_references_count_on_and_are_never_given_twice() -> None:
    desk = paper()
    assert [desk.state(desk.rings()).reference for _ in range(3)] == ["A-0001", "A-0002", "A-0003"]


def test_a_report_is_opened_once() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.refused(OpenReport(report)) == "Deze melding is al geopend."
    assert desk.refused(RequestCallback(report, "oma", "0612345678")) == "Deze melding is al geopend."


def test_a_written_report_has_no_call_and_keeps_the_number_that_stood_in_it() -> None:
    desk = paper()
    report = desk.rings("0612345678", kind="written")
    assert desk.state(report).calls == []
    assert desk.card(report).caller_number == "06 12 34 56 78"
    assert desk.card(report).state == "open"


def test_a_mail_keeps_the_minute_in_which_it_came_in_and_starts_no_clock_of_a_call() -> None:
    desk = paper()
    report = desk.new_id()
    came = NIGHT - timedelta(minutes=90)
    desk.do(OpenReport(report, kind="written", entry="written", said_at=came))
    line = desk.lines(report)[0]
    assert (line.text, line.happened_at, line.recorded_at) == (
        "Melding A-0001 geopend: Schriftelijk (e-mail)",
        came,
        NIGHT,
    )
    assert (desk.card(report).call_started_at, desk.card(report).promises) == (None, ())


def test_a_call_written_down_later_keeps_the_time_that_was_said() -> None:
    desk = paper()
    report = desk.new_id()
    facts = desk.do(OpenReport(report, said_at=NIGHT - timedelta(minutes=12)))
    assert facts[-1].happened_at == to_ticks(NIGHT - timedelta(minutes=12))
    assert facts[-1].recorded_at == to_ticks(NIGHT)


def test_a_call_never_began_in_the_future() -> None:
    desk = paper()
    report = desk.new_id()
    desk.do(OpenReport(report, said_at=NIGHT + timedelta(minutes=12)))
    assert desk.card(report).call_started_at == NIGHT


def test_an_unknown_report_is_refused_in_words() -> None:
    desk = paper()
    for command in (JoinCall("f" * 32), HangUp("f" * 32), SetCallerNumber("f" * 32, "06")):
        assert desk.refused(command) == "Deze melding is hier niet bekend."


def test_a_second_call_about_the_same_child_joins_the_open_report() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, wish_to_die="yes")
    desk.do(HangUp(report, "finished"))
    desk.do(JoinCall(report, "0511223344"))
    assert [call.number for call in desk.state(report).calls] == ["0612345678", "0511223344"]
    assert desk.card(report).caller_number == "0511 22 33 44"
    assert desk.said(report, "wish_to_die") == ("yes",)
    assert len(desk.children(report)) == 1


def test_nobody_joins_while_somebody_is_on_the_line() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.refused(JoinCall(report, "0511223344")) == "In A-0001 loopt al een gesprek."


def test_calling_back_goes_to_the_number_that_was_given_for_it() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, callback_number="0511 223344")
    desk.do(PromiseCallback(report, who="moeder"))
    desk.do(JoinCall(report, direction="out"))
    assert desk.state(report).calls[-1].number == "0511 223344"
    assert desk.sheet(report).caller_number == "0511 223344"


def test_a_new_caller_without_a_number_shows_no_number() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.do(HangUp(report))
    desk.do(JoinCall(report))
    assert desk.sheet(report).caller_number == ""
    assert desk.card(report).caller_number == "06 12 34 56 78"


# -- the caller's number --------------------------------------------------------------------------------------------


def test_the_number_can_be_typed_later_and_corrected_and_the_correction_names_what_it_corrects() -> None:
    desk = paper()
    report = desk.rings("")
    (typed,) = desk.do(SetCallerNumber(report, "061234567"))
    (corrected,) = desk.do(SetCallerNumber(report, "0612345678"))
    assert typed.replaces == ()
    assert corrected.replaces == (typed.id,)
    assert desk.card(report).caller_number == "06 12 34 56 78"
    assert [line.corrected for line in desk.lines(report) if line.text.startswith("Nummer")] == [True, False]


def test_a_number_that_the_phone_system_gave_wrong_is_corrected_without_denying_the_call() -> None:
    desk = paper()
    report = desk.rings("0612345670")
    (started,) = [fact for fact in desk.log if fact.type == "call_started"]
    (corrected,) = desk.do(SetCallerNumber(report, "0612345678"))
    assert corrected.replaces == (started.id,)
    assert [line.corrected for line in desk.lines(report) if line.text == "Gesprek begonnen"] == [False]


def test_the_same_number_again_is_no_fact_and_an_emptied_field_is_one() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    assert desk.do(SetCallerNumber(report, "0612345678")) == []
    desk.do(SetCallerNumber(report, ""))
    assert desk.sheet(report).caller_number == ""


def test_the_number_of_somebody_who_only_asked_to_be_called_is_corrected_without_a_call() -> None:
    desk = paper()
    report = desk.new_id()
    desk.do(RequestCallback(report, "tante", "061234567"))
    assert desk.sheet(report).caller_number == "061234567"
    desk.do(SetCallerNumber(report, "0612345678"))
    assert desk.state(report).calls == []
    assert desk.card(report).state == "waiting"
    assert desk.promise_row(report).number == "06 12 34 56 78"
    assert desk.card(report).caller_number == "06 12 34 56 78"


def test_each_desk_types_the_number_of_its_own_caller() -> None:
    here, there = two_desks()
    report = here.rings("")
    here.do(HangUp(report))
    there.sees(here.log)
    here.do(JoinCall(report))
    there.do(JoinCall(report))
    here.sees(there.log)
    here.do(SetCallerNumber(report, "0612345678"))
    calls = {call.desk: call.number for call in here.state(report).calls if not call.how}
    assert calls == {here.id: "0612345678", there.id: ""}


# -- hanging up -----------------------------------------------------------------------------------------------------


def test_hanging_up_ends_the_call_and_keeps_the_report_open() -> None:
    desk = paper()
    report = desk.rings()
    desk.waits(minutes=7)
    desk.do(HangUp(report))
    call = desk.state(report).calls[0]
    assert (call.how, call.ended_at) == ("finished", to_ticks(desk.now))
    assert (desk.card(report).state, desk.sheet(report).on_line) == ("open", "ended")
    assert desk.refused(HangUp(report)) == "In A-0001 loopt geen gesprek."


def test_a_desk_hangs_up_its_own_call_of_two_for_one_report() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    here.do(HangUp(report))
    here.do(JoinCall(report, "0511223344"))
    there.do(JoinCall(report, "0511556677"))
    here.sees(there.log)
    here.do(HangUp(report))
    assert [call.number for call in here.state(report).calls if not call.how] == ["0511556677"]
    there.do(HangUp(report))
    here.sees(there.log)
    assert here.state(report).live_call is None


def test_a_dropped_line_is_a_promise_to_call_back_within_a_minute() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, caller_name="Anneke Voorbeeld")
    facts = desk.do(HangUp(report, "dropped"))
    assert types(facts) == ["call_ended", "promise_made"]
    row = desk.promise_row(report)
    assert (row.kind, row.who, row.number) == ("line-dropped", "Anneke Voorbeeld", "06 12 34 56 78")
    assert row.due_at == desk.now + timedelta(minutes=1)
    assert desk.sheet(report).on_line == "dropped"
    assert desk.alarm().level == "warned"
    desk.waits(minutes=1)
    assert desk.alarm().level == "late"


def test_a_dropped_line_is_called_on_the_number_that_was_given_for_it() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, callback_number="0511 223344")
    desk.do(HangUp(report, "dropped"))
    assert desk.promise_row(report).number == "0511 22 33 44"


def test_a_caller_who_calls_again_by_themselves_keeps_the_promise_of_the_dropped_line() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.do(HangUp(report, "dropped"))
    desk.do(JoinCall(report, "+31 6 12345678"))
    (promise,) = desk.state(report).promises.values()
    assert (promise.state, desk.sheet(report).on_line) == ("kept", "calling")


@pytest.mark.parametrize("number", ["0511223344", ""])
def test_another_caller_does_not(number: str) -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.do(HangUp(report, "dropped"))
    desk.do(JoinCall(report, number))
    assert desk.promise(report).made.clock == "line-dropped"


def test_a_line_that_drops_again_is_one_promise_with_a_new_minute() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.do(HangUp(report, "dropped"))
    desk.waits(seconds=50)
    desk.do(JoinCall(report, direction="out"))
    desk.do(HangUp(report, "dropped"))
    assert desk.promise_row(report).due_at == desk.now + timedelta(minutes=1)
    assert [promise.state for promise in desk.state(report).promises.values()] == ["replaced", "open"]


def test_a_call_begun_on_one_desk_while_another_closed_the_report_stays_on_the_board() -> None:
    here, there = two_desks()
    report = here.rings()
    here.do(HangUp(report))
    there.sees(here.log)
    there.do(JoinCall(report, "0511223344"))
    here.do(CloseReport(report))
    there.sees(here.log)
    assert there.card(report).state == "calling"


# -- the state of a call --------------------------------------------------------------------------------------------


def test_stay_on_the_line_is_a_state_of_the_call_and_ends_with_it() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(SetStay(report, on=True))
    assert desk.sheet(report).on_line == "stay"
    assert desk.do(SetStay(report, on=True)) == []
    desk.do(HangUp(report))
    assert not desk.state(report).stay
    assert desk.refused(SetStay(report, on=True)) == "In A-0001 loopt geen gesprek."


def test_who_cannot_speak_freely_is_asked_yes_and_no_only() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(SetConstrained(report, on=True))
    assert desk.sheet(report).constrained
    assert desk.do(SetConstrained(report, on=True)) == []
    assert desk.question(report, "wish_to_die").yes_no_only
    assert not desk.question(report, "what_happened").yes_no_only
    desk.do(SetConstrained(report, on=False))
    assert not desk.sheet(report).constrained


def test_who_speaks_may_change_and_decides_the_words() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, caller_role="parent", youth_name="Sem")
    assert "Sem" in desk.question(report, "wish_to_die").text
    desk.do(SetSpeaker(report, "child"))
    assert "je" in desk.question(report, "wish_to_die").text.split()
    assert desk.sheet(report).speaker_label == "jeugdige"
    assert desk.do(SetSpeaker(report, "child")) == []
