"""House rule 2, the guard alone: 112 never by accident, always within one key."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ui.dialing import GUARD_MS, DialGuard, Press

KEYS = ("F9", "F10")


@dataclass(frozen=True)
class Moment:
    """Something that happens, `after` milliseconds after what came before it."""

    what: str
    key: str
    after: int


MOMENTS = st.lists(
    st.builds(
        Moment,
        st.sampled_from(["press", "repeat", "release", "release repeat", "opened", "closed"]),
        st.sampled_from(KEYS),
        st.sampled_from([0, 1, 30, GUARD_MS - 1, GUARD_MS, 1000]),
    ),
    max_size=40,
)


def play(guard: DialGuard, moments: list[Moment]) -> list[tuple[int, Moment, Press]]:
    """What the guard makes of it, with when."""
    at, made = 0, []
    for moment in moments:
        at += moment.after
        press = Press("", moment.key)
        match moment.what:
            case "press" | "repeat":
                press = guard.press(moment.key, at, repeat=moment.what == "repeat")
            case "release" | "release repeat":
                guard.release(moment.key, repeat=moment.what != "release")
            case "opened":
                guard.opened(moment.key, at)
            case "closed":
                guard.closed()
        made.append((at, moment, press))
    return made


@given(MOMENTS)
def test_it_never_dials_by_accident(moments: list[Moment]) -> None:
    shown, since, let_go = "", 0, False
    for at, moment, press in play(DialGuard(), moments):
        if press.act == "dial":
            # Its own panel stood open, the key was let go since, it is no repeat, and it was not within the guard.
            assert moment.what == "press"
            assert shown == press.key == moment.key
            assert let_go
            assert at - since >= GUARD_MS
            since, let_go = at, False
        elif press.act == "open":
            shown, since, let_go = press.key, at, False
        elif moment.what == "opened":
            shown, since, let_go = moment.key, at, True
        elif moment.what == "closed":
            shown = ""
        elif moment.what == "release" and moment.key == shown:
            let_go = True


@given(MOMENTS, st.sampled_from(KEYS))
def test_from_wherever_one_press_has_the_panel_open_and_the_next_dials(moments: list[Moment], key: str) -> None:
    guard = DialGuard()
    played = play(guard, moments)
    at = (played[-1][0] if played else 0) + GUARD_MS
    guard.release(key, repeat=False)
    first = guard.press(key, at, repeat=False)
    assert first.act in ("open", "dial")
    guard.release(key, repeat=False)
    assert guard.press(key, at + GUARD_MS, repeat=False) == Press("dial", key)


@given(st.integers(1, 500), st.booleans(), st.integers(1, 60))
def test_a_key_that_is_held_only_opens_however_long(repeats: int, released_each: bool, apart: int) -> None:
    guard = DialGuard()
    assert guard.press("F9", 0, repeat=False).act == "open"
    for step in range(1, repeats + 1):
        if released_each:
            guard.release("F9", repeat=True)
        assert guard.press("F9", step * apart, repeat=True).act == ""


def test_a_quick_second_press_does_nothing_and_the_third_dials() -> None:
    guard = DialGuard()
    assert guard.press("F9", 0, repeat=False).act == "open"
    guard.release("F9", repeat=False)
    assert guard.press("F9", GUARD_MS - 1, repeat=False).act == ""
    guard.release("F9", repeat=False)
    assert guard.press("F9", GUARD_MS, repeat=False).act == "dial"


def test_another_key_opens_its_own_panel_and_never_dials_the_first() -> None:
    guard = DialGuard()
    guard.press("F9", 0, repeat=False)
    guard.release("F9", repeat=False)
    assert guard.press("F10", 5000, repeat=False) == Press("open", "F10")
    guard.release("F10", repeat=False)
    assert guard.press("F9", 9000, repeat=False) == Press("open", "F9")


def test_after_dialling_a_bouncing_key_does_not_dial_again() -> None:
    guard = DialGuard()
    guard.press("F9", 0, repeat=False)
    guard.release("F9", repeat=False)
    assert guard.press("F9", 1000, repeat=False).act == "dial"
    guard.release("F9", repeat=False)
    assert guard.press("F9", 1040, repeat=False).act == ""
