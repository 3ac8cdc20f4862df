"""Who saw a report, wrote in it and took it along: its audit facts and its own facts as rows, newest first. Pure."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from desk.audit.words import NOBODY, NOT_HERE, act_words, role_words, why_words
from desk.audit_rows import SeenRow
from desk.fact import Fact, from_ticks
from desk.facts.audit import Looked
from desk.facts.codec import decode
from desk.facts.triage import HandedOut

Name = Callable[[str], str]
Raw = tuple[Any, ...]
"""A look as the replica's index gives it: id, desk, author, when, payload."""
_SESSION = b'"session":"'
_NO_LOOK = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading a payload that is gone, or that another program wrote, comes to."""
_UNREAD = ("", NOT_HERE, "", "view", False)
TOGETHER = 30 * 60 * 1_000_000
"""What one person writes at one desk with shorter pauses (µs) is told as one."""
_ONCE = {
    "report_opened": "opende de melding",
    "report_closed": "rondde de melding af",
    "report_reopened": "opende de afgeronde melding weer",
    "report_set_aside": "legde de melding opzij: per vergissing geopend",
    "report_merged": "voegde de melding samen met een andere",
    "merge_received": "voegde een andere melding bij deze",
    "merge_taken_back": "nam het samenvoegen met een andere melding terug",
    "child_set_aside": "legde een kind opzij",
    "answer_moved": "zette een antwoord bij een ander kind",
    "report_owned": "nam de melding over, of gaf haar door",
    "sensitive_set": "bepaalde wie de melding mag openen",
}
NORM_ACTIONS = {
    "report_opened": ("C", "dossier maken en kenmerk geven"),
    "child_added": ("C", "toevoegen"),
    "answer_given": ("C", "invoeren"),
    "note_typed": ("C", "invoeren"),
    "child_set_aside": ("D", "verwijderen"),
    "report_set_aside": ("D", "verwijderen"),
    "report_merged": ("U", "samenvoegen"),
    "merge_received": ("U", "samenvoegen"),
    "merge_taken_back": ("U", "splitsen"),
    "answer_moved": ("U", "verplaatsen"),
    "handed_out": ("E", "afdrukken, kopiëren of overdragen"),
}
"""What the facts of a report are in the words and action codes of the norm; all others are writing (U)."""
_FORMS = {
    "paper": "op papier",
    "pdf": "als pdf",
    "text": "als tekst",
    "fhir": "als bestand (FHIR)",
    "aloud": "mondeling",
}
_RECEIVERS = {"referrer": "de verwijzer", "reporter": "de melder", "family": "het gezin"}
_PAPERS = {"handover": "de overdracht", "feedback": "de terugkoppeling", "summary": "de samenvatting"}


def seen_rows(
    raw: Iterable[Raw], waiting: Iterable[Fact], report: Sequence[Fact], name_of: Name, desk_name: Name
) -> tuple[SeenRow, ...]:
    """`raw` and `waiting` are looks, agreed and not yet; `report` the facts of the report itself."""
    known: set[str] = set()
    rows = look_rows(raw, name_of, desk_name, known=known)
    extra = [(fact.id, fact.desk, fact.author, fact.recorded_at, fact.payload) for fact in waiting]
    rows += look_rows([one for one in extra if one[0] not in known], name_of, desk_name)
    # Within one instant what was done comes first, and the looks in their order.
    rows = [*reversed(rows), *reversed(written_rows(report, name_of, desk_name))]
    return tuple(sorted(rows, key=attrgetter("until"), reverse=True))


def look_rows(
    raw: Iterable[Raw], name_of: Name, desk_name: Name, *, listed: bool = False, known: set[str] | None = None
) -> list[SeenRow]:
    """Looks as rows, in their order; `known` gets the ids of their facts."""
    people: dict[str, str] = {}
    desks: dict[str | bytes, str] = {}
    rows = []
    before, said = (b"", b""), _UNREAD
    for fact, desk, person, at, payload, *_ in raw:
        name = fact if type(fact) is str else fact.hex()
        if known is not None:
            known.add(name)
        if person not in people:
            people[person] = (name_of(person) if person else "") or NOBODY
        if desk not in desks:
            desks[desk] = desk_name(desk if type(desk) is str else desk.hex())
        try:
            # Canonical JSON as the codec wrote it. But for the session, most looks at a report say the same.
            head, _, tail = payload.partition(_SESSION)
            around = head, tail[tail.index(b'"') :]
            if around != before:
                before, said = around, _said(*around, listed)
            role, what, why, kind, glass = said
        except _NO_LOOK:
            role, what, why, kind, glass = _UNREAD
        moment = from_ticks(at)
        row: SeenRow = object.__new__(SeenRow)
        # Past `__init__`, which takes as long as all the rest: there may be hundreds of these.
        object.__setattr__(
            row,
            "__dict__",
            {
                "at": moment,
                "until": moment,
                "who": people[person],
                "role": role,
                "desk": desks[desk],
                "what": what,
                "why": why,
                "kind": kind,
                "glass": glass,
                "facts": (name,),
                "person": person,
            },
        )
        rows.append(row)
    return rows


@lru_cache(maxsize=4096)
def _said(head: bytes, tail: bytes, listed: bool) -> tuple[str, str, str, str, bool]:
    """Role, act, why, kind of row and whether glass was broken, of the payload around a session."""
    look = read_look(head + _SESSION + tail)
    if look is None:
        return _UNREAD
    why = why_words("" if look.how == "refusal" else look.ground, look.reason)
    return role_words(look.roles), act_words(look, listed=listed), why, kind_of(look), bool(look.reason)


def read_look(payload: bytes | None) -> Looked | None:
    """What a payload says; None when it is not here, or no look that this program can read."""
    if payload is None:
        return None
    try:
        data = json.loads(payload)
        return Looked(
            str(data["what"]),
            str(data["how"]),
            str(data.get("object", "")),
            str(data.get("action", "R")),
            int(data.get("outcome", 0)),
            tuple(map(str, data.get("roles", ()))),
            str(data.get("behalf", "")),
            str(data.get("ground", "")),
            str(data.get("reason", "")),
            str(data.get("session", "")),
            str(data.get("detail", "")),
            tuple(map(str, data.get("found", ()))),
        )
    except _NO_LOOK:
        return None


def kind_of(look: Looked) -> str:
    """The kind of a row."""
    if look.how == "refusal":
        return "refused"
    if look.what in ("list", "search"):
        return "list"
    if look.how == "view":
        return "seen" if look.what == "seen" else "view"
    return "out"


def written_rows(report: Sequence[Fact], name_of: Name, desk_name: Name) -> list[SeenRow]:
    """What people did to a report: openings, closings and what left the desk each; what was written taken together."""
    rows: list[SeenRow] = []
    held: dict[tuple[str, str], list[Fact]] = {}
    for fact in report:
        words = _once(fact)
        if words:
            kind = "out" if fact.type == "handed_out" else "write"
            rows.append(_row([fact], words, kind, name_of, desk_name))
            continue
        key = fact.author, fact.desk
        before = held.get(key)
        if before is not None and fact.recorded_at - before[-1].recorded_at < TOGETHER:
            before.append(fact)
        else:
            if before is not None:
                rows.append(_row(before, _wrote(before), "write", name_of, desk_name))
            held[key] = [fact]
    rows += [_row(facts, _wrote(facts), "write", name_of, desk_name) for facts in held.values()]
    return rows


def _once(fact: Fact) -> str:
    if fact.type != "handed_out":
        return _ONCE.get(fact.type, "")
    out = decode(fact)
    if not isinstance(out, HandedOut):
        return "gaf iets uit de melding mee"
    what, form = _PAPERS.get(out.what, "de melding"), _FORMS.get(out.form, out.form)
    # A provider by name; anybody else may be one whom the report is about.
    to = out.to if out.kind == "provider" else _RECEIVERS.get(out.kind, "iemand anders")
    return f"gaf {what} mee aan {to}, {form}"


def _wrote(facts: Sequence[Fact]) -> str:
    return "schreef in de melding" + (f" ({len(facts)} keer)" if len(facts) > 1 else "")


def _row(facts: Sequence[Fact], words: str, kind: str, name_of: Name, desk_name: Name) -> SeenRow:
    first, last = facts[0], facts[-1]
    who = (name_of(first.author) if first.author else "") or NOBODY
    when = from_ticks(first.recorded_at), from_ticks(last.recorded_at)
    ids = tuple(fact.id for fact in facts)
    return SeenRow(*when, who, "", desk_name(first.desk), words, "", kind, False, ids, first.author)
