"""Made-up rows for looking at and testing the widgets: the night of main-window.png."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desk.directory_rows import NumberRow, OnCallRow, RouteRow
from desk.rows import CardRow, OptionRow, PromiseRow, ProposalRow, QuestionRow, Saved, SectionRow, ValueRow

# Saturday 21 November 2026, 03:42:17 in the Netherlands.
NOW = datetime(2026, 11, 21, 2, 42, 17, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def promise(left: float = 16, *, total: float = 20, **changes: object) -> PromiseRow:
    """A callback with `left` minutes left of `total` at NOW; below zero it is late."""
    due = NOW + minutes(left)
    row = PromiseRow(
        id="promise-1",
        report="r1",
        reference="A-0418",
        kind="callback",
        label="Terugbellen",
        who="moeder",
        number="06 12 34 56 78",
        second_number="",
        safe="veilig",
        voicemail="geen voicemail",
        opening_line="",
        owner="p1",
        owner_name="De Vries",
        started_at=due - minutes(total),
        warn_at=due - minutes(5),
        due_at=due,
        state="open",
        tries=0,
        next_try_at=None,
        closed_at=None,
        closing="",
        note="",
        danger=False,
    )
    return replace(row, **changes)


def card(title: str = "A-0419 · jongen, 14", **changes: object) -> CardRow:
    """A report that is being taken."""
    row = CardRow(
        id=title.split(" ")[0],
        reference=title.split(" ")[0],
        kind="report",
        state="calling",
        title=title,
        subtitle="moeder · in gesprek",
        badge="Gevaar · uitvraag 7 van 9",
        badge_kind="danger",
        rank=1,
        danger=True,
        opened_at=NOW - timedelta(minutes=3, seconds=36),
        call_started_at=NOW - timedelta(minutes=3, seconds=36),
        closed_at=None,
        caller_name="",
        caller_number="06 12 34 56 78",
        number_key="",
        children=(),
        promises=(),
        agreements=(),
        core_done=False,
        open_danger=1,
    )
    return replace(row, **changes)


def night() -> tuple[CardRow, ...]:
    """The four reports of the left column."""
    late = promise(-(2 + 14 / 60))
    return (
        card(),
        card(
            "B-0117 · meisje, 15",
            state="waiting",
            subtitle="oma · Leeuwarden",
            badge="Terugbellen te laat",
            promises=(late,),
        ),
        card(
            "A-0418 · onbekend, ± 16",
            state="waiting",
            subtitle="politie · Drachten",
            badge="Wacht op triagist",
            badge_kind="info",
            promises=(promise(16 + 5.5 / 60),),
        ),
        card(
            "A-0415 · 2 kinderen",
            state="open",
            subtitle="wijkteam · 9 en 6 jaar",
            badge="Aanbieder belt gezin",
            badge_kind="muted",
            promises=(promise(48.5, total=60),),
        ),
    )


YES_NO = (("yes", "Ja", "1"), ("no", "Nee", "2"), ("unknown", "Onbekend", "0"), ("not-asked", "Niet gevraagd", "-"))
ASIDE = YES_NO[2:]


def options(
    answers: tuple[tuple[str, str, str], ...] = YES_NO, chosen: tuple[str, ...] = (), danger: tuple[str, ...] = ()
) -> tuple[OptionRow, ...]:
    return tuple(OptionRow(code, label, key, code in chosen, code in danger) for code, label, key in answers)


def question(
    text: str = "Is er nu een volwassene bij hem in de kamer?", chosen: str = "", **changes: object
) -> QuestionRow:
    """A yes/no question; `chosen` is the code of its answer."""
    row = QuestionRow(
        link="q-adult",
        code="q-adult",
        prefix="",
        text=text,
        help="",
        kind="choice",
        core=True,
        danger=True,
        options=options(chosen=(chosen,), danger=("yes",) if chosen == "yes" else ()),
        text_value="",
        hint="",
        flags=(),
        answered=bool(chosen),
        kept=False,
        values=(),
        saved=Saved.SAVED,
        child="c1",
        yes_no_only=False,
    )
    return replace(row, **changes)


def text_question(text_value: str = "", kind: str = "text", **changes: object) -> QuestionRow:
    """What happened, in the caller's words."""
    return question(
        "Wat is er gebeurd, in de woorden van de beller?",
        **{
            "link": "q-words",
            "kind": kind,
            "options": (),
            "text_value": text_value,
            "answered": bool(text_value),
            **changes,
        },
    )


PLACES = (
    *("Achtkarspelen", "Ameland", "Dantumadiel", "De Fryske Marren", "Harlingen", "Heerenveen", "Leeuwarden"),
    *("Noardeast-Fryslân", "Ooststellingwerf", "Opsterland", "Schiermonnikoog", "Smallingerland", "Súdwest-Fryslân"),
    *("Terschelling", "Tytsjerksteradiel", "Vlieland", "Waadhoeke", "Weststellingwerf"),
)


def list_question(chosen: str = "", **changes: object) -> QuestionRow:
    """A long list: no keys but those of onbekend and niet gevraagd."""
    answers = tuple((place.lower(), place, "") for place in PLACES)
    return question(
        "Welke gemeente is verantwoordelijk?",
        chosen,
        **{"link": "q-place", "options": options((*answers, *ASIDE), chosen=(chosen,)), **changes},
    )


def two_values(first: str = "Ja", second: str = "Nee") -> tuple[ValueRow, ...]:
    return (ValueRow("fact-1", first, "De Vries", NOW), ValueRow("fact-2", second, "Bakker", NOW + minutes(1)))


def situation() -> tuple[QuestionRow, ...]:
    """The four questions in the middle of the picture."""
    return (
        question(
            "Heeft Sem gezegd of geschreven dat hij dood wil?",
            "yes",
            link="q-wish",
            flags=("laat hem niet alleen. Blijf aan de lijn.",),
        ),
        question("Heeft hij iets bij de hand om zich iets aan te doen?", "yes", link="q-means"),
        question(),
        text_question(
            "Sinds gisteravond op zijn kamer, heeft afscheidsberichten gestuurd aan twee vrienden. "
            "Vader is thuis en slaapt..."
        ),
    )


def sections() -> tuple[SectionRow, ...]:
    titles = ("Gevaar, plek", "Beller", "Jeugdige", "Situatie", "Veiligheid", "Hulp nu", "Afspraak")
    answered = (3, 4, 5, 2, 0, 0, 0)
    totals = (3, 4, 5, 4, 6, 4, 3)
    return tuple(
        SectionRow(f"s{at}", str(at), title, False, done, total, 0, ())
        for at, (title, done, total) in enumerate(zip(titles, answered, totals, strict=True), start=1)
    )


def proposal(**changes: object) -> ProposalRow:
    row = ProposalRow(
        child="c1",
        none_yet=False,
        urgency="direct",
        label="1 · direct",
        rank=1,
        danger=True,
        provisional=True,
        pathway="stay-on-line",
        pathway_label="Blijf aan de lijn, triagist erbij",
        route="",
        route_label="",
        reason="",
        because=("Wil dood, middel bij de hand (4.1, 4.2)",),
        open=("volwassene erbij (4.3)",),
        open_links=("q-adult",),
        kept=(),
        rules=("U2",),
    )
    return replace(row, **changes)


def number(shown: str, verified: str = "") -> NumberRow:
    return NumberRow(number=shown.replace(" ", ""), shown=shown, label="", verified=verified, source="")


def route(key: str, label: str, subtitle: str, open_now: str = "", **changes: object) -> RouteRow:
    row = RouteRow(
        id=label.lower(),
        key=key,
        label=label,
        subtitle=subtitle,
        numbers=(number("112"),),
        say="",
        open_now=open_now,
        hours="",
        is_open=True,
        closing="",
    )
    return replace(row, **changes)


def routes() -> tuple[RouteRow, ...]:
    return (
        route("F9", "112", "ambulance · politie"),
        route("F10", "Huisartsenpost", "regio Friesland", "open"),
        route("F11", "Veilig Thuis", "0800 2000"),
        route("F12", "Spoed voor Jeugd", "buurregio"),
    )


def on_call(**changes: object) -> OnCallRow:
    row = OnCallRow(
        role="triagist",
        label="Triagist van dienst",
        name="Triagist Voorbeeld",
        provider="GGZ",
        number="+31612345601",
        number_shown="",
        until=NOW + minutes(260),
        until_text="vr 17:00 tot za 08:00",
        backup="Postma",
        nobody=False,
        note="vrij",
    )
    return replace(row, **changes)
