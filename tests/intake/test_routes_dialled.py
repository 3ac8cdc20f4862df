"""Routes: opening and dialling are facts, dialling starts the clock of being taken over; who is on call is called."""

from builders import paper

from desk.intake.closing import CloseReport
from desk.intake.routes import CallDuty, DialRoute, OpenRoute


def texts(desk, report: str) -> list[str]:
    return [line.text for line in desk.lines(report)]


def test_opening_a_panel_is_a_fact_and_no_promise() -> None:
    desk = paper()
    report = desk.rings()
    (fact,) = desk.do(OpenRoute(report, "112"))
    assert fact.type == "route_opened"
    assert desk.state(report).open_promises() == []
    assert texts(desk, report)[-1] == "Route 112 geopend"


def test_dialling_is_a_fact_with_the_number_and_who_calls() -> None:
    desk = paper()
    report = desk.rings()
    facts = desk.do(DialRoute(report, "112", "112", "reporter"))
    assert [fact.type for fact in facts] == ["route_dialled", "promise_made"]
    assert "112 gebeld (112, beller belt zelf)" in texts(desk, report)


def test_dialling_again_while_nobody_took_over_is_one_promise() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(DialRoute(report, "112", "112", "self"))
    desk.waits(minutes=3)
    facts = desk.do(DialRoute(report, "112", "112", "self"))
    assert [fact.type for fact in facts] == ["route_dialled"]
    assert len(desk.state(report).open_promises()) == 1


def test_two_routes_are_two_promises() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(DialRoute(report, "112", "112"))
    desk.do(DialRoute(report, "veilig-thuis", "0800-2000"))
    assert [q.made.route for q in desk.state(report).open_promises()] == ["112", "veilig-thuis"]


def test_112_can_be_dialled_when_no_report_is_open_and_opens_one() -> None:
    desk = paper()
    report = desk.new_id()
    desk.do(DialRoute(report, "112", "112"))
    card = desk.card(report)
    assert (card.reference, card.state, len(card.children)) == ("A-0001", "calling", 1)
    assert desk.promise_row(report).who == "112"


def test_112_can_be_dialled_in_a_report_that_is_closed_and_stays_a_promise() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(CloseReport(report))
    desk.do(DialRoute(report, "112", "112"))
    assert desk.card(report).promises
    desk.waits(minutes=6)
    assert desk.alarm().level == "late"


def test_a_route_that_the_profile_lacks_is_refused_in_words() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.refused(DialRoute(report, "nergens", "1")) == "Route nergens staat niet in dit profiel."


def test_calling_whoever_is_on_call_is_a_fact_with_how_it_went() -> None:
    desk = paper()
    report = desk.rings()
    for result in ("", "no-answer", "reached"):
        desk.do(CallDuty(report, "triagist", "Triagist Voorbeeld", "+31612345681", result))
    assert texts(desk, report)[-3:] == [
        "Triagist Voorbeeld gebeld",
        "Triagist Voorbeeld gebeld, geen gehoor",
        "Triagist Voorbeeld gebeld, bereikt",
    ]
