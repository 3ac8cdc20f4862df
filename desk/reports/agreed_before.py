"""Agreements made beforehand as they are recognised in a call: in words, with by what they were found. Pure.

Those that were laid down, and what was said of it in the checklist of an earlier report.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime

from desk.agreement_rows import SHARING, AgreedRow, AgreementRow, AgreementText
from desk.care_rows.agreements import AgreementsRow
from desk.fact import from_ticks
from desk.profile.codes import AGREEMENT_APPROACH, AGREEMENT_FIRST, AGREEMENT_SHARE, CALLBACK_NUMBER, YOUTH_NAME
from desk.reports.card import card_row
from desk.reports.choices import child_name, numbered
from desk.reports.same_child import LOOK, OTHER, SURE, Child, numbers_shared, same_child
from desk.reports.to_call import once, texts
from desk.reports.view import ChildView, ReportView, said, shown
from desk.rows import SheetRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import date_text, day_text, local

SHARED = {"all": "alles", "limited": "beperkt", "nothing": "niets"}
"""What may be shared, by the codes of `SHARING`."""
ABOUT = {"child": "kind", "family": "gezin", "caller": "beller"}


def agreed_rows(
    rows: Iterable[AgreementRow],
    keys: set[str],
    name_of: Callable[[str], str],
    now: datetime,
    *,
    sure: Collection[str] = (),
) -> tuple[AgreedRow, ...]:
    """What was agreed, for a report that `keys` lead to; what holds first, then what has to be looked at.

    Without keys somebody looked them up themselves. `sure` are the ids of those that fit by name and age.
    """
    found = [_agreed(row, keys, name_of, now, sure=row.id in sure) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.expired, row.unsure)))


def _agreed(
    row: AgreementRow, keys: set[str], name_of: Callable[[str], str], now: datetime, *, sure: bool
) -> AgreedRow:
    # The last one counts where one has to be chosen; all of them are shown.
    text = row.texts[-1]
    here = keys & {*row.keys}
    unsure = bool(keys) and not sure and not any(key.startswith("n:") for key in here)
    days = [_day(one.valid_until) for one in row.texts]
    expired = all(day is not None and local(now).date() > day for day in days)
    lines = tuple(_lines(row.texts))
    two = len({(lines_of(one), one.valid_until) for one in row.texts}) > 1
    about = _about(text)
    return AgreedRow(
        id=row.id,
        head=f"Vooraf afgesproken {about} · {_found_by(here, fits=sure)}",
        lines=lines,
        foot=" · ".join(_foot(text, name_of, now, expired=expired)),
        unsure=unsure,
        expired=expired,
        two=two,
        brief=_brief(f"{about} ({LOOK})" if unsure else about, lines, expired=expired),
        facts=tuple(one.fact for one in row.texts),
        text=text,
    )


def lines_of(text: AgreementText) -> tuple[tuple[str, str], ...]:
    """What one text says, as (word, text)."""
    every = (
        ("Eerst bellen", text.call_first),
        ("Delen", shared_words(text.sharing, text.share)),
        ("Signalen", text.signs),
        ("Aanpak", text.approach),
    )
    return tuple((word, said_so) for word, said_so in every if said_so)


def shared_words(sharing: str, share: str) -> str:
    """What may be shared: "beperkt, alleen met de huisarts"."""
    return ", ".join(part for part in (SHARED.get(sharing, ""), share) if part)


def _lines(texts: tuple[AgreementText, ...]) -> list[tuple[str, str]]:
    """All that stands, a line for each thing; where two desks wrote different things both, one behind the other."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for word, said_so in lines_of(text):
            if said_so not in found.setdefault(word, []):
                found[word].append(said_so)
    return [(word, " / ".join(several)) for word, several in found.items()]


def _about(text: AgreementText) -> str:
    names = " en ".join(text.names)
    if text.about == "family":
        return f"over het gezin van {names}" if names else "over dit gezin"
    if text.about == "caller":
        return f"met deze beller ({names})" if names else "met deze beller"
    return f"over {names}" if names else "over dit kind"


def _found_by(keys: set[str], *, fits: bool) -> str:
    number, name = (any(key.startswith(kind) for key in keys) for kind in ("n:", "c:"))
    if not keys:
        return "opgezocht"
    if number and name:
        return "zelfde nummer en naam"
    if number:
        return "zelfde nummer"
    return "zelfde naam en leeftijd" if fits else "zelfde naam: kijk of het dit kind is"


def _foot(text: AgreementText, name_of: Callable[[str], str], now: datetime, *, expired: bool) -> Iterable[str]:
    if text.agreed_with:
        yield f"Afgesproken met {text.agreed_with}"
    by = name_of(text.by)
    yield f"{day_text(text.at, now)} genoteerd" + (f" door {by}" if by else "")
    until = _day(text.valid_until)
    if until is None:
        yield "zonder einddatum"
    elif expired:
        yield f"verlopen op {date_text(until, local(now).date())}: vraag of het nog klopt"
    else:
        yield f"geldt tot en met {date_text(until, local(now).date())}"


def _brief(about: str, lines: tuple[tuple[str, str], ...], *, expired: bool) -> str:
    told = "; ".join(f"{word.lower()} {said_so}" for word, said_so in lines) or "niets ingevuld"
    return f"{about[:1].upper()}{about[1:]}: {told}" + (" (verlopen)" if expired else "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def said_before(view: ReportView, earlier: Iterable[ReportView]) -> tuple[AgreedRow, ...]:
    """What was said about sharing in the checklists of earlier reports of the children of this one; newest first.

    The last word counts: what was said in this report, or in a later one, takes the place of what was said before. By
    the name alone it is unsure. About a child with another name it says nothing, whoever called.
    """
    found = list[AgreedRow]()
    today = local(from_ticks(view.state.opened_at)).date()
    open_for = [child for child in view.children if not _share(view, child)]
    for old in sorted(earlier, key=lambda one: -one.state.opened_at):
        number = numbers_shared(view, old)
        for child in old.children:
            how = {mine.id: _may_be(mine, child, today, number=number) for mine in open_for}
            whose = [mine for mine in open_for if how[mine.id]]
            if not whose or not _share(old, child):
                continue
            sure = all(how[mine.id] == SURE for mine in whose)
            found.append(_said_row(old, child, sure=sure))
            if sure:
                open_for = [mine for mine in open_for if mine not in whose]
    return tuple(found)


def _may_be(mine: ChildView, other: ChildView, today: date, *, number: bool) -> int:
    names = fold_text(mine.name), fold_text(other.name)
    if all(names) and names[0] != names[1]:
        return OTHER
    return same_child(Child(mine.name, mine.birth), Child(other.name, other.birth), today, number=number)


def _share(view: ReportView, child: ChildView) -> str:
    """What may be shared; the least where two desks wrote."""
    values = view.state.by_code(AGREEMENT_SHARE, child.id)
    return next((one for one in reversed(SHARING) if one in values), "")


def _said_row(old: ReportView, child: ChildView, *, sure: bool) -> AgreedRow:
    state = old.state
    item = old.profile.checklist.by_code(AGREEMENT_SHARE) if old.profile else None
    share = _share(old, child)
    words = shown(item, (share,)) if item is not None else ""
    at = from_ticks(state.opened_at)
    text = AgreementText(
        fact="",
        about="child",
        names=(child.name,) if child.name else (),
        numbers=(),
        call_first="",
        sharing=share,
        share=", ".join(part for part in (words[:1].lower() + words[1:], f"gezegd in {state.reference}") if part),
        signs="",
        approach="",
        agreed_with="",
        valid_until="",
        report=state.id,
        at=at,
        by="",
    )
    lines = lines_of(text)
    return AgreedRow(
        id=f"{state.id}/{child.id}",
        head=f"Gezegd in {state.reference}",
        lines=lines,
        foot="",
        unsure=not sure,
        expired=False,
        two=False,
        brief=_brief("in een eerdere melding" if sure else f"in een eerdere melding ({LOOK})", lines, expired=False),
        facts=(),
        text=text,
    )


def known_lines(sheet: SheetRow, *, sure: bool) -> tuple[str, ...]:
    """What was agreed beforehand about those of a report, in lines.

    `sure`: without what may be about somebody else, as it may go on a paper.
    """
    briefs = (row.brief for row in sheet.agreed if not (sure and row.unsure))
    return (*briefs, *sheet.agreements, *(() if sure else sheet.perhaps))


def agreements_row(view: ReportView, child: str, found: tuple[AgreedRow, ...], now: datetime) -> AgreementsRow:
    """What the panel shows: what was found for the report, and what was said in it as the beginning of a new one."""
    state, card = view.state, card_row(view)
    names = [(one.id, child_name(one, number)) for number, one in enumerate(card.children, 1)]
    whose = child if child in dict(names) else next(iter(dict(names)), "")
    return AgreementsRow(
        report=state.id,
        reference=state.reference,
        child=whose,
        child_name=dict(names).get(whose, ""),
        children=numbered(names, {whose}) if len(names) > 1 else (),
        found=found,
        fresh=_fresh(view, whose, now),
    )


def _fresh(view: ReportView, child: str, now: datetime) -> AgreementText:
    state = view.state
    numbers = once((state.caller_number, *texts(state, CALLBACK_NUMBER)))
    shown = tuple(read_number(number).shown or number for number in numbers)
    name, share = said(state, YOUTH_NAME, child), said(state, AGREEMENT_SHARE, child)
    return AgreementText(
        fact="",
        about="child" if name else "caller",
        names=(name,) if name else (),
        numbers=shown,
        call_first=said(state, AGREEMENT_FIRST, child),
        sharing=share if share in SHARING else "",
        share="" if share in SHARING else share,
        signs="",
        approach=said(state, AGREEMENT_APPROACH, child),
        agreed_with="",
        valid_until="",
        report=state.id,
        at=now,
        by="",
    )
