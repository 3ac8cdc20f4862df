"""The roles of the roster: what rosters call them, what the desk calls them, what the screen says."""

from difflib import get_close_matches

from desk.words.fold import clean_text, fold_text

ROLE_LABELS = {
    "telephonist": "telefonist",
    "triagist": "triagist",
    "backup": "achterwacht",
    "case-dispatcher": "spelverdeler",
    "shift-lead": "dienstleider",
    "pair": "koppel",
}
"""The roles that the desk asks for itself, with their Dutch names. Any other role is kept as it was written."""

STATE_WORDS = {"free": "vrij", "busy": "bezet", "road": "onderweg"}
"""How somebody on call is, as the desk heard it last, in the word that stands on the screen."""

_WORDS = {
    "telephonist": ("telefoniste", "telefoondienst", "meldpunt"),
    "triagist": ("triagiste", "triage", "triagist van dienst"),
    "backup": ("back-up", "backup on call", "achterdienst", "achterwachtdienst"),
    "case-dispatcher": ("case dispatcher",),
    "shift-lead": ("shift lead", "dienstleiding", "dienstleidster"),
    "pair": ("koppel ter plaatse", "ambulant koppel"),
}
_KNOWN = {fold_text(word): role for role, label in ROLE_LABELS.items() for word in (role, label, *_WORDS[role])}


def read_role(text: str) -> str:
    """The id of a known role, in Dutch or English; another role as written, with single spaces."""
    return _KNOWN.get(fold_text(text), " ".join(clean_text(text).split()))


def nearest_role(text: str) -> str:
    """The Dutch name of the known role that `text` looks like; empty when it looks like none."""
    close = get_close_matches(fold_text(text), _KNOWN, n=1, cutoff=0.75)
    return ROLE_LABELS[_KNOWN[close[0]]] if close else ""
