"""All that the desk knows of one child, for the child (AVG art. 15, Jeugdwet 7.3.10): made from facts. Pure.

Every answer and note with who stated it and when, also what was corrected since; decisions with reasons, promises and
what became of them, routes, consent, safety agreements, papers that left and to whom, and who looked (NEN 7513). Others
are covered (`desk.export.own_cover`), and what stays behind is said with its reason.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime

from desk.agreement_rows import AgreedRow
from desk.audit_rows import SeenRow
from desk.export import telling as t
from desk.export.family import why_not_safe
from desk.export.nameless import Veil
from desk.export.own_cover import SAYS, Cover, Staff, cover_of, nameless_in
from desk.export.own_found import found
from desk.export.own_scope import PARTS, is_of_another, names_in, of_child, part_of, read_facts, says_who_called
from desk.fact import Fact, from_ticks
from desk.facts import law
from desk.facts.answers import AnswerGiven, AnswerMoved
from desk.facts.decisions import DecisionNoted, DutyCalled
from desk.facts.promises import EscalationTried
from desk.own_rows import AboutRow, OwnData, OwnLine, OwnPart, OwnReport, OwnSeen
from desk.record import record
from desk.reports.callers import Callers
from desk.reports.fact_words import SPEAKERS
from desk.reports.fact_words_care import CONSENTS
from desk.reports.timeline import timeline
from desk.reports.view import ChildView, ReportView

_RELATIONS = {"parent": "Een ouder", "guardian": "Een voogd"}
_CUSTODY = {"yes": "met gezag", "no": "zonder gezag"}
_PEOPLE = (DecisionNoted, DutyCalled, EscalationTried)
_WHO_ASKS = (
    "Ga na wie dit vraagt en of die er recht op heeft: het kind zelf (vanaf 12 jaar), of wie het gezag heeft. Lees het "
    "door voordat u het geeft: wat in andere woorden over iemand anders gaat, dekt het programma niet af."
)


@record
class Source:
    """Where it is read: reports by id, their facts, the ids that keys lead to, agreements made beforehand about those
    of a report, who saw it (None: not for whoever asks), why it may not be read, names of people."""

    look: Callable[[str], ReportView | None]
    facts: Callable[[str], Sequence[Fact]]
    by_keys: Callable[[set[str]], Iterable[str]]
    agreed: Callable[[str], Iterable[AgreedRow]]
    seen: Callable[[str], Iterable[SeenRow] | None]
    shut: Callable[[str], str]
    name_of: Callable[[str], str]
    now: datetime


def reports_about(source: Source, report: str, child: str) -> tuple[AboutRow, ...]:
    """The reports that may be about a child (the first of the report if not given)."""
    view = source.look(report)
    return found(view, child, source.look, source.by_keys, source.shut) if view is not None else ()


def own_data(
    source: Source, report: str, child: str, chosen: Collection[str] | None = None, *, staff: str = ""
) -> OwnData | None:
    """What goes to the child. `chosen` are the ids of reports that people chose, None: those that are sure; `staff` as
    in own.toml, empty: as that says. None when the report is not here, or may not be read."""
    rows = reports_about(source, report, child)
    if not rows or rows[0].shut:
        return None
    wanted = {row.report for row in rows if row.sure} if chosen is None else {*chosen}
    goes = [row for row in rows if not row.shut and row.report in wanted]
    own, others = _names(source, rows, {row.report for row in goes})
    views = [view for row in rows if (view := source.look(row.report)) is not None]
    making = _Making(source, Staff(source.name_of, staff), nameless_in(views), own, others)
    made = tuple(making.report(row) for row in sorted(goes, key=lambda row: row.at))
    agreements = making.agreed(report, goes)
    view = source.look(report)
    assert view is not None
    mine = view.child(child)
    assert mine is not None
    unsafe = why_not_safe(view)
    return OwnData(
        made=source.now,
        reference=view.state.reference,
        name=mine.name,
        birth=mine.birth.raw if mine.birth is not None else "",
        source=view.profile.title if view.profile is not None else "",
        reports=made,
        agreements=agreements,
        covered=tuple(making.covered()),
        left_out=tuple(_left_out(rows, goes, making.behind, own=mine.name)),
        warnings=(_WHO_ASKS, *([f"Thuis misschien niet veilig: {unsafe}. Bedenk wie dit leest."] if unsafe else ())),
        file=f"eigen-gegevens-{view.state.reference}".lower(),
    )


class _Making:
    """Makes the reports one after the other, and remembers what was covered and what stays behind."""

    def __init__(
        self, source: Source, staff: Staff, callers: Callers, own: Collection[str], others: Collection[str]
    ) -> None:
        self._source, self._staff = source, staff
        self._hidden = callers, own, others
        self.behind: Counter[str] = Counter()
        self._words: Counter[str] = Counter()

    def report(self, row: AboutRow) -> OwnReport:
        """One report of the child, oldest line first."""
        view = self._source.look(row.report)
        assert view is not None
        state = view.state
        mine = view.child(row.child)
        assert mine is not None
        cover = cover_of(view, *self._hidden)
        lines = self._lines(view, mine, cover)
        stands = {part: tuple(self._clean(cover, line) for line in words) for part, words in self._stands(view, mine)}
        return OwnReport(
            report=state.id,
            reference=state.reference,
            opened=from_ticks(state.opened_at),
            closed=from_ticks(state.closed_at) if state.closed_at else None,
            parts=tuple(
                OwnPart(part, head, stands.get(part, ()), tuple(lines[part]))
                for part, (head, _) in PARTS.items()
                if lines[part] or stands.get(part)
            ),
            seen=self._seen(row.report, cover),
        )

    def agreed(self, report: str, goes: Collection[AboutRow]) -> tuple[str, ...]:
        """What was agreed beforehand about the child or the family; not what a caller agreed for themselves."""
        view, said = self._source.look(report), []
        assert view is not None
        cover = cover_of(view, *self._hidden)
        for row in {one.id: one for about in goes for one in self._source.agreed(about.report)}.values():
            if row.text.about == "caller":
                self.behind["caller-agreed"] += 1
            elif row.unsure:
                self.behind["agreed"] += 1
            else:
                words = "; ".join(f"{word}: {text}" for word, text in row.lines)
                said.append(self._clean(cover, f"{words} ({row.foot})"))
        return tuple(said)

    def covered(self) -> Iterator[str]:
        """Who and what was covered, and how often."""
        for word, says in SAYS.items():
            if self._words[word]:
                yield f"{says} ({self._words[word]} keer)"
        if not self._staff.named:
            yield "Medewerkers: elk heeft een eigen nummer, overal hetzelfde."

    def _lines(self, view: ReportView, mine: ChildView, cover: Cover) -> dict[str, list[OwnLine]]:
        facts = self._source.facts(view.state.id)
        read = read_facts(facts)
        every = {*view.state.children, *view.state.children_aside}
        why = of_child(read, mine.id, every)
        said = {fact.id: payload for fact, payload in read}
        lines: dict[str, list[OwnLine]] = {part: [] for part in PARTS}
        for row in timeline(facts, view.profile, self._staff, lambda _: False, name_at=lambda one, _: self._staff(one)):
            payload = said[row.fact]
            if why[row.fact]:
                self.behind[why[row.fact]] += 1
                continue
            if cover.nameless and says_who_called(payload):
                self.behind["caller"] += 1
                continue
            text = row.text
            if isinstance(payload, _PEOPLE):
                # Those who wrote nothing themselves have a number too.
                self._staff.called(payload.decided_by if isinstance(payload, DecisionNoted) else payload.name)
            if is_of_another(payload) and isinstance(payload, law.ConsentNoted):
                text = _of_another(payload)
                self.behind["consent"] += 1
            spoke = payload.said_by if isinstance(payload, AnswerGiven | AnswerMoved) else ""
            lines[part_of(payload)].append(
                OwnLine(
                    at=row.happened_at,
                    noted=row.recorded_at,
                    by=row.who,
                    text=self._clean(cover, text),
                    said_by="" if cover.nameless and spoke != "child" else SPEAKERS.get(spoke, spoke),
                    corrected=row.corrected,
                )
            )
        return lines

    def _stands(self, view: ReportView, mine: ChildView) -> Iterator[tuple[str, Iterable[str]]]:
        tell = t.Telling(view, self._staff, Veil(), self._source.now)
        if view.state.decisions_for(mine.id):
            yield "decisions", t.decided(tell, mine)
        yield "promises", t.course(tell, {mine.id})
        yield "safety", t.agreed_until_morning(tell, mine)

    def _seen(self, report: str, cover: Cover) -> tuple[OwnSeen, ...] | None:
        rows = self._source.seen(report)
        if rows is None:
            self.behind["seen"] += 1
            return None
        found = sorted(rows, key=lambda row: row.at)
        return tuple(
            OwnSeen(
                at=row.at,
                until=row.until,
                who=self._staff(row.person) or row.who,
                role=row.role,
                what=self._clean(cover, row.what),
                why=self._clean(cover, row.why),
            )
            for row in found
        )

    def _clean(self, cover: Cover, text: str) -> str:
        clean = " ".join(cover(self._staff.covered(text)).split())
        for word in SAYS:
            self._words[word] += clean.count(word)
        return clean


def _names(source: Source, rows: Sequence[AboutRow], goes: Collection[str]) -> tuple[list[str], list[str]]:
    """What this child was ever called, and the other children of its reports and of those by the same number."""
    own: dict[str, None] = {}
    others: dict[str, None] = {}
    for row in rows:
        read = read_facts(source.facts(row.report))
        mine = row.report in goes
        others |= dict.fromkeys(names_in(read, row.child, same=False))
        (own if mine else others).update(dict.fromkeys(names_in(read, row.child, same=True)))
    standing = {name for row in rows if row.report in goes and (name := _name(source, row))}
    # What was typed at this child and moved to another is the other one's.
    mine_only = [name for name in own if name not in others or name in standing]
    return mine_only, [name for name in others if name not in standing]


def _name(source: Source, row: AboutRow) -> str:
    view = source.look(row.report)
    child = view.child(row.child) if view is not None else None
    return child.name if child is not None else ""


def _of_another(noted: law.ConsentNoted) -> str:
    who = _RELATIONS.get(noted.relation, "Iemand anders")
    custody = _CUSTODY.get(noted.custody, "gezag onbekend")
    return f"Toestemming, {who.lower()} ({custody}): {CONSENTS.get(noted.consent, '') or 'nog niet gevraagd'}"


def _left_out(rows: Sequence[AboutRow], goes: Collection[AboutRow], behind: Counter[str], *, own: str) -> Iterator[str]:
    """What stays behind and why, without saying anything of others."""
    gone = {row.report for row in goes}
    shut = sum(bool(row.shut) for row in rows)
    unsure = sum(not row.shut and row.report not in gone for row in rows)
    if unsure:
        yield f"{_several(unsure, 'melding', 'meldingen')} waarvan niet zeker is of het om {own or 'dit kind'} gaat."
    if shut:
        yield f"{_several(shut, 'melding', 'meldingen')} die alleen voor genoemde mensen zijn; vraag ons ernaar."
    words = {
        "caller": ("regel", "regels", "waarin staat wie er belde: die wil niet bekend zijn"),
        "other": ("regel", "regels", "over een ander kind"),
        "consent": ("keer", "keer", "de naam en de woorden van iemand anders over toestemming"),
        "gone": ("regel", "regels", "waarvan de inhoud is vernietigd"),
        "newer": ("regel", "regels", "die deze versie van het programma niet kan lezen"),
        "agreed": ("afspraak vooraf", "afspraken vooraf", "waarvan niet zeker is of het om dit kind gaat"),
        "caller-agreed": ("afspraak vooraf", "afspraken vooraf", "die iemand anders over zichzelf maakte"),
    }
    for why, (one, more, about) in words.items():
        if behind[why]:
            yield f"{_several(behind[why], one, more)} {about}."
    if behind["seen"]:
        yield "Wie de meldingen zag: dat mag wie dit maakte niet weten. Vraag het ons."


def _several(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
