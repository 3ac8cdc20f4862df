"""What the sync thread tells the desk, and how it says in Dutch what went wrong."""

from desk.errors import SurroundingsFailed
from desk.presence import Beat
from desk.record import record
from desk.replica.writer import ReplicaFailed
from desk.storage import aside
from desk.sync.erasing import ErasureDue
from desk.sync.exchange import Round, Skipped, Waits
from desk.sync.keeping import Fetched, Filling, ThinDue
from desk.sync.store import Forked, Tampered

BROKEN = (
    "Het delen met andere desks is gestopt door een fout in het programma. Wat u invoert wordt bewaard; start "
    "Nachtwacht opnieuw als het even kan."
)


@record
class Away:
    """The store cannot be reached, or must not be followed; `message` is Dutch.

    `twin`: somebody else goes by the incarnation of this desk, most likely a copy of its computer; the number up to
    which what is in the store is what this desk wrote.
    """

    message: str
    twin: int | None = None


@record
class Shut:
    """The store lets itself be read and takes nothing (`message`, Dutch), or takes what is written again (empty)."""

    message: str


@record
class Refolding:
    """The rows are being folded afresh after an update of the program."""

    done: int
    total: int


@record
class Refolded:
    """All rows were folded afresh, or taken from a snapshot: nothing that was read from them before still counts."""


@record
class Catching:
    """This desk is far behind: it knows the log up to `done` of `total`. A Round follows when it no longer is."""

    done: int
    total: int


@record
class Heard:
    """What the store answered when this desk told that it lives.

    `boot` is the desk's boot clock halfway between question and answer, in seconds; `took` how long that was.
    """

    beat: Beat
    boot: float
    took: float


SyncReport = Round | Away | Shut | Refolding | Refolded | Catching | Heard | ErasureDue | Fetched | ThinDue | Filling


class Twin(Tampered):
    """Somebody else goes by the incarnation of this desk; `agreed` as in `Away.twin`.

    `signed`: with its key, as a copy of it has.
    """

    def __init__(self, agreed: int, *, signed: bool = True) -> None:
        super().__init__(str(agreed))
        self.agreed, self.signed = agreed, signed


class Elsewhere(SurroundingsFailed):
    """The store that is named is not the one that this desk shares; the message, Dutch, names both and the cure."""


def shut(why: str) -> Shut:
    """What to say of a store that takes nothing; `why` is what it said itself, empty when it does again."""
    if not why:
        return Shut("")
    return Shut(
        "De gedeelde opslag neemt nu niets aan. Wat andere desks deelden komt wel binnen; wat u invoert blijft in het "
        f"journaal en wordt gedeeld zodra het kan. Voor de beheerder: {why}"
    )


def away(error: Exception) -> Away:
    """What went wrong with the store, or with the replica, for people."""
    return Away(_said(error), twin=error.agreed if isinstance(error, Twin) else None)


def _said(error: Exception) -> str:
    if isinstance(error, Forked):
        return (
            "De gedeelde opslag is niet die van deze desk: de volgorde klopt niet met wat hier bekend is. "
            "Er wordt niets overgenomen; waarschuw de beheerder. Hoort deze desk voortaan bij die opslag, dan zet "
            "'nachtwacht-admin store join' hem over."
        )
    if isinstance(error, Waits):
        return (
            f"De gedeelde opslag is teruggezet en mist oudere meldingen ({error.count} feiten); deze desk heeft ervan "
            "alleen de kop, en wacht op een archiefdesk, die ze teruggeeft. Er is niets kwijt; de desk gaat door en "
            "alles blijft in het journaal. Zet een archiefdesk aan."
        )
    if isinstance(error, Twin) and not error.signed:
        return (
            "Iemand schrijft in de gedeelde opslag op naam van deze desk, zonder zijn handtekening. Hier wordt nu "
            "niets gedeeld en niets overgenomen; alles blijft in het journaal. Waarschuw de beheerder, en start "
            "deze desk opnieuw zodra het kan: dan telt hij verder onder een nieuw nummer en wordt alles gedeeld."
        )
    if isinstance(error, Twin):
        return (
            "Er draait een kopie van deze desk, die onder hetzelfde nummer deelt. Hier wordt niets gedeeld en niets "
            "overgenomen; alles blijft in het journaal. Start deze desk opnieuw zodra het kan: dan telt hij verder "
            "onder een nieuw nummer en wordt alles gedeeld."
        )
    if isinstance(error, Skipped | Tampered):
        return (
            "De gedeelde opslag spreekt zichzelf tegen. Er wordt niets overgenomen; waarschuw de beheerder. "
            f"Voor de beheerder: {error}"
        )
    if isinstance(error, Elsewhere):
        return str(error)
    if isinstance(error, aside.Damaged):
        return f"{error} De desk gaat door; alles blijft in het journaal."
    if isinstance(error, ReplicaFailed):
        return (
            f"De overzichten op deze computer kunnen niet worden bijgewerkt ({error}). "
            "Controleer of de schijf ruimte heeft; alles blijft in het journaal."
        )
    return (
        "De gedeelde opslag is niet bereikbaar. De desk gaat door; alles blijft in het journaal. "
        f"Voor de beheerder: {error}"
    )
