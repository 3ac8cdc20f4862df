"""`retention list`, `approve`, `hold`, `lift` and `erase`: what may be destroyed, decided as the window decides it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from desk.admin.bare import around, refuse_bare
from desk.admin.files import opened
from desk.admin.hints import counted
from desk.admin.looked import noted
from desk.admin.output import note, say, say_json
from desk.admin.report import reference_id
from desk.admin.signing_in import accounts_in
from desk.admin.stores import at_store
from desk.admin.vouching import Seat, beside
from desk.errors import Refused, SurroundingsFailed
from desk.fact import to_ticks
from desk.home import Home
from desk.ids import new_id
from desk.intake import Context, decide
from desk.intake.retention import ApproveDestruction, EraseAccount, EraseFacts, HoldDestruction, LiftHold
from desk.profile.model import Profile
from desk.profile.retention import Terms, terms_in
from desk.record import record
from desk.replica.others import DeskInfo
from desk.replica.shelf import ProfileShelf
from desk.retention.destroyable import Destroyables
from desk.retention_rows import DestructionRow, ErasureRow
from desk.settings import read
from desk.shown import Shown
from desk.sync.belonging import known_in
from desk.sync.opening import address_of


@record
class _At:
    """A desk as the command line sees it."""

    shown: Shown
    profile: Profile
    terms: Terms
    found: Destroyables
    desk: Any


def show_list(home: Home, *, as_json: bool) -> int:
    """Say the reports whose term is over, and what was destroyed before."""
    noted(home, "list", how="view", detail="destruction")
    with _at(home) as at:
        rows = at.found.rows()
        gone: list[ErasureRow] = sorted(at.desk.reader.rows("erasure"), key=lambda row: (row.at, row.id))
    if as_json:
        say_json({"due": [_due(row) for row in rows], "destroyed": [_gone(row) for row in gone]})
        return 0
    for row in rows:
        said = f"{row.term}, laatste wijziging {row.closed}, bewaard tot en met {row.ended}"
        along = f", met {counted(row.along, 'melding', 'meldingen')} die erin verder gingen" if row.along else ""
        late = "kwam na de vernietiging nog binnen; keur opnieuw goed" if row.late else f"{said}{along}"
        say(f"{row.reference}  {late}{f'; NIET VERNIETIGEN: {row.held}' if row.held else ''}")
    if not rows:
        say("Van geen melding is de bewaartermijn om.")
    note(f"eerder vernietigd: {counted(len({row.thing for row in gone}), 'onderwerp', 'onderwerpen')}")
    return 0


def approve(home: Home, references: Sequence[str], *, everything: bool, as_json: bool) -> int:
    """Have reports destroyed whose term is over; `everything`: all of the list that nothing holds."""
    if everything:
        with _at(home) as at:
            reports = [(row.reference, row.report) for row in at.found.rows() if not row.held]
    else:
        reports = [(reference, _report(home, reference)) for reference in references]
    return _each(home, [(name, ApproveDestruction(report)) for name, report in reports], "vernietigd", as_json=as_json)


def erase(home: Home, reference: str, ground: str, *, as_json: bool) -> int:
    """Have a closed report destroyed because somebody asked; `ground` as in retention.toml."""
    with _at(home) as at:
        known = {one.id: one.label for one in at.terms.grounds if one.asked}
    if ground not in known:
        said = "; ".join(f"{name} ({label})" for name, label in known.items())
        raise Refused(f"--ground: '{ground}' is geen grond. Kies uit: {said}.")
    return _each(home, [(reference, EraseFacts(_report(home, reference), ground))], "vernietigd", as_json=as_json)


def hold(home: Home, reference: str, ground: str, reason: str, *, as_json: bool) -> int:
    """Keep a report although its term is over."""
    with _at(home) as at:
        holds = dict(at.terms.holds)
    if ground not in holds:
        said = "; ".join(f"{name} ({label})" for name, label in holds.items())
        raise Refused(f"--ground: '{ground}' is geen reden. Kies uit: {said}.")
    asked = HoldDestruction(_report(home, reference), ground, reason)
    return _each(home, [(reference, asked)], "wordt niet vernietigd", as_json=as_json)


def lift(home: Home, reference: str, reason: str, *, as_json: bool) -> int:
    """What held a report is over."""
    asked = LiftHold(_report(home, reference), reason)
    return _each(home, [(reference, asked)], "mag vernietigd worden als de termijn om is", as_json=as_json)


def erase_account(home: Home, sign_in: str, *, as_json: bool) -> int:
    """Have the account of somebody who left erased, once it is closed."""
    rows = [row for row in accounts_in(home).values() if row.sign_in.casefold() == sign_in.strip().casefold()]
    if not rows:
        raise Refused(f"{sign_in}: dit account is er niet. Bekijk ze met nachtwacht-admin account list.")
    return _each(home, [(sign_in, EraseAccount(row.id)) for row in rows], "vernietigd", as_json=as_json)


def _each(home: Home, asked: Sequence[tuple[str, object]], done: str, *, as_json: bool) -> int:
    """Decide each as the window does and give the facts to the store, where every desk finds them."""
    results = []
    for name, command in asked:
        try:
            facts = _carry_out(home, command)
        except Refused as refused:
            results.append({"report": name, "done": False, "words": str(refused)})
        else:
            results.append({"report": name, "done": True, "words": f"{name}: {done}.", "facts": facts})
    if as_json:
        say_json({"results": results})
    else:
        for result in results:
            say(str(result["words"]))
        if not results:
            say("Er was niets te doen.")
        elif any(result["done"] for result in results) and done == "vernietigd":
            note("Elke desk wist het zodra hij deelt. Wat kopieën nog hebben: nachtwacht-admin retention copies")
    return 0 if all(result["done"] for result in results) else 1


def _carry_out(home: Home, command: object) -> int:
    now = datetime.now(UTC)
    desk = beside(home, now)
    seat = home.seat
    with _at(home) as at:
        report = str(getattr(command, "report", ""))
        if report:
            cards = around(at.desk.reader, report)
            mine = isinstance(command, ApproveDestruction | EraseFacts)
            less = "wat ervan in cijfers blijft klopt dan niet" if mine else "er kan hier niets bij"
            refuse_bare(at.desk.reader, [card for card in cards if mine or card.id == report], less)
        state = at.shown.state(report)
        context = Context(
            now=to_ticks(now),
            author=seat.person if isinstance(seat, Seat) else "",
            author_name="",
            desk=desk.id,
            code="",
            next_number=lambda: 0,
            profile=(at.shown.profile(state.profile) if state is not None else None) or at.profile,
            report=at.shown.state,
            new_id=lambda: new_id(to_ticks(now) // 1000),
            destroyable=at.found.of,
            accounts=lambda: at.shown.others("account"),
        )
        news = decide(command, context)
    facts = [desk.fact(new.payload, new.subject, now, replaces=new.replaces) for new in news]
    if facts:
        with at_store(address_of(home, read(home.path)), make=False, opens=known_in(home).open) as store:
            store.append(store.head(), [*desk.begun, *facts, *desk.over(now)])
    return len(facts)


@contextmanager
def _at(home: Home) -> Iterator[_At]:
    with opened(home) as desk:
        shown = Shown(desk.reader, ProfileShelf(), desk.pending)
        infos = [
            row for name in desk.own if isinstance(row := shown.others("desk").get(name), DeskInfo) and row.profile
        ]
        profile = shown.profile(infos[-1].profile) if infos else None
        if profile is None:
            raise SurroundingsFailed(f"{home.path}: deze desk is nog niet ingericht. Start Nachtwacht één keer.")
        terms = terms_in(profile.files)
        yield _At(shown, profile, terms, Destroyables(shown, desk.reader, terms, lambda: datetime.now(UTC)), desk)


def _report(home: Home, reference: str) -> str:
    """The report of a reference, also one that was destroyed."""
    with _at(home) as at:
        gone = {row.reference: row.thing for row in at.desk.reader.rows("erasure") if row.reference}
        wanted = reference.strip().upper()
        return gone[wanted] if wanted in gone else reference_id(at.desk, reference)


def _due(row: DestructionRow) -> dict[str, Any]:
    said = {"report": row.reference, "class": row.term, "closed": f"{row.closed}", "ended": f"{row.ended}"}
    return {**said, "along": row.along, "held": row.held, "late": row.late}


def _gone(row: ErasureRow) -> dict[str, Any]:
    said = {"what": row.what, "report": row.reference, "class": row.term, "closed": row.closed, "ended": row.ended}
    return {**said, "ground": row.ground, "by": row.by, "at": row.at.isoformat(), "facts": row.facts}
