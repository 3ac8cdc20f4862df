"""The commands of `nachtwacht-admin` about accounts, and their Dutch help."""

import argparse
from pathlib import Path
from typing import Any

from desk.admin.parser_stores import Command, Group


def add_accounts(groups: Any, group: Group, command: Command) -> None:
    """`account list`, `make`, `roles`, `close`, `password`, `rescue`, `reset`, `second`."""

    def show(given: argparse.Namespace) -> int:
        from desk.admin.account import show as show_all
        from desk.admin.signing_in import signed_in

        return show_all(signed_in(given, "accounts.manage"), as_json=given.json)

    def make(given: argparse.Namespace) -> int:
        from desk.admin.account import is_first
        from desk.admin.account import make as make_one
        from desk.admin.signing_in import signed_in
        from desk.admin.unlocking import unlocked

        home = unlocked(given.home)
        if not is_first(home):
            home = signed_in(given, "accounts.manage")
        return make_one(home, given.name, given.account, tuple(given.role), given.password_file)

    def roles(given: argparse.Namespace) -> int:
        from desk.admin.account import change
        from desk.admin.signing_in import signed_in

        return change(signed_in(given, "accounts.manage"), given.account, tuple(given.role))

    def close(given: argparse.Namespace) -> int:
        from desk.admin.account import close as close_one
        from desk.admin.signing_in import signed_in

        return close_one(signed_in(given, "accounts.manage"), given.account)

    def password(given: argparse.Namespace) -> int:
        from desk.admin.account import first_password
        from desk.admin.signing_in import signed_in

        home = signed_in(given, "accounts.manage")
        return first_password(home, given.account, given.password_file, given.reason)

    def reset(given: argparse.Namespace) -> int:
        from desk.admin.account import reset as reset_one
        from desk.admin.signing_in import signed_in

        return reset_one(signed_in(given, "accounts.manage"), given.account)

    def rescue(given: argparse.Namespace) -> int:
        from desk.admin.account import rescue as rescue_one
        from desk.admin.unlocking import unlocked

        return rescue_one(unlocked(given.home), given.account, given.password_file, second_too=given.second)

    def second(given: argparse.Namespace) -> int:
        from desk.admin.account import second as set_second
        from desk.admin.signing_in import signed_in

        return set_second(signed_in(given, ""))

    inside = group(groups, "account", "Wie zich kan aanmelden, en met welke rol")
    made = command(inside, "list", show, "De accounts, met rollen en wat nog moet worden ingesteld")
    made.add_argument("--json", action="store_true", help="als JSON")
    text = (
        "Maak een account. Het allereerste is dat van een dienstleider; wie dat maakt hoeft niet te zijn aangemeld. "
        "Elk volgend account begint met een eerste wachtwoord, dat de medewerker vervangt"
    )
    made = command(inside, "make", make, text)
    _account(made)
    made.add_argument("--name", required=True, metavar="NAAM", help="de naam van de medewerker")
    _roles(made)
    _password(made)
    text = "Geef een account andere rollen; een gesloten account gaat weer open"
    made = command(inside, "roles", roles, text)
    _account(made)
    _roles(made)
    made = command(inside, "close", close, "Sluit een account; de laatste dienstleider blijft altijd open")
    _account(made)
    made = command(inside, "password", password, "Geef een nieuw eerste wachtwoord, bijvoorbeeld als het kwijt is")
    _account(made)
    _password(made)
    made.add_argument("--reason", default="", metavar="REDEN", help="waarom")
    text = (
        "Geef een dienstleider die het wachtwoord vergat een nieuw, met de herstelcode van deze desk; alleen als er "
        "geen andere dienstleider is die dat kan. Elke desk zegt dat het is gebeurd"
    )
    made = command(inside, "rescue", rescue, text)
    _account(made)
    _password(made)
    made.add_argument("--second", action="store_true", help="haal ook de tweede factor weg, als de app kwijt is")
    made = command(inside, "reset", reset, "Haal een verloren tweede factor weg; bij het aanmelden komt er een nieuwe")
    _account(made)
    command(inside, "second", second, "Stel uw eigen tweede factor in, met een app die codes maakt")


def _account(made: Any) -> None:
    made.add_argument("account", metavar="AANMELDNAAM", help="waarmee deze medewerker zich aanmeldt")


def _roles(made: Any) -> None:
    kinds = "telephonist, triagist, shift-lead, administrator, figures"
    made.add_argument("--role", action="append", required=True, metavar="ROL", help=f"{kinds}; mag vaker")


def _password(made: Any) -> None:
    made.add_argument("--password-file", type=Path, metavar="BESTAND", help="lees het wachtwoord van regel 1")
