"""Which copies stay: all of two days, one of each day for thirty, those of other desks, and never none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.copies import MANIFEST, Copy, copies_in, name_of, superfluous, thin

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ONE, TWO = "0" * 20 + "aaaaaaaaaaaa", "0" * 20 + "bbbbbbbbbbbb"


def hourly(days: int) -> list[Copy]:
    moments = [NOW - timedelta(hours=hours) for hours in range(24 * days, -1, -1)]
    return [Copy(Path(name_of(ONE, at)), ONE[-12:], at) for at in moments]


def stay(copies: list[Copy], now: datetime = NOW) -> list[Copy]:
    gone = superfluous(copies, now)
    return [copy for copy in copies if copy not in gone]


def test_all_of_two_days_stay_and_of_each_day_before_the_last() -> None:
    kept = stay(hourly(60))
    recent = [copy for copy in kept if NOW - copy.made <= timedelta(days=2)]
    older = [copy for copy in kept if copy not in recent]
    assert len(recent) == 49
    assert len(older) == len({copy.made.date() for copy in older}) == 28
    assert all(copy.made.hour == 23 for copy in older[:-1])
    assert min(copy.made for copy in kept) >= NOW - timedelta(days=30)


def test_thinning_every_hour_gives_the_same_as_thinning_once() -> None:
    kept: list[Copy] = []
    for copy in hourly(40):
        kept = stay([*kept, copy], copy.made)
    assert kept == stay(hourly(40))


def test_a_clock_that_is_years_ahead_leaves_the_last_days() -> None:
    kept = stay(hourly(10), NOW + timedelta(days=3650))
    assert len(kept) == 7
    assert kept[-1].made == NOW


def test_other_desks_and_other_files_are_left_alone(tmp_path: Path) -> None:
    for days in range(60):
        for desk in (ONE, TWO):
            made = tmp_path / name_of(desk, NOW - timedelta(days=days))
            made.mkdir()
            (made / MANIFEST).write_text("{}")
    (tmp_path / "vakantie").mkdir()
    (tmp_path / "nachtwacht-ffffffffffff-99999999-999999Z").mkdir()
    gone = thin(tmp_path, [ONE], NOW)
    assert len(gone) == 29
    left = copies_in(tmp_path)
    assert len([copy for copy in left if copy.desk == TWO[-12:]]) == 60
    assert len([copy for copy in left if copy.desk == ONE[-12:]]) == 31
    assert (tmp_path / "vakantie").exists()
