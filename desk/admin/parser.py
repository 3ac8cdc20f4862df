"""The commands of `nachtwacht-admin` and their Dutch help. What a command needs is imported when it runs."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk.admin.parser_access import add_accounts
from desk.admin.parser_keys import add_keys
from desk.admin.parser_retention import add_retention
from desk.admin.parser_stores import add_copies, add_store
from desk.words.usage import Parser

Run = Callable[[argparse.Namespace], int]


def build() -> Parser:
    """The parser; the parsed arguments carry `run`, which carries them out and gives the exit code."""
    parser = Parser(
        prog="nachtwacht-admin",
        description="Beheer van een Nachtwacht-desk zonder venster. Een fout komt als {"
        '"error": "..."} op stdout met code 2; code 1 betekent: gelukt, maar er is iets mis.',
    )
    groups = parser.add_subparsers(metavar="ONDERDEEL", required=True, parser_class=Parser)
    _profile(groups)
    _checklist(groups)
    _decide(groups)
    _report(groups)
    _export(groups)
    _journal(groups)
    _audit(groups)
    _roster(groups)
    _on_call(groups)
    add_store(groups, _group, _command)
    add_copies(groups, _command)
    add_keys(groups, _group, _command)
    add_accounts(groups, _group, _command)
    add_retention(groups, _group, _command)
    _bench(groups)
    _simulate(groups)
    return parser


def _group(groups: Any, name: str, text: str) -> Any:
    made = groups.add_parser(name, help=text, description=text)
    return made.add_subparsers(metavar="OPDRACHT", required=True, parser_class=Parser)


def _command(groups: Any, name: str, run: Run, text: str, *, home: bool = True) -> Parser:
    made: Parser = groups.add_parser(name, help=text, description=text)
    made.set_defaults(run=run)
    if home:
        made.add_argument("--home", default="", metavar="MAP", help="de map van de desk; anders NACHTWACHT_HOME")
        text = "wie dit doet; nodig zodra er accounts zijn, anders gevraagd (een dienst: NACHTWACHT_SIGN_IN)"
        made.add_argument("--as", dest="sign_in", default="", metavar="NAAM", help=text)
    return made


def _profile(groups: Any) -> None:
    def check(given: argparse.Namespace) -> int:
        from desk.admin.checks import check_profile
        from desk.admin.files import home_of

        return check_profile(given.profile, home_of(given.home).path)

    inside = _group(groups, "profile", "Regioprofielen")
    made = _command(inside, "check", check, "Elke fout in een regioprofiel, een regel per fout; code 1 als er een is")
    made.add_argument("profile", metavar="NAAM|MAP", help="een naam (voorbeeld) of een map met de bestanden")


def _checklist(groups: Any) -> None:
    def evaluate(given: argparse.Namespace) -> int:
        from desk.admin.checks import evaluate_checklist

        return evaluate_checklist(given.questionnaire, given.response)

    inside = _group(groups, "checklist", "Vragenlijsten")
    text = "Welke vragen open staan, ontbreken of niet kloppen, als JSON; code 1 bij een probleem"
    made = _command(inside, "evaluate", evaluate, text, home=False)
    made.add_argument("--questionnaire", required=True, type=Path, metavar="Q.json", help="een FHIR R4 Questionnaire")
    made.add_argument("--response", required=True, type=Path, metavar="R.json", help="een QuestionnaireResponse")


def _decide(groups: Any) -> None:
    def decide(given: argparse.Namespace) -> int:
        from desk.admin.files import home_of

        if given.replay:
            from desk.admin.replay import replay
            from desk.admin.signing_in import signed_in

            return replay(
                signed_in(given, "figures.export"), given.profile, given.since, given.until, as_json=given.json
            )
        from desk.admin.checks import decide_answers
        from desk.words.usage import UsageError

        if given.answers is None:
            raise UsageError("geef --answers A.json, of --replay voor de meldingen van deze desk")
        return decide_answers(given.profile, given.answers, given.at, home_of(given.home).path)

    text = (
        "Het voorstel bij een stel antwoorden, als JSON. Met --replay: wat de tabellen van een profiel bij eerdere "
        "meldingen anders hadden voorgesteld, naast wat mensen kozen en hoe het afliep"
    )
    made = _command(groups, "decide", decide, text)
    made.add_argument("--profile", required=True, metavar="NAAM|MAP", help="het regioprofiel")
    made.add_argument("--answers", type=Path, metavar="A.json", help="één blok: linkId en antwoord")
    made.add_argument("--at", default="", metavar="MOMENT", help="ISO-moment; zonder zone: Nederlandse tijd")
    made.add_argument("--replay", action="store_true", help="over de meldingen van deze desk; er verandert niets")
    _span(made)
    made.add_argument("--json", action="store_true", help="bij --replay: als JSON")


def _span(made: Parser, since: str = "meldingen vanaf deze dag", until: str = "meldingen tot en met deze dag") -> None:
    made.add_argument("--from", dest="since", default="", metavar="DAG", help=since)
    made.add_argument("--until", default="", metavar="DAG", help=until)


def _export(groups: Any) -> None:
    def dataset(given: argparse.Namespace) -> int:
        from desk.admin.dataset import export_dataset
        from desk.admin.signing_in import signed_in

        return export_dataset(signed_in(given, "figures.export"), given.since, given.until, as_json=given.json)

    def person(given: argparse.Namespace) -> int:
        from desk.admin.person import Asked, export_person
        from desk.admin.signing_in import signed_in

        asked = Asked(given.report, given.child, tuple(given.also), tuple(given.without))
        return export_person(signed_in(given, "client.export"), asked, given.out, as_json=given.json)

    inside = _group(groups, "export", "Gegevens voor cijfers, en voor wie ze over gaan")
    text = (
        "De minimale dataset, een regel per kind: momenten, aard, urgentie, wie hielp, doorlooptijden, uitkomst. "
        "Zonder namen, nummers, adressen of teksten"
    )
    made = _command(inside, "dataset", dataset, text)
    _span(made)
    made.add_argument("--json", action="store_true", help="als JSON, met de definities; anders CSV")
    text = (
        "Alles wat de desk van een kind weet, voor het kind zelf (AVG art. 15, Jeugdwet 7.3.10), in gewone taal en als "
        "JSON. Anderen zijn afgedekt, en wat is weggelaten staat erbij. Meldingen waarvan het niet zeker is worden "
        "genoemd en blijven weg, tenzij u ze kiest. Wat u uitvoert wordt vastgelegd"
    )
    made = _command(inside, "person", person, text)
    made.add_argument("--report", required=True, metavar="KENMERK", help="een melding over dit kind")
    made.add_argument("--child", type=int, default=1, metavar="N", help="het hoeveelste kind van die melding; anders 1")
    made.add_argument("--also", action="append", default=[], metavar="KENMERK", help="ook deze melding; mag vaker")
    made.add_argument("--without", action="append", default=[], metavar="KENMERK", help="niet deze; mag vaker")
    made.add_argument("--out", type=Path, metavar="MAP", help="schrijf tekst en JSON in deze map; anders naar stdout")
    made.add_argument("--json", action="store_true", help="zonder --out: als JSON; anders tekst")


def _report(groups: Any) -> None:
    def export(given: argparse.Namespace) -> int:
        from desk.admin.report import export_report
        from desk.admin.signing_in import signed_in

        return export_report(signed_in(given, "paper.hand-out"), given.reference)

    inside = _group(groups, "report", "Meldingen")
    text = "De antwoorden van een melding als FHIR QuestionnaireResponse; een anonieme beller blijft anoniem"
    made = _command(inside, "export", export, text)
    made.add_argument("reference", metavar="KENMERK", help="bijvoorbeeld A-0419")
    made.add_argument("--format", required=True, choices=("fhir",), help="fhir: HL7 FHIR R4, JSON")


def _journal(groups: Any) -> None:
    def info(given: argparse.Namespace) -> int:
        from desk.admin.journal import show_info
        from desk.admin.unlocking import unlocked

        return show_info(unlocked(given.home), as_json=given.json)

    def rebuild(given: argparse.Namespace) -> int:
        from desk.admin.rebuild import rebuild_rows
        from desk.admin.signing_in import signed_in

        return rebuild_rows(signed_in(given, "desk.manage"))

    def verify(given: argparse.Namespace) -> int:
        from desk.admin.unlocking import unlocked
        from desk.admin.verify import verify_all
        from desk.admin.verify_heads import read_head

        return verify_all(unlocked(given.home), as_json=given.json, noted=read_head(given.stand))

    inside = _group(groups, "journal", "Het journaal en de overzichten die ervan zijn gemaakt")
    made = _command(inside, "info", info, "Hoeveel feiten en meldingen er zijn, en hoeveel er nog wachten")
    made.add_argument("--json", action="store_true", help="als JSON")
    text = (
        "Maak alle overzichten opnieuw uit de feiten en vergelijk ze met wat er staat, als JSON. Wat afwijkt wordt "
        "hersteld als Nachtwacht niet open is; code 1 als er iets afweek"
    )
    _command(inside, "rebuild", rebuild, text)
    text = (
        "Kijk journaal, overzicht en opslag na: keten, volgnummers, inhoud, handtekeningen, wie er zat. Noemt elk feit "
        "dat is gewijzigd, ontbreekt, is verplaatst of vervalst; er verandert niets. Code 1 als er een is"
    )
    made = _command(inside, "verify", verify, text)
    made.add_argument("--json", action="store_true", help="als JSON")
    made.add_argument("--stand", default="", help="een stand die eerder is opgeschreven: is daar niets van af?")


def _audit(groups: Any) -> None:
    def audit(given: argparse.Namespace) -> int:
        from desk.admin.audit import export_audit, who_saw
        from desk.admin.signing_in import signed_in
        from desk.words.usage import UsageError

        if bool(given.what) == bool(given.report):
            raise UsageError("geef --report KENMERK, of export voor alles wat is ingezien")
        home, span = signed_in(given, "audit.read"), (given.since, given.until)
        if given.what:
            return export_audit(home, *span, as_json=given.json)
        return who_saw(home, given.report, *span, as_json=given.json)

    text = (
        "Wie een melding heeft gezien, erin schreef of er iets uit meenam, in gewone woorden: voor de cliënt. Met "
        "export: alles wat is ingezien, gezocht, uitgevoerd en geweigerd, en wie was aangemeld: voor de "
        "toezichthouder. Wat u hier opvraagt wordt zelf ook vastgelegd"
    )
    made = _command(groups, "audit", audit, text)
    made.add_argument("what", nargs="?", default=None, choices=("export",), metavar="export", help="alles")
    made.add_argument("--report", default="", metavar="KENMERK", help="bijvoorbeeld A-0419")
    _span(made, "wat vanaf deze dag gebeurde", "wat tot en met deze dag gebeurde")
    made.add_argument("--json", action="store_true", help="als JSON, met de veldnamen van NEN 7513")


def _roster(groups: Any) -> None:
    def take_in(given: argparse.Namespace) -> int:
        from desk.admin.roster import import_roster
        from desk.admin.signing_in import signed_in
        from desk.roster.choices import Choices
        from desk.roster.importing import Given

        said = Given(given.role, given.provider)
        how = {"dry_run": given.dry_run, "as_json": given.json}
        how |= {"choices": Choices(given.whole, given.over_hand, given.drop_missing, given.older)}
        return import_roster(signed_in(given, "roster.edit"), given.file, said, **how)

    def give_out(given: argparse.Namespace) -> int:
        from desk.admin.roster_feed import export_roster
        from desk.admin.signing_in import signed_in

        who = given.person, given.role, given.provider
        return export_roster(signed_in(given, "roster.tonight"), given.file, *who, private=given.private)

    inside = _group(groups, "roster", "Het rooster")
    text = (
        "Lees een rooster in: een werkmap (xlsx, xls, ods), CSV met rol;aanbieder;naam;telefoon;van;tot;reserve, een "
        "raster met dagen en namen, of een agenda (.ics). Goede regels gaan erin, elke geweigerde regel wordt "
        "genoemd; code 1 als er een is. Het mag terwijl Nachtwacht open is"
    )
    made = _command(inside, "import", take_in, text)
    made.add_argument("file", type=Path, metavar="BESTAND", help="het rooster")
    made.add_argument("--role", default="", metavar="ROL", help="de rol van wat in het bestand geen rol heeft")
    made.add_argument("--provider", default="", metavar="AANBIEDER", help="de aanbieder van wat er geen heeft")
    text = "dit is het hele rooster van zijn tijd: wat andere bestanden daar planden, vervalt"
    made.add_argument("--whole", action="store_true", help=text)
    text = "wat het bestand zegt telt ook waar mensen het met de hand hebben gewijzigd"
    made.add_argument("--over-hand", action="store_true", help=text)
    text = "wat dit bestand eerder had en nu niet meer, vervalt, ook buiten zijn tijd"
    made.add_argument("--drop-missing", action="store_true", help=text)
    text = "neem het over, ook als er al een nieuwere versie van is ingelezen"
    made.add_argument("--older", action="store_true", help=text)
    made.add_argument("--dry-run", action="store_true", help="alleen kijken wat er zou veranderen")
    made.add_argument("--json", action="store_true", help="als JSON")
    text = (
        "Schrijf de diensten van een medewerker of van een rol als agenda (.ics) waarop mensen zich kunnen abonneren. "
        "Nogmaals naar hetzelfde bestand: wat veranderde krijgt een hogere SEQUENCE, wat verviel staat er als vervallen"
    )
    made = _command(inside, "export", give_out, text)
    made.add_argument("file", type=Path, metavar="BESTAND.ics", help="waar de agenda komt")
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument("--person", default="", metavar="NAAM", help="de diensten van een medewerker")
    which.add_argument("--role", default="", metavar="ROL", help="de diensten van een rol, met namen")
    made.add_argument("--provider", default="", metavar="AANBIEDER", help="bij een rol: alleen van deze aanbieder")
    made.add_argument("--private", action="store_true", help="ook nummers die alleen de desk hoort te zien")


def _on_call(groups: Any) -> None:
    def on_call(given: argparse.Namespace) -> int:
        from desk.admin.on_call import show_on_call
        from desk.admin.unlocking import unlocked

        return show_on_call(unlocked(given.home), given.at, given.role, given.provider, as_json=given.json)

    text = (
        "Wie er op een moment van dienst is, tot wanneer, waarom, en wie erachter staat: uit wat deze desk zelf weet, "
        "ook zonder netwerk. Een gat staat in het antwoord; de code is dan ook 0"
    )
    made = _command(groups, "on-call", on_call, text)
    made.add_argument("--at", default="", metavar="MOMENT", help="ISO-moment; zonder zone: Nederlandse tijd; anders nu")
    made.add_argument("--role", default="", metavar="ROL", help="alleen deze rol, bijvoorbeeld triagist")
    made.add_argument("--provider", default=None, metavar="AANBIEDER", help="alleen deze aanbieder")
    made.add_argument("--json", action="store_true", help="als JSON")


def _bench(groups: Any) -> None:
    def bench(given: argparse.Namespace) -> int:
        from desk.bench.run import run_bench

        return run_bench(given.only, reports=given.reports, as_json=given.json)

    text = "Meet de desk tegen wat de computer zelf kan, om en om in één loop; duurt minuten"
    made = _command(groups, "bench", bench, text, home=False)
    made.add_argument("--json", action="store_true", help="als JSON; de voortgang staat op stderr")
    made.add_argument("--only", action="append", default=[], metavar="MEETING", help="alleen deze; mag vaker")
    made.add_argument("--reports", type=int, default=0, metavar="N", help="kleiner, om te proberen: N meldingen")


def _simulate(groups: Any) -> None:
    def run(given: argparse.Namespace) -> int:
        from desk.simulate.run import Asked, simulate

        asked = Asked(given.desks, given.reports, given.seed, given.store, given.pause, given.homes)
        return simulate(asked, as_json=given.json)

    text = (
        "Laat verzonnen desks samen op een lege opslag werken en vergelijk wat ze weten; code 1 als dat niet gelijk is."
        " Ook als duurproef"
    )
    made = _command(groups, "simulate", run, text, home=False)
    made.add_argument("--desks", type=int, default=8, metavar="N", help="hoeveel desks")
    made.add_argument("--reports", type=int, default=2000, metavar="N", help="hoeveel meldingen samen")
    made.add_argument("--seed", type=int, default=1, metavar="N", help="hetzelfde getal geeft dezelfde meldingen")
    made.add_argument("--store", default="", metavar="ADRES", help="de opslag; anders een bestand bij de desks")
    made.add_argument("--pause", type=float, default=0.0, metavar="S", help="seconden tussen twee handelingen")
    made.add_argument("--homes", default="", metavar="MAP", help="waar de mappen van de desks komen; anders tijdelijk")
    made.add_argument("--json", action="store_true", help="als JSON; de voortgang staat op stderr")
