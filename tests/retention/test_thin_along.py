"""What else holds on a desk that keeps recent content alone: destroying, figures, the command line, archives."""

import json
from pathlib import Path

import pytest
from retained import NUMBER, plain_seat
from thin_desks import Pair, closed, comes_true, done, reported

from desk.admin import main
from desk.intake.closing import ReopenReport
from desk.intake.desk import NameArchive
from desk.intake.merging import MergeReport
from desk.intake.retention import EraseFacts
from desk.results import Refusal
from desk.settings import change


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


def two_old(pair: Pair) -> tuple[str, str]:
    """Two closed reports of one number, both desks know them; the second desk may let go of them."""
    with pair.named() as (one, two):
        first = closed(two, reported(two))
        pair.clock.advance(days=3)
        again = closed(two, reported(two, "Een ander kind", NUMBER, "zelfde nummer"))
        pair.thin.agreed(two)
        assert comes_true(pair.archive, lambda: one.card(again) is not None and one.card(again).state == "closed")  # type: ignore[union-attr]
    pair.later()
    return first, again


def destroyed(pair: Pair, first: str, again: str, *, bare: bool) -> object:
    """What stays in figures of a report that the second desk has destroyed; `bare`: it had let go of it before."""
    pair.thin.rule = pair.thin.rule if bare else None
    with pair.thin.desk() as desk:
        if bare:
            assert pair.goes(desk, first, again)
            refused = desk.do(EraseFacts(first, "request"))
            assert isinstance(refused, Refusal)
            assert "2 oudere meldingen zijn nog niet op deze computer" in refused.reason
            assert comes_true(pair.thin, lambda: not desk.is_away(first) and not desk.is_away(again))
        done(desk.do(EraseFacts(first, "request")))
        pair.thin.agreed(desk)
        assert comes_true(pair.thin, lambda: desk.card(first) is None)
        (row,) = [row for row in desk.destroyed() if row.thing == first]
        said = [fact.data()["figures"] for fact in desk._reader.facts_of(row.id)]
        return said, [fact.type for fact in desk._shown.facts(again)]


def test_a_report_that_is_not_here_is_fetched_before_it_is_destroyed_and_figures_are_the_same(tmp_path: Path) -> None:
    whole, bare = Pair(tmp_path / "whole"), Pair(tmp_path / "bare")
    assert destroyed(whole, *two_old(whole), bare=False) == destroyed(bare, *two_old(bare), bare=True)


def test_what_another_desk_writes_in_an_old_report_is_folded_with_all_of_it(pair: Pair) -> None:
    first, again = two_old(pair)
    with pair.thin.desk() as desk:
        assert pair.goes(desk, first, again)
    with pair.archive.desk() as one:
        done(one.do(ReopenReport(first, "er is opnieuw gebeld")))
        done(one.do(MergeReport(first, again)))
        pair.archive.agreed(one)
        there = one.sheet(again), one.timeline(again)
        with pair.thin.desk() as desk:
            assert comes_true(pair.thin, lambda: desk.timeline(again) == there[1]), desk.timeline(again)
            sheet = desk.sheet(again)
            assert sheet is not None
            assert sheet.card.children == there[0].card.children  # type: ignore[union-attr]


def test_away_from_the_store_it_says_so_and_brings_it_as_soon_as_it_can(pair: Pair) -> None:
    first, again = two_old(pair)
    with pair.thin.desk() as desk:
        assert pair.goes(desk, first, again)
        gone = pair.store.with_name("elsewhere.db")
        pair.store.rename(gone)
        assert comes_true(pair.thin, lambda: desk.health().away)
        assert desk.sheet(first) is None
        assert desk.why_away(first) == (
            "B-0001 · za 21 nov 2026. Ouder dan 60 dagen. De gedeelde opslag is niet bereikbaar. "
            "Hier staan alleen kenmerk en datum."
        )
        gone.rename(pair.store)
        assert pair.comes(desk, first)
        # Whoever had it fetched stands in who saw it.
        pair.thin.agreed(desk)
        assert desk.who_saw(first)


def test_an_archive_that_let_go_before_fetches_all_and_is_told_to_be_whole(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    first, again = two_old(pair)
    with pair.thin.desk() as desk:
        assert pair.goes(desk, first, again)
        change(pair.thin.home.path, store=f"sqlite:///{pair.store}")
        said = verified(pair, capsys)
        assert said["away"]["replica"] > 10
        assert (said["sound"], said["findings"], said["archive"]) == (True, [], False)
        assert main(["export", "dataset", "--home", str(pair.thin.home.path)]) == 2
        assert "2 meldingen staan niet heel op deze desk (B-0001, B-0002)" in capsys.readouterr().out
        assert main(["journal", "rebuild", "--home", str(pair.thin.home.path)]) == 0
        capsys.readouterr()
        done(desk.do(NameArchive(desk.id)))
        assert comes_true(pair.thin, lambda: not desk.is_away(first) and not desk.is_away(again))
        assert comes_true(pair.thin, lambda: desk._reader._all("SELECT count(*) FROM thin") == [(0,)])
        assert sorted(desk.archives()) == ["Desk A", "Desk B"]
    said = verified(pair, capsys)
    assert (said["sound"], said["archive"], said["away"].get("replica")) == (True, True, None)


def test_an_archive_is_named_by_its_name_or_letter_and_no_longer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seat = plain_seat(tmp_path / "home")

    def admin(*given: str) -> str:
        capsys.readouterr()
        main(["store", "archive", *given, "--home", str(seat.home.path)])
        return capsys.readouterr().out

    with seat.desk() as desk:
        seat.agreed(desk)
    assert "geen; zolang houdt elke desk alles" in admin()
    assert "Kies uit: Desk A (A)" in admin("Desk Z")
    assert "is nu archiefdesk" in admin("a")
    with seat.desk() as desk:
        assert comes_true(seat, lambda: desk.archives() == ("Desk A",))
    assert "geen archiefdesk meer" in admin("desk a", "--not")
    with seat.desk() as desk:
        assert comes_true(seat, lambda: desk.archives() == ())


def verified(pair: Pair, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    main(["journal", "verify", "--json", "--home", str(pair.thin.home.path)])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found
