"""The codes that the desk itself knows: item codes of the checklist, moments of a clock, roles, and who speaks.

A profile may leave out any of these but the ones in `FIRST_BLOCK` and `CHILD`, and may add any others. Item codes
are the variable names of the decision tables too, hence ASCII with underscores.
"""

from typing import Final

DANGER_NOW: Final = "danger_now"
"""Is anybody in danger at this moment? The first question of every call (E-019), asked again at every callback."""

CURRENT_LOCATION: Final = "current_location"
"""Where the child is now: the address that 112 needs. In view during the whole call."""

CALLBACK_NUMBER: Final = "callback_number"
"""The number to call when the line drops. In view during the whole call."""

MEDICAL_NOW: Final = "medical_now"
"""Is an ambulance or a doctor needed at this moment (E-014, E-015)?"""

CAN_SPEAK_FREELY: Final = "can_speak_freely"
"""`no`: only questions with the options yes and no are read aloud from now on."""

CALLER_ROLE: Final = "caller_role"
"""Who speaks: `parent`, `child`, `family`, `professional` (or `professional-...`), `other`; picks the wording."""

REFERRER_KIND: Final = "referrer_kind"
"""From which kind of organisation a professional calls: police, GP, local team, certified institution, ..."""

CALLER_NAME: Final = "caller_name"
"""The caller's name; may stay empty for good: a caller may be nameless."""

CALLER_ORGANISATION: Final = "caller_organisation"
"""The organisation a professional calls from."""

CALLER_WITH_YOUTH: Final = "caller_with_youth"
"""Is the caller with the child?"""

NAME_MAY_BE_KNOWN: Final = "name_may_be_known"
"""May the caller's name leave the desk? Only `yes` counts as yes; everything else keeps the caller nameless."""

ALREADY_CALLED: Final = "already_called"
"""Who was called before us (E-018)."""

SECOND_CONTACT: Final = "second_contact"
"""Is this the second contact about the same matter within a day? An alarm signal of its own."""

INTERPRETER_NEEDED: Final = "interpreter_needed"
"""Is an interpreter needed?"""

CHILD: Final = "child"
"""The repeated group: once per child of the report, with its own location, answers and outcome."""

YOUTH_NAME: Final = "youth_name"
"""The child's name, as said."""

YOUTH_BIRTH_DATE: Final = "youth_birth_date"
"""Birth date or age in words: "2011", "december 2011", "ongeveer 15". Text; the desk makes an age of it."""

YOUTH_SEX: Final = "youth_sex"
"""`boy`, `girl` or `other`: for the words on screen."""

RESPONSIBLE_MUNICIPALITY: Final = "responsible_municipality"
"""Where the child is registered: this municipality pays. Unknown at night is normal and never stops anything."""

CURRENT_MUNICIPALITY: Final = "current_municipality"
"""Where the child is now: this mayor decides about a crisis measure (Wvggz)."""

CARE_STATUS: Final = "care_status"
"""Is help involved now: `none`, `waiting`, or a kind of help. Decides whether the own provider goes first."""

OWN_PROVIDER: Final = "own_provider"
"""The provider that is already involved."""

OWN_PROVIDER_CALLED: Final = "own_provider_called"
"""Was the own provider called (B6-009, E-004)?"""

OWN_PROVIDER_ESTIMATE: Final = "own_provider_estimate"
"""What the own provider made of it (E-004, E-013)."""

WHAT_HAPPENED: Final = "what_happened"
"""What happened, in the caller's own words."""

NEEDS_CHILD: Final = "needs_child"
"""What the child itself needs ("wat heb jij nodig?")."""

GUT_FEELING: Final = "gut_feeling"
"""Does the telephonist distrust the situation without knowing why ("niet pluis")?"""

WISH_TO_DIE: Final = "wish_to_die"
"""Has the child said or written that it wants to be dead?"""

SUICIDE_PLAN: Final = "suicide_plan"
"""Is there a plan?"""

MEANS_AT_HAND: Final = "means_at_hand"
"""Is there something at hand to do it with?"""

ATTEMPT: Final = "attempt"
"""Was there an attempt?"""

ATTEMPT_WHEN: Final = "attempt_when"
"""When: `longer`, `week` or `day` (the last 24 hours)."""

ATTEMPT_TAKEN: Final = "attempt_taken"
"""What was taken. Free text, for 112 and the doctor; never read by a table."""

SELF_HARM: Final = "self_harm"
"""Has the child injured itself?"""

CONFUSION: Final = "confusion"
"""Does the child see, hear or believe things that are not there?"""

INTOXICATION: Final = "intoxication"
"""Has the child taken drink, drugs or pills? Then the doctor comes first."""

VIOLENCE: Final = "violence"
"""Is there violence now, or a threat of it?"""

WEAPONS: Final = "weapons"
"""Is there a weapon at hand?"""

MISSING: Final = "missing"
"""Does nobody know where the child is?"""

ABUSE: Final = "abuse"
"""Is the child ill-treated at home (Meldcode, Veilig Thuis: E-016)?"""

SEXUAL_VIOLENCE: Final = "sexual_violence"
"""Was the child the victim of sexual violence?"""

ADULT_PRESENT: Final = "adult_present"
"""Is a grown-up with the child? `no` is the dangerous answer."""

OTHER_MINORS: Final = "other_minors"
"""Are other minors in the house (kindcheck)?"""

DOGS: Final = "dogs"
"""Is there a dog, or another animal, that is a danger to whoever goes there?"""

CAN_HOLD: Final = "can_hold"
"""Can they hold it until morning? `no` is the dangerous answer."""

WHO_CAN_STAY: Final = "who_can_stay"
"""Who can stay with the child tonight: the first line of a safety agreement."""

AGREEMENT_FIRST: Final = "agreement_first"
"""Whom to call first next time (E-011). Shown at the next call about this child."""

AGREEMENT_SHARE: Final = "agreement_share"
"""What may be shared with other providers in a crisis (E-010). Shown at the next call about this child."""

AGREEMENT_APPROACH: Final = "agreement_approach"
"""How to approach the child. Shown at the next call about this child."""

NATURE: Final = "nature"
"""What it is about most of all, for the figures (C6-016). Not asked: it follows from the answers."""

NATURE_ALSO: Final = "nature_also"
"""What else it is about."""

SYSTEMIC: Final = "systemic"
"""Is it a crisis of the family as a whole (C6-015)? `yes` or `no`."""

FIRST_BLOCK: Final = (DANGER_NOW, CURRENT_LOCATION, CALLBACK_NUMBER)
"""What the first section asks, always."""

AGREEMENTS: Final = (AGREEMENT_FIRST, AGREEMENT_SHARE, AGREEMENT_APPROACH)
"""The agreements made beforehand."""

CALLER_NUMBER: Final = "@caller-number"
"""How drafts name the field of the caller's number, which is no question of the checklist."""

YES_NO: Final = frozenset(
    {DANGER_NOW, MEDICAL_NOW, CAN_SPEAK_FREELY, CALLER_WITH_YOUTH, NAME_MAY_BE_KNOWN, SECOND_CONTACT, GUT_FEELING}
    | {INTERPRETER_NEEDED, OWN_PROVIDER_CALLED, WISH_TO_DIE, SUICIDE_PLAN, MEANS_AT_HAND, ATTEMPT, SELF_HARM}
    | {CONFUSION, INTOXICATION, VIOLENCE, WEAPONS, MISSING, ABUSE, SEXUAL_VIOLENCE, ADULT_PRESENT, OTHER_MINORS}
)
"""Questions that, where asked as a choice, have the answers `yes` and `no` (1 ja, 2 nee) and no others."""

CLOCKS: Final = ("callback", "callback-request", "line-dropped", "next-workday")
"""Clocks that the desk starts by itself; routes name the clock of their takeover. A profile has them all."""

MAX_CORE: Final = 10
"""So many core questions at most (design 1.3): after them the caller may hang up."""

MAX_QUESTION: Final = 110
"""Characters that can be read aloud in one breath; longer gives a warning."""

STARTS: Final = (
    *("hung-up", "their-call", "line-dropped", "route-dialled", "decided", "closed"),
    *("referred", "accepted", "contact-made", "help-started", "sent-on-site", "arrived", "safety-agreed"),
    *("chain-ended", "visit-passed-on", "visit-unsafe"),
)
"""Moments at which a clock may start: we hung up with a promise; they called to be called; the line dropped; a route
was dialled; somebody decided; the report was closed. After the decision: a provider was asked, accepted, spoke with the
family, began; people were sent on site, arrived; a safety agreement was made; the last provider of the order
refused; people left for another provider to come, or since it was not safe."""

CLOSES: Final = (
    *("callback-kept", "line-restored", "taken-over", "provider-reached", "task-done", "feedback-given"),
    *("provider-answered", "help-started", "arrived", "checked-in", "reported-back", "safety-called"),
    *("sent-on-site", "next-arranged"),
)
"""Facts that may close a clock: we called back and spoke; the line is back; somebody took over; the provider reached
the family; the task was done; the reporter heard what became of it. After the decision: the provider accepted or
refused; help began; people arrived on site, are safe, told what they found; the family was called as agreed; people
were sent on site; somebody was asked or sent next, or something else was decided."""

ESCALATES_TO: Final = ("owner", "telephonist", "triagist", "backup", "shift-lead", "case-dispatcher")
"""Whom a late clock can call: the owner of the promise, or a role of the roster."""

ROLES: Final = ("telephonist", "triagist", "shift-lead", "case-dispatcher")
"""What a person at the desk can be."""

REASONS: Final = ("deviate", "callback", "set-aside", "reopen", "refuse")
"""The lists of one-key reasons."""

WRITTEN: Final = "written"
"""The entry of what comes in by mail or letter, where a profile does not say which entries are written."""

TAKEOVER: Final = "take-over"
"""The list of reasons to take a report over from a colleague; a profile without it gets TAKEOVER_REASONS."""

TAKEOVER_REASONS: Final = (
    ("off-duty", "Collega is vrij"),
    ("shift-change", "Dienstwissel"),
    ("other-call", "Collega heeft een ander gesprek"),
    ("other", "Anders"),
)
