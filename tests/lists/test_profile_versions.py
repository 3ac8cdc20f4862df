"""A report goes on with the profile version that it began with, while routes are dialled as they are now."""

from pathlib import Path

from lists_night import Night

from desk.desk import Refusal
from desk.intake.desk import SetUpDesk
from desk.intake.routes import DialRoute
from desk.profile.library import place
from desk.profile.load import load_profile

NEWER = {
    "profile.toml": (("2026-11", "2026-12"), ('"Advies gegeven"', '"Geadviseerd"')),
    "directory.toml": (('id = "interpreter"', 'id = "interpreters"'),),
}


def take_newer(night: Night, folder: Path) -> None:
    """The desk goes on with a newer version: another outcome, another route."""
    there = place("friesland", folder)
    for name, changes in NEWER.items():
        text = (there / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (there / name).write_text(text, encoding="utf-8")
    night.do(SetUpDesk("Desk A", "A", load_profile(there)[0]))
    night.settles()


def test_what_is_chosen_in_a_report_is_of_the_version_it_began_with(night: Night, tmp_path: Path) -> None:
    old = night.call("0612345678", youth_name="Sem")
    take_newer(night, tmp_path)
    new = night.call("0612345678", youth_name="Noor")
    desk = night.desk
    versions = [found.version for found in (desk.profile, desk.profile_of(old), desk.profile_of(new)) if found]
    assert versions == ["2026-12", "2026-11", "2026-12"]
    outcomes = []
    for report in (old, new):
        closing = desk.closing(report)
        assert closing is not None
        outcomes.append({option.label for option in closing.outcomes[0].options} & {"Advies gegeven", "Geadviseerd"})
    assert outcomes == [{"Advies gegeven"}, {"Geadviseerd"}]
    assert desk.profile_of("0" * 32) is desk.profile


def test_a_route_that_came_later_is_dialled_from_an_older_report(night: Night, tmp_path: Path) -> None:
    old = night.call("0612345678")
    take_newer(night, tmp_path)
    route = next(row for row in night.desk.routes() if row.id == "interpreters")
    night.do(DialRoute(old, route.id, "0880000000", "self"))
    card = night.desk.card(old)
    assert card is not None
    assert [promise.route for promise in card.promises] == ["interpreters"]
    assert isinstance(night.desk.do(DialRoute(old, "nowhere", "0880000000", "self")), Refusal)
