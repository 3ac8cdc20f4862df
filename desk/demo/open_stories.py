"""The four reports that are open at 03:40, as in the picture that the window is drawn after. All people are made up."""

from desk.demo.hours import at
from desk.demo.talk import Story, Teller

MOTHER = "06 12 34 56 78"
TRIAGIST = ("Triagist Voorbeeld", "+31612345681")


def sem(desk: Teller) -> Story:
    """A boy of 14 who wants to die; his mother is on the line now."""
    yield at("03:38:41")
    talk = desk.rings(MOTHER)
    yield at("03:38:49")
    talk.says(danger_now="no", medical_now="no")
    yield at("03:38:57")
    talk.says(current_location="thuis, Dorpsstraat 1, Heerenveen", callback_number=MOTHER, can_speak_freely="yes")
    yield at("03:39:08")
    talk.says(caller_role="parent", caller_name="Anneke Voorbeeld", caller_with_youth="no")
    talk.says(already_called="nobody", second_contact="no", interpreter_needed="no")
    yield at("03:39:21")
    talk.says(youth_name="Sem", youth_birth_date="14", youth_sex="boy")
    talk.says(responsible_municipality="Heerenveen", current_municipality="Heerenveen")
    yield at("03:39:34")
    talk.says(wish_to_die="yes", suicide_plan="unknown")
    yield at("03:39:43")
    talk.says(means_at_hand="yes")
    yield at("03:39:56")
    talk.says(
        what_happened="Sinds gisteravond op zijn kamer, heeft afscheidsberichten gestuurd aan twee vrienden. "
        "Vader is thuis en slaapt."
    )


def late_callback(desk: Teller) -> Story:
    """Promised to a grandmother for 03:37:46, and late by now."""
    yield at("03:02:10")
    talk = desk.rings("06 12 34 56 02")
    yield at("03:03:30")
    talk.says(danger_now="no", medical_now="no", current_location="bij oma, Leeuwarden")
    talk.says(callback_number="06 12 34 56 02", can_speak_freely="yes", caller_role="family", caller_name="Oma Lotte")
    talk.says(caller_with_youth="yes", name_may_be_known="yes", second_contact="no")
    yield at("03:07:05")
    talk.says(youth_name="Lotte", youth_birth_date="15", youth_sex="girl", current_municipality="Leeuwarden")
    talk.says(wish_to_die="no", attempt="no", self_harm="no", adult_present="yes", confusion="no", intoxication="no")
    yield at("03:12:40")
    talk.says(what_happened="Vanavond weggelopen na ruzie met haar stiefvader, durft niet naar huis.")
    talk.says(violence="no", weapons="no", missing="no", abuse="unknown", sexual_violence="no", gut_feeling="yes")
    talk.says(care_status="none", youth_agrees="yes", can_hold="no")
    yield at("03:17:46")
    talk.promise("oma", safe="yes", voicemail="no")


def waits_for_triagist(desk: Teller) -> Story:
    """The police found a boy of about 16; they are called back before 03:56:05."""
    yield at("03:20:15")
    talk = desk.rings("06 12 34 56 03", entry="professional-consult")
    yield at("03:22:00")
    talk.says(danger_now="no", medical_now="no", current_location="politiebureau Drachten")
    talk.says(callback_number="06 12 34 56 03", can_speak_freely="yes", caller_role="professional")
    talk.says(referrer_kind="police", caller_name="Agent Voorbeeld", caller_organisation="Politie Drachten")
    talk.says(caller_with_youth="yes", name_may_be_known="yes", second_contact="no")
    yield at("03:26:20")
    talk.says(youth_birth_date="ongeveer 16", current_municipality="Smallingerland")
    talk.says(wish_to_die="unknown", attempt="no", self_harm="no", adult_present="yes", confusion="yes")
    talk.says(what_happened="Liep verward langs de N31, noemt geen naam, wil niet zeggen waar hij woont.")
    yield at("03:31:30")
    talk.says(intoxication="no", violence="no", weapons="no", missing="no", abuse="unknown", care_status="unknown")
    yield at("03:34:10")
    talk.asks_triagist(*TRIAGIST)
    yield at("03:36:05")
    talk.promise("Agent Voorbeeld", safe="yes", voicemail="yes", note="Triagist kijkt mee, wacht op zijn oordeel")


def two_children(desk: Teller) -> Story:
    """A brother and sister; the provider calls the family before 04:28."""
    yield at("02:31:05")
    talk = desk.rings("06 12 34 56 04", entry="professional-consult")
    talk.also_about_another_child()
    yield at("02:33:20")
    talk.says(danger_now="no", medical_now="no", current_location="thuis, Kerkstraat 2, Sneek")
    talk.says(callback_number="06 12 34 56 04", can_speak_freely="yes", caller_role="professional")
    talk.says(referrer_kind="local-team", caller_name="Wijkteam Voorbeeld", caller_organisation="Wijkteam Sneek")
    talk.says(name_may_be_known="yes", second_contact="yes", caller_with_youth="no")
    yield at("02:38:45")
    for child, (name, age, sex) in enumerate((("Noor", "9", "girl"), ("Daan", "6", "boy"))):
        talk.says(child, youth_name=name, youth_birth_date=age, youth_sex=sex, current_municipality="Súdwest-Fryslân")
        talk.says(child, wish_to_die="no", attempt="no", self_harm="no", adult_present="yes", confusion="no")
        talk.says(child, intoxication="no", violence="no", weapons="no", missing="no", abuse="no", sexual_violence="no")
        talk.says(child, other_minors="yes", other_minors_safe="yes", gut_feeling="no", care_status="youth-care")
        talk.says(child, own_provider="Jeugdhulp Friesland", own_provider_called="yes", youth_agrees="yes")
        talk.says(child, can_hold="no")
    talk.says(what_happened="Moeder is opgenomen, vader houdt het niet vol. De kinderen slapen nu.")
    yield at("02:49:30")
    talk.promise("Wijkteam Voorbeeld", safe="yes", voicemail="yes")
    yield at("03:04:00")
    talk.asks_triagist(*TRIAGIST)
    yield at("03:07:15")
    talk.calls_back()
    yield at("03:28:05")
    talk.decides(TRIAGIST[0])
    talk.decides(TRIAGIST[0], 1)
    for child in (0, 1):
        talk.refers("jeugdhulp-friesland", "06 12 34 56 05", "Planner Voorbeeld", child)
    talk.tells()
    talk.hangs_up()


OPEN_AT_A = (two_children, waits_for_triagist, sem)
OPEN_AT_B = (late_callback,)
