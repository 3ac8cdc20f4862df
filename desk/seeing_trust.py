"""What a desk shows of who writes along: desks that wait to be admitted, whether this one may admit them, and which
region each works with."""

from datetime import datetime

from desk.replica.others import DeskInfo, ProfileInfo
from desk.rows import NewDeskRow
from desk.seeing_roster import SeeingRoster


class SeeingTrust(SeeingRoster):
    """This part of the reading half."""

    def newcomers(self) -> tuple[NewDeskRow, ...]:
        """The other desks that nobody admitted yet, oldest first."""
        nothing: list[tuple[str, str, datetime]] = []
        waiting = self._shown.known(self._reader.newcomers, nothing)
        infos = self._shown.others("desk")
        found = []
        for desk, signing, since in waiting:
            info = infos.get(desk)
            name, code = (info.name, info.code) if isinstance(info, DeskInfo) else ("", "")
            if desk not in self._desks:
                found.append(NewDeskRow(desk, name, code, signing, since))
        return tuple(sorted(found, key=lambda row: (row.since, row.id)))

    def region_of(self, desk: str) -> str:
        """The name of the region profile that a desk (its incarnation) works with; empty when that is not known."""
        info = self._shown.others("desk").get(desk)
        profile = self._shown.others("profile").get(info.profile[:32]) if info is not None else None
        return profile.name if isinstance(profile, ProfileInfo) else ""

    def reference_of(self, report: str) -> str:
        """How people name a report (A-0001); empty when that is not known here."""
        card = self._shown.card(report)
        return card.reference if card else ""

    def is_stranger(self) -> bool:
        """Whether others work here and nobody admitted this desk, while no lead can prove to be one."""
        nothing: list[tuple[str, str, datetime]] = []
        waiting = self._shown.known(self._reader.newcomers, nothing)
        return any(desk == self.id for desk, *_ in waiting) and not self.is_known()

    def is_known(self) -> bool:
        """Whether this desk may admit others as far as it is itself concerned: it is known, or people prove who they
        are (`desk.trust.people`)."""
        return self._shown.known(lambda: self._reader.may_admit(self.id), otherwise=True)
