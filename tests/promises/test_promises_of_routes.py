"""A dialled route is a promise too: open until somebody there took over (house rule 4)."""

from datetime import timedelta

from builders import ANNA, paper
from test_promises_made import minutes

from desk.intake.calls import HangUp
from desk.intake.promises import KeepPromise
from desk.intake.routes import DialRoute
from desk.profile.model import Profile


def route(profile: Profile, route_id: str) -> tuple[str, str]:
    found = profile.route(route_id)
    assert found is not None
    return found.label, found.numbers[0].number


def test_a_dialled_route_stays_an_open_promise_until_somebody_took_over() -> None:
    desk = paper()
    report = desk.rings()
    label, number = route(desk.profile, "veilig-thuis")
    desk.do(DialRoute(report, "veilig-thuis", number, "colleague"))
    row = desk.promise_row(report)
    assert (row.kind, row.who, row.route, row.owner) == ("route-takeover", label, "veilig-thuis", ANNA)
    assert minutes(desk, report) == (10, 15)
    desk.do(HangUp(report))
    desk.waits(minutes=16)
    assert desk.alarm().level == "late"
    desk.do(KeepPromise(report, row.id, "taken-over", "mevrouw Voorbeeld", at=desk.now - timedelta(minutes=2)))
    assert desk.alarms() == ()
    assert desk.lines(report)[-1].text == "Doorverwijzing overgenomen: overgenomen door mevrouw Voorbeeld"
    assert desk.lines(report)[-1].happened_at == desk.now - timedelta(minutes=2)


def test_112_is_taken_over_by_the_control_room_and_a_time_suffices() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(DialRoute(report, "112", "112", "reporter"))
    assert minutes(desk, report) == (2, 5)
    desk.do(KeepPromise(report, desk.promise(report).made.promise))
    assert "overgenomen door meldkamer" in desk.lines(report)[-1].text


def test_a_route_is_closed_by_being_taken_over_whatever_was_pressed() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(DialRoute(report, "police", "0900-8844"))
    promise = desk.promise(report).made.promise
    desk.do(KeepPromise(report, promise, "reached", "agent Voorbeeld"))
    closing = desk.state(report).promises[promise].closing
    assert closing is not None
    assert closing.how == "taken-over"


def test_the_number_of_a_route_is_never_taken_for_the_callers() -> None:
    desk = paper()
    report = desk.rings("")
    desk.do(DialRoute(report, "veilig-thuis", "0800-2000", "self"))
    assert (desk.card(report).caller_number, desk.card(report).number_key) == ("", "")
    assert desk.sheet(report).caller_number == ""
