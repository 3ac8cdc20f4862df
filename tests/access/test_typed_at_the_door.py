"""Whatever is typed at the door, or stands in what it remembers: refused in words, or taken; never a traceback."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from staffed import Staff, staffed

from desk.access import slowing
from desk.access.accounts import AccountRow
from desk.access.door import Attempt, Typed, check
from desk.access.factor import Where, secret_of
from desk.access.memory import EMPTY, Memory, memory_from
from desk.access.policy import policy, policy_of
from desk.access.second import step_of
from desk.desk import Done, Refusal
from desk.errors import DeskBug, Refused
from desk.intake.access import BreakGlass, ChangeAccount, CloseAccount, MakeAccount, ProtectReport, SignIn
from desk.signing.keys import fresh_keys

ANY = st.text(st.characters(), max_size=80)
"""Half characters too: Qt gives them."""
KEYS = fresh_keys()
ROW = AccountRow("a" * 32, "b" * 32, "anna", ("telephonist",), "$argon2id$", "", "", sealed=(("c" * 32, "00"),))


def at_the_door(typed: Typed, row: AccountRow | None, **more: object) -> Attempt:
    plain = {"wait": 0.0, "trusted": False, "used": 0, "session": "e" * 32, "now": 1.8e9}
    return Attempt(typed, row, where=Where("c" * 32, lambda: {"c" * 32: KEYS}), **{**plain, **more})  # type: ignore[arg-type]


@given(ANY, ANY, ANY, st.booleans(), st.booleans())
@settings(max_examples=150)
def test_whatever_is_typed_is_judged(name: str, password: str, code: str, known: bool, fits: bool) -> None:
    outcome = check(at_the_door(Typed(name, password, code), ROW if known else None), lambda *_: fits)
    assert outcome.kind in {"in", "wrong", "code", "no-secret"}
    assert (outcome.kind == "wrong") or (known and fits)
    assert outcome.kind == "in" or outcome.words


@given(ANY, ANY, ANY)
@settings(max_examples=60)
def test_what_was_kept_of_an_account_may_be_anything(sealed: str, wrapped: str, public: str) -> None:
    row = replace(ROW, sealed=(("c" * 32, sealed),), wrapped=wrapped, public=public)
    assert secret_of(row, {"c" * 32: KEYS}) == ""
    outcome = check(at_the_door(Typed("anna", "x"), row, trusted=True), lambda *_: True)
    assert outcome.kind in {"in", "wrong"}
    assert (outcome.kind == "in") is not bool(public)


@given(ANY)
@settings(max_examples=60)
def test_a_code_of_any_shape_is_none(code: str) -> None:
    assert step_of("JBSWY3DPEHPK3PXP", code, 1.8e9) in {0, *range(59_999_998, 60_000_003)}


def test_a_password_that_nobody_has_is_not_stretched() -> None:
    outcome = check(at_the_door(Typed("anna", "x" * 5000), ROW), lambda *_: pytest.fail("stretched"))
    assert outcome.kind == "wrong"


def test_what_was_typed_shows_nowhere() -> None:
    typed = Typed("anna", "geheim woord", "123456")
    assert "geheim" not in repr(typed)
    assert "123456" not in repr(typed)
    assert "geheim" not in repr(at_the_door(typed, ROW))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(ANY | JSON.map(repr) | st.fixed_dictionaries({"slips": JSON, "trusted": JSON, "used": JSON}).map(str))
@settings(max_examples=100)
def test_a_memory_that_cannot_be_read_is_an_empty_one(text: str) -> None:
    assert memory_from(text).wait("anna", 1.8e9) >= 0
    assert not memory_from(text).trusts(ROW, 1.8e9, 7)


@given(st.fixed_dictionaries({"slips": JSON, "trusted": JSON, "used": JSON}))
@settings(max_examples=150)
def test_a_memory_of_any_shape_goes_on(data: object) -> None:
    import json

    memory = memory_from(json.dumps(data))
    assert 0 <= memory.wait("anna", 1.8e9) <= slowing.LONGEST
    again = memory.slipped("Anna ", 1.8e9).entered("x", ROW, 1.8e9, 3)
    assert memory_from(again.to_text()) == again
    assert again.trusts(ROW, 1.8e9, 7)


@given(st.lists(st.tuples(st.sampled_from(["anna", " ANNA", "bram"]), st.floats(0, 2000)), max_size=40))
@settings(max_examples=60)
def test_slips_are_remembered_as_they_came_and_never_keep_anybody_out(tries: list[tuple[str, float]]) -> None:
    memory: Memory = EMPTY
    for name, at in sorted(tries, key=lambda one: one[1]):
        memory = memory.slipped(name, 1e9 + at)
    kept = memory_from(memory.to_text())
    assert kept == memory
    for name in ("anna", "bram"):
        assert kept.wait(name, 1e9 + 2000) == memory.wait(name, 1e9 + 2000) <= slowing.LONGEST
        assert kept.wait(name, 1e9 + 2000 + slowing.LONGEST) == 0


def test_many_names_are_not_all_remembered() -> None:
    memory = EMPTY
    for number in range(300):
        memory = memory.slipped(f"naam {number}", 1e9)
    assert len(memory.slips) == 100
    assert memory.slips["naam 299"]


@pytest.mark.parametrize(
    "wrong",
    [{}, {"trusted_days": -1}, {"trusted_days": "7"}, {"idle_minutes": 0}, {"second_factor": 1}, {"organisation": ""}],
)
def test_a_policy_that_cannot_be_is_our_own_fault(wrong: dict[str, object]) -> None:
    good = {name: getattr(policy(), name) for name in policy().__annotations__}
    assert policy_of(good) == policy()
    with pytest.raises(DeskBug):
        policy_of({**good, **wrong} if wrong else {})


@pytest.fixture(scope="module")
def staff(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    made = staffed(tmp_path_factory.mktemp("typed") / "home")
    made.signs_in("shift-lead")
    made.account("telephonist")
    yield made
    assert made.desk.stop()


@given(ANY, ANY, st.lists(ANY, max_size=3).map(tuple))
@settings(max_examples=40)
def test_whatever_is_asked_of_accounts_is_done_or_refused_in_words(
    staff: Staff, name: str, other: str, roles: tuple[str, ...]
) -> None:
    desk = staff.desk
    commands = (
        MakeAccount(desk.new_id(), desk.new_id(), name, roles or ("figures",), "v", "p", "w", name=other),
        ChangeAccount(staff.account("telephonist").id, name, roles or ("telephonist",)),
        CloseAccount(name),
        BreakGlass(name, "", "", 0),
        ProtectReport("f" * 32, roles),
        SignIn("", "", account=name),
    )
    for command in commands:
        done = desk.do(command)
        assert isinstance(done, Done | Refusal)
        if isinstance(done, Refusal):
            assert done.reason
    staff.signs_in("shift-lead")


@given(ANY)
@settings(max_examples=40)
def test_any_name_works_for_a_night_or_is_refused(staff: Staff, name: str) -> None:
    done = staff.desk.door.temp(name)
    assert isinstance(done, Done) is bool(name.strip())
    assert staff.desk.door.wants_code(name)


def test_a_refusal_never_comes_as_an_exception_of_a_maker(staff: Staff) -> None:
    from desk.access import making

    row = staff.account("telephonist")
    with pytest.raises(Refused):
        making.own_password(replace(row, verifier="geen"), "x", "y")
    with pytest.raises(Refused):
        making.first_password(row, "kort", "")
