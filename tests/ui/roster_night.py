"""A roster for the desk at night: people of two providers, and who is on call around Saturday 21 November, 03:40."""

from datetime import UTC, datetime

from night_desk import Night

from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.intake.roster_people import NoteStaff
from desk.words.times import zone

NORTH, ZONE = "GGZ Noord", "Tjallinga"
PEOPLE = {
    "Dijkstra": (NORTH, ("triagist",), ("0612345601",)),
    "Hoekstra": (NORTH, ("triagist",), ("0612345602", "0582345602")),
    "Postma": (NORTH, ("backup", "triagist"), ("0612345603",)),
    "Haan": (ZONE, ("LVB-spoed",), ("0612345604",)),
    "Wiersma": (ZONE, ("LVB-spoed",), ()),
}


def at(text: str) -> datetime:
    """`2026-11-21 03:42` on the Dutch clock as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=zone()).astimezone(UTC)


class Roster:
    """Writes a roster by the commands of the desk. `people` are ids by name."""

    def __init__(self, night: Night) -> None:
        self.night = night
        self.people: dict[str, str] = {}
        for name, (provider, roles, phones) in PEOPLE.items():
            person = night.desk.new_id()
            assert night.session.do(NoteStaff(person, name, provider, roles, phones))
            self.people[name] = person

    def plans(self, name: str, start: str, until: str, *, role: str = "triagist", draft: bool = False) -> str:
        """Plans a duty of somebody known, at their own provider; gives its id."""
        duty = self.night.desk.new_id()
        provider = PEOPLE[name][0]
        planned = PlannedDuty(duty, role, provider, self.people[name], "", "", at(start), at(until))
        assert self.night.session.do(PlanDuties((planned,), draft))
        return duty
