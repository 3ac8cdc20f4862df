"""A desk keeps the content of what is recent: older reports are recognised, fetched when opened, and gone in a day."""

from dataclasses import replace
from pathlib import Path

from builders import ANNA, paper
from retained import NAME, NUMBER, lying_about
from thin_desks import Pair, closed, comes_true, reported

from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.reports.bare import bare_card
from desk.results import Refusal
from desk.rows import CardRow


def test_an_old_report_goes_and_comes_back_when_somebody_opens_it(tmp_path: Path) -> None:
    pair = Pair(tmp_path)
    with pair.named() as (one, two):
        mine = closed(two, reported(two))
        pair.thin.agreed(two)
        assert comes_true(pair.archive, lambda: one.card(mine) is not None)
        before = two.sheet(mine), two.timeline(mine)
    pair.later()
    with pair.thin.desk() as desk:
        open_still = reported(desk, "Pieter de Haan", "0611111111", "vroeg om een kaart")
        assert pair.goes(desk, mine)
        assert comes_true(pair.thin, lambda: not pair.left()), pair.left()
        card = desk.card(mine)
        assert card is not None
        assert (card.reference, card.title) == ("B-0001", "B-0001 · za 21 nov 2026")
        assert (card.caller_number, card.children, card.state) == ("", (), "closed")
        assert not desk.is_away(open_still)
        # By number and by name it is known that there was something, and what.
        assert [found.id for found in desk.earlier(number=NUMBER)] == [mine]
        assert [found.id for found in desk.earlier(name=NAME)] == [mine]
        assert [found.card.id for found in desk.search("B-1")] == [mine]
        assert [found.card.id for found in desk.search(NUMBER)] == [mine]
        assert [found.card.id for found in desk.search(NAME)] == [mine]
        refused = desk.do(TypeNote(mine, "nog iets"))
        assert isinstance(refused, Refusal)
        assert "wordt opgehaald" in refused.reason
        assert pair.comes(desk, mine)
        assert (desk.sheet(mine), desk.timeline(mine)) == before
        assert pair.left()
    assert lying_about([pair.shared])
    # A day after somebody looked it goes again.
    pair.later(2)
    with pair.thin.desk() as desk:
        assert pair.goes(desk, mine)
        assert comes_true(pair.thin, lambda: not pair.left()), pair.left()


def test_whoever_calls_again_is_recognised_and_what_was_said_before_is_fetched(tmp_path: Path) -> None:
    pair = Pair(tmp_path)
    with pair.named() as (_, two):
        old = closed(two, reported(two))
        pair.thin.agreed(two)
    pair.later()
    with pair.thin.desk() as desk:
        assert pair.goes(desk, old)
        again = desk.new_id()
        desk.do(OpenReport(again, NUMBER))
        sheet = desk.sheet(again)
        assert sheet is not None
        assert [(card.id, card.away) for card in sheet.earlier] == [(old, True)]

        def names() -> list[str]:
            sheet = desk.sheet(again)
            return [child.name for card in sheet.earlier for child in card.children] if sheet is not None else []

        assert comes_true(pair.thin, lambda: names() == [NAME])
        desk.do(HangUp(again))


def test_a_bare_row_says_who_may_open_it_and_nothing_that_was_said() -> None:
    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, youth_name=NAME, caller_name="mevrouw Wiersma")
    card = replace(desk.card(report), sensitive=(ANNA,))
    bare = bare_card(card)
    stays = {"id", "reference", "kind", "state", "opened_at", "closed_at", "opened_by", "owners", "sensitive"}
    stays |= {"last_call_at", "last_call_desk", "badge", "badge_kind", "saved", "withheld"}
    for name in CardRow.__annotations__:
        if name in stays:
            assert getattr(bare, name) == getattr(card, name), name
        elif name not in ("title", "subtitle", "away"):
            assert not getattr(bare, name), name
    assert bare.sensitive == (ANNA,)
    assert (bare.title, bare.away) == ("A-0001 · za 21 nov 2026", True)
