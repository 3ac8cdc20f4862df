"""However often something is drawn, and in whatever order: a look is told once, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from desk.audit.looks import PAUSE, STILL, Looks, Searched

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("show"), st.sampled_from("abc"), st.sampled_from(("anna", "bram"))),
        st.tuples(st.just("front"), st.sampled_from(("", "a", "b")), st.just("")),
        st.tuples(st.just("wait"), st.integers(1, 2 * PAUSE), st.just("")),
    ),
    max_size=60,
)


@given(STEPS)
def test_a_look_begins_when_somebody_else_sits_there_when_it_was_left_or_not_shown_for_long(
    steps: list[tuple[str, str | int, str]],
) -> None:
    looks, now, front, sits = Looks(), 0, "", ""
    shown: dict[str, int] = {}
    for what, value, person in steps:
        if what == "wait":
            now += int(value)
        elif what == "front":
            if front != value:
                shown.pop(front, None)
            front = str(value)
            looks.front([front] if front else [])
        else:
            thing = str(value)
            if person != sits:
                shown, sits = {}, person
            last = shown.get(thing)
            expected = last is None or (thing != front and now - last >= PAUSE)
            assert looks.begins(person, "report", thing, now) is expected
            shown[thing] = now


@given(st.lists(st.tuples(st.sampled_from(("s", "se", "sem", "oma", "06")), st.integers(0, 2 * STILL)), max_size=30))
def test_no_search_that_somebody_stood_still_at_is_lost_and_none_is_told_again_when_it_is_drawn_again(
    typed: list[tuple[str, int]],
) -> None:
    looks, now, told = Looks(), 0, []
    for words, pause in typed:
        former = looks.searches("anna", Searched(words, "tekst", (), now))
        now += pause
        found = [former, looks.settled(now)]
        told += [one.typed for one in found if one is not None]
        if pause >= STILL:
            assert words in told[-1:]
    last = looks.settled()
    told += [last.typed] if last is not None else []
    changes = [
        words for words, before in zip(typed, [None, *typed], strict=False) if before is None or words[0] != before[0]
    ]
    assert len(told) <= len(changes)
