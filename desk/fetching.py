"""Old reports of which this computer has headers only: fetched when somebody opens them, and said plainly until then.

A part of the desk above the gate: only who may read a report has it fetched, and that is noted as any look.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from desk.access.policy import policy
from desk.condition import Condition
from desk.gated import Gated
from desk.results import Refusal
from desk.rows import SheetRow
from desk.sync.exchange import Round
from desk.sync.keeping import Fetched, Filling, ThinDue

if TYPE_CHECKING:
    from desk.audit_rows import SeenRow
    from desk.sync.thread import SyncThread

_LIVE = frozenset({"calling", "waiting", "open"})
RECOGNISED = 10
"""So many earlier reports of who is on the line are fetched by themselves."""
_DESTROYS = ("ApproveDestruction", "EraseFacts")
_MOST = 10_000
_AGAIN_AFTER = timedelta(minutes=1)
_AWAY = "De gedeelde opslag is niet bereikbaar. Hier staan alleen kenmerk en datum."
_AGAIN = "Doe dit zo nog een keer."


class Fetching(Gated):
    """This part of the desk. `desk.desk.Desk` has the thread, how the desk is, and whom to tell."""

    _sync: "SyncThread | None"
    _condition: Condition
    _tell_of: Callable[[frozenset[str]], None]

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._fetching: set[str] = set()
        self._not_had: dict[str, tuple[str, datetime]] = {}

    # -- seeing ---------------------------------------------------------------------------------------------------

    def sheet(self, report: str, child: str = "") -> SheetRow | None:
        row = super().sheet(report, child)
        if row is None and self.is_away(report) and self._open(report):
            # Asked for again where the store has it by now, or can be reached again.
            self._brings([report])
        elif row is not None and row.card.state in _LIVE:
            # What was said about the child before helps whoever is on the line now; nobody has to think of it.
            self._brings([card.id for card in row.earlier if card.away and not card.withheld][:RECOGNISED], report)
        return row

    def who_saw(self, report: str, *span: Any, **more: Any) -> "tuple[SeenRow, ...]":
        rows = super().who_saw(report, *span, **more)
        if rows and self.is_away(report) and self._open(report):
            self._brings([report])
        return rows

    def is_away(self, report: str) -> bool:
        """Whether the content of a report is not on this computer."""
        card = self._shown.card(report)
        return card is not None and card.away

    def why_away(self, report: str) -> str:
        """What to say in place of such a report, in Dutch; empty for one that is here."""
        card = self._shown.card(report)
        if card is None or not card.away:
            return ""
        old = f"{card.title}. Ouder dan {policy().content_days} dagen"
        if self._condition.away:
            return f"{old}. {_AWAY}"
        return f"{old}. {self._why_not(report)}" if self._why_not(report) else f"{old}: wordt opgehaald."

    def old_after(self) -> int:
        """The days after which words of a report cannot be searched here; 0 where all is here."""
        return policy().content_days if self._shown.known(self._reader.any_thin, otherwise=False) else 0

    def archives(self) -> tuple[str, ...]:
        """The names of the desks that keep all content."""
        nothing: frozenset[str] = frozenset()
        desks = self._shown.known(self._reader.archives, nothing)
        return tuple(sorted({self.desk_name(desk) or "zonder naam" for desk in desks}))

    def is_archive(self, desk: str) -> bool:
        """Whether a desk (an incarnation) keeps all content."""
        nothing: frozenset[str] = frozenset()
        ids = self._desks if desk == self.id else (desk,)
        return not self._shown.known(self._reader.archives, nothing).isdisjoint(ids)

    # -- doing ----------------------------------------------------------------------------------------------------

    def _kept_from(self, command: object) -> Refusal | None:
        kept = super()._kept_from(command)
        if kept is not None:
            return kept
        away = self._needs(command)
        if not away:
            return None
        self._brings(away)
        why = next(filter(None, map(self._why_not, away)), "")
        said = f"{why or _AWAY}" if why or self._condition.away else self._brought(len(away))
        return Refusal(said)

    def _needs(self, command: object) -> list[str]:
        """The reports that a command is about, or that it takes along, of which the content is not here."""
        named = [report for report in self._reports_of(command) if report and self.is_away(report)]
        if type(command).__name__ not in _DESTROYS:
            return named
        # What stays of it in figures is made of it and of the reports around it, all of them whole.
        around = [one for report in self._reports_of(command) if report for one in self._around(report)]
        return [*dict.fromkeys((*named, *around))]

    def _around(self, report: str) -> Iterable[str]:
        """Reports that are not here and went on in this one, or share a number or name with it."""
        nobody, nothing = list[str](), set[str]()
        for one in self._shown.known(partial(self._reader.family, report), nobody):
            if self.is_away(one):
                yield one
            keys = self._shown.known(partial(self._reader.keys_of, one), nothing)
            yield from (card.id for card in self._shown.by_keys(keys, _MOST) if card.away)

    def _why_not(self, report: str) -> str:
        return self._not_had[report][0] if report in self._not_had else ""

    def _brings(self, reports: Collection[str], beside: str = "") -> None:
        """Have these fetched, once; that is a look."""
        now = self.now()
        waits = {report for report, (_, at) in self._not_had.items() if now < at + _AGAIN_AFTER}
        fresh = [report for report in reports if report not in self._fetching | waits]
        if not fresh or self._sync is None:
            return
        self._fetching |= {*fresh}
        self._listed("fetched", fresh, beside)
        self._sync.fetch(fresh)

    @staticmethod
    def _brought(count: int) -> str:
        them = "Deze melding is" if count == 1 else f"{count} oudere meldingen zijn"
        return f"{them} nog niet op deze computer en {'wordt' if count == 1 else 'worden'} opgehaald. {_AGAIN}"

    # -- what the sync thread says --------------------------------------------------------------------------------

    def _keeps(self, report: Fetched | ThinDue | Filling) -> None:
        """Content came, or went; the journal is to follow."""
        if isinstance(report, ThinDue):
            self._journal.thin(report.facts, self.now())
        elif isinstance(report, Filling):
            far = f"Oudere meldingen worden opgehaald: {report.done} van {report.total}"
            self._condition.busy = "" if report.done >= report.total else far
            self._tell_of(frozenset())
        else:
            self._shown.agreed(Round(report.changed, report.changed, 0, more=False))
            self._fetching -= report.asked | report.changed
            for one in report.asked:
                self._not_had.pop(one, None)
                if report.why or report.left:
                    self._not_had[one] = (report.why or self._lost(report.left), self.now())
            self._tell_of(report.changed | report.asked)

    def _lost(self, left: int) -> str:
        them = "1 feit" if left == 1 else f"{left} feiten"
        where = " en ".join(self.archives())
        ask = f"Vraag haar op bij {where}" if where else "Waarschuw de beheerder"
        return f"De gedeelde opslag heeft deze melding nu niet heel ({them}). {ask}; hier staan kenmerk en datum."
