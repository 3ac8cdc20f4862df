"""The reports that are done at 03:40: of this night, and of the weeks before. All people are made up."""

from collections.abc import Callable

from desk.demo.hours import at
from desk.demo.open_stories import MOTHER, TRIAGIST
from desk.demo.talk import Said, Story, Talk, Teller


def sem_before(desk: Teller) -> Story:
    """The same boy, three weeks ago; what was agreed then shows at the next call."""
    yield at("21:14:20", "2026-10-30")
    talk = desk.rings(MOTHER)
    _first(talk, "thuis, Dorpsstraat 1, Heerenveen", MOTHER, "parent", "Anneke Voorbeeld")
    talk.says(youth_name="Sem", youth_birth_date="14", youth_sex="boy", current_municipality="Heerenveen")
    _quiet(talk, wish_to_die="no", what_happened="Bleef thuis van school en praat met niemand.")
    talk.says(care_status="none", youth_agrees="yes", can_hold="yes", needs_child="Dat niemand boos wordt.")
    talk.says(agreement_first="vader, daarna oma in Joure", agreement_share="limited")
    talk.says(agreement_approach="Rustig beginnen, eerst over zijn hond.")
    yield at("21:41:00", "2026-10-30")
    talk.promise("moeder", safe="yes", voicemail="no")
    yield at("21:55:10", "2026-10-30")
    talk.calls_back()
    talk.decides(TRIAGIST[0])
    yield at("22:06:30", "2026-10-30")
    talk.closes("local-team")


def advice(at_day: tuple[str, str, str], number: str, child: tuple[str, str, str], what: str, outcome: str) -> "Told":
    """A short call that ends with advice: when, from which number, about whom, what, and how it ended."""
    day, begins, ends = at_day

    def story(desk: Teller) -> Story:
        yield at(begins, day)
        talk = desk.rings(number)
        _first(talk, "thuis", number, "parent", "")
        name, age, sex = child
        talk.says(youth_name=name, youth_birth_date=age, youth_sex=sex)
        _quiet(talk, wish_to_die="no", what_happened=what)
        yield at(ends, day)
        talk.closes(outcome)

    return story


Told = Callable[[Teller], Story]


def consult(desk: Teller) -> Story:
    """A general practitioner asks what to do."""
    yield at("18:55:30")
    talk = desk.rings("06 12 34 56 11", entry="professional-consult")
    _first(talk, "thuis, Franeker", "06 12 34 56 11", "professional", "Huisarts Voorbeeld")
    talk.says(referrer_kind="gp", name_may_be_known="yes", youth_birth_date="13", youth_sex="girl")
    _quiet(talk, wish_to_die="no", self_harm="yes", what_happened="Krast sinds een maand, nu oppervlakkig.")
    yield at("19:11:00")
    talk.asks_triagist(*TRIAGIST)
    yield at("19:18:40")
    talk.decides(TRIAGIST[0], pathway="next-workday", reason="known-here")
    talk.closes("consult")


def at_home_until_morning(desk: Teller) -> Story:
    """A girl who calls herself; somebody comes the same evening."""
    yield at("20:10:05")
    talk = desk.rings("06 12 34 56 12")
    _first(talk, "bij een vriendin, Bolsward", "06 12 34 56 12", "child", "")
    talk.says(youth_name="Iris", youth_birth_date="17", youth_sex="girl", current_municipality="Súdwest-Fryslân")
    _quiet(talk, wish_to_die="no", what_happened="Kan niet meer naar huis, moeder drinkt.", can_hold="no")
    yield at("20:32:00")
    talk.promise("Iris", safe="yes", voicemail="no", opening_line="Dag, komt het uit dat ik bel?")
    yield at("20:48:10")
    talk.calls_back()
    talk.decides(TRIAGIST[0])
    talk.refers("tjallingahiem", "06 12 34 56 13", "Planner Voorbeeld")
    talk.hangs_up()
    yield at("21:25:00")
    talk.reached("Werker Voorbeeld")
    talk.closes("ambulatory")


def intoxicated(desk: Teller) -> Story:
    """Too much to drink: the general practitioner's night post takes over."""
    yield at("23:12:40")
    talk = desk.rings("06 12 34 56 14")
    _first(talk, "sportpark, Dokkum", "06 12 34 56 14", "family", "Trainer Voorbeeld")
    talk.says(name_may_be_known="no", youth_name="Jelle", youth_birth_date="16", youth_sex="boy")
    _quiet(talk, wish_to_die="no", intoxication="yes", what_happened="Veel bier op een lege maag, geeft over.")
    yield at("23:19:00")
    talk.dials("gp-post", "Dokterswacht Dokkum")
    yield at("23:31:20")
    talk.closes("emergency")


def forwarded(desk: Teller) -> Story:
    """A child that is in another region."""
    yield at("23:58:00")
    talk = desk.rings("06 12 34 56 15")
    _first(talk, "vakantiepark, Lauwersoog", "06 12 34 56 15", "parent", "")
    talk.says(youth_name="Fenna", youth_birth_date="december 2012", youth_sex="girl")
    _quiet(talk, wish_to_die="no", what_happened="Ruzie op vakantie, wil naar haar vader.")
    yield at("00:09:30")
    talk.dials("spoed-voor-jeugd", "Meldpunt Groningen")
    talk.closes("forwarded")


def called_as_asked(desk: Teller) -> Story:
    """Somebody only asked to be called back, and was."""
    yield at("01:17:00")
    talk = desk.requested("tante Voorbeeld", "06 12 34 56 16", "maakt zich zorgen om haar neefje")
    yield at("01:29:15")
    talk.calls_back()
    talk.says(caller_role="family", youth_name="Tijn", youth_birth_date="8", youth_sex="boy")
    _quiet(talk, wish_to_die="no", what_happened="Neefje slaapt slecht, geen acute zorgen.")
    yield at("01:44:50")
    talk.closes("reassured")


def mistake(begins: str, ends: str, reason: str) -> Told:
    """A report that was none."""

    def story(desk: Teller) -> Story:
        yield at(begins)
        talk = desk.rings()
        yield at(ends)
        talk.was_a_mistake(reason)

    return story


def _first(talk: Talk, place: str, number: str, role: str, name: str) -> None:
    """The first block, and who speaks."""
    talk.says(danger_now="no", medical_now="no", current_location=place, callback_number=number, can_speak_freely="yes")
    talk.says(caller_role=role, second_contact="no")
    if name:
        talk.says(caller_name=name)


def _quiet(talk: Talk, **answers: str) -> None:
    """The danger questions with their quiet answers, but for what is given."""
    quiet: dict[str, Said] = {
        "attempt": "no",
        "self_harm": "no",
        "adult_present": "yes",
        "confusion": "no",
        "intoxication": "no",
    }
    quiet |= {"violence": "no", "weapons": "no", "missing": "no", "abuse": "no", "sexual_violence": "no"}
    quiet |= {"other_minors": "no", "gut_feeling": "no", "can_hold": "yes"}
    talk.says(0, **quiet | answers)


CLOSED_AT_A: tuple[Told, ...] = (
    advice(("2026-10-26", "19:03:00", "19:21:00"), "06 12 34 56 21", ("Ruben", "11", "boy"), "Boosheid.", "advice"),
    sem_before,
    advice(("2026-11-02", "22:40:00", "22:58:00"), "06 12 34 56 22", ("Eva", "15", "girl"), "Pesten.", "reassured"),
    advice(("2026-11-05", "02:12:00", "02:30:00"), "06 12 34 56 23", ("Milan", "12", "boy"), "Angst.", "reassured"),
    advice(("2026-11-09", "18:20:00", "18:33:00"), "06 12 34 56 24", ("Sanne", "16", "girl"), "Ruzie.", "no-crisis"),
    advice(("2026-11-14", "23:51:00", "23:59:00"), "06 12 34 56 25", ("Bram", "10", "boy"), "Slaapt niet.", "advice"),
    advice(("2026-11-18", "20:05:00", "20:22:00"), "06 12 34 56 26", ("Lieke", "13", "girl"), "Liefje uit.", "advice"),
    advice(("", "17:42:10", "18:05:00"), "06 12 34 56 27", ("Femke", "16", "girl"), "Was te laat thuis.", "no-crisis"),
    consult,
    at_home_until_morning,
    intoxicated,
    called_as_asked,
    mistake("02:55:20", "02:55:50", "wrong-number"),
    mistake("03:11:40", "03:12:30", "nuisance"),
)
CLOSED_AT_B: tuple[Told, ...] = (
    advice(("2026-11-11", "21:30:00", "21:52:00"), "06 12 34 56 31", ("Ties", "9", "boy"), "Bang alleen.", "reassured"),
    advice(("", "19:20:00", "19:37:00"), "06 12 34 56 32", ("Roos", "14", "girl"), "Spijbelt.", "local-team"),
    forwarded,
)
