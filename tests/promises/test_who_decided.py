"""Who is proposed as the one who decided: the triagist only once they were spoken with."""

from builders import ANNA, NAMES, Paper, paper

from desk.care_rows.deciding import DecidersRow
from desk.directory_rows import OnCallRow
from desk.intake.decisions import NoteDecision
from desk.intake.routes import CallDuty
from desk.promises.deciders import deciders_row
from desk.roster_rows import PersonRow

NOOR, DIRK = "3" * 32, "4" * 32


def on_call(name: str = "Noor Vos", person: str = NOOR, role: str = "triagist", label: str = "triagist") -> OnCallRow:
    said = {"number": "0612345678", "number_shown": "06 12 34 56 78", "until": None, "until_text": "", "backup": ""}
    return OnCallRow(role, label, name, "GGZ", **said, nobody=not name, note="", person=person)


def offered(desk: Paper, report: str, *rows: OnCallRow, roles: tuple[str, ...] = ("telephonist",)) -> DecidersRow:
    me = PersonRow(ANNA, NAMES[ANNA], roles)
    return deciders_row(desk.view(report), desk.children(report)[0], me, rows or (on_call(),), desk.now)


def reaches(desk: Paper, report: str, result: str = "reached", name: str = "Noor Vos", person: str = NOOR) -> None:
    desk.do(CallDuty(report, "triagist", name, "0612345678", result, person))


def decides(desk: Paper, report: str) -> None:
    desk.do(NoteDecision(report, desk.children(report)[0], "Noor Vos", "direct", "ambulatory"))


def test_until_the_triagist_was_reached_it_is_you_and_it_says_that_nobody_was_asked() -> None:
    desk = paper()
    report = desk.rings()
    for result in ("", "no-answer", "message"):
        reaches(desk, report, result)
    row = offered(desk, report)
    assert row.rows[0].said == "u zelf (nog niet met de triagist besproken)"
    assert row.rows[0].person == ANNA
    assert row.other == NOOR
    assert row.rows[1].label == "Noor Vos (triagist, niet gesproken in deze melding)"


def test_who_was_reached_is_proposed_with_the_minute() -> None:
    desk = paper()
    report = desk.rings()
    reaches(desk, report)
    row = offered(desk, report)
    assert (row.rows[0].name, row.rows[0].person, row.rows[0].role) == ("Noor Vos", NOOR, "triagist")
    assert row.rows[0].label == "Noor Vos (triagist, gesproken 03:40)"
    assert row.rows[1].said == "u zelf"
    assert row.other == ""


def test_another_triagist_who_was_reached_is_not_the_one_on_call() -> None:
    desk = paper()
    report = desk.rings()
    reaches(desk, report, name="Dirk Bos", person=DIRK)
    row = offered(desk, report)
    assert [one.name for one in row.rows] == ["Dirk Bos", "Anna Voorbeeld", "Noor Vos"]
    assert row.other == NOOR


def test_two_people_of_one_name_are_two_people() -> None:
    desk = paper()
    report = desk.rings()
    row = offered(desk, report, on_call(NAMES[ANNA]))
    assert [one.person for one in row.rows] == [ANNA, NOOR]
    reaches(desk, report, name=NAMES[ANNA])
    assert [one.person for one in offered(desk, report, on_call(NAMES[ANNA])).rows] == [NOOR, ANNA]


def test_a_name_alone_on_the_roster_is_the_person_who_was_reached_by_that_name() -> None:
    desk = paper()
    report = desk.rings()
    reaches(desk, report, person="")
    assert [one.name for one in offered(desk, report, on_call(person="")).rows] == ["Noor Vos", "Anna Voorbeeld"]


def test_a_second_assessment_hours_later_is_weighed_anew() -> None:
    desk = paper()
    report = desk.rings()
    reaches(desk, report)
    decides(desk, report)
    assert offered(desk, report).rows[0].name == "Noor Vos"
    desk.waits(hours=3)
    assert offered(desk, report).rows[0].said == "u zelf (na het vorige besluit niet met de triagist besproken)"
    reaches(desk, report)
    assert offered(desk, report).rows[0].name == "Noor Vos"


def test_what_is_noted_late_is_still_of_who_was_spoken_with() -> None:
    desk = paper()
    report = desk.rings()
    reaches(desk, report)
    desk.waits(hours=3)
    assert offered(desk, report).rows[0].name == "Noor Vos"


def test_a_triagist_at_the_desk_decides_in_their_own_name() -> None:
    desk = paper()
    report = desk.rings()
    row = offered(desk, report, roles=("triagist",))
    assert (row.rows[0].said, row.rows[0].role) == ("u zelf, Anna Voorbeeld", "triagist")
    row = offered(desk, report, on_call(NAMES[ANNA], ANNA))
    assert (len(row.rows), row.rows[0].role, row.other) == (1, "triagist", "")


def test_with_nobody_on_call_there_is_only_whoever_sits_here() -> None:
    desk = paper()
    row = offered(desk, desk.rings(), on_call(""))
    assert ([one.name for one in row.rows], row.other) == (["Anna Voorbeeld"], "")
