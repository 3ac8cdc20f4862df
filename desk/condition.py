"""How the desk itself is: what cannot be kept, shared or trusted now, as one row for the status bar."""

from collections.abc import Iterable
from datetime import datetime

from desk.rows import HealthRow

NEWER = (
    "Een andere desk gebruikt een nieuwere Nachtwacht: werk deze bij. Wat hier nog niet kan worden gelezen, wordt "
    "bewaard en later getoond."
)


class Condition:
    """What the threads and the clock said last. Each text is Dutch and empty when all is well.

    `trouble`: nothing can be written; `scarce`: the disk is nearly full; `away`: the store cannot be reached or must
    not be followed; `shut`: it can be read and takes nothing; `busy`: rows are being folded afresh, or much is taken
    over at once; `as_of`: the agreed rows are of this moment.
    """

    def __init__(self, notices: Iterable[str], as_of: datetime | None) -> None:
        self.trouble = self.scarce = self.away = self.shut = self.busy = ""
        self.as_of = as_of
        self.notices = list(notices)

    def add(self, notice: str) -> bool:
        """One more thing that people have to know; False if it stood there already."""
        if notice in self.notices:
            return False
        self.notices.append(notice)
        return True

    def remove(self, notice: str) -> bool:
        """Somebody read it; False if it was not there."""
        if notice not in self.notices:
            return False
        self.notices.remove(notice)
        return True

    def row(self, *, clock: str, astray: str, unreadable: str, pending: int, unsaved: int) -> HealthRow:
        """All of it; `clock` is what is wrong with the computer's clock, `unreadable` with reading the replica.

        `astray` is how far that clock is from the time that all desks share.
        """
        texts = (self.trouble, self.scarce, unreadable, clock, astray, self.away, self.shut, *self.notices)
        notices = tuple(dict.fromkeys(text for text in texts if text))
        for level, text in (
            ("bad", self.trouble),
            ("bad", self.scarce),
            ("bad", unreadable),
            ("warn", clock),
            ("warn", self.away),
            ("warn", self.shut),
            ("warn", astray),
            ("ok", self.busy),
        ):
            if text:
                return HealthRow(
                    *(level, text, self.as_of, pending, unsaved, notices, clock, bool(self.away)),
                    busy=text == self.busy,
                    shut=bool(self.shut),
                )
        return HealthRow("ok", "Gelijk met gedeelde opslag", self.as_of, pending, unsaved, notices)


def unread(reference: str) -> str:
    """What to say of a report that this program cannot read all of; `reference` is empty when that is not known."""
    name = f"Melding {reference}" if reference else "Een melding van een andere desk"
    return f"{name} kan hier niet helemaal worden gelezen. Werk Nachtwacht bij; er is niets kwijt."


def progress(done: int, total: int, *, catching: bool) -> str:
    """How far it is with taking over what others wrote (`catching`), or else with folding the rows afresh."""
    far = " van ".join(f"{number:,}".replace(",", ".") for number in (done, total))
    return f"Bijwerken: {far}" if catching else f"Overzichten worden opnieuw opgebouwd: {far}"
