"""In Dutch what was found: one line each for `journal verify`, and what a desk says of it while it works."""

from collections.abc import Mapping

from desk.trust import compare, judge, people, sessions, walk
from desk.trust.findings import CHANGED, FORGED, MISSING, REORDERED, UNPROVEN, Finding

WHERE = {"store": "opslag", "replica": "overzicht", "journal": "journaal"}
WHAT = {
    CHANGED: "gewijzigd",
    MISSING: "ontbreekt",
    REORDERED: "verplaatst",
    FORGED: "vervalst",
    UNPROVEN: "niet bewezen",
}
WHY = {
    walk.UNREADABLE: "wat er staat is geen feit",
    walk.BAD_CHAIN: "het hoofd van het feit past niet in de keten",
    walk.BAD_DIGEST: "de inhoud is niet die van het feit",
    walk.PLACE_GONE: "hier staat geen feit meer",
    walk.NUMBER_GONE: "het volgnummer komt niet voor",
    walk.NUMBER_TWICE: "het volgnummer was al gebruikt",
    walk.NUMBER_LATE: "het staat achter een later feit van dezelfde desk",
    walk.PAYLOAD_GONE: "de inhoud is weg, en geen vernietiging noemt dit feit",
    compare.NOT_THERE: "het overzicht van deze desk kent het wel",
    compare.IN_BETWEEN: "het staat tussen feiten die deze desk al kende",
    compare.OTHERWISE: "deze desk kent het anders",
    compare.MOVED: "deze desk kent het op een andere plaats",
    compare.NOT_KEPT: "deze desk schreef en tekende het, en zijn journaal heeft het niet meer",
    compare.CUT_OFF: "zo ver is de log geweest; wat daar stond is overal weg",
    compare.OTHER_LOG: "daar stond iets anders, of de opslag is sindsdien uit een kopie hersteld",
    compare.NOT_OURS: "het staat op naam van deze desk en niet in het journaal",
    judge.MISSING: "de handtekening van de desk ontbreekt",
    judge.WRONG: "de handtekening is niet die van de desk",
    judge.ENROLLED_WRONG: "de desk meldde zich niet zelf aan",
    judge.ENROLLED_TWICE: "de desk had al een andere sleutel",
    people.RESCUED: "een dienstleider kreeg een nieuw wachtwoord met de herstelcode; vraag na of dat klopt",
    people.NOT_ALLOWED: "wie het schreef, mocht dat niet",
    sessions.UNPROVEN: "er is aangemeld zonder het wachtwoord van deze medewerker, of met een dat is vervangen",
    sessions.NOT_SEATED: "deze medewerker was daar niet aangemeld",
    sessions.OVER: "deze aanmelding was al gebruikt en voorbij",
    sessions.UNKNOWN_HOW: "op deze manier kan niemand zich aanmelden",
}
_VERIFY = "'nachtwacht-admin journal verify' noemt ze"


def line(finding: Finding, desks: Mapping[str, str], references: Mapping[str, str], names: Mapping[str, str]) -> str:
    """One finding as a line: where, which fact of which desk, what about, what is wrong and why.

    `desks` and `names` (of people) by id; `references` of reports by subject.
    """
    if finding.why == walk.PLACE_GONE:
        # Which fact it was is told by the numbers of its desk.
        wide = finding.upto > finding.position
        places = f"plaatsen {finding.position} t/m {finding.upto}" if wide else f"plaats {finding.position}"
        return f"{WHERE[finding.where]}, {places}: {WHAT[finding.what]}, {WHY[finding.why]}"
    where = WHERE[finding.where] + (f", plaats {finding.position}" if finding.position else "")
    if finding.upto > finding.seq:
        fact = f"feiten {finding.seq} t/m {finding.upto}"
    else:
        fact = f"feit {finding.seq}" if finding.seq else "een feit"
    desk = desks.get(finding.desk) or (f"desk {finding.desk}" if finding.desk else "een onbekende desk")
    about = [f"melding {reference}" if (reference := references.get(finding.subject)) else finding.kind]
    about += [finding.type, names.get(finding.author, "") if finding.what == UNPROVEN else "", finding.id]
    beside = ", ".join(part for part in about if part)
    return f"{where}: {fact} van {desk}{f' ({beside})' if beside else ''}: {WHAT[finding.what]}, {WHY[finding.why]}"


def refused(count: int, desk: str) -> str:
    """What to say of facts that were pulled and are not folded, on the name of a desk."""
    name = desk or "een desk zonder naam"
    them, have, it = ("1 feit", "heeft", "Het is") if count == 1 else (f"{count} feiten", "hebben", "Ze zijn")
    return (
        f"{them} op naam van {name} {have} geen geldige handtekening of mocht daar niet staan. {it} bewaard "
        f"en {'telt' if count == 1 else 'tellen'} niet mee. Waarschuw de beheerder; {_VERIFY}."
    )


def unsigned(desk: str) -> str:
    """What to say of a desk (its name) that never enrolled."""
    whose = f": {desk}" if desk else ""
    return (
        f"Een desk zonder handtekening schrijft mee{whose}. Wat hij schrijft telt mee; werk Nachtwacht daar bij, dan "
        "kan niemand anders op zijn naam schrijven."
    )


def unproven(person: str, desk: str) -> str:
    """What to say when facts came in somebody's name who did not sign in there."""
    return (
        f"Op {desk or 'een desk zonder naam'} wordt geschreven in naam van {person or 'een medewerker'}, zonder "
        f"bewijs: daar is niet met het wachtwoord aangemeld. Vraag het na, of waarschuw de beheerder; {_VERIFY}."
    )


def rescued(person: str, desk: str) -> str:
    """What to say when a shift lead has a new password by the recovery code."""
    return (
        f"Op {desk or 'een desk zonder naam'} kreeg {person or 'een dienstleider'} een nieuw wachtwoord met de "
        f"herstelcode. Weet die daar niet van, waarschuw dan meteen de beheerder; {_VERIFY}."
    )


def without(person: str, desk: str, count: str) -> str:
    """What `journal verify` says of facts that our own program wrote too without a proof; `count` in words."""
    return (
        f"{desk} schreef {count} in naam van {person}, zonder bewijs: die desk wist nog niet van het account, of het "
        "wachtwoord was tijdens een gesprek vervangen. Vraag na of dat klopt."
    )


def newcomer(name: str, code: str, since: str) -> str:
    """What to say of a desk that nobody admitted yet; `since` is a moment in words."""
    who = f"{name} (letter {code})" if name and code else name or "een desk die nog geen naam heeft"
    return (
        f"Er deelt een nieuwe desk mee: {who}, sinds {since}. Hoort hij hier, laat hem dan toe bij "
        "Gedeelde opslag (Ctrl+Shift+G). "
        "Kent niemand hem, waarschuw dan de beheerder."
    )
