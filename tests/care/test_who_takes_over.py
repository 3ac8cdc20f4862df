"""After "ander neemt over" it is said whether somebody did: nobody reads that others have a family who have not."""

from dataclasses import replace

from builders import NAMES, Paper, paper

from desk.care_rows.follow import FollowStepRow
from desk.decision.propose import prepare
from desk.intake.decisions import NO_ROUTE, NoteDecision
from desk.intake.promises import KeepPromise
from desk.intake.routes import DialRoute
from desk.reports.follow import follow_row


def name_of(person: str) -> str:
    return NAMES.get(person, "")


def steps(desk: Paper, report: str) -> dict[str, FollowStepRow]:
    return {one.id: one for one in follow_row(desk.view(report), "", name_of, desk.now).steps}


def decided(desk: Paper, pathway: str, route: str = NO_ROUTE, kind: str = "") -> str:
    report = desk.rings()
    desk.do(NoteDecision(report, desk.children(report)[0], "Noor Vos", "direct", pathway, route, kind=kind))
    return report


def test_on_the_line_with_the_triagist_says_nothing_of_another_who_takes_over() -> None:
    desk = paper()
    row = steps(desk, decided(desk, "stay-on-line"))
    assert "Aan de lijn blijven, samen met de triagist" in row["decision"].more
    assert not any("neemt over" in line or "Niemand heeft" in line for line in row["decision"].more)
    assert row["referral"].text == "Niet doorverwezen"


def test_until_the_route_is_called_and_takes_over_nobody_has_it() -> None:
    desk = paper()
    report = decided(desk, "doctor-first", "gp-post")
    row = steps(desk, report)
    nobody = "Niemand heeft het nog: Huisartsenpost is nog niet gebeld"
    assert "Doorverwezen, ander neemt over" in row["decision"].more
    assert nobody in row["decision"].more
    assert (row["referral"].text, row["referral"].kind) == (nobody, "warn")
    desk.do(DialRoute(report, "gp-post", "0900", "self"))
    called = "Niemand heeft het nog: Huisartsenpost gebeld 03:40, nog niet overgenomen"
    assert steps(desk, report)["referral"].text == called
    desk.waits(minutes=8)
    (promise,) = [one for one in desk.card(report).promises if one.route == "gp-post"]
    desk.do(KeepPromise(report, promise.id, "taken-over", "dokter Postma"))
    row = steps(desk, report)
    taken = "Huisartsenpost, dokter Postma nam het over, 03:48"
    assert (row["referral"].text, row["referral"].kind) == (taken, "ok")
    assert taken in row["decision"].more


def test_without_a_route_it_says_that_there_is_nobody() -> None:
    desk = paper()
    report = decided(desk, "", kind="route")
    assert steps(desk, report)["referral"].text == "Niemand heeft het nog: er is geen route gekozen"


def test_a_decision_of_before_kinds_said_who_takes_over_is_told_so_too() -> None:
    new = paper().profile
    kinds = tuple(replace(one, takes_over=False) for one in new.care.kinds if one.id != "together")
    desk = Paper(prepare(replace(new, care=replace(new.care, kinds=kinds))))
    report = decided(desk, "stay-on-line", kind="route")
    row = steps(desk, report)
    assert "Niemand heeft het nog: er is geen route gekozen" in row["decision"].more
    assert row["referral"].text != "Niet doorverwezen"


def test_who_asks_a_provider_is_told_by_the_referral() -> None:
    desk = paper()
    row = steps(desk, decided(desk, "ambulatory"))
    assert row["referral"].text == "Nog geen aanbieder gevraagd"
    assert not any("Niemand heeft" in line for line in row["decision"].more)
