"""Danger is one thing (house rule 9): what is red in the summary is danger on the board, in the queue, as it rings."""

import pytest
from builders import NAMES, Paper, paper, shipped

from desk.intake.promises import PromiseCallback
from desk.reports.summary import summary_row
from desk.reports.triage import queue

REGIONS = ("friesland", "amsterdam", "utrecht-save", "voorbeeld")


def told(desk: Paper, report: str) -> tuple[str, bool]:
    """The line about danger in the summary, and whether it is red."""
    row = summary_row(desk.view(report), "", agreements=(), name_of=lambda _: "")
    assert row is not None
    (line,) = [line for line in row.lines if line.id == "danger"]
    return line.text, line.kind == "danger"


def in_queue(desk: Paper, report: str) -> bool:
    rows = queue([desk.card(report)], desk.now, lambda person: NAMES.get(person, ""), lambda _: ())
    return rows[0].danger


@pytest.mark.parametrize(
    ("code", "answer", "words"),
    [
        ("weapons", "yes", "wapen in de buurt"),
        ("adult_present", "no", ""),
        ("self_harm", "yes", "verwondde zichzelf"),
        ("other_minors", "yes", ""),
        ("gut_feeling", "yes", ""),
        ("can_speak_freely", "no", ""),
    ],
)
def test_an_answer_with_a_red_flag_is_danger_everywhere_and_no_other_is(code: str, answer: str, words: str) -> None:
    desk = paper()
    report = desk.rings()
    if code == "weapons":
        desk.says(report, violence="yes")
    desk.says(report, **{code: answer})
    desk.do(PromiseCallback(report))
    item = desk.profile.checklist.by_code(code)
    assert item is not None
    level = desk.profile.urgency(desk.view(report).most_urgent.urgency)
    danger = bool(item.danger and item.red_flag(answer)) or level.danger
    said, red = told(desk, report)
    assert words in said
    assert (red, desk.card(report).danger, in_queue(desk, report)) == (danger,) * 3
    assert desk.promise_row(report).danger is danger


@pytest.mark.parametrize("region", REGIONS)
def test_a_report_with_quiet_answers_is_no_danger(region: str) -> None:
    desk = paper(region)
    report = desk.rings()
    quiet = {"adult_present": "yes", "other_minors_safe": "yes", "can_hold": "yes", "gut_feeling": "yes"}
    for item in desk.profile.checklist.questions():
        if item.danger:
            desk.says(report, **{item.code: quiet.get(item.code, item.options[-1].code)})
    assert not told(desk, report)[1]
    assert not desk.card(report).danger


@pytest.mark.parametrize("region", REGIONS)
def test_danger_on_the_board_is_red_in_the_summary_for_each_answer_of_a_region(region: str) -> None:
    for item in shipped(region).profile.checklist.questions():
        for option in item.options if item.danger else ():
            desk = paper(region)
            report = desk.rings()
            desk.says(report, **{item.code: option.code})
            assert told(desk, report)[1] is desk.card(report).danger, (item.code, option.code)
