"""The summary is read aloud to the triagist in under a minute, with what matters first."""

from builders import ANNA, NAMES, Paper, paper
from hypothesis import given
from hypothesis import strategies as st
from test_said_in_earlier_reports import recognised

from desk.care_rows.summary import SummaryRow
from desk.facts.law import ConsentNoted
from desk.intake.agreements import MakeAgreement
from desk.intake.answers import AddChild
from desk.intake.context import New, decides
from desk.intake.decisions import NoteDecision
from desk.intake.triage import ConfirmDecision
from desk.record import record
from desk.reports.summary import MOST_WORDS, summary_row
from desk.words.spoken import cut_spoken, spoken_words

LONG = "Moeder vertelt dat hij de hele avond op zijn kamer zat, niet wilde eten en toen begon te schreeuwen. " * 20


@record
class Says:
    """Any facts, for what other parts of the desk write."""

    report: str
    payload: object


@decides(Says)
def _say(command: Says, _context: object) -> tuple[New, ...]:
    return (New(command.payload, command.report),)


def summary(desk: Paper, report: str, child: str = "", agreements: tuple[str, ...] = ()) -> SummaryRow:
    view = desk.view(report)
    row = summary_row(view, child, agreements=agreements, name_of=lambda person: NAMES.get(person, ""))
    assert row is not None
    return row


def line(row: SummaryRow, head: str) -> str:
    (found,) = [one.text for one in row.lines if one.id == head]
    return found


def told() -> tuple[Paper, str]:
    desk = paper()
    report = desk.rings()
    desk.says(
        report,
        danger_now="no",
        current_location="Kerkstraat 12, Leeuwarden",
        caller_role="parent",
        caller_with_youth="yes",
        youth_name="Sem",
        youth_birth_date="2012",
        youth_sex="boy",
        wish_to_die="yes",
        suicide_plan="no",
        adult_present="yes",
        what_happened="Hij stuurde een bericht dat hij niet meer wil.",
        care_status="ggz",
        own_provider="Kinnik",
        own_provider_called="no",
    )
    return desk, report


def test_the_summary_says_danger_first_then_who_where_and_what() -> None:
    desk, report = told()
    row = summary(desk, report)
    heads = [one.id for one in row.lines]
    assert heads == [
        *("danger", "who", "where", "happened", "safety", "help", "agreements", "consent", "proposal"),
    ]
    assert line(row, "danger").startswith("wil dood")
    assert row.lines[0].kind == "danger"
    assert "Sem, jongen" in line(row, "who")
    assert "melder: ouder of verzorger, is bij het kind" in line(row, "who")
    assert line(row, "where") == "Kerkstraat 12, Leeuwarden"
    assert line(row, "happened") == "Hij stuurde een bericht dat hij niet meer wil."
    assert line(row, "safety") == "volwassene erbij"
    assert line(row, "help") == "ja, jeugd-ggz, Kinnik, nog niet gebeld"
    assert line(row, "proposal").startswith("voorlopig, ")
    assert "want: " in line(row, "proposal")
    assert row.words < 160


def test_what_nobody_knows_yet_is_said_and_marked() -> None:
    desk = paper()
    row = summary(desk, desk.rings())
    missing = {one.id for one in row.lines if one.kind == "missing"}
    assert missing >= {"where", "happened", "safety", "help", "consent", "proposal"}
    assert line(row, "where") == "nog niet bekend"


def test_questions_about_danger_that_are_open_are_counted_aloud() -> None:
    desk, report = told()
    assert "vragen over gevaar open" in line(summary(desk, report), "danger")


def test_agreements_made_beforehand_and_consent_are_read_too() -> None:
    desk, report = told()
    child = desk.children(report)[0]
    desk.do(Says(report, ConsentNoted(ANNA, child, "moeder", "parent", "yes", "given")))
    row = summary(desk, report, agreements=("Wie bellen we eerst? Oma",))
    assert line(row, "agreements") == "Wie bellen we eerst? Oma"
    assert line(row, "consent") == "moeder toestemming"


def test_a_decision_is_read_with_who_took_it_and_whether_it_was_confirmed() -> None:
    desk, report = told()
    desk.do(NoteDecision(report, desk.children(report)[0], "Noor de Vries", "within-1h", "ambulatory"))
    assert line(summary(desk, report), "decision").startswith("Noor de Vries, 03:40, ")
    assert ", nog niet bevestigd, " in line(summary(desk, report), "decision")
    desk.do(ConfirmDecision(report, desk.state(report).decisions[0].noted.decision))
    said = ", bevestigd door Anna Voorbeeld, 03:40, door dezelfde persoon genoteerd, "
    assert said in line(summary(desk, report), "decision")


def test_however_little_room_there_is_who_confirmed_a_decision_is_read() -> None:
    desk, report = told()
    desk.says(report, what_happened=LONG, own_provider=LONG, current_location=LONG, youth_name=LONG)
    desk.do(NoteDecision(report, desk.children(report)[0], "Noor Vos", "within-1h", "ambulatory"))
    desk.do(ConfirmDecision(report, desk.state(report).decisions[0].noted.decision))
    row = summary(desk, report, agreements=(LONG,))
    assert "bevestigd door Anna Voorbeeld" in line(row, "decision")
    assert row.words < 160


def test_of_two_children_each_has_a_summary() -> None:
    desk, report = told()
    second = desk.new_id()
    desk.do(AddChild(report, second))
    desk.says(report, second, youth_name="Lotte", youth_sex="girl")
    assert "Lotte, meisje, leeftijd onbekend, een van 2 kinderen" in line(summary(desk, report, second), "who")
    assert "Sem, jongen" in line(summary(desk, report), "who")


def test_a_long_story_is_cut_and_says_so_but_danger_and_place_stay_whole() -> None:
    desk, report = told()
    desk.says(report, what_happened=LONG, own_provider=LONG, youth_name="Sem")
    row = summary(desk, report, agreements=(LONG,))
    assert row.words <= MOST_WORDS
    cut = {one.id for one in row.lines if one.cut}
    assert "happened" in cut
    assert not cut & {"danger", "where"}
    assert line(row, "happened").endswith("…")


TYPED = st.text(max_size=400) | st.just(LONG) | st.from_regex(r"[0-9 ,.]{0,300}", fullmatch=True)


@given(typed=st.tuples(TYPED, TYPED, TYPED, TYPED), agreed=st.lists(TYPED, max_size=3), by=TYPED)
def test_whatever_was_typed_it_is_read_aloud_in_under_a_minute(
    typed: tuple[str, str, str, str], agreed: list[str], by: str
) -> None:
    desk, report = told()
    desk.says(report, what_happened=typed[0], current_location=typed[1], own_provider=typed[2], youth_name=typed[3])
    desk.says(report, attempt="yes", attempt_when="day", weapons="yes", violence="yes", missing="yes", abuse="yes")
    desk.do(NoteDecision(report, desk.children(report)[0], by, "within-1h", "ambulatory"))
    row = summary(desk, report, agreements=tuple(agreed))
    assert row.words == spoken_words(row.text) < 160
    assert row.lines[0].text.startswith("poging gedaan")


@given(text=TYPED, most=st.integers(0, 60))
def test_a_cut_text_takes_no_more_words_than_asked_and_loses_only_its_end(text: str, most: int) -> None:
    made = cut_spoken(text, most)
    assert spoken_words(made) <= most
    whole = " ".join(text.split())
    assert made == whole or (made.endswith("…") and whole.startswith(made[:-1]))


def test_numbers_take_as_long_as_they_are_said() -> None:
    assert spoken_words("bel 06-12345678") == 11
    assert spoken_words("om 03:51") == 4
    assert spoken_words("jongen, 14 jaar") == 3


SHARE = "beperkt, alleen met de huisarts en met Kinnik, nooit met school en nooit met vader"


def test_what_may_be_shared_is_said_first_and_whole_however_little_room_there_is() -> None:
    desk, report = told()
    desk.says(report, what_happened=LONG, own_provider=LONG, agreement_approach=LONG)
    desk.says(report, agreement_share="limited")
    row = summary(desk, report, agreements=(LONG, "Wat mogen we delen met andere hulpverleners? Beperkt"))
    assert line(row, "agreements").startswith("delen: alleen adres en afspraken; ")
    assert row.words <= MOST_WORDS


def test_an_agreement_that_was_laid_down_is_read_with_its_sharing_before_the_rest() -> None:
    desk, report = told()
    texts = {"call_first": LONG, "sharing": "limited", "share": SHARE.split(", ", 1)[1], "signs": LONG}
    desk.do(MakeAgreement("child", ("Sem",), ("0612345678",), agreement="a1" * 16, **texts))
    known = recognised(desk).agreed_of(report)
    view, name_of = desk.view(report), lambda person: NAMES.get(person, "")
    briefs = tuple(one.brief for one in known)
    row = summary_row(view, "", agreements=briefs, shared=recognised(desk).shared_of(report), name_of=name_of)
    assert row is not None
    assert line(row, "agreements").startswith(f"delen: {SHARE}; ")
    assert row.words <= MOST_WORDS
    assert "decision" in {one.id for one in row.lines} or not desk.state(report).decisions
