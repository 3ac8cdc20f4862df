"""What a report is about: somebody says it in one key, the answers only propose, and nothing is ever needed (C6)."""

import pytest
from builders import Paper, paper, two_desks
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.choice_rows import NatureRow
from desk.errors import Refused
from desk.intake.answers import AddChild
from desk.intake.closing import CloseReport, ReopenReport
from desk.intake.merging import MergeReport
from desk.intake.natures import NoteNature, SettleNature
from desk.reports.choices import closing_row
from desk.reports.nature_terms import nature_terms, nature_words
from desk.rows import OptionRow

CODES = [one.id for one in nature_terms()]


def row_of(desk: Paper, report: str, at: int = 0) -> NatureRow:
    return closing_row(desk.view(report), desk.sheet(report)).natures[at]


def chosen(rows: tuple[OptionRow, ...]) -> list[str]:
    return [row.code for row in rows if row.chosen]


def lines(desk: Paper, report: str) -> list[str]:
    return [line.text for line in desk.lines(report)]


def begun(**answers: str) -> tuple[Paper, str, str]:
    desk = paper()
    report = desk.rings()
    desk.says(report, **answers)
    return desk, report, desk.children(report)[0]


def test_c6_016_what_follows_from_the_answers_is_proposed_and_fills_nothing_in() -> None:
    desk, report, _ = begun(wish_to_die="yes", abuse="yes")
    row = row_of(desk, report)
    assert (row.proposed, row.proposed_also, row.proposed_systemic) == ("suicidality", ("abuse",), "yes")
    assert row.suggestion == "Suïcidaliteit, ook Mishandeling, systeemcrisis"
    assert row.said == ""
    assert chosen((*row.primary, *row.also, *row.systemic)) == []
    assert desk.state(report).care.natures == {}


def test_every_nature_has_one_key_and_it_is_the_same_in_both_lists() -> None:
    desk, report, child = begun()
    keys = {one.code: one.key for one in row_of(desk, report).primary}
    assert len(set(keys.values())) == len(CODES)
    assert all(keys.values())
    desk.do(NoteNature(report, child, "psychosis"))
    assert {one.code: one.key for one in row_of(desk, report).also} == {
        code: key for code, key in keys.items() if code != "psychosis"
    }


def test_c6_015_what_somebody_said_stands_in_place_of_what_was_said_before_and_is_told() -> None:
    desk, report, child = begun()
    desk.do(NoteNature(report, child, "conflict", ("neglect", "eating-disorder", "conflict"), "yes"))
    row = row_of(desk, report)
    assert (chosen(row.primary), chosen(row.also), chosen(row.systemic)) == (
        ["conflict"],
        ["neglect", "eating-disorder"],
        ["yes"],
    )
    words = "Ruzie ouder en kind, ook Verwaarlozing en Eetstoornis, systeemcrisis"
    assert row.said == words
    assert f"Aard van de melding: {words}" in lines(desk, report)
    desk.do(NoteNature(report, child))
    assert row_of(desk, report).said == ""
    assert "Aard van de melding: teruggenomen" in lines(desk, report)


def test_the_same_once_more_leaves_no_trace_and_nothing_said_is_no_fact() -> None:
    desk, report, child = begun()
    assert desk.do(NoteNature(report, child)) == []
    desk.do(NoteNature(report, child, "missing"))
    assert desk.do(NoteNature(report, child, "missing")) == []


def test_what_is_not_in_the_list_is_refused_in_words() -> None:
    desk, report, child = begun()
    for wrong in (NoteNature(report, child, "iets"), NoteNature(report, child, "", (), "misschien")):
        with pytest.raises(Refused, match="Deze aard staat niet in de lijst"):
            desk.do(wrong)
    with pytest.raises(Refused, match="Dit kind staat niet in de melding"):
        desk.do(NoteNature(report, "9" * 32, "missing"))


def test_each_child_has_its_own_and_it_may_follow_after_closing() -> None:
    desk, report, first = begun(wish_to_die="yes")
    desk.do(AddChild(report, second := desk.new_id()))
    desk.do(CloseReport(report))
    desk.do(NoteNature(report, second, "missing"))
    assert (row_of(desk, report).child, row_of(desk, report).said) == (first, "")
    assert row_of(desk, report, 1).said == "Weggelopen of vermist"
    assert row_of(desk, report, 1).proposed == ""
    desk.do(ReopenReport(report))


def test_two_desks_that_said_different_things_stand_side_by_side_until_somebody_chooses() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    child = here.children(report)[0]
    mine = here.do(NoteNature(report, child, "missing"))
    theirs = there.do(NoteNature(report, child, "conflict", (), "yes"))
    here.sees(theirs)
    there.sees(mine)
    assert {one.shown for one in row_of(here, report).values} == {
        "Weggelopen of vermist",
        "Ruzie ouder en kind, systeemcrisis",
    }
    assert row_of(here, report).said == row_of(there, report).said
    wanted = next(one.fact for one in row_of(here, report).values if one.shown == "Weggelopen of vermist")
    here.do(SettleNature(report, child, wanted))
    assert (row_of(here, report).values, row_of(here, report).said) == ((), "Weggelopen of vermist")
    with pytest.raises(Refused, match="intussen vervangen"):
        here.do(SettleNature(report, child, wanted))


def test_what_it_is_about_goes_along_when_reports_merge_and_is_said_once() -> None:
    desk = paper()
    into, report = desk.rings("0612345678"), desk.rings("0611111111")
    for one in (into, report):
        desk.says(one, youth_name="Sem", youth_birth_date="14")
    child = desk.children(into)[0]
    desk.do(NoteNature(report, desk.children(report)[0], "conflict", ("missing",), "yes"))
    desk.do(MergeReport(report, into))
    assert list(desk.state(into).care.natures) == [(child, "")]
    assert row_of(desk, into).said == "Ruzie ouder en kind, ook Weggelopen of vermist, systeemcrisis"
    third = desk.rings("0622222222")
    desk.says(third, youth_name="Sem")
    desk.do(NoteNature(third, desk.children(third)[0], "conflict", ("missing",), "yes"))
    desk.do(MergeReport(third, into))
    assert row_of(desk, into).values == ()


natures = st.tuples(
    st.sampled_from(["", *CODES]), st.lists(st.sampled_from(CODES), max_size=4), st.sampled_from(["", "yes", "no"])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(natures, min_size=1, max_size=5))
def test_whatever_was_said_last_stands_and_no_nature_is_both_primary_and_further(
    said: list[tuple[str, list[str], str]],
) -> None:
    desk, report, child = begun(wish_to_die="yes")
    for primary, also, systemic in said:
        desk.do(NoteNature(report, child, primary, tuple(also), systemic))
    row = row_of(desk, report)
    primary, also, systemic = said[-1]
    assert chosen(row.primary) == [primary] * bool(primary)
    assert {*chosen(row.also)} == {*also} - {primary}
    assert chosen(row.systemic) == [systemic] * bool(systemic)
    assert row.said == nature_words(primary, chosen(row.also), systemic)
    assert not {row.proposed, *row.proposed_also} & {*chosen(row.primary), *chosen(row.also)}
