"""The house rules, one test each, as far as they hold below the window. What keys, sounds and colours have to do
with them is tested in tests/ui. Rules 5 and 8 come with what they need."""

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest
from builders import ANNA, BRAM, NIGHT, Paper, paper, shipped
from desks import Seat, new_home

from desk.bootstrap import Inbox
from desk.clock import SetClock
from desk.desk import Done
from desk.fact import to_ticks
from desk.intake.answers import AddChild, GiveAnswer, MoveAnswer, TypeNote
from desk.intake.calls import HangUp, JoinCall, OpenReport, SetCallerNumber
from desk.intake.closing import CloseReport, SetAside
from desk.intake.decisions import GiveReason, NoteDecision
from desk.intake.promises import (
    AcknowledgeAlarm,
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
from desk.intake.routes import CallDuty, DialRoute, OpenRoute
from desk.profile.library import shipped as shipped_names
from desk.rows import CardRow, ProposalRow
from desk.sync.memory_store import MemoryLog, MemoryStore

PROFILES = shipped_names()
every_profile = pytest.mark.parametrize("profile", PROFILES)


@every_profile
def test_rule_1_nothing_blocks(profile: str) -> None:
    """Nothing was asked or answered, nobody sits at the desk, no reason is given: everything can be done."""
    desk = paper(profile, person="")
    report = desk.rings("")
    for command in (
        CallDuty(report, "triagist", "", ""),
        OpenRoute(report, "112"),
        *(DialRoute(report, route.id, "") for route in desk.profile.routes),
        NoteDecision(report, "", ""),
        HangUp(report, "dropped"),
        JoinCall(report),
        PromiseCallback(report),
        *(MakePromise(report, clock) for clock in desk.profile.clocks),
    ):
        assert desk.do(command), command
    for promise in desk.state(report).open_promises():
        assert desk.do(TryPromise(report, promise.made.promise))
        assert desk.do(KeepPromise(report, promise.made.promise))
    assert desk.do(CloseReport(report))
    assert desk.card(report).state == "closed"
    # The reason of a deviation follows when there is time, also after closing.
    decision = desk.sheet(report).decisions[0]
    assert desk.do(GiveReason(report, decision.id, "capacity"))
    request = desk.new_id()
    assert desk.do(RequestCallback(request, "", ""))
    aside = desk.rings("")
    assert desk.do(SetAside(aside, ""))


@every_profile
def test_rule_2_112_within_one_key(profile: str) -> None:
    """F9 is 112 in every profile, and dialling it needs nothing: no report, no caller, no answer, no open report."""
    desk = paper(profile)
    assert [(route.id, route.numbers[0].number) for route in desk.profile.routes if route.key == "F9"] == [
        ("112", "112")
    ]
    nothing_open, closed = desk.new_id(), desk.rings()
    desk.do(CloseReport(closed))
    for report in (nothing_open, closed):
        facts = desk.do(DialRoute(report, "112", "112", "self"))
        assert [fact.type for fact in facts][-2:] == ["route_dialled", "promise_made"]


def test_rule_3_the_tool_proposes_and_people_decide() -> None:
    """Proposed, chosen and reason are kept; nothing is decided by an answer; there is no score anywhere."""
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    sheet = desk.sheet(report)
    assert sheet.proposal is not None
    assert (sheet.proposal.urgency, sheet.decisions) == ("direct", ())
    proposed = dataclasses.asdict(sheet.proposal)
    desk.do(
        NoteDecision(
            report,
            sheet.child,
            "Triagist Voorbeeld",
            "within-4h",
            proposed_urgency=proposed["urgency"],
            proposed_pathway=proposed["pathway"],
            proposed_route=proposed["route"],
            proposed_rules=proposed["rules"],
        )
    )
    (decision,) = desk.sheet(report).decisions
    desk.do(GiveReason(report, decision.id, "surroundings"))
    (decision,) = desk.sheet(report).decisions
    assert (decision.urgency, decision.followed, decision.reason) == (
        "within-4h",
        False,
        "Veiligheid van de omgeving",
    )
    kept = next(fact for fact in desk.log if fact.type == "decision_noted").data()
    assert (kept["proposed"]["urgency"], kept["urgency"]) == ("direct", "within-4h")
    assert desk.sheet(report).proposal == sheet.proposal
    for row in (ProposalRow, CardRow):
        assert not [part.name for part in dataclasses.fields(row) if "score" in part.name or "risk" in part.name]
    for name in PROFILES:
        items = shipped(name).profile.checklist.questions()
        assert not [item.link_id for item in items for option in item.options if option.weight is not None]


def _closed(desk: Paper, report: str, promise: str) -> bool:
    return desk.state(report).promises[promise].state != "open"


@every_profile
def test_rule_4_every_promise_has_an_owner_a_minute_and_a_closing_fact(profile: str) -> None:
    desk = paper(profile)
    desk.has_duty("triagist", "Triagist", "+31612345681")
    for clock in desk.profile.clocks.values():
        report = desk.rings()
        desk.do(HangUp(report))
        desk.do(MakePromise(report, clock.id, "moeder"))
        row = desk.promise_row(report)
        assert row.owner == ANNA
        assert row.started_at <= row.warn_at <= row.due_at
        assert row.started_at < row.due_at
        desk.now = row.due_at
        alarm = desk.alarm()
        assert (alarm.level, alarm.sound, alarm.call_role) == ("late", True, clock.escalates_to[0])
        # Until one answers; at the end nobody is left.
        while not desk.alarm().nobody_left:
            alarm = desk.alarm()
            called = (alarm.call_role, alarm.call_name, alarm.call_number)
            desk.do(RecordEscalation(report, row.id, *called, "no-answer"))
        # Seen, taken over, tried, moved and handed on: it stays a promise until a fact closes it.
        for command in (
            AcknowledgeAlarm(report, row.id),
            TakeAlarm(report, row.id),
            TryPromise(report, row.id),
            ExtendPromise(report, row.id, desk.now + timedelta(minutes=9)),
            HandPromise(report, row.id, BRAM),
            CloseReport(report),
        ):
            desk.do(command)
            assert not _closed(desk, report, row.id)
        desk.do(KeepPromise(report, row.id, "done"))
        assert _closed(desk, report, row.id)
        # What repeats begins again, until it is no longer needed.
        following = desk.state(report).open_promises()
        assert [one.made.clock for one in following] == ([clock.id] if clock.repeats else [])
        for one in following:
            desk.do(WithdrawPromise(report, one.made.promise))
        assert desk.alarms() == ()
    withdrawn = desk.rings()
    desk.do(PromiseCallback(withdrawn))
    promise = desk.promise(withdrawn).made.promise
    desk.do(WithdrawPromise(withdrawn, promise, "caller-asked"))
    assert _closed(desk, withdrawn, promise)


def test_rule_4_across_desks_an_alarm_is_muted_here_taken_over_everywhere_and_never_sounds_in_a_call(
    tmp_path: Path,
) -> None:
    """Acknowledging mutes my own desk; "ik neem over" mutes the others and rings again after 3 minutes."""
    log, inbox, clock = MemoryLog(), Inbox(), SetClock(NIGHT)
    a, b = (Seat(new_home(tmp_path / code), clock, lambda: MemoryStore(log), code, inbox) for code in "AB")
    with a.desk() as here, b.desk() as there:
        desks = (here, there)

        def sounds() -> list[bool]:
            return [any(alarm.sound for alarm in desk.alarms()) for desk in desks]

        report, calling = here.new_id(), there.new_id()
        here.do(OpenReport(report))
        here.do(PromiseCallback(report, "moeder"))
        here.do(HangUp(report))
        assert inbox.wait(lambda: bool(there.promises()))
        (promise,) = (row.id for row in here.promises())
        clock.advance(minutes=25)
        assert inbox.wait(lambda: sounds() == [True, True])
        # The one desk saw it: the other goes on ringing.
        here.do(AcknowledgeAlarm(report, promise))
        assert inbox.wait(lambda: here.health().pending == 0 and sounds() == [False, True])
        # In a call a desk is quiet; the other is not told to be.
        there.do(OpenReport(calling))
        assert inbox.wait(lambda: here.card(calling) is not None)
        assert sounds() == [False, False]
        there.do(HangUp(calling))
        assert inbox.wait(lambda: sounds() == [False, True])
        # "Ik neem over": every desk is quiet for three minutes, and then none is.
        there.do(TakeAlarm(report, promise))
        assert inbox.wait(lambda: there.health().pending == 0 and here.timeline(report) == there.timeline(report))
        assert sounds() == [False, False]
        clock.advance(minutes=2, seconds=59)
        assert sounds() == [False, False]
        clock.advance(seconds=1)
        assert inbox.wait(lambda: sounds() == [True, True])
        assert len(here.alarms()) == len(there.alarms()) == 1
        here.do(KeepPromise(report, promise))
        assert inbox.wait(lambda: there.alarms() == ())


@every_profile
def test_rule_6_no_number_ships_as_verified(profile: str) -> None:
    made = shipped(profile).profile
    numbers = [number for route in made.routes for number in route.numbers]
    numbers += [number for provider in made.providers for number in (provider.day, provider.night) if number]
    assert numbers
    assert {number.verified_on for number in numbers} == {None}
    assert all(number.source for number in numbers)


def test_rule_7_nothing_is_overwritten() -> None:
    """A correction names what it corrects, the wrong child's answer is moved, and both times of a fact are kept."""
    desk = paper()
    report = desk.rings("0612345678")
    (first,), second = desk.children(report), desk.new_id()
    desk.do(AddChild(report, second))
    link = desk.link("wish_to_die")
    (given,) = desk.do(GiveAnswer(report, first, link, ("yes",)))
    (corrected,) = desk.do(GiveAnswer(report, first, link, ("no",)))
    (moved,) = desk.do(MoveAnswer(report, link, first, second))
    (note,) = desk.do(TypeNote(report, "vader is thuis"))
    (better,) = desk.do(TypeNote(report, "vader is weg", replaces=note.id))
    (number,) = desk.do(SetCallerNumber(report, "0612345679"))
    assert (corrected.replaces, moved.replaces, better.replaces) == ((given.id,), (corrected.id,), (note.id,))
    assert len(number.replaces) == 1
    shown = {line.fact: line.corrected for line in desk.lines(report)}
    for old in (given, corrected, note):
        assert old in desk.log
        assert shown[old.id]
    desk.do(PromiseCallback(report))
    desk.waits(minutes=30)
    said = desk.now - timedelta(minutes=12)
    (kept,) = desk.do(KeepPromise(report, desk.promise(report).made.promise, at=said))
    assert (kept.happened_at, kept.recorded_at) == (to_ticks(said), to_ticks(desk.now))
    line = next(line for line in desk.lines(report) if line.fact == kept.id)
    assert (line.happened_at, line.recorded_at) == (said, desk.now)


@every_profile
def test_rule_9_one_definition_of_urgency(profile: str) -> None:
    """Rank, name and danger of an urgency come from the profile alone, wherever they are shown; a red flag of a danger
    question is danger besides, whatever the urgency (`desk.reports.danger`)."""
    desk = paper(profile)
    levels = {level.id: level for level in desk.profile.urgencies}
    seen = set()
    for answers in ({"danger_now": "yes"}, {"violence": "yes"}, {"abuse": "yes"}, {"gut_feeling": "yes"}):
        report = desk.rings()
        quiet = {"adult_present": "yes", "other_minors_safe": "yes", "can_hold": "yes"}
        for item in desk.profile.checklist.questions():
            if item.danger:
                desk.says(report, **{item.code: quiet.get(item.code, item.options[-1].code)})
        desk.says(report, **answers)
        row, card = desk.sheet(report).proposal, desk.card(report)
        assert row is not None
        level = levels[row.urgency]
        assert (row.rank, row.label, row.danger) == (level.rank, level.label, level.danger)
        assert (card.rank, card.children[0].rank) == (level.rank, level.rank)
        questions = [question for section in desk.sheet(report).sections for question in section.questions]
        flagged = any(question.danger and question.flags for question in questions)
        assert card.danger == (level.danger or flagged)
        desk.do(NoteDecision(report, "", "Triagist", row.urgency))
        assert desk.sheet(report).decisions[0].urgency_label == level.label
        assert desk.refused(NoteDecision(report, "", "Triagist", "spoed"))
        seen.add(row.urgency)
    assert len(seen) > 2


@every_profile
def test_rule_10_clinical_wording_is_data_and_labelled(profile: str) -> None:
    desk = paper(profile)
    report = desk.rings()
    assert desk.sheet(report).profile_note.lower().startswith("voorbeeld, vast te stellen door uw gedragswetenschapper")
    texts = {row.text for section in desk.sheet(report).sections for row in section.questions}
    data = b"".join(desk.profile.files.values()).decode()
    assert not [text for text in texts if text not in data]
    code = "".join(path.read_text() for path in Path(__file__).resolve().parents[1].glob("desk/**/*.py"))
    assert not [text for text in texts if text in code]


def test_rule_11_no_typed_word_is_lost(tmp_path: Path) -> None:
    """What was typed and is no fact yet is there after a restart, in its field, until a fact stands for it."""
    seat = Seat(new_home(tmp_path / "a"), inbox=Inbox())
    with seat.desk() as desk:
        assert desk.profile is not None
        item = desk.profile.checklist.by_code("what_happened")
        assert item is not None
        report = desk.new_id()
        desk.do(OpenReport(report))
        child = desk.card(report).children[0].id
        desk.draft(report, child, item.link_id, "zit op zijn kam")
    with seat.desk() as desk:
        questions = [q for s in desk.sheet(report, child).sections for q in s.questions]
        (question,) = [q for q in questions if q.link == item.link_id]
        assert question.text_value == "zit op zijn kam"
        assert desk.drafts() == {(report, child, item.link_id): "zit op zijn kam"}
        assert isinstance(desk.do(GiveAnswer(report, child, item.link_id, ("zit op zijn kamer",))), Done)
    with seat.desk() as desk:
        assert desk.drafts() == {}
        assert any("zit op zijn kamer" in line.text for line in desk.timeline(report))


def test_rule_12_colour_never_speaks_alone() -> None:
    """What is coloured says the same in words; danger and late begin with a mark."""
    desk = paper()
    report = desk.rings()
    seen = [desk.card(report)]
    desk.do(PromiseCallback(report))
    seen.append(desk.card(report))
    desk.waits(minutes=21)
    seen.append(desk.card(report))
    wild = desk.rings()
    desk.says(wild, danger_now="yes")
    seen.append(desk.card(wild))
    desk.do(CloseReport(wild))
    seen.append(desk.card(wild))
    assert all(card.badge for card in seen)
    assert [card.badge.startswith("!") for card in seen] == [card.badge_kind == "danger" for card in seen]
    assert [card.badge_kind for card in seen].count("danger") == 2


@every_profile
def test_rule_13_a_danger_answer_stays(profile: str) -> None:
    """An earlier answer that hides its question does not take it away: it counts, and says so, until corrected."""
    desk = paper(profile, now=NIGHT)
    report = desk.rings()
    desk.says(report, danger_now="no", medical_now="no", wish_to_die="yes", suicide_plan="yes")
    before = desk.sheet(report).proposal
    desk.says(report, wish_to_die="no")
    row = desk.sheet(report).proposal
    assert before is not None
    assert row is not None
    assert row.rank == before.rank == 1
    assert len(row.kept) == 1
    assert desk.question(report, "suicide_plan").kept
    assert desk.card(report).danger
    desk.says(report, suicide_plan="no")
    after = desk.sheet(report).proposal
    assert after is not None
    assert (after.rank > 1, after.kept) == (True, ())
