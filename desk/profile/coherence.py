"""Checks that the files of one profile agree with each other, and proves its tables."""

from desk.checklist.reading import Findings
from desk.decision.prove import prove_route, prove_urgency
from desk.decision.prove_answers import prove_answers
from desk.errors import Fault
from desk.profile import codes
from desk.profile.directory import Directory
from desk.profile.model import Profile
from desk.profile.tomlfile import suggestion


def check_coherence(profile: Profile, directory: Directory, names: tuple[str, str, str, str, str]) -> list[Fault]:
    """What one file says that another does not know. `names` are the files as in `desk.profile.load.FILES`.

    Hidden routes still count as known: a table that names one is right for the regions around it.
    """
    arrangements, entries, checklist, urgency, route = names
    settings, book = Findings(arrangements), Findings(entries)
    _check_clocks(profile, directory, settings, book)
    _check_care_statuses(profile, settings)
    faults = [*settings.faults, *book.faults]
    ranks = {level.id: level.rank for level in profile.urgencies}
    proofs = prove_urgency(profile.urgency_table, urgency, ranks)
    proofs += prove_route(
        profile.route_table,
        route,
        urgencies=tuple(ranks),
        pathways=tuple(choice.id for choice in profile.pathways),
        routes=tuple(entry.id for entry in directory.routes),
    )
    if not proofs:
        proofs = prove_answers(
            profile.checklist,
            profile.urgency_table,
            profile.route_table,
            checklist_file=checklist,
            urgency_file=urgency,
            route_file=route,
        )
    return faults + proofs


def _check_clocks(profile: Profile, directory: Directory, settings: Findings, book: Findings) -> None:
    for name in codes.CLOCKS:
        if name not in profile.clocks:
            cure = f'voeg een blok [[clocks]] toe met id = "{name}"'
            settings.fault("clocks", f"de klok {name} ontbreekt, en die zet de desk zelf", cure)
    for route in directory.routes:
        clock = profile.clocks.get(route.takeover)
        if clock is None:
            what = f"'{route.takeover}' is geen klok in profile.toml"
            book.fault(f"routes, {route.id}, takeover", what, suggestion(route.takeover, profile.clocks))
        elif clock.starts != "route-dialled":
            what = f"de klok {clock.id} begint niet bij het bellen van een route"
            book.fault(f"routes, {route.id}, takeover", what, 'kies een klok met starts = "route-dialled"')


def _check_care_statuses(profile: Profile, settings: Findings) -> None:
    item = profile.checklist.by_code(codes.CARE_STATUS)
    offered = {option.code for option in item.options} if item else set()
    for name in profile.provider_first.care_statuses:
        if name not in offered:
            what = f"'{name}' is geen antwoord op de vraag {codes.CARE_STATUS}"
            asked = f"voeg een vraag toe met code {codes.CARE_STATUS}"
            settings.fault("provider_first.care_statuses", what, suggestion(name, offered) if offered else asked)
