"""Who can have decided, first whoever did by what the report says: nobody decided who was not spoken with. Pure.

The triagist on call comes first only once an attempt that reached them stands in the report; until then it is whoever
sits here, and it says that nobody was asked yet (house rule 3: the tool proposes nothing in the name of another).
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from desk.care_rows.deciding import DeciderRow, DecidersRow
from desk.directory_rows import OnCallRow
from desk.fact import from_ticks
from desk.profile.model import Profile
from desk.promises.reach import COUNTS_FOR
from desk.reports.care import Spoken
from desk.reports.decision_words import may_decide_alone
from desk.reports.view import ReportView
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import PersonRow
from desk.words.fold import fold_text
from desk.words.times import clock_text

_TRIAGIST, _BACKUP = "triagist", "backup"
_ALONE = "nog niet met de triagist besproken"
_SINCE = "na het vorige besluit niet met de triagist besproken"
_UNSEEN = "niet gesproken in deze melding"


def deciders_row(
    view: ReportView, child: str, me: PersonRow | None, on_call: Iterable[OnCallRow], now: datetime
) -> DecidersRow:
    """Who is offered for a child of a report, the first being proposed; `me` sits here, `on_call` in the order in
    which they are weighed with."""
    rows = [row for row in on_call if not row.nobody]
    heard = _spoken(view, child, now)
    found = [_heard(one, rows) for one in heard]
    if me is not None:
        found.append(_me(view.profile, me, rows, spoken=bool(heard), before=bool(view.state.care.spoken)))
    triagists = [_on_call(row) for row in rows if _is(row.role, _TRIAGIST)]
    found += triagists
    found += [_on_call(row) for row in rows if not _is(row.role, _TRIAGIST)]
    once = tuple(_once(found))
    codes = {one.code for one in once}
    other = next((one.code for one in triagists if one.code in codes and once and one.code != once[0].code), "")
    return DecidersRow(once, other)


def _spoken(view: ReportView, child: str, now: datetime) -> list[Spoken]:
    """Those who may decide and were spoken with for this decision, the last first: since the one that stands, or so
    shortly ago that a correction of it is theirs too."""
    standing = view.state.decisions_for(child)
    since = max((one.at for one in standing), default=0)
    return [
        one
        for one in reversed(view.state.care.spoken)
        if (may_decide_alone(view.profile, one.role) or one.role == _BACKUP)
        and (one.at > since or now - from_ticks(one.at) <= COUNTS_FOR)
    ]


def _heard(one: Spoken, rows: Iterable[OnCallRow]) -> DeciderRow:
    row = next((row for row in rows if _same(one, row)), None)
    label = row.label if row is not None else ROLE_LABELS.get(one.role, one.role)
    said = f"{one.name} ({label}, gesproken {clock_text(from_ticks(one.at))})"
    person = one.person or (row.person if row is not None else "")
    return DeciderRow(person or one.name, one.name, person, one.role, said, one.name)


def _same(one: Spoken, row: OnCallRow) -> bool:
    if one.person and row.person:
        return one.person == row.person
    return fold_text(one.name) == fold_text(row.name)


def _me(profile: Profile | None, me: PersonRow, rows: Iterable[OnCallRow], *, spoken: bool, before: bool) -> DeciderRow:
    posts = [row.role for row in rows if row.person == me.id]
    role = next((one for one in (*posts, *me.roles) if may_decide_alone(profile, one)), next(iter(posts), ""))
    if may_decide_alone(profile, role):
        label = f"{me.name}, u zelf ({ROLE_LABELS.get(role, role)})"
        return DeciderRow(me.id, me.name, me.id, role, label, f"u zelf, {me.name}")
    alone = "" if spoken else f" ({_SINCE if before else _ALONE})"
    return DeciderRow(me.id, me.name, me.id, role, f"{me.name}, u zelf{alone}", f"u zelf{alone}")


def _on_call(row: OnCallRow) -> DeciderRow:
    unseen = f", {_UNSEEN}" if _is(row.role, _TRIAGIST) else ""
    return DeciderRow(
        row.person or row.name, row.name, row.person, row.role, f"{row.name} ({row.label}{unseen})", row.name
    )


def _is(role: str, wanted: str) -> bool:
    return role == wanted or role.startswith(f"{wanted} ")


def _once(rows: Iterable[DeciderRow]) -> Iterator[DeciderRow]:
    """Each person once, by id; of a name alone the first."""
    seen: set[str] = set()
    for row in rows:
        names = {row.code} if row.person else {row.code, row.name}
        if row.name and not names & seen:
            seen |= {row.code, row.name} if not row.person else {row.code}
            yield row
