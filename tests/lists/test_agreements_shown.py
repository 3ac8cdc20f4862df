"""Agreements made beforehand at real desks: shown while they wait for the store, and after they came back from it."""

from lists_night import Night

from desk.agreement_rows import AgreedRow
from desk.intake.agreements import EndAgreement, MakeAgreement


def shown(night: Night, report: str) -> tuple[AgreedRow, ...]:
    night.settles()
    sheet = night.desk.sheet(report)
    assert sheet is not None
    assert night.desk.care.agreed_before(report) == sheet.agreed
    return sheet.agreed


def test_e_010_an_agreement_is_shown_with_its_next_call_and_so_is_every_change_of_it(night: Night) -> None:
    night.do(MakeAgreement("caller", numbers=("06 12345678",), call_first="moeder", sharing="nothing"))
    report = night.call("+31 6 12345678")
    (row,) = shown(night, report)
    assert row.lines == (("Eerst bellen", "moeder"), ("Delen", "niets"))
    night.do(MakeAgreement("caller", numbers=("0612345678",), call_first="oma", agreement=row.id, replaces=row.facts))
    (row,) = shown(night, report)
    assert row.lines == (("Eerst bellen", "oma"),)
    night.do(EndAgreement(row.id, row.facts))
    assert shown(night, report) == ()


def test_the_summary_that_is_read_aloud_says_what_was_agreed(night: Night) -> None:
    night.do(MakeAgreement("child", ("Sem",), call_first="eigen behandelaar"))
    report = night.call("0687654321", youth_name="Sem")
    night.settles()
    summary = night.desk.care.summary(report)
    assert summary is not None
    assert any("eigen behandelaar" in line.text for line in summary.lines)


def test_an_agreement_about_somebody_else_is_not_shown(night: Night) -> None:
    night.do(MakeAgreement("child", ("Lotte",), ("0612345678",), call_first="oma"))
    assert shown(night, night.call("0687654321", youth_name="Sem")) == ()
