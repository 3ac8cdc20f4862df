"""A roster file that is read again: what people changed since, what it no longer has, and what is older than it was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from rostering import Planner, at, ticks

from desk.facts.roster import DraftDropped, DutyPlanned, DutyWithdrawn, RosterFileTaken
from desk.roster.choices import Choices
from desk.roster.importing import read_roster
from desk.roster_import import Preview, prepare

NOW = at("2026-12-01 12:00")
HEADER = "role;provider;name;phone;from;until;backup"


def night(day: int, name: str) -> str:
    return f"triagist;GGZ;{name};0612345601;2026-12-{day:02} 17:00;2026-12-{day + 1:02} 08:00;"


ROWS = night(10, "Bakker"), night(11, "Bakker"), night(12, "Bakker")


def look(
    planner: Planner, *lines: str, choices: Choices | None = None, file: str = "dec.csv", draft: bool = False
) -> Preview:
    data = "\n".join((HEADER, *lines)).encode()
    found = read_roster(data, NOW, file)
    return prepare(found, planner.book(), NOW, file, data, draft=draft, choices=choices or Choices())


def carry_out(planner: Planner, preview: Preview, minutes: int = 0) -> Planner:
    when = NOW + timedelta(minutes=minutes)
    for change in preview.plan.changes:
        planner.facts.append(planner._desk.fact(change.payload, change.subject, when, replaces=change.replaces))
    taken = RosterFileTaken(preview.file, preview.sha256, preview.taken, 0, rows=preview.said)
    planner.facts.append(planner._desk.fact(taken, preview.sha256[:32], when))
    return planner


def taken(*lines: str) -> Planner:
    planner = Planner("2026-12-01 11:00")
    return carry_out(planner, look(planner, *lines))


def by_hand(planner: Planner, day: int, name: str = "De Vries", *, draft: bool = False) -> Planner:
    """Somebody gave the duty of a day to another, on the Rooster screen."""
    for shift in planner.book().shifts.values():
        if shift.now is not None and shift.now.start == at(f"2026-12-{day} 17:00"):
            hours = ticks(f"2026-12-{day} 17:00"), ticks(f"2026-12-{day + 1} 08:00")
            payload = DutyPlanned("triagist", shift.now.provider, name, "", *hours, draft=draft)
            fact = planner._desk.fact(payload, shift.id, NOW + timedelta(minutes=5), replaces=(shift.fact,))
    planner.facts.append(fact)
    return planner


def kept(preview: Preview) -> list[str]:
    return [row.words for row in preview.rows if row.kind == "kept"]


@pytest.mark.parametrize("draft", [False, True])
def test_what_people_changed_after_a_file_was_read_is_not_taken_back_by_the_same_file(draft: bool) -> None:
    planner = by_hand(taken(*ROWS), 11, draft=draft)
    preview = look(planner, *ROWS, draft=draft)
    assert preview.plan.changes == ()
    assert (preview.plan.same, len(preview.plan.left)) == (2, 1)
    (said,) = kept(preview)
    assert said == "met de hand gewijzigd in De Vries, triagist, vr 11 dec 17:00 tot za 12 dec 08:00; dat blijft"
    (change,) = look(planner, *ROWS, draft=draft, choices=Choices(hand=True)).plan.changes
    assert isinstance(change.payload, DutyPlanned)
    assert change.payload.name == "Bakker"


def test_a_duty_that_people_took_away_does_not_come_back_by_the_same_file() -> None:
    planner = taken(*ROWS)
    shift = next(one for one in planner.book().shifts.values() if one.now and one.now.start == at("2026-12-11 17:00"))
    planner.facts.append(planner._desk.fact(DutyWithdrawn("vervalt"), shift.id, NOW, replaces=(shift.fact,)))
    assert kept(look(planner, *ROWS)) == ["met de hand weggehaald; dat blijft zo"]
    assert look(planner, *ROWS, choices=Choices(hand=True)).plan.planned == 1


def test_where_a_newer_file_puts_another_beside_what_was_changed_by_hand_that_is_said() -> None:
    planner = by_hand(taken(*ROWS), 11)
    preview = look(planner, ROWS[0], night(11, "Jansen"), ROWS[2])
    assert (preview.plan.planned, preview.plan.withdrawn) == (1, 0)
    (said,) = preview.alarms
    assert said == (
        "deze dienst is met de hand gemaakt of gewijzigd en blijft ernaast staan: De Vries, triagist GGZ, vr 11 dec "
        "17:00 tot za 12 dec 08:00"
    )
    over = look(planner, ROWS[0], night(11, "Jansen"), ROWS[2], choices=Choices(hand=True))
    assert (over.plan.planned, over.plan.withdrawn) == (1, 1)


def test_rows_that_are_gone_at_the_end_of_a_file_are_named_and_go_only_when_somebody_says_so() -> None:
    planner = taken(*ROWS)
    preview = look(planner, ROWS[0])
    assert preview.plan.changes == ()
    assert [one[:60] for one in preview.alarms] == [
        "staat niet meer in dit bestand, en blijft op het rooster sta",
        "staat niet meer in dit bestand, en blijft op het rooster sta",
    ]
    assert "za 12 dec 17:00" in preview.alarms[1]
    assert look(planner, ROWS[0], choices=Choices(missing=True)).plan.withdrawn == 2
    broken = look(planner, ROWS[0], night(12, "Bakker").replace("08:00", "gisteren"), choices=Choices(missing=True))
    assert broken.plan.withdrawn == 0


def test_a_file_after_which_a_newer_one_of_its_name_was_read_changes_nothing_by_itself() -> None:
    planner = taken(*ROWS)
    carry_out(planner, look(planner, ROWS[0], night(11, "Visser"), ROWS[2]), 10)
    preview = look(planner, *ROWS)
    assert preview.plan.changes == ()
    assert preview.older == "dit bestand is op di 12:00 al ingelezen, en daarna op di 12:10 een nieuwere versie ervan"
    assert [row.words for row in preview.refused] == [
        f"het bestand: {preview.older}, neem het nieuwste bestand, of zeg dat dit toch telt (--older)"
    ]
    assert look(planner, *ROWS, choices=Choices(older=True)).plan.planned == 1


def test_an_older_version_with_a_blank_line_more_is_that_older_version() -> None:
    planner = taken(*ROWS)
    carry_out(planner, look(planner, ROWS[0], night(11, "Visser"), ROWS[2]), 10)
    preview = look(planner, "", *reversed(ROWS))
    assert preview.plan.changes == ()
    said = "een bestand met dezelfde diensten is op di 12:00 al ingelezen, en daarna op di 12:10 een nieuwere versie"
    assert preview.older == f"{said} ervan"
    # Somebody says that it counts: then it is no newer than it was, and what was said of it in between stays newer.
    carry_out(planner, look(planner, "", *ROWS, choices=Choices(older=True)), 20)
    assert look(planner, "", *ROWS).plan.changes == ()
    assert look(planner, ROWS[0], night(11, "Visser"), ROWS[2]).older == ""


EVENT = "UID:{uid}\nSEQUENCE:{count}\nDTSTAMP:202611{stamp:02}T080000Z\nSUMMARY:{title}\nLOCATION:0612345601\n"
HOURS = "DTSTART:202612{day}T170000\nDTEND:202612{day}T230000\n"


def event(uid: str, day: int, title: str = "Triagist: Bakker", count: int = 0, stamp: int = 1, more: str = "") -> str:
    said = EVENT.format(uid=uid, count=count, stamp=stamp, title=title) + HOURS.format(day=day) + more
    return f"BEGIN:VEVENT\n{said}END:VEVENT\n"


def agenda(planner: Planner, *events: str, choices: Choices | None = None) -> Preview:
    data = f"BEGIN:VCALENDAR\n{''.join(events)}END:VCALENDAR\n".encode()
    found = read_roster(data, NOW, "dec.ics")
    return prepare(found, planner.book(), NOW, "dec.ics", data, draft=False, choices=choices or Choices())


def with_agenda(*events: str) -> Planner:
    planner = Planner("2026-12-01 11:00")
    return carry_out(planner, agenda(planner, *events))


@pytest.mark.parametrize("others", [(), (event("b", 12),), (event("b", 14),), (event("b", 12), event("c", 14))])
@pytest.mark.parametrize("how", ["STATUS:CANCELLED\n", "title"])
def test_an_event_that_a_calendar_cancels_is_withdrawn_wherever_it_stands(others: tuple[str, ...], how: str) -> None:
    planner = with_agenda(event("a", 13), *others)
    if how == "title":
        cancelled = event("a", 13, "Canceled: Triagist: Bakker", count=5)
    else:
        cancelled = event("a", 13, count=5, more=how)
    preview = agenda(planner, *others, cancelled)
    assert (preview.plan.withdrawn, preview.plan.same) == (1, len(others))
    (gone,) = [row for row in preview.rows if row.kind == "gone"]
    assert gone.start == at("2026-12-13 17:00")
    carry_out(planner, preview, 5)
    # An older version of that event does not bring it back.
    assert agenda(planner, *others, event("a", 13, count=3), event("z", 20)).plan.planned == 1


def test_a_day_that_leaves_a_series_at_its_end_is_withdrawn_and_one_that_was_changed_by_hand_is_named() -> None:
    daily = "RRULE:FREQ=DAILY;COUNT={}\n"
    planner = by_hand(with_agenda(event("a", 10, more=daily.format(4))), 12)
    preview = agenda(planner, event("a", 10, more=daily.format(2)))
    assert [row.start for row in preview.rows if row.kind == "gone"] == [at("2026-12-13 17:00")]
    (said,) = kept(preview)
    assert said == (
        "het bestand laat hem vervallen, maar met de hand is het De Vries, triagist, za 12 dec 17:00 tot zo 13 dec "
        "08:00; dat blijft"
    )
    removed = event("a", 10, more=daily.format(4) + "EXDATE:20261213T170000\n")
    assert agenda(planner, removed).plan.withdrawn == 1


def test_a_version_of_an_event_that_is_older_than_what_was_read_changes_nothing_by_itself() -> None:
    planner = with_agenda(event("a", 10, count=3, stamp=5))
    later = "Triagist: Visser"
    for count, stamp, older in ((2, 9, True), (3, 4, True), (3, 6, False), (4, 1, False)):
        changed = event("a", 10, later, count=count, stamp=stamp)
        preview = agenda(planner, changed)
        assert bool(preview.plan.left) is older
        assert preview.plan.planned == (0 if older else 1)
        assert agenda(planner, changed, choices=Choices(older=True)).plan.planned == 1
    assert "nieuwere versie" in kept(agenda(planner, event("a", 10, later, count=1)))[0]


def test_leave_and_courses_in_a_calendar_are_no_duties() -> None:
    for title in ("Vakantie Piet Jansen", "Piet Jansen: verlof", "Out of office - Piet", "Zomervakantie Piet"):
        day = "DTSTART;VALUE=DATE:20261210\nDTEND;VALUE=DATE:20261214\nCATEGORIES:Triagist\n"
        data = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:v\nSUMMARY:{title}\n{day}END:VEVENT\nEND:VCALENDAR\n"
        found = read_roster(data.encode(), NOW, "dec.ics")
        assert found.duties == ()
        assert "afwezig" in found.faults[0].what or "zegt" in found.faults[0].what


def test_what_a_file_said_is_kept_beside_what_people_decided() -> None:
    planner = by_hand(with_agenda(event("a", 11, count=2)), 11)
    (shift,) = planner.book().shifts.values()
    assert shift.filed is not None
    assert (shift.filed.source, shift.filed.event, shift.by_hand) == ("dec.ics", "a\n", True)
    assert not replace(shift, by_file=True).by_hand


def test_a_file_that_was_taken_although_it_was_older_does_not_make_the_newest_one_old() -> None:
    planner, newest = taken(*ROWS), (ROWS[0], night(11, "Visser"), ROWS[2])
    carry_out(planner, look(planner, *newest), 10)
    carry_out(planner, look(planner, *ROWS, choices=Choices(older=True)), 20)
    preview = look(planner, *newest)
    assert (preview.older, preview.plan.planned) == ("", 1)


def test_a_draft_of_a_file_that_was_dropped_comes_back_when_the_file_is_read_again() -> None:
    planner = Planner("2026-12-01 11:00")
    carry_out(planner, look(planner, *ROWS, draft=True))
    for shift in planner.book().shifts.values():
        planner.facts.append(planner._desk.fact(DraftDropped(), shift.id, NOW, replaces=(shift.fact,)))
    for draft in (True, False):
        again = look(planner, *ROWS, night(13, "Bakker"), draft=draft)
        assert (again.plan.planned, again.plan.left) == (4, ())


def test_a_cancelled_event_of_one_provider_leaves_that_name_in_the_calendar_of_another_alone() -> None:
    described = "DESCRIPTION:Aanbieder: {}\n"
    planner = with_agenda(event("1", 13, more=described.format("GGZ")))
    carry_out(planner, agenda(planner, event("1", 13, "Triagist: Visser", more=described.format("Spoed"))))
    cancelled = event("1", 13, count=5, more=described.format("GGZ") + "STATUS:CANCELLED\n")
    (gone,) = agenda(planner, cancelled).plan.changes
    assert gone.was is not None
    assert (gone.was.provider, gone.was.name) == ("GGZ", "Bakker")


def test_a_calendar_that_takes_back_all_that_it_names_cancels_each_of_its_events() -> None:
    planner = with_agenda(event("a", 13), event("b", 12))
    data = f"BEGIN:VCALENDAR\nMETHOD:CANCEL\n{event('a', 13, count=1)}END:VCALENDAR\n".encode()
    found = read_roster(data, NOW, "intrekking.ics")
    preview = prepare(found, planner.book(), NOW, "intrekking.ics", data, draft=False)
    assert [change.was.start for change in preview.plan.changes if change.was] == [at("2026-12-13 17:00")]


def test_two_providers_who_send_a_file_of_one_name_do_not_miss_each_others_duties() -> None:
    planner = taken(*ROWS)
    other = look(planner, *(row.replace("GGZ", "Spoed") for row in ROWS))
    assert (other.plan.planned, other.plan.missing) == (3, ())
    assert (
        look(planner, *(row.replace("GGZ", "Spoed") for row in ROWS), choices=Choices(missing=True)).plan.withdrawn == 0
    )


def test_the_half_that_somebody_took_over_by_hand_is_named_when_a_newer_file_moves_the_whole_duty() -> None:
    planner = taken(*ROWS)
    planner.plans("half", "De Vries", "2026-12-12 00:00", "2026-12-12 08:00", provider="GGZ")
    preview = look(planner, ROWS[0], night(11, "Bakker").replace("17:00", "18:00"), ROWS[2])
    assert any("met de hand gemaakt" in alarm and "De Vries" in alarm for alarm in preview.alarms)


def test_a_draft_by_hand_of_a_duty_that_a_file_takes_away_is_named() -> None:
    planner = by_hand(taken(*ROWS), 11, draft=True)
    preview = look(planner, ROWS[0], night(11, "Visser"), ROWS[2])
    assert any("concept" in alarm and "De Vries" in alarm for alarm in preview.alarms)
