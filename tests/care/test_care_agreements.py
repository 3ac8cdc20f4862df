"""Agreements made beforehand: laid down, found again by number and name, changed, ended (E-010, E-011)."""

from datetime import UTC, datetime, timedelta

from builders import Paper, paper, two_desks
from hypothesis import given
from hypothesis import strategies as st

from desk.agreement_rows import AgreedRow, AgreementRow
from desk.agreements import Agreements
from desk.intake.agreements import EndAgreement, MakeAgreement
from desk.recognising import Recognising
from desk.replica.others import other_row
from desk.replica.rowjson import from_json, to_json

SAM = MakeAgreement(
    "child",
    ("Sam de Boer",),
    ("06-12345678",),
    call_first="eigen behandelaar, 058 1234567",
    sharing="limited",
    share="niet met school",
    signs="blijft op de kamer",
    approach="korte vragen",
    agreed_with="moeder",
    agreement="a1" * 16,
)


def rows(desk: Paper) -> dict[str, AgreementRow]:
    """What this desk knows of agreements, by id."""
    subjects = dict.fromkeys(fact.subject for fact in desk.log if fact.kind == "agreement")
    found = {one: other_row("agreement", one, [fact for fact in desk.log if fact.subject == one]) for one in subjects}
    return {one: row for one, row in found.items() if row is not None}


def known(desk: Paper, report: str) -> tuple[AgreedRow, ...]:
    seen = Recognising(desk.view, lambda: rows(desk), lambda _: "Anna", lambda: desk.now, lambda _: ())
    return seen.agreed_of(report)


def test_e_011_whom_to_call_first_what_to_share_and_how_to_approach_are_there_when_the_telephone_rings() -> None:
    desk = paper()
    desk.do(SAM)
    report = desk.rings("0612345678")
    (row,) = known(desk, report)
    assert row.lines == (
        ("Eerst bellen", "eigen behandelaar, 058 1234567"),
        ("Delen", "beperkt, niet met school"),
        ("Signalen", "blijft op de kamer"),
        ("Aanpak", "korte vragen"),
    )
    assert row.head == "Vooraf afgesproken over Sam de Boer · zelfde nummer"
    assert row.foot == "Afgesproken met moeder · vandaag genoteerd door Anna · zonder einddatum"
    assert not row.unsure


def test_a_child_is_recognised_by_name_from_any_telephone_and_somebody_is_told_to_look() -> None:
    desk = paper()
    desk.do(SAM)
    report = desk.rings("0687654321")
    assert known(desk, report) == ()
    desk.says(report, desk.children(report)[0], youth_name="SAM DE BOER")
    (row,) = known(desk, report)
    assert row.unsure
    assert "kijk of het dit kind is" in row.head


def test_a_frequent_caller_is_recognised_by_the_number_alone_however_it_was_written() -> None:
    desk = paper()
    desk.do(MakeAgreement("caller", numbers=("+31 (0)6 1234 5678",), approach="vriendelijk, na 10 minuten afronden"))
    (row,) = known(desk, desk.rings("0612345678"))
    assert row.head == "Vooraf afgesproken met deze beller · zelfde nummer"
    assert row.brief == "Met deze beller: aanpak vriendelijk, na 10 minuten afronden"


def test_a_family_is_found_by_each_of_its_children_and_numbers() -> None:
    desk = paper()
    desk.do(MakeAgreement("family", ("Sam", "Lotte"), ("0612345678", "0581234567"), call_first="vader"))
    found = Agreements(rows(desk)).found
    for key in ("n:+31612345678", "n:+31581234567", "c:sam", "c:lotte"):
        assert len(found([key])) == 1
    assert len(found(["c:sam", "c:lotte"])) == 1


def test_a_change_takes_the_place_of_what_its_author_saw_and_the_row_survives_the_replica() -> None:
    desk = paper()
    (first,) = desk.do(SAM)
    desk.do(MakeAgreement("child", ("Sam",), call_first="oma", agreement=SAM.agreement, replaces=(first.id,)))
    (row,) = rows(desk).values()
    assert [text.call_first for text in row.texts] == ["oma"]
    assert row.keys == ("c:sam",)
    assert from_json(AgreementRow, to_json(row)) == row


def test_what_two_desks_wrote_while_apart_stands_side_by_side_until_somebody_keeps_it_once_more() -> None:
    here, there = two_desks()
    here.do(SAM)
    there.sees(here.log)
    (seen,) = rows(here)[SAM.agreement].texts
    changed = {"agreement": SAM.agreement, "replaces": (seen.fact,)}
    here.do(MakeAgreement("child", ("Sam",), ("0612345678",), call_first="oma", **changed))
    there.do(MakeAgreement("child", ("Sam",), ("0612345678",), call_first="opa", **changed))
    here.sees(there.log)
    there.sees(here.log)
    (row,) = known(here, here.rings("0612345678"))
    assert row.two
    assert row.lines == (("Eerst bellen", "oma / opa"),)
    here.do(MakeAgreement("child", ("Sam",), call_first="opa", agreement=SAM.agreement, replaces=row.facts))
    assert len(rows(here)[SAM.agreement].texts) == 1


def test_an_agreement_that_one_desk_ended_and_another_changed_meanwhile_stands_as_it_was_changed() -> None:
    here, there = two_desks()
    (first,) = here.do(SAM)
    there.sees(here.log)
    here.do(EndAgreement(SAM.agreement, (first.id,), "verhuisd"))
    assert rows(here) == {}
    there.do(MakeAgreement("child", ("Sam",), call_first="opa", agreement=SAM.agreement, replaces=(first.id,)))
    here.sees(there.log)
    assert [text.call_first for text in rows(here)[SAM.agreement].texts] == ["opa"]


def test_until_its_last_day_it_holds_and_the_day_after_it_is_shown_as_something_to_ask_about() -> None:
    desk = paper()
    desk.do(MakeAgreement("child", ("Sam",), ("0612345678",), call_first="oma", valid_until="2026-11-21"))
    report = desk.rings("0612345678")
    (row,) = known(desk, report)
    assert not row.expired
    assert row.foot.endswith("geldt tot en met za 21 nov")
    # Until midnight on the Dutch clock, which is 23:00 UTC.
    desk.now = datetime(2026, 11, 21, 22, 59, tzinfo=UTC)
    assert not known(desk, report)[0].expired
    desk.now += timedelta(minutes=1)
    (row,) = known(desk, report)
    assert row.expired
    assert row.foot.endswith("verlopen op za 21 nov: vraag of het nog klopt")


def test_what_holds_and_is_sure_stands_above_what_has_to_be_looked_at() -> None:
    desk = paper()
    desk.do(MakeAgreement("child", ("Sam",), approach="op naam"))
    desk.do(MakeAgreement("caller", numbers=("0612345678",), approach="verlopen", valid_until="2026-01-01"))
    desk.do(MakeAgreement("caller", numbers=("0612345678",), approach="geldt"))
    report = desk.rings("0612345678")
    desk.says(report, desk.children(report)[0], youth_name="Sam")
    assert [row.text.approach for row in known(desk, report)] == ["geldt", "op naam", "verlopen"]


def test_without_a_name_or_a_number_nobody_would_find_it_again() -> None:
    assert "naam of een telefoonnummer" in paper().refused(MakeAgreement("child", (" ",), ("",), call_first="oma"))
    assert "kind, een gezin" in paper().refused(MakeAgreement("school", ("Sam",)))
    assert "niet gelezen" in paper().refused(MakeAgreement("child", ("Sam",), valid_until="ooit"))


@given(order=st.permutations(range(4)))
def test_whatever_the_order_in_which_facts_come_the_same_texts_stand(order: list[int]) -> None:
    desk = paper()
    facts = desk.do(SAM)
    for name in ("oma", "opa", "tante"):
        change = MakeAgreement("child", ("Sam",), call_first=name, agreement=SAM.agreement, replaces=(facts[-1].id,))
        facts += desk.do(change)
    shuffled = other_row("agreement", SAM.agreement, [facts[place] for place in order])
    assert [text.call_first for text in shuffled.texts] == ["tante"]
    assert shuffled.keys == ("c:sam",)


def test_it_is_found_by_the_beginning_of_each_word_or_of_a_number_and_the_newest_come_first() -> None:
    desk = paper()
    desk.do(SAM)
    desk.waits(days=1)
    desk.do(MakeAgreement("family", ("Lotte Bakker",), ("0687654321",), "huisarts", agreement="b2" * 16))
    found = Agreements(rows(desk))

    def like(typed: str) -> list[str]:
        return [row.id[:2] for row in found.like(typed)]

    assert like("sam bo") == like("061234") == like("+31 6 1234") == like("KORTE vragen") == ["a1"]
    assert like("boer lotte") == like("5678") == like("") == like("?") == []
    assert like("afspraken") == ["b2", "a1"]
