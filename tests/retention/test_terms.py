"""How long what is kept: classes and terms as data, Dutch days, and what stays after all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import FaultyFile
from desk.fact import to_ticks
from desk.profile.retention import Class, read_terms, shipped_terms, terms_in
from desk.retention.kept import Hold, Kept
from desk.retention.terms import class_of, due, last_day, members_of
from resources import resource

TERMS = shipped_terms()
SHIPPED = resource("retention", "retention.toml").read_text(encoding="utf-8")
CLOSED = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def kept(**more: object) -> Kept:
    """A closed report with an advice."""
    said: dict[str, object] = {"status": "closed", "last": to_ticks(CLOSED), "outcomes": ("advice",), **more}
    return Kept(**said)  # type: ignore[arg-type]


def test_a_file_of_help_is_kept_twenty_years_and_every_term_has_its_source() -> None:
    help_ = TERMS.of("help")
    assert help_ is not None
    assert (help_.years, help_.example) == (20, False)
    assert "7.3.8" in help_.source
    assert all(one.source for one in TERMS.classes)
    assert all(one.example for one in TERMS.classes if one.id != "help")


def test_every_outcome_and_kind_of_decision_that_ships_has_its_class() -> None:
    import tomllib

    known = {name for one in TERMS.classes for name in (*one.outcomes, *one.kinds)}
    for folder in resource("profiles").iterdir():
        for file, key in (("profile.toml", "outcomes"), ("care.toml", "kinds")):
            if folder.joinpath(file).is_file():
                read = tomllib.loads(folder.joinpath(file).read_text(encoding="utf-8"))
                assert {one["id"] for one in read.get(key, ())} <= known, folder.name


@pytest.mark.parametrize(
    ("said", "term"),
    [
        (kept(), "advice"),
        (kept(outcomes=("no-crisis",)), "no-crisis"),
        (kept(outcomes=("advice", "crisis-place")), "help"),
        (kept(outcomes=("advice",), kinds=("help",)), "help"),
        (kept(outcomes=("of-our-own",)), "help"),
        (kept(outcomes=("advice", "of-our-own")), "help"),
        (kept(outcomes=()), "help"),
        (kept(status="set-aside", outcomes=()), "mistake"),
    ],
)
def test_the_longest_term_that_fits_counts_and_what_nobody_knows_is_kept_longest(said: Kept, term: str) -> None:
    assert class_of(said, TERMS).id == term


def test_the_last_day_of_a_term_belongs_to_it_on_the_dutch_clock() -> None:
    known = {"a": kept()}
    # 21 November 2029 in Amsterdam ends at 23:00 UTC.
    inside, after = datetime(2029, 11, 21, 22, 59, tzinfo=UTC), datetime(2029, 11, 21, 23, 0, tzinfo=UTC)
    there, gone = due("a", known, TERMS, inside), due("a", known, TERMS, after)
    assert there is not None
    assert gone is not None
    assert (there.over, gone.over) == (False, True)
    assert (gone.closed, gone.ended) == (date(2026, 11, 21), date(2029, 11, 21))


def test_what_was_closed_after_midnight_here_began_that_day() -> None:
    late = kept(last=to_ticks(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)))
    found = due("a", {"a": late}, TERMS, CLOSED)
    assert found is not None
    assert found.closed == date(2026, 7, 2)


def test_a_term_that_began_on_a_leap_day_ends_on_the_first_of_march() -> None:
    assert last_day(date(2024, 2, 29), Class("x", "x", 3, 0, "x")) == date(2027, 3, 1)
    assert last_day(date(2024, 2, 29), Class("x", "x", 20, 0, "x")) == date(2044, 2, 29)


def test_what_is_open_or_goes_on_elsewhere_stands_on_no_list() -> None:
    later = CLOSED + timedelta(days=40 * 365)
    assert due("a", {"a": kept(status="open")}, TERMS, later) is None
    assert due("a", {"a": kept(status="merged", into="b")}, TERMS, later) is None
    assert due("a", {}, TERMS, later) is None


def test_what_went_on_in_a_report_goes_with_it_and_the_longest_term_counts() -> None:
    known = {
        "a": kept(sources=("b",)),
        "b": kept(status="merged", into="a", outcomes=("crisis-place",), sources=("c", "a")),
        "c": kept(status="merged", into="b", holds=(Hold("complaint", "klacht bij de nachtdienst", "f"),)),
    }
    found = due("a", known, TERMS, CLOSED + timedelta(days=4 * 365))
    assert found is not None
    assert (found.members, found.term.id, found.over) == (("a", "b", "c"), "help", False)
    assert [hold.ground for hold in found.holds] == ["complaint"]


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(st.sampled_from("abcde"), max_size=3), min_size=1))
def test_however_reports_were_merged_each_member_is_named_once(merged: dict[str, list[str]]) -> None:
    known = {name: kept(sources=tuple(sources)) for name, sources in merged.items()}
    for name in known:
        members = members_of(name, known)
        assert members[0] == name
        assert len(set(members)) == len(members) <= len(known)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001  (hypothesis wants none, given just below)
    st.integers(0, 30 * 365 * 24),
)
def test_a_term_that_is_over_stays_over(closed: datetime, hours: int) -> None:
    known = {"a": kept(last=to_ticks(closed.replace(tzinfo=UTC)))}
    now = closed.replace(tzinfo=UTC) + timedelta(hours=hours)
    sooner, later = due("a", known, TERMS, now), due("a", known, TERMS, now + timedelta(hours=7))
    assert sooner is not None
    assert later is not None
    assert later.over >= sooner.over
    assert sooner.over == (hours >= 24 * 365 * 3 + 24) or abs(hours - 24 * 365 * 3) <= 72


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("years = 20", "", "één termijn"),
        ("years = 20", "years = 20\ndays = 3", "niet allebei"),
        ("years = 20", "years = 0", "termijn van 0"),
        ("years = 20", "years = 2000", "meer dan 200 jaar"),
        ("years = 20", 'years = "twintig"', "heel getal"),
        ('otherwise = "help"', 'otherwise = "hulp"', "bedoelt u 'help'?"),
        ('id = "forwarded"', 'id = "help"', "staat er twee keer in"),
        ('["forwarded"]', '["advice"]', "staat ook bij klasse"),
        ('id = "term"', 'id = "over"', "de grond 'term' ontbreekt"),
        ("set_aside = true", "set_asid = true", "kent het programma niet"),
        ('label = "Geen crisis', 'lable = "Geen crisis', "'label' ontbreekt"),
        ("[holds]", "[[holds]]", "moet een blok"),
        ("[[grounds]]", "[[grounds]", "geen geldige TOML"),
    ],
)
def test_a_broken_file_is_named_with_line_and_cure(old: str, new: str, said: str) -> None:
    assert old in SHIPPED
    with pytest.raises(FaultyFile) as refused:
        read_terms(SHIPPED.replace(old, new, 1).encode())
    assert said in str(refused.value)
    assert all(fault.cure and fault.where for fault in refused.value.faults)
    assert str(refused.value).startswith("retention.toml: ")


def test_a_profile_may_have_terms_of_its_own() -> None:
    own = SHIPPED.replace("years = 20", "years = 30").encode()
    assert [one.years for one in terms_in({"retention.toml": own}).classes if one.id == "help"] == [30]
    assert terms_in({}) == terms_in(None) == TERMS
    assert replace(TERMS, otherwise="advice") != TERMS
