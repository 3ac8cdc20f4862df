"""Who wants to stay nameless is on no paper: not by a former spelling, not by half a name, not after it was erased."""

import json
import unicodedata

import pytest
from builders import Paper, two_desks
from papers_night import MOTHER, SAFE, agreed, decided, made, night

from desk.care_rows.papers import PaperAsked
from desk.export.bundle import bundle
from desk.export.fhir import report_response
from desk.export.nameless import Veil, veil
from desk.export.paper import paper_text
from desk.intake.answers import GiveAnswer
from desk.intake.calls import HangUp, SetCallerNumber
from desk.intake.merging import MergeReport
from desk.intake.promises import PromiseCallback
from desk.reports.callers import Callers


def leaves(desk: Paper, report: str, kind: str = "provider") -> str:
    """All that leaves the desk about a report, as paper, for programs and as the answers alone."""
    view = desk.view(report)
    asked = PaperAsked("handover", "Kinnik", kind)
    name_of = {"1" * 32: "Telefonist"}.get
    files = (
        bundle(view, asked, name_of=lambda person: name_of(person, ""), now=desk.now),
        report_response(view, lambda person: name_of(person, "")),
    )
    papers = [paper_text(made(desk, report, what, kind)) for what in ("handover", "feedback")]
    return "\n".join([*papers, *(json.dumps(one, ensure_ascii=False) for one in files)]).casefold()


@pytest.mark.parametrize("code", ["unknown", "not-asked", ""])
def test_a_name_that_was_taken_away_is_gone_from_the_story_too(code: str) -> None:
    desk, report, child = night()
    desk.do(GiveAnswer(report, "", desk.link("caller_name"), (code,) if code else ()))
    decided(desk, report, child, goal=f"rust voor {MOTHER}")
    agreed(desk, report, child)
    assert "anneke" not in leaves(desk, report)
    assert "boer" not in leaves(desk, report)


def test_a_former_spelling_stays_here_as_well_as_the_present_one() -> None:
    desk, report, _ = night(caller_name="Anneke de Boer", what_happened="Anneke Boer belt, zegt Hanneke Visser")
    desk.says(report, caller_name="Hanneke Visser")
    said = leaves(desk, report)
    assert not any(word in said for word in ("anneke", "boer", "visser"))


@pytest.mark.parametrize(
    "written",
    [
        *(
            "Anneke belde huilend",
            "mevrouw De Boer woont ernaast",
            "A. de BOER",
            "Annekes telefoon",
            "deboer",
            "Boer's",
        ),
        *("anneke.deboer@voorbeeld.nl", "Boer-Visser", "Boer's man", "Anneke_de_Boer", "An\N{ZERO WIDTH SPACE}neke"),
    ],
)
def test_each_word_of_a_name_is_a_name(written: str) -> None:
    desk, report, _ = night(caller_name="Anneke de Boer", what_happened=f"Er is ruzie. {written}, zei ze.")
    said = leaves(desk, report)
    assert "anneke" not in said
    assert "boer" not in said
    assert "er is ruzie" in said


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("name", "written"),
    [("Renée Smits", "Renee Smits"), ("Renee Smits", "RENÉE"), ("Kuyper", "Kuijper"), ("Bøe Dĳk", "boe dyk")],
)
def test_accents_and_spellings_hide_nobody(name: str, written: str, form: str) -> None:
    story = unicodedata.normalize(form, f"Gisteren zei {written} dat")
    desk, report, _ = night(caller_name=unicodedata.normalize(form, name), what_happened=story)
    said = leaves(desk, report)
    assert said.count("gisteren zei [beller] dat") == said.count("gisteren zei") > 2


def test_what_stays_is_whole_also_where_an_accent_stands_alone() -> None:
    clean = veil(Callers(names=("Renée",)))
    assert clean("Één: Rene\N{COMBINING ACUTE ACCENT}e \N{GRINNING FACE} bélde") == "Één: [beller] 😀 bélde"


def test_an_organisation_stays_here_as_a_whole_and_its_words_do_not_hide_the_story() -> None:
    desk, report, _ = night(caller_organisation="Bakkerij De Zon", what_happened="Bij Bakkerij de zon. De zon scheen.")
    desk.says(report, caller_organisation="unknown")
    said = leaves(desk, report)
    assert "bakkerij" not in said
    assert "de zon scheen" in said


@pytest.mark.parametrize("typed", ["moeder", "Buurman", "oma (niet de echte)", "school", "wil niet", "de Heer van Dam"])
def test_a_word_that_names_nobody_stays_readable(typed: str) -> None:
    story = "Moeder wilde niet weg. Buurman zag oma van school, die van hem is."
    desk, report, _ = night(caller_name=typed, what_happened=story)
    assert story.casefold() in leaves(desk, report)


def test_for_the_family_a_neighbour_is_a_name_too() -> None:
    said = {"caller_name": "Buurman Kok", "caller_role": "family", "what_happened": "Buurman hoort gegil."}
    desk, report, _ = night(**(said | SAFE))
    asked = veil(Callers(names=("Buurman Kok",)), family=True)
    assert asked("Buurman hoort gegil van de kok") == "[beller] hoort gegil van de [beller]"
    text = paper_text(made(desk, report, "feedback", "family"))
    assert "[beller] hoort gegil." in text
    assert "buurman" not in text.casefold()
    assert "buurman hoort gegil" in leaves(desk, report)


def test_a_child_keeps_its_name_also_when_the_caller_has_the_same() -> None:
    desk, report, _ = night(
        youth_name="Jan de Boer", caller_name="Jan Visser", what_happened="Jan de Boer sliep, Jans vader Visser belde."
    )
    desk.says(report, caller_name="Anneke de Boer")
    assert "jan de boer sliep, jans vader [beller] belde." in leaves(desk, report)
    assert veil(Callers(names=("Jan Visser",)), ["Jan"]).shared == ("jan",)


def test_what_the_program_says_itself_stays_readable_whatever_the_caller_is_called() -> None:
    desk, report, child = night(caller_name="Wil Gevaar", caller_organisation="GGZ")
    decided(desk, report, child)
    text = paper_text(made(desk, report))
    assert "Gevaar: wil dood" in text
    assert "Ja, jeugd-GGZ" in text
    view = desk.view(report)
    assert '"code": "ggz"' in json.dumps(report_response(view, lambda _: ""))


def test_every_number_that_they_ever_called_from_or_left_stays_here() -> None:
    desk, report, child = night(what_happened="Bel 0687654321, 06 11 22 33 44 of 112; of 058-1234567 of 0512 345678")
    desk.do(SetCallerNumber(report, "0687654321"))
    desk.do(SetCallerNumber(report, "0612345678"))
    desk.says(report, callback_number="0611223344 of 0512-345678 bij oma")
    desk.says(report, callback_number="not-asked")
    decided(desk, report, child)
    assert "bel [beller], [beller] of 112; of 058-1234567 of [beller]" in leaves(desk, report)


def test_whoever_is_to_be_called_back_is_not_named_either() -> None:
    desk, report, _ = night(caller_name="unknown", what_happened="Truus is bang, Truus Bakker dus.")
    desk.do(PromiseCallback(report, "Truus Bakker", number="06 99 88 77 66"))
    desk.do(GiveAnswer(report, "", desk.link("caller_name"), ()))
    assert "truus" not in leaves(desk, report)


def test_what_was_corrected_in_a_report_stays_here_after_it_went_on_in_another() -> None:
    here, there = two_desks()
    first = here.rings("0611111111")
    here.says(first, youth_name="Sem")
    here.do(HangUp(first))
    second = here.rings("0622222222")
    here.says(second, youth_name="Sem", caller_name="Buurman Kok", caller_organisation="Bakkerij Jansen")
    here.says(second, caller_name="unknown", caller_organisation="not-asked")
    here.do(SetCallerNumber(second, "0633333333"))
    here.says(second, what_happened="Kok van Bakkerij Jansen, 0622222222 of 0633333333, hoort gegil")
    there.sees(here.log)
    there.do(MergeReport(second, first))
    said = leaves(there, first)
    assert "[beller] van [beller], [beller] of [beller], hoort gegil" in said
    assert not any(word in said for word in ("kok", "jansen", "22222", "33333"))


def test_where_they_agreed_nothing_is_taken_out() -> None:
    desk, report, _ = night(name_may_be_known="yes")
    assert "anneke de boer belt vanaf 0612345678" in leaves(desk, report)
    assert Veil()("Anneke") == "Anneke"


@pytest.mark.parametrize("name", ["Ed de Wit", "Ed", "E.D. Ed"])
def test_a_name_of_two_letters_is_a_name(name: str) -> None:
    story = "Ed zag dat Daan met een mes stond. Bel Ed terug, het is ed's mes, zegt Ed. Ook Eds vrouw."
    desk, report, _ = night(caller_name=name, what_happened=story)
    hidden = "[beller] zag dat daan met een mes stond. bel [beller] terug, het is [beller]'s mes, zegt [beller]. ook"
    assert hidden in leaves(desk, report)
    assert "wit" not in veil(Callers(names=("Ed de Wit",)))("deWit, EdDeWit")


@pytest.mark.parametrize(
    ("name", "written", "left"),
    [
        (
            "An Bakker",
            "An zei an en aan. An's kind, Anna en Jan",
            "[beller] zei an en aan. [beller]'s kind, Anna en Jan",
        ),
        ("J.P. Kok", "J.P. belt, volgens j. en p staat J. daar", "[beller] belt, volgens j. en p staat [beller] daar"),
        ("Al de Wit", "Als De zon schijnt is al dat wit van Al", "Als De zon schijnt is al dat [beller] van [beller]"),
    ],
)
def test_a_short_name_that_is_a_word_too_is_a_name_with_a_capital(name: str, written: str, left: str) -> None:
    assert veil(Callers(names=(name,)))(written) == left


@pytest.mark.parametrize(
    "written",
    [
        *(
            "87654321",
            "8765 4321",
            "06 87_65_43_21",
            "06/87.65.43.21",
            "7654321",
            "+31 6-87654321",
            "0031 6 8765 43 21",
        ),
        *("+31(0)6 8765_4321", "687654321", "87 65 43 21"),
    ],
)
@pytest.mark.parametrize("given", ["0687654321", "+31 6 87654321", "8765 4321"])
def test_a_number_without_its_beginning_is_the_number(given: str, written: str) -> None:
    clean = veil(Callers(numbers=(given,)))
    assert clean(f"Bel op {written}.").rstrip(".") == "Bel op [beller]"
    assert clean("Op 22-11-2026 lag er 87654 euro") == "Op 22-11-2026 lag er 87654 euro"
