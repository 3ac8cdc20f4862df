"""What taking in a roster file does to who is on call, that nobody must learn at night. Pure.

The roster before and after are both resolved, so that replacements and swaps count as they will.
"""

from datetime import datetime, timedelta

from desk.fact import from_ticks
from desk.facts.roster import DutyPlanned
from desk.roster.book import Book
from desk.roster.drafts import duty_text
from desk.roster.planning import Plan
from desk.roster.posts import Key, Posts
from desk.roster.resolve import effective
from desk.roster.roles import ROLE_LABELS
from desk.roster.shift import row_after
from desk.roster_rows import Duty
from desk.words.times import moment_text, until_text

_MOST = 20
"""So many sentences of one kind are said; how many more there are is said in one."""


def book_after(book: Book, plan: Plan, now: datetime) -> Book:
    """The roster as it is once a plan was carried out at `now`."""
    shifts = dict(book.shifts)
    for change in plan.changes:
        shifts[change.subject] = row_after(change.subject, shifts.get(change.subject), change.payload, now)
    return Book({**book.rows, "duty": shifts})


def consequences(book: Book, plan: Plan, now: datetime, *, draft: bool = False) -> tuple[str, ...]:
    """In Dutch: who is on call now and will not be, which hours nobody has any more, which replacement has no effect.

    With `draft` as it is once all drafts are published. Nothing to say: an empty tuple.
    """
    lost = [change.was for change in plan.changes if change.was is not None and change.was.until > now]
    beside = _few([_beside(duty, now) for duty in plan.beside], "diensten van andere bestanden")
    beside += _few([_twin(duty, now) for duty in plan.twins], "afspraken met een naam (UID) van een ander bestand")
    if plan.empty and not plan.broken:
        beside.append("in dit bestand staat geen enkele dienst; daarom verandert er niets")
    beside += _few(
        [
            _missing(duty, now, broken=plan.broken)
            for duty in sorted(plan.missing, key=lambda one: (one.start, one.name))
        ],
        "diensten die niet meer in het bestand staan",
    )
    beside += _few([_undrafted(duty, now) for duty in plan.undrafted], "concepten")
    if not lost:
        return tuple(beside)
    # What is moved is looked at where it comes to lie too.
    moved = [from_ticks(change.payload.until) for change in plan.changes if isinstance(change.payload, DutyPlanned)]
    until = max(*(duty.until for duty in lost), *moved, now)
    # One minute more, so that who begins at the end is seen as cover.
    end = until + timedelta(minutes=1)
    before = effective(book, now, end, drafts=draft)
    after = effective(book_after(book, plan, now), now, end, drafts=draft)
    posts = sorted({(duty.role, duty.provider) for duty in lost})
    then, later = Posts(before), Posts(after)
    found = [*_now(posts, then, later, now, draft=draft), *_gaps(posts, then, later, now, until)]
    ids = {change.subject for change in plan.changes}
    return (*found, *_idle(before, after, set(posts), now), *_otherwise(before, after, ids, now), *beside)


def _beside(duty: Duty, now: datetime) -> str:
    if not duty.source:
        return f"deze dienst is met de hand gemaakt of gewijzigd en blijft ernaast staan: {duty_text(duty, now)}"
    said = f"deze dienst uit {duty.source} blijft ernaast staan: {duty_text(duty, now)}"
    return f"{said}. Trek hem in als hij vervalt, of lees het bestand in als het hele rooster van die tijd"


def _undrafted(duty: Duty, now: datetime) -> str:
    return f"een concept van mensen vervalt mee: {duty_text(duty, now)}. Maak het opnieuw als het nog geldt"


def _twin(duty: Duty, now: datetime) -> str:
    said = f"een afspraak heeft dezelfde UID als deze dienst uit {duty.source}".removesuffix(" uit ")
    return f"{said}, maar is van een ander en van een andere dag; die blijft ernaast staan: {duty_text(duty, now)}"


def _missing(duty: Duty, now: datetime, *, broken: bool) -> str:
    if broken:
        # What a refused row says is not known: which duty it is can only be guessed.
        return f"staat niet op een goede regel, misschien op een geweigerde, en blijft staan: {duty_text(duty, now)}"
    return f"staat niet meer in dit bestand, en blijft op het rooster staan: {duty_text(duty, now)}"


def _now(posts: list[Key], then: Posts, later: Posts, now: datetime, *, draft: bool) -> list[str]:
    found = []
    when = "na publiceren" if draft else "daarna"
    for post in posts:
        is_on, will_be = then.stretch(*post, now).now, later.stretch(*post, now).now
        gone = [duty for duty in is_on if _who(duty) not in map(_who, will_be)]
        if gone:
            heirs = ", ".join(map(_said, will_be)) or "NIEMAND"
            found.append(f"NU van dienst als {_post(post)} is {', '.join(map(_said, gone))}; {when} is dat {heirs}")
    return found


def _gaps(posts: list[Key], then: Posts, later: Posts, now: datetime, until: datetime) -> list[str]:
    found = []
    cuts = sorted({now, *(cut for cut in (*then.cuts, *later.cuts) if now < cut < until)})
    for post in posts:
        open_since: datetime | None = None
        who: list[str] = []
        for at in (*cuts, until):
            had = then.stretch(*post, at).now if at < until else ()
            is_open = bool(had) and not later.stretch(*post, at).now
            if is_open:
                open_since = open_since or at
                who += [duty.name for duty in had if duty.name not in who]
            elif open_since is not None:
                hours = f"{moment_text(open_since, now)} {until_text(at, now)}"
                found.append(f"NIEMAND meer als {_post(post)} van {hours}; nu staat daar {', '.join(who)}")
                open_since, who = None, []
    return _few(found, "gaten")


def _idle(before: tuple[Duty, ...], after: tuple[Duty, ...], posts: set[Key], now: datetime) -> list[str]:
    kept = {_via(duty) for duty in after}
    lost = [duty for duty in before if duty.why and (duty.role, duty.provider) in posts and _via(duty) not in kept]
    return _few([f"{_change(duty)} telt niet meer: {duty_text(duty, now)}" for duty in lost], "vervangingen of ruilen")


def _otherwise(before: tuple[Duty, ...], after: tuple[Duty, ...], ids: set[str], now: datetime) -> list[str]:
    """Swaps and replacements that count again, or in other hours than people agreed on."""
    hours: dict[tuple[str, str, str, str], set[tuple[datetime, datetime]]] = {}
    for duty in before:
        if duty.why:
            hours.setdefault(_via(duty), set()).add((duty.start, duty.until))
    found = []
    for duty in after:
        if duty.why and duty.id in ids and (duty.start, duty.until) not in hours.get(_via(duty), ()):
            how = "geldt dan in andere uren" if _via(duty) in hours else "telt dan weer"
            found.append(f"{_change(duty)} {how}: {duty_text(duty, now)}")
    return _few(found, "vervangingen of ruilen")


def _change(duty: Duty) -> str:
    """What gave it to them: `ruil A-1`."""
    return duty.why.partition(",")[0].removeprefix("via ")


def _few(said: list[str], what: str) -> list[str]:
    more = len(said) - _MOST
    return [*said[:_MOST], f"en nog {more} {what}"] if more > 0 else said


def _via(duty: Duty) -> tuple[str, str, str, str]:
    return duty.why.partition(",")[0], duty.role, duty.provider, duty.person or duty.name


def _who(duty: Duty) -> str:
    return duty.person or duty.name


def _said(duty: Duty) -> str:
    return f"{duty.name} ({duty.why})" if duty.why else duty.name


def _post(post: Key) -> str:
    return f"{ROLE_LABELS.get(post[0], post[0])} {post[1]}".strip()
