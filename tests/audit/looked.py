"""What a desk noted of who looked, read as the replica's index gives it."""

from desks import Seat

from desk.audit.subject import subject_of
from desk.audit.who import read_look
from desk.desk import Desk, Done
from desk.facts.audit import Looked
from desk.intake.answers import GiveAnswer, TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.replica.reader import ReplicaReader


def looks(seat: Seat, desk: Desk, what: str, thing: str = "") -> list[Looked]:
    """The looks at a thing that are agreed, once all of them are."""
    seat.agreed(desk)
    reader = ReplicaReader(seat.home.replica, seat.home.key)
    try:
        found = [read_look(row[4]) for row in reader.looks(subject_of(what, thing))]
    finally:
        reader.close()
    assert None not in found
    return [look for look in found if look is not None and look.what == what]


def made(desk: Desk, number: str = "06 12345678", note: str = "hoort het kind huilen") -> str:
    """A report with a name and a note, nobody on the line any more."""
    report, profile = desk.new_id(), desk.profile
    assert profile is not None
    name = profile.checklist.by_code("child_name")
    assert isinstance(desk.do(OpenReport(report, number)), Done)
    if name is not None:
        desk.do(GiveAnswer(report, "", name.link_id, ("Sem",)))
    assert isinstance(desk.do(TypeNote(report, note)), Done)
    assert isinstance(desk.do(HangUp(report)), Done)
    return report
