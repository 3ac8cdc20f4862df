"""One caller's yes, to be known as who called, says nothing about another: they are nameless until somebody chose."""

import pytest
from builders import Paper, paper, two_desks

from desk.export.sharing import is_named
from desk.intake.answers import SettleAnswer
from desk.intake.calls import HangUp, JoinCall, SetCallerNumber
from desk.intake.merging import MergeReport

MOTHER, NEIGHBOUR = "0611111111", "0622222222"


def agreed(desk: Paper, **more: str) -> str:
    """A mother who may be known, and who hung up."""
    report = desk.rings(MOTHER)
    said = {"caller_name": "Moeder Visser", "youth_name": "Sem", "name_may_be_known": "yes"}
    desk.says(report, **(said | more))
    desk.do(HangUp(report))
    desk.waits(minutes=1)
    return report


def named(desk: Paper, report: str) -> bool:
    return is_named(desk.view(report))


def unasked(desk: Paper, **said: str) -> str:
    """Somebody else about the same boy, who was not asked."""
    report = desk.rings(said.pop("number", NEIGHBOUR))
    desk.says(report, youth_name="Sem", **said)
    return report


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("said", [{"caller_name": "Buurman Kok"}, {}, {"caller_organisation": "School", "number": ""}])
def test_one_yes_does_not_name_the_caller_of_a_report_that_is_merged_with_it(
    said: dict[str, str], *, turned: bool
) -> None:
    desk = paper()
    first = agreed(desk)
    second = unasked(desk, **said)
    into, source = (second, first) if turned else (first, second)
    desk.do(MergeReport(source, into))
    assert not named(desk, into)
    (yes, _) = desk.question(into, "name_may_be_known").values
    assert desk.said(into, "name_may_be_known") == ("yes", "not-asked")
    desk.do(SettleAnswer(into, "", desk.link("name_may_be_known"), yes.fact))
    assert named(desk, into), "somebody asked, and chose"


def test_where_both_said_yes_or_nobody_else_called_the_yes_stands() -> None:
    desk = paper()
    first, second = agreed(desk), unasked(desk, caller_name="Buurman Kok", name_may_be_known="yes")
    desk.do(MergeReport(second, first))
    assert named(desk, first)
    again = desk.rings(MOTHER)
    desk.says(again, youth_name="Sem", caller_name="moeder visser")
    desk.do(MergeReport(again, first))
    assert named(desk, first), "the same mother by the same telephone"


def test_two_desks_that_merge_at_once_are_in_doubt_together() -> None:
    here, there = two_desks()
    first, second = agreed(here), unasked(here, caller_name="Buurman Kok")
    there.sees(here.log)
    for desk in (here, there):
        desk.do(MergeReport(second, first))
    here.sees(there.log)
    assert not named(here, first)
    here.says(first, name_may_be_known="yes")
    assert named(here, first)


def test_a_second_caller_by_another_telephone_was_not_asked() -> None:
    desk = paper()
    report = agreed(desk)
    desk.do(JoinCall(report, NEIGHBOUR))
    assert not named(desk, report)
    desk.says(report, name_may_be_known="yes")
    assert named(desk, report)


def test_a_number_that_is_typed_later_in_a_second_call_counts_as_one_that_was_seen() -> None:
    desk = paper()
    report = agreed(desk)
    desk.do(JoinCall(report))
    assert named(desk, report)
    desk.do(SetCallerNumber(report, NEIGHBOUR))
    assert not named(desk, report)


@pytest.mark.parametrize("name", ["Piet Visser", "Buurman Kok"])
def test_another_name_in_a_later_call_is_another_caller(name: str) -> None:
    desk = paper()
    report = agreed(desk)
    desk.do(JoinCall(report, direction="out"))
    desk.says(report, caller_name=name)
    assert not named(desk, report)


def test_the_same_caller_corrected_or_called_back_stays_known() -> None:
    desk = paper()
    report = desk.rings(MOTHER)
    desk.says(report, caller_name="Anneke", name_may_be_known="yes")
    desk.waits(minutes=1)
    desk.says(report, caller_name="Hanneke Visser")
    desk.do(SetCallerNumber(report, "0611111112"))
    desk.do(HangUp(report))
    desk.waits(minutes=1)
    desk.do(JoinCall(report, "+31 6 11111112"))
    desk.says(report, caller_name="Hanneke Visser-de Boer")
    desk.says(report, caller_name="unknown")
    assert named(desk, report)


def test_two_names_of_two_desks_are_not_covered_by_a_yes_from_before() -> None:
    here, there = two_desks()
    report = agreed(here, caller_name="unknown")
    there.sees(here.log)
    here.says(report, caller_name="Moeder Visser")
    here.waits(minutes=1)
    there.now = here.now
    there.says(report, caller_name="Buurman Kok")
    here.sees(there.log)
    assert not named(here, report)
    first, _ = here.question(report, "caller_name").values
    here.do(SettleAnswer(report, "", here.link("caller_name"), first.fact))
    assert named(here, report)
