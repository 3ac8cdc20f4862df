"""The commands of `nachtwacht-admin` about destruction, and their Dutch help."""

import argparse
from pathlib import Path
from typing import Any

from desk.admin.parser_stores import Command, Group

APPROVE = "retention.approve"


def add_retention(groups: Any, group: Group, command: Command) -> None:
    """`retention list`, `approve`, `hold`, `lift`, `erase`, `account`, `copies`, `carry-out`."""

    def show(given: argparse.Namespace) -> int:
        from desk.admin.retention import show_list
        from desk.admin.signing_in import signed_in

        return show_list(signed_in(given, APPROVE), as_json=given.json)

    def approve(given: argparse.Namespace) -> int:
        from desk.admin.retention import approve as approve_them
        from desk.admin.signing_in import signed_in
        from desk.words.usage import UsageError

        if bool(given.report) == given.all:
            raise UsageError("geef de kenmerken van meldingen, of --all voor de hele lijst")
        return approve_them(signed_in(given, APPROVE), given.report, everything=given.all, as_json=given.json)

    def erase(given: argparse.Namespace) -> int:
        from desk.admin.retention import erase as erase_one
        from desk.admin.signing_in import signed_in

        return erase_one(signed_in(given, APPROVE), given.report, given.ground, as_json=given.json)

    def hold(given: argparse.Namespace) -> int:
        from desk.admin.retention import hold as hold_one
        from desk.admin.signing_in import signed_in

        return hold_one(signed_in(given, APPROVE), given.report, given.ground, given.reason, as_json=given.json)

    def lift(given: argparse.Namespace) -> int:
        from desk.admin.retention import lift as lift_one
        from desk.admin.signing_in import signed_in

        return lift_one(signed_in(given, APPROVE), given.report, given.reason, as_json=given.json)

    def account(given: argparse.Namespace) -> int:
        from desk.admin.retention import erase_account
        from desk.admin.signing_in import signed_in

        return erase_account(signed_in(given, APPROVE), given.account, as_json=given.json)

    def copies(given: argparse.Namespace) -> int:
        from desk.admin.erased_copies import show_copies
        from desk.admin.signing_in import signed_in

        return show_copies(signed_in(given, APPROVE), given.folder, as_json=given.json)

    def carry_out(given: argparse.Namespace) -> int:
        from desk.admin.erased_copies import carry_out as carry_them_out
        from desk.admin.signing_in import signed_in

        return carry_them_out(signed_in(given, APPROVE), given.store, as_json=given.json)

    inside = group(groups, "retention", "Bewaren en vernietigen (Jeugdwet 7.3.8 en 7.3.9)")
    text = "De vernietigingslijst: meldingen waarvan de bewaartermijn om is. Niets gaat weg zonder goedkeuring"
    _json(command(inside, "list", show, text))
    text = "Keur de vernietiging goed van meldingen waarvan de termijn om is; code 1 als er een bleef staan"
    made = command(inside, "approve", approve, text)
    made.add_argument("report", nargs="*", metavar="KENMERK", help="bijvoorbeeld A-0419")
    made.add_argument("--all", action="store_true", help="alles van de lijst dat niets tegenhoudt")
    _json(made)
    text = "Vernietig een afgeronde melding op verzoek, ook binnen de termijn"
    made = command(inside, "erase", erase, text)
    _report(made)
    made.add_argument("--ground", required=True, metavar="GROND", help="request, avg of mistake (retention.toml)")
    _json(made)
    made = command(inside, "hold", hold, "Houd een melding tegen: er loopt een bezwaar, klacht of rechtszaak")
    _report(made)
    made.add_argument("--ground", required=True, metavar="REDEN", help="objection, complaint, lawsuit of important")
    _reason(made)
    _json(made)
    made = command(inside, "lift", lift, "Wat een melding tegenhield is voorbij")
    _report(made)
    _reason(made)
    _json(made)
    made = command(inside, "account", account, "Wis het gesloten account van wie weg is, met wachtwoord en sleutels")
    made.add_argument("account", metavar="AANMELDNAAM", help="waarmee deze medewerker zich aanmeldde")
    _json(made)
    text = "Welke kopieën en apart gezette bestanden nog iets hebben van wat vernietigd is; code 1 als er een is"
    made = command(inside, "copies", copies, text)
    made.add_argument(
        "folder", nargs="?", type=Path, default=None, metavar="MAP", help="anders die van de instellingen"
    )
    _json(made)
    text = "Voer in de gedeelde opslag uit wat desks daar niet mogen, en maak de bladzijden schoon"
    made = command(inside, "carry-out", carry_out, text)
    made.add_argument("--store", default="", metavar="ADRES", help="met een gebruiker van de rol nachtwacht_erasure")
    _json(made)


def _report(made: Any) -> None:
    made.add_argument("report", metavar="KENMERK", help="bijvoorbeeld A-0419")


def _reason(made: Any) -> None:
    made.add_argument("--reason", default="", metavar="TEKST", help="waarom; gaat met de melding mee weg")


def _json(made: Any) -> None:
    made.add_argument("--json", action="store_true", help="als JSON")
