"""Next month for five providers as kept in Excel: a name is written wrong, a row is, and a night is missing.

People and providers are made up.
"""

import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "roster")]

from sheets import Cell, xlsx  # noqa: E402

from desk.desk import Desk  # noqa: E402
from desk.intake.roster_duties import PlanDuties, PlannedDuty  # noqa: E402
from desk.intake.roster_needs import SetNeed  # noqa: E402
from desk.intake.roster_people import NoteStaff  # noqa: E402

NIGHT = 17 * 60, 8 * 60
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
# The role as the desk has it, the word in the file, and who takes turns, three nights each.
POSTS = {
    "GGZ Noord": ("triagist", "triagist", ("Anna Dijkstra", "Pieter Hoekstra", "Sanne Bakker")),
    "Tjallinga": ("LVB-spoed", "LVB-spoed", ("Jelle de Haan", "Marieke Wiersma", "Tom Visser")),
    "Verslavingszorg Oever": ("verslavingszorg", "verslavingszorg", ("Lotte Prins", "Bram Kuiper", "Noor Smit")),
    "Jeugdhulp Terpen": ("gedragswetenschapper", "gedragswetenschapper", ("Eva Mulder", "Ruben Postma", "Iris Bos")),
    "Kinderpsychiatrie Wad": ("backup", "achterwacht", ("Hugo van Dam", "Femke Jansma", "Oscar Veenstra")),
}
AT_THE_DESK = "GGZ Noord"
WRITTEN_WRONG = "Sane Bakker", "Sanne Bakker"
# The night that stands in the file with its ends swapped, and the one that is not there.
SWAPPED, MISSING = ("Tjallinga", 9), ("Jeugdhulp Terpen", 17)
_TURN = 3


def months_first(today: date) -> date:
    """The first day of next month."""
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def nights(first: date) -> list[date]:
    """The days on which a night of this month begins."""
    days = [first + timedelta(days=number) for number in range(31)]
    return [day for day in days if day.month == first.month]


def whose(provider: str, day: date) -> str:
    """Who has the night that begins on this day, as it is meant."""
    names = POSTS[provider][2]
    return names[(day.day - 1) // _TURN % len(names)]


def workbook(first: date) -> bytes:
    """The month as it was kept in Excel."""
    rows: list[list[Cell]] = [[f"Rooster {first:%m-%Y}"], [], ["Rol", "Aanbieder", "Naam", "Van", "Tot"]]
    for provider, (_, word, _names) in POSTS.items():
        for day in nights(first):
            name = whose(provider, day)
            if name == WRITTEN_WRONG[1]:
                name = WRITTEN_WRONG[0]
            ends = datetime.combine(day, time(17)), datetime.combine(day + timedelta(days=1), time(8))
            if (provider, day.day) == SWAPPED:
                ends = ends[1], ends[0]
            if (provider, day.day) != MISSING:
                rows.append([word, provider, name, *ends])
    return xlsx({f"{first:%m-%Y}": rows})


def people_and_needs(desk: Desk, first: date) -> None:
    """Whom the desk knows, that every post wants one person each night of the month, and tonight's triagist."""
    ids = {}
    last = nights(first)[-1]
    for number, (provider, (role, _, names)) in enumerate(POSTS.items()):
        for place, name in enumerate(names):
            ids[name] = desk.new_id()
            desk.do(NoteStaff(ids[name], name, provider, (role,), (f"06123456{number}{place}",)))
        span = first.isoformat(), last.isoformat()
        desk.do(
            SetNeed(desk.new_id(), role, provider, EVERY_DAY, *NIGHT, 1, 1, valid_from=span[0], valid_until=span[1])
        )
    hour = desk.now().replace(minute=0, second=0, microsecond=0)
    hours = hour - timedelta(hours=12), hour + timedelta(hours=11)
    name = POSTS[AT_THE_DESK][2][0]
    duty = PlannedDuty(desk.new_id(), "triagist", AT_THE_DESK, ids[name], name, "", *hours)
    desk.do(PlanDuties((duty,), draft=False))
