"""`store archive`: which desks keep the content of all reports, however old, for the others."""

from datetime import UTC, datetime

from desk.admin.files import opened
from desk.admin.output import note, say
from desk.admin.stores import at_store
from desk.admin.vouching import beside
from desk.errors import Refused
from desk.facts.access import ArchiveNamed
from desk.home import Home
from desk.replica.others import DeskInfo
from desk.settings import read
from desk.sync.belonging import known_in
from desk.sync.opening import address_of


def name_archive(home: Home, name: str, *, archive: bool) -> int:
    """Name a desk (by its name or letter) an archive, or no longer one; without a name say which are."""
    with opened(home) as desk:
        infos = [row for row in desk.reader.rows("desk") if isinstance(row, DeskInfo) and row.name]
        archives, admitted, own = desk.reader.archives(), desk.reader.sealing_desks(), [*desk.own]
    named = sorted({info.name for info in infos if info.desk in archives})
    if not name:
        say(f"archiefdesks: {', '.join(named) or 'geen; zolang houdt elke desk alles'}")
        return 0
    found = [info for info in infos if name.strip().casefold() in (info.name.casefold(), info.code.casefold())]
    if not found:
        known = ", ".join(sorted({f"{info.name} ({info.code})" for info in infos}))
        raise Refused(f"{name}: deze desk is hier niet bekend. Kies uit: {known or 'er deelt nog geen desk mee'}.")
    newest = max(found, key=lambda info: info.at)
    # A desk that was put back from a copy works under a newer id; of this one it is known which.
    present = own[-1] if newest.desk in own else newest.desk
    former = {info.desk for info in found} | ({*own} if newest.desk in own else set())
    chosen = [present] if archive else sorted(archives & former) or [present]
    if archive and present not in admitted:
        raise Refused(
            f"{newest.name} is nog niet toegelaten. Laat die desk eerst toe bij Gedeelde opslag (Ctrl+Shift+G)."
        )
    now = datetime.now(UTC)
    writer = beside(home, now)
    facts = [writer.fact(ArchiveNamed(archive), desk, now) for desk in chosen]
    with at_store(address_of(home, read(home.path)), make=False, opens=known_in(home).open) as store:
        store.append(store.head(), [*writer.begun, *facts, *writer.over(now)])
    if archive:
        say(
            f"{newest.name} is nu archiefdesk en houdt van elke melding alles; wat daar niet meer staat wordt opgehaald"
        )
        note("Of alles er is zegt 'nachtwacht-admin journal verify' op die desk. Laat hem geregeld aan staan.")
    else:
        say(f"{newest.name} is geen archiefdesk meer en houdt voortaan alleen wat recent is")
        if not archives - {*chosen}:
            note("let op: er is nu geen archiefdesk. Elke desk houdt wat hij heeft; wijs een andere aan.")
    return 0
