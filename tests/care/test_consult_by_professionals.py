"""A professional who only wants to consult, in every region: nothing about a child has to be known (C4-034, B8-026)."""

import pytest
from builders import paper

from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, SetOutcome
from desk.intake.decisions import NoteDecision
from desk.profile.library import shipped


@pytest.mark.parametrize("region", shipped())
def test_a_consult_is_decided_and_closed_without_anything_about_a_child(region: str) -> None:
    desk = paper(region)
    kind = desk.profile.care.kind("consult")
    assert kind is not None
    # Nobody has to be asked and nobody goes anywhere; its outcome is one of the profile's.
    assert not {"provider", "visit", "ambulatory"} & set(kind.asks)
    assert kind.outcome in {outcome.id for outcome in desk.profile.outcomes}
    report = desk.rings("058 1234567")
    desk.says(report, caller_role="professional")
    (child,) = desk.children(report)
    desk.do(NoteDecision(report, child, "Anna", "advice", kind="consult"))
    desk.do(HangUp(report))
    waiting = {promise.made.clock for promise in desk.state(report).open_promises()}
    assert not waiting & {"provider-answer", "provider-hour"}
    desk.do(SetOutcome(report, child, kind.outcome))
    desk.do(CloseReport(report))
    assert desk.card(report).state == "closed"


@pytest.mark.parametrize("region", shipped())
def test_what_comes_in_by_mail_has_an_entry_of_its_own_without_a_call(region: str) -> None:
    entries = paper(region).profile.entries
    assert any(entry.written for entry in entries)
    assert any(not entry.written for entry in entries)
