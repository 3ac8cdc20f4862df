"""Checks that care.toml and the other files of a profile agree: each name in it stands for something there."""

from collections.abc import Iterable, Mapping

from desk.checklist.reading import Findings
from desk.checklist.values import RESERVED
from desk.decision.variables import NO_ROUTE, PATHWAY, ROUTE
from desk.errors import Fault
from desk.profile.care import Care, Caution
from desk.profile.directory import Directory
from desk.profile.model import Choice, Clock, Profile
from desk.profile.tomlfile import suggestion


def check_care(profile: Profile, directory: Directory, care_file: str, settings_file: str) -> list[Fault]:
    """What care.toml names that is nowhere else, and clocks of profile.toml that name what care.toml does not have."""
    care, said, settings = profile.care, Findings(care_file), Findings(settings_file)
    pathways = _ids(profile.pathways)
    _check_kinds(said, profile, pathways)
    _check_taken_over(said, profile)
    providers = tuple(provider.id for provider in directory.providers)
    for pathway, chain in care.chains.items():
        _known(said, "chains", "geen zorgpad in profile.toml", (pathway,), pathways)
        _known(said, f"chains, {pathway}", "geen aanbieder in directory.toml", chain, providers)
    refusals = _ids(profile.reasons.get("refuse", ()))
    _known(said, "refusals, allowed", "geen reden uit de lijst refuse in profile.toml", care.refusals, refusals)
    if len(care.pair) > care.visitors:
        cure = f"verhoog visitors of houd hooguit {care.visitors} disciplines over"
        said.fault(
            "visit, pair", f"er gaan er {care.visitors} en er moeten {len(care.pair)} disciplines bij zijn", cure
        )
    for caution in care.cautions:
        _check_caution(said, caution, profile, pathways)
    for consult in care.consults:
        where = f"consults, {consult.id}"
        _known(said, f"{where}, providers", "geen aanbieder in directory.toml", consult.providers, providers)
        _check_answers(said, f"{where}, when", consult.when, profile)
        if not consult.roles and not consult.providers:
            said.fault(where, "er staat niet bij wie er gebeld wordt", "noem roles (uit het rooster) of providers")
    for clock in profile.clocks.values():
        _check_clock(settings, clock, care, pathways)
    return [*said.faults, *settings.faults]


def _check_kinds(said: Findings, profile: Profile, pathways: tuple[str, ...]) -> None:
    meant: dict[str, str] = {}
    for kind in profile.care.kinds:
        where = f"kinds, {kind.id}"
        _known(said, f"{where}, pathways", "geen zorgpad in profile.toml", kind.pathways, pathways)
        for pathway in kind.pathways:
            if pathway in meant:
                what = f"het zorgpad {pathway} staat ook bij {meant[pathway]}"
                said.fault(f"{where}, pathways", what, "laat het bij één soort besluit staan")
            meant.setdefault(pathway, kind.id)
        outcome = (kind.outcome,) if kind.outcome else ()
        _known(said, f"{where}, outcome", "geen uitkomst in profile.toml", outcome, _ids(profile.outcomes))
    asked = [kind for kind in profile.care.kinds if "trajectory" in kind.asks]
    if asked and not profile.care.trajectories:
        what = "dit soort besluit vraagt een traject en er is er geen"
        said.fault(f"kinds, {asked[0].id}, asks", what, 'voeg een blok [[trajectories]] toe of haal "trajectory" weg')
    if profile.care.trajectories and not asked:
        cure = 'zet "trajectory" bij asks van een soort besluit'
        said.fault("trajectories", "geen soort besluit vraagt een traject, dus niemand kan er een kiezen", cure)


def _check_taken_over(said: Findings, profile: Profile) -> None:
    """Nobody takes over where the route table names nobody to call."""
    fields = [column.field for column in profile.route_table.outputs]
    if PATHWAY not in fields or ROUTE not in fields:
        return
    at = fields.index(PATHWAY), fields.index(ROUTE)
    for kind in profile.care.kinds:
        if not kind.takes_over or "provider" in kind.asks:
            continue
        for rule in profile.route_table.rules:
            pathway, route = (rule.outputs[place] for place in at)
            if pathway in kind.pathways and route == NO_ROUTE:
                what = (
                    f"bij het zorgpad {pathway} neemt niemand het over: regel {rule.id} van route.json noemt geen route"
                )
                cure = "zet dat zorgpad bij een andere soort besluit, of noem een route"
                said.fault(f"kinds, {kind.id}, pathways", what, cure)


def _check_caution(said: Findings, caution: Caution, profile: Profile, pathways: tuple[str, ...]) -> None:
    where = f"cautions, {caution.id}"
    kinds = tuple(kind.id for kind in profile.care.kinds)
    _known(said, f"{where}, kinds", "geen soort besluit", caution.kinds, kinds)
    _known(said, f"{where}, pathways", "geen zorgpad in profile.toml", caution.pathways, pathways)
    _known(said, f"{where}, outcomes", "geen uitkomst in profile.toml", caution.outcomes, _ids(profile.outcomes))
    _check_answers(said, f"{where}, when", caution.when, profile)


def _check_answers(said: Findings, where: str, when: Mapping[str, tuple[str, ...]], profile: Profile) -> None:
    for code, answers in when.items():
        item = profile.checklist.by_code(code)
        if item is None or not item.is_question:
            codes = [question.code for question in profile.checklist.questions() if question.code]
            _known(said, where, "geen code van een vraag in checklist.json", (code,), codes)
        elif not item.options:
            cure = "noem een vraag met antwoorden om uit te kiezen"
            said.fault(where, f"de vraag {code} heeft geen antwoorden om te noemen", cure)
        else:
            offered = [*(option.code for option in item.options), *RESERVED]
            _known(said, f"{where}, {code}", f"geen antwoord op de vraag {code}", answers, offered)


def _check_clock(settings: Findings, clock: Clock, care: Care, pathways: tuple[str, ...]) -> None:
    where = f"clocks, {clock.id}"
    kinds = tuple(kind.id for kind in care.kinds)
    _known(settings, f"{where}, decisions", "geen soort besluit in care.toml", clock.decisions, kinds)
    trajectories = tuple(one.id for one in care.trajectories)
    _known(settings, f"{where}, trajectories", "geen traject in care.toml", clock.trajectories, trajectories)
    _known(settings, f"{where}, pathways", "geen zorgpad in profile.toml", clock.pathways, pathways)


def _known(said: Findings, where: str, what: str, names: Iterable[str], known: Iterable[str]) -> None:
    offered = tuple(known)
    for name in names:
        if name not in offered:
            cure = suggestion(name, offered) if offered else "haal het weg, of voeg het daar toe"
            said.fault(where, f"'{name}' is {what}", cure)


def _ids(choices: Iterable[Choice]) -> tuple[str, ...]:
    return tuple(choice.id for choice in choices)
