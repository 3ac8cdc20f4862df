"""A desk signs what it writes, and shows what others wrote only when they signed it; what it cannot trust it says."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from desks import KEY, NIGHT, Line, LinedStore, Seat, new_home
from made_facts import DESK_B, made

from desk.desk import Desk, Done, Refusal
from desk.fact import Fact
from desk.facts.access import DeskEnrolled
from desk.facts.answers import NoteTyped
from desk.facts.codec import decode
from desk.facts.retention import Erased
from desk.incarnation import Incarnation
from desk.intake.access import MakeAccount
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.intake.desk import AdmitDesk
from desk.journal.journal import Journal, Written
from desk.journal.signing import keys_at
from desk.journal.writing import Trouble
from desk.signing.keys import Signer, is_signed
from desk.storage.files import OperationalError, connect
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor

QUIET = """
import sys
from pathlib import Path
from desk.bootstrap import Inbox, open_desk
from desk.home import Home
from desk.intake.desk import SetUpDesk
from desk.profile.load import load_profile
inbox = Inbox()
desk = open_desk(Home(Path(sys.argv[1]), bytes(range(32))), inbox)
assert inbox.wait(lambda: desk.health().store_as_of is not None)
print('cryptography' in sys.modules)
desk.do(SetUpDesk("Desk A", "A", load_profile(Path("resources/profiles/voorbeeld"))[0]))
assert inbox.wait(lambda: desk.health().unsaved == 0)
print('cryptography' in sys.modules)
desk.stop()
"""


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    return Seat(new_home(tmp_path / "home"))


def store_of(seat: Seat) -> SqliteStore:
    return SqliteStore(seat.home.store, key=KEY)


def written(seat: Seat) -> list[Fact]:
    """What stands in the journal."""
    with closing(connect(seat.home.journal, KEY)) as connection:
        journal = Written(connection)
        return [fact for desk in journal.desks() for fact in journal.after(desk, 0)]


def agreed(seat: Seat) -> list[Fact]:
    with closing(store_of(seat)) as store:
        return [each.fact for each in store.pull(Cursor(), 1000)]


def opened(desk: Desk) -> str:
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, "0612345600")), Done)
    return report


def notices(desk: Desk) -> str:
    return "\n".join(desk.health().notices)


class Beside:
    """Another program over the same store."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def gives(self, desk: Desk, *facts: Fact) -> None:
        """Append facts and wait until the desk has them."""
        with closing(store_of(self._seat)) as store:
            end = store.append(store.head(), facts)
        assert self._seat.inbox.wait(lambda: desk._reader.cursor().position >= end.position)
        self._seat.agreed(desk)


def test_a_new_desk_enrols_with_its_first_word_and_signs_from_there_on(seat: Seat) -> None:
    with seat.desk() as desk:
        opened(desk)
        seat.agreed(desk)
        facts = written(seat)
        assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
        enrolled = decode(facts[0])
        assert isinstance(enrolled, DeskEnrolled)
        assert facts[0].subject == facts[0].desk == desk.id
        assert all(is_signed(enrolled.signing, fact.signature, fact.header()) for fact in facts)
        assert agreed(seat) == facts
        keys = keys_at(seat.home.journal, desk.id, KEY)
        assert keys is not None
        assert Signer(keys).sealing == enrolled.sealing


def test_it_enrols_once(seat: Seat) -> None:
    for _ in range(3):
        with seat.desk() as desk:
            opened(desk)
            seat.agreed(desk)
    facts = written(seat)
    assert [fact.type for fact in facts].count("desk_enrolled") == 1
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))


def test_a_desk_that_only_starts_and_stops_writes_nothing(seat: Seat) -> None:
    for _ in range(2):
        assert seat.open().stop()
    assert written(seat) == []


def test_neither_a_start_nor_the_window_waits_for_what_signing_needs(tmp_path: Path) -> None:
    home = new_home(tmp_path / "quiet")
    done = subprocess.run([sys.executable, "-c", QUIET, str(home.path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_journal_of_before_signatures_enrols_with_its_next_fact(seat: Seat) -> None:
    journal = Journal(seat.home.journal, lambda _: None, key=KEY)
    journal.start()
    journal.append([replace(made(journal.desk, seq), desk=journal.desk) for seq in (1, 2)])
    assert journal.stop()
    with seat.desk() as desk:
        seat.agreed(desk)
        assert notices(desk) == ""
    facts = written(seat)
    assert [(fact.type, bool(fact.signature)) for fact in facts[:3]] == [
        ("note_typed", False),
        ("note_typed", False),
        ("desk_enrolled", True),
    ]
    assert all(fact.signature for fact in facts[2:])
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))


def test_what_a_full_disk_refused_is_signed_once_and_enrols_when_there_is_room(seat: Seat) -> None:
    said: list[object] = []
    broken = [True]

    class Disk:
        """A connection to a disk that is full for a while."""

        def __init__(self, path: Path) -> None:
            self._connection = connect(path, KEY)

        def execute(self, statement: str, *values: object) -> object:
            if broken[0] and statement.startswith(("BEGIN", "INSERT")):
                raise OperationalError("database or disk is full")
            return self._connection.execute(statement, *values)

        def __getattr__(self, name: str) -> object:
            return getattr(self._connection, name)

    journal = Journal(seat.home.journal, said.append, key=KEY, opens=Disk, ballast=0)
    journal.sign()
    journal.start()
    assert journal.last()[0] == 1
    journal.append([made(journal.desk, 2)])
    while not any(isinstance(each, Trouble) for each in said):
        pass
    broken[0] = False
    journal.append([made(journal.desk, 3)])
    assert journal.stop()
    assert [(fact.seq, bool(fact.signature)) for fact in written(seat)] == [(1, True), (2, True), (3, True)]


def test_a_forged_fact_is_kept_not_shown_and_said(seat: Seat) -> None:
    other = Incarnation(NIGHT)
    with seat.desk() as desk:
        report = opened(desk)
        seat.agreed(desk)
        beside = Beside(seat)
        beside.gives(desk, other.enrolment, other.fact(NoteTyped("echt"), report, NIGHT))
        forged = [
            replace(made(other.id, seq, {"text": "vals"}, subject=report), signature=signature)
            for seq, signature in ((8, b""), (9, bytes(64)))
        ]
        beside.gives(desk, *forged, other.fact(NoteTyped("ook echt"), report, NIGHT))
        texts = [row.text for row in desk.timeline(report)]
        assert "echt" in texts
        assert "vals" not in texts
        assert "2 feiten op naam van een desk zonder naam hebben geen geldige handtekening" in notices(desk)
        desk.dismiss(next(each for each in desk.health().notices if "handtekening" in each))
        desk.do(TypeNote(report, "het gaat door"))
        seat.agreed(desk)
        assert "handtekening" not in notices(desk)
    with seat.desk() as desk:
        assert "vals" not in [row.text for row in desk.timeline(report)]
        assert forged[0].id in {fact.id for fact in agreed(seat)}


def test_a_report_of_forged_facts_alone_is_not_there(seat: Seat) -> None:
    other = Incarnation(NIGHT)
    with seat.desk() as desk:
        opened(desk)
        seat.agreed(desk)
        forged = replace(made(other.id, 2, {"code": "B", "number": 3, "kind": "call"}), type="report_opened")
        Beside(seat).gives(desk, other.enrolment, forged)
        assert [card.reference for card in desk.today()] == ["A-0001"]
        assert desk.card(forged.subject) is None
        assert "kan hier niet helemaal worden gelezen" not in notices(desk)


def test_an_older_desk_is_folded_and_said_once(seat: Seat) -> None:
    with seat.desk() as desk:
        report = opened(desk)
        seat.agreed(desk)
        beside = Beside(seat)
        for seq in (1, 2):
            beside.gives(desk, made(DESK_B, seq, {"text": f"oud {seq}"}, subject=report))
        assert {"oud 1", "oud 2"} <= {row.text for row in desk.timeline(report)}
        assert notices(desk).count("zonder handtekening schrijft mee") == 1


@pytest.fixture
def two(tmp_path: Path) -> tuple[Seat, Seat]:
    first = Seat(new_home(tmp_path / "first"))
    second = Seat(new_home(tmp_path / "second"), code="B", open_store=lambda: store_of(first))
    return first, second


def test_a_new_desk_is_said_at_the_other_until_somebody_admits_it(two: tuple[Seat, Seat]) -> None:
    first, second = two
    with first.desk() as desk, second.desk() as new:
        opened(desk)
        first.agreed(desk)
        second.agreed(new)
        assert first.inbox.wait(lambda: "nieuwe desk mee: Desk B (letter B)" in notices(desk))
        assert "nieuwe desk" not in notices(new)
        (row,) = desk.newcomers()
        assert (row.id, row.name, row.code) == (new.id, "Desk B", "B")
        assert isinstance(desk.do(AdmitDesk(row.id, row.signing)), Done)
        first.agreed(desk)
        assert "nieuwe desk" not in notices(desk)
        assert desk.newcomers() == ()
    with first.desk() as desk:
        first.agreed(desk)
        assert notices(desk) == ""


def test_a_desk_that_nobody_admitted_is_refused_to_admit_and_told_why(two: tuple[Seat, Seat]) -> None:
    first, second = two
    third = Incarnation(NIGHT)
    with first.desk() as desk:
        opened(desk)
        first.agreed(desk)
        with second.desk() as new:
            second.agreed(new)
            Beside(first).gives(desk, third.enrolment)
            assert second.inbox.wait(lambda: any(row.id == third.id for row in new.newcomers()))
            row = next(row for row in new.newcomers() if row.id == third.id)
            refused = new.do(AdmitDesk(row.id, row.signing))
            assert isinstance(refused, Refusal)
            assert "zelf nog niet toegelaten" in refused.reason


def test_a_desk_that_nobody_admitted_is_told_that_its_first_lead_would_count_nowhere(two: tuple[Seat, Seat]) -> None:
    first, second = two
    lead = MakeAccount("1" * 32, "2" * 32, "anna", ("shift-lead",), "$argon2id$", "ab" * 32, "w", name="Anna")
    with first.desk() as desk, second.desk() as new:
        opened(desk)
        first.agreed(desk)
        second.agreed(new)
        assert second.inbox.wait(lambda: new.is_stranger())
        refused = new.do(lead)
        assert isinstance(refused, Refusal)
        assert "nog niet toegelaten" in refused.reason
        assert isinstance(desk.do(lead), Done)


def test_what_a_stranger_destroys_stays_in_sight_in_the_middle_of_a_call(two: tuple[Seat, Seat]) -> None:
    first, _ = two
    stranger = Incarnation(NIGHT)
    with first.desk() as desk:
        report = opened(desk)
        desk.do(TypeNote(report, "kind zit op de trap"))
        first.agreed(desk)
        facts = tuple(fact.id for fact in agreed(first) if fact.subject == report)
        erased = Erased(facts, "report", report, "wens", {})
        hostile = Beside(first)
        hostile.gives(desk, stranger.enrolment, stranger.fact(erased, "d" * 32, NIGHT))
        assert desk.card(report) is not None
        assert [row.text for row in desk.timeline(report)][-1].endswith("kind zit op de trap")
        assert isinstance(desk.do(TypeNote(report, "hij springt nu")), Done)
        assert "mocht daar niet staan" in notices(desk)


def test_a_store_that_comes_back_in_another_order_is_judged_anew(tmp_path: Path) -> None:
    line = Line()
    seat = Seat(new_home(tmp_path / "home"))
    seat.open_store = lambda: LinedStore(store_of(seat), line)
    other = Incarnation(NIGHT)
    with seat.desk() as desk:
        report = opened(desk)
        seat.agreed(desk)
        line.cut = True
        desk.do(TypeNote(report, "hier"))
        seat.kept(desk)
        forged = made(other.id, 2, {"text": "vals"}, subject=report)
        with closing(store_of(seat)) as store:
            store.append(store.head(), [other.enrolment, forged])
        line.cut = False
        seat.agreed(desk)
        assert seat.inbox.wait(lambda: desk._reader.cursor().position == len(agreed(seat)))
        assert [row.text for row in desk.timeline(report) if row.text in ("hier", "vals")] == ["hier"]
