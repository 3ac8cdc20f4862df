"""A record is a frozen dataclass in everything but how it is made."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.record import record


@record
class Known:
    """Two that are needed, two that may be left out."""

    name: str
    number: int
    note: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plain:
    """The same, by the standard library."""

    name: str
    number: int
    note: str = ""
    parts: tuple[str, ...] = ()


@record
class Longer(Known):
    """One more field than what it is made from."""

    more: str = "meer"


@record
class Nothing:
    """No fields at all."""


VALUES = st.tuples(st.text(), st.integers(), st.text(), st.tuples(st.text()))


@given(VALUES, VALUES, st.integers(0, 4))
def test_records_are_equal_sorted_and_printed_as_frozen_dataclasses_are(one: Any, other: Any, by_place: int) -> None:
    names = [each.name for each in fields(Plain)]
    made = [
        (kind(*one[:by_place], **dict(zip(names[by_place:], one[by_place:], strict=True))), kind(*other))
        for kind in (Known, Plain)
    ]
    (mine, mine_other), (theirs, theirs_other) = made
    assert (mine == mine_other) == (theirs == theirs_other)
    assert mine == Known(*one)
    assert hash(mine) == hash(Known(*one))
    assert asdict(mine) == asdict(theirs)
    assert repr(mine) == repr(theirs).replace("Plain", "Known")
    assert replace(mine, name="x") == Known("x", *one[1:])
    assert pickle.loads(pickle.dumps(mine)) == copy.copy(mine) == mine


def test_what_may_be_left_out_has_its_value() -> None:
    assert Known("a", 1) == Known("a", 1, "", ()) == Known(number=1, name="a")
    assert Longer("a", 1).more == "meer"


def test_a_record_is_equal_to_its_own_kind_only() -> None:
    plain: object = Plain("a", 1)
    assert Known("a", 1) != plain
    assert Known("a", 1) != Longer("a", 1)
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_a_record_is_never_changed() -> None:
    made: Any = Known("a", 1)
    with pytest.raises(FrozenInstanceError):
        made.name = "b"
    with pytest.raises(FrozenInstanceError):
        made.other = "b"
    with pytest.raises(FrozenInstanceError):
        del made.name
    assert made == Known("a", 1)


@pytest.mark.parametrize(
    ("args", "given"),
    [
        ((), {}),
        (("a",), {}),
        (("a",), {"nummer": 1}),
        (("a", 1), {"name": "b"}),
        (("a", 1), {"nummer": 1}),
        (("a", 1, "", (), 5), {}),
        ((), {"name": "a", "note": "", "parts": ()}),
    ],
)
def test_too_few_too_many_and_unknown_values_are_refused(args: tuple[Any, ...], given: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Known takes name, number, note, parts"):
        Known(*args, **given)


def test_match_takes_a_record_apart_by_place() -> None:
    match Known("a", 1):
        case Known(name, 1):
            assert name == "a"


def test_what_a_record_cannot_have_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="make it a dataclass"):

        @record
        class Changing:
            """A list of its own for each."""

            parts: list[str] = field(default_factory=list)
