"""What was agreed in the checklist of an earlier report: held to on paper, and told alike on sheet, summary and chain.

Seed row E-010: what may be shared with other providers in a crisis.
"""

from collections.abc import Iterable

import pytest
from builders import NAMES, Paper, paper
from test_care_agreements import rows

from desk.agreement_rows import AgreedRow
from desk.care_rows.follow import FollowStepRow
from desk.care_rows.papers import PapersRow
from desk.export.offers import papers_row
from desk.export.sharing import proposed
from desk.intake.agreements import MakeAgreement
from desk.intake.calls import HangUp
from desk.recognising import Recognising
from desk.reports.card import keys_of
from desk.reports.follow import follow_row
from desk.rows import CardRow

NUMBER = "0612345678"


def before(desk: Paper, share: str = "limited", number: str = NUMBER, name: str = "Sem", **more: str) -> str:
    """A report of some weeks ago, with what may be shared."""
    report = desk.rings(number)
    said = {"youth_name": name, "agreement_first": "vader, daarna oma", "agreement_share": share}
    desk.says(report, **({code: value for code, value in said.items() if value} | more))
    desk.do(HangUp(report))
    desk.waits(days=21)
    return report


def now(desk: Paper, number: str = NUMBER, **said: str) -> str:
    report = desk.rings(number)
    desk.says(report, **said)
    return report


def cards(desk: Paper, keys: set[str]) -> Iterable[CardRow]:
    return [desk.card(report) for report in desk.reports if keys_of(desk.view(report)) & keys]


def recognised(desk: Paper) -> Recognising:
    name_of = {"1" * 32: "Anna"}.get
    earlier = lambda keys: cards(desk, keys)  # noqa: E731
    return Recognising(desk.view, lambda: rows(desk), lambda one: name_of(one, ""), lambda: desk.now, earlier)


def shared(desk: Paper, report: str) -> tuple[AgreedRow, ...]:
    return recognised(desk).shared_of(report)


def behind(desk: Paper, report: str) -> set[str]:
    parts = proposed(desk.view(report), "provider", (), shared(desk, report)).parts
    return {part.id for part in parts if not part.goes}


def offers(desk: Paper, report: str) -> PapersRow:
    agreed = shared(desk, report)
    about = {"what": "handover", "receiver": "", "children": ()}
    return papers_row(desk.view(report), **about, agreed=agreed, name_of=lambda _: "", now=desk.now)


def test_e_010_only_address_and_agreements_was_said_three_weeks_ago_and_holds() -> None:
    desk = paper()
    before(desk)
    report = now(desk, youth_name="sem")
    assert behind(desk, report) == {"story", "answers", "help", "consent", "visit"}
    row = offers(desk, report)
    assert [part.reason for part in row.parts if part.id == "story"] == ["afgesproken: beperkt delen"]
    assert "Eerder afgesproken over delen: beperkt, alleen adres en afspraken, gezegd in A-0001" in row.said


@pytest.mark.parametrize(
    ("share", "held"), [("all", False), ("nothing", True), ("", False), ("unknown", False), ("not-asked", False)]
)
def test_what_was_said_counts_and_what_nobody_said_does_not(share: str, *, held: bool) -> None:
    desk = paper()
    before(desk, share)
    assert bool(behind(desk, now(desk, youth_name="Sem"))) is held


def test_the_last_word_counts_and_first_of_all_the_one_of_today() -> None:
    desk = paper()
    before(desk, "nothing")
    before(desk, "all")
    report = now(desk, youth_name="Sem")
    assert behind(desk, report) == set()
    before(desk, "limited")
    assert behind(desk, report) == {"story", "answers", "help", "consent", "visit"}
    desk.says(report, agreement_share="all")
    assert behind(desk, report) == set()


def test_an_agreement_that_was_laid_down_since_takes_its_place() -> None:
    desk = paper()
    before(desk, "nothing")
    desk.do(MakeAgreement("child", ("Sem",), (NUMBER,), sharing="all", agreement="a1" * 16))
    report = now(desk, youth_name="Sem")
    assert behind(desk, report) == set()
    desk.waits(minutes=1)
    before(desk, "limited")
    assert behind(desk, report) == {"story", "answers", "help", "consent", "visit"}


def test_by_the_name_alone_it_is_told_and_people_look() -> None:
    desk = paper()
    before(desk, number="0511223344")
    report = now(desk, youth_name="Sem")
    assert behind(desk, report) == set()
    assert any(line.endswith("A-0001 (kijk of het over dit kind gaat)") for line in offers(desk, report).said)


def test_about_another_child_of_the_same_telephone_it_says_nothing() -> None:
    desk = paper()
    before(desk, name="Noor")
    assert shared(desk, now(desk, youth_name="Sem")) == ()
    assert behind(desk, now(desk)), "a child without a name yet may be the one"


def step(desk: Paper, report: str) -> FollowStepRow:
    sheet = desk.sheet(report, earlier=tuple(one for one in cards(desk, {f"n:+31{NUMBER[1:]}"}) if one.id != report))
    agreed = recognised(desk).agreed_of(report)
    known = (*(row.brief for row in agreed), *sheet.agreements)
    row = follow_row(desk.view(report), "", lambda one: NAMES.get(one, ""), desk.now, agreed, known)
    return next(one for one in row.steps if one.id == "agreements")


def test_the_chain_tells_what_sheet_and_summary_tell() -> None:
    desk = paper()
    report = now(desk)
    assert step(desk, report).text == "Niets van tevoren afgesproken"
    before(desk)
    chain = step(desk, report)
    assert chain.text == "Gezegd in een eerdere melding, nog niet vastgelegd"
    assert "Wie bellen we een volgende keer als eerste? vader, daarna oma" in chain.more
    desk.do(MakeAgreement("child", ("Sem",), (NUMBER,), call_first="oma", agreement="a1" * 16))
    chain = step(desk, report)
    assert chain.text == "Over Sem: eerst bellen oma"
    assert "Wat mogen we delen met andere hulpverleners? Alleen adres en afspraken" in chain.more
