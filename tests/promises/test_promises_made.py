"""Promises: made with an owner and a minute, tried, moved, handed on, and closed by a fact (house rule 4)."""

from datetime import UTC, datetime, timedelta

import pytest
from builders import ANNA, BRAM, NIGHT, Paper, paper

from desk.fact import from_ticks, to_ticks
from desk.intake.calls import HangUp, JoinCall
from desk.intake.closing import CloseReport
from desk.intake.promises import (
    ExtendPromise,
    HandPromise,
    KeepPromise,
    MakePromise,
    PromiseCallback,
    RecordEscalation,
    RequestCallback,
    TakeAlarm,
    TryPromise,
    WithdrawPromise,
)


def minutes(desk: Paper, report: str) -> tuple[float, float]:
    """After how many minutes the open promise warns and is late."""
    promise = desk.promise(report)
    start = promise.made.started_at
    return (promise.warn_at - start) / 60e6, (promise.due_at - start) / 60e6


# -- callback -------------------------------------------------------------------------------------------------------


def test_hanging_up_with_a_promise_ends_the_call_and_starts_the_clock() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.waits(minutes=6)
    desk.do(PromiseCallback(report, "moeder", safe="no", voicemail="no", opening_line="Dag, komt het uit?"))
    row = desk.promise_row(report)
    assert desk.state(report).calls[0].how == "promised"
    assert desk.card(report).state == "waiting"
    assert (row.kind, row.who, row.number, row.owner) == ("callback", "moeder", "06 12 34 56 78", ANNA)
    assert (row.safe, row.voicemail, row.opening_line) == ("niet veilig", "geen voicemail", "Dag, komt het uit?")
    assert (row.started_at, row.due_at) == (desk.now, desk.now + timedelta(minutes=20))
    assert minutes(desk, report) == (15, 20)


def test_a_promise_goes_to_the_number_given_for_it_else_to_the_one_that_called() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, callback_number="0511 223344")
    desk.do(PromiseCallback(report, second_number="0611111111"))
    assert desk.promise_row(report).number == "0511 22 33 44"
    assert desk.promise_row(report).second_number == "06 11 11 11 11"
    desk.do(PromiseCallback(report, number="0622222222"))
    assert desk.promise_row(report).number == "06 22 22 22 22"
    other = desk.rings("")
    desk.says(other, callback_number="unknown")
    desk.do(PromiseCallback(other))
    assert desk.promise_row(other).number == ""


def test_a_chosen_minute_is_the_minute_and_warns_as_long_before() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report, due_at=desk.now + timedelta(minutes=40)))
    assert minutes(desk, report) == (35, 40)
    desk.do(PromiseCallback(report, due_at=desk.now + timedelta(minutes=3)))
    assert minutes(desk, report) == (0, 3)


def test_a_minute_that_is_over_or_more_than_a_year_away_is_refused_in_words() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report))
    promise = desk.promise(report).made.promise
    past, far = desk.now - timedelta(seconds=1), desk.now + timedelta(days=400)
    for make in (
        lambda at: PromiseCallback(report, due_at=at),
        lambda at: MakePromise(report, "feedback", due_at=at),
        lambda at: ExtendPromise(report, promise, at),
        lambda at: TryPromise(report, promise, next_at=at),
    ):
        assert desk.refused(make(past)) == "Die minuut is al voorbij; kies een later tijdstip."
        assert desk.refused(make(far)) == "Dat tijdstip ligt meer dan een jaar weg; controleer datum en tijd."


@pytest.mark.parametrize(
    ("urgency", "expected"), [("", (20, 30)), ("direct", (0, 10)), ("within-1h", (10, 20)), ("advice", (20, 30))]
)
def test_minutes_by_urgency_where_the_profile_has_them(urgency: str, expected: tuple[int, int]) -> None:
    desk = paper("groningen")
    report = desk.rings()
    desk.do(PromiseCallback(report, urgency=urgency))
    assert minutes(desk, report) == expected


def test_a_new_promise_replaces_the_one_that_stood() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report, who="moeder"))
    desk.do(PromiseCallback(report, who="oma"))
    assert [(q.made.who, q.state) for q in desk.state(report).promises.values()] == [
        ("moeder", "replaced"),
        ("oma", "open"),
    ]


def test_a_promise_about_another_child_stands_beside_it() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report, who="moeder"))
    desk.do(PromiseCallback(report, who="vader", child=desk.children(report)[0]))
    assert [q.made.who for q in desk.state(report).open_promises()] == ["moeder", "vader"]


def test_a_new_promise_during_the_call_back_means_that_the_old_one_was_kept() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report, who="moeder"))
    desk.waits(minutes=12)
    desk.do(JoinCall(report, direction="out"))
    desk.do(PromiseCallback(report, who="moeder"))
    assert [q.state for q in desk.state(report).promises.values()] == ["kept", "open"]


def test_a_promise_to_whoever_fell_away_and_is_back_ends_the_dropped_line() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.do(HangUp(report, "dropped"))
    desk.do(JoinCall(report, direction="out"))
    desk.do(PromiseCallback(report))
    assert [q.made.clock for q in desk.state(report).open_promises()] == ["callback"]


def test_a_promise_to_somebody_else_leaves_the_dropped_line_ringing() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.do(HangUp(report, "dropped"))
    desk.do(JoinCall(report, "0511223344"))
    desk.do(PromiseCallback(report, who="vader", number="0511223344"))
    assert [q.made.clock for q in desk.state(report).open_promises()] == ["line-dropped", "callback"]


# -- callback request -----------------------------------------------------------------------------------------------


def test_a_callback_request_is_timed_from_their_call() -> None:
    desk = paper("groningen")
    report = desk.new_id()
    called = desk.now - timedelta(minutes=11)
    facts = desk.do(RequestCallback(report, "tante", "0612345678", "maakt zich zorgen", called))
    row = desk.promise_row(report)
    assert (row.kind, row.who, row.number) == ("callback-request", "tante", "06 12 34 56 78")
    assert (row.started_at, row.due_at) == (called, called + timedelta(minutes=30))
    assert [fact.happened_at for fact in facts if fact.type == "promise_made"] == [to_ticks(called)]
    assert [note.text for note in desk.state(report).notes.values()] == ["maakt zich zorgen"]
    assert (desk.card(report).state, desk.state(report).calls) == ("waiting", [])


def test_a_request_that_is_older_than_its_time_is_late_at_once() -> None:
    desk = paper("groningen")
    report = desk.new_id()
    desk.do(RequestCallback(report, "tante", "0612345678", said_at=desk.now - timedelta(hours=2)))
    assert desk.alarm().level == "late"


def test_a_request_was_never_made_in_the_future() -> None:
    desk = paper("groningen")
    report = desk.new_id()
    desk.do(RequestCallback(report, "tante", "0612345678", said_at=desk.now + timedelta(hours=2)))
    assert desk.promise_row(report).started_at == desk.now


def test_calling_them_and_promising_again_keeps_the_request() -> None:
    desk = paper()
    report = desk.new_id()
    desk.do(RequestCallback(report, "tante", "0612345678"))
    desk.do(JoinCall(report, direction="out"))
    desk.do(PromiseCallback(report))
    assert [q.state for q in desk.state(report).promises.values()] == ["kept", "open"]


# -- tried ----------------------------------------------------------------------------------------------------------


def test_a_dropped_line_is_tried_every_minute_unless_somebody_says_otherwise() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(HangUp(report, "dropped"))
    promise = desk.promise(report).made.promise
    desk.do(TryPromise(report, promise))
    assert desk.promise_row(report).next_try_at == desk.now + timedelta(minutes=1)
    desk.do(TryPromise(report, promise, next_at=desk.now + timedelta(minutes=2)))
    assert desk.promise_row(report).next_try_at == desk.now + timedelta(minutes=2)


@pytest.mark.parametrize(("danger", "proposed"), [("yes", True), ("no", False)])
def test_112_is_proposed_after_two_tries_on_a_dropped_line_with_danger(danger: str, proposed: bool) -> None:
    desk = paper()
    report = desk.rings()
    if danger == "no":
        every_danger_question(desk, report)
    desk.says(report, danger_now=danger)
    desk.do(HangUp(report, "dropped"))
    promise = desk.promise(report).made.promise
    desk.do(TryPromise(report, promise))
    assert not desk.sheet(report).propose_112
    desk.do(TryPromise(report, promise))
    assert desk.sheet(report).propose_112 is proposed
    desk.do(KeepPromise(report, promise))
    assert not desk.sheet(report).propose_112


def every_danger_question(desk: Paper, report: str) -> None:
    """The quiet answer to every question about danger that is on."""
    quiet = {"adult_present": "yes", "other_minors_safe": "yes", "can_hold": "yes"}
    for item in desk.profile.checklist.questions():
        if item.danger:
            desk.says(report, **{item.code: quiet.get(item.code, item.options[-1].code)})


def test_112_is_proposed_too_while_the_danger_questions_are_open() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(HangUp(report, "dropped"))
    promise = desk.promise(report).made.promise
    for _ in range(2):
        desk.do(TryPromise(report, promise))
    assert desk.sheet(report).propose_112


def test_a_callback_tried_twice_does_not_propose_112() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    desk.do(PromiseCallback(report))
    promise = desk.promise(report).made.promise
    for _ in range(3):
        desk.do(TryPromise(report, promise))
    assert not desk.sheet(report).propose_112


# -- moved, handed on, closed ---------------------------------------------------------------------------------------


def test_a_word_in_between_gives_a_new_minute_and_keeps_the_tries_that_were_made() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report))
    promise = desk.promise(report).made.promise
    desk.do(TryPromise(report, promise))
    desk.do(ExtendPromise(report, promise, desk.now + timedelta(minutes=45), "triagist overlegt"))
    row = desk.promise_row(report)
    assert (row.due_at, row.tries, row.next_try_at) == (desk.now + timedelta(minutes=45), 1, None)


def test_a_promise_is_handed_to_a_colleague() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report))
    promise = desk.promise(report).made.promise
    desk.do(HandPromise(report, promise, BRAM))
    assert desk.promise(report).owner == BRAM
    assert "gegeven aan Bram Voorbeeld" in desk.lines(report)[-1].text
    assert desk.do(HandPromise(report, promise, BRAM)) == []
    (ticked,) = desk.do(HandPromise(report, promise, BRAM, "handover"))
    assert ticked.type == "promise_owned"
    assert desk.refused(HandPromise(report, promise, "")).startswith("Kies wie de afspraak overneemt")


def test_a_closed_promise_is_closed_once_and_nothing_more_happens_to_it() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report))
    promise = desk.promise(report).made.promise
    said = NIGHT + timedelta(minutes=9)
    desk.waits(minutes=12)
    desk.do(KeepPromise(report, promise, "reached", "moeder", at=said))
    kept = desk.state(report).promises[promise]
    assert (kept.state, from_ticks(kept.closed_at)) == ("kept", said)
    later = desk.now + timedelta(hours=1)
    for command in (
        KeepPromise(report, promise),
        WithdrawPromise(report, promise),
        TryPromise(report, promise),
        ExtendPromise(report, promise, later),
        HandPromise(report, promise, BRAM),
        TakeAlarm(report, promise),
        RecordEscalation(report, promise, "owner", "Anna", "", "reached"),
    ):
        assert desk.refused(command) == "Deze afspraak is al afgerond."


def test_what_two_desks_closed_at_once_was_closed_by_the_first() -> None:
    here, there = paper(), paper(id="b" * 32, code="B", person=BRAM)
    report = here.rings()
    here.do(PromiseCallback(report))
    there.sees(here.log)
    promise = here.promise(report).made.promise
    here.do(KeepPromise(report, promise, "reached"))
    there.do(WithdrawPromise(report, promise, "other"))
    here.sees(there.log)
    assert here.state(report).promises[promise].state == "kept"


def test_a_promise_made_by_hand_runs_on_the_clock_that_was_chosen() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(MakePromise(report, "provider-hour", "Tjallingahiem", "0512000000", "belt vader"))
    row = desk.promise_row(report)
    assert (row.label, row.who, row.note) == ("Aanbieder belt gezin", "Tjallingahiem", "belt vader")
    assert minutes(desk, report) == (45, 60)


def test_a_clock_that_the_profile_lacks_gets_the_frisian_twenty_minutes() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(MakePromise(report, "own-idea"))
    assert minutes(desk, report) == (15, 20)
    desk.waits(minutes=21)
    assert desk.alarm().call_role == "owner"


# -- the next working day -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closed", "due"),
    [
        ("2026-11-20T15:00", "2026-11-23T16:00"),  # Friday afternoon: Monday
        ("2026-11-21T02:40", "2026-11-23T16:00"),  # Friday night
        ("2026-11-22T23:30", "2026-11-23T16:00"),  # Monday 00:30, before the offices open
        ("2026-11-23T08:00", "2026-11-24T16:00"),  # Monday 09:00, the offices are open
        ("2026-12-24T20:00", "2026-12-28T16:00"),  # Christmas on a Friday, then the weekend
        ("2027-03-25T20:00", "2027-03-26T16:00"),  # Good Friday is an ordinary day
        ("2027-03-26T20:00", "2027-03-30T15:00"),  # Easter Monday; summer time begins in between
        ("2027-04-26T20:00", "2027-04-28T15:00"),  # King's Day
        ("2026-12-31T23:30", "2027-01-04T16:00"),  # New Year's night
    ],
)
def test_a_task_for_the_next_working_day_passes_over_weekends_and_holidays(closed: str, due: str) -> None:
    desk = paper(now=datetime.fromisoformat(closed).replace(tzinfo=UTC))
    report = desk.rings()
    desk.do(CloseReport(report, tomorrow="lokaal team bellen"))
    row = desk.promise_row(report)
    assert (row.kind, row.who, row.due_at) == (
        "next-workday",
        "lokaal team bellen",
        datetime.fromisoformat(due).replace(tzinfo=UTC),
    )
    assert desk.card(report).state == "closed"
