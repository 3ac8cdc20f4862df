"""The commands of `nachtwacht-admin` about the shared store and about copies, and their Dutch help."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk.words.usage import Parser

Group = Callable[[Any, str, str], Any]
Command = Callable[..., Parser]
_URL = "sqlite:////map/store.db of postgresql+psycopg://gebruiker@server/database"


def add_store(groups: Any, group: Group, command: Command) -> None:
    """`store init`, `store status`, `store join`, `store password`, `store admit`, `store archive`."""

    def init(given: argparse.Namespace) -> int:
        from desk.admin.stores import init_store

        return init_store(given.url, script=given.script)

    def status(given: argparse.Namespace) -> int:
        from desk.admin.files import home_of
        from desk.admin.stores import show_status

        return show_status(home_of(given.home), given.store, as_json=given.json)

    def join(given: argparse.Namespace) -> int:
        from desk.admin.joining import join_store
        from desk.admin.signing_in import signed_in

        return join_store(signed_in(given, "desk.manage"), given.url, given.code)

    def password(given: argparse.Namespace) -> int:
        from desk.admin.stores import keep_password

        return keep_password(given.url)

    def admit(given: argparse.Namespace) -> int:
        from desk.admin.keys import admit as let_in
        from desk.admin.signing_in import signed_in

        return let_in(signed_in(given, "desk.manage"), given.digits)

    def archive(given: argparse.Namespace) -> int:
        from desk.admin.archives import name_archive
        from desk.admin.signing_in import signed_in

        return name_archive(signed_in(given, "desk.manage"), given.name, archive=not given.no_longer)

    inside = group(groups, "store", "De gedeelde opslag")
    text = "Maak tabellen, functies en rechten, of werk ze bij; het mag vaker"
    made = command(inside, "init", init, text, home=False)
    made.add_argument("url", metavar="ADRES", help=_URL)
    made.add_argument("--script", action="store_true", help="toon alleen de SQL, voor de databasebeheerder")
    made = command(inside, "status", status, "Hoe ver de opslag is en welke desks er werken")
    made.add_argument("--store", default="", metavar="ADRES", help="deze opslag; anders die van de desk")
    made.add_argument("--json", action="store_true", help="als JSON")
    text = (
        "Laat deze desk met alles wat hij weet overstappen op een andere opslag. Sluit eerst het venster. Er wordt "
        "niets gewist; een afgebroken overstap doet u gewoon nog een keer. Code 1 als een andere desk daar dezelfde "
        "letter heeft"
    )
    made = command(inside, "join", join, text)
    made.add_argument("url", metavar="ADRES", help=_URL)
    made.add_argument("--code", default="", metavar="X", help="een nieuwe letter voor de kenmerken van deze desk")
    text = "Bewaar het wachtwoord van een opslag in de sleutelbos van deze computer; wat u typt blijft onzichtbaar"
    made = command(inside, "password", password, text, home=False)
    made.add_argument("url", metavar="ADRES", help=_URL)
    text = "Laat een desk toe tot de opslag die deze desk in een bestand deelt; zonder cijfers: wie toegang vraagt"
    made = command(inside, "admit", admit, text)
    made.add_argument("digits", nargs="?", default="", metavar="CIJFERS", help="de vier cijfers op het scherm daar")
    text = (
        "Wijs een archiefdesk aan: die houdt de inhoud van elke melding, ook van oude; andere desks halen die op als "
        "iemand haar opent. Zonder naam: welke er zijn. Zolang er geen is houdt elke desk alles"
    )
    made = command(inside, "archive", archive, text)
    made.add_argument("name", nargs="?", default="", metavar="NAAM", help="naam of letter van de desk")
    made.add_argument("--not", dest="no_longer", action="store_true", help="deze desk is het niet langer")


def add_copies(groups: Any, command: Command) -> None:
    """`backup` and `restore`."""

    def backup(given: argparse.Namespace) -> int:
        from desk.admin.copies import back_up
        from desk.admin.signing_in import signed_in
        from desk.admin.unlocking import unlocked

        # Nobody has to: who keeps a desk's copies may have no account, and a copy opens for nobody without its key.
        home = signed_in(given, "") if given.sign_in else unlocked(given.home)
        return back_up(home, given.folder, make=given.make)

    def restore(given: argparse.Namespace) -> int:
        from desk.admin.copies import put_back
        from desk.admin.unlocking import unlocked

        return put_back(unlocked(given.home, shut=True), given.folder, force=given.force)

    text = (
        "Maak een kopie van deze desk in een gedateerde map onder MAP, en lees die na. Het mag terwijl Nachtwacht open "
        "is. Kopieën van de laatste twee dagen blijven alle, daarvoor één per dag, dertig dagen lang"
    )
    made = command(groups, "backup", backup, text)
    made.add_argument("folder", type=Path, metavar="MAP", help="waar de kopieën staan, liefst op een andere schijf")
    made.add_argument("--make", action="store_true", help="maak MAP als die er nog niet is")
    text = (
        "Zet een kopie terug in de map van de desk. Sluit eerst het venster. Wat er staat wordt apart gezet, niet "
        "gewist; de desk telt verder onder een nieuw nummer"
    )
    made = command(groups, "restore", restore, text)
    made.add_argument("folder", type=Path, metavar="MAP", help="een kopie, of de map met kopieën: dan de nieuwste")
    made.add_argument(
        "--force", action="store_true", help="ook over het journaal van een andere desk, zonder te vragen"
    )
