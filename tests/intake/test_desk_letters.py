"""Each desk has its own letter: a letter that another desk uses is refused, and two desks with one letter are told."""

from datetime import timedelta
from pathlib import Path

import pytest
from builders import paper
from desks import NIGHT, Seat, new_home, profile

from desk.bootstrap import Inbox
from desk.clock import SetClock
from desk.desk import Desk, Done, Refusal
from desk.errors import Refused
from desk.fact import to_ticks
from desk.intake import decide
from desk.intake.context import Context
from desk.intake.desk import SetUpDesk, TakeSeat, free_letter
from desk.neighbours import letter_notices, letters_in_use, neighbour_rows, seated, shared_letters
from desk.presence import Beat, Neighbour, Presence
from desk.record import record
from desk.sync.memory_store import MemoryLog, MemoryStore

NOW = to_ticks(NIGHT)
HOUR = 3600.0


def heard(desk: str, name: str, code: str, ago: float = 1.0, person: str = "") -> Neighbour:
    """A desk that told that it lives so many seconds ago."""
    seen = NOW - round(ago * 1_000_000)
    return Neighbour(Presence(desk, name, code, person, (), False, 0, seen), seen)


# -- the decision ---------------------------------------------------------------------------------------------------


@record
class Asked:
    """What came of asking for a letter: the letter that was set, or why not."""

    code: str = ""
    why: str = ""


def asks(code: str, own: str = "A", free: str = "C", **letters: str) -> Asked:
    desk = paper()
    seen = desk.context()
    values = {name: getattr(seen, name) for name in Context.__dataclass_fields__}
    context = Context(**{**values, "code": own, "letters": tuple(letters.items()), "free_letter": free})
    try:
        facts = decide(SetUpDesk("Desk", code, desk.profile), context)
    except Refused as refused:
        return Asked(why=str(refused))
    return Asked(facts[-1].payload.code)


def test_the_letter_of_another_desk_is_refused_with_whose_it_is_and_a_free_one() -> None:
    why = asks("b", B="Desk Zuid").why
    assert why.startswith("Letter B is al van Desk Zuid;")
    assert why.endswith("Kies een andere letter, bijvoorbeeld C.")
    assert asks("B", B="").why.startswith("Letter B is al van een andere desk;")
    assert asks("B", free="", B="Desk Zuid").why.endswith("Kies een andere letter.")


def test_a_letter_that_nobody_has_is_given() -> None:
    assert asks("d", B="Desk Zuid") == Asked("D")


def test_keeping_ones_own_letter_is_never_refused_whoever_has_it_too() -> None:
    assert asks(" a ", own="A", A="Desk Zuid") == Asked("A")


def test_a_free_letter_is_the_first_that_nobody_has_and_after_z_come_two() -> None:
    alphabet = [chr(number) for number in range(ord("A"), ord("Z") + 1)]
    assert free_letter(()) == "A"
    assert free_letter(("A", "B", "D", "AA")) == "C"
    assert free_letter(alphabet) == "AA"
    assert free_letter([*alphabet, "AA"]) == "AB"
    assert free_letter([*alphabet, *(one + two for one in alphabet for two in alphabet)]) == ""


# -- what presence tells --------------------------------------------------------------------------------------------


def test_the_letters_in_use_are_those_of_desks_heard_within_a_shift() -> None:
    known = (heard("1", "Noord", "A"), heard("2", "Zuid", "B", 11 * HOUR), heard("3", "Oud", "C", 13 * HOUR))
    found = neighbour_rows(Beat(NOW, known), timedelta(0), ("9",), str)
    assert letters_in_use(found) == {"A": "Noord", "B": "Zuid"}


def test_of_two_desks_with_one_letter_the_one_that_lives_is_named() -> None:
    known = (heard("1", "Zuid", "A"), heard("2", "Noord", "A", HOUR), heard("3", "Oost", "A", HOUR))
    assert letters_in_use(neighbour_rows(Beat(NOW, known), timedelta(0), (), str)) == {"A": "Zuid"}


def test_a_desk_that_lives_and_has_our_letter_is_said_with_the_cure() -> None:
    known = (heard("1", "Desk Zuid", "A"), heard("2", "Desk Oost", "A", 60), heard("3", "Desk B", "B"))
    found = neighbour_rows(Beat(NOW, known), timedelta(0), (), str)
    (notice,) = letter_notices(found, "A")
    assert notice.startswith("Desk Zuid gebruikt ook letter A: twee meldingen kunnen hetzelfde kenmerk krijgen.")
    assert notice.endswith("Kies bij Instellingen (Ctrl+,) een andere letter.")
    assert letter_notices(found, "C") == letter_notices(found, "") == ()


def test_who_sits_at_a_desk_that_lives_sits_there_and_nowhere_else() -> None:
    known = (heard("1", "Noord", "A", person="anna"), heard("2", "Zuid", "B", 60, "bram"), heard("3", "Leeg", "C"))
    assert seated(Beat(NOW, known), timedelta(0), ()) == {"anna"}
    assert seated(Beat(NOW, known), timedelta(0), ("1",)) == frozenset()
    assert seated(Beat(NOW, known), timedelta(seconds=50), ()) == frozenset()


def test_letters_that_desks_share_are_named_with_those_desks() -> None:
    known = (heard("1", "Noord", "A"), heard("2", "Zuid", "A", HOUR), heard("3", "Oost", "B"), heard("4", "Leeg", ""))
    assert shared_letters(Beat(NOW, (*known, heard("5", "Kaal", "")))) == {"A": ("Noord", "Zuid")}
    # A desk that was put back counts on under another number: that is one desk.
    assert shared_letters(Beat(NOW, (heard("1", "Noord", "A"), heard("0", "Noord", "A", HOUR)))) == {}


# -- through the one door -------------------------------------------------------------------------------------------


@pytest.fixture
def seats(tmp_path: Path) -> tuple[Seat, Seat]:
    """Two desks over one store."""
    log, inbox, clock = MemoryLog(), Inbox(), SetClock(NIGHT)
    one, two = (
        Seat(new_home(tmp_path / name), clock, lambda: MemoryStore(log), code=code, inbox=inbox)
        for name, code in (("a", "A"), ("b", "B"))
    )
    return one, two


def notices(desk: Desk) -> list[str]:
    return [notice for notice in desk.health().notices if "gebruikt ook letter" in notice]


def test_a_desk_cannot_take_the_letter_that_a_colleague_has_and_is_told_a_free_one(seats: tuple[Seat, Seat]) -> None:
    with seats[0].desk() as here, seats[1].desk() as there:
        assert seats[0].inbox.wait(lambda: bool(here.neighbours()))
        done = here.do(SetUpDesk("Desk Noord", "B", profile()))
        assert isinstance(done, Refusal)
        assert "Letter B is al van Desk B" in done.reason
        assert "bijvoorbeeld C" in done.reason
        assert here.info is not None
        assert (here.info.name, here.info.code) == ("Desk A", "A")
        # A fresh start of the profile, or another name, keeps the letter.
        assert isinstance(there.do(SetUpDesk("Desk Zuid", "B", profile())), Done)


def test_two_desks_with_one_letter_are_both_told_until_one_takes_another(seats: tuple[Seat, Seat]) -> None:
    # While they do not hear of each other nothing stands in the way.
    seats[1].code = "A"
    with seats[0].desk() as here, seats[1].desk() as there:
        there.do(SetUpDesk("Desk Zuid", "A", profile()))

        def told() -> list[int]:
            for desk in (here, there):
                desk.present((), in_call=False)
            return [len(notices(desk)) for desk in (here, there)]

        assert seats[0].inbox.wait(lambda: told() == [1, 1] and "Zuid" in notices(here)[0])
        assert notices(here)[0].startswith("Desk Zuid gebruikt ook letter A")
        assert notices(there)[0].startswith("Desk A gebruikt ook letter A")
        assert isinstance(there.do(SetUpDesk("Desk Zuid", "C", profile())), Done)
        # Whoever chose another one need not wait for the store to be told.
        assert notices(there) == []
        assert seats[0].inbox.wait(lambda: told() == [0, 0])


def test_a_new_desk_is_offered_what_nobody_has_and_hears_who_sits_elsewhere(seats: tuple[Seat, Seat]) -> None:
    with seats[0].desk() as here:
        seats[0].agreed(here)
        fresh = seats[1].open()
        try:
            assert seats[0].inbox.wait(lambda: fresh.free_letter() == "B" and bool(fresh.seated_elsewhere()))
            assert here.me is not None
            assert fresh.seated_elsewhere() == {here.me.id}
            assert fresh.do(SetUpDesk("Desk", "A", profile())) == Refusal(
                "Letter A is al van Desk A; twee meldingen kunnen dan hetzelfde kenmerk krijgen. Kies een andere "
                "letter, bijvoorbeeld B."
            )
            assert isinstance(fresh.do(SetUpDesk("Desk", "B", profile())), Done)
            assert isinstance(fresh.do(TakeSeat(fresh.people()[1].id)), Done)
            assert fresh.free_letter() == "C"
        finally:
            assert fresh.stop()
