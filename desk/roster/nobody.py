"""What people write in a roster where a name should stand and nobody is meant: `ziek`, `n.t.b.`, `?`. Pure.

Taken for a name it would be somebody on call whom nobody can reach: a gap that nobody sees.
"""

import re

from desk.words.fold import fold_text

_NOBODY = {
    *("geen", "geen dienst", "geen bezetting", "geen invulling", "niemand", "vrij", "leeg", "open", "open dienst"),
    *("vacant", "vacature", "nvt", "ntb", "nnb", "nn", "tbd", "tba", "onbekend", "nog onbekend", "nog niet bekend"),
    *("nog te bepalen", "nader te bepalen", "nog in te vullen", "nog invullen", "invullen", "volgt", "x", "xx", "xxx"),
    *("vervalt", "vervallen", "gaat niet door", "geannuleerd", "afgezegd", "gesloten"),
    *("reserve", "stand-by", "standby"),
}
_AWAY = {"ziek", "ziek gemeld", "ziekgemeld", "verlof", "vakantie", "afwezig", "zwangerschapsverlof", "snipperdag"}
_SAID_AWAY = re.compile(r"[(\[,:;/–-]\s*(ziek(?: ?gemeld)?|verlof|vakantie|afwezig|vervalt|vervallen)\b")
# Words beside a name that say who else, until when, or that it is not sure: whoever reads that has to decide it.
_REMARK = re.compile(
    r"(->|=>|→|\?|\bwordt\b|\bipv\b|\bi\.p\.v\b|\bin plaats van\b|^ruil\b|\bruilt\b|\bof\b"
    r"|\b(?:tot|vanaf|na|voor|om) \d+"
    r"|\bo\.?v\.?b\b|\bonder voorbehoud\b|(?<!\bde )(?<!^)\bvrij\b|\breserve\b|\bstand-?bij\b"
    r"|(?<!\bde )\b(?:ziek(?: ?gemeld)?|verlof|vakantie|afwezig)\b)"
)
# The same words before the name. A double name is none of them: Geen-Bakker.
_BEFORE = re.compile(
    r"^[(\[]?(vrij|geen|niemand|niet|vervalt|vervallen|geannuleerd|afgezegd|vacature|vacant|open|cursus|scholing|zie|met)"
    r"(?:[)\]]|\s*:|\s+-|\s)\s*\w\w"
)
_FOLDED = {fold_text(word) for word in _NOBODY | _AWAY}
_NO_LETTERS = re.compile(r"[\W\d_]*")


def why_nobody(text: str) -> str:
    """In Dutch why a name is nobody's, to stand after it; empty when it may be somebody.

    A number, marks without a letter, a word that says nobody is there, or a name with such a word beside it.
    """
    folded = fold_text(text)
    words = " ".join(folded.replace(".", "").split()).strip(" -()[]!?*")
    if _NO_LETTERS.fullmatch(folded):
        return "is geen naam"
    if words in _FOLDED:
        return "is niemand"
    said = _BEFORE.search(folded) or _SAID_AWAY.search(folded) or _REMARK.search(folded)
    return f"zegt '{said[1]}'" if said else ""
