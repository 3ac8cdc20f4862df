"""Facts of other programs, newer, broken or made up: kept, never in the way of the others, and said."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from desks import Seat, new_home
from hypothesis import given, settings
from hypothesis import strategies as st
from made_facts import DESK_B, any_payload, made

from desk.desk import Desk
from desk.fact import Fact, seal
from desk.facts import answers, call, codec, decisions, desk, promises
from desk.facts.codec import Unknown, decode
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.store import Cursor

KINDS = sorted(
    (
        codec.kind_of(cls.__new__(cls))
        for module in (answers, call, decisions, desk, promises)
        for cls in vars(module).values()
        if isinstance(cls, type) and cls.__module__ == module.__name__
    ),
    key=lambda kind: kind.name,
)


def fact(kind: codec.Kind, payload: bytes, seq: int = 1, **header: object) -> Fact:
    salt, digest = seal(payload)
    typed = replace(made(DESK_B, seq), kind=kind.subject, type=kind.name, version=kind.version)
    return replace(typed, payload=payload, salt=salt, digest=digest, **header)


def kind_named(name: str) -> codec.Kind:
    return next(kind for kind in KINDS if kind.name == name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "payload",
    [b"", b"null", b"[1]", b"\xff\xfe", b'{"', b"[" * 100_000, b'{"text": 5}', b"{}"],
    ids=["empty", "null", "list", "bytes", "torn", "deep", "other", "nothing"],
)
def test_a_payload_that_does_not_read_is_unknown_or_the_bare_fact(kind: codec.Kind, payload: bytes) -> None:
    read = decode(fact(kind, payload))
    assert isinstance(read, Unknown) == bool(kind.required)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_words_where_a_number_belongs_and_the_other_way_round_are_unknown(kind: codec.Kind) -> None:
    wrong = {name: next(v for v in ({"a": [1]}, 3.5, None) if not kind.fits[name](v)) for name in kind.required}
    for name in kind.required:
        fitting = {other: _fitting(kind, other) for other in kind.required}
        assert not isinstance(decode(fact(kind, json.dumps(fitting).encode())), Unknown)
        assert isinstance(decode(fact(kind, json.dumps({**fitting, name: wrong[name]}).encode())), Unknown)


def _fitting(kind: codec.Kind, name: str) -> object:
    given = ("x", 1, True, [], {})
    return next(v for v in given if kind.fits[name](tuple(v) if isinstance(v, list) else v))


class Neighbour:
    """A desk beside a program that writes what it likes."""

    def __init__(self, path: Path) -> None:
        self.log = MemoryLog()
        self.seat = Seat(new_home(path / "home"), open_store=lambda: MemoryStore(self.log))

    def writes(self, *facts: Fact) -> None:
        store = MemoryStore(self.log)
        store.append(Cursor(), facts)

    def hears(self, desk: Desk) -> None:
        head = MemoryStore(self.log).head()
        assert self.seat.inbox.wait(lambda: desk._reader.cursor().position >= head.position)
        self.seat.agreed(desk)


@pytest.fixture
def neighbour(tmp_path: Path) -> Neighbour:
    return Neighbour(tmp_path)


def opened(desk: Desk) -> str:
    report = desk.new_id()
    desk.do(OpenReport(report, "06 12345678"))
    return report


def test_a_fact_of_a_newer_desk_is_kept_and_shown_as_such(neighbour: Neighbour) -> None:
    with neighbour.seat.desk() as desk:
        report = opened(desk)
        neighbour.seat.agreed(desk)
        newer = replace(made(DESK_B, 1, subject=report), type="moon_seen", version=7)
        neighbour.writes(newer)
        assert neighbour.seat.inbox.wait(lambda: len(desk.timeline(report)) == 4)
        assert any("nieuwere versie" in row.text for row in desk.timeline(report))
        assert desk.card(report).reference == "A-0001"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda subject: fact(kind_named("promise_made"), b'{"promise": 5, "due_at": "morgen"}', subject=subject),
        lambda subject: fact(kind_named("call_started"), b'{"call": "x"}', subject=subject, happened_at=1 << 62),
        lambda subject: fact(kind_named("note_typed"), b'{"text": "x"}', subject=subject, recorded_at=-(1 << 62)),
        lambda subject: fact(kind_named("answer_given"), b'{"link": [], "values": {}}', subject=subject),
        lambda subject: fact(kind_named("report_closed"), b"[" * 100_000, subject=subject),
        lambda subject: fact(kind_named("seat_taken"), b'{"person": "nobody"}', subject=subject),
    ],
    ids=["promise", "far future", "far past", "answer", "deep", "another kind of subject"],
)
def test_a_broken_fact_in_a_report_leaves_the_report_and_all_others_in_sight(
    neighbour: Neighbour, spoil: object
) -> None:
    with neighbour.seat.desk() as desk:
        report, other = opened(desk), opened(desk)
        neighbour.seat.agreed(desk)
        neighbour.writes(spoil(report))
        neighbour.hears(desk)
        desk.do(TypeNote(other, "het gaat door"))
        neighbour.seat.agreed(desk)
        assert {card.reference for card in desk.today()} == {"A-0001", "A-0002"}
        assert desk.sheet(report) is not None
        assert len(desk.timeline(report)) == 4
        assert any(row.text == "het gaat door" for row in desk.timeline(other))
    with neighbour.seat.desk() as desk:
        assert {card.reference for card in desk.today()} == {"A-0001", "A-0002"}
        assert len(desk.timeline(report)) == 4


def unreadable(desk: Desk) -> list[str]:
    """What is said of reports; that an unknown desk writes along may be said meanwhile."""
    return [notice for notice in desk.health().notices if "kan hier niet helemaal worden gelezen" in notice]


def test_a_report_that_cannot_be_folded_is_said_and_stops_nothing(neighbour: Neighbour) -> None:
    payload = json.dumps({"code": "\ud800", "number": 1 << 80, "kind": "call"}).encode()
    with neighbour.seat.desk() as desk:
        report = opened(desk)
        neighbour.writes(fact(kind_named("report_opened"), payload))
        neighbour.hears(desk)
        desk.do(TypeNote(report, "het gaat door"))
        neighbour.seat.agreed(desk)
        assert [card.reference for card in desk.today()] == ["A-0001"]
        (notice,) = unreadable(desk)
        desk.dismiss(notice)
        desk.do(TypeNote(report, "en nog iets"))
        neighbour.seat.agreed(desk)
        assert unreadable(desk) == []


scraps = st.integers() | st.text() | st.lists(st.text(max_size=3), max_size=2)
likely = st.dictionaries(st.sampled_from(sorted({name for kind in KINDS for name in kind.fields})), scraps, max_size=9)
instants = st.integers(-(1 << 63), (1 << 63) - 1)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(KINDS), any_payload | likely, instants), max_size=6))
def test_no_made_up_fact_stops_the_sharing_of_real_ones(found: list[tuple[codec.Kind, object, int]]) -> None:
    with tempfile.TemporaryDirectory() as room:
        neighbour = Neighbour(Path(room))
        with neighbour.seat.desk() as desk:
            report = opened(desk)
            for seq, (kind, data, at) in enumerate(found, 1):
                payload = json.dumps(data).encode()
                subject = report if kind.subject == "report" else f"{seq:032x}"
                neighbour.writes(fact(kind, payload, seq, subject=subject, happened_at=at, recorded_at=at))
            desk.do(TypeNote(report, "het gaat door"))
            neighbour.hears(desk)
            assert desk.card(report) is not None
            assert any(row.text == "het gaat door" for row in desk.timeline(report))
