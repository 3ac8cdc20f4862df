"""Looks in plain Dutch, for whoever the report is about."""

from functools import cache

from desk.access.rights import rights
from desk.facts.audit import Looked

NOT_HERE = "deed iets waarvan de inhoud niet meer op deze desk staat"
NOBODY = "niet aangemeld"
_LISTS = {
    "destruction": "zag de melding op de vernietigingslijst",
    "today": "zag de melding in de lijst van vandaag",
    "fetched": "haalde de melding op uit de gedeelde opslag",
    "earlier": "zag de melding als eerdere melding bij een nieuwe",
    "agreements": "zag de afspraak bij het zoeken",
    "own-data": "zag de melding bij het maken van eigen gegevens",
    "triage": "zag de melding in de lijst voor de triagist",
}
_VIEWS = {
    "seen": "keek wie de melding heeft gezien",
    "agreement": "bekeek de afspraak vooraf",
    "report": "bekeek de melding",
    "journal": "maakte de overzichten opnieuw",
    "on-call": "vroeg wie er dienst heeft",
}
_OUT = {
    "card": "maakte de noodkaart met deze melding",
    "dataset": "maakte cijfers waarin de melding zonder namen meetelt",
    "replay": "rekende voorstellen na waarin de melding meetelt",
    "report": "voerde de antwoorden van de melding uit",
    "audit": "voerde uit wie de melding heeft gezien",
    "client-file": "voerde de gegevens van de melding uit",
}
_GENERAL = {
    "dataset": "voerde cijfers uit, zonder namen",
    "replay": "rekende eerdere voorstellen na",
    "journal": "keek het journaal na",
    "backup": "maakte een reservekopie",
    "restore": "zette een reservekopie terug",
    "keys": "maakte een weg naar de sleutel van de desk",
    "roster": "voerde een rooster uit",
    "audit": "voerde uit wie wat heeft gezien",
    "card": "maakte de noodkaart",
    "list": "bekeek een lijst met meldingen",
    "search": "zocht in de meldingen",
}
_REFUSED = "wilde dit doen, en mocht het niet"


def act_words(look: Looked, *, listed: bool = False) -> str:
    """What somebody did. `listed`: seen from one of the reports that a list showed."""
    if look.how == "refusal":
        label = right_words(look.ground)
        return f"{_REFUSED}: {label}" if label else _REFUSED
    if look.what == "search":
        return "zag de melding bij het zoeken" if listed else _GENERAL["search"]
    if look.what == "list":
        return _LISTS.get(look.detail, "zag de melding in een lijst") if listed else _GENERAL["list"]
    if look.how == "view":
        return _VIEWS.get(look.what, _VIEWS["report"])
    known = _OUT if listed or look.object else _GENERAL
    return known.get(look.what, "nam gegevens mee")


def why_words(ground: str, reason: str) -> str:
    """Why it could be done: the reason for breaking glass, or the right."""
    if reason:
        return f"noodgreep: {reason}"
    label = right_words(ground)
    return f"recht: {label}" if label else ""


@cache
def role_words(roles: tuple[str, ...]) -> str:
    """Roles as people call them."""
    words = rights().roles
    return " en ".join(words.get(role, role) for role in roles)


@cache
def right_words(right: str) -> str:
    """A right as the table calls it; empty for none."""
    row = rights().rights.get(right)
    return row.label if row is not None else right
