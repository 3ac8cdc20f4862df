"""The emergency card: what a person needs to go on with paper and a telephone when no computer works.

Who is on call with numbers, the routes, the open promises, the open reports, and of which moment all that is. Of a
client it names no more than a promise takes: the reference, the child's first name, who is called on which number.
"""

from collections.abc import Sequence
from datetime import datetime

from desk.directory_rows import OnCallRow, RouteRow
from desk.record import record
from desk.rows import CardRow, PromiseRow
from desk.words.phone import unbroken
from desk.words.times import clock_text, local, moment_text

CONFIDENTIAL = "Vertrouwelijk; vernietigen na de dienst."
_STATES = {"calling": "in gesprek", "waiting": "wacht", "open": "open"}
_UNKNOWN = "onbekend"


@record
class CardTable:
    """One part of the card: a head, the heads of its columns, its rows, and what stands there when it has none."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str


@record
class EmergencyCard:
    """The whole card in Dutch words. `as_of` is the moment that it was made, and that of the shared store if older."""

    title: str
    as_of: str
    confidential: str
    tables: tuple[CardTable, ...]


def emergency_card(
    *,
    desk: str,
    routes: Sequence[RouteRow],
    on_call: Sequence[OnCallRow],
    promises: Sequence[PromiseRow],
    cards: Sequence[CardRow],
    now: datetime,
    store_as_of: datetime | None,
) -> EmergencyCard:
    """The card of this moment. `store_as_of` is given when the desk is cut off from the shared store."""
    names = {card.id: _first_names(card) for card in cards}
    as_of = f"Stand van {moment_text(now, now)}, {local(now):%d-%m-%Y}"
    if store_as_of is not None:
        as_of += f"; van de andere desks is de stand die van {moment_text(store_as_of, now)}"
    return EmergencyCard(
        f"Noodkaart {desk}".strip(),
        as_of,
        CONFIDENTIAL,
        (
            _routes(routes),
            _on_call(on_call),
            _promises(promises, names, now),
            _reports(cards, names, now),
        ),
    )


def _routes(routes: Sequence[RouteRow]) -> CardTable:
    rows = [
        (
            route.label,
            "; ".join(f"{number.label} {unbroken(number.shown)}".strip() for number in route.numbers) or "geen nummer",
            route.hours,
            "" if all(number.verified for number in route.numbers) else "niet gecontroleerd",
        )
        for route in sorted(routes, key=lambda route: route.id != "112")
    ]
    return CardTable("Doorverwijzen", ("Wie", "Nummer", "Open", "Let op"), tuple(rows), "Geen routes in het profiel.")


def _on_call(on_call: Sequence[OnCallRow]) -> CardTable:
    rows = [
        (
            row.label,
            row.note if row.nobody else " · ".join(part for part in (row.name, row.provider, row.doubt) if part),
            unbroken(row.number_shown) or ("" if row.nobody else row.note),
            row.until_text,
            row.backup,
        )
        for row in on_call
    ]
    columns = ("Rol", "Wie", "Nummer", "Tot", "Achterwacht")
    return CardTable("Van dienst", columns, tuple(rows), "Geen rooster ingelezen.")


def _promises(promises: Sequence[PromiseRow], names: dict[str, str], now: datetime) -> CardTable:
    rows = [
        (
            moment_text(row.due_at, now) + (" te laat" if row.due_at < now else ""),
            " ".join(part for part in (row.reference, names.get(row.report, "")) if part),
            row.label + (" · gevaar" if row.danger else ""),
            row.who or _UNKNOWN,
            " of ".join(unbroken(part) for part in (row.number, row.second_number) if part) or _UNKNOWN,
            _how(row),
            row.owner_name,
        )
        for row in sorted(promises, key=lambda row: (row.due_at, row.id))
    ]
    columns = ("Voor", "Melding", "Wat", "Wie bellen", "Nummer", "Bellen", "Van")
    return CardTable("Open afspraken", columns, tuple(rows), "Geen open afspraken.")


def _how(row: PromiseRow) -> str:
    said = [row.safe and f"bellen is {row.safe}", row.voicemail, row.opening_line and f"begin met: {row.opening_line}"]
    words = "; ".join(part for part in said if part) or "niet gevraagd of bellen veilig is"
    # With another number since, what was agreed of calling is about the former one only.
    changed = ["dit nummer is later gezegd" if row.said_since else "", row.former]
    return "; ".join((words, *filter(None, changed)))


def _reports(cards: Sequence[CardRow], names: dict[str, str], now: datetime) -> CardTable:
    rows = [
        (
            card.reference,
            names[card.id],
            moment_text(card.opened_at, now),
            _STATES[card.state] + (" · gevaar" if card.danger else ""),
            unbroken(card.caller_number) or _UNKNOWN,
            f"voor {clock_text(min(p.due_at for p in card.promises))}" if card.promises else "niets beloofd",
        )
        for card in cards
        if card.state in _STATES
    ]
    columns = ("Melding", "Jeugdige", "Sinds", "Staat", "Beller op", "Afspraak")
    return CardTable("Open meldingen", columns, tuple(rows), "Geen open meldingen.")


def _first_names(card: CardRow) -> str:
    """The first names of the children; a family name is not needed to ask for somebody."""
    return ", ".join(dict.fromkeys(child.name.split()[0] for child in card.children if child.name.split()))
