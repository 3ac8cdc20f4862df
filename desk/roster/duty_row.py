"""One row of a roster file on its way in: its fields read, refused with a cure, or looked at beside the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from desk.errors import Fault
from desk.record import record
from desk.roster.nobody import why_nobody
from desk.roster.roles import ROLE_LABELS, nearest_role, read_role
from desk.roster.wall import to_utc
from desk.roster_rows import STANDS_BY
from desk.words.fold import clean_text, fold_text
from desk.words.phone import read_number
from desk.words.times import Wall, local, utc, wall_kind

Fold = Callable[[str], str]
"""How names are compared (`fold_text`), remembered within one file."""

_LONG = timedelta(days=7)
_FAR = timedelta(days=730)
_LONGEST_NAME = 200
_FEW_DAYS = 5
_NO_BACKUP = ("", "nee", "n", "geen", "-", "no")
_IS_BACKUP = ("ja", "j", fold_text("yes"))


@record
class DutyRow:
    """One duty that can be planned. `row` is its line in a CSV or its place in a calendar, from 1.

    `role` is the id of a known role or the roster's own word. `phone` is what to dial (E.164, or a short number as
    it is; empty when there is none that can be dialled), `phone_shown` is for the eye. `start` and `until` are UTC,
    half-open. `backup` is as in `desk.roster.on_call.Duty`: empty, who is behind, or `ja` for who stands by. `email`
    is what the file knows this person by, if it does; `uid` names a duty that keeps its name when it is moved (a
    calendar's UID and the day of the series), empty when the file gives none; `edition` is which version of that it is
    (SEQUENCE and DTSTAMP, see `is_older`). `sheet` names the sheet of a workbook of which more are read. `tentative`:
    the calendar says that it is not sure yet.
    """

    role: str
    provider: str
    name: str
    phone: str
    phone_shown: str
    start: datetime
    until: datetime
    backup: str
    row: int
    email: str = ""
    uid: str = ""
    edition: str = ""
    sheet: str = ""
    tentative: bool = False

    def place(self, unit: str) -> str:
        """Where it stands: `rij 2`, and of which sheet when the file has more than one."""
        return f"blad {self.sheet} {unit} {self.row}" if self.sheet else f"{unit} {self.row}"


@record
class Ended:
    """What a calendar takes away: the duty `uid` (as in `DutyRow`), or all of an event that it no longer has.

    `every`: `uid` is the event's own, and it is about all its days that the file has no duty for. `cancelled`: the file
    says so (STATUS:CANCELLED); otherwise the days are no longer in the series. `row` is the place of the event,
    `provider` whose duty a cancelled one was: two providers' calendars may give their events one name. `name` and `day`
    (ISO) are whose a cancelled one was and on which day it began, empty where that is not said.
    """

    uid: str
    edition: str
    row: int
    every: bool = False
    cancelled: bool = True
    provider: str = ""
    name: str = ""
    day: str = ""


@record
class Import:
    """What a roster file gave: `duties` to plan, `faults` for what was refused, `warnings` for what to look at.

    `ended` are the duties of a calendar that are no more; `unit` is what a row of such a file is called.
    """

    duties: tuple[DutyRow, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    ended: tuple[Ended, ...] = ()
    unit: str = "regel"


def is_older(edition: str, than: str) -> bool:
    """Whether a version of a calendar's event came before another: by its SEQUENCE, else by its DTSTAMP.

    (RFC 5546, 2.1.5.) Where one of the two does not say, neither is older.
    """
    if not edition or not than:
        return False
    (count, _, stamp), (other, _, others) = edition.partition(" "), than.partition(" ")
    if int(count) != int(other):
        return int(count) < int(other)
    return bool(stamp) and bool(others) and stamp < others


@dataclass
class Findings:
    """Faults and warnings of one file, gathered while it is read."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def refuse(self, where: str, what: str, cure: str) -> None:
        """This part of the file is not imported."""
        self.faults.append(Fault(self.file, where, what, cure))

    def warn(self, where: str, what: str, cure: str) -> None:
        """This part is imported; somebody should look at it."""
        self.warnings.append(Fault(self.file, where, what, cure))


def tidy(text: str) -> str:
    """A field as it is kept: storable, on one line, without spaces around it."""
    return " ".join(clean_text(text).split())


def year_fits(year: int) -> bool:
    """Whether a duty can be in this year; keeps typing errors, and years that no clock reaches, out."""
    return 2000 <= year <= 2099


def instant_of(at: datetime, *, where: str, findings: Findings) -> datetime:
    """UTC of what a roster wrote: Dutch wall time when it has no zone, by the one rule for both ends of a duty.

    (`desk.roster.wall`.) The hour that comes twice and the hour that is skipped are told.
    """
    if at.utcoffset() is not None:
        return utc(at)
    kind = wall_kind(at)
    if kind is Wall.TWICE:
        findings.warn(where, f"{at:%H:%M} komt die nacht twee keer: de eerste is genomen", "controleer de overdracht")
    elif kind is Wall.NEVER:
        what = f"{at:%H:%M} bestaat die nacht niet: {local(to_utc(at)):%H:%M} is genomen"
        findings.warn(where, what, "controleer de overdracht")
    return to_utc(at)


def duty_row(
    fields: Mapping[str, str],
    start: datetime,
    until: datetime,
    row: int,
    where: str,
    findings: Findings,
    uid: str = "",
    edition: str = "",
) -> DutyRow | None:
    """A row with its texts read; None, and a fault for every reason, when it cannot be a duty.

    `fields` are the texts `role`, `provider`, `name`, `phone`, `email` and `backup`; a missing one is empty. Rows of a
    roster that has no telephone numbers at all are not each told that they lack one.
    """
    role, name = tidy(fields.get("role", "")), tidy(fields.get("name", ""))
    before = len(findings.faults)
    if not role:
        findings.refuse(where, "de rol is leeg", f"vul in: {', '.join(ROLE_LABELS.values())} of een eigen rol")
    if not name:
        findings.refuse(where, "de naam is leeg", "vul in wie er dienst heeft")
    elif len(name) > _LONGEST_NAME:
        findings.refuse(where, f"de naam is {len(name)} tekens lang", "zet in dit veld alleen de naam")
    elif wrong := why_nobody(name):
        hours = f"{local(start):%d-%m-%Y %H:%M} tot {local(until):%d-%m-%Y %H:%M}"
        findings.refuse(where, f"'{name[:40]}' {wrong}: een gat van {hours}", "vul in wie er dienst heeft")
    if until <= start:
        what = f"het einde ({local(until):%d-%m-%Y %H:%M}) ligt niet na het begin ({local(start):%d-%m-%Y %H:%M})"
        findings.refuse(where, what, "zet begin en einde goed")
    if len(findings.faults) > before:
        return None
    written = tidy(fields.get("phone", ""))
    number = read_number(written)
    dialled = number.key or ("".join(number.shown.split()) if number.kind == "short" else "")
    if not dialled and "phone" in fields:
        what = f"het nummer '{written}' is niet te bellen ({number.note})" if written else "er is geen telefoonnummer"
        findings.warn(where, what, f"vul het nummer van {name} aan")
    elif dialled == "112":
        dialled = ""
        findings.warn(where, f"112 is het alarmnummer en niet dat van {name}", f"vul het nummer van {name} in")
    elif number.kind == "short":
        what = f"'{written}' is een kort nummer; buiten de eigen centrale is dat niet te bellen"
        findings.warn(where, what, f"vul liefst het volledige nummer van {name} in")
    backup = tidy(fields.get("backup", ""))
    if fold_text(backup) in _NO_BACKUP:
        backup = ""
    elif fold_text(backup) in _IS_BACKUP:
        backup = STANDS_BY
    provider, email = tidy(fields.get("provider", "")), tidy(fields.get("email", ""))
    return DutyRow(
        *(read_role(role), provider, name, dialled, number.shown, start, until, backup, row),
        email=email,
        uid=uid,
        edition=edition,
    )


def look_over(rows: Iterable[DutyRow], now: datetime, unit: str, findings: Findings) -> tuple[DutyRow, ...]:
    """The rows without doubles, in time order, after warning for what looks wrong in each and between them."""
    kept: list[DutyRow] = []
    seen: dict[tuple[object, ...], DutyRow] = {}
    # A roster of a year has the names of a few dozen people.
    fold = cache(fold_text)
    for row in rows:
        key = (row.role, fold(row.provider), fold(row.name), row.start, row.until, row.backup)
        if key in seen:
            _refuse_second(row, seen[key], unit, findings)
            continue
        seen[key] = row
        kept.append(row)
        _look_at_length(row, now, row.place(unit), findings)
    kept.sort(key=lambda row: (row.start, row.row))
    _look_at_roles(kept, unit, findings, fold)
    _look_at_overlap(kept, unit, findings, fold)
    _look_at_numbers(kept, unit, findings, fold)
    if kept and all(row.until <= now for row in kept):
        findings.warn("het hele rooster", "alle diensten zijn al voorbij", "controleer of dit het nieuwe rooster is")
    return tuple(kept)


def _refuse_second(row: DutyRow, first: DutyRow, unit: str, findings: Findings) -> None:
    """A row that is there already; with another number it may be somebody else of that name, and nobody can tell."""
    before = first.place(unit)
    if row.phone == first.phone or not row.phone or not first.phone:
        findings.warn(row.place(unit), f"staat er al op {before} en is overgeslagen", "haal hem weg")
        return
    what = f"{row.name} staat er al op {before}, hier met een ander nummer ({row.phone_shown}), en is niet overgenomen"
    findings.refuse(row.place(unit), what, "zijn het er twee, schrijf hun namen dan verschillend; anders: haal hem weg")


def _look_at_length(row: DutyRow, now: datetime, where: str, findings: Findings) -> None:
    length = row.until - row.start
    if length > _LONG:
        findings.warn(where, f"deze dienst duurt {length.days} dagen", "controleer de datums")
    if abs(row.start - now) > _FAR:
        findings.warn(where, f"deze dienst begint op {local(row.start):%d-%m-%Y}", "controleer het jaartal")


def _look_at_roles(rows: Sequence[DutyRow], unit: str, findings: Findings, fold: Fold) -> None:
    """Once for every role that the desk does not know: it is kept, but no key asks for it."""
    first: dict[str, DutyRow] = {}
    places = {fold(row.provider) for row in rows}
    for row in rows:
        if row.role not in ROLE_LABELS:
            first.setdefault(row.role, row)
    for role, one in first.items():
        if fold(role) in places:
            what = f"'{role}' staat hier als rol, en elders als aanbieder; de dienst is wel bewaard"
            findings.warn(one.place(unit), what, "kijk of rol en aanbieder verwisseld zijn")
            continue
        near = nearest_role(role)
        cure = f"bedoelt u {near}?" if near else f"de vaste rollen zijn {', '.join(ROLE_LABELS.values())}"
        findings.warn(one.place(unit), f"'{role}' is geen vaste rol; de dienst is wel bewaard", cure)


def _look_at_numbers(rows: Sequence[DutyRow], unit: str, findings: Findings, fold: Fold) -> None:
    """Once for every name of a provider that stands there with another number than before: one may be wrong."""
    first: dict[tuple[str, str], DutyRow] = {}
    told: set[tuple[str, str]] = set()
    for row in rows:
        who = fold(row.name), fold(row.provider)
        other = first.setdefault(who, row) if row.phone else row
        if other.phone != row.phone and who not in told:
            told.add(who)
            what = f"{row.name} heeft hier {row.phone_shown} en op {other.place(unit)} {other.phone_shown}"
            findings.warn(row.place(unit), what, "controleer welk nummer klopt")


def _look_at_overlap(rows: Sequence[DutyRow], unit: str, findings: Findings, fold: Fold) -> None:
    """For every duty the earlier one of that role which ends last, if they overlap. A pair is two people: not told.

    Nor are two who say that they are of different providers. The same two are told once, with the days.
    """
    last: dict[tuple[str, bool], DutyRow] = {}
    together: dict[tuple[str, ...], list[tuple[DutyRow, DutyRow]]] = {}
    for row in rows:
        role = (row.role, row.backup == STANDS_BY)
        other = last.get(role)
        places = {fold(one.provider) for one in (row, other or row) if one.provider}
        if other is not None and row.start < other.until and row.role != "pair" and len(places) < 2:
            names = sorted(fold(one.name) for one in (row, other))
            together.setdefault((row.role, *names), []).append((row, other))
        if other is None or row.until > other.until:
            last[role] = row
    for each in together.values():
        row, other = each[0]
        days = list(dict.fromkeys(f"{local(one.start):%d-%m}" for one, _ in each))
        more = f" en nog {len(days) - _FEW_DAYS} dagen" if len(days) > _FEW_DAYS else ""
        what = f"{row.name} en {other.name} ({other.place(unit)}) hebben tegelijk dienst als "
        what += (
            f"{ROLE_LABELS.get(row.role, row.role)}, {len(each)} keer: "
            if len(each) > 1
            else (f"{ROLE_LABELS.get(row.role, row.role)} op ")
        )
        findings.warn(
            row.place(unit), f"{what}{', '.join(days[:_FEW_DAYS])}{more}", "controleer of dat de bedoeling is"
        )
