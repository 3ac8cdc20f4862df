"""The commands of `nachtwacht-admin` about keys, and their Dutch help."""

import argparse
from pathlib import Path
from typing import Any

from desk.admin.parser_stores import Command, Group


def add_keys(groups: Any, group: Group, command: Command) -> None:
    """`keys status`, `recovery`, `passphrase`, `open`, `file`, `wipe`, `unseal`."""

    def status(given: argparse.Namespace) -> int:
        from desk.admin.files import home_of
        from desk.admin.keys import show_keys

        return show_keys(home_of(given.home), as_json=given.json)

    def recovery(given: argparse.Namespace) -> int:
        from desk.admin.keys import new_recovery
        from desk.admin.signing_in import signed_in

        return new_recovery(signed_in(given, "desk.manage"), store=given.store)

    def passphrase(given: argparse.Namespace) -> int:
        from desk.admin.keys import new_passphrase
        from desk.admin.unlocking import unlocked

        return new_passphrase(unlocked(given.home))

    def opens(given: argparse.Namespace) -> int:
        from desk.admin.files import home_of
        from desk.admin.keys import open_keys
        from desk.admin.unlocking import unlocked

        return open_keys((unlocked if given.store else home_of)(given.home), store=given.store)

    def file(given: argparse.Namespace) -> int:
        from desk.admin.keys import write_key_file
        from desk.admin.signing_in import signed_in

        return write_key_file(signed_in(given, "desk.manage"), given.file)

    def wipe(given: argparse.Namespace) -> int:
        from desk.admin.files import home_of
        from desk.admin.keys import wipe as wipe_plain

        return wipe_plain(home_of(given.home), sure=given.sure)

    def unseal(given: argparse.Namespace) -> int:
        from desk.admin.keys import unseal as unseal_file
        from desk.admin.signing_in import signed_in

        return unseal_file(signed_in(given, "roster.edit"), given.file, given.to)

    inside = group(groups, "keys", "De sleutels waarmee de gegevens versleuteld zijn")
    text = "Hoe deze desk opengaat, wie toegang vraagt, en wat nog leesbaar op de schijf staat; code 1 als er iets is"
    made = command(inside, "status", status, text)
    made.add_argument("--json", action="store_true", help="als JSON")
    text = "Toon een nieuwe herstelcode, om op papier te bewaren; de vorige opent daarna niets meer"
    made = command(inside, "recovery", recovery, text)
    made.add_argument("--store", action="store_true", help="die van de gedeelde opslag in een bestand")
    command(inside, "passphrase", passphrase, "Kies een (andere) wachtzin, op een computer zonder sleutelbos")
    text = "Geef de wachtzin of de herstelcode, zodat de sleutelbos van deze computer de desk voortaan opent"
    made = command(inside, "open", opens, text)
    made.add_argument("--store", action="store_true", help="laat deze desk de gedeelde opslag openen met haar code")
    text = "Schrijf de sleutel in een bestand dat alleen u mag lezen, voor een dienst (NACHTWACHT_KEY_FILE)"
    made = command(inside, "file", file, text)
    made.add_argument("file", type=Path, metavar="BESTAND", help="een bestand dat er nog niet is")
    text = "Overschrijf en wis wat bij het versleutelen leesbaar apart is gezet"
    made = command(inside, "wipe", wipe, text)
    made.add_argument("--sure", action="store_true", help="zonder te vragen")
    text = "Schrijf een verzegeld roosterbestand (map roosters) leesbaar weg, om het te bekijken"
    made = command(inside, "unseal", unseal, text)
    made.add_argument("file", type=Path, metavar="BESTAND", help="het verzegelde bestand")
    made.add_argument("to", type=Path, metavar="DOEL", help="waar het leesbaar komt")
