"""What can be decided by the profile: kinds with their pathway, cautions that fit, roles, and its words afterwards."""

from dataclasses import replace

import pytest
from builders import Paper, paper, shipped

from desk.care_rows.deciding import DecidingRow
from desk.decision.propose import prepare
from desk.intake.decisions import NoteDecision
from desk.profile.care import Caution, Trajectory, pathway_of
from desk.reports.deciding import Picked, deciding_row


def with_care(**more: object) -> Paper:
    """A desk whose profile says this besides."""
    profile = shipped().profile
    return Paper(prepare(replace(profile, care=replace(profile.care, **more))))


def caution(**fits: object) -> Caution:
    empty = {"kinds": (), "pathways": (), "outcomes": (), "age_below": 0, "when": {}}
    return Caution(**{"id": "x", "text": "Let op", "source": "bron", **empty, **fits})


def row(desk: Paper, report: str, **picked: str) -> DecidingRow:
    found = deciding_row(desk.view(report), "", Picked(**picked), None, desk.now)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "proposed", "pathway"),
    [
        ("", "ambulatory", "ambulatory"),
        ("help", "ambulatory", "ambulatory"),
        ("help", "own-provider", "own-provider"),
        ("help", "emergency-services", "ambulatory"),
        ("no-crisis", "ambulatory", ""),
        ("unheard-of", "ambulatory", "ambulatory"),
    ],
)
def test_a_kind_that_is_picked_brings_its_pathway_unless_the_proposed_one_fits(
    kind: str, proposed: str, pathway: str
) -> None:
    assert pathway_of(shipped().profile.care, kind, proposed) == pathway


def test_a_kind_is_what_the_pathway_means_until_somebody_picks_one() -> None:
    desk = paper()
    report = desk.rings()
    assert row(desk, report, proposed="ambulatory").kind == "help"
    assert row(desk, report, proposed="ambulatory", kind="advice").kind == "advice"
    assert row(desk, report, proposed="ambulatory", kind="advice").proposed_kind == "help"


def test_b6_021_ambulatory_first_is_owed_a_reason_when_the_provider_has_none() -> None:
    desk = paper()
    report = desk.rings()
    assert not row(desk, report, proposed="ambulatory").why_not_owed
    assert row(desk, report, proposed="ambulatory", provider="kinnik").why_not_owed
    assert not row(desk, report, proposed="ambulatory", provider="kinnik", why_not="treatment").why_not_owed


def test_a_caution_shows_where_everything_it_names_fits_and_blocks_nothing() -> None:
    desk = with_care(cautions=(caution(kinds=("help",), when={"danger_now": ("yes",)}),))
    report = desk.rings()
    assert row(desk, report, proposed="ambulatory").cautions == ()
    desk.says(report, danger_now="yes")
    (said,) = row(desk, report, proposed="ambulatory").cautions
    assert (said.text, said.source) == ("Let op", "bron")
    assert row(desk, report, proposed="ambulatory", kind="advice").cautions == ()


def test_a_caution_about_young_children_shows_below_the_age_and_when_nobody_knows_it() -> None:
    desk = with_care(cautions=(caution(age_below=12),))
    report = desk.rings()
    assert len(row(desk, report).cautions) == 1
    desk.says(report, youth_birth_date="11 jaar")
    assert len(row(desk, report).cautions) == 1
    desk.says(report, youth_birth_date="14 jaar")
    assert row(desk, report).cautions == ()


def test_a_psychiatrist_may_always_have_decided() -> None:
    desk = paper()
    assert [one.code for one in row(desk, desk.rings()).roles] == ["triagist", "case-dispatcher", "psychiatrist"]


def test_a_trajectory_shows_its_criteria_its_exits_and_where_they_come_from() -> None:
    desk = with_care(trajectories=(Trajectory("one", "Traject 1", ("acuut",), ("stabiel",), "bron"),))
    (track,) = row(desk, desk.rings()).trajectories
    assert (track.criteria, track.exits, track.source) == (("acuut",), ("stabiel",), "bron")


def test_all_that_was_decided_is_read_back_in_words() -> None:
    desk = paper()
    report = desk.rings()
    child = desk.children(report)[0]
    desk.do(NoteDecision(report, child, "Triagist Voorbeeld", pathway="advice"))
    desk.do(
        NoteDecision(
            *(report, child, "Dokter Voorbeeld"),
            pathway="ambulatory",
            provider="kinnik",
            role="psychiatrist",
            why_not_ambulatory="treatment",
            goal="rust thuis",
            ends_on="2026-12-19",
            next_owner="lokaal team",
            appointment="huisarts",
            appointment_at=desk.now.replace(hour=8, minute=30),
            why_again="worse",
        )
    )
    assert desk.sheet(report).decisions[-1].more == (
        "Zorgpad en aanbieder · Kinnik · psychiater, op eigen gezag",
        "2e beoordeling: Het gaat slechter",
        "Niet ambulant: Opname nodig voor behandeling",
        "Doel: rust thuis tot za 19 dec 2026",
        "Vervolg: lokaal team",
        "Afspraak: huisarts, za 21 nov 2026 09:30",
    )
