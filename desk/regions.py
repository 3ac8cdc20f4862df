"""Which region profile each desk over one store works with: what a new desk may propose, and what two that differ are
told. Pure."""

import os
from collections.abc import Collection, Mapping, Sequence

from desk.record import record

VARIABLE = "NACHTWACHT_PROFILE"
"""Names the region profile of this computer; it is proposed at the first start."""


@record
class DeskRegion:
    """Another desk: its incarnation, name, letter, the name of its region profile, and whether it is at work now."""

    desk: str
    name: str
    code: str
    region: str
    live: bool


@record
class Proposed:
    """The region profile that a first start proposes (empty: an open choice), and in Dutch what it knows of it."""

    region: str
    why: str


NOTHING_KNOWN = Proposed("", "")


def region_named(environ: Mapping[str, str] = os.environ) -> str:
    """The region profile that this computer was told, empty for none."""
    return environ.get(VARIABLE, "").strip()


def propose(named: str, made: Sequence[str], desks: Sequence[DeskRegion], titles: Mapping[str, str]) -> Proposed:
    """What this computer knows better than the alphabet.

    `named` is what VARIABLE says, `made` the profiles in the folder with data, `desks` the others over the same store,
    `titles` the profiles that can be chosen here, by name. The first that says one region counts.
    """
    if named:
        if named in titles:
            return Proposed(named, f"{VARIABLE} noemt {titles[named]}.")
        return Proposed("", f"{VARIABLE} noemt {named}; dat profiel is hier niet. Kies hieronder.")
    theirs = [desk for desk in desks if desk.live and desk.region] or [desk for desk in desks if desk.region]
    regions = sorted({desk.region for desk in theirs})
    if len(regions) > 1:
        each = ", ".join(f"{titles.get(name, name)} ({_named(_of(theirs, name))})" for name in regions)
        return Proposed("", f"De desks op deze opslag verschillen: {each}.")
    if regions and regions[0] not in titles:
        return Proposed(
            "",
            f"{_named(theirs)} werkt met profiel {regions[0]}; dat is hier niet. Kopieer de map profiles/{regions[0]} "
            "van die computer naar de map met gegevens hier, en start opnieuw.",
        )
    if regions:
        return Proposed(regions[0], f"{_named(theirs)} op deze opslag: {titles[regions[0]]}.")
    own = [name for name in made if name in titles]
    if len(own) == 1:
        return Proposed(own[0], f"In de map met gegevens staat alleen {titles[own[0]]}.")
    return NOTHING_KNOWN


class RegionNotices:
    """What people at a desk are told, once, of others over the same store with another region profile."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], str] = {}

    def of(self, own: str, desks: Sequence[DeskRegion]) -> tuple[str, ...]:
        """The Dutch notices that stand now, one for each other region; `own` is the region of this desk.

        A notice comes when such a desk is at work and stands, in the same words, until no desk has that region any
        more: whoever read it is not told again when one falls silent or another comes.
        """
        others = {region: _of(desks, region) for region in sorted({desk.region for desk in desks} - {own, ""})}
        told: dict[tuple[str, str], str] = {}
        for region, theirs in others.items() if own else ():
            live = [desk for desk in theirs if desk.live]
            if (own, region) in self._told:
                told[own, region] = self._told[own, region]
            elif live:
                told[own, region] = (
                    f"{_named(live)} werkt op deze opslag met regio {region}, deze desk met {own}: vragen, nummers en "
                    "termijnen verschillen. Klopt dat niet, kies dan hier of daar bij Instellingen (Ctrl+,) een andere "
                    "regio."
                )
        self._told = told
        return tuple(told.values())


def _of(desks: Collection[DeskRegion], region: str) -> list[DeskRegion]:
    return [desk for desk in desks if desk.region == region]


def _named(desks: Sequence[DeskRegion]) -> str:
    """ "Desk B", "Nachtdesk (letter B)"; with more than one how many others."""
    first = min(desks, key=lambda desk: (desk.name, desk.code, desk.desk))
    name = first.name or "Een andere desk"
    if first.code and not name.endswith(f" {first.code}"):
        name = f"{name} (letter {first.code})"
    more = len({(desk.name, desk.code) for desk in desks}) - 1
    return f"{name} (en nog {more})" if more else name
